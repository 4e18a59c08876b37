"""Sound documents, in all the forms that writers of OFD use."""

import zipfile
from io import BytesIO

from tests.seal.ofd.keys import RSA_SHA256
from tests.seal.ofd.papers import LIST, SHA256, packed, paper, put
from tests.seal.ofd.world import maker


@maker
def good(w):
    return w.good()


@maker
def page_count(w, pages):
    return packed(put(paper(pages), w.sealing()))


@maker
def digest_in_seal(w, name):
    return packed(w.sealed(seal=w.seal(digests=name)))


@maker
def without_copy_of_the_seal(w):
    return packed(w.sealed(copy=False))


@maker
def covered_by_sha256(w):
    return packed(w.sealed(method=SHA256))


@maker
def rsa(w, maker):
    holder = w.rsa()
    assert holder.algorithm == RSA_SHA256
    seal = w.seal(holder, maker=w.rsa() if maker else None)
    return packed(w.sealed(signer=holder, seal=seal))


@maker
def list_covered_too(w):
    return packed(w.sealed(cover=lambda paths: [*paths, LIST]))


@maker
def space_of_the_draft(w):
    files = paper()
    for name in ("OFD.xml", "Doc_0/Document.xml"):
        files[name] = files[name].replace(b"ofdspec.org/2016", b"ofdspec.org")
    return packed(put(files, w.sealing()))


@maker
def stored(w):
    return packed(w.sealed(), zipfile.ZIP_STORED)


@maker
def written_in_one_go(w):
    """Sizes stand after each file, since whoever wrote it could not go back."""

    class Pipe(BytesIO):
        def seek(self, *_):
            raise OSError

        def tell(self):
            raise OSError

    out = Pipe()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in w.sealed().items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@maker
def long_sizes(w):
    """Sizes stand in the field for files of more than 4 GB, though none is."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in w.sealed().items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
                member.write(content)
    assert b"\xff" * 8 in out.getvalue()
    return out.getvalue()


@maker
def with_folders(w):
    return packed({"Doc_0/": b"", "Doc_0/Signs/": b"", **w.sealed()})


@maker
def unsigned(w, listed):
    return packed(paper(listed=listed))


@maker
def list_of_none(w):
    files = w.sealed()
    return packed({**files, LIST: files[LIST].split(b"<ofd:Signature ")[0] + b"</ofd:Signatures>"})
