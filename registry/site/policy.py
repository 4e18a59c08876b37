"""What a page may load, run and send (Content Security Policy, level 3): next to nothing.

The policy stands in every page, so that it holds wherever the site is served from and in a saved
copy. Own scripts and styles come as files and nothing inline; no address of another host is in it.
`'self'` and not the digests of the scripts: browsers do not hold a module's imports to those. What
a page cannot say of itself, that no other site may frame it, is left to the server's headers
(`examples/servers`).
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

#: Of any page. A string never becomes markup or a script (Trusted Types), nor can a page make an
#: exception of itself.
_NEVER = (
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)

#: The policy of every page but the one that needs no site.
PAGE = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        *_NEVER,
    )
)

#: What only a header can say.
FRAMED = "frame-ancestors 'none'"


def alone(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy of a page that has everything in it: just these texts, and nothing is loaded."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "form-action 'none'",
            *_NEVER,
        )
    )


def integrity(content: bytes) -> str:
    """The digest of a file as a page bears it (Subresource Integrity)."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'{integrity(text.encode())}'" for text in texts)
