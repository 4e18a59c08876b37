"""Made-up unified social credit codes, right in both of their check characters."""

from maker import dice

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def make(head: str, region: str, prefix: str, *key: object) -> str:
    """A code: head ("91"), six digits of the registering authority, body that starts so."""
    body = prefix + "".join(
        dice.pick(ALPHABET, "code", place, *key) for place in range(8 - len(prefix))
    )
    code = f"{head}{region}{body}{organisation_check(body)}"
    return code + check(code)


def organisation_check(body: str) -> str:
    """The ninth character of an organisation code (GB 11714) after its eight."""
    total = sum(
        weight * ORGANISATION.index(sign)
        for sign, weight in zip(body, ORGANISATION_WEIGHTS, strict=True)
    )
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def check(code: str) -> str:
    """The eighteenth character of a unified social credit code (GB 32100) after its seventeen."""
    total = sum(weight * ALPHABET.index(sign) for sign, weight in zip(code, WEIGHTS, strict=True))
    return ALPHABET[-total % 31]
