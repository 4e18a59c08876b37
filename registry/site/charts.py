"""A column of a table as a picture: bars that lie, each between its label and its number.

Nothing in it needs a colour or a script, and it has no style of its own: attributes for where no
style sheet is, classes for where one is. Text stays text, in the reader's fonts.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from leather import Bars, Chart, Series, theme
from leather.axis import Axis
from markupsafe import Markup

from registry.site.tables import Table

WIDTH, _BAR, _APART = 360, 24, 5
_SIZE = 14
#: What the library leaves below for the labels of an axis that has none here.
_BELOW = 22
#: What the numbers take behind the bars.
_BEHIND = 4 * _SIZE
#: A longer label is cut in the picture; the text for screen readers and the table have all of it.
_LABEL = 10
# From here on characters are as wide as they are high; Latin letters and digits are not.
_FULL_WIDTH, _HALF = "\u2e80", 0.62
#: With more rows than this a text for screen readers names the table instead of all numbers.
_TOLD = 12
_PLACES = frozenset({"x", "y", "x1", "x2", "y1", "y2", "width", "height"})

theme.margin = 0.0
theme.background_color = "none"
theme.tick_font_family = "inherit"
theme.tick_font_size = _SIZE
theme.tick_color = theme.zero_color = theme.label_color = "currentColor"


class _Labels(Axis):  # type: ignore[misc]  # the library has no types
    """The axis of labels: as wide as the widest, of which most characters are Chinese."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__(tick_formatter=lambda value, index, count: labels[value])
        self._wide = max(map(_width, labels.values()))

    def estimate_label_margin(self, scale: Any, orient: str) -> float:
        """The room that labels take."""
        return self._wide + float(theme.tick_size) * 2


class _Numbered(Bars):  # type: ignore[misc]
    """Bars with their numbers behind them."""

    def to_svg(self, width: Any, height: Any, x_scale: Any, y_scale: Any, *more: Any) -> Any:
        """The bars, then the numbers."""
        group = super().to_svg(width, height, x_scale, y_scale, *more)
        series = more[0]
        for bar, one in zip(list(group), series.data(), strict=True):
            top, high = float(bar.get("y")), float(bar.get("height"))
            bar.set("y", str(top + _APART / 2))
            bar.set("height", str(high - _APART))
            at = {
                "x": str(float(bar.get("width")) + 5),
                "y": str(top + high / 2),
                "dy": "0.32em",
                "font-size": str(_SIZE),
                "fill": "currentColor",
            }
            ET.SubElement(group, "text", at).text = str(one.x)
        return group


def drawn(table: Table, column: int) -> Markup:
    """A column as SVG, to stand in a page; nothing where all its numbers are 0."""
    numbers = {row.label: row.numbers[column] for row in table.rows}
    most = max(numbers.values(), default=0)
    if not most:
        return Markup("")
    chart = Chart()
    # The library draws from below.
    chart.add_series(
        Series([(number, label) for label, number in reversed(numbers.items())]),
        _Numbered("currentColor"),
    )
    chart.add_x_scale(0, most)
    chart.set_x_axis(Axis(ticks=[0], tick_formatter=lambda value, index, count: ""))
    chart.set_y_axis(_Labels({label: _short(label) for label in numbers}))
    return _svg(chart, table, column, numbers)


def _svg(chart: Any, table: Table, column: int, numbers: Mapping[str, int]) -> Markup:
    name, height = f"{table.id}-{column}", len(numbers) * _BAR
    picture = ET.Element("svg", {"class": "chart", "viewBox": f"0 0 {WIDTH} {height + 4}"})
    picture.attrib |= {"role": "img", "aria-labelledby": f"{name}-t {name}-d"}
    title = ET.SubElement(picture, "title", {"id": f"{name}-t"})
    title.text = f"{table.title}：{table.columns[column]}"
    ET.SubElement(picture, "desc", {"id": f"{name}-d"}).text = _told(numbers)
    picture.append(chart.to_svg_group(WIDTH - _BEHIND, height + _BELOW))
    for part in picture.iter():
        for key in _PLACES.intersection(part.attrib):
            part.set(key, f"{float(part.attrib[key]):.1f}".removesuffix(".0"))
    return Markup(ET.tostring(picture, encoding="unicode"))


def _told(numbers: Mapping[str, int]) -> str:
    if len(numbers) > _TOLD:
        return f"共 {len(numbers)} 行，合计 {sum(numbers.values())}；各行的数字见图后的表。"
    return "；".join(f"{label} {number}" for label, number in numbers.items()) + "。"


def _short(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1]}…"


def _width(text: str) -> float:
    return sum(1 if char >= _FULL_WIDTH else _HALF for char in text) * _SIZE
