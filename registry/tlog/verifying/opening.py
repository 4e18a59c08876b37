"""Checks that every published file which has a leaf is what the leaf commits to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from registry.tlog import leaf, openings, twin
from registry.tlog.errors import LogError
from registry.tlog.verifying.correcting import Told
from registry.tlog.verifying.reading import Read, file
from registry.tlog.verifying.report import Report
from registry.tlog.verifying.saying import Said, Say


@dataclass
class Opened:
    """The paths that open leaves, by the leaf's number; of notices the digest, and what each tells
    of corrections.
    """

    paths: dict[int, str] = field(default_factory=dict)
    notices: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)


def check(read: Read, say: Say, report: Report, leaves: Sequence[bytes]) -> Opened:
    """Check all of them; what each says is asked once."""
    found = Opened()
    for path, number, salt in _openings(read, report):
        try:
            said = say(path) if 0 <= number < len(leaves) else None
            if said is None:
                report.fault(f"缺少 {path}。", f"{path} is missing.")
                continue
            _note(report, found, path, said)
            leaf.check(leaves[number], salt, said.digest)
            if not said.in_form:
                raise twin.out_of_form()
        except LogError as fault:
            report.fault(f"{path}：{fault.zh}", f"{path}: {fault.en}")
        found.paths[number] = path
    return found


def _note(report: Report, found: Opened, path: str, said: Said) -> None:
    if said.remains:
        report.erased.add(path)
    if said.is_stub:
        report.stubs.add(path)
    if path.startswith("notices/"):
        report.notices += not said.is_stub
        found.told[path] = said.told
        found.notices[path] = said.digest
    elif path.startswith("companies/"):
        report.standings += not said.is_stub
    elif path.startswith(("agencies/", "rules/")):
        report.others += 1


def _openings(read: Read, report: Report) -> Iterator[tuple[str, int, bytes]]:
    files = openings.count(file(read, openings.COUNT))
    for number in range(files):
        name = openings.path(number)
        held = read(name)
        if held is None:
            continue
        try:
            if not openings.in_form(held):
                report.fault(f"{name} 的写法有误。", f"{name} is not written as it should be.")
            for path, (index, salt) in openings.read(held).items():
                if openings.number(path, files) != number:
                    report.fault(f"{path} 不应在 {name}。", f"{path} is not to be in {name}.")
                yield path, index, salt
        except LogError as fault:
            report.fault(fault.zh, fault.en)
