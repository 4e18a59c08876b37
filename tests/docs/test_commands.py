"""Every command, option, argument, setting and filing kind is documented, and nothing else is."""

import ast
import re
from pathlib import Path

import pytest
from typer import Context
from typer.main import get_command

from registry.cli.main import app
from registry.cli.settings import PREFIX, Settings
from registry.cli.verbs import VERBS
from registry.intake.drafts import KINDS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "commands.md").read_text("utf-8")
SECTIONS = {part.split("\n", 1)[0]: part for part in re.split(r"^## ", DOC, flags=re.M)[1:]}
GROUP = get_command(app)


def options(command) -> set[str]:
    """Its own, and those of the commands that it has."""
    own = {
        name
        for param in command.params
        for name in param.opts
        if name.startswith("--") and name != "--help"
    }
    within = () if command is GROUP else getattr(command, "commands", {}).values()
    return own.union(*map(options, within))


def command(verb: str):
    return GROUP.get_command(Context(GROUP), verb)


def named_settings() -> set[str]:
    """REGISTRY_… settings that the code or the settings file names."""
    files = [ROOT / "pelicanconf.py", *(ROOT / "registry").rglob("*.py")]
    names = {PREFIX + field.upper() for field in Settings.__struct_fields__}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Name) and node.id.startswith(PREFIX):
                names.add(node.id)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names |= set(re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b", node.value))
    return names


#: Passed from the command line to the plugin and back within one run; no setting of a file.
PASSED = {
    "REGISTRY_BLANK",
    "REGISTRY_COMPLAINTS",
    "REGISTRY_HEAD",
    "REGISTRY_PROGRESS",
    "REGISTRY_RESULT",
    "REGISTRY_RUN",
}


@pytest.mark.parametrize("verb", VERBS)
def test_verb_and_its_options_are_documented(verb):
    section = SECTIONS[f"registry {verb}"]
    documented = set(re.findall(r"^\| `(--[a-z-]+)", section, flags=re.M))
    assert documented == options(command(verb))
    assert f"registry {verb}" in section.split("```")[1] or f" {verb} " in section.split("```")[1]


def test_common_options_are_documented():
    documented = set(re.findall(r"^\| `(--[a-z-]+)", SECTIONS["registry"], flags=re.M))
    assert documented == options(GROUP)


def test_no_verb_is_documented_that_is_not_there():
    assert [
        name.removeprefix("registry ") for name in SECTIONS if " " in name and "registry" in name
    ] == list(VERBS)


@pytest.mark.parametrize("name", ["readme.txt", "pelicanconf.txt"])
def test_what_a_new_register_is_told_to_type_exists(name):
    text = (ROOT / "registry" / "cli" / "starting" / name).read_text("utf-8")
    typed = re.findall(r"\bregistry (?!\.)([a-z]+)([^`#\n]*)", text)
    assert len(typed) > 3
    for verb, rest in typed:
        assert verb in VERBS
        said = set(re.findall(r"(?<= )--[a-z-]+", rest))
        assert said <= options(command(verb)) | {"--help"}, (verb, said)


def test_settings_are_documented():
    section = next(text for name, text in SECTIONS.items() if name.startswith("设置"))
    documented = set(re.findall(rf"^\| `({PREFIX}[A-Z_]+)`", section, flags=re.M))
    assert documented == named_settings() - PASSED


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_filing_kind_is_documented(kind):
    assert f"| `{kind.kind}` | {kind.title} |" in SECTIONS["registry take"]
