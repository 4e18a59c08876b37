"""The child process: the same verdict, held to its limits, whatever the document does."""

import os
import subprocess
import sys
import time
from datetime import date

import pytest

from registry.seal import confined
from registry.seal.confined import _judged, _Request, judge_confined
from registry.seal.judging import judge
from registry.seal.trust import TrustError
from tests.seal.authorities import COMPANY

DAY = date(2026, 3, 1)


def _grow(pipe, *_):
    confined.resource.setrlimit(confined.resource.RLIMIT_AS, (2**30, 2**30))
    bytearray(2**31)


def _die(pipe, *_):
    os._exit(3)


def _lie(pipe, *_):
    pipe.send_bytes(b'{"verdict":{"status":"splendid"}}')


def _sleep(pipe, *_):
    time.sleep(60)


def test_the_child_comes_to_the_same_verdict(world, trust):
    content = world.signed()
    assert judge_confined(content, COMPANY, DAY, trust.folder) == judge(
        content, COMPANY, DAY, trust
    )


@pytest.mark.parametrize("what", [_die, _lie, _grow, _sleep])
def test_a_child_that_gives_no_verdict_is_over_the_limits(what, monkeypatch):
    monkeypatch.setattr(confined, "_child", what)
    monkeypatch.setattr(confined, "WALL", 3 if what is not _sleep else 0.2)
    verdict = judge_confined(b"%PDF-1.7\n", COMPANY, DAY, None)
    assert (verdict.status, verdict.reason) == ("failed", "limits")


def test_the_limits_hold_in_the_child():
    """In a process of its own, since limits cannot be taken back."""
    script = (
        "import resource as r\n"
        "from datetime import date\n"
        "from registry.seal import confined\n"
        "class Pipe:\n"
        "    def send_bytes(self, content): pass\n"
        "request = confined._Request(b'', 'X', date(2026, 3, 1), None, None, None)\n"
        "confined._child(Pipe(), request)\n"
        "limits = (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE)\n"
        "print(*(r.getrlimit(limit)[0] for limit in limits))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"20", b"1073741824", b"0", b"0"]


def test_an_error_that_nobody_expected_is_the_documents(monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(confined, "judge", fail)
    answer = _judged(_Request(b"", COMPANY, DAY, None, None, None))
    assert (answer.verdict.reason, answer.verdict.found) == ("structure", "ZeroDivisionError")


def test_a_broken_archive_is_no_verdict(tmp_path):
    with pytest.raises(TrustError, match=r"trust\.toml"):
        judge_confined(b"%PDF-1.7\n", COMPANY, DAY, tmp_path)
