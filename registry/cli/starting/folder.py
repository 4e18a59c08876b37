"""Writes the working folder; what is in it builds at once."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from registry.cli.starting.answers import Answers
from registry.cli.starting.pages import pages
from registry.site import shipped

#: The files of the folder, by the text that each is made of.
_FILES = {
    "pelicanconf.py": "pelicanconf.txt",
    "README.md": "readme.txt",
    ".gitignore": "gitignore.txt",
}


def write(folder: Path, answers: Answers) -> None:
    """Writes settings, pages, README and .gitignore; what is there already is not asked for.

    Raises OSError where the disk does.
    """
    for name, text in _contents(answers):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _contents(answers: Answers) -> Iterator[tuple[str, str]]:
    url = f"https://{answers.domain}"
    said = {
        "name": answers.name,
        "domain": answers.domain,
        "url": url,
        "name_": json.dumps(answers.name, ensure_ascii=False),
        "english_name_": json.dumps(answers.english_name, ensure_ascii=False),
        "url_": json.dumps(url),
        "icp_": json.dumps(answers.icp, ensure_ascii=False),
        "ruleset_": json.dumps(answers.ruleset),
    }
    for name, source in _FILES.items():
        text = files(__package__).joinpath(source).read_text("utf-8")
        yield name, Template(text).substitute(said)
    for name, text in pages(shipped.PAGES, answers):
        yield f"content/{name}", text
