"""`registry init`: a working folder for an association."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Annotated

import typer

from registry.cli import console, opening, template
from registry.cli.failure import Failure
from registry.cli.settings import Settings
from registry.cli.starting import answers, folder
from registry.cli.starting.answers import Answers
from registry.ledger.store import Ledger


def run(
    dir_: Annotated[Path, typer.Argument(metavar="DIR", help="新文件夹。A new folder.")],
    name: Annotated[str, typer.Option(help="协会名称。The association's name.")] = "",
    english_name: Annotated[str, typer.Option(help="英文名称。Its English name.")] = "",
    domain: Annotated[str, typer.Option(help="网站域名。The domain of the site.")] = "",
    ruleset: Annotated[str, typer.Option(help="评价办法。The rule set.")] = "",
    icp: Annotated[str, typer.Option(help="网站备案号，可以后补。ICP number, if any yet.")] = "",
) -> None:
    """建立本协会的工作文件夹。Start a register: a folder that builds at once.

    在终端上逐项询问，也可全用选项给出。其中有设置、待填的页面、空表、台账和说明。
    Asks on a terminal what the options do not say.

    \b
    例 Examples:
      registry init 登记册
      registry init 登记册 --name 某某市信用协会 --domain credit.example.org.cn
    """
    if dir_.exists() and (not dir_.is_dir() or any(dir_.iterdir())):
        raise Failure(f"{dir_} 已有内容，未作改动。", "The folder is there and is not empty.")
    given = _answers(name, english_name, domain, ruleset, icp)
    with _whole(dir_) as new:
        folder.write(new, given)
        template.write_all(new / "空表", template.terms(Settings(ruleset=given.ruleset)))
        Ledger.open(f"sqlite:///{new / 'register.sqlite3'}").close()
    console.say(
        f"已建立 {dir_}。请到其中运行 registry check 和 registry build。"
        "Done: go there, then check and build."
    )


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A folder beside the wanted one, which takes its place once all is in it."""
    target = path.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield new
        new.chmod(0o755)
        new.rename(target)
    except BaseException:
        rmtree(new)
        raise


def _answers(name: str, english_name: str, domain: str, ruleset: str, icp: str) -> Answers:
    """The answers, asked for where they are not given. Raises Failure."""
    known = opening.rules(Settings()).book.ids
    sets = f"评价办法 rule set（{'、'.join(known)}）"
    return Answers(
        name=_ask(name, "协会名称 name", lambda said: answers.text(said, "协会名称")),
        english_name=_ask(
            english_name, "英文名称 English name", lambda said: answers.text(said, "英文名称"), ""
        ),
        domain=_ask(domain, "网站域名 domain", answers.domain),
        ruleset=_ask(ruleset, sets, lambda said: answers.one_of(said, known), "shaanxi-2006"),
        icp=_ask(icp, "网站备案号 ICP number", answers.icp, ""),
    )


def _ask(given: str, what: str, judged: Callable[[str], str], default: str | None = None) -> str:
    """What was given, else what is answered on a terminal, else the default, as `judged`.

    An answer that will not do is asked for again, an option ends the command. Raises Failure.
    """
    if given:
        return judged(given)
    if sys.stdin.isatty():
        while True:
            shown = bool(default)
            said = typer.prompt(what, default=default, err=True, show_default=shown)
            try:
                return judged(str(said))
            except Failure as wrong:
                console.note(wrong.message)
    if default is None:
        raise Failure(f"请用选项给出：{what}。", "Not on a terminal: give it as an option.")
    return judged(default)
