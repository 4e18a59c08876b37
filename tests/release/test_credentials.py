"""Grades as Verifiable Credentials, judged by the stock verifier with nothing of ours in it."""

import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from registry.release.pending import pending
from registry.site.build import read
from registry.site.errors import SiteError
from registry.tlog.note import Secret
from tests.examples.desk import ROOT, Desk
from tests.examples.test_worked import WORKED
from tests.release.keeper import EARLY, LATE, Keeper

KEY = Secret("register.example/credentials", bytes(range(7, 39)))
NOON = f"{LATE}T12:00:00+08:00"

Credential = dict[str, Any]
Judged = Sequence[tuple[bool, bool | None, str]]


def judged(site: Path, credentials: Sequence[Credential], now: str = NOON) -> Judged:
    """Of each: whether it is genuine and not over, whether its status is set, why it is refused.

    The verifier tells a status and leaves it to its caller what to make of it.
    """
    asked = json.dumps({"site": str(site), "now": now, "credentials": credentials})
    script = Path(__file__).with_name("credentials.mjs")
    done = subprocess.run(
        ("node", script), input=asked, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert not done.returncode, done.stderr
    return [tuple(one) for one in json.loads(done.stdout)]


def kept_key(folder: Path, secret: Secret = KEY) -> str:
    file = folder / "credentials.key"
    file.touch(0o600)
    file.write_text(f"{secret}\n", "utf-8")
    return str(file)


@pytest.fixture(scope="module")
def issuing(ledger: str, tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A site that issued early and again late."""
    keeper = Keeper(tmp_path_factory.mktemp("issuing"), ledger)
    key = kept_key(keeper.folder)
    keeper.build(EARLY, REGISTRY_CREDENTIAL_KEY=key)
    shutil.copytree(keeper.site / "credentials", keeper.folder / "early")
    keeper.build(LATE, REGISTRY_CREDENTIAL_KEY=key)
    return keeper


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A site of three notices, which issued."""
    folder = tmp_path_factory.mktemp("little")
    rows = [WORKED / "licences.jsonl", WORKED / "E-5/results.jsonl", WORKED / "E-5/revoked.jsonl"]
    Desk(folder).taken(rows)
    keeper = Keeper(folder, f"sqlite:///{folder / 'register.sqlite3'}")
    keeper.build(REGISTRY_CREDENTIAL_KEY=kept_key(folder))
    return keeper


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def issued(folder: Path) -> dict[str, Credential]:
    """The credentials in a folder, by code and rule set."""
    files = [file for file in sorted(folder.glob("??/*.json")) if file.parent.name != "status"]
    return {file.stem: json.loads(file.read_bytes()) for file in files}


@cache
def standing(site: Path) -> dict[str, list[dict[str, Any]]]:
    """The grades of each company as the site tells them."""
    files = sorted((site / "companies").rglob("*.json"))
    told = [json.loads(file.read_bytes()) for file in files]
    return {one["code"]: one.get("grades", []) for one in told}


def grade_of(site: Path, credential: Credential) -> dict[str, Any]:
    told = credential["credentialSubject"]
    number = told["hasCertification"]["certificationIdentification"]
    grades = standing(site)[told["identifier"]["value"]]
    return next(one for one in grades if one["certificate"] == number)


def test_the_stock_verifier_agrees_with_the_register_on_every_credential(issuing: Keeper) -> None:
    credentials = issued(issuing.site / "credentials")
    found = judged(issuing.site, list(credentials.values()))
    seen = set()
    for credential, (verified, revoked, why) in zip(credentials.values(), found, strict=True):
        grade = grade_of(issuing.site, credential)
        seen.add(grade["status"])
        over = grade["valid_until"] < LATE
        assert verified is not over, (credential["id"], grade["status"], why)
        # What is over by its own last day is refused before its status is asked for.
        assert revoked is (None if over else grade["status"] != "valid"), why
        assert (verified and not revoked) == (grade["status"] == "valid")
    assert {"valid", "lapsed", "revoked", "void"} <= seen


def test_every_certificate_in_force_has_one_and_nothing_else(issuing: Keeper) -> None:
    wanted = {
        f"{code}-{grade['ruleset']}"
        for code, grades in standing(issuing.site).items()
        for grade in grades
        if grade["status"] == "valid" and grade["certificate"]
    }
    every = {
        f"{code}-{grade['ruleset']}"
        for code, grades in standing(issuing.site).items()
        for grade in grades
        if grade["certificate"] and grade["announced"]
    }
    held = set(issued(issuing.site / "credentials"))
    assert wanted and wanted <= held == every
    grades = [grade for some in standing(issuing.site).values() for grade in some]
    assert any(grade["status"] == "valid" and not grade["certificate"] for grade in grades)
    # Whom the example erased (P-5) has none either, in either build of the folder.
    stubs = [code for code, some in standing(issuing.site).items() if not some]
    assert not {name.partition("-")[0] for name in held}.intersection(stubs)


def test_what_was_issued_is_the_same_bytes_until_what_it_says_changes(issuing: Keeper) -> None:
    early, late = tree(issuing.folder / "early"), tree(issuing.site / "credentials")
    same = {path for path in early if early[path] == late.get(path)}
    ended = [
        path
        for path in same
        if path[2] == "/" and grade_of(issuing.site, json.loads(early[path]))["ended_on"]
    ]
    assert ended  # an end touches the status list, and no credential
    fresh = Keeper(issuing.folder / "fresh", issuing.ledger)
    fresh.build(LATE, REGISTRY_CREDENTIAL_KEY=kept_key(fresh.folder))
    assert tree(fresh.site / "credentials") == late


def test_a_reader_who_kept_an_early_copy_learns_that_it_was_revoked(issuing: Keeper) -> None:
    then, noon = issuing.folder / "then", f"{EARLY}T12:00:00+08:00"
    shutil.copytree(issuing.folder / "early", then / "credentials", dirs_exist_ok=True)
    ended = [
        one
        for one in issued(issuing.folder / "early").values()
        if one["validFrom"] <= noon <= one["validUntil"]
        and grade_of(issuing.site, one)["status"] in ("revoked", "void")
    ]
    assert ended
    assert {one[:2] for one in judged(then, ended, noon)} == {(True, False)}
    assert {one[:2] for one in judged(issuing.site, ended, noon)} == {(True, True)}


def _grade(credential: Credential) -> None:
    rating = credential["credentialSubject"]["hasCertification"]["certificationRating"]
    rating["ratingValue"] = "AAA+"


def _last_day(credential: Credential) -> None:
    credential["validUntil"] = "2099-12-31T23:59:59+08:00"


def _place(credential: Credential) -> None:
    credential["credentialStatus"]["statusListIndex"] = "1"


def _key(credential: Credential) -> None:
    did = credential["issuer"]["id"]
    credential["proof"]["verificationMethod"] = (
        f"{did}#z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    )


def _no_proof(credential: Credential) -> None:
    del credential["proof"]


@pytest.mark.parametrize("spoil", [_grade, _last_day, _place, _key, _no_proof])
def test_what_was_altered_is_refused(issuing: Keeper, spoil: Callable[[Credential], None]) -> None:
    credentials = issued(issuing.site / "credentials").values()
    good = next(one for one in credentials if grade_of(issuing.site, one)["status"] == "valid")
    spoilt = json.loads(json.dumps(good))
    spoil(spoilt)
    (accepted, _, _), (refused, _, why) = judged(issuing.site, [good, spoilt])
    assert accepted and not refused and why


def test_a_status_list_that_was_altered_is_refused(issuing: Keeper, tmp_path: Path) -> None:
    """Who can write to the server takes the list of another day's bits, without the key."""
    shutil.copytree(issuing.site / "credentials", tmp_path / "credentials")
    name, good = next(
        (name, one)
        for name, one in issued(tmp_path / "credentials").items()
        if grade_of(issuing.site, one)["status"] == "valid"
    )
    address = good["credentialStatus"]["statusListCredential"]
    file = tmp_path / address.removeprefix("https://register.example/")
    told = json.loads(file.read_bytes())
    others = [json.loads(one.read_bytes()) for one in file.parent.iterdir() if one != file]
    subject = told["credentialSubject"]
    subject["encodedList"] = others[0]["credentialSubject"]["encodedList"]
    file.write_text(json.dumps(told), "utf-8")
    [(verified, _, why)] = judged(tmp_path, [good])
    assert not verified and "not verified" in why, name


def test_none_are_issued_and_no_page_tells_of_one_unless_asked_for(
    issuing: Keeper, kept: Keeper
) -> None:
    assert not (kept.site / "credentials").exists()
    name = next(iter(issued(issuing.site / "credentials")))
    code = name.partition("-")[0]
    page = f"companies/{code[-2:]}/{code}.html"
    link = f'href="/credentials/{code[-2:]}/{name}.json" type="application/vc">《'
    assert link in (issuing.site / page).read_text("utf-8")
    assert "可验证凭证" not in (kept.site / page).read_text("utf-8")


def test_whoever_stops_issuing_leaves_nothing(little: Keeper, tmp_path: Path) -> None:
    shutil.copytree(little.folder, tmp_path, dirs_exist_ok=True)
    keeper = Keeper(tmp_path, little.ledger)
    assert tree(keeper.site / "credentials")
    keeper.build()
    assert not tree(keeper.site / "credentials")
    text = "".join(file.read_text("utf-8") for file in keeper.site.rglob("companies/*/*.html"))
    assert text and "可验证凭证" not in text


def test_a_program_signs_what_is_new_and_nothing_twice(little: Keeper, tmp_path: Path) -> None:
    """A key that never leaves its program; copies under a key that was replaced still verify."""
    shutil.copytree(little.folder, tmp_path, dirs_exist_ok=True)
    keeper = Keeper(tmp_path, little.ledger)
    secret = Secret(KEY.name, bytes(range(9, 41)))
    program = tmp_path / "sign"
    program.write_text(
        f"""#!/bin/sh
echo "$1" >> {tmp_path}/asked
exec {sys.executable} -c '
import sys
from base64 import b64encode
from registry.tlog.note import Secret
key = Secret.parse("{secret}")
print(key.verifier if sys.argv[1] == "public" else
      b64encode(key.sign(sys.stdin.buffer.read())).decode())
' "$1"
""",
        "utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    copies = list(issued(keeper.site / "credentials").values())
    assert copies
    settings = {
        "REGISTRY_CREDENTIAL_KEY": kept_key(tmp_path, secret),
        "REGISTRY_CREDENTIAL_OLD_KEYS": [str(KEY.verifier)],
    }
    keeper.build(**settings)
    for one in copies:
        assert judged(keeper.site, [one], one["validFrom"])[0][0]
    before = tree(keeper.site / "credentials")
    gone = next(path for path in sorted(before) if path[2] == "/")
    (keeper.site / "credentials" / gone).unlink()
    (keeper.folder / "site/.memory/search.sqlite3").unlink()  # so that all is made anew
    keeper.build(**{**settings, "REGISTRY_CREDENTIAL_KEY": f"command:{program}"})
    assert tree(keeper.site / "credentials") == before
    assert (tmp_path / "asked").read_text().split().count("sign") == 1


REFUSED = {
    "no https": ({"url": "http://register.example"}, "", "签发凭证的网站须为 https 网址"),
    "no file": ({}, "missing.key", "密钥文件无法读取"),
    "no key": ({}, "env:NOTHING_THERE", "不是日志密钥"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusals(case: str, little: Keeper, tmp_path: Path) -> None:
    association, source, said = REFUSED[case]
    keeper = Keeper(tmp_path, little.ledger)
    more: dict[str, Any] = {"REGISTRY_CREDENTIAL_KEY": source or kept_key(tmp_path)}
    if association:
        more["REGISTRY_ASSOCIATION"] = {"name": "协会", **association}
    with pytest.raises(SiteError, match=said):
        keeper.build(**more)
    assert not keeper.site.exists() or not tree(keeper.site)


def test_what_would_change_is_asked_with_the_key_that_issued(issuing: Keeper) -> None:
    given = {
        "REGISTRY_URL": issuing.ledger,
        "REGISTRY_LOG": str(issuing.log),
        "REGISTRY_LOG_KEY": str(issuing.key),
        "REGISTRY_CREDENTIAL_KEY": kept_key(issuing.folder),
    }
    late = date.fromisoformat(LATE)
    settings = read(ROOT / "pelicanconf.py", issuing.site, late, given)
    found = pending(settings, lambda done, of: None)
    assert (found.whole, found.companies, found.notices, found.agencies) == (False, [], [], [])
    settings["REGISTRY_CREDENTIAL_KEY"] = None
    assert pending(settings, lambda done, of: None).whole
