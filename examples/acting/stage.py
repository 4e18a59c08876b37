"""Where the week is acted: a folder in which commands are given, and what each of them printed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

_REGISTRY = Path(sys.executable).with_name("registry")
_SHOWN_ROWS = 3
_CELL = 24
_OPEN = re.compile("〔待填[^〕]*〕")
#: What is another each time: digests, a release's name, the folder, the day on which it is acted.
_VARYING = (
    (re.compile(r"(?<=\d{4}-\d{2}-\d{2}-)[0-9a-f]{12}\b"), "〔散列〕"),
    (re.compile(r"\b[0-9a-f]{64}\b|(?<=树根 )[0-9a-f]+"), "〔散列〕"),
    (re.compile(r"(?<=[+])[0-9a-f]{8}[+][A-Za-z0-9+/]{44}=?"), "〔公钥〕"),
    (re.compile(r"\d{4}-\d{2}-\d{2}(?= 的备份)"), "〔今日〕"),
    (re.compile(r"还缺 \d+ 项。\d+ missing\."), "还缺〔若干〕项。〔several〕 missing."),
)
#: How many pages and files there are is another with every version of the program.
_COUNTING = re.compile(
    r"^(已生成|已发布|CDN 须清除|已备份到|版本 ).*|日志停在备份时（\d+ 条）"
    r"|共 \d+ 条(?=，树根)|（\d+）$"
)
_COUNT = re.compile(r"(?<![\w.-])\d+(?![\w-])")
#: `registry check` looks at the year in which it is run.
_OF_THE_YEAR = re.compile(r"^REGISTRY_CALENDAR_DIR\t")


@dataclass(frozen=True)
class Told:
    """Prose of the chapter."""

    text: str


@dataclass(frozen=True)
class Filled:
    """A sheet that the clerk filled: its file, the kind, its headers and first rows."""

    file: str
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    count: int


@dataclass(frozen=True)
class Given:
    """A command with its exit status and what it printed, without what varies."""

    line: str
    status: int
    printed: str


@dataclass(frozen=True)
class Seen:
    """What a reader types into the search, and what the company's page then says."""

    query: str
    name: str
    says: Sequence[str]


@dataclass(frozen=True)
class Missed:
    """A company that a reader no longer finds; its address has a stub."""

    code: str
    name: str


Step = Told | Filled | Given | Seen | Missed


@dataclass
class Day:
    """A day of the week: what was done on it, and the site as it was in the evening."""

    title: str
    date: str
    steps: list[Step] = field(default_factory=list)
    site: Path = Path()

    @property
    def seen(self) -> list[Seen | Missed]:
        """What readers look up in the evening."""
        return [step for step in self.steps if isinstance(step, Seen | Missed)]


#: Runs a command in a folder; its exit status and all that it printed.
Give = Callable[[Sequence[str], Path], tuple[int, str]]


def process(words: Sequence[str], folder: Path) -> tuple[int, str]:
    """In a process of its own, as at a terminal."""
    program = str(_REGISTRY) if words[0] == "registry" else words[0]
    done = subprocess.run(
        [program, *words[1:]],
        cwd=folder,
        env=_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


class Stage:
    """The desk. `folder` is empty at first; everything happens in it."""

    def __init__(self, folder: Path, give: Give = process) -> None:
        self.folder = folder.resolve()
        self.days: list[Day] = []
        self._at = self.folder
        self._give = give

    def day(self, title: str, date: str) -> None:
        """A new day begins."""
        self.days.append(Day(title, date))

    def tell(self, text: str) -> None:
        """Say in the chapter what comes next."""
        self._add(Told(text))

    def run(self, line: str, status: int = 0) -> str:
        """Give a command; what it printed. Raises AssertionError where it ends otherwise."""
        words = shlex.split(line)
        if words[0] == "cd":
            self._at = (self._at / words[1]).resolve()
            self._add(Given(line, 0, ""))
            return ""
        ended, printed = self._give(words, self._at)
        assert ended == status, (line, ended, printed)
        self._add(Given(line, status, self._settled(printed)))
        return printed

    def fill(
        self, template: str, file: str, sheets: Mapping[str, Sequence[Mapping[str, Any]]]
    ) -> None:
        """Fill a template's sheets as a clerk does, and save it under the name of the filing."""
        book = load_workbook(self._at / template)
        for title, rows in sheets.items():
            sheet = book[title]
            columns = {cell.value: cell.column for cell in sheet[1]}
            for at, row in enumerate(rows, 2):
                for head, value in row.items():
                    sheet.cell(at, columns[head]).value = value
            self._add(_filled(file, title, rows))
        book.save(self._at / file)

    def change(self, file: str, changes: Mapping[str, str]) -> None:
        """Change texts in a file; each must be there once."""
        path = self._at / file
        text = path.read_text("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, "utf-8")

    def fill_pages(self, folder: str = "content") -> None:
        """Fill what the editorial pages leave open."""
        for page in sorted((self._at / folder).glob("*.md")):
            page.write_text(_OPEN.sub("（示例）", page.read_text("utf-8")), "utf-8")

    def see(self, query: str, name: str, *says: str) -> None:
        """What a reader will find in the evening; the test looks it up in a browser."""
        self._add(Seen(query, name, says))

    def miss(self, code: str, name: str) -> None:
        """What a reader will find no more; the test looks for it in a browser."""
        self._add(Missed(code, name))

    def evening(self, site: str) -> None:
        """Keep the site as it is shown at the end of the day."""
        kept = self.folder / "evenings" / self.days[-1].date
        shutil.copytree((self._at / site).resolve(), kept)
        self.days[-1].site = kept

    def _add(self, step: Step) -> None:
        self.days[-1].steps.append(step)

    def _settled(self, printed: str) -> str:
        text = printed.replace(f"{self.folder}/", "〔文件夹〕/")
        for pattern, said in _VARYING:
            text = pattern.sub(said, text)
        lines = [line.rstrip() for line in text.splitlines() if not _OF_THE_YEAR.match(line)]
        return "\n".join(_COUNTING.sub(_uncounted, line) for line in lines)


def _uncounted(found: re.Match[str]) -> str:
    return _COUNT.sub("〔数〕", found[0])


def _filled(file: str, title: str, rows: Sequence[Mapping[str, Any]]) -> Filled:
    heads = list(dict.fromkeys(head for row in rows for head in row))
    shown = [[_cell(row.get(head)) for head in heads] for row in rows[:_SHOWN_ROWS]]
    return Filled(file, title, heads, shown, len(rows))


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _CELL else f"{text[:_CELL]}……"


def _env() -> dict[str, str]:
    """This machine's environment without settings of a register; the commands found first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    return kept | {"PYTHONUTF8": "1", "COLUMNS": "100"}
