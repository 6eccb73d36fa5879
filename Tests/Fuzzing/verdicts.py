"""What may not be seen of a command that was given: crashes, exits beside the table, numbers that are none, leftovers, raw controls."""

import csv
import json
import re
import signal
import zipfile
from dataclasses import dataclass

ALLOWED = {"run": {0, 64, 65, 66, 73}, "compare": {0, 64, 65, 66, 73}, "report": {0, 64, 65, 66, 73}}
READING = {0, 64, 65, 66}
# An error of content says where it stands: in a file, in an option or in a whole file that has no lines.
PLACE = re.compile(r"^(\S.*:\d+:\d+: |\S.*:\d+: |--set |.*\.(csv|yaml): )", re.MULTILINE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NO_NUMBER = re.compile(r"[-+]?(nan|inf|infinity)", re.IGNORECASE)
DRAWN = re.compile(rb"in replication \d+ the drawn figures of")
PLAIN = re.compile(r"(?:(?:\d+(?:\.\d+)?(?:e[-+]?\d+)?)?(?:,|$))*")
IN_PAGE = re.compile(r">\s*[-+−€ ]*(nan|inf|infinity|∞)\s*[%€]?\s*<|=\"[^\"<>]*(?<![\w.])-?(?:nan|inf)(?![\w.])[^\"<>]*\"", re.IGNORECASE)
IN_SHEET = re.compile(rb"<v>[-+]?(nan|inf|infinity|1\.#\w+)</v>|<v>#NUM!", re.IGNORECASE)
NUMERIC = {"mean", "sd", "mcse", "value", "lower", "upper", "stock", "inflow", "from_other_states", "outflow", "growth"}
NEVER_NEGATIVE = {
    "need", "clients", "persons", "registered", "inflow", "outflow", "in_process", "waiting", "waiting_weeks", "cost", "own_contribution",
    "pgb_cost", "population", "population_75plus",
}


@dataclass
class Ran:
    """A command that was given: how it ended, what it said, and what stood there before and after."""

    command: list
    status: int | None  # None when its time was up
    out: bytes
    errors: bytes
    before: dict
    after: dict
    seconds: float
    inputs: frozenset

    @property
    def name(self):
        return self.command[0]


@dataclass(frozen=True)
class Finding:
    kind: str
    command: str
    detail: str

    def signature(self):
        """What findings of the same cause have in common."""
        if self.kind == "control":
            return (self.kind, self.command, self.detail.split(": ")[0])
        return (self.kind, self.command, re.sub(r"'[^']*'|\d+(\.\d+)?(e[-+]?\d+)?", "_", self.detail)[:110])


def shown(text, limit=300):
    return text.encode("unicode_escape", "surrogatepass").decode()[:limit]


def last_words(ran):
    text = ran.errors.decode("utf-8", "replace").strip()
    fatal = [line for line in text.split("\n") if "Fatal error" in line or "rror:" in line]
    return shown((fatal or text.split("\n"))[0])


def of_exit(ran):
    status = ran.status
    if status is None:
        yield "time", f"not ended within the time limit; {last_words(ran)}"
    elif status < 0 or status >= 128:
        number = -status if status < 0 else status - 128
        name = signal.Signals(number).name if number in set(signal.Signals) else str(status)
        yield "crash", f"{name}: {last_words(ran)}"
    elif status == 70:
        yield "internal", last_words(ran)
    elif status not in ALLOWED.get(ran.name, READING):
        yield f"exit {status}", last_words(ran)
    elif status != 0 and not ran.errors.strip():
        yield "silent", f"{status} without a word on standard error"
    elif status == 65 and ran.name != "report" and "--strict" not in ran.command and not PLACE.search(ran.errors.decode("utf-8", "replace")):
        yield "place", last_words(ran)


def of_text(ran):
    for stream, content in [("standard output", ran.out), ("standard error", ran.errors)]:
        text = content.decode("utf-8", "replace")
        found = CONTROL.search(text)
        if found:
            yield "control", f"U+{ord(found.group()):04X} on {stream}: {shown(text[max(0, found.start() - 60) : found.end() + 20])}"


def of_places(ran):
    for name in sorted(ran.inputs):
        if ran.after.get(name) != ran.before.get(name):
            yield "input", f"{shown(name)} was changed or deleted"
    new = [name for name in ran.after if name not in ran.before]
    if ran.status not in (0, None) and ran.status > 0:
        for name in new[:1]:
            yield "leftover", f"after exit {ran.status}: {shown(name)}"
    elif ran.status == 0:
        for name in [name for name in new if ".partial" in name or "/." in f"/{name}"][:1]:
            yield "leftover", f"after exit 0: {shown(name)}"


def of_row(path, row, numeric):
    compared = path.name.startswith(("differences", "comparison", "regret", "design"))
    place = ",".join(str(row.get(name)) for name in ["level", "name", "voorziening", "metric", "period"] if name in row)
    for name in numeric:
        if NO_NUMBER.fullmatch(row[name] or ""):
            yield "number", f"{path.name}: {row[name]} in {name} of {shown(place)}"
        elif not compared and row.get("metric") in NEVER_NEGATIVE and re.fullmatch(r"mean|p\d+", name) and row[name] and float(row[name]) < -1e-9:
            yield "negative", f"{path.name}: {row['metric']} {name} is {row[name]}: {shown(place)}"


def of_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        names = next(rows, [])
        numeric = [name for name in names if name in NUMERIC or re.fullmatch(r"p\d+", name)]
        places = [names.index(name) for name in numeric]
        for row in rows:
            # Most rows are plainly right, which one look at them tells.
            if row and (len(row) != len(names) or not PLAIN.fullmatch(",".join([row[place] for place in places]))):
                yield from of_row(path, dict(zip(names, row + [None] * len(names))), numeric)


def of_json(path):
    def refuse(constant):
        raise ValueError(f"{constant} in {path.name}")

    try:
        json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)
    except ValueError as error:
        yield "number", f"{path.name}: {error}"


def of_page(path):
    found = IN_PAGE.search(path.read_text(encoding="utf-8"))
    if found:
        yield "number", f"{path.name}: {shown(found.group())}"


def of_workbook(path):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            found = IN_SHEET.search(book.read(name)) if name.startswith("xl/worksheets/") else None
            if found:
                yield "number", f"{path.name} {name}: {shown(found.group().decode())}"


READERS = {".csv": of_table, ".json": of_json, ".html": of_page, ".xlsx": of_workbook}


def of_files(ran, folder):
    for name in ran.after:
        path = folder / name
        read = READERS.get(path.suffix)
        if read and ran.before.get(name) != ran.after[name] and name not in ran.inputs:
            try:
                yield from list(read(path))[:1]
            except (ValueError, KeyError, TypeError, zipfile.BadZipFile, UnicodeError) as error:
                yield "unreadable", f"{path.name}: {type(error).__name__} {shown(str(error))}"


def of_sequence(ran, earlier):
    """Commands that contradict each other: what check passes, run refuses, or report refuses what run wrote.

    Check draws nothing, so what a run draws may be impossible where the means are not."""
    if ran.name == "run" and ran.status in (65, 66) and not DRAWN.search(ran.errors):
        if [other for other in earlier if other.name == "check" and other.status == 0]:
            yield "contradiction", f"check passes, run exits {ran.status}: {last_words(ran)}"
    if ran.name == "report" and ran.status not in (0, None) and ran.command[2:] in ([], ["--language", "en"]):
        if [other for other in earlier if other.name == "run" and other.status == 0]:
            yield "contradiction", f"run wrote it, report exits {ran.status}: {last_words(ran)}"


def findings(ran, folder, earlier):
    found = [*of_exit(ran), *of_text(ran), *of_places(ran), *of_sequence(ran, earlier)]
    if ran.status == 0:
        found += of_files(ran, folder)
    return [Finding(kind, ran.name, detail) for kind, detail in found]
