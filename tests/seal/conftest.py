"""One world of authorities and one folder of trust for all tests of the seal."""

import pytest

from registry.seal.trust import Trust
from tests.seal.attacks import World
from tests.seal.ofd import World as OfdWorld


@pytest.fixture(scope="session")
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def trust(world, tmp_path_factory) -> Trust:
    return world.trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture(scope="session")
def ofd_world() -> OfdWorld:
    return OfdWorld()


@pytest.fixture(scope="session")
def ofd_trust(ofd_world, tmp_path_factory) -> Trust:
    return ofd_world.trust(tmp_path_factory.mktemp("trust"))
