"""A notice cites the article of its rule set that the act rests on."""

import pytest

from registry.public.notice import _article
from scoring.ruleset import RuleBook


@pytest.mark.rule("R-30")
@pytest.mark.rule("R-31")
@pytest.mark.parametrize(
    ("kind", "article"),
    [("revocation", "第十三条"), ("voiding", "第十四条"), ("upgrade", "第十二条")],
)
def test_the_shaanxi_rules_have_their_articles(kind: str, article: str) -> None:
    assert _article(RuleBook.load().get("shaanxi-2006"), kind) == article


def test_another_document_is_not_cited_as_an_article_of_this_one() -> None:
    assert _article(RuleBook.load().get("casmes-2019"), "review") == ""
    assert _article(RuleBook.load().get("shaanxi-2006"), "correction") == ""
