"""Monday: an empty folder becomes a register, with licences, thirty companies, a first notice."""

from datetime import date

from examples.acting import cast, evening, sheets
from examples.acting.cast import NEW
from examples.acting.stage import Stage

DAY = "2026-06-08"
_DECIDED = NEW[:-1]


def act(stage: Stage) -> None:
    """Everything that is done on this day."""
    stage.day("星期一 Monday", DAY)
    _begin(stage)
    _licences(stage)
    _past(stage)
    _batch(stage)
    _announce(stage)
    evening.publish(stage, first=True)
    _seen(stage)


def _begin(stage: Stage) -> None:
    stage.tell("建立工作文件夹，到其中去，看正式发布前还缺什么。A folder, and what it lacks.")
    stage.run(f"registry init 登记册 --name {cast.ASSOCIATION} --domain {cast.HOST}")
    stage.run("cd 登记册")
    stage.run("registry check", status=1)
    stage.tell(
        "工程师生成两把密钥，填好设置和各页的“〔待填：…〕”。这一周是演练：协会和域名是举例用的，"
        "也没有请见证人，所以 `REGISTRY_DEMO` 不改，`check` 仍指出这几项。"
        "Keys are made, settings and pages filled; as this is an exercise, the rest stays."
    )
    stage.run(f"registry key {cast.HOST}/log 日志.key")
    stage.run(f"registry key {cast.HOST}/release 版本.key")
    _fill_settings(stage)
    stage.run("registry check", status=1)


def _fill_settings(stage: Stage) -> None:
    stage.change(
        "pelicanconf.py",
        {
            '"icp": ""': '"icp": "陕ICP备00000000号-1"',
            '"address": ""': '"address": "西安市雁塔区一路1号"',
            '"telephone": ""': '"telephone": "029-00000001"',
            '"email": ""': f'"email": "desk@{cast.HOST}"',
            'NOTICE_MARK = ""': f'NOTICE_MARK = "{cast.MARK}"',
            '"REGISTRY_CLERK", ""': f'"REGISTRY_CLERK", "{cast.CLERK}"',
            '"REGISTRY_LOG_KEY", ""': '"REGISTRY_LOG_KEY", str(_HERE / "日志.key")',
            '"REGISTRY_RELEASE_KEY", ""': '"REGISTRY_RELEASE_KEY", str(_HERE / "版本.key")',
        },
    )
    stage.fill_pages()


def _licences(stage: Stage) -> None:
    stage.tell(
        "先报资格证：没有持证的机构和人员，就没有评价（R-14）。去年在纸上发的，连同年检一并补报；"
        "今天新发的一张，先草拟公告（R-42），盖章发布后收取它的报送表。"
        "Licences first; the one granted today is announced by a notice."
    )
    stage.run("registry template 从业人员资格,评价机构资格 资格证空表.xlsx")
    stage.fill(
        "资格证空表.xlsx",
        "2025年资格证.xlsx",
        {"从业人员资格": sheets.practitioners(), "评价机构资格": sheets.agency()},
    )
    stage.run(f"registry take --received {DAY} 2025年资格证.xlsx")
    stage.fill(
        "空表/从业人员资格.xlsx", "新发资格证.xlsx", {"从业人员资格": sheets.new_practitioner()}
    )
    stage.run("registry notice draft licence 新发资格证.xlsx")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕1号.xlsx")


def _past(stage: Stage) -> None:
    stage.tell("去年已公告的等级，用一张汇总表补报。Last year's grades, in one sheet.")
    stage.fill("空表/评价结果汇总表.xlsx", "2025年评价结果.xlsx", {"评价结果汇总表": sheets.past()})
    stage.run(f"registry take --received {DAY} 2025年评价结果.xlsx")


def _batch(stage: Stage) -> None:
    stage.tell(
        "今年第一批二十四家：登记、资质、申请、评价一张工作簿报齐；其中一家的评审晚一步，"
        "另二十三家已经审定。先试收，再收取。The first batch of this year; tried, then taken."
    )
    stage.run(
        "registry template 企业登记信息,信用企业资质,信用等级评价申请,评价结果,评定委员会审定 "
        "第一批空表.xlsx"
    )
    stage.fill(
        "第一批空表.xlsx",
        "2026年第一批.xlsx",
        {
            "企业登记信息": sheets.companies(),
            "信用企业资质": sheets.qualifications(),
            "信用等级评价申请": sheets.applications(NEW, date(2026, 3, 16)),
            "评价结果": sheets.evaluations(NEW, date(2026, 4, 20), date(2026, 4, 27)),
            "评定委员会审定": sheets.decisions(_DECIDED, date(2026, 5, 8), date(2026, 5, 11)),
        },
    )
    stage.run(f"registry take --dry-run --received {DAY} 2026年第一批.xlsx")
    stage.run(f"registry take --received {DAY} 2026年第一批.xlsx")


def _announce(stage: Stage) -> None:
    stage.tell(
        "草拟等级公告：文号和证书编号由程序接着已用的给出。BBB 级只发命名文件，不公告（R-17）。"
        "再公示三十家企业的信用承诺书。The announcement; BBB is named by document."
    )
    stage.run(f"registry notice draft announcement --day {DAY}")
    stage.fill(
        "空表/等级命名.xlsx",
        "BBB级命名.xlsx",
        {
            "等级命名": [
                {
                    sheets.CODE: firm.code,
                    "信用等级": "BBB",
                    "命名日期": date(2026, 6, 8),
                    "命名文件文号": f"{cast.MARK}命〔2026〕1号",
                }
                for firm in cast.NAMED
            ]
        },
    )
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕2号.xlsx BBB级命名.xlsx")
    stage.fill("空表/信用承诺书.xlsx", "承诺书.xlsx", {"信用承诺书": sheets.commitments()})
    stage.run("registry notice draft commitment 承诺书.xlsx")
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕3号.xlsx")


def _seen(stage: Stage) -> None:
    first, named = NEW[0], cast.NAMED[0]
    stage.see(first.name[2:4], first.name, "评定为 AAA 级", "诚信经营承诺")
    stage.see(named.code, named.name, "评定为 BBB 级", "命名")
    stage.see(cast.CONTESTING.code, cast.CONTESTING.name, "未载有该企业的信用等级")
