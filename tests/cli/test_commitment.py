"""`registry commitment check`: what a clerk is told, and the status that a script sees."""

import json

import pytest

from tests.seal.attacks import MAKERS, World
from tests.seal.authorities import COMPANY, OTHER


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
