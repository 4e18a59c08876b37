"""Any act that the types allow."""

from decimal import Decimal
from typing import Any, get_type_hints

import msgspec
from hypothesis import strategies as st

from registry.ledger.entries import ACTS, Contested, Deadline, Entry, Evaluator, ScoreLine


def _of(struct: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(struct)
    return st.builds(
        struct, **{name: st.from_type(hints[name]) for name in struct.__struct_fields__}
    )


st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**53) + 1, 2**53 - 1))
for _part in (Contested, Deadline, Evaluator, ScoreLine):
    st.register_type_strategy(_part, _of(_part))

entries: st.SearchStrategy[Entry] = st.one_of([_of(act) for act in ACTS])
