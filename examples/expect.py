"""The site that the example must give: `python examples/expect.py` writes it down anew.

`expected/SHA256SUMS` has every file of the site built as of 2026-11-22; `expected/pages/` holds a
page of each kind to read and to compare. `--check SITE` compares a built site and says what
differs.
"""

import argparse
import difflib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"
SUMS, PAGES = EXPECTED / "SHA256SUMS", EXPECTED / "pages"
AS_OF = "2026-11-22"

#: Pages to read, beside the newest notice of each kind: patterns whose first match is kept.
READABLE = (
    "index.html",
    "about.html",
    "search.html",
    "404.html",
    "register.json",
    "robots.txt",
    "companies/*/91610824MA43G3BP73.html",
    "companies/*/91610824MA43G3BP73.json",
    "companies/*/91610000MA9FKTFE5K.html",
    "companies/*/91610000MA9FKTFE5K.json",
    "companies/*/*.html",
    "companies/*/92610702MAPWHKFQ78.html",
    "notices/2024/0/2024-00008-2.html",
    "agencies/index.html",
    "agencies/9*.html",
    "practitioners/index.html",
    "commitments/index.html",
    "lists/index.html",
    "lists/grade/*/BBB/index.html",
    "rules/index.html",
    "rules/casmes-2019.html",
    "rules/casmes-2019/*.json",
    "rules/casmes-2019/assess.html",
    "data/index.html",
    "data/datapackage.json",
)


def main() -> int:
    """Write down what is expected, or compare with it; 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=Path, metavar="SITE")
    site: Path | None = parser.parse_args().check
    if site is not None:
        found = list(differences(site))
        sys.stdout.buffer.write("".join(f"{line}\n" for line in found).encode())
        return 1 if found else 0
    with tempfile.TemporaryDirectory() as folder:
        write(build(Path(folder)))
    return 0


def build(folder: Path) -> Path:
    """The example's site, from its filings, by the command line."""
    registry: list[str | Path] = [
        Path(sys.executable).with_name("registry"),
        *("--register", f"sqlite:///{folder / 'register.sqlite3'}"),
        *("--settings", HERE.parent / "pelicanconf.py"),
    ]
    filings = sorted((HERE / "filings").iterdir())
    take = [*registry, "take", "--received", AS_OF, *filings]
    subprocess.run(take, check=True, stdout=subprocess.DEVNULL)
    site = folder / "site"
    subprocess.run([*registry, "build", "--as-of", AS_OF, "--output", site], check=True)
    return site


def write(site: Path) -> None:
    """Keep the digests of a site and its pages to read."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for page in readable(site):
        kept = PAGES / page
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / page, kept)
    SUMS.write_text("".join(f"{d}  {path}\n" for path, d in digests(site).items()), "utf-8")


def digests(site: Path) -> dict[str, str]:
    """SHA-256 of every file by its path in the site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    named = {path.relative_to(site).as_posix(): path for path in files}
    return {
        name: sha256(path.read_bytes()).hexdigest()
        for name, path in named.items()
        if not name.startswith(".")  # what builds remember is no part of the site
    }


def readable(site: Path) -> list[str]:
    """The pages that are kept whole."""
    firsts = [min(site.glob(pattern), default=None) for pattern in READABLE]
    pages = {path.relative_to(site).as_posix() for path in firsts if path is not None}
    return sorted(pages | set(_newest_notices(site)))


def _newest_notices(site: Path) -> Iterator[str]:
    newest: dict[str, str] = {}
    for path in sorted((site / "notices").glob("*/*/*.json")):
        kind = json.loads(path.read_bytes()).get("kind", "stub")
        newest[kind] = path.relative_to(site).as_posix()
    for twin in newest.values():
        yield twin.removesuffix("json") + "html"


def differences(site: Path) -> Iterator[str]:
    """What differs from what is expected, in lines for a person; nothing when all is the same."""
    lines = SUMS.read_text("utf-8").splitlines()
    expected = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    found = digests(site)
    changed = sorted(p for p in expected.keys() & found if expected[p] != found[p])
    for verb, paths in (
        ("missing", sorted(expected.keys() - found)),
        ("unexpected", sorted(found.keys() - expected)),
        ("changed", changed),
    ):
        if paths:
            yield f"{len(paths)} {verb}: {' '.join(paths[:8])}{' …' if len(paths) > 8 else ''}"
    shown = next((path for path in changed if (PAGES / path).is_file()), None)
    if shown is not None:
        yield from difflib.unified_diff(
            (PAGES / shown).read_text("utf-8").splitlines(),
            (site / shown).read_text("utf-8").splitlines(),
            f"expected/{shown}",
            f"built/{shown}",
            lineterm="",
            n=1,
        )
    if expected != found:
        yield "If this is meant: python examples/expect.py"


if __name__ == "__main__":
    sys.exit(main())
