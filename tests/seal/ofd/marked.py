"""What is done to the XML of a document before it is sealed: the seal is right each time."""

import zipfile

from registry.seal.ofd.markup import MAX_ELEMENTS
from tests.seal.ofd.papers import PAGE, edited, packed, paper, put, xml
from tests.seal.ofd.world import maker


def _sealed(w, files):
    return packed(put(files, w.sealing()))


def _page(w, content):
    return _sealed(w, {**paper(), PAGE: content})


@maker
def declared(w, text):
    """A page with a declaration before its root."""
    head, rest = paper()[PAGE].split(b"\n", 1)
    return _page(w, head + text.encode() + rest)


@maker
def entity_not_declared(w):
    return _page(w, xml("Page", "&unheard;"))


@maker
def instruction(w):
    return _page(w, b'<?xml-stylesheet href="x.xsl"?>' + xml("Page", "").split(b"\n")[1])


@maker
def in_other_letters(w, encoding, named):
    """A page in another encoding, by whatever name the file has."""
    text = '<?xml version="1.0" encoding="' + encoding + '"?><Page>承诺</Page>'
    return _sealed(w, {**paper(), named: text.encode(encoding)})


@maker
def not_what_it_says(w):
    return _page(w, xml("Page", "").replace(b"UTF-8", b"GBK"))


@maker
def not_well_formed(w):
    return _page(w, b"<Page>")


@maker
def nested(w, depth):
    return _page(w, xml("Page", "<x>" * depth + "</x>" * depth))


@maker
def many_elements(w):
    files = {**paper(), PAGE: xml("Page", "<x/>" * MAX_ELEMENTS)}
    return packed(put(files, w.sealing()), zipfile.ZIP_STORED)


@maker
def two_documents(w):
    files = paper()
    body = files["OFD.xml"].split(b"<ofd:DocBody>")[1].split(b"</ofd:DocBody>")[0]
    more = b"</ofd:DocBody><ofd:DocBody>" + body + b"</ofd:DocBody>"
    return _sealed(w, edited(files, "OFD.xml", b"</ofd:DocBody>", more))


@maker
def several_states(w):
    versions = b'<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="v.xml"/></ofd:Versions>'
    return _sealed(w, edited(paper(), "OFD.xml", b"</ofd:DocBody>", versions + b"</ofd:DocBody>"))


@maker
def no_root_document(w):
    return _sealed(w, edited(paper(), "OFD.xml", b"Doc_0/Document.xml", b"Doc_0/None.xml"))


@maker
def another_root(w):
    return _sealed(w, {**paper(), "OFD.xml": b"<html/>"})


@maker
def acting(w, element):
    """An element that acts, wherever it stands."""
    return _page(w, xml("Page", element))


@maker
def picture_with_script(w):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    return _sealed(w, {**paper(), "Doc_0/Res/logo.png": picture})


@maker
def pointing(w, place):
    """A page that is elsewhere."""
    return _sealed(
        w, edited(paper(), "Doc_0/Document.xml", b"Pages/Page_0/Content.xml", place.encode())
    )


@maker
def resource(w, element):
    files = paper()
    return _sealed(w, {**files, "Doc_0/PublicRes.xml": xml("Res", element)})
