"""People of the example: a surname and a year of the sixty-year cycle, so nobody's name."""

from maker import dice

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def name(number: int) -> str:
    """The number's person; the first 2,340 numbers give different names."""
    round_, year = divmod(number, 60)
    return SURNAMES[(round_ + year * 7) % len(SURNAMES)] + STEMS[year % 10] + BRANCHES[year % 12]


def telephone(*key: object) -> str:
    """A telephone number that no network has given out: no mobile number begins with 12."""
    return f"12{dice.below(10**9, 'telephone', *key):09}"


def landline(*key: object) -> str:
    """A landline number that cannot be dialled: no exchange begins with 0."""
    return f"029-0000{dice.below(10**4, 'landline', *key):04}"


def email(*key: object) -> str:
    """An address under a domain that is reserved for examples."""
    return f"office{dice.below(10**5, 'email', *key):05}@company.example"


def id_number(*key: object) -> str:
    """Eighteen characters in the shape of an ID number: no such place, no such birthday."""
    return f"990000{dice.below(100, 'id', *key) + 1000:04}0230{dice.below(10**4, 'id', *key):04}"
