"""Who signs OFD documents, who makes seals, whom to trust, and the list of makers."""

from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from registry.seal.trust import Trust
from tests.seal.authorities import OTHER, Issuer, keep, subject
from tests.seal.authorities import company as other_names_company
from tests.seal.ofd.keys import Authority, Signer, company, name, of
from tests.seal.ofd.papers import Seal, Sealing, packed, paper, put

PLACES = ("2.5.4.97",)


class World:
    """Authorities for signers and for makers of seals, one in RSA, some whom nobody knows."""

    def __init__(self) -> None:
        self.root = Authority(name("国密示例根CA"))
        self.seals = Authority(name("制章示例根CA"))
        self.stranger = Authority(name("无人知晓CA"))
        self.unlisted = Authority(name("没有列表的CA"))
        self.fake = Authority(self.root.name, word="another key")
        self.classic = Issuer(subject("示例RSA根CA"), key=rsa.generate_private_key(65537, 2048))
        self.holder = self.root.issue(company(), "holder")
        self.other = self.root.issue(company(OTHER), "other")
        self.revoked = self.root.issue(company(), "revoked")
        self.person = self.root.issue(name("甲某"), "person")
        self.maker = self.seals.issue(name("示例制章中心"), "maker")
        self.maker_revoked = self.seals.issue(name("示例制章中心"), "maker revoked")
        self.classic_holder = self.classic.issue(
            other_names_company(), key=rsa.generate_private_key(65537, 2048)
        )
        self.root.revoke(self.revoked, -30)
        self.seals.revoke(self.maker_revoked, -30)

    def trust(self, folder: Path) -> Trust:
        known = (self.root, self.seals, self.classic, self.unlisted)
        lists = (self.root.list(), self.seals.list(), self.classic.list())
        keep(folder, *((one, PLACES) for one in known), lists=lists)
        return Trust.load(folder)

    def rsa(self, algorithm: str = "", key: object = None) -> Signer:
        made = self.classic.issue(
            other_names_company(), key=key or rsa.generate_private_key(65537, 2048)
        )
        return of(made, algorithm)

    def seal(self, *holders: Signer, maker: Signer | None = None, **how) -> Seal:
        held = tuple(one.der for one in holders or (self.holder,))
        return Seal(maker or self.maker, held, **how)

    def sealing(self, signer: Signer | None = None, seal: Seal | None = None, **how) -> Sealing:
        signer = signer or self.holder
        return Sealing(signer, (seal or self.seal(signer)).made(), **how)

    def sealed(self, **how) -> dict[str, bytes]:
        """The files of a paper that the company has sealed."""
        return put(paper(), self.sealing(**how))

    def good(self) -> bytes:
        return packed(self.sealed())


MAKERS: dict[str, Callable[..., bytes]] = {}


def maker(function):
    MAKERS[function.__name__] = function
    return function
