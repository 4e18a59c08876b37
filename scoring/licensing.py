"""Licences of agencies and practitioners (R-40 to R-45)."""

from dataclasses import dataclass
from datetime import date, timedelta

from scoring.period import add_months, last_day
from scoring.refusal import Refusal
from scoring.sections import Values


@dataclass(frozen=True, slots=True)
class Licensing:
    """The licensing terms in force on a day."""

    values: Values

    @property
    def years(self) -> int:
        """Validity of both licences in years (R-41, 第二十条)."""
        return self.values.licence_term.years

    @property
    def inspection_lead_months(self) -> int:
        """How many months before its anniversary an inspection may pass (D-41)."""
        return self.values.licence_inspection.lead_months

    @property
    def practitioners(self) -> int:
        """Licensed practitioners that an agency needs (R-40, 第十九条)."""
        return self.values.licence_conditions.practitioners

    @property
    def deposit_yuan(self) -> int:
        """The deposit that an agency pays, in yuan (R-40, 第十九条)."""
        return self.values.licence_conditions.deposit_yuan

    @property
    def announced_days(self) -> int:
        """On how many consecutive days a cancellation is announced (R-43, 第二十条)."""
        return self.values.cancellation.days

    @property
    def ban_years(self) -> int:
        """For how many years an agency that broke the discipline stands back (R-44)."""
        return self.values.agency_ban.years

    def last_day(self, granted: date) -> date:
        """The last valid day of a licence granted on that day (R-41, D-20)."""
        return last_day(granted, self.years)

    def inspection_from(self, anniversary: date) -> date:
        """The first day on which an inspection counts for that anniversary (D-41)."""
        return add_months(anniversary, -self.inspection_lead_months)

    def ban_until(self, first: date) -> date:
        """The last day on which a banned agency does no evaluation (R-44, D-20)."""
        return last_day(first, self.ban_years)

    def announcement_days(self, first: date) -> tuple[date, ...]:
        """The days on which a cancellation is announced (R-43)."""
        return tuple(first + timedelta(n) for n in range(self.announced_days))

    def check_practitioners(self, count: int) -> Refusal | None:
        """Refuse an agency with too few licensed practitioners (R-40)."""
        if count >= self.practitioners:
            return None
        return self.values.licence_conditions.refuse(
            f"持证从业人员 {count} 人，不足 {self.practitioners} 人。",
            f"{count} licensed practitioners; {self.practitioners} are needed.",
            found=str(count),
            expected=f"{self.practitioners} 人以上",
        )

    def check_deposit(self, yuan: int) -> Refusal | None:
        """Refuse a deposit that is too small (R-40)."""
        if yuan >= self.deposit_yuan:
            return None
        return self.values.licence_conditions.refuse(
            f"规范服务保证金 {yuan} 元，不足 {self.deposit_yuan} 元。",
            f"The deposit of {yuan} yuan is less than {self.deposit_yuan}.",
            found=str(yuan),
            expected=f"{self.deposit_yuan} 元",
        )
