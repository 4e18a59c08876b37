"""Who may apply, and when (R-5, R-10, R-11, R-22, R-24)."""

import re
from datetime import date

from scoring.period import ONE_DAY, last_day, years_passed
from scoring.refusal import Refusal
from scoring.sections import Region, Registration, Values, Years

SEPARATORS = re.compile(r"[（）()、，,；;/\s]+")


def check_region(region: Region, code: str) -> Refusal | None:
    """Refuse a registered region that the rule set does not cover (R-10, D-10)."""
    if code.startswith(region.prefixes):
        return None
    if not code:
        return region.refuse(
            f"不能确定注册地区；评价范围为{region.name}区域内的企事业单位。",
            f"The registered region is not known; the rules cover {region.name} only.",
            expected=region.name,
        )
    return region.refuse(
        f"注册地区（{code}）不在{region.name}区域内。",
        f"The registered region {code} lies outside {region.name}.",
        found=code,
        expected=f"{region.name}（{'、'.join(region.prefixes)}）",
    )


def check_qualification(rule: Years, granted: date | None, applied: date) -> Refusal | None:
    """Refuse an applicant that has not held the qualification for the full years (R-11)."""
    if rule.years == 0:
        return None
    if granted is None:
        return rule.refuse(
            f"没有信用企业资质的取得时间；取得资质满 {rule.years} 年方可申报。",
            "No qualification is on record; it must have been held for the full time.",
            expected=f"资质取得满 {rule.years} 年",
        )
    if years_passed(granted, rule.years, applied):
        return None
    return rule.refuse(
        f"信用企业资质于 {granted} 取得，至申报日 {applied} 未满 {rule.years} 年。",
        f"The qualification of {granted} was held for less than the full time on {applied}.",
        found=f"资质 {granted}，申报 {applied}",
        expected=f"最早申报日 {last_day(granted, rule.years) + ONE_DAY}",
    )


def check_upgrade(
    values: Values, announced: date, valid_until: date, applied: date
) -> Refusal | None:
    """Refuse an upgrade applied for too early (R-22) or after the last valid day (R-24)."""
    rule = values.upgrade
    if applied > valid_until:
        return rule.refuse(
            f"申请日 {applied} 已过有效期末日 {valid_until}，应当重新评定，不能申请晋级。",
            f"The grade lapsed after {valid_until}; the company must be evaluated anew.",
            found=str(applied),
            expected=f"不晚于 {valid_until}",
            rule="R-24",
        )
    first = last_day(announced, rule.years) + ONE_DAY
    if applied >= first:
        return None
    return rule.refuse(
        f"等级自 {announced} 公告，{first} 起方可申请晋级，申请日 {applied} 过早。",
        f"An upgrade may be applied for from {first} on, not on {applied}.",
        found=str(applied),
        expected=f"{first} 至 {valid_until}",
    )


def check_registration(rule: Registration, status: str) -> Refusal | None:
    """Refuse a registration status that is not 存续 or counts as it (R-5, D-2).

    Combined forms are read word by word: "存续（在营、开业、在册）" counts.
    """
    words = [word for word in SEPARATORS.split(status) if word]
    if words and all(word in rule.counts for word in words):
        return None
    ended = next((end for end in rule.ended if end in status), "")
    reason = (
        f"企业已{ended}" if ended else f"不能认定为{rule.counts[0]}" if words else "没有登记状态"
    )
    return rule.refuse(
        f"登记状态“{status}”：{reason}，没有基础分，不能计分。",
        f"The registration status {status!r} gives no base points; no score can be computed.",
        found=status,
        expected="、".join(rule.counts),
    )
