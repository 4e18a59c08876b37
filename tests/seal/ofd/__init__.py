"""OFD documents good and bad, each made by the function that `attacks.toml` names."""

from tests.seal.ofd import marked, sealed, sealers, several, signed, sound, zipped
from tests.seal.ofd.world import MAKERS, World

__all__ = ["MAKERS", "World", "marked", "sealed", "sealers", "several", "signed", "sound", "zipped"]
