"""Agencies and practitioners: who holds which licence, and the sheets that say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from maker import codes, dice, people
from maker.sheets import Row

#: Key → name, county of registration, how many practitioners, serial of the first of them.
AGENCIES = {
    "琮衡": ("陕西琮衡信用评估有限公司", "610113", 7, 1),
    "翾度": ("西安翾度资信服务有限公司", "610104", 7, 8),
    "钊砝": ("商洛钊砝信用评价有限公司", "611002", 5, 15),
    "昳秤": ("宝鸡昳秤信用管理咨询有限公司", "610302", 6, 20),
    "骧鉴": ("汉中骧鉴资信评估有限公司", "610702", 5, 26),
    "滢尺": ("渭南滢尺企业信用评价有限公司", "610502", 5, 31),
    "枞信": ("延安枞信信用评估有限公司", "610602", 5, 36),
}
ORDER = tuple(AGENCIES)


@dataclass(frozen=True)
class Person:
    """A practitioner: name and the serial of the first licence."""

    name: str
    serial: int


@dataclass(frozen=True)
class Agency:
    """An agency with its people, the legal representative first."""

    key: str
    name: str
    code: str
    people: tuple[Person, ...]

    @property
    def representative(self) -> str:
        """The legal representative, who holds a licence (R-40)."""
        return self.people[0].name

    def evaluators(self, *key: object) -> tuple[str, ...]:
        """Two of the people who evaluate: not the representative, nobody who left early."""
        staff = [person.name for person in self.people[1:5]]
        first = dice.below(len(staff), "evaluator", self.key, *key)
        return (staff[first], staff[(first + 1) % len(staff)])


@cache
def agency(key: str) -> Agency:
    """The agency of that key."""
    name, county, size, first = AGENCIES[key]
    code = codes.make("91", county, "MA", "agency", key)
    staff = tuple(Person(people.name(serial), serial) for serial in range(first, first + size))
    return Agency(key, name, code, staff)


def number_of(serial: int) -> str:
    """A practitioner's licence number."""
    return f"秦信评字第{serial:04}号"


def agency_number(serial: int) -> str:
    """An agency's licence number."""
    return f"秦信评机字第{serial:03}号"


def last_day(granted: date) -> date:
    """The last of three years (R-41)."""
    return granted.replace(year=granted.year + 3) - timedelta(1)


def agency_rows(
    granted: date, notice: str, serials: dict[str, int], inspected: dict[str, str] | None = None
) -> list[Row]:
    """Agency licences granted on one day, with what the file of 第十九条 says."""
    return [
        {
            "name": agency(key).name,
            "code": agency(key).code,
            "number": agency_number(serial),
            "legal_representative": agency(key).representative,
            "day": granted,
            "valid_until": last_day(granted),
            "deposit": Decimal(3),
            "clean_year": "是",
            "credit_business": "有",
            "safety_rules": "有",
            "telephone": people.landline("agency", key),
            "notice_number": notice,
        }
        | ({"inspections": inspected[key]} if inspected else {})
        for key, serial in serials.items()
    ]


def people_rows(key: str, granted: date, notice: str, inspected: str = "") -> list[Row]:
    """First licences of an agency's people; with inspections comes the last day too."""
    return [
        {
            "name": person.name,
            "number": number_of(person.serial),
            "agency": agency(key).name,
            "day": granted,
            "telephone": people.telephone("practitioner", person.serial),
            "id_number": people.id_number("practitioner", person.serial),
            "notice_number": notice,
        }
        | ({"inspections": inspected, "valid_until": last_day(granted)} if inspected else {})
        for person in agency(key).people
    ]


def renewed_rows(key: str, granted: date, notice: str, offset: int, leave: int = 0) -> list[Row]:
    """Licences that follow the first ones after three years; the last `leave` people have none."""
    staff = agency(key).people
    return [
        {
            "name": person.name,
            "number": number_of(person.serial + offset),
            "agency": agency(key).name,
            "day": granted,
            "renews": number_of(person.serial),
            "educated": "是",
            "telephone": people.telephone("practitioner", person.serial),
            "notice_number": notice,
        }
        for person in staff[: len(staff) - leave]
    ]


def inspections(
    day: date, agency_serial: int, serials: Iterable[int], failed: Iterable[int] = ()
) -> list[Row]:
    """Inspections of one agency and of the licences of its people."""
    missed = set(failed)
    return [
        {"number": agency_number(agency_serial), "day": day, "passed": "合格"},
        *(
            {
                "number": number_of(serial),
                "day": day,
                "passed": "不合格" if serial in missed else "合格",
                "educated": "否" if serial in missed else "是",
            }
            for serial in serials
        ),
    ]
