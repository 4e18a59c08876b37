"""What Pelican's settings must be for a register, and what ours mean.

`IMPOSED` holds for every register and overrides pelicanconf.py: Pelican's feeds carry the clock,
its environment does not escape, its articles, archives and static copies are not ours.
"""

from collections.abc import Callable, Mapping, MutableMapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from registry.public.views import Association, PublicRegister
from registry.site import prose, render
from registry.site.errors import SiteError
from registry.site.pages import Beside
from registry.site.scripts import Scripts

IMPOSED: Mapping[str, Any] = {
    **dict.fromkeys(
        (
            "FEED_ATOM",
            "FEED_RSS",
            "FEED_ALL_ATOM",
            "FEED_ALL_RSS",
            "CATEGORY_FEED_ATOM",
            "CATEGORY_FEED_RSS",
            "AUTHOR_FEED_ATOM",
            "AUTHOR_FEED_RSS",
            "TAG_FEED_ATOM",
            "TAG_FEED_RSS",
            "TRANSLATION_FEED_ATOM",
            "TRANSLATION_FEED_RSS",
        )
    ),
    "ARTICLE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "OUTPUT_SOURCES": False,
    "THEME_STATIC_PATHS": [],
    "DELETE_OUTPUT_DIRECTORY": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "RELATIVE_URLS": False,
    "TYPOGRIFY": False,
    "FORMATTED_FIELDS": [],
    "FILENAME_METADATA": "(?P<slug>.*)",
    "PAGE_PATHS": [""],
    "PAGE_URL": "{slug}.html",
    "PAGE_SAVE_AS": "{slug}.html",
    "PAGE_LANG_URL": "{slug}-{lang}.html",
    "PAGE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "READERS": dict.fromkeys(("rst", "html", "htm")),
}


def impose(settings: MutableMapping[str, Any]) -> None:
    """Make Pelican's settings those of a register. Raises SiteError for a wrong one of ours."""
    settings.update(IMPOSED)
    settings["MARKDOWN"] = prose.options()
    settings["JINJA_FILTERS"] = render.filters()
    if not Path(settings["THEME"], "templates").is_dir():
        raise SiteError(
            f"找不到主题 {settings['THEME']}。", f"There is no theme at {settings['THEME']}."
        )


def register(settings: Mapping[str, Any]) -> PublicRegister:
    """The register that REGISTRY_SOURCE gives. Raises SiteError without a proper address."""
    source = imported(str(settings.get("REGISTRY_SOURCE", "")))
    given: PublicRegister = source(settings)
    url = given.association.url
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or url.endswith("/"):
        raise SiteError(
            f"REGISTRY_ASSOCIATION 的 url 应为完整网址且末尾无斜杠，实为“{url}”。",
            "The association's url must be a whole address without a slash at the end.",
        )
    return given


def environment(settings: Mapping[str, Any], association: Association) -> Environment:
    """The environment of all templates: the overriding folders first, then the theme's."""
    prefix = str(settings["SITEURL"])
    frame = render.frame(
        association,
        prefix,
        settings.get("REGISTRY_NAV", ()),
        demo=bool(settings.get("REGISTRY_DEMO", False)),
        logs=bool(settings.get("REGISTRY_LOG")),
        beside=Beside.of(settings),
    )
    folders = [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    folders.append(Path(settings["THEME"], "templates"))
    libraries = settings.get("REGISTRY_BROWSER_LIBRARIES", {})
    scripts = Scripts(Path(settings["THEME"]), libraries, prefix)
    return render.environment(folders, render.globals_of(frame, prefix, scripts))


def imported(dotted: str) -> Callable[..., Any]:
    """The function that "package.module:name" names. Raises SiteError when there is none."""
    module, _, name = dotted.partition(":")
    try:
        found: Callable[..., Any] = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise SiteError(
            f"设置中的“{dotted}”无法载入：{error}。", f"The setting {dotted!r} cannot be loaded."
        ) from error
    if not callable(found):
        raise SiteError(f"设置中的“{dotted}”不是函数。", f"{dotted!r} is not a function.")
    return found
