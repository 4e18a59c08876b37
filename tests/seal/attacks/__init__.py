"""Documents good and bad, each made by the function that `attacks.toml` names."""

from tests.seal.attacks import active, certified, heavy, revised, sound, spoilt, stamped
from tests.seal.attacks.world import MAKERS, World

__all__ = [
    "MAKERS",
    "World",
    "active",
    "certified",
    "heavy",
    "revised",
    "sound",
    "spoilt",
    "stamped",
]
