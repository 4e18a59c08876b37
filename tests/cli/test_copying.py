"""A public copy from the clerk's look at it to the site, and away again (P-4)."""

import re
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from tests.cli.conftest import ROOT
from tests.cli.test_attesting import HEADERS, PAPER
from tests.seal.authorities import COMPANY

COPY = (
    "统一社会信用代码,签署日期,副本公示日期,原件文件,企业同意日期,企业同意依据,核对人,"
    "副本已无个人信息,副本摘要,遮盖位置\n"
    '{code},2026-02-20,2026-03-12,承诺书.jpg,2026-03-10,玄字同意书,钱核二,是,{digest},"{black}"\n'
)
END = (
    "统一社会信用代码,签署日期,撤回同意日期,撤回同意依据\n{code},2026-02-20,2026-03-20,玄字撤回书\n"
)
BLACK = "1,10,10,50,5"
PRIVATE = ("玄字", "钱核二", "赵核一", "MIMIexif")


@pytest.fixture
def desk(run, filed, tmp_path, monkeypatch):
    """A register with a commitment whose scan two clerks have attested."""
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    exif = Image.Exif()
    exif[0x010E] = "MIMIexif"
    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG", exif=exif)
    (tmp_path / "承诺书.jpg").write_bytes(out.getvalue())
    take = ("take", "--received", "2026-03-11")
    assert run(*take, filed("承诺.csv", PAPER)).exit_code == 0
    for who in ("赵核一", "钱核二"):
        row = f"{COMPANY},2026-02-20,2026-03-09,{who},承诺书.jpg,玄字柜\n"
        done = run(*take, "--clerk", who, filed(f"{who}.csv", HEADERS + row))
        assert done.exit_code == 0, done.output
    return tmp_path


@pytest.fixture
def copy(run, desk):
    """The copy that a clerk has looked at: its bytes and its digest as told."""
    words = ("commitment", "copy", desk / "承诺书.jpg", "--black", BLACK)
    told = run(*words, "--output", desk / "副本.pdf")
    assert told.exit_code == 0, told.output
    content = (desk / "副本.pdf").read_bytes()
    digest = re.search("[0-9a-f]{64}", told.stdout)[0]
    assert digest == sha256(content).hexdigest()
    return content, digest


def build(run, desk, as_of):
    """Brings the site up to date; what the company's folder holds."""
    settings, site = ROOT / "pelicanconf.py", desk / "site"
    built = run("--settings", settings, "build", "--as-of", as_of, "--output", site)
    assert built.exit_code == 0, built.output
    everything = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert not [word for word in PRIVATE if word.encode() in everything]
    (page,) = site.glob(f"companies/*/{COMPANY}.html")
    return page.read_text("utf-8"), {path.name: path for path in page.parent.glob("*.pdf")}


@pytest.mark.rule("P-4")
def test_a_copy_comes_with_the_consent_and_goes_with_it(run, desk, filed, copy):
    content, digest = copy
    page, copies = build(run, desk, "2026-03-11")
    assert (copies, "公示副本" in page) == ({}, False)
    row = COPY.format(code=COMPANY, digest=digest, black=BLACK)
    take = ("take", "--received", "2026-03-12", "--clerk", "钱核二")
    taken = run(*take, filed("副本.csv", row))
    assert taken.exit_code == 0, taken.output
    page, copies = build(run, desk, "2026-03-12")
    name = f"{COMPANY}.{digest[:32]}.pdf"
    assert {name: path.read_bytes() for name, path in copies.items()} == {name: content}
    assert f'/companies/{COMPANY[-2:]}/{name}"' in page
    assert f"SHA-256 {digest}" in page
    target = desk / "target"
    published = run(
        "--settings", ROOT / "pelicanconf.py", "publish", target, "--output", desk / "site"
    )
    ended = run(*take, filed("撤回.csv", END.format(code=COMPANY)))
    assert ended.exit_code == 0, ended.output
    page, copies = build(run, desk, "2026-03-20")
    assert (copies, "公示副本" in page, digest in page) == ({}, False, False)
    assert published.exit_code == 0, published.output
    again = run("--settings", ROOT / "pelicanconf.py", "publish", target, "--output", desk / "site")
    assert again.exit_code == 0, again.output
    assert list(target.rglob("*.pdf")) == [], "an older release still has the copy"


@pytest.mark.rule("P-4")
def test_a_clerk_is_told_why_there_is_no_copy(run, desk, filed, copy):
    take = ("take", "--received", "2026-03-12", "--clerk", "钱核二")
    other = COPY.format(code=COMPANY, digest=copy[1], black="1,10,10,50,6")
    refused = run(*take, filed("别的.csv", other))
    assert (refused.exit_code, "不是同一份" in refused.stdout.replace("\n", "")) == (1, True)
    wrong = COPY.format(code=COMPANY, digest=copy[1], black="左上角")
    refused = run(*take, filed("位置.csv", wrong))
    assert (refused.exit_code, "页,左,上,宽,高" in refused.stdout.replace("\n", "")) == (1, True)
    words = ("commitment", "copy", desk / "承诺书.jpg", "--output", desk / "x.pdf")
    assert run(*words, "--black", "左上角").exit_code == 2
    assert run(*words, "--black", "2,1,1,1,1").exit_code == 1
    assert not (desk / "x.pdf").exists()
