"""What the search of a made-up register costs, and whether it finds.

`python -m benchmarks.search_figures 50000` builds the search of so many companies alone, asks it
hundreds of questions of each kind, compares the first ten answers with what a scan of all names
finds, and counts the bytes of every file read. Then a grade is announced, and a company renamed. It
prints tables in Markdown. Times are CPU seconds of one process that does all the work; what else
runs on the machine shows in them.
"""

import argparse
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from msgspec.structs import replace

from benchmarks import search_sounds
from benchmarks.generate.cast import Member
from benchmarks.generate.dice import Dice
from benchmarks.search_register import Register, shown
from benchmarks.search_sounds import Heard
from benchmarks.search_truth import Counted, Truth, parts, recall
from registry.public import views as v
from registry.search import collect, query
from registry.search.lookup import Lookup
from registry.search.memory import SearchMemory

_ACTS = 40


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("companies", type=int)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--only", default="", help="kinds of questions whose name has this")
    given = parser.parse_args()
    register = Register(given.companies)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite3"
        began = time.process_time()
        documents = list(map(_document, register.companies()))
        read = time.process_time()
        files = dict(_updated(path, documents, whole=True))
        spent = (read - began, time.process_time() - read)
        _sizes({address.removeprefix("/search/"): held for address, held in files.items()}, spent)
        _acts(path, register.members)
    named = {address.removeprefix("/search/"): held for address, held in files.items()}
    _questions(register, named, given.queries, given.only)


def _document(view: v.CompanyView) -> tuple[str, bytes]:
    return view.code, collect.encode(collect.document(view))


def _updated(
    path: Path, documents: Iterable[tuple[str, bytes]], *, whole: bool
) -> Iterator[tuple[str, bytes]]:
    memory = SearchMemory.open(path)
    for address, content in memory.update(documents, (), whole=whole):
        if content is not None:
            yield address, content
    memory.commit()
    memory.close()


def _acts(path: Path, members: Sequence[Member]) -> None:
    """What one act costs: some companies are graded anew, then renamed, one at a time."""
    print("| act | files, median | most | CPU seconds, median | most |\n|---|---|---|---|---|")
    some = [shown(one) for one in members[:: max(1, len(members) // _ACTS)][:_ACTS]]
    renamed = [replace(one, name=f"{one.name[:2]}鑫隆{one.name[4:]}") for one in some]
    for act, views in {"a grade announced": map(_graded, some), "a new name": renamed}.items():
        counts, times = [], []
        for view in views:
            documents = [_document(view)]
            began = time.process_time()
            counts.append(len(list(_updated(path, documents, whole=False))))
            times.append(time.process_time() - began)
        print(f"| {act} | {median(counts):.0f} | {max(counts)} ", end="")
        print(f"| {median(times):.2f} | {max(times):.2f} |")
    print()


def _graded(view: v.CompanyView) -> v.CompanyView:
    [grade] = view.grades
    since = date(2026, 11, 2)
    until = date(2026 + 2, 11, 1)
    other = "AAA" if grade.grade == "A" else "A"
    graded = replace(grade, grade=other, valid_from=since, valid_until=until, status="valid")
    return replace(view, grades=(graded,))


def _sizes(files: dict[str, bytes], spent: tuple[float, float]) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print("| family | files | MB | median | p95 | largest |\n|---|---|---|---|---|---|")
    families: dict[str, list[int]] = {}
    for name, held in files.items():
        families.setdefault(name.split("/")[0], []).append(len(held))
    for family, sizes in families.items():
        cut = quantiles(sizes, n=20)[-1] if len(sizes) > 1 else sizes[0]
        figures = (len(sizes), f"{sum(sizes) / 1e6:.2f}", f"{median(sizes):.0f}", f"{cut:.0f}")
        print("|", " | ".join(map(str, (family, *figures, max(sizes)))), "|")
    total = sum(map(len, files.values())) / 1e6
    print(f"\n{len(files)} files, {total:.1f} MB; {peak} MB at the peak")
    print(f"CPU seconds: documents {spent[0]:.0f}, files {spent[1]:.0f}\n")


def _questions(register: Register, files: dict[str, bytes], count: int, only: str) -> None:
    dice = Dice("questions")
    counted = Counted(files)
    cold = Lookup(counted)
    query.companies(cold, register.members[len(register.members) // 2].name)
    print(
        f"cold: {sum(counted.read)} bytes in {len(counted.read)} files, traditional.bin included\n"
    )
    readings = {one: list(read) for one, read in Lookup(counted).readings.items()}
    truth = Truth(register.members)
    heard = Heard(truth.names, readings)
    former = [name for one in register.members for name in one.former_names]
    names = [one.name for one in register.members]
    codes = [one.code for one in register.members]

    def asked(made: Callable[[], str], true: Callable[[str], set[str]]) -> Iterator[Question]:
        for _ in range(count):
            typed = made()
            found = true(typed)
            yield typed, found, len(found)

    def spelt() -> Iterator[Question]:
        for part in islice(search_sounds.parts(dice, truth.names, readings), count):
            typed = search_sounds.in_full(dice, part)
            best = truth.best(heard.in_full(typed.replace(" ", "")))
            yield typed, best, len(best)

    def mixed() -> Iterator[Question]:
        for part in islice(search_sounds.parts(dice, truth.names, readings), count):
            typed = search_sounds.mixed(dice, part)
            found = truth.codes(heard.abbreviated(typed))
            yield typed, found, len(found)

    def begun() -> Iterator[Question]:
        for typed in islice(search_sounds.first_letters(dice, truth.names, readings), count):
            begun = len(heard.by_initials(typed))
            yield typed, truth.codes(heard.abbreviated(typed)), begun

    kinds = {
        "parts of names": lambda: asked(lambda: parts(dice, names), truth.named),
        "whole names": lambda: asked(lambda: dice.pick(names), truth.named),
        "former names": lambda: asked(lambda: dice.pick(former), truth.named),
        "parts of former names": lambda: asked(lambda: parts(dice, former), truth.named),
        "codes": lambda: asked(lambda: dice.pick(codes), truth.numbered),
        "beginnings of codes": lambda: asked(
            lambda: dice.pick(codes)[: 3 + dice.below(15)], truth.numbered
        ),
        "pinyin in full": spelt,
        "initials": begun,
        "pinyin and initials mixed": mixed,
    }
    print("| questions | recall@10 | below 1 | bytes median | p95 | files median | p95 | ms |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, questions in kinds.items():
        if only in kind:
            _ask(kind, list(questions()), counted)


#: What is typed, which codes are right, and how many there are to be found.
Question = tuple[str, set[str], int]


def _ask(kind: str, questions: Sequence[Question], counted: Counted) -> None:
    """Each question is asked by a reader who holds the skeleton and no leaf."""
    warm = Lookup(counted)
    query.companies(warm, "华山 91610000 hsjx zzzz")
    found: list[float] = []
    bytes_: list[int] = []
    files: Counter[int] = Counter()
    began = time.process_time()
    for typed, true, there in questions:
        warm.forget()
        counted.read.clear()
        hits = [hit.code for hit in query.companies(warm, typed)]
        bytes_.append(sum(counted.read))
        files[len(counted.read)] += 1
        found.append(recall(hits, true, there))
    spent = (time.process_time() - began) / len(questions) * 1000
    missed = [typed for (typed, *_), one in zip(questions, found, strict=True) if one < 1]
    each = sorted(files.elements())
    print(
        f"| {kind} | {sum(found) / len(found):.4f} | {len(missed)} | {median(bytes_):.0f} "
        f"| {quantiles(bytes_, n=20)[-1]:.0f} | {median(each):.0f} | {each[len(each) * 95 // 100]} "
        f"| {spent:.1f} |"
    )
    if missed:
        print(f"<!-- {' '.join(missed[:12])} -->")


if __name__ == "__main__":
    main()
