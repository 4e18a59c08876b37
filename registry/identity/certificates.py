"""Certificate numbers in addresses: the number with two check characters (ISO/IEC 7064 MOD 97-10).

They are over the company's code and the number, so that a number which was copied wrongly, or from
the certificate of another company, is told at once. They make nothing genuine: what the register
has of the certificate does (P-13).

>>> marked("202500101100012", "91610423MAQMYWA195")
'202500101100012~21'
"""

from stdnum.iso7064 import mod_97_10

from registry.identity.text import compact


def marked(number: str, code: str) -> str:
    """A certificate's number with its check characters; `code` is that of its company."""
    return f"{number}~{check(number, code)}"


def check(number: str, code: str) -> str:
    """The two check characters of a certificate's number; an association may write it anyhow."""
    digits: str = mod_97_10.calc_check_digits("".join(map(_plain, compact(code + number).upper())))
    return digits


def _plain(char: str) -> str:
    return char if char.isascii() and char.isalnum() else str(ord(char))
