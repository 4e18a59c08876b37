"""What the signatures cover, and what is done to the files once they are there."""

from tests.seal.ofd.papers import LIST, PAGE, edited, packed, page, paper, put
from tests.seal.ofd.world import maker

FIRST = "Doc_0/Signs/Sign_0/Signature.xml"


@maker
def byte_in_page(w):
    return packed(edited(w.sealed(), PAGE, "守信".encode(), "失信".encode()))


@maker
def byte_in_signature_file(w, old, new):
    return packed(edited(w.sealed(), FIRST, old.encode(), new.encode()))


@maker
def pages_swapped(w):
    files = put(paper(2), w.sealing())
    other = PAGE.replace("Page_0", "Page_1")
    files[PAGE], files[other] = files[other], files[PAGE]
    return packed(files)


@maker
def page_replaced(w):
    return packed({**w.sealed(), PAGE: page("别的承诺。")})


@maker
def file_removed(w):
    files = w.sealed()
    del files["Doc_0/Res/logo.png"]
    return packed(files)


@maker
def file_added(w, name):
    return packed({**w.sealed(), name: b"<x/>"})


@maker
def not_covered(w, name):
    return packed(w.sealed(cover=lambda paths: [path for path in paths if path != name]))


@maker
def nothing_covered(w):
    return packed(w.sealed(cover=lambda _: []))


@maker
def covered_twice(w, name):
    return packed(w.sealed(cover=lambda paths: [*paths, name]))


@maker
def covered_outside(w, name):
    return packed(w.sealed(cover=lambda paths: [*paths, name]))


@maker
def described(w, old, new):
    """The signature file says something else, and is signed all the same."""

    def change(content):
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return packed(w.sealed(described=change))


@maker
def method(w, name):
    return described(w, "1.2.156.10197.1.401", name)


@maker
def sealed_twice(w):
    """The company's seal, then the signature of a person, over all that was there."""
    return packed(_twice(w, w.person))


def _twice(w, signer, **how):
    return put(w.sealed(), w.sealing(signer, **how))


@maker
def second_leaves_out_the_first(w, name):
    return packed(
        _twice(w, w.person, cover=lambda paths: [one for one in paths if name not in one])
    )


@maker
def second_by_another_company(w):
    return packed(_twice(w, w.other))


@maker
def file_between(w):
    """Something that the first has not seen, and the second covers."""
    files = {**w.sealed(), "Doc_0/Annots/Annotations.xml": b"<x/>"}
    return packed(put(files, w.sealing(w.person)))


@maker
def second_taken_off_the_list(w):
    files = _twice(w, w.person)
    entry = files[LIST].index(b'<ofd:Signature ID="2"')
    return packed({**files, LIST: files[LIST][:entry] + b"</ofd:Signatures>"})


@maker
def second_taken_away(w):
    """The document as it was when the first had been put: that is whole."""
    files = _twice(w, w.person)
    kept = {name: content for name, content in files.items() if "Sign_1" not in name}
    entry = files[LIST].index(b'<ofd:Signature ID="2"')
    return packed({**kept, LIST: files[LIST][:entry] + b"</ofd:Signatures>"})


@maker
def listed_the_other_way_round(w):
    files = _twice(w, w.person)
    head, first, second = files[LIST].split(b"<ofd:Signature ")
    second = second.removesuffix(b"</ofd:Signatures>")
    swapped = b"<ofd:Signature ".join((head, second, first)) + b"</ofd:Signatures>"
    return packed({**files, LIST: swapped})


@maker
def listed_twice(w):
    files = w.sealed()
    entry = files[LIST][files[LIST].index(b"<ofd:Signature ") :]
    return packed(edited(files, LIST, b"</ofd:Signatures>", entry))


@maker
def list_says(w, old, new):
    return packed(edited(w.sealed(), LIST, old.encode(), new.encode()))


@maker
def list_of_another_name(w):
    files = w.sealed()
    return packed({**files, LIST: files[LIST].replace(b"ofd:Signatures", b"ofd:Signature")})


@maker
def many_signatures(w):
    entry = '<ofd:Signature ID="2" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/>'
    return list_says(w, "</ofd:Signatures>", entry * 20 + "</ofd:Signatures>")
