"""A draft: one row of a filing, read but not yet admitted; and how its columns are declared."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, cast, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct

from registry.intake.cells import CellType


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a filing kind: the header the template prints, the variants life brings."""

    header: str
    cell: CellType
    aliases: tuple[str, ...] = ()
    note: str = ""
    rule: str = ""
    private: bool = False


class Draft(Struct, frozen=True, kw_only=True):
    """One row of one filing kind.

    Every field of a subclass is annotated with its Column. A field without a default must have a
    cell in every row. `kind` names the kind on the command line, `title` in Chinese, `purpose`
    says in one Chinese sentence what it is for, `rules` what it rests on. A kind `by_name` is
    never told by headers: the sheet bears its title, or the clerk names it.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    purpose: ClassVar[str]
    rules: ClassVar[tuple[str, ...]] = ()
    by_name: ClassVar[bool] = False


def columns(kind: type[Draft]) -> Mapping[str, Column]:
    """The columns of a kind by field name, in the order of the template."""
    return _declared(cast(Hashable, kind))[0]


def required(kind: type[Draft]) -> frozenset[str]:
    """The fields that must have a cell in every row."""
    return _declared(cast(Hashable, kind))[1]


@cache
def _declared(kind: Any) -> tuple[Mapping[str, Column], frozenset[str]]:
    hints = get_type_hints(kind, include_extras=True)
    fields: tuple[str, ...] = kind.__struct_fields__
    defaults = zip(reversed(fields), reversed(kind.__struct_defaults__), strict=False)
    optional = {field for field, default in defaults if default is not NODEFAULT}
    return {field: _column(hints[field]) for field in fields}, frozenset(fields) - optional


def _column(hint: Any) -> Column:
    if get_origin(hint) is Annotated:
        for extra in get_args(hint)[1:]:
            if isinstance(extra, Column):
                return extra
    raise TypeError(f"a draft's field needs a Column: {hint}")


class Origin(Struct, frozen=True):
    """Where a draft stood: file name, sheet name, row number as the sheet shows it."""

    file: str
    sheet: str
    row: int


class Filed(Struct, frozen=True):
    """A draft with its origin.

    `cells` maps a field to its column letter ("B"), where the sheet has that column. `unread` are
    fields whose cell could not be read: their value in `draft` is None and no check may use it;
    the problem was reported already and the filing will be refused. `headers` are those headers
    of its sheet that have any cell below them, without spaces: a rule set may be recognised by
    them.
    """

    draft: Draft
    origin: Origin
    cells: Mapping[str, str] = {}
    unread: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()
