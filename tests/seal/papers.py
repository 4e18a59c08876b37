"""Made-up commitment papers as PDF, and their signing."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO

import pikepdf
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.seal.authorities import RECEIVED, Holder, Issuer, subject

#: Parts of a PDF that is written object by object.
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def paper(pages: int = 1, change=None, **saving) -> bytes:
    """A plain PDF; `change` may do to it what it likes before it is written."""
    pdf = pikepdf.new()
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 720 Td (page {number}) Tj ET".encode())
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    if change is not None:
        change(pdf)
    out = BytesIO()
    pdf.save(out, static_id=True, compress_streams=False, **saving)
    return out.getvalue()


def signer(holder: Holder, *chain: Issuer) -> signers.SimpleSigner:
    """What pyHanko signs with."""
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(one.der) for one in chain)
    private = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        x509.Certificate.load(holder.der), keys.PrivateKeyInfo.load(private), store
    )


def sign(content: bytes, holder: Holder, *chain: Issuer, name: str = "Seal", **meta) -> bytes:
    """The paper signed, in one more revision."""
    return sign_by(content, signer(holder, *chain), name, **meta)


def sign_by(
    content: bytes,
    by: signers.Signer,
    name: str = "Seal",
    at: datetime = RECEIVED,
    stamper: TimeStamper | None = None,
    **meta,
) -> bytes:
    """The same by whatever pyHanko signs with; `at` is the moment that the signature states."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    given = signers.PdfSignatureMetadata(field_name=name, **{"md_algorithm": "sha256", **meta})
    made = _At(given, by, timestamper=stamper)
    made.at = at
    return alone(made.sign_pdf, writer, output=BytesIO()).getvalue()


class _At(signers.PdfSigner):
    """One whose clock is ours."""

    at = RECEIVED

    def init_signing_session(self, *given, **named):
        session = super().init_signing_session(*given, **named)
        session.system_time = self.at
        return session


def time_stamper(
    issuer: Issuer, at: datetime = RECEIVED, kind: type[DummyTimeStamper] = DummyTimeStamper
) -> DummyTimeStamper:
    """An authority for time stamps under this issuer, and what its clock says."""
    key = rsa.generate_private_key(65537, 2048)
    by = signer(issuer.issue(subject("示例时间戳"), key=key), issuer)
    return kind(by.signing_cert, by.signing_key, by.cert_registry, fixed_dt=at)


def stamp(content: bytes, stamper: TimeStamper) -> bytes:
    """One more revision, with a time-stamp of the document."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    by = signers.PdfTimeStamper(stamper)
    return alone(by.timestamp_pdf, writer, "sha256", output=BytesIO()).getvalue()


def revised(content: bytes, change) -> bytes:
    """One more revision, in which `change` does to the open document what it likes."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_field(content: bytes, name: str) -> bytes:
    """The paper with an empty field to be signed."""

    def add(writer):
        fields.append_signature_field(writer, fields.SigFieldSpec(name))

    return revised(content, add)


def beside(
    content: bytes, by: signers.Signer, digest="sha256", detached=True, at=None, stamper=None
) -> bytes:
    """A signature over any content, DER."""
    stated = PdfCMSSignedAttributes(signing_time=at)
    made = by.async_sign_general_data(
        content, digest, detached=detached, signed_attr_settings=stated, timestamper=stamper
    )
    return alone(asyncio.run, made).dump()


def alone(function, *given, **named):
    """What it gives in a thread of its own: where a browser is driven, a loop is running."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(function, *given, **named).result()


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
