"""How every day ends: what is due, the site built and published."""

from examples.acting.stage import Stage

SITE = "../网站"


def publish(stage: Stage, first: bool = False) -> None:
    """The daily round: `todo`, `diff` but for the first time, `build`, `publish`."""
    day = stage.days[-1].date
    stage.tell(
        "下班前：看待办，生成，发布。Before going home: what is due, then build and publish."
    )
    stage.run(f"registry todo --as-of {day} --within 30")
    if not first:
        stage.tell("先看这一次会改变什么。First, what will change.")
        stage.run(f"registry diff --as-of {day}")
    stage.run(f"registry build --as-of {day}")
    stage.run(f"registry publish {SITE} --changed 变动.txt")
    stage.evening(f"{SITE}/current")
    stage.tell("读者当晚看到的 What readers see that evening:")
