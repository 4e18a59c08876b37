"""The table `updates`: the rows of the register by the day since which they are as they are.

Each company is in the file of one day, the last on which a row of it changed or came, with its rows
of now. Who has the register of an earlier day takes the files of later days and puts their rows in
place of those that it has of the same companies.
"""

from registry.data.columns import Row, Table
from registry.data.register import REGISTER
from registry.public.views import CompanyView

#: A file has at most so many companies, about; a day with more has several.
EACH = 2048

UPDATES = Table("updates", REGISTER.columns, REGISTER.rows)


def telling(view: CompanyView) -> tuple[Row, ...]:
    """What is compared from day to day: the rows of a company."""
    return tuple(REGISTER.rows(view))
