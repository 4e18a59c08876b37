"""A table as Parquet, where the association offers it: pyarrow is large, and loaded here alone.

The bytes depend on the version of pyarrow, which each file names as its maker, and on nothing else.
"""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO

from registry.data.columns import Column, Kind, Row

#: Points have at most two places (D-1).
_DIGITS, _PLACES = 9, 2


def made_by() -> str:
    """The library's version, on which the bytes depend; "" where it is not installed."""
    try:
        return version("pyarrow")
    except PackageNotFoundError:
        return ""


def encoded(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """The whole file: one group of rows, compressed; an empty text stays one, None is null."""
    import pyarrow as pa  # noqa: PLC0415 (a third of a second, for those who offer Parquet)
    from pyarrow import parquet  # noqa: PLC0415

    kinds: dict[Kind, pa.DataType] = {
        "string": pa.string(),
        "date": pa.date32(),
        "number": pa.decimal128(_DIGITS, _PLACES),
        "integer": pa.int32(),
        "boolean": pa.bool_(),
    }
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [
        pa.array(column_cells, kinds[column.kind])
        for column, column_cells in zip(columns, cells, strict=True)
    ]
    file = BytesIO()
    table = pa.table(arrays, names=[column.name for column in columns])
    parquet.write_table(table, file, compression="zstd", store_schema=False)
    return file.getvalue()
