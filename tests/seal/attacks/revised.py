"""Later revisions of a signed document."""

from io import BytesIO
from unittest.mock import patch

from asn1crypto import x509
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.sign import signers, validation
from pyhanko.sign.fields import MDPPerm

from tests.seal.attacks.world import maker, plain
from tests.seal.papers import paper, revised, sign, stamp, time_stamper, with_field


@maker
def annotated(w):
    def note(writer):
        page, _ = writer.find_page_for_modification(0)[:2]
        page = page.get_object()
        entry = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Text"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (9, 9, 99, 99))),
                pdf_name("/Contents"): pdf_string("另有约定"),
            }
        )
        annots = page.get("/Annots", generic.ArrayObject())
        page[pdf_name("/Annots")] = generic.ArrayObject([*annots, writer.add_object(entry)])
        writer.update_container(page)

    return revised(w.signed(), note)


@maker
def scripted_later(w):
    def script(writer):
        writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(
            {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
        )
        writer.update_root()

    return revised(w.signed(), script)


@maker
def page_swapped(w):
    def swap(writer):
        page = writer.find_page_for_modification(0)[0].get_object()
        stream = generic.StreamObject(stream_data=b"BT 72 720 Td (another) Tj ET")
        page[pdf_name("/Contents")] = writer.add_object(stream)
        writer.update_container(page)

    return revised(w.signed(), swap)


def _with_text_field(pdf):
    box = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("amount"),
            V=String("1"),
            Rect=Array([72, 700, 200, 720]),
        )
    )
    pdf.pages[0].Annots = Array([box])
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([box])))


def _fill(content):
    def fill(writer):
        box = writer.root["/AcroForm"]["/Fields"][0].get_object()
        box[pdf_name("/V")] = pdf_string("1000000")
        writer.update_container(box)

    return revised(content, fill)


@maker
def form_filled_after(w):
    return _fill(w.signed(paper(change=_with_text_field)))


@maker
def form_filled_between(w):
    first = with_field(with_field(paper(change=_with_text_field), "Seal"), "Second")
    return w.signed(_fill(w.signed(first)), name="Second")


@maker
def certified_then_filled(w):
    content = paper(change=_with_text_field)
    certified = w.signed(content, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    return _fill(certified)


@maker
def certified_then_signed(w):
    """A second signature where the first allows none; its own library would not make it."""
    certified = w.signed(certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    with patch.object(signers.PdfSigner, "_enforce_certification_constraints"):
        return w.signed(certified, name="Second")


@maker
def signed_twice(w):
    return w.signed(w.signed(), name="Second")


@maker
def signed_by_other_too(w):
    return sign(w.signed(), w.other, w.middle, w.root, name="Second")


@maker
def archived(w):
    """The later revision that keeps what validation needs: nothing of the content."""
    out = BytesIO(w.signed())
    certificates = [x509.Certificate.load(one.der) for one in (w.middle, w.root)]
    validation.DocumentSecurityStore.add_dss(
        output_stream=out, sig_contents=None, certs=certificates
    )
    return out.getvalue()


@maker
def stamped(w):
    """A time-stamp of the whole document after the signature."""
    return stamp(w.signed(), time_stamper(w.middle))


@maker
def unsigned_field_only(w):
    return with_field(plain(), "Seal")
