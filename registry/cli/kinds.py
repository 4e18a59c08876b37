"""`registry kinds`: what can be filed."""

from registry.cli import console
from registry.intake.drafts import KINDS


def run() -> None:
    """列出报送种类。List the filing kinds.

    \b
    例 Example:
      registry kinds
    """
    console.table(
        ("种类 kind", "名称 title", "用途 purpose", "依据 rules"),
        [(kind.kind, kind.title, kind.purpose, " ".join(kind.rules)) for kind in KINDS],
    )
