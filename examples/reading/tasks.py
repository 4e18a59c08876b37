"""Every reader's task: who does it, how it is done on the example's site, which test does it."""

from collections.abc import Callable
from dataclasses import dataclass

from examples.reading.reader import Reader
from registry.site import addresses

CODE, NAME, SOUND = "91610824MA43G3BP73", "骎弋", "qinyi"
OTHER = "91610200MA06B8N19M"
LIST = (CODE, OTHER, "91611002MA8WRT1E8G", "骎弋检测技术股份有限公司", "没有这家企业")
NOTICE = "2024-00008-2"
HOME, COMPANY = addresses.HOME, addresses.company(CODE)


@dataclass(frozen=True)
class Task:
    """A task. It begins on a page that the reader has just opened, by its address."""

    name: str
    who: str
    what: str
    english: str
    begins: str
    act: Callable[[Reader], None]
    test: str


def by_part(reader: Reader) -> None:
    """Two characters of a name."""
    reader.write("main input[name=q]", NAME)
    reader.enter()
    _open_hit(reader)


def by_code(reader: Reader) -> None:
    """The whole code."""
    reader.write("main input[name=q]", CODE)
    reader.enter()
    _open_hit(reader)


def by_sound(reader: Reader) -> None:
    """A name's sound."""
    reader.write("main input[name=q]", SOUND)
    reader.enter()
    _open_hit(reader)


def _open_hit(reader: Reader) -> None:
    reader.click(f"#search-results a[href*='{CODE}']")
    reader.sees("h1", NAME)


def why(reader: Reader) -> None:
    """It stands in the page."""
    reader.sees("#score-1", "评分的由来")


def try_fact(reader: Reader) -> None:
    """One record less."""
    reader.press("试算")
    reader.click("form[aria-label=试算] input[type=checkbox]")
    reader.sees("form[aria-label=试算]", "试算")


def company_then(reader: Reader) -> None:
    """The page itself, with a day."""
    reader.write("form.asof input", "2026-05-19")
    reader.press("查看")
    reader.sees("#held", "截至 2026年5月19日")


def search_then(reader: Reader) -> None:
    """The search, with a day."""
    reader.write("main input[name=q]", NAME)
    reader.press("限定范围")
    reader.write("#as-of-day", "2026-05-21")
    reader.sees("#search-results .standing", "有效")


def register_then(reader: Reader) -> None:
    """From the lists to the whole register of a day."""
    reader.press("某日的名单和统计")
    reader.write("#day-as-of", "2024-05-20")
    reader.press("列出")
    reader.sees("#day-rows a")


def list_then(reader: Reader) -> None:
    """From a list to itself on a day."""
    reader.press("某日的这份名单")
    reader.write("#day-as-of", "2024-05-20")
    reader.press("列出")
    reader.sees("#day-rows a")


def licence_then(reader: Reader) -> None:
    """The list of agencies, with a day."""
    reader.write("form.asof input", "2024-05-20")
    reader.press("查看")
    reader.sees(".then.standing", "2024年5月20日")


def changed(reader: Reader) -> None:
    """A month, by its first and last day."""
    reader.press("两日之间的变动")
    reader.write("#changes-from", "2026-05-01")
    reader.write("#changes-to", "2026-05-31")
    reader.press("列出")
    reader.sees("#changes-rows a")


def checked(reader: Reader) -> None:
    """Five lines, pasted."""
    reader.press("批量核对一份名单")
    reader.write("#batch-list", "\n".join(LIST))
    reader.press("核对")
    reader.sees("#batch-rows a")


def counted(reader: Reader) -> None:
    """A table behind a picture."""
    reader.press("统计")
    reader.sees("h1", "统计")
    reader.press("数据表")


def assessed(reader: Reader) -> None:
    """One record, entered."""
    reader.press("用评分卡自评")
    reader.write("input[data-indicator]", "1")
    reader.sees(".outcome", "试算")


def compared(reader: Reader) -> None:
    """The page's company and another one's code."""
    reader.press("与另一家对照")
    reader.write("#compare-other", OTHER)
    reader.click("#compare button")
    reader.sees("#compare-second a")


def watched(reader: Reader) -> None:
    """The button, then the list."""
    reader.press("关注这家企业")
    reader.sees("[data-watch][aria-pressed=true]")
    reader.press("关注名单")
    reader.sees("#watch-list", NAME)


def referred(reader: Reader) -> None:
    """One region."""
    reader.press("融资推荐名单")
    reader.choose("#referral-region", "渭南市")
    reader.press("筛选")
    reader.sees("#referral-rows a")


def noticed(reader: Reader) -> None:
    """From the front page to a notice of a month."""
    reader.press("全部公告")
    reader.press("2024年7月")
    reader.click("ol.notices a")
    reader.sees("article", "特此公告")


def revoked(reader: Reader) -> None:
    """Every revocation of the year, on one page."""
    reader.press("全部公告")
    reader.click("#kinds ~ div a[href*='/kind/revocation/2026/']")
    reader.sees("h1", "2026年撤销公告")
    reader.sees("ol.notices a", "撤销")


def followed(reader: Reader) -> None:
    """A calendar taken along, and the feed that a reader program gets."""
    reader.save("届满和年审日历")
    reader.page.request.get(addresses.company_feed(CODE))
    reader.presses += 1


def downloaded(reader: Reader) -> None:
    """The register as one CSV."""
    reader.press("数据开放")
    reader.save("register/00000.csv")


def cited(reader: Reader) -> None:
    """A file for a reference manager."""
    reader.press("供文献管理软件使用")
    reader.save("下载 BibTeX")


def verified(reader: Reader) -> None:
    """The button of the notice itself."""
    reader.press("核对本公告")
    reader.sees(".checked[data-good=true]")


def printed(reader: Reader) -> None:
    """The browser's own printing."""
    reader.presses += 1
    reader.page.pdf(format="A4")


def badge(reader: Reader) -> None:
    """What to copy into one's own site."""
    reader.press("网站徽标")
    reader.sees("details[open] code", "svg")


_PAGE, _AS_OF = "tests/search/test_page.py::", "tests/theme/test_as_of.py::"
TASKS = (
    Task("part", "公众 the public", "按名称中的两个字查企业", "look up by part of a name", HOME,
         by_part, _PAGE + "test_two_characters_find_a_company_and_lead_to_its_page"),
    Task("code", "公众 the public", "按代码查企业", "look up by code", HOME, by_code,
         _PAGE + "test_a_code_is_the_first_hit_and_a_mistyped_one_is_told"),
    Task("sound", "公众 the public", "按拼音查企业", "look up by pinyin", HOME, by_sound,
         "tests/search/test_answers.py::test_python_and_the_browser_agree"),
    Task("why", "企业 a company", "看评分的由来", "read why the score", COMPANY, why,
         "tests/theme/test_trial.py::test_without_a_script_the_table_stands"),
    Task("trial", "企业 a company", "改一项记录试算", "try another fact", COMPANY, try_fact,
         "tests/theme/test_trial.py::test_a_reader_leaves_out_a_record_and_sees_the_score_move"),
    Task("company-then", "律师 a lawyer", "某企业截至某日", "a company as of a day", COMPANY,
         company_then, _AS_OF + "test_a_day_is_chosen_and_stands_in_the_address"),
    Task("search-then", "律师 a lawyer", "检索截至某日", "the search as of a day", addresses.SEARCH,
         search_then, _AS_OF + "test_a_day_is_chosen_in_the_search"),
    Task("register-then", "研究者 a researcher", "全部企业和统计截至某日",
         "all companies and counts as of a day", addresses.LISTS, register_then,
         "tests/theme/test_as_of_list.py::"
         "test_a_day_is_chosen_and_each_company_leads_to_that_day"),
    Task("list-then", "记者 a journalist", "一份名单截至某日", "a list as of a day",
         addresses.listing("grade", "shaanxi-2006", "AA"), list_then,
         "tests/theme/test_templates.py::test_a_list_leads_to_itself_as_of_a_day"),
    Task("licence-then", "企业 a company", "评价机构截至某日", "agencies as of a day",
         addresses.AGENCIES, licence_then,
         "tests/theme/test_as_of_dated.py::test_a_list_of_agencies_shows_the_licence_of_the_day"),
    Task("changed", "记者 a journalist", "两日之间的变动", "what changed", HOME, changed,
         "tests/theme/test_changes.py::test_two_days_are_chosen_and_the_list_is_taken_along"),
    Task("batch", "银行 a bank", "批量核对", "check a list", HOME, checked,
         "tests/search/test_batch.py::test_a_list_is_told_line_by_line"),
    Task("statistics", "研究者 a researcher", "看统计和数据表", "statistics and their tables", HOME,
         counted,
         "tests/release/test_statistics.py::test_a_picture_shows_the_numbers_of_its_table"),
    Task("assess", "企业 a company", "自评", "assess oneself", COMPANY, assessed,
         "tests/theme/test_trial.py::"
         "test_a_company_assesses_itself_and_hears_what_would_raise_it"),
    Task("compare", "银行 a bank", "两家对照", "compare two", COMPANY, compared,
         "tests/theme/test_compare.py::test_from_a_companys_page_to_the_two_side_by_side"),
    Task("watch", "银行 a bank", "关注企业", "watch a company", COMPANY, watched,
         "tests/theme/test_watch.py::test_the_next_visit_tells_what_changed_with_its_notice"),
    Task("referral", "银行 a bank", "融资推荐名单", "financing referral", HOME, referred,
         "tests/theme/test_referral.py::test_a_bank_chooses_and_takes_away"),
    Task("notice", "记者 a journalist", "按月份查公告", "find a notice by month", HOME, noticed,
         "tests/theme/test_keyboard.py::test_from_the_front_page_to_a_company_and_its_notice"),
    Task("revoked", "记者 a journalist", "找出今年的全部撤销公告", "every revocation of this year",
         HOME, revoked,
         "tests/examples/test_finding_notices.py::test_every_one_of_this_year_is_found"),
    Task("feed", "银行 a bank", "日历和订阅", "calendar and feed", COMPANY, followed,
         "tests/theme/test_watch.py::"
         "test_a_calendar_has_the_last_day_and_is_made_in_the_page"),
    Task("data", "再利用者 a re-user", "下载全册", "download the register", HOME, downloaded,
         "tests/data/test_package.py::test_the_digests_are_those_of_all_files"),
    Task("cite", "研究者 a researcher", "引用公告", "cite a notice", addresses.notice(NOTICE),
         cited, "tests/theme/test_keyboard.py::test_a_company_is_watched_and_a_citation_saved"),
    Task("verify", "律师 a lawyer", "核对公告", "verify a notice", addresses.notice(NOTICE),
         verified, "tests/release/test_log_page.py::test_a_notice_that_is_what_the_log_has"),
    Task("print", "企业 a company", "打印企业页面", "print a company's page", COMPANY, printed,
         "tests/theme/test_browser.py::test_a_company_page_prints_on_one_sheet"),
    Task("badge", "企业 a company", "取徽标的代码", "the badge for one's own site", COMPANY, badge,
         "tests/theme/test_watch.py::test_the_badge_is_shown_with_what_to_copy"),
)  # fmt: skip
