"""Where the site's pages and files are: who describes them is told, and knows no address itself."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.public.views import Association


@dataclass(frozen=True)
class Places:
    """The keeper of a site, and the whole addresses of what is on it.

    `file` takes the path of a file below the data's folder, "" for the folder's own page;
    `certificate` a company's code and a number, `status` the name of a status list;
    `context` is that of credentials.
    """

    association: Association
    company: Callable[[str], str]
    notice: Callable[[str], str]
    file: Callable[[str], str]
    certificate: Callable[[str, str], str]
    status: Callable[[str], str]
    context: str
