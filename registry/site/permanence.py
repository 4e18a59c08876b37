"""An address once published is never lost (R-32): `addresses.txt` remembers, the build refuses."""

from collections.abc import Sequence

from registry.site.errors import SiteError
from registry.site.writing import Output, lines

RECORD = "addresses.txt"
_NAMED = 3


def check(output: Output, permanent: Sequence[str]) -> None:
    """Refuse to go on when an address that the folder has published is not planned any more.

    Nothing has been written by then. Raises SiteError naming the first of the lost addresses.
    """
    lost = sorted(set(output.read(RECORD).splitlines()) - set(permanent))
    if lost:
        named = "、".join(lost[:_NAMED])
        raise SiteError(
            f"已公布的网址不得消失：{named}（共{len(lost)}个）。如需查看过去某日的登记册，"
            "请输出到另一目录。",
            f"Published addresses would be lost ({len(lost)}): {', '.join(lost[:_NAMED])}.",
        )


def record(output: Output, permanent: Sequence[str]) -> None:
    """Write down what is published now."""
    output.write(RECORD, lines(permanent))
