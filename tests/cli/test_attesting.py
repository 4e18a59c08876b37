"""Two clerks attest a scan at the desk, and what the site then says."""

import shutil
from io import BytesIO

import pytest
from PIL import Image

from tests.cli.conftest import ROOT
from tests.seal.attacks import World
from tests.seal.authorities import COMPANY

PAPER = (
    "统一社会信用代码,企业名称,承诺事项,承诺内容,签署日期,签署人,签署人职务,公示日期\n"
    f"{COMPANY},西安示例有限公司,诚信承诺,本企业承诺守信。,2026-02-20,甲某,董事长,2026-03-02\n"
)
HEADERS = "统一社会信用代码,签署日期,核对日期,核对人,扫描件文件,原件存放处\n"


@pytest.fixture
def desk(run, filed, tmp_path):
    """A register with a commitment on paper, its scan, and clerks who attest it."""

    class Desk:
        scan = tmp_path / "承诺书.png"

        def attest(self, who, day, by=None, file="承诺书.png", settings=()):
            row = f"{COMPANY},2026-02-20,{day},{who},{file},玄字柜\n"
            path = filed(f"核对-{who}-{day}.csv", HEADERS + row)
            given = ("--received", day, "--clerk", by or who)
            return run(*settings, "take", *given, path)

        def page(self, as_of):
            """The company's page as of a day, from a build of its own."""
            site = tmp_path / f"site-{as_of}"
            settings = ROOT / "pelicanconf.py"
            built = run("--settings", settings, "build", "--as-of", as_of, "--output", site)
            assert built.exit_code == 0, built.output
            told = b"".join(path.read_bytes() for path in site.rglob("*") if path.is_file())
            assert not [word for word in ("赵核一", "钱核二", "玄字柜") if word.encode() in told]
            (page,) = site.glob(f"companies/*/{COMPANY}.html")
            shutil.rmtree(tmp_path / "log", ignore_errors=True)
            return page.read_text("utf-8")

    out = BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    made = Desk()
    made.scan.write_bytes(out.getvalue())
    assert run("take", "--received", "2026-03-01", filed("承诺.csv", PAPER)).exit_code == 0
    return made


@pytest.fixture
def trusting(tmp_path):
    """A world of authorities, and settings that trust its root."""
    world = World()
    world.trust(tmp_path / "信任")
    settings = tmp_path / "设置.py"
    settings.write_text(f"REGISTRY_TRUST_DIR = {str(tmp_path / '信任')!r}\n", "utf-8")
    return world, ("--settings", settings)


@pytest.mark.rule("R-51")
def test_the_page_tells_what_two_clerks_have_seen(run, desk, tmp_path, monkeypatch):
    monkeypatch.setenv("REGISTRY_LOG", str(tmp_path / "log"))
    first = desk.attest("赵核一", "2026-03-05")
    assert first.exit_code == 0, first.output
    todo = run("todo", "--as-of", "2026-03-06", "--json").stdout
    assert "扫描件已由赵核一于 2026-03-05 核对，待另一名经办人核对" in todo
    assert "扫描件一人已核对，待第二人" in desk.page("2026-03-06")
    assert desk.attest("钱核二", "2026-03-09").exit_code == 0
    page = desk.page("2026-03-09")
    assert "扫描件已由两名经办人核对" in page
    assert "Scan attested by two clerks" in page
    assert "attestation" not in run("todo", "--as-of", "2026-03-09", "--json").stdout
    explained = run("explain", COMPANY, "--as-of", "2026-03-09").stdout
    assert "钱核二于 2026-03-09 核对" in explained.replace("\n", "")


@pytest.mark.rule("R-51")
def test_repeating_looks_at_the_scans_again(run, desk):
    for who, day in (("赵核一", "2026-03-05"), ("钱核二", "2026-03-09")):
        assert desk.attest(who, day).exit_code == 0
    again = run("commitment", "repeat")
    assert (again.exit_code, "共 2 份原件，结论不同的 0 份" in again.stdout) == (0, True)
    exported = run("export").stdout
    assert exported.count('"kind":"document"') == 1, "one scan, kept once"
    assert run("verify").exit_code == 0


@pytest.mark.rule("R-51")
def test_a_clerk_is_told_why_an_attestation_is_refused(run, desk, trusting, tmp_path):
    world, settings = trusting
    (tmp_path / "签名.pdf").write_bytes(world.signed())
    (tmp_path / "尾巴.png").write_bytes(desk.scan.read_bytes() + b"PK")
    told = {
        "核对人须是报送本文件的经办人本人": desk.attest("赵核一", "2026-03-05", by="钱核二"),
        "请报“承诺书核验”": desk.attest("赵核一", "2026-03-01", file="签名.pdf", settings=settings),
        "文件结束标记之后还有别的内容": desk.attest("赵核一", "2026-03-06", file="尾巴.png"),
        "没有这份原件": desk.attest("赵核一", "2026-03-07", file="别的.png"),
    }
    for words, refused in told.items():
        assert refused.exit_code == 1
        assert words in refused.stdout.replace("\n", ""), refused.stdout
    assert "commitment_verification" not in run("export").stdout


@pytest.mark.rule("R-51")
def test_a_check_of_a_scan_says_what_to_do_with_it(run, desk, tmp_path):
    result = run("commitment", "check", desk.scan, "--company", COMPANY)
    assert (result.exit_code, "各报一份“扫描件核对”" in result.stdout) == (1, True)
    other = tmp_path / "别的.txt"
    other.write_text("不是图像", "utf-8")
    result = run("commitment", "check", other, "--company", COMPANY)
    assert (result.exit_code, "扫描件核对" in result.stdout) == (1, False)
