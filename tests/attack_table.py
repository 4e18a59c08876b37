"""The attack table: every case of the attack lists, the verdict expected and the verdict given.

A pytest plugin: `python -m pytest -p tests.attack_table --attack-table docs/attacks.md tests/seal
tests/release/test_attacks.py` writes the table of what it ran.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

_HEAD = (
    "# 攻击表 The attack table\n\n"
    "每行是一次攻击：怎样做的，应得什么结论，实得什么结论。"
    "由测试写出，命令见 `tests/attack_table.py`。"
    "Each row is an attack that the tests try: what is done, the verdict expected, the verdict "
    "given; written by a test run.\n"
)
_COLUMNS = "| 攻击 case | 应得 expected | 实得 got |\n|---|---|---|\n"
_SITE = "tests/release/test_attacks.py::test_an_attack_meets_its_verdict"
_TITLES: Mapping[str, str] = {
    "tests/seal/test_attacks.py::test_verdict": "签名的 PDF Signed PDF",
    "tests/seal/test_ofd.py::test_verdict": "带电子印章的 OFD OFD with electronic seals",
    _SITE: "公示的网站和日志 The published site and its log",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the table goes."""
    parser.addoption("--attack-table", type=Path, metavar="FILE")


def pytest_configure(config: pytest.Config) -> None:
    """Listen, where somebody asked for the table."""
    if file := config.getoption("--attack-table"):
        config.pluginmanager.register(_Table(file), "the attack table")


class _Table:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._rows: dict[str, list[str]] = {test: [] for test in _TITLES}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test, _, case = report.nodeid.partition("[")
        told = dict(report.user_properties)
        if report.when == "call" and test in self._rows and "got" in told:
            cells = (case.removesuffix("]"), told["expected"], told["got"])
            self._rows[test].append(row(*map(str, cells)))

    def pytest_sessionfinish(self) -> None:
        self._file.write_text(_HEAD + "".join(self._parts()), "utf-8")

    def _parts(self) -> Iterator[str]:
        for test, rows in self._rows.items():
            yield f"\n## {_TITLES[test]}\n\n{_COLUMNS}"
            yield from sorted(rows)


def row(case: str, expected: str, got: str) -> str:
    """A line of the table; a case is a code, which may hold anything."""
    told = case.replace("|", "\\|").replace("`", "'")
    return f"| `{told}` | {expected} | {got} |\n"
