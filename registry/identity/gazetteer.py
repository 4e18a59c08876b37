"""The GB/T 2260 table as python-stdnum ships it: codes and names, past ones included."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import stdnum

_TABLE = Path(stdnum.__file__).parent / "cn" / "loc.dat"
#: A province's line, and below it one for each of its divisions. Read in one sweep: the library's
#: own reader takes three times as long, and every command that meets an address waits for it.
_LINE = re.compile(r'^(?:(\d\d) province| +(\d{4}) county)="([^"]*)"$', re.MULTILINE)
#: Headings of the table that no address ever names.
_HEADINGS = frozenset({"市辖区", "市区", "县", "市", "林区"})
_ADMINISTRATIVE = re.compile(r"(?:省|自治区)直辖(?:县级)?行政单位")
_NAMED_AT = re.compile(r"(?:\[(\d*)-(\d*)\])?([^,\[\]]+)")

#: A province is named alone as often as in full: 陕西, 内蒙古.
_PROVINCE_ENDS = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$")
_PEOPLES = (
    "朝鲜|土家|苗|藏|羌|彝|布依|侗|哈尼|壮|傣|白|景颇|傈僳|回|蒙古|哈萨克|柯尔克孜|"
    "满|瑶|黎|畲|仡佬|水|纳西|普米|独龙|怒|佤|拉祜|布朗|土|撒拉|东乡|保安|裕固|达斡尔|"
    "鄂温克|鄂伦春|锡伯|塔吉克|毛南|仫佬|各"
)
_SHORTENED = re.compile(rf"(?:(?:{_PEOPLES})族?)*自治[州县]$|(?:地区|[市盟])$")


class Place(NamedTuple):
    """A division: its code of six digits, its name, and whether it still stands."""

    code: str
    name: str
    current: bool


@cache
def places() -> tuple[Place, ...]:
    """Every division of the table in its order; the newest name of a code comes last."""
    return tuple(_places())


def short(place: Place) -> str:
    """The name without its generic end, as people write it; empty where that is no name."""
    ends = _PROVINCE_ENDS if place.code.endswith("0000") else _SHORTENED
    stem = ends.sub("", place.name)
    return stem if 2 <= len(stem) < len(place.name) else ""


def _places() -> Iterator[Place]:
    province = ""
    for prefix, suffix, names in _LINE.findall(_TABLE.read_text("utf-8")):
        province = prefix or province
        for _since, until, name in _NAMED_AT.findall(names) if suffix else ():
            if name not in _HEADINGS and not _ADMINISTRATIVE.fullmatch(name):
                yield Place(province + suffix, name, not until)
