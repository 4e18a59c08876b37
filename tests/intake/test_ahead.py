"""Files read ahead by a second process: as if they had been read one by one."""

import multiprocessing
from pathlib import Path

import pytest

from registry.intake import ahead, read
from registry.intake.ahead import readings

HEADER = "企业名称,统一社会信用代码,注册地址\n"
ROWS = "西安甲有限公司,91350100M000100Y43,西安市新城区一路1号\n西安乙有限公司,坏,西安市\n"


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even small files are worth a process."""
    monkeypatch.setattr(ahead, "WORTH_A_PROCESS", 1)


@pytest.fixture
def filings(tmp_path: Path) -> list[Path]:
    """Three files: two to read, one that is none."""
    paths = [tmp_path / name for name in ("甲.csv", "乙.csv", "丙.csv")]
    for path in paths[:2]:
        path.write_text(HEADER + ROWS * 3 + path.name, "utf-8")
    paths[2].write_bytes(b"\xff\xfe\x00")
    return paths


def test_readings_are_the_same_in_the_same_order(helped, filings):
    assert list(readings(filings)) == [read.read(path) for path in filings]
    assert list(readings(filings, "review")) == [read.read(path, "review") for path in filings]
    assert list(readings([])) == []


def test_a_second_process_reads_and_ends_with_the_last_file(helped, filings):
    taken = readings(filings)
    next(taken)
    assert len(multiprocessing.active_children()) == 1
    assert len(list(taken)) == 2
    assert multiprocessing.active_children() == []


def test_small_files_start_no_process(filings):
    taken = readings(filings)
    next(taken)
    assert multiprocessing.active_children() == []


def test_who_stops_reading_leaves_no_process_behind(helped, filings):
    taken = readings(filings)
    next(taken)
    taken.close()
    assert multiprocessing.active_children() == []


def test_a_file_that_is_gone_is_missed_in_its_own_turn(helped, filings):
    filings[1].unlink()
    taken = readings(filings)
    assert next(taken).name == "甲.csv"
    with pytest.raises(FileNotFoundError) as missed:
        next(taken)
    assert missed.value.filename == str(filings[1])


def test_without_the_second_process_all_is_read_all_the_same(helped, filings):
    taken = readings(filings)
    next(taken)
    for child in multiprocessing.active_children():
        child.kill()
    assert [one.name for one in taken] == ["乙.csv", "丙.csv"]
