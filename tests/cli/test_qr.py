"""The QR code of a certificate: read back by another library, and refused where there is none."""

import json
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from registry.identity import certificates
from tests.cli.conftest import AGENCIES, POINTS, RESULTS, ROOT

DAY = "2026-11-22"


@pytest.fixture
def asked(run, tmp_path, monkeypatch):
    """`registry qr` on a register with two filings, in a folder of its own."""
    assert run("take", "--received", DAY, AGENCIES, RESULTS, POINTS).exit_code == 0
    monkeypatch.chdir(tmp_path)

    def ask(*words, settings=ROOT / "pelicanconf.py"):
        return run("--settings", settings, "qr", *words)

    return ask


@pytest.fixture
def issued(asked, run):
    """Codes with the number of their certificate."""
    lines = map(json.loads, run("export").stdout.splitlines())
    acts = [line["record"]["body"] for line in lines if "body" in line.get("record", {})]
    return [(act["company"], act["certificate"]) for act in acts if act.get("certificate")]


def held(file: Path) -> str:
    [found] = zxingcpp.read_barcodes(Image.open(file))
    return found.text


def test_it_holds_the_address_of_the_certificate(asked, issued, tmp_path):
    code, number = issued[0]
    result = asked(code, "--as-of", DAY, "--output", "证书.png")
    assert result.exit_code == 0, result.output
    address = result.stdout.strip()
    mark = certificates.marked(number, code)
    assert address == f"https://register.example/companies/{code[-2:]}/{code}.html#{mark}"
    assert held(tmp_path / "证书.png") == address


def test_it_is_always_the_same(asked, issued, tmp_path):
    code, number = issued[0]
    written = []
    for name in ("a.svg", "b.svg", "a.png", "b.png"):
        assert asked(code, "--certificate", number, "--as-of", DAY, "--output", name).exit_code == 0
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1] and written[2] == written[3]
    assert written[0].startswith(b"<?xml") and written[2].startswith(b"\x89PNG")


def test_it_is_named_after_the_certificate(asked, issued, tmp_path):
    code, number = issued[0]
    assert asked(code, "--as-of", DAY).exit_code == 0
    assert (tmp_path / f"{number}.svg").is_file()


def test_what_is_refused(asked, issued, tmp_path, filed):
    (code, _), (_, other) = issued[0], issued[1]
    for words, status, said in (
        (["91350100M000100Y44"], 1, "校验位不符"),
        (["91350100M000100Y43"], 1, "没有载明 91350100M000100Y43 的证书"),
        ([code, "--certificate", other], 1, f"的证书 {other}"),
        ([code, "--as-of", "2000-01-01"], 1, "没有载明"),
        ([code, "--as-of", DAY, "--output", "证书.pdf"], 2, ".svg 或 .png"),
        ([code, "--as-of", "昨天"], 2, "不是日期"),
    ):
        result = asked(*words)
        assert (result.exit_code, result.stdout) == (status, ""), words
        assert said in result.stderr
    nowhere = filed("conf.py", "REGISTRY_ASSOCIATION = {'name': '协会'}")
    assert "没有写明网站地址" in asked(code, settings=nowhere).stderr
    assert not list(tmp_path.glob("*.svg")) + list(tmp_path.glob("*.p*f"))
