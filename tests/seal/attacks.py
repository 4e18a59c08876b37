"""Documents good and bad, each made by the function that `attacks.toml` names."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from asn1crypto import x509
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.sign import validation
from pyhanko.sign.fields import MDPPerm

from registry.seal import gate
from registry.seal.trust import Trust
from tests.seal.authorities import (
    CODE_EXTENSION,
    CODE_EXTENSION_2,
    COMPANY,
    OTHER,
    PERSONAL_EXTENSION,
    Holder,
    Issuer,
    company,
    keep,
    subject,
    weak_key,
)
from tests.seal.papers import paper, revised, sign, with_field

PLACES = ("2.5.4.97", "2.5.4.5", CODE_EXTENSION.dotted_string, CODE_EXTENSION_2.dotted_string)


@dataclass
class World:
    """Two roots of which one has an authority below, a company, and who would pass for it."""

    root: Issuer = field(default_factory=lambda: Issuer(subject("示例根CA")))
    narrow: Issuer = field(default_factory=lambda: Issuer(subject("示例第二根CA")))
    stranger: Issuer = field(default_factory=lambda: Issuer(subject("无人知晓CA")))
    unlisted: Issuer = field(default_factory=lambda: Issuer(subject("没有列表的CA")))
    stale: Issuer = field(default_factory=lambda: Issuer(subject("列表过期的CA")))
    later: Issuer = field(default_factory=lambda: Issuer(subject("列表在后的CA")))

    def __post_init__(self) -> None:
        self.middle = Issuer(subject("示例中级CA"), parent=self.root)
        self.feeble = Issuer(subject("短密钥CA"), key=weak_key(), parent=self.root)
        self.holder = self.middle.issue(company())
        self.other = self.middle.issue(company(OTHER))
        self.revoked = self.middle.issue(company())
        self.revoked_later = self.middle.issue(company())
        self.middle.revoke(self.revoked, -30)
        self.middle.revoke(self.revoked_later, 3)

    def trust(self, folder: Path) -> Trust:
        lists = (
            self.root.list(),
            self.middle.list(-40, -20),
            self.middle.list(),
            self.middle.list(4, 40),
            self.feeble.list(),
            self.narrow.list(),
            self.stale.list(-40, -2),
            self.later.list(3, 30),
        )
        roots = [(one, PLACES) for one in (self.root, self.unlisted, self.stale, self.later)]
        keep(folder, *roots, (self.narrow, ("2.5.4.5",)), lists=lists)
        return Trust.load(folder)

    def signed(self, content: bytes | None = None, **meta) -> bytes:
        return sign(content or plain(), self.holder, self.middle, self.root, **meta)

    def by(self, holder: Holder, *chain: Issuer) -> bytes:
        return sign(plain(), holder, *chain)


@cache
def plain() -> bytes:
    return paper()


MAKERS: dict[str, Callable[..., bytes]] = {}


def maker(function):
    MAKERS[function.__name__] = function
    return function


@maker
def good(w):
    return w.signed()


@maker
def page_count(w, pages):
    return w.signed(paper(pages))


@maker
def unsigned(w):
    return plain()


@maker
def empty(w):
    return b""


@maker
def too_large(w):
    return w.signed() + bytes(gate.MAX_SIZE)


# What is done to the bytes.


def _range(content: bytes) -> tuple[int, list[int]]:
    at = content.rfind(b"/ByteRange")
    inner = content[content.index(b"[", at) + 1 : content.index(b"]", at)]
    return at, [int(number) for number in inner.split()]


def _with_range(content: bytes, numbers: list[int]) -> bytes:
    at, _ = _range(content)
    start, end = content.index(b"[", at), content.index(b"]", at) + 1
    end += len(content[end:]) - len(content[end:].lstrip(b" "))
    new = b"[" + b" ".join(b"%d" % number for number in numbers) + b"]"
    assert len(new) < end - start
    return content[:start] + new.ljust(end - start) + content[end:]


@maker
def byte_in_content(w):
    content = w.signed()
    assert b"(page 0)" in content
    return content.replace(b"(page 0)", b"(page 1)", 1)


@maker
def byte_in_value(w):
    content = bytearray(w.signed())
    _, (_, first, second, _) = _range(bytes(content))
    value = bytes.fromhex(bytes(content[first + 1 : second - 1]).decode())
    end = value.rstrip(b"\0")
    place = first + 1 + 2 * (len(end) - 3)
    content[place : place + 2] = b"%02x" % (value[len(end) - 3] ^ 1)
    return bytes(content)


@maker
def padding_used(w):
    content = w.signed()
    _, (_, _, second, _) = _range(content)
    return content[: second - 5] + b"beef" + content[second - 1 :]


@maker
def truncated(w):
    return w.signed()[:-40]


@maker
def before(w, junk):
    return junk.encode() + w.signed()


@maker
def after(w, junk):
    return w.signed() + junk.encode()


@maker
def zip_after(w):
    return w.signed() + b"PK\x05\x06" + bytes(18)


@maker
def range_to_zero(w):
    content = w.signed()
    _, (_, first, _, rest) = _range(content)
    return _with_range(content, [0, first, 0, rest])


@maker
def range_short(w):
    content = w.signed()
    _, (start, first, second, rest) = _range(content)
    return _with_range(content, [start, first, second, rest - 20])


@maker
def range_wide_gap(w):
    content = w.signed()
    _, (start, first, second, rest) = _range(content)
    return _with_range(content, [start, first - 4, second, rest])


@maker
def range_negative(w):
    content = w.signed()
    _, (_, first, second, rest) = _range(content)
    return _with_range(content, [-1, first, second, rest])


@maker
def range_of_six(w):
    content = w.signed()
    _, numbers = _range(content)
    return _with_range(content, [*numbers, 0, 0])


@maker
def value_is_no_structure(w):
    content = w.signed()
    _, (_, first, second, _) = _range(content)
    return content[: first + 1] + b"41" * ((second - first - 2) // 2) + content[second - 1 :]


# Later revisions.


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
def unsigned_field_only(w):
    return with_field(plain(), "Seal")


# What acts.


def _change(change, w):
    return w.signed(paper(change=change))


@maker
def javascript(w):
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return _change(lambda pdf: pdf.Root.__setattr__("OpenAction", action), w)


@maker
def named_script(w):
    names = Dictionary(JavaScript=Dictionary(Names=Array([])))
    return _change(lambda pdf: pdf.Root.__setattr__("Names", names), w)


@maker
def action(w, kind):
    def change(pdf):
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([0, 0, 9, 9]),
            A=Dictionary({"/S": Name("/" + kind)}),
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    return _change(change, w)


@maker
def going_to_a_page(w):
    def change(pdf):
        page = pdf.pages[0].obj
        pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))

    return _change(change, w)


@maker
def embedded_file(w):
    def change(pdf):
        pdf.attachments["附件.txt"] = b"text"

    return _change(change, w)


@maker
def xfa(w):
    def change(pdf):
        form = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
        pdf.Root.AcroForm = pdf.make_indirect(form)

    return _change(change, w)


@maker
def outside_stream(w):
    def change(pdf):
        pdf.pages[0].Contents.F = String("//elsewhere/page.txt")

    return _change(change, w)


@maker
def hidden_name(w):
    """The name of a script written with an escape, as it stands in the bytes."""
    return raw(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/JS(x)>>>>", PAGES, PAGE)


# What weighs.

PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def raw(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue, with a right cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )


def stream(content: bytes, filters: bytes) -> bytes:
    return b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(content), filters, content)


@maker
def encrypted(w):
    return paper(encryption=pikepdf.Encryption(user="", owner="secret"))


@maker
def no_catalogue(w):
    return raw(b"<</Type/Nothing>>")


@maker
def no_page(w):
    return raw(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>")


@maker
def wrong_table(w):
    return plain().replace(b"startxref\n", b"startxref\n9", 1)


@maker
def many_objects(w):
    return raw(CATALOG, PAGES, PAGE, *[b"null"] * (gate.MAX_OBJECTS + 1))


@maker
def nested(w, depth):
    return raw(CATALOG, PAGES, PAGE, b"[" * depth + b"]" * depth)


@maker
def bomb(w):
    """100 MB and one byte of zeros in some 100 kB."""
    engine = zlib.compressobj(9)
    packed = b"".join(engine.compress(bytes(2**20)) for _ in range(gate.MAX_CONTENT // 2**20 + 1))
    return raw(CATALOG, PAGES, PAGE, stream(packed + engine.flush(), b"/FlateDecode"))


@maker
def bomb_in_bomb(w):
    packed = zlib.compress(zlib.compress(bytes(2**20)))
    return raw(CATALOG, PAGES, PAGE, stream(packed, b"[/FlateDecode/FlateDecode]"))


@maker
def unknown_filter(w):
    return raw(CATALOG, PAGES, PAGE, stream(b"x", b"/LZWDecode"))


# Whose certificate it is.


@maker
def code_in_serial(w):
    return w.by(w.narrow.issue(subject("西安示例有限公司", _2_5_4_5=COMPANY)), w.narrow)


@maker
def code_in_extension(w, place, form):
    oid = {"4": CODE_EXTENSION, "3": CODE_EXTENSION_2}[place]
    text = COMPANY.encode()
    value = {"utf8": b"\x0c\x12" + text, "printable": b"\x13\x12" + text, "bare": text}[form]
    holder = w.root.issue(subject("西安示例有限公司"), extensions=((oid, value),))
    return w.by(holder, w.root)


@maker
def code_with_prefix(w):
    return w.by(w.root.issue(company("USCCCN-" + COMPANY)), w.root)


@maker
def code_elsewhere(w):
    """In the place that other roots name, and this one does not."""
    return w.by(w.narrow.issue(company()), w.narrow)


@maker
def code_in_name_only(w):
    return w.by(w.root.issue(subject("西安示例有限公司 " + COMPANY)), w.root)


@maker
def code_false(w):
    return w.by(w.root.issue(company(COMPANY[:-1] + ("0" if COMPANY[-1] != "0" else "1"))), w.root)


@maker
def two_codes(w):
    name = subject("西安示例有限公司", _2_5_4_97=COMPANY, _2_5_4_5=OTHER)
    return w.by(w.root.issue(name), w.root)


@maker
def other_company(w):
    return w.by(w.other, w.middle, w.root)


@maker
def personal_number(w):
    value = b"\x13\x12" + b"11010119900307123X"
    return w.by(w.root.issue(company(), extensions=((PERSONAL_EXTENSION, value),)), w.root)


# Whether the certificate holds.


@maker
def expired(w):
    return w.by(w.middle.issue(company(), valid=(-300, -1)), w.middle, w.root)


@maker
def not_yet_valid(w):
    return w.by(w.middle.issue(company(), valid=(2, 300)), w.middle, w.root)


@maker
def self_signed(w):
    alone = Issuer(company())
    return w.by(Holder(_own(alone), alone.key))


def _own(alone):
    return alone.issue(company(), key=alone.key).certificate


@maker
def unknown_root(w):
    return w.by(w.stranger.issue(company()), w.stranger)


@maker
def unknown_root_left_out(w):
    return w.by(w.stranger.issue(company()))


@maker
def same_name_root(w):
    fake = Issuer(w.root.name)
    return w.by(fake.issue(company()), fake)


@maker
def same_name_middle(w):
    fake_root = Issuer(w.root.name)
    fake = Issuer(w.middle.name, parent=fake_root)
    return w.by(fake.issue(company()), fake, fake_root)


@maker
def company_as_issuer(w):
    """A company's own certificate is no authority's."""
    below = Issuer(company(OTHER), key=w.other.key)
    below.certificate = w.other.certificate
    below.name = w.other.certificate.subject
    return w.by(below.issue(company()), below, w.middle, w.root)


@maker
def revoked(w):
    return w.by(w.revoked, w.middle, w.root)


@maker
def revoked_after_receipt(w):
    return w.by(w.revoked_later, w.middle, w.root)


@maker
def without_list(w):
    return w.by(w.unlisted.issue(company()), w.unlisted)


@maker
def stale_list(w):
    return w.by(w.stale.issue(company()), w.stale)


@maker
def list_after_receipt(w):
    return w.by(w.later.issue(company()), w.later)


@maker
def not_for_signing(w):
    return w.by(w.middle.issue(company(), signing=False), w.middle, w.root)


@maker
def weak_key_length(w):
    return w.by(w.middle.issue(company(), key=weak_key()), w.middle, w.root)


@maker
def weak_digest(w):
    return sign(plain(), w.holder, w.middle, w.root, md_algorithm="sha1")


@maker
def weak_certificate(w):
    """Signed by an authority whose own key is too short."""
    return w.by(w.feeble.issue(company()), w.feeble, w.root)
