"""Sheets of A4 to draw on: frames, centred lines, a QR code. Lengths in mm, sizes in points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

import segno
from fpdf import FPDF

from registry.cli.certifying.fonts import Fonts

Colour = tuple[int, int, int]
INK: Colour = (34, 34, 34)
GREY: Colour = (96, 96, 96)
RED: Colour = (156, 28, 28)
GOLD: Colour = (168, 132, 58)
_FAMILY = "register"
_MM = 25.4 / 72
#: What stays in one line: a number, a word, or else a single character.
_PARTS = re.compile(r"[!-~]+|.")
_CLOSING = "，。、；：》）”"


@dataclass(frozen=True)
class Style:
    """How a line is set: size, weight, colour, and how far its characters stand apart in points."""

    size: float
    bold: bool = False
    colour: Colour = INK
    apart: float = 0

    def sized(self, size: float) -> "Style":
        """The same in another size."""
        return Style(size, self.bold, self.colour, self.apart)


class Paper:
    """One document under way."""

    def __init__(self, fonts: Fonts, title: str, author: str, day: date) -> None:
        self._pdf = FPDF(unit="mm", format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang("zh-CN")
        # The day that it speaks of, not the clock's: same inputs, same bytes.
        self._pdf.set_creation_date(datetime.combine(day, time(), UTC))
        self._pdf.add_font(_FAMILY, "", fonts.regular)
        self._pdf.add_font(_FAMILY, "B", fonts.bold)

    def page(self, orientation: Literal["portrait", "landscape"]) -> None:
        """A new page."""
        self._pdf.add_page(orientation=orientation)

    @property
    def width(self) -> float:
        """Of the page."""
        return self._pdf.w

    @property
    def height(self) -> float:
        """Of the page."""
        return self._pdf.h

    def wide(self, text: str, style: Style) -> float:
        """How wide a line is."""
        self._use(style)
        # Behind the last character nothing stands apart.
        return self._pdf.get_string_width(text) - style.apart * _MM if text else 0.0

    def line(self, text: str, x: float, y: float, style: Style) -> None:
        """A line whose baseline begins at a point."""
        self._use(style)
        self._pdf.text(x, y, text)

    def centred(self, text: str, y: float, style: Style, middle: float | None = None) -> None:
        """A line about the middle of the page, or another."""
        about = self.width / 2 if middle is None else middle
        self.line(text, about - self.wide(text, style) / 2, y, style)

    def fitting(self, text: str, room: float, style: Style, least: float) -> Style:
        """The style, as small as it must be for the line to fit, but no smaller than `least`."""
        while style.size > least and self.wide(text, style) > room:
            style = style.sized(style.size - 0.5)
        return style

    def wrapped(self, text: str, room: float, style: Style) -> list[str]:
        """The text in lines that fit; none begins with a closing mark, no number is broken."""
        lines = [""]
        for part in _PARTS.findall(text):
            if self.wide(lines[-1] + part, style) > room and part not in _CLOSING:
                lines.append("")
            lines[-1] += part
        return lines

    def frame(self, inset: float, thickness: float, colour: Colour) -> None:
        """A frame so far from the page's edges."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(thickness)
        self._pdf.rect(inset, inset, self.width - 2 * inset, self.height - 2 * inset)

    def corners(self, inset: float, side: float, colour: Colour) -> None:
        """A square within each corner of a frame."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(0.3)
        for x in (inset, self.width - inset - side):
            for y in (inset, self.height - inset - side):
                self._pdf.rect(x, y, side, side)

    def rule(self, x: float, y: float, length: float, thickness: float, colour: Colour) -> None:
        """A horizontal line."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(thickness)
        self._pdf.line(x, y, x + length, y)

    def code(self, made: segno.QRCode, x: float, y: float, side: float) -> None:
        """A QR code of a width without its quiet zone, which is to be left free around it."""
        rows: Sequence[bytearray] = tuple(made.matrix)
        one = side / len(rows)
        self._pdf.set_fill_color(0, 0, 0)
        for down, row in enumerate(rows):
            for first, length in _runs(row):
                self._pdf.rect(x + first * one, y + down * one, length * one, one, style="F")

    def written(self) -> bytes:
        """The PDF."""
        return bytes(self._pdf.output())

    def _use(self, style: Style) -> None:
        self._pdf.set_font(_FAMILY, "B" if style.bold else "", style.size)
        self._pdf.set_char_spacing(style.apart)
        self._pdf.set_text_color(*style.colour)


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many follow one another: drawn at once, no seam shows."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
