"""An authority, a company and their signatures in SM2 with SM3, all made by OpenSSL."""

import subprocess
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from asn1crypto import pem, x509
from asn1crypto.algos import SignedDigestAlgorithm
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from registry.seal.trust import Trust
from tests.seal.authorities import COMPANY

_IDENTITY = "distid:1234567812345678"
_CONFIG = """
[ca]
default_ca = own
[own]
database = index.txt
crlnumber = number
default_md = sm3
default_crl_days = 30
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[holder]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


@dataclass
class Office:
    """A folder with a root and its revocation list, a company and a maker of seals with keys."""

    folder: Path

    def openssl(self, *words: str, given: bytes = b"") -> bytes:
        done = subprocess.run(
            ["openssl", *words], cwd=self.folder, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def open(self) -> "Office":
        (self.folder / "openssl.cnf").write_text(_CONFIG, "utf-8")
        (self.folder / "index.txt").touch()
        (self.folder / "number").write_text("01\n")
        subjects = {
            "root": "/C=CN/CN=国密示例根CA",
            "holder": f"/C=CN/2.5.4.97={COMPANY}/CN=西安示例有限公司",
            "maker": "/C=CN/CN=示例制章中心",
        }
        for name, subject in subjects.items():
            self.openssl("genpkey", "-algorithm", "SM2", "-out", f"{name}.key")
            self.openssl(
                *("req", "-new", "-utf8", "-config", "/dev/null", "-subj", subject, "-sm3"),
                *("-key", f"{name}.key", "-out", f"{name}.csr", "-sigopt", _IDENTITY),
            )
            by = ("-signkey", "root.key") if name == "root" else ("-CA", "root.pem")
            key = () if name == "root" else ("-CAkey", "root.key", "-CAcreateserial")
            self.openssl(
                *("x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem", *by, *key),
                *("-sm3", "-days", "300", "-extfile", "openssl.cnf", "-extensions"),
                "root" if name == "root" else "holder",
                *("-sigopt", _IDENTITY, "-vfyopt", _IDENTITY),
            )
        self.openssl(
            *("ca", "-gencrl", "-config", "openssl.cnf", "-keyfile", "root.key", "-cert"),
            *("root.pem", "-out", "list.pem", "-sigopt", _IDENTITY),
        )
        return self

    def certificate(self, name: str) -> x509.Certificate:
        return x509.Certificate.load(self.der(name))

    def der(self, name: str) -> bytes:
        return pem.unarmor((self.folder / f"{name}.pem").read_bytes())[2]

    def sign(self, content: bytes, name: str = "holder") -> bytes:
        """The company's signature over the content, or another's."""
        (self.folder / "content").write_bytes(content)
        return self.openssl(
            *("pkeyutl", "-sign", "-inkey", f"{name}.key", "-rawin", "-in", "content"),
            *("-digest", "sm3", "-pkeyopt", _IDENTITY),
        )

    @property
    def day(self) -> date:
        """The day, in China, from which the certificates hold: OpenSSL issues from now on."""
        since = self.certificate("holder").not_valid_before
        return since.astimezone(ZoneInfo("Asia/Shanghai")).date()

    def trust(self, folder: Path) -> Trust:
        """A folder of trust that names the root."""
        (folder / "lists").mkdir()
        root, listed = self.der("root"), self.der("list")
        (folder / "root.cer").write_bytes(root)
        (folder / "lists" / f"{sha256(listed).hexdigest()}.crl").write_bytes(listed)
        (folder / "trust.toml").write_text(
            f'[[root]]\nname = "国密示例根"\ncertificate = "root.cer"\n'
            f'sha256 = "{sha256(root).hexdigest()}"\ncode = ["2.5.4.97"]\n',
            "utf-8",
        )
        return Trust.load(folder)

    @property
    def signer(self) -> "Signer":
        return Signer(self)


class Signer(signers.Signer):
    """What pyHanko signs with, by OpenSSL's hand."""

    def __init__(self, office: Office, algorithm: str = "1.2.156.10197.1.501") -> None:
        self.office = office
        store = SimpleCertificateStore()
        store.register(office.certificate("root"))
        super().__init__(
            signing_cert=office.certificate("holder"),
            cert_registry=store,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": algorithm}),
        )

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        return bytes(72) if dry_run else self.office.sign(data)
