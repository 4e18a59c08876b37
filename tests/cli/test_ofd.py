"""An OFD document with a seal goes the same road as a PDF: checked, taken, kept, judged again."""

import base64
import json

import pytest

from tests.seal.authorities import COMPANY
from tests.seal.ofd import MAKERS, World

DAY = ("--received", "2026-03-01")
ROW = (
    "统一社会信用代码,企业名称,承诺事项,承诺内容,签署日期,签署人,签署人职务,公示日期,原件文件\n"
    f"{COMPANY},西安示例有限公司,诚信承诺,本企业承诺守信。,2026-02-20,甲某,董事长,2026-03-02,承诺书.ofd\n"
)
SCAN = (
    "统一社会信用代码,签署日期,核对日期,核对人,扫描件文件\n"
    f"{COMPANY},2026-02-20,2026-03-01,赵核一,承诺书.ofd\n"
)


@pytest.fixture(scope="module")
def world():
    return World()


@pytest.fixture
def desk(run, world, tmp_path):
    """A desk whose settings name the trust roots, with an OFD that `make` puts beside."""
    world.trust(tmp_path / "信任")
    settings = tmp_path / "设置.py"
    settings.write_text(f"REGISTRY_TRUST_DIR = {str(tmp_path / '信任')!r}\n", "utf-8")

    def at_the_desk(*words, make="good"):
        (tmp_path / "承诺书.ofd").write_bytes(MAKERS[make](world))
        return run("--settings", settings, *words)

    return at_the_desk


@pytest.fixture
def check(desk, tmp_path):
    words = ("commitment", "check", tmp_path / "承诺书.ofd", "--company", COMPANY, *DAY)
    return lambda make: desk(*words, make=make)


@pytest.mark.parametrize(
    ("make", "status", "told"),
    [
        ("good", 0, "承诺书.ofd：数字签名有效。Digital signature valid."),
        ("maker_unknown", 1, "未核验。Not verified."),
        ("maker_unknown", 1, "制章人 seal maker"),
        ("seal_changed", 1, "原因：电子印章与制章人的签名不符。The electronic seal is not what"),
        ("duplicate_page", 1, "OFD 文件包不规整"),
        ("byte_in_page", 1, "文件内容与签名不符，签名后被改动（Doc_0/Pages/Page_0/Content.xml）"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_clerk_is_told_whether_it_holds_and_why(check, monkeypatch, make, status, told):
    page = "Doc_0/Pages/Page_0/Content.xml"
    twice = {"duplicate_page": lambda w: MAKERS["duplicate"](w, page)}
    monkeypatch.setattr("tests.cli.test_ofd.MAKERS", {**MAKERS, **twice})
    result = check(make)
    assert (result.exit_code, told in result.stdout) == (status, True), result.stdout


@pytest.mark.rule("R-51")
def test_a_commitment_is_taken_with_its_original_and_judged_again(desk, run, filed, world):
    result = desk("take", *DAY, filed("承诺.csv", ROW))
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in run("export").stdout.splitlines()[1:]]
    bodies = [line["record"].get("body", {}) for line in lines]
    (found,) = [body for body in bodies if body.get("act") == "commitment_verification"]
    assert (found["status"], found["stated"]) == ("valid", "2026-02-19")
    assert (len(found["chain"]), len(found["lists"])) == (4, 2)
    kept = next(line for line in lines if line["record"].get("kind") == "document")
    assert base64.b64decode(kept["content"]) == world.good()
    again = desk("commitment", "repeat")
    assert (again.exit_code, "共 1 份原件，结论不同的 0 份" in again.stdout) == (0, True)


@pytest.mark.rule("R-51")
def test_an_original_that_does_not_hold_is_refused(desk, run, filed):
    result = desk("take", *DAY, filed("承诺.csv", ROW), make="seal_by_another_key")
    assert result.exit_code == 1
    assert "承诺书原件核验未通过：电子印章与制章人的签名不符。" in result.stdout
    assert not run("export").stdout.splitlines()[1:]


@pytest.mark.rule("R-51")
def test_a_sealed_document_is_not_attested_as_a_scan(desk, filed, tmp_path):
    paper = ROW.replace(",原件文件", "").replace(",承诺书.ofd", "")
    assert desk("take", *DAY, filed("承诺.csv", paper)).exit_code == 0
    result = desk("take", *DAY, "--clerk", "赵核一", filed("核对.csv", SCAN))
    assert (result.exit_code, "请报“承诺书核验”，不作扫描件核对" in result.stdout) == (1, True)


def test_there_is_no_public_copy_of_it(desk, tmp_path):
    words = ("commitment", "copy", tmp_path / "承诺书.ofd", "--output", tmp_path / "副本.pdf")
    result = desk(*words)
    assert (result.exit_code, "OFD 文件不能绘制公示副本" in result.stdout) == (1, True)
    assert not (tmp_path / "副本.pdf").exists()
