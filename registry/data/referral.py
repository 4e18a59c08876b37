"""The table `referral`: a row for each grade in force of a company that is named for financing.

No score stands in it, and rows are by code: it is a list to choose from, never a ranking (P-2).
"""

from collections.abc import Iterator

from registry.data.columns import Row, Table, named
from registry.public.views import CompanyView

_COLUMNS = (
    *named("string", "code", "name", "region_code", "region", "industry_code", "industry"),
    *named("string", "ruleset", "ruleset_title", "grade"),
    *named("date", "valid_from", "valid_until"),
    *named("string", "certificate", "agency"),
    *named("date", "referred_since"),
)


def _rows(view: CompanyView) -> Iterator[Row]:
    if view.referred_since is None:
        return
    for grade in view.grades:
        if grade.status == "valid":
            yield (
                view.code,
                view.name,
                view.region.code,
                view.region.zh,
                view.industry.code,
                view.industry.zh,
                grade.ruleset,
                grade.ruleset_title,
                grade.grade,
                grade.valid_from,
                grade.valid_until,
                grade.certificate,
                grade.agency.name if grade.agency else None,
                view.referred_since,
            )


REFERRAL = Table("referral", _COLUMNS, _rows)
