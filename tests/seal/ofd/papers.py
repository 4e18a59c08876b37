"""Made-up commitment papers as OFD, and their sealing; each step may be done wrongly on request."""

import zipfile
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from asn1crypto import core

from registry.seal import sm2
from registry.seal.ofd import structures
from tests.seal.authorities import days
from tests.seal.ofd.keys import SM2_WITH_SM3, Signer

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SM3 = "1.2.156.10197.1.401"
SHA256 = "2.16.840.1.101.3.4.2.1"
LIST = "Doc_0/Signs/Signatures.xml"
SEALED = days(-10)
PAGE = "Doc_0/Pages/Page_0/Content.xml"


def xml(name: str, inner: str, **attributes: str) -> bytes:
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}<ofd:{name} {SPACE}{told}>{inner}</ofd:{name}>".encode()


def paper(pages: int = 1, listed: str = f"/{LIST}") -> dict[str, bytes]:
    """The files of a plain document, its list of signatures named and not yet there."""
    places = [f"Pages/Page_{number}/Content.xml" for number in range(pages)]
    shown = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="{place}"/>' for number, place in enumerate(places, 1)
    )
    signatures = f"<ofd:Signatures>{listed}</ofd:Signatures>" if listed else ""
    files = {
        "OFD.xml": xml(
            "OFD",
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
            f"<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{signatures}</ofd:DocBody>",
            Version="1.1",
            DocType="OFD",
        ),
        "Doc_0/Document.xml": xml(
            "Document",
            "<ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID>"
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
            f"<ofd:Pages>{shown}</ofd:Pages>",
        ),
        "Doc_0/PublicRes.xml": xml("Res", "", BaseLoc="Res"),
        "Doc_0/Res/logo.png": b"\x89PNG\r\n\x1a\n" + bytes(20),
    }
    for number, place in enumerate(places):
        files[f"Doc_0/{place}"] = page(f"本企业承诺守信，第{number + 1}页。")
    return files


def page(text: str) -> bytes:
    return xml(
        "Page",
        f'<ofd:Content><ofd:Layer ID="7"><ofd:TextObject ID="8"><ofd:TextCode>{text}'
        "</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content>",
    )


@dataclass(frozen=True)
class Seal:
    """A seal to be made: by whom, who may use it, from when till when."""

    maker: Signer
    holders: tuple[bytes, ...]
    valid: tuple[int, int] = (-200, 200)
    digests: str = ""
    version: int = 4
    kind: int = 0
    critical: bool = False

    def made(self, sign=None) -> structures.Seal:
        digest = {"": None, "SM3": sm2.digest, SM3: sm2.digest}.get(self.digests, _sha256)
        listed: core.SequenceOf = structures.Certificates(list(self.holders))
        if digest is not None:
            listed = structures.CertificateDigests(
                [{"type": self.digests, "value": digest(one)} for one in self.holders]
            )
        info = structures.SealInfo(
            {
                "header": {"id": "ES", "version": self.version, "vid": "EXAMPLE"},
                "es_id": "61010000000001",
                "property": {
                    "type": 1,
                    "name": "西安示例有限公司",
                    "cert_list_type": self.kind or (2 if self.digests else 1),
                    "cert_list": listed,
                    "create_date": days(self.valid[0]),
                    "valid_start": days(self.valid[0]),
                    "valid_end": days(self.valid[1]),
                },
                "picture": {"type": "png", "data": b"\x89PNG", "width": 40, "height": 40},
                **extensions(self.critical),
            }
        )
        return structures.Seal(
            {
                "eseal_info": info,
                "cert": self.maker.der,
                "sign_alg_id": self.maker.algorithm,
                "signed_value": (sign or self.maker.sign)(info.dump()),
            }
        )


def extensions(critical: bool) -> dict:
    one = {"extn_id": "1.2.3.4", "critical": critical, "extn_value": b"x"}
    return {"ext_datas": [one]} if critical else {}


@dataclass(frozen=True)
class Sealing:
    """How a document is sealed: rightly, where nothing else is asked for."""

    signer: Signer
    seal: structures.Seal
    time: datetime = SEALED
    method: str = SM3
    #: Changes the paths that are covered, the signature file, the value's structure, the value.
    cover: object = None
    described: object = None
    structure: object = None
    value: object = None
    kind: str = "Seal"
    property_info: str = ""
    data_hash: bytes = b""
    copy: bool = True
    version: int = 4
    critical: bool = False


def put(files: dict[str, bytes], by: Sealing) -> dict[str, bytes]:
    """The files with one more signature over all that is there but their list."""
    number = sum(name.endswith("Signature.xml") for name in files)
    folder = f"Doc_0/Signs/Sign_{number}"
    files = dict(files)
    seal = by.seal.dump()
    entry = f'<ofd:Signature ID="{number + 1}" Type="{by.kind}" BaseLoc="/{folder}/Signature.xml"/>'
    before = files.get(LIST, xml("Signatures", "<ofd:MaxSignId>9</ofd:MaxSignId>"))
    files[LIST] = before.replace(b"</ofd:Signatures>", f"{entry}</ofd:Signatures>".encode())
    if by.copy:
        files[f"{folder}/Seal.esl"] = seal
    files[f"{folder}/Signature.xml"] = signature = _described(files, folder, by)
    files[f"{folder}/SignedValue.dat"] = _value(signature, f"/{folder}/Signature.xml", by)
    return files


def _described(files: dict[str, bytes], folder: str, by: Sealing) -> bytes:
    paths = [name for name in files if name != LIST]
    if by.cover is not None:
        paths = by.cover(paths)
    digest = sm2.digest if by.method == SM3 else _sha256
    references = "".join(
        f'<ofd:Reference FileRef="/{path}"><ofd:CheckValue>'
        f"{b64encode(digest(files.get(path, b''))).decode()}</ofd:CheckValue></ofd:Reference>"
        for path in paths
    )
    copy = f"<ofd:Seal><ofd:BaseLoc>/{folder}/Seal.esl</ofd:BaseLoc></ofd:Seal>"
    content = xml(
        "Signature",
        '<ofd:SignedInfo><ofd:Provider ProviderName="example" Version="1" Company="example"/>'
        f"<ofd:SignatureMethod>{SM2_WITH_SM3}</ofd:SignatureMethod>"
        "<ofd:SignatureDateTime>20260219120000</ofd:SignatureDateTime>"
        f'<ofd:References CheckMethod="{by.method}">{references}</ofd:References>'
        '<ofd:StampAnnot ID="5" PageRef="1" Boundary="50 50 40 40"/>'
        f"{copy if by.copy else ''}</ofd:SignedInfo>"
        f"<ofd:SignedValue>/{folder}/SignedValue.dat</ofd:SignedValue>",
    )
    return content if by.described is None else by.described(content)


def _value(signature: bytes, place: str, by: Sealing) -> bytes:
    if by.kind == "Sign":
        return by.value(signature)
    digest = sm2.digest if by.signer.algorithm == SM2_WITH_SM3 else _sha256
    signed = structures.ToSign(
        {
            "version": by.version,
            "eseal": by.seal,
            "time_info": by.time,
            "data_hash": by.data_hash or digest(signature),
            "property_info": by.property_info or place,
            **extensions(by.critical),
        }
    )
    made = structures.Sealed(
        {
            "to_sign": signed,
            "cert": by.signer.der,
            "signature_alg_id": by.signer.algorithm,
            "signature": by.signer.sign(signed.dump()),
        }
    )
    if by.structure is not None:
        by.structure(made)
    value = made.dump(force=True)
    return value if by.value is None else by.value(value)


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package of these files, the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def edited(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    assert old in files[name]
    return {**files, name: files[name].replace(old, new, 1)}


def _sha256(content: bytes) -> bytes:
    return sha256(content).digest()
