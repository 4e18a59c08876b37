"""The worked examples E-1 to E-10: filings taken for real, and what the register then says."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.examples.desk import Desk

WORKED = Path(__file__).parent / "worked"
EXAMPLES = {
    folder.name: tomllib.loads((folder / "example.toml").read_text(encoding="utf-8"))
    for folder in sorted(WORKED.iterdir(), key=lambda path: (len(path.name), path.name))
    if folder.is_dir()
}


def _case(name: str) -> Any:
    marks = [pytest.mark.rule(rule) for rule in (name, *EXAMPLES[name]["rules"])]
    return pytest.param(name, id=name, marks=marks)


def test_there_are_ten() -> None:
    assert list(EXAMPLES) == [f"E-{number}" for number in range(1, 11)]


@pytest.mark.parametrize("name", [_case(name) for name in EXAMPLES])
def test_worked_example(name: str, tmp_path: Path) -> None:
    example, folder = EXAMPLES[name], WORKED / name
    licences = folder / example["licences"] if "licences" in example else WORKED / "licences.jsonl"
    desk = Desk(tmp_path).taken([licences])
    for step in example["step"]:
        if "take" in step:
            _take(desk, folder / step["take"], step.get("refused", ()))
        else:
            _compare(desk.standing(example["code"], step["as_of"]), step)


def _take(desk: Desk, file: Path, refused: Sequence[str]) -> None:
    result = desk.take(file)
    assert result.exit_code == (1 if refused else 0), result.output
    for words in refused:
        assert words in result.output


def _compare(standing: Mapping[str, Any], step: Mapping[str, Any]) -> None:
    if step.get("unknown"):
        assert standing == {}
        return
    for part in ("grades", "bans", "deadlines"):
        if part in step:
            expected = step[part]
            found = [
                {key: _plain(fact[key]) for key in wanted}
                for fact, wanted in zip(standing[part], expected, strict=True)
            ]
            assert found == expected, f"{part} as of {step['as_of']}"
    for words in step.get("caps", ()):
        assert words in "；".join(standing["grades"][0]["caps"])


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | bool) else str(value)
