"""What of a register is saved beside ledger and log, and where in a backup it lies.

What lies below the settings' folder keeps its place there, so that a restored folder is one to
work in; all else goes below `elsewhere`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registry.cli.settings import Settings

_ELSEWHERE = "elsewhere"
#: Of rule sets and calendars what is read of them, of other folders everything.
_TOML, _ALL = "*.toml", "**/*"
_SECRET = b"PRIVATE+KEY+"
_KEYS = ("REGISTRY_LOG_KEY", "REGISTRY_RELEASE_KEY", "REGISTRY_CREDENTIAL_KEY")


@dataclass(frozen=True)
class Parts:
    """The parts of the register that a settings file describes, given with its values."""

    file: Path
    values: Mapping[str, Any]

    def place(self, source: Path, name: str) -> str:
        """Where something lies in a backup: as it lies below the settings, else by this name."""
        home, source = self.file.absolute().parent, source.absolute()
        if source.is_relative_to(home):
            return source.relative_to(home).as_posix()
        return f"{_ELSEWHERE}/{name}"

    def folders(self) -> Iterator[tuple[str, Path, str]]:
        """Pages, own rule sets, holidays, trust roots: the place of each folder, it, its files."""
        settings = Settings.of(self.values)
        named = [
            ("content", str(self.values.get("PATH") or ""), _ALL),
            *((f"rulesets/{at}", one, _TOML) for at, one in enumerate(settings.ruleset_dirs, 1)),
            ("calendar", settings.calendar_dir, _TOML),
            ("trust", settings.trust_dir, _ALL),
        ]
        for name, folder, files in named:
            if folder and Path(folder).is_dir():
                yield self.place(Path(folder), name), Path(folder), files

    def settings(self) -> Iterator[tuple[str, Path]]:
        """The settings and the files of those folders, without a secret key: place and file."""
        if self.file.is_file():
            yield self.file.name, self.file
        for place, folder, files in self.folders():
            for path in sorted(folder.glob(files)):
                if path.is_file() and not _is_secret(path):
                    yield f"{place}/{path.relative_to(folder).as_posix()}", path

    def keys(self) -> Iterator[tuple[str, Path]]:
        """The secret keys that lie in files; others are where the settings say."""
        old: Sequence[str] = self.values.get("REGISTRY_LOG_OLD_KEYS") or ()
        named = [Path(str(self.values.get(key) or "")) for key in _KEYS] + [
            Path(one) for one in old
        ]
        log = self.values.get("REGISTRY_LOG")
        demo = sorted(Path(log).glob("DEMO-*.key")) if log else []
        for at, path in enumerate(dict.fromkeys((*named, *demo)), 1):
            if path.is_file():
                yield self.place(path, f"keys/{at}/{path.name}"), path


def _is_secret(path: Path) -> bool:
    """Whether this is a secret key, wherever it was put and whatever it is called."""
    with path.open("rb") as stream:
        return stream.read(len(_SECRET)) == _SECRET
