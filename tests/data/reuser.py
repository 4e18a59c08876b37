"""A re-user who keeps the register up to date by what the page of the data says, and no more."""

import csv
import io
from hashlib import sha256
from pathlib import Path
from zlib import crc32

#: The rows of each company, by its code.
Copy = dict[str, list[list[str]]]


def whole(site: Path) -> Copy:
    """All that there is."""
    copy: Copy = {}
    for path in sorted((site / "data/register").glob("*.csv")):
        copy |= read(path)
    return copy


def follow(copy: Copy, site: Path, day: str) -> int:
    """Put the rows of days after `day` in place of those of the same companies; how many files."""
    later = [path for path in sorted((site / "data/updates").glob("*.csv")) if path.stem[:10] > day]
    for path in later:
        copy |= read(path)
    return len(later)


def mend(copy: Copy, site: Path) -> list[str]:
    """Take anew each part whose digest is not that of the copy's own rows; which these were."""
    sums = (site / "data/SHA256SUMS").read_text("utf-8").splitlines()
    told = {path: digest for digest, path in (line.split("  ") for line in sums)}
    parts = sorted(path for path in told if path.startswith("register/") and path.endswith(".csv"))
    mended = []
    for number, path in enumerate(parts):
        own = sorted(code for code in copy if crc32(code.encode()) % len(parts) == number)
        head = _lines(site / "data" / path)[0]
        kept = _written([head, *(row for code in own for row in copy[code])])
        if sha256(kept).hexdigest() != told[path]:
            for code in own:
                del copy[code]
            copy |= read(site / "data" / path)
            mended.append(path)
    return mended


def _lines(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def read(path: Path) -> Copy:
    """The rows of a file by company."""
    head, *rows = _lines(path)
    found: Copy = {}
    for row in rows:
        found.setdefault(row[head.index("code")], []).append(row)
    return found


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()
