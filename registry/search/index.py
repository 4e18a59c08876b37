"""The files of the search of a whole register, with no memory of an earlier build."""

from collections.abc import Iterator

from registry.public.views import PublicRegister
from registry.search import collect
from registry.search.memory import SearchMemory


def files(register: PublicRegister) -> Iterator[tuple[str, bytes]]:
    """Every file of the search as (site-absolute address, bytes); the manifest comes last."""
    memory = SearchMemory()
    companies = (
        (view.code, collect.encode(collect.document(view))) for view in register.companies()
    )
    notices = (
        (view.id, collect.encode(collect.notice_document(view))) for view in register.notices()
    )
    for address, content in memory.update(companies, notices, whole=True):
        if content is not None:
            yield address, content
    memory.close()
