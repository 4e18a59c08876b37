"""The manifest of a folder, by this process and by several."""

from hashlib import sha256
from pathlib import Path

import pytest

from registry.release.publish import manifest
from registry.release.publish.sightings import Sightings


def test_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = {f"{at % 7}/{at}.txt": str(at).encode() * at for at in range(40)}
    for path, content in contents.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    (tmp_path / ".hidden").write_bytes(b"not of the site")
    expected = {path: sha256(content).hexdigest() for path, content in contents.items()}
    assert manifest.scanned(tmp_path, Sightings()) == expected
    monkeypatch.setattr(manifest, "_BATCH", 3)
    monkeypatch.setattr(manifest, "_MANY", 0)
    assert manifest.scanned(tmp_path, Sightings()) == expected
