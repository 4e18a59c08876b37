"""The week as a chapter of the guide: what was said, filled, given and printed, day by day."""

from collections.abc import Iterator, Sequence

from examples.acting.stage import Day, Filled, Given, Missed, Seen, Step, Told

_HEAD = (
    "# 一周 One working week\n\n"
    "本章由 `python -m examples.week` 生成：从空文件夹开始，逐条运行下列命令，照录其输出；测试每次"
    "重演一遍，命令或输出有一处不同即不通过，每天傍晚的网站都在真实的浏览器中查对。协会、企业和人员都是虚构"
    "的。Written by acting it out: every command below was run from an empty folder in this order, "
    "and what it printed is copied; a test acts it anew and compares, and looks up each evening's "
    "site in a real browser.\n\n"
    "“〔散列〕”“〔公钥〕”“〔今日〕”“〔文件夹〕”处每次不同，“〔数〕”处的页数、文件数和日志条数随程序"
    "版本不同，从略；`registry check` 中随年份而变的"
    "节假日一项也从略。`--received`、`--as-of`、`--day` 写明日期，只为每次结果相同；"
    "平日省略，即为今天。What differs each time is left out; days are stated so that it is the "
    "same every time, and are left away at a real desk.\n"
)


def render(days: Sequence[Day]) -> str:
    """The chapter in Markdown."""
    return _HEAD + "".join(f"\n{part}" for day in days for part in _day(day))


def _day(day: Day) -> Iterator[str]:
    yield f"## {day.title} {day.date}\n"
    for step in day.steps:
        yield _step(step)


def _step(step: Step) -> str:
    match step:
        case Told():
            return f"{step.text}\n"
        case Filled():
            return _table(step)
        case Given():
            printed = f"{step.printed}\n" if step.printed else ""
            status = f"（退出状态 {step.status}）\n" if step.status else ""
            return f"```console\n$ {step.line}\n{printed}{status}```\n"
        case Seen():
            says = "、".join(f"“{text}”" for text in step.says)
            return f"- 检索“{step.query}”，打开{step.name}的页面，看到{says}。\n"
        case Missed():
            return (
                f"- 检索“{step.name}”，没有这家企业；{step.code} 的原网址是“依法停止公示”的存根。\n"
            )


def _table(step: Filled) -> str:
    rows = [step.heads, ["---"] * len(step.heads), *step.rows]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    shown = len(step.rows)
    counted = f"共 {step.count} 行" + ("" if step.count == shown else f"，前 {shown} 行")
    return f"填写《{step.file}》的“{step.title}”表（{counted}）：\n\n{lines}\n"
