"""The documents themselves: certificate and plaque lying, naming document standing, all on A4.

They say what the register shows of the grade and no more: no score, no place among others (P-2).
"""

from collections.abc import Iterable

import segno

from registry.cli.certifying.award import CERTIFICATE, NAMING, PLAQUE, Award
from registry.cli.certifying.fonts import Fonts
from registry.cli.certifying.paper import GOLD, GREY, INK, RED, Paper, Style
from registry.cli.certifying.words import (
    CAPTION,
    CAPTION_ENGLISH,
    Words,
    chinese_day,
    english_day,
    words,
)

_SMALL = Style(9, colour=GREY)
_SPECIMEN = Style(12, bold=True, colour=RED, apart=4)


def made(award: Award, fonts: Fonts, *, specimen: bool = False) -> bytes:
    """The documents of an award, a page each, as PDF; same inputs, same bytes.

    `fonts` hold the characters of `characters`. `specimen` marks each page as no genuine document,
    as a made-up register's are.
    """
    called = "、".join(name for _, name in award.documents)
    paper = Paper(
        fonts, f"{award.name} {award.label} {called}", award.association.name, award.valid_from
    )
    draw = {CERTIFICATE: _certificate, PLAQUE: _plaque, NAMING: _naming}
    for kind, name in award.documents:
        draw[kind](paper, award, words(award, kind, name))
        if specimen:
            paper.centred(Words.specimen, 11.5, _SPECIMEN)
    return paper.written()


def characters(awards: Iterable[Award]) -> set[str]:
    """Every character that may stand in documents of these awards."""
    found = set(Words.own)
    for award in awards:
        found |= award.characters
        found |= {
            char
            for kind, name in award.documents
            for text in words(award, kind, name).all
            for char in text
        }
    return found


def _certificate(paper: Paper, award: Award, said: Words) -> None:
    paper.page("landscape")
    _framed(paper)
    paper.centred(said.title, 45.5, Style(36, bold=True, colour=RED, apart=9))
    paper.centred(said.english_title, 53.5, Style(10.5, colour=GOLD, apart=1.6))
    paper.centred(f"证书编号 Certificate No.  {award.number}", 64.5, Style(10.5, colour=GREY))
    y = _company(paper, award, 81)
    paper.centred(said.basis, y, paper.fitting(said.basis, 230, Style(14), 9))
    style = paper.fitting(said.english_basis, 230, _SMALL, 6)
    paper.centred(said.english_basis, y + 6.5, style)
    paper.centred(award.label, 133, Style(40, bold=True, colour=RED, apart=3))
    paper.centred(said.period, 144, Style(14))
    paper.centred(said.english_period, 150, _SMALL)
    _code(paper, award, 34, 150, 27)
    _signed(paper, award, 214, 164.5)
    paper.centred(said.foot, 187.5, Style(8.5, colour=GREY))


def _plaque(paper: Paper, award: Award, said: Words) -> None:
    """The text of a plaque as it is to be engraved, and outside its frame what the maker reads."""
    paper.page("landscape")
    _framed(paper)
    _company(paper, award, 47)
    paper.centred(said.title, 90, Style(34, bold=True, colour=RED, apart=9))
    paper.centred(said.english_title, 98, Style(10.5, colour=GOLD, apart=1.6))
    paper.centred(award.label, 126, Style(58, bold=True, colour=RED, apart=4))
    paper.centred(said.period, 141, Style(14))
    paper.centred(f"编号 No.  {award.number}", 149, Style(11, colour=GREY))
    _code(paper, award, 34, 150, 27)
    _signed(paper, award, 214, 164.5)
    paper.centred(said.foot, 203, Style(8, colour=GREY))


def _naming(paper: Paper, award: Award, said: Words) -> None:
    """In the form of an official document: red head, number, rule, title, body, signature."""
    paper.page("portrait")
    left, room = 28.0, 156.0
    head = Style(34, bold=True, colour=RED)
    paper.centred(award.association.name, 52, paper.fitting(award.association.name, room, head, 14))
    paper.centred(award.association.english_name, 60, Style(9, colour=RED))
    paper.centred(award.number or f"〔{award.valid_from.year}〕　　号", 78, Style(15))
    paper.rule(left, 83, room, 0.9, RED)
    title = Style(20, bold=True)
    y = 102.0
    for line in paper.wrapped(said.title, room, title):
        paper.centred(line, y, title)
        y += 11
    y += 6
    body = Style(15)
    for number, paragraph in enumerate(said.paragraphs):
        for line in paper.wrapped(("　　" if number else "") + paragraph, room, body):
            paper.line(line, left, y, body)
            y += 9.6
    _signed(paper, award, 145, max(y + 16, 222), plain=True)
    _code(paper, award, left, max(y + 10, 216), 26)
    paper.rule(left, 273, room, 0.3, GREY)
    paper.centred(said.foot, 279, Style(8, colour=GREY))


def _framed(paper: Paper) -> None:
    paper.frame(15, 1.4, GOLD)
    paper.frame(17.6, 0.3, GOLD)
    paper.corners(17.6, 5, GOLD)


def _company(paper: Paper, award: Award, y: float) -> float:
    """Whom it is for, a long name in two lines; where the next line may stand."""
    name = paper.fitting(award.name, 225, Style(25, bold=True), 17)
    lines = paper.wrapped(award.name, 230, name)
    y -= 4 * (len(lines) - 1)
    for line in lines:
        paper.centred(line, y, name)
        y += 8
    if award.english_name:
        style = paper.fitting(award.english_name, 225, Style(10, colour=GREY), 6)
        paper.centred(award.english_name, y, style)
        y += 5.5
    paper.centred(f"统一社会信用代码 {award.code}", y, Style(10.5, colour=GREY))
    return y + 12


def _code(paper: Paper, award: Award, x: float, y: float, side: float) -> None:
    paper.code(segno.make(award.address, error="q", micro=False), x, y, side)
    if paper.width > paper.height:
        paper.line(CAPTION, x + side + 4, y + side - 7, Style(9, colour=INK))
        paper.line(CAPTION_ENGLISH, x + side + 4, y + side - 2.8, Style(7, colour=GREY))
        typed = award.association.url.partition("//")[2]
        paper.line(typed, x + side + 4, y + side + 0.6, Style(7.5, colour=GREY))
    else:
        middle = x + side / 2
        paper.centred(CAPTION, y + side + 5, Style(8), middle)
        paper.centred(CAPTION_ENGLISH, y + side + 8.6, Style(6, colour=GREY), middle)


def _signed(paper: Paper, award: Award, middle: float, y: float, *, plain: bool = False) -> None:
    """The association above the day; where the seal goes, nothing else stands."""
    ours = award.association
    name = paper.fitting(ours.name, 92 if not plain else 76, Style(16 if not plain else 15), 9)
    paper.centred(ours.name, y, name, middle)
    if not plain:
        english = paper.fitting(ours.english_name, 92, Style(8, colour=GREY), 5)
        paper.centred(ours.english_name, y + 5, english, middle)
    paper.centred(chinese_day(award.valid_from), y + 12.5, Style(13 if not plain else 15), middle)
    if not plain:
        paper.centred(english_day(award.valid_from), y + 17, Style(7.5, colour=GREY), middle)
