"""Atom as text (RFC 4287): what all feeds of the register are written with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

# What XML has no place for, escaped or not.
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(
    address: str, title: str, author: str, page: str, updated: date, rest: Iterable[str]
) -> bytes:
    """A feed at a whole address, about a page; `rest` are further links, then entries, as XML."""
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<id>{text(address)}</id>",
        f"<title>{text(title)}</title>",
        f"<updated>{instant(updated)}</updated>",
        f"<author><name>{text(author)}</name></author>",
        link("self", address),
        link("alternate", page),
        *rest,
        "</feed>",
    )
    return ("\n".join(parts) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a day about a page; `kind` and `label` are what it is to programs and people."""

    identity: str
    day: date
    page: str
    kind: str
    label: str
    title: str
    summary: str


def entry(told: Entry) -> str:
    """An entry as XML."""
    return "\n".join(
        (
            "<entry>",
            f"<id>{text(told.identity)}</id>",
            f"<title>{text(told.title)}</title>",
            f"<published>{instant(told.day)}</published>",
            f"<updated>{instant(told.day)}</updated>",
            link("alternate", told.page),
            f"<category term={quoted(told.kind)} label={quoted(told.label)}/>",
            f"<summary>{text(told.summary)}</summary>",
            "</entry>",
        )
    )


def link(relation: str, address: str) -> str:
    """A link to a whole address."""
    return f"<link rel={quoted(relation)} href={quoted(address)}/>"


def instant(day: date) -> str:
    """A day as Atom wants it: its first moment in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def text(plain: str) -> str:
    """Text between tags."""
    return escape(_NO_CHARACTER.sub("", plain))


def quoted(plain: str) -> str:
    """An attribute's value with its quotes."""
    return quoteattr(_NO_CHARACTER.sub("", plain))
