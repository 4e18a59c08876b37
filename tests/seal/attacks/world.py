"""Who signs, whom to trust, and the list of makers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from registry.seal.trust import Trust
from tests.seal.authorities import (
    CODE_EXTENSION,
    CODE_EXTENSION_2,
    OTHER,
    Holder,
    Issuer,
    company,
    keep,
    subject,
    weak_key,
)
from tests.seal.papers import paper, sign

PLACES = ("2.5.4.97", "2.5.4.5", CODE_EXTENSION.dotted_string, CODE_EXTENSION_2.dotted_string)


@dataclass
class World:
    """Two roots of which one has an authority below, a company, and who would pass for it."""

    root: Issuer = field(default_factory=lambda: Issuer(subject("示例根CA")))
    narrow: Issuer = field(default_factory=lambda: Issuer(subject("示例第二根CA")))
    stranger: Issuer = field(default_factory=lambda: Issuer(subject("无人知晓CA")))
    unlisted: Issuer = field(default_factory=lambda: Issuer(subject("没有列表的CA")))
    stale: Issuer = field(default_factory=lambda: Issuer(subject("列表过期的CA")))
    later: Issuer = field(default_factory=lambda: Issuer(subject("列表在后的CA")))

    def __post_init__(self) -> None:
        self.middle = Issuer(subject("示例中级CA"), parent=self.root)
        self.feeble = Issuer(subject("短密钥CA"), key=weak_key(), parent=self.root)
        self.holder = self.middle.issue(company())
        self.other = self.middle.issue(company(OTHER))
        self.revoked = self.middle.issue(company())
        self.revoked_later = self.middle.issue(company())
        self.middle.revoke(self.revoked, -30)
        self.middle.revoke(self.revoked_later, 3)

    def trust(self, folder: Path) -> Trust:
        lists = (
            self.root.list(),
            self.middle.list(-40, -20),
            self.middle.list(),
            self.middle.list(4, 40),
            self.feeble.list(),
            self.narrow.list(),
            self.stale.list(-40, -2),
            self.later.list(3, 30),
        )
        roots = [(one, PLACES) for one in (self.root, self.unlisted, self.stale, self.later)]
        keep(folder, *roots, (self.narrow, ("2.5.4.5",)), lists=lists)
        return Trust.load(folder)

    def signed(self, content: bytes | None = None, **meta) -> bytes:
        return sign(content or plain(), self.holder, self.middle, self.root, **meta)

    def by(self, holder: Holder, *chain: Issuer, **meta) -> bytes:
        return sign(plain(), holder, *chain, **meta)


@cache
def plain() -> bytes:
    return paper()


MAKERS: dict[str, Callable[..., bytes]] = {}


def maker(function):
    MAKERS[function.__name__] = function
    return function
