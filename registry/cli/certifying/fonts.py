"""The fonts of certificates: found on this machine, cut to the characters that are printed.

None is in the package: its licence and the choice are the association's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont, TTLibError

from registry.cli.failure import Failure

#: Families whose files are named after them, the first that is there; regular and bold.
_FAMILIES = ("NotoSerifCJK", "NotoSerifSC", "SourceHanSerifSC", "NotoSansCJK")
_WEIGHTS = ("Regular", "Bold")
_SUFFIXES = (".ttc", ".otf", ".ttf", ".otc")
_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
#: Whether glyphs of a collection are those of mainland China: the end of its PostScript name.
_MAINLAND = ("sc-regular", "sc-bold")


@dataclass(frozen=True)
class Fonts:
    """The files of a regular and a bold font, the same twice where there is but one."""

    regular: Path
    bold: Path

    @classmethod
    def found(cls, name: str = "") -> "Fonts":
        """The fonts of a name, of this file, or the first known family. Raises Failure."""
        file = Path(name)
        if name and file.is_file():
            return cls(file, file)
        there = {path.stem.lower(): path for path in _installed()}
        for family in (name,) if name else _FAMILIES:
            weights = [there.get(f"{family}-{weight}".lower()) for weight in _WEIGHTS]
            regular = weights[0] or there.get(family.lower())
            if regular is not None:
                return cls(regular, weights[1] or regular)
        wanted = f"找不到字体 {name}" if name else "没有找到中文字体"
        raise Failure(
            f"{wanted}：请安装 Debian 软件包 fonts-noto-cjk，或以 --font 给出字体的文件或名称。",
            "No Chinese font was found: install fonts-noto-cjk, or name one with --font.",
        )

    def cut(self, characters: Iterable[str], folder: Path) -> "Fonts":
        """The same with these characters alone, written to a folder. Raises Failure."""
        wanted = sorted({ord(char) for char in characters})
        made = []
        for weight, path in zip(_WEIGHTS, (self.regular, self.bold), strict=True):
            target = folder / f"{weight}.otf"
            _cut(path, wanted, target)
            made.append(target)
        return Fonts(*made)


def _installed() -> Iterator[Path]:
    folders = [Path.home() / ".local/share/fonts", Path.home() / "Library/Fonts", *_FOLDERS]
    for folder in folders:
        if folder.is_dir():
            yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in _SUFFIXES)


def _cut(path: Path, wanted: list[int], target: Path) -> None:
    try:
        font = _opened(path)
    except (TTLibError, OSError) as broken:
        raise Failure(f"字体文件 {path} 无法读取。", "The font cannot be read.") from broken
    missing = [chr(code) for code in wanted if code not in font.getBestCmap()]
    if missing:
        raise Failure(
            f"字体 {path.name} 没有“{''.join(missing)}”，请以 --font 另选收有这些字的字体。",
            "The font lacks these characters; choose another with --font.",
        )
    options = subset.Options(layout_features=[], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.save(target)
    font.close()


def _opened(path: Path) -> TTFont:
    """A font, of a collection the one with mainland glyphs."""
    if path.suffix.lower() not in (".ttc", ".otc"):
        return TTFont(path, recalcTimestamp=False, lazy=True)
    with TTCollection(path, lazy=True) as faces:
        names = [str(face["name"].getDebugName(6) or "").lower() for face in faces.fonts]
    number = next((i for i, name in enumerate(names) if name.endswith(_MAINLAND)), 0)
    return TTFont(path, recalcTimestamp=False, fontNumber=number, lazy=True)
