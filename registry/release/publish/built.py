"""The site that is to be published, as it was found when the publication began."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from registry.release.publish import manifest, sighting
from registry.release.publish.manifest import Manifest
from registry.release.publish.sightings import Sightings
from registry.release.publish.target import altered
from registry.tlog import verifying
from registry.tlog.verifying import Said


@dataclass(frozen=True)
class Built:
    """The folder it was built in, its files, and what some of them say in short."""

    source: Path
    files: Manifest
    short: Mapping[str, bytes]

    @classmethod
    def found(cls, source: Path, sightings: Sightings) -> "Built":
        """What is there now."""
        files, short = {}, {}
        for path, seen in manifest.looked(source, sightings):
            files[path] = seen.digest.hex()
            if seen.short:
                short[path] = seen.short
        return cls(source, files, short)

    def read(self, path: str) -> bytes | None:
        """A file of it, None where there is none. Raises ReleaseError for one changed since."""
        file = self.source / path
        if not file.is_file():
            return None
        content = file.read_bytes()
        if manifest.covers(path) and manifest.digest(content) != self.files.get(path):
            raise altered(path)
        return content


@dataclass(frozen=True)
class Shown:
    """The site as readers would see it: what was built, and what publishing makes for it."""

    built: Built
    made: Mapping[str, bytes]

    def read(self, path: str) -> bytes | None:
        """A file of it. Raises ReleaseError."""
        return self.made[path] if path in self.made else self.built.read(path)

    def say(self, path: str) -> Said | None:
        """What a file of it says; only what is not known from a sighting is read."""
        short = self.built.short.get(path)
        if short is not None and path not in self.made:
            return sighting.said(short)
        file = self.read(path)
        return None if file is None else verifying.said(file)
