"""`registry commitment check`: what a clerk is told, and the status that a script sees."""

import base64
import json

import pytest

from tests.seal.attacks import MAKERS, World
from tests.seal.authorities import COMPANY, OTHER
from tests.seal.papers import beside, signer


@pytest.fixture(scope="module")
def world():
    return World()


@pytest.fixture
def trusting(world, tmp_path, monkeypatch):
    """Trust roots in a folder that the settings name."""
    world.trust(tmp_path / "信任")
    settings = tmp_path / "设置.py"
    settings.write_text(f"REGISTRY_TRUST_DIR = {str(tmp_path / '信任')!r}\n", "utf-8")
    return settings


@pytest.fixture
def paper(world, tmp_path):
    def made(name):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(MAKERS[name](world))
        return path

    return made


def check(run, settings, path, *more, company=COMPANY):
    day = ("--received", "2026-03-01")
    return run(
        "--settings", settings, "commitment", "check", path, "--company", company, *day, *more
    )


def test_a_good_one_is_valid(run, trusting, paper):
    result = check(run, trusting, paper("good"))
    assert result.exit_code == 0
    assert result.stdout.startswith("good.pdf：数字签名有效。Digital signature valid.\n")
    assert "签名证书持有人 signer：西安示例有限公司\n" in result.stdout
    assert "2026-03-01" in result.stdout


def test_a_bad_one_is_refused_with_the_reason_in_both_languages(run, trusting, paper):
    result = check(run, trusting, paper("revoked"))
    assert result.exit_code == 1
    assert "核验未通过。Verification failed." in result.stdout
    assert "原因：证书在收到日已被吊销。The certificate was revoked" in result.stdout


def test_another_companys_is_refused(run, trusting, paper):
    result = check(run, trusting, paper("good"), company=OTHER)
    assert (result.exit_code, f"证书属于另一企业（{COMPANY}）" in result.stdout) == (1, True)


def test_without_trust_roots_it_is_unverified(run, paper):
    path = paper("good")
    result = run("commitment", "check", path, "--company", COMPANY, "--received", "2026-03-01")
    assert result.exit_code == 1
    assert "未核验。Not verified." in result.stdout
    assert "核验未通过" not in result.stdout


def test_json_says_the_same(run, trusting, paper):
    result = check(run, trusting, paper("personal_number"), "--json")
    told = json.loads(result.stdout)
    assert (told["status"], told["personal"], told["received"]) == ("valid", True, "2026-03-01")
    assert len(told["chain"]) == 2
    assert len(told["lists"]) == 1


def test_what_is_used_wrongly_is_told(run, trusting, paper, tmp_path):
    assert check(run, trusting, tmp_path / "没有.pdf").exit_code == 2
    assert check(run, trusting, paper("good"), company="9161").exit_code == 1
    (tmp_path / "信任" / "trust.toml").write_text("[[root]]\n", "utf-8")
    broken = check(run, trusting, paper("good"))
    assert (broken.exit_code, "信任根文件夹有误" in broken.stderr) == (2, True)
    gone = tmp_path / "别处.py"
    gone.write_text("REGISTRY_TRUST_DIR = '/nowhere'\n", "utf-8")
    assert check(run, gone, paper("good")).exit_code == 2


ROW = (
    "统一社会信用代码,企业名称,承诺事项,承诺内容,签署日期,签署人,签署人职务,公示日期,原件文件\n"
    "{code},西安示例有限公司,诚信承诺,本企业承诺守信。,2026-02-20,甲某,董事长,2026-03-02,{file}\n"
)
LATER = "统一社会信用代码,签署日期,核验日期,原件文件\n{code},2026-02-20,2026-04-02,{file}\n"
DAY = ("--received", "2026-03-01")


def take(run, settings, filing, day=DAY):
    return run("--settings", settings, "take", *day, filing)


@pytest.fixture
def filing(filed):
    """Writes a filing that names an original."""
    return lambda text, file, name="承诺.csv": filed(name, text.format(code=COMPANY, file=file))


def verifications(run):
    lines = [json.loads(line) for line in run("export").stdout.splitlines()[1:]]
    bodies = [line["record"].get("body", {}) for line in lines]
    return [body for body in bodies if body.get("act") == "commitment_verification"], lines


def test_a_commitment_is_taken_with_its_original(run, trusting, paper, filing):
    document = paper("good")
    result = take(run, trusting, filing(ROW, document.name))
    assert result.exit_code == 0, result.output
    (found,), lines = verifications(run)
    assert (found["status"], found["received"]) == ("valid", "2026-03-01")
    assert (len(found["chain"]), len(found["lists"])) == (3, 2)
    kept = next(line for line in lines if line["record"].get("kind") == "document")
    assert base64.b64decode(kept["content"]) == document.read_bytes()
    assert kept["record"]["digest"] == found["original"]
    assert run("verify").exit_code == 0
    again = run("--settings", trusting, "commitment", "repeat")
    assert (again.exit_code, "共 1 份原件，结论不同的 0 份" in again.stdout) == (0, True)


def test_repeating_finds_a_verdict_that_comes_out_otherwise(run, trusting, paper, filing):
    take(run, trusting, filing(ROW, paper("good").name))
    result = run("commitment", "repeat")
    assert (result.exit_code, "未核验（no_root）" in result.stdout) == (1, True)


@pytest.mark.rule("R-51")
@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("form_filled_after.pdf", "承诺书原件核验未通过：签名之后文件又有改动。"),
        ("没有.pdf", "没有这份原件"),
        ("../good.pdf", "只填文件名"),
        ("..", "只填文件名"),
    ],
)
def test_a_commitment_whose_original_does_not_hold_is_refused(
    run, trusting, paper, filing, file, told
):
    paper("form_filled_after")
    result = take(run, trusting, filing(ROW, file))
    assert result.exit_code == 1
    assert told in result.stdout
    assert "原件文件" in result.stdout
    assert verifications(run) == ([], [])


@pytest.mark.rule("R-51")
def test_what_was_published_unverified_is_verified_later(run, trusting, paper, filing, tmp_path):
    file = paper("good").name
    none = tmp_path / "无信任根.py"
    none.write_text("", "utf-8")
    assert take(run, none, filing(ROW, file)).exit_code == 0
    later = take(run, trusting, filing(LATER, file, "核验.csv"), ("--received", "2026-03-02"))
    assert later.exit_code == 0, later.output
    first, second = verifications(run)[0]
    assert (first["status"], first["reason"]) == ("unverified", "no_root")
    assert (second["status"], second["commitment"]) == ("valid", first["commitment"])


def test_a_trial_judges_and_keeps_nothing(run, trusting, paper, filing, tmp_path):
    trial = ("take", "--dry-run", *DAY, filing(ROW, paper("good").name))
    result = run("--settings", trusting, *trial)
    assert result.exit_code == 0
    assert not (tmp_path / "register.sqlite3").exists()


def test_a_signature_beside_a_file_of_any_kind(run, trusting, world, filing, tmp_path):
    text = tmp_path / "承诺书.txt"
    text.write_text("本企业承诺守信。", "utf-8")
    value = tmp_path / "承诺书.txt.p7s"
    by = signer(world.holder, world.middle, world.root)
    value.write_bytes(beside(text.read_bytes(), by))
    assert check(run, trusting, text, "--signature", value).exit_code == 0
    assert check(run, trusting, text).exit_code == 1
    assert check(run, trusting, text, "--signature", tmp_path / "没有.p7s").exit_code == 2
    assert take(run, trusting, filing(ROW, text.name)).exit_code == 0
    (found,), lines = verifications(run)
    kept = {line["record"].get("digest") for line in lines}
    assert {found["original"], found["signature"]} <= kept
    assert run("--settings", trusting, "commitment", "repeat").exit_code == 0
