"""Friday: a correction, an erasure, a backup, and the register restored from it."""

from datetime import date

from examples.acting import cast, evening
from examples.acting.stage import Stage

DAY = "2026-06-12"


def act(stage: Stage) -> None:
    """Everything that is done on this day."""
    stage.day("星期五 Friday", DAY)
    _correct(stage)
    _erase(stage)
    evening.publish(stage)
    stage.see(cast.MISPRINTED.name[2:4], cast.MISPRINTED.name, "202506101100004", "更正")
    stage.miss(cast.ERASED.code, cast.ERASED.name)
    _restore(stage)


def _correct(stage: Stage) -> None:
    firm = cast.MISPRINTED
    stage.tell(
        "去年公告里一家的证书编号末两位印反了。公告不改，另发更正公告，两份互相指明（R-32）。"
        "A certificate number was misprinted: the notice stays, a correction mends it."
    )
    stage.run(
        f"registry notice draft correction --day {DAY} --code {firm.code} "
        f"被更正公告={cast.MARK}〔2025〕2号 更正项目=证书编号 "
        "原为=202506101100040 更正为=202506101100004 更正内容=证书编号末两位有误，更正如上。"
    )
    stage.run(f"registry take --received {DAY} {cast.MARK}〔2026〕9号.xlsx")


def _erase(stage: Stage) -> None:
    stage.tell(
        "法院裁判要求停止公示一家企业（P-5）。先试收，看清哪些页面改为存根，再收取。"
        "A court orders that a company be shown no longer: tried first, then taken."
    )
    stage.fill(
        "空表/撤下公示.xlsx",
        "撤下公示.xlsx",
        {
            "撤下公示": [
                {
                    "撤下企业代码": cast.ERASED.code,
                    "撤下日期": date(2026, 6, 12),
                    "撤下情形": "人民法院裁判",
                    "撤下依据": "（2026）华01民终1号民事判决书",
                }
            ]
        },
    )
    stage.run(f"registry take --dry-run --received {DAY} 撤下公示.xlsx")
    stage.run(f"registry take --received {DAY} 撤下公示.xlsx")


def _restore(stage: Stage) -> None:
    stage.tell(
        "周末前备份。密钥不在备份里，另存在保险柜。假设硬盘坏了：由备份恢复到新文件夹，放回密钥，"
        "核对，再生成、发布。Backed up; then, as if the disk had died, restored and published "
        "again."
    )
    stage.run("registry backup ../备份/星期五.tar")
    stage.run("mkdir ../保险柜")
    stage.run("cp 日志.key 版本.key ../保险柜/")
    stage.run("cd ..")
    stage.run("mv 登记册 坏了的登记册")
    stage.run("registry restore 备份/星期五.tar 登记册")
    stage.run("cp 保险柜/日志.key 保险柜/版本.key 登记册/")
    stage.run("cd 登记册")
    stage.run("registry verify")
    stage.run(f"registry build --as-of {DAY}")
    stage.run(f"registry publish {evening.SITE}")
    stage.run(f"registry verify {evening.SITE}/current")
