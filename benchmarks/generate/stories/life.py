"""A company's whole life in the ledger: its particulars, its story, its change of name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.generate.agencies import agency, count
from benchmarks.generate.cast import Cast, Member
from benchmarks.generate.dice import Dice
from benchmarks.generate.notices import Book, Serials
from benchmarks.generate.plan import BATCH, LAST, batch_day
from benchmarks.generate.stories import graded, others
from benchmarks.generate.stories.desk import Desk
from benchmarks.generate.words import listed
from registry.ledger.entries import Company, CompanyEntry, NameChange, Notice, Qualification

#: Of a thousand companies: change their name; with a grade, give a commitment too.
_RENAMED = 50
_COMMITTED = 80

Story = Callable[[Desk], Iterator[CompanyEntry]]


@dataclass(frozen=True)
class Batch:
    """Companies whose results come together; what they become in the ledger."""

    index: int
    cast: Cast
    companies: int
    serials: Serials

    @property
    def numbers(self) -> range:
        """The numbers of its companies."""
        first = self.index * BATCH
        return range(first, min(first + BATCH, self.companies))

    def entries(self) -> Iterator[tuple[int, Notice | CompanyEntry]]:
        """Its notices and then its companies' acts, each with the company's number."""
        book = Book(self.serials)
        acts = [(number, act) for number in self.numbers for act in self._acts(number, book)]
        for notice in book.entries():
            yield self.numbers[0], notice
        yield from acts

    def desk(self, number: int, book: Book) -> Desk:
        """The desk of one of its companies."""
        agencies = count(self.companies)
        return Desk(
            who=self.cast.member(number),
            last=batch_day(self.index),
            agency=agency(Dice("by", self.index).below(agencies), self.cast.area),
            book=book,
            serials=self.serials,
            dice=Dice("story", number),
        )

    def _acts(self, number: int, book: Book) -> list[CompanyEntry]:
        return live(self.desk(number, book), self.cast.new_name)


def live(desk: Desk, new_name: Callable[[int], str]) -> list[CompanyEntry]:
    """All acts of one company, its particulars first."""
    part = desk.who.part
    module = graded if hasattr(graded, part.story) else others
    story: Story = getattr(module, part.story)
    acts = list(story(desk))
    dice = Dice("life", desk.who.number)
    if part.ruleset and dice.chance(_COMMITTED):
        acts.append(others.commitment(desk, desk.last))
    if dice.chance(_RENAMED) and desk.last < LAST:
        day = desk.last + timedelta(days=1 + dice.below((LAST - desk.last).days))
        name = new_name(desk.who.number)
        acts.append(NameChange(day=day, company=desk.who.code, name=name))
    days = [act.day for act in acts if not isinstance(act, Qualification)]
    return [_particulars(desk.who, min(days, default=desk.last), dice), *acts]


def _particulars(who: Member, day: date, dice: Dice) -> Company:
    return Company(
        day=day,
        company=who.code,
        name=who.name,
        region=who.county.code,
        address=who.address,
        industry=who.industry,
        legal_representative=who.representative,
        registration_status=dice.pick(listed("statuses")),
        former_names=who.former_names,
        contact={"telephone": f"12{dice.below(10**9):09}"},
    )
