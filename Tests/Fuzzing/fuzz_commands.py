"""Gives mutated scenarios to the commands as a user gives them, and says what no input may bring about.

Every case follows from a seed and its number: `--case N --seed S` gives it again, `--reduce N --seed S` makes it as small as its
finding allows. What was found stays in .build-fuzz/commands/found-SEED-N, with the commands in commands.txt."""

import argparse
import collections
import datetime
import multiprocessing
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import mutants
import programs
import reduction
import seeds
import verdicts

ENDLESS = 1 << 60
KEPT = seeds.ROOT / ".build-fuzz/commands"


def standing(folder, below=""):
    """Everything in the folder, with its size and time of change."""
    found = {}
    for entry in os.scandir(os.path.join(folder, below)):
        name = os.path.join(below, entry.name)
        if entry.is_dir(follow_symlinks=False):
            found[name] = None
            found |= standing(folder, name)
        else:
            known = entry.stat(follow_symlinks=False)
            found[name] = (known.st_size, known.st_mtime_ns)
    return found


def is_skipped(command, ran, index):
    """Of what check refuses three in ten are run as well, and one in ten is asked a report of."""
    name = command[0]
    refused = any(other.name == "check" and other.status != 0 for other in ran)
    wrote = any(other.name == "run" and other.status == 0 for other in ran)
    return (name in ("run", "compare") and refused and index % 10 >= 3) or (name == "report" and not wrote and index % 10 >= 1)


def attempt(program, case, index, folder):
    """The findings of a case in a folder of its own, and how its commands ended."""
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    inputs = frozenset(case.files)
    ran, found = [], []
    before = standing(folder)
    for command in case.commands:
        if is_skipped(command, ran, index):
            continue
        status, out, errors, seconds = program.give(command, folder)
        after = standing(folder)
        one = verdicts.Ran(command, status, out, errors, before, after, seconds, inputs)
        before = after
        found += verdicts.findings(one, folder, ran)
        ran.append(one)
    return found, ran


def try_case(program, case, index):
    with tempfile.TemporaryDirectory(prefix="fuzz-commands-", dir=programs.scratch()) as folder:
        return attempt(program, case, index, Path(folder))


def keep(case, found, ran, name):
    folder = KEPT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file, content in case.files.items():
        (folder / file).write_bytes(content)
    lines = [shlex.join(["wijkraming", *one.command]) + f"    # exit {one.status}, {one.seconds:.1f} s" for one in ran]
    lines += [f"# {finding.kind}: {finding.command}: {finding.detail}" for finding in found]
    (folder / "commands.txt").write_bytes("\n".join([*lines, ""]).encode("utf-8", "surrogateescape"))
    for number, one in enumerate(ran):
        (folder / f"said-{number}-{one.name}.txt").write_bytes(one.out + b"\n-- standard error\n" + one.errors)
    return folder


class Tally:
    """What was seen so far: how commands ended, the slowest ones, and each kind of finding once."""

    def __init__(self, seed):
        self.seed = seed
        self.cases = 0
        self.exits = collections.Counter()
        self.slowest = []
        self.seen = collections.Counter()

    def add(self, index, ended, found):
        self.cases += 1
        for name, status, seconds in ended:
            self.exits[(name, status)] += 1
            self.slowest = sorted([*self.slowest, (seconds, name, index)], reverse=True)[:5]
        for signature, finding, folder in found:
            self.seen[signature] += 1
            if self.seen[signature] == 1:
                print(f"found: {finding.kind}: {finding.command}: {finding.detail}\n  kept:  {folder}")
                print(f"  again: script/fuzz --commands --seed {self.seed} --case {index}", flush=True)

    def report(self, started):
        took = time.monotonic() - started
        print(f"{self.cases} cases of seed {self.seed} in {took:.0f} s, {self.cases / max(took, 1e-9):.1f} a second")
        for name in sorted({name for name, _ in self.exits}):
            ends = {status: count for (other, status), count in self.exits.items() if other == name}
            print(f"  {name}: " + ", ".join(f"{count} exit {status}" for status, count in sorted(ends.items(), key=lambda end: -end[1])))
        print("  slowest: " + ", ".join(f"{seconds:.1f} s {name} of case {index}" for seconds, name, index in self.slowest))
        for signature, count in self.seen.most_common():
            print(f"  {count} times {signature[0]}: {signature[1]}: {signature[2]}")


def work(program, library, seed, stock, upcoming, until, last, answers):
    # An interrupted run ends with the cases that it has begun, and tells what it saw.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program = programs.Served(program, library) if library else programs.Started(program)
    try:
        work_with(program, seed, stock, upcoming, until, last, answers)
    finally:
        program.close()
        answers.put(None)


def work_with(program, seed, stock, upcoming, until, last, answers):
    kept = set()
    while True:
        with upcoming.get_lock():
            index = upcoming.value
            upcoming.value += 1
        if time.monotonic() > until or index >= last:
            return
        case = mutants.case_of(seed, index, stock)
        found, ran = try_case(program, case, index)
        new = {finding.signature() for finding in found} - kept
        folder = keep(case, found, ran, f"found-{seed}-{index}") if new else None
        kept |= new
        ended = [(one.name, one.status, one.seconds) for one in ran]
        answers.put((index, ended, [(finding.signature(), finding, folder) for finding in found]))


def processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def fuzz(program, library, seed, stock, first, count, seconds):
    started = time.monotonic()
    until = started + seconds if seconds else float("inf")
    upcoming = multiprocessing.Value("q", first)
    answers = multiprocessing.SimpleQueue()
    last = ENDLESS if count is None else first + count
    given = (program, library, seed, stock, upcoming, until, last, answers)
    workers = [multiprocessing.Process(target=work, args=given) for _ in range(processors())]
    for worker in workers:
        worker.start()
    tally, running = Tally(seed), len(workers)
    while running:
        try:
            answer = answers.get()
        except KeyboardInterrupt:
            upcoming.value = ENDLESS
            continue
        if answer is None:
            running -= 1
        else:
            tally.add(*answer)
            if tally.cases % 1000 == 0:
                print(f"{tally.cases} cases in {time.monotonic() - started:.0f} s", flush=True)
    tally.report(started)
    for worker in workers:
        worker.join()
    return 1 if tally.seen or any(worker.exitcode for worker in workers) else 0


def once(program, seed, stock, index):
    case = mutants.case_of(seed, index, stock)
    found, ran = try_case(program, case, index)
    print(f"a mutant of {case.origin}, kept in {keep(case, found, ran, f'case-{seed}-{index}')}")
    for one in ran:
        print(f"{verdicts.shown(shlex.join(one.command), 2000)}: exit {one.status}, {one.seconds:.1f} s of processor time")
        print("".join(f"  {verdicts.shown(line)}\n" for line in one.errors.decode("utf-8", "replace").splitlines()[:4]), end="")
    for finding in found:
        print(f"found: {finding.kind}: {finding.command}: {finding.detail}")
    return 1 if found else 0


def reduced(program, seed, stock, index):
    case = mutants.case_of(seed, index, stock)
    found, _ = try_case(program, case, index)
    if not found:
        print(f"nothing is found in case {index} of seed {seed}")
        return 0
    wanted = found[0].signature()

    def holds(other):
        again, _ = try_case(program, other, 0)
        return wanted in {finding.signature() for finding in again}

    case = reduction.reduced(case, holds)
    found, ran = try_case(program, case, 0)
    folder = keep(case, found, ran, f"reduced-{seed}-{index}")
    print((folder / "commands.txt").read_text(errors="replace"))
    print(verdicts.shown(case.files.get(seeds.SCENARIO, b"").decode("utf-8", "replace"), 1500))
    print(f"kept in {folder}")
    return 1


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: {message}\n")


def arguments():
    parser = Parser(prog="script/fuzz --commands", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, help="so many cases (default: 100000)")
    parser.add_argument("--seconds", type=float, help="as many cases as fit in this time")
    parser.add_argument("--seed", type=int, default=datetime.date.today().toordinal(), help="default: another one every day")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--case", type=int, help="this one case alone")
    parser.add_argument("--reduce", type=int, help="this one case, made as small as its finding allows")
    parser.add_argument("--started", action="store_true", help="the program started anew for every command, as for --case")
    parser.add_argument("--program", type=Path, default=seeds.ROOT / ".build-fuzz/program/release/wijkraming")
    return parser.parse_args()


def main():
    given = arguments()
    with tempfile.TemporaryDirectory(prefix="fuzz-commands-") as folder:
        # A copy, so that a build meanwhile changes nothing.
        program = shutil.copy(given.program, Path(folder) / "wijkraming")
        subprocess.run([program, "init", "begin"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        stock = seeds.Stock(Path(folder) / "begin")
        if given.case is not None:
            return once(programs.Started(program), given.seed, stock, given.case)
        if given.reduce is not None:
            return reduced(programs.Started(program), given.seed, stock, given.reduce)
        count = given.count if given.count or given.seconds else 100_000
        library = None if given.started else programs.library(Path(folder))
        return fuzz(program, library, given.seed, stock, given.first, count, given.seconds)


if __name__ == "__main__":
    sys.exit(main())
