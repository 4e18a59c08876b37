"""The badge of a company: a picture that it may put on its own site, linked to its page.

A picture has no clock, and none claims that a grade is valid (R-21): it shows the period, and is
made anew by the build of the day on which the grade ends in whatever way. Only announced grades
have a certificate and a badge (R-16, R-17).
"""

from xml.sax.saxutils import escape

from registry.public.views import Association, CompanyView, GradeView
from registry.site import sifting
from registry.site.words import word

WIDTH, ROW, HEAD = 320, 56, 52
_MARGIN = 12
# From here on characters are as wide as they are high; Latin letters and digits are not.
_FULL_WIDTH, _HALF = "\u2e80", 0.6
_RED, _GREY, _INK = "#a3161a", "#494e57", "#17191d"


def of_company(association: Association, view: CompanyView) -> bytes:
    """The picture (SVG): the newest announced grade under each rule set; b"" without one."""
    grades = sifting.distinct(sifting.having(view.grades, "announced"), "ruleset")
    if not grades:
        return b""
    height = HEAD + ROW * len(grades)
    title = f"{view.name}：{'；'.join(map(_told, grades))}"
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" fill="#fff" '
        f'stroke="{_RED}"/>',
        _text(12, 20, 11, _GREY, f"{association.name}{word('register', 'frame')}"),
        _text(12, 40, 15, _INK, view.name),
        *(_row(grade, HEAD + ROW * at) for at, grade in enumerate(grades)),
        "</svg>",
    )
    return ("\n".join(parts) + "\n").encode()


def _row(grade: GradeView, top: int) -> str:
    runs = grade.status == "valid"
    colour = _RED if runs else _GREY
    dashed = "" if runs else ' stroke-dasharray="4 3"'
    plate = (
        f'<rect x="12" y="{top}" width="64" height="44" fill="none" '
        f'stroke="{colour}" stroke-width="2"{dashed}/>'
        f'<text x="44" y="{top + 29}" font-size="20" font-weight="700" text-anchor="middle" '
        f'fill="{colour}">{escape(grade.grade)}</text>'
    )
    status = word("grade", "frame") if runs else word(grade.status, "status")
    lines = ((top + 17, 13, status), (top + 37, 12, _days(grade)))
    return plate + "".join(_text(88, y, size, _INK, line) for y, size, line in lines)


def _told(grade: GradeView) -> str:
    ended = "" if grade.status == "valid" else f" {word(grade.status, 'status')}"
    return f"{word('grade', 'frame')} {grade.grade}{ended}，{_days(grade)}"


def _days(grade: GradeView) -> str:
    if grade.status == "void":
        return f"自 {grade.void_since} 起无效"
    if grade.ended_on is not None:
        return f"有效至 {grade.ended_on}"
    return f"有效期 {grade.valid_from} 至 {grade.valid_until}"


def _text(x: int, y: int, size: int, colour: str, text: str) -> str:
    """A line, narrowed where it would leave the picture."""
    room = WIDTH - _MARGIN - x
    wide = sum(1 if char >= _FULL_WIDTH else _HALF for char in text) * size > room
    narrowed = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if wide else ""
    where = f'x="{x}" y="{y}" font-size="{size}" fill="{colour}"{narrowed}'
    return f"<text {where}>{escape(text)}</text>"
