"""Does a score lie on the scale, and does it give the grade that is stated (R-1, R-2, R-4, D-1)."""

from collections.abc import Sequence
from decimal import Decimal

from scoring.bands import Band, band_of
from scoring.decimals import places, plain
from scoring.refusal import Refusal
from scoring.sections import Scale, Values


def check_score(scale: Scale, score: Decimal) -> Refusal | None:
    """Refuse a score off the scale (R-1) or with too many decimal places (D-1)."""
    if not score.is_finite() or not scale.minimum <= score <= scale.maximum:
        return scale.refuse(
            f"得分 {plain(score)} 不在 {scale.words}的计分范围内。",
            f"The score {plain(score)} lies outside the scale.",
            found=plain(score),
            expected=scale.words,
        )
    if places(score) > scale.places:
        return scale.refuse(
            f"得分 {score:f} 超过 {scale.places} 位小数；得分不作四舍五入。",
            f"The score {score:f} has more than {scale.places} decimal places.",
            found=f"{score:f}",
            expected=f"最多 {scale.places} 位小数",
            rule="D-1",
        )
    return None


def check_grade(
    values: Values, bands: Sequence[Band], score: Decimal, grade: str
) -> Refusal | None:
    """Refuse a grade that is not named (R-4), not known, or not given by its score (R-2, D-1).

    A score that check_score refuses is refused here as well.
    """
    if grade in values.naming.unnamed:
        return _unnamed(values, bands, f"信用等级 {grade}", f"The grade {grade}", grade)
    if all(band.grade != grade for band in bands):
        return values.grades.refuse(
            f"“{grade}”不是本办法设置的信用等级。",
            f"{grade!r} is no grade of this rule set.",
            found=grade,
            expected=_names(bands),
        )
    if refusal := check_score(values.scale, score):
        return refusal
    given = band_of(bands, score)
    if given is None:
        return _unnamed(
            values, bands, f"得分 {plain(score)}", f"The score {plain(score)}", plain(score)
        )
    if given.grade != grade:
        return values.grades.refuse(
            f"得分 {plain(score)} 对应 {given.grade} 级，与填报的 {grade} 级不符。",
            f"The score {plain(score)} gives {given.grade}, not {grade}.",
            found=grade,
            expected=f"{given.grade}（{given.bounds}）",
        )
    return None


def _unnamed(values: Values, bands: Sequence[Band], zh: str, en: str, found: str) -> Refusal:
    naming = values.naming
    return naming.refuse(
        f"{zh}：{naming.refusal}。",
        f"{en}: {naming.refusal_english}.",
        found=found,
        expected=_names(bands),
    )


def _names(bands: Sequence[Band]) -> str:
    return "、".join(band.grade for band in bands)
