"""How a notice is cited: GB/T 7714—2025 (P-8), BibTeX, RIS and CSL-JSON.

The day of access is the reader's: in its place stands an element that the page's script fills in.
A notice that was corrected, or of which something has ended since, is cited as such.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup, escape

from registry.public.views import Association, EndedItem, NoticeView
from registry.site.pages import Logged
from registry.site.words import word

#: Stands for the day of access until the text is an element's; no text of the register has it.
_ACCESSED = "\ufffc"
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "&%$#_"},
    }
)


@dataclass(frozen=True, slots=True)
class Format:
    """A citation for a program: what the format is called, the file's name, its text."""

    name: str
    file: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Citation:
    """A notice as it is cited: for people, and for their programs."""

    gbt: Markup
    formats: tuple[Format, ...]


def cited(
    association: Association,
    notice: NoticeView,
    logged: Logged | None,
    ended: Sequence[EndedItem],
    path: str,
) -> Citation:
    """The citation of a notice at a path, as things stand."""
    facts = _Facts(association, notice, _state(notice, ended), _log(logged), association.url + path)
    return Citation(
        gbt=_element(facts.gbt(), "-"),
        formats=(
            Format("BibTeX", f"{notice.id}.bib", _element(facts.bibtex(), "-")),
            Format("RIS", f"{notice.id}.ris", _element(facts.ris(), "/")),
            Format("CSL-JSON", f"{notice.id}.csl.json", _element(facts.csl(), '", "')),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is told in every format; `state` and `log` are sentences without their stop, or ""."""

    association: Association
    notice: NoticeView
    state: str
    log: str
    url: str

    @property
    def author(self) -> str:
        return _line(self.association.name)

    @property
    def number(self) -> str:
        return _line(self.notice.number or self.notice.id)

    @property
    def title(self) -> str:
        """With the number, as the standard has it, and with what became of the notice since."""
        state = f"（{self.state}）" if self.state else ""
        return f"{_line(self.notice.title)}：{self.number}{state}"

    @property
    def note(self) -> str:
        return "；".join(filter(None, (f"公告登记编号 {self.notice.id}", self.state, self.log)))

    def gbt(self) -> str:
        log = f" {self.log}." if self.log else ""
        day = self.notice.day.isoformat()
        return f"{self.author}. {self.title}[EB/OL]. （{day}）[{_ACCESSED}]. {self.url}.{log}"

    def bibtex(self) -> str:
        fields = {
            "author": f"{{{self.author.translate(_BIBTEX)}}}",
            "title": f"{{{self.title.translate(_BIBTEX)}}}",
            "number": self.number.translate(_BIBTEX),
            "year": str(self.notice.day.year),
            "date": self.notice.day.isoformat(),
            "url": self.url,
            "urldate": _ACCESSED,
            "note": self.note.translate(_BIBTEX),
            "language": "chinese",
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{notice-{self.notice.id},\n{lines}}}\n"

    def ris(self) -> str:
        fields = (
            ("TY", "ELEC"),
            ("AU", self.author),
            ("TI", self.title),
            ("M1", self.number),
            ("PY", str(self.notice.day.year)),
            ("DA", f"{self.notice.day:%Y/%m/%d}"),
            ("Y2", _ACCESSED),
            ("UR", self.url),
            ("N1", self.note),
            ("LA", "zh"),
            ("ER", ""),
        )
        return "".join(f"{tag}  - {value}\n" for tag, value in fields)

    def csl(self) -> str:
        day = self.notice.day
        item: dict[str, Any] = {
            "id": self.notice.id,
            "type": "webpage",
            "author": [{"literal": self.author}],
            "title": self.title,
            "number": self.number,
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "accessed": {"date-parts": [[_ACCESSED]]},
            "URL": self.url,
            "note": self.note,
            "language": "zh-CN",
        }
        fields = [
            f'  "{name}": {msgspec.json.encode(value).decode()}' for name, value in item.items()
        ]
        return "[{\n" + ",\n".join(fields) + "\n}]\n"


def _state(notice: NoticeView, ended: Iterable[EndedItem]) -> str:
    """What became of it: which notices corrected it, how some of what it announced has ended."""
    corrections = "、".join(_line(ref.number or ref.id) for ref in notice.corrected_by)
    kinds = "、".join(word(kind, "ended") for kind in sorted({item.kind for item in ended}))
    said = (
        f"已由{corrections}更正" if corrections else "",
        f"所载事项其后部分或者全部{kinds}" if kinds else "",
    )
    return "；".join(filter(None, said))


def _log(logged: Logged | None) -> str:
    return f"公示日志 {logged.size} 条，树根 {logged.root}" if logged else ""


def _line(text: str) -> str:
    return " ".join(text.replace(_ACCESSED, "").split())


def _element(text: str, mark: str) -> Markup:
    """The text as HTML; in the day of access, parts are set off by `mark`."""
    day = Markup('<span data-today="{}">引用日期</span>').format(mark)
    return Markup(escape(text).replace(_ACCESSED, day))
