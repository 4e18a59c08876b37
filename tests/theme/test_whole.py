"""The theme's pages are the same bytes in one piece and as Jinja itself renders them."""

from functools import cache

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry.release.output import File
from registry.release.place import Place
from registry.site import render
from registry.site.pages import TEMPLATES, Planned, PlannedPage
from registry.site.settling import SettledEnvironment
from tests.theme import made
from tests.views_register import REGISTER


def plain() -> Environment:
    """Jinja's own environment with what the theme's templates are given."""
    environment = Environment(
        loader=FileSystemLoader(made.THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= render.filters()
    frame = render.frame(REGISTER.association, "", made.NAV, demo=True, logs=False)
    environment.globals |= render.globals_of(frame, "", made.SCRIPTS)
    return environment


@cache
def pages() -> list[PlannedPage]:
    """What a build of the made-up register renders."""
    found: list[PlannedPage] = []
    real = Place.file

    def noted(place: Place, planned: Planned) -> File:
        if isinstance(planned, PlannedPage):
            found.append(planned)
        return real(place, planned)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Place, "file", noted)
        dict(made.files())
    return found


def test_every_page_is_what_jinja_makes_of_it() -> None:
    whole, jinja = made.environment(), plain()
    assert isinstance(whole, SettledEnvironment)
    whole.worth = 0
    for page in pages():
        given = (page.template, page.address, page.context)
        assert render.page(whole, *given) == render.page(jinja, *given), page.address


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_kind_of_page_is_in_one_piece(name: str) -> None:
    """None is left to Jinja, which takes several times as long."""
    environment = made.environment()
    assert isinstance(environment, SettledEnvironment)
    template = environment.whole(f"{name}.html")
    assert template is not environment.get_template(f"{name}.html")
    for page in pages():
        if page.template == name:
            template.render(page.context, path=page.address)
