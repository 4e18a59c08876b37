"""In which formats and on what terms the settings offer the data to re-users."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from registry.data import columnar
from registry.data import terms as chosen
from registry.data.columns import Format
from registry.data.files import ALL_FORMATS, FORMATS
from registry.data.terms import Licence
from registry.site.errors import SiteError


@dataclass(frozen=True)
class Terms:
    """The formats of the tables, and the licence, None where there is none.

    `basis` changes where the same rows may become other bytes.
    """

    formats: tuple[Format, ...]
    licence: Licence | None
    basis: str


def of(settings: Mapping[str, Any]) -> Terms:
    """What the settings say. Raises SiteError for what cannot be."""
    try:
        licence = chosen.licence(settings.get("REGISTRY_LICENCE") or {})
    except msgspec.ValidationError as wrong:
        raise SiteError(
            f"REGISTRY_LICENCE 应有 name、title、english_title、path 四项：{wrong}。",
            "The licence has a name, a title, an english_title and a path.",
        ) from wrong
    if not settings.get("REGISTRY_PARQUET"):
        return Terms(FORMATS, licence, "")
    made_by = columnar.made_by()
    if not made_by:
        raise SiteError(
            "REGISTRY_PARQUET 需要 pyarrow，尚未安装：pip install pyarrow。",
            "Parquet is asked for and pyarrow is not installed.",
        )
    return Terms(ALL_FORMATS, licence, made_by)
