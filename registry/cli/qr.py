"""`registry qr`: the QR code that a certificate bears."""

from pathlib import Path
from typing import Annotated

import segno
import typer

from registry.cli import console, opening, source
from registry.cli.failure import Failure
from registry.cli.settings import Given, Settings
from registry.identity import codes
from registry.public.views import CompanyView
from registry.site import addresses
from scoring.refusal import Refusal

#: What a printer takes. One module of a picture is so many points wide.
_KINDS, _POINTS = (".svg", ".png"), 10


def run(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="统一社会信用代码。The company's unified code.")
    ],
    certificate: Annotated[
        str, typer.Option(metavar="NUMBER", help="哪一张证书；省略则为最近一张。Which certificate.")
    ] = "",
    as_of: Annotated[
        str, typer.Option(metavar="DAY", help="按此日的登记，默认今天。As registered on this day.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="写入此文件，.svg 或 .png；默认以编号为名。Where to."),
    ] = None,
) -> None:
    """生成印在证书上的二维码。Make the QR code that a certificate bears.

    二维码是企业登记页的地址，附证书编号和两位校验字符；只为已公布的证书生成。It holds the address
    of the company's page with the number and two check characters; only for what is public.

    \b
    例 Examples:
      registry qr 91610423MAQMYWA195
      registry qr 91610423MAQMYWA195 --certificate 202500101100012 --output 证书.png
    """
    given: Given = ctx.obj
    parsed = codes.parse(code)
    if isinstance(parsed, Refusal):
        console.note(f"{parsed.zh} {parsed.en}")
        raise typer.Exit(1)
    settings = given.read()
    url = settings.association.url
    if not url:
        raise Failure(
            "设置 REGISTRY_ASSOCIATION 没有写明网站地址 url。", "The settings name no address."
        )
    number = _number(_disclosed(settings, parsed, as_of), parsed, certificate)
    address = url + addresses.certificate(parsed, number)
    file = output or Path(f"{number}.svg")
    _write(address, file)
    console.say(f"{address}")
    console.note(f"已写入 {file}。Written.")


def _disclosed(settings: Settings, code: str, as_of: str) -> CompanyView | None:
    """What the public learns of the company (R-19)."""
    register = source.register(settings, opening.day(as_of))
    try:
        [found] = register.disclosures([code])
        return found.view
    finally:
        register.close()


def _number(view: CompanyView | None, code: str, wanted: str) -> str:
    """The certificate's number, the newest where none is wanted; without one the command ends."""
    known = [grade.certificate for grade in view.grades if grade.certificate] if view else []
    if wanted and wanted not in known:
        console.note(
            f"登记册没有载明 {code} 的证书 {wanted}。The register has no such certificate of it."
        )
        raise typer.Exit(1)
    if not known:
        console.note(f"登记册没有载明 {code} 的证书。The register has no certificate of it.")
        raise typer.Exit(1)
    return wanted or known[0]


def _write(address: str, file: Path) -> None:
    if file.suffix.lower() not in _KINDS:
        raise Failure(f"只写 .svg 或 .png 文件，不能写 {file.name}。", "The file is .svg or .png.")
    # A certificate is folded, soiled and photographed: a quarter of the code may be lost.
    made = segno.make(address, error="q", micro=False)
    if file.suffix.lower() == ".svg":
        made.save(str(file), kind="svg", svgns=True, nl=True, unit="mm")
    else:
        made.save(str(file), kind="png", scale=_POINTS)
