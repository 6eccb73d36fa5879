"""Makes broken and odd inputs of the command line: mutants of scenarios and their tables, with odd options beside them."""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUZZING = ROOT / "Tests/Fuzzing"
SCENARIO = "scenario.yaml"
RESULT = "uit"

NUMBERS = [
    "0", "-1", "1", "1e308", "-1e308", "1e-308", "1.7976931348623157e308", "5e-324", "1e309", "NaN", ".nan", ".inf", "-.inf",
    "inf", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "99999999999999999999",
    "1.000,5", "1.000", "0,5", "1e3", "1e6", "1e9", "1e12", "1e18", "1e-9", "-0", "-0.0", "0.1", "0.5", "0.999999999999", "1.0000001",
    "2", "12", "13", "100", "101", "1024", "65536", "2147483648", "4294967296", "0x10", "1_000", "50%", "007", "", "~", "null", "ja",
    "{}", "[]", "[1, 2]", "{ a: 1 }", "2021-13", "2021-01", "jaar_1", "{ uniform: { min: 0, max: 1 } }",
    "{ normal: { mean: 0, sd: 1e9 } }", "{ uniform: { min: 1, max: 0 } }", "{ beta: { mean: 0.5, sd: 0.4999 } }",
    "{ triangular: { min: 0, mode: 0, max: 0 } }", "{ pert: { min: -1, mode: 0, max: 1 } }", "{ lognormal: { mean: 1e-9, sd: 1e9 } }",
]
GENTLE = [0, 0.001, 0.1, 0.5, 0.9, 1.1, 2, 3, 10, 100, 1e4, -1]
ODD_TEXTS = [
    "\x00", "\x01", "\x07", "\x1b[31m", "\x1b]0;titel\x07", "\x7f", "\x85", "\x9b31m", "\u202e", "\u2066", "\u2028", "\ufeff", "\ufffe",
    "\u200b", "\u0301", "\U0001f600", "\udcff", "\t", "\r", "\r\n", "\n", "'", '"', "\\", "#", " #", ": ", "- ", "&a ", "*a", "!!int ", "<<: ",
    "{", "}", "[", "]", ",", ";", "|", ">", "%", "@", "`", "---\n", "...\n", "<script>", "=1+1", "\u00a0", "ja", "nee", "null",
]
SYSTEMS = [
    "inspanningsgericht", "outputgericht", "lumpsum", "populatiebekostiging", "taakgericht", "subsidie", "gelaagd", "groningen-2019",
    "utrecht-2021", "zoetermeer-2021", "eigen", "nee", "", SCENARIO, ".", "\x1b[2J",
]
DRIVERS = [
    "vergrijzing", "langer_thuis", "ggz_ambulantisering", "abonnementstarief", "onverklaarde_groei", "verzwaring", "prijs", "gebeurtenis",
    "niets",
]
WHOLE = ["1", "2", "3", "7", "64", "0", "-1", "1.5", "x", "", "9223372036854775807", "9223372036854775808", "1e3"]
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])")
KEY = re.compile(r"(?<![\w.])([A-Za-z_][\w]*)(?=:(?:\s|$))", re.MULTILINE)
MUTABLE = (".yaml", ".csv")


@dataclass
class Case:
    """The files of a folder by name, and the commands that are given there, one after the other."""

    files: dict = field(default_factory=dict)
    commands: list = field(default_factory=list)
    origin: str = ""


def text_of(path):
    return path.read_bytes().decode("utf-8", "surrogateescape")


def tables_of(text, folder):
    """The tables that a scenario names, by the last part of their path."""
    names = {name for name in re.findall(r"[\w./-]+\.csv", text)}
    return {Path(name).name: text_of(folder / name) for name in sorted(names) if (folder / name).is_file()}


def bundled(path):
    """A scenario of the package with its tables and what it extends beside it."""
    text = text_of(path)
    files = {}
    for name in re.findall(r"^extends: *([\w./-]+)", text, re.MULTILINE):
        files |= {Path(name).name if key == SCENARIO else key: value for key, value in bundled(path.parent / name).items()}
    files |= tables_of(text, path.parent)
    return files | {SCENARIO: text.replace("../notebooks-data/", "")}


def grown(init):
    """The scenario that `init` makes, in the folder `init`."""
    scenario = next(path for path in sorted(init.glob("*.yaml")))
    return tables_of(text_of(scenario), init) | {SCENARIO: text_of(scenario)}


class Stock:
    """Everything that mutants are made of: whole scenarios, small and large, and the lines of all of them."""

    def __init__(self, init):
        self.small = {"init": grown(init)}
        # Of the seeds, those that are right as they stand.
        for path in sorted((FUZZING / "Seeds/FuzzScenario").glob("*.yaml")):
            if path.stem not in ("fouten", "verwijzing"):
                self.small[path.stem] = tables_of(text_of(path), FUZZING / "Tables") | {SCENARIO: text_of(path)}
        broken = ROOT / "Tests/CommandTests/Broken"
        self.small["broken-dorp"] = tables_of(text_of(broken / "dorp.yaml"), broken) | {SCENARIO: text_of(broken / "dorp.yaml")}
        self.large = {path.stem: bundled(path) for path in sorted((ROOT / "Scenarios").glob("*.yaml"))}
        self.lines = [line for base in (self.small | self.large).values() for line in base[SCENARIO].splitlines() if line.strip()]
        self.keys = sorted({key for line in self.lines for key in KEY.findall(line)})

    def base(self, chance):
        kind = self.large if chance.random() < 0.12 else self.small
        name = chance.choice(sorted(kind))
        return name, dict(kind[name])


def lines_moved(chance, text, stock):
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    until = min(len(lines), at + chance.choice([1, 1, 1, 2, 5]))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at:until]
    elif kind == 1:
        lines[until:until] = lines[at:until]
    elif kind == 2:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = chance.choice(["", " ", "  ", "    ", "\t"]) + lines[at].lstrip(" " if chance.random() < 0.7 else "")
    elif kind == 4:
        lines[at:at] = [chance.choice(stock.lines) for _ in range(chance.choice([1, 1, 3]))]
    else:
        lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    return "\n".join(lines)


def text_at_random(chance, text, stock):
    at = chance.randrange(len(text) + 1)
    odd = chance.choice(ODD_TEXTS) * chance.choice([1, 1, 1, 2, 300])
    return text[:at] + odd + text[at + chance.choice([0, 0, 1, 5]) :]


def replaced(chance, text, pattern, make):
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + make(match) + text[match.end() :]


def number_odd(chance, text, stock):
    return replaced(chance, text, NUMBER, lambda match: chance.choice(NUMBERS))


def number_gentle(chance, text, stock):
    def scaled(match):
        value = float(match.group()) * chance.choice(GENTLE) + chance.choice([0, 0, 0, 1, -1])
        is_whole = "." not in match.group() and (value == int(value) or chance.random() < 0.8)
        return str(round(value)) if is_whole else repr(value)

    return replaced(chance, text, NUMBER, scaled)


def numbers_swapped(chance, text, stock):
    found = NUMBER.findall(text)
    return replaced(chance, text, NUMBER, lambda match: chance.choice(found)) if found else text


def key_changed(chance, text, stock):
    own = KEY.findall(text) or ["a"]

    def renamed(match):
        name = match.group()
        other = [name[:-1] or "a", name + name, name.upper(), chance.choice(own), chance.choice(stock.keys), name + "_2", "extends", '"' + name + '"']
        return chance.choice(other)

    return replaced(chance, text, KEY, renamed)


def value_changed(chance, text, stock):
    value = re.compile(r"(?<=: )[^\n{}]+", re.MULTILINE)
    return replaced(chance, text, value, lambda match: chance.choice(NUMBERS + ODD_TEXTS[2:12] + SYSTEMS[:13] + match.group().split()[:1]))


def section_spliced(chance, text, stock):
    """A section from another scenario behind the own one, or instead of it."""
    sections = re.split(r"(?m)^(?=\w)", chance.choice(sorted((stock.small | stock.large).items()))[1][SCENARIO])
    section = chance.choice(sections)
    name = section.split(":")[0]
    own = re.split(r"(?m)^(?=\w)", text)
    if chance.random() < 0.8:
        own = [part for part in own if part.split(":")[0] != name]
    return "".join(part if part.endswith("\n") else part + "\n" for part in [*own, section])


SCENARIO_MUTATIONS = [
    (lines_moved, 3), (text_at_random, 2), (number_odd, 3), (number_gentle, 8), (numbers_swapped, 2), (key_changed, 2), (value_changed, 2),
    (section_spliced, 2),
]
LIKELY_MUTATIONS = [(number_gentle, 12), (numbers_swapped, 3), (number_odd, 1), (lines_moved, 1), (section_spliced, 1)]
TABLE_MUTATIONS = [(lines_moved, 4), (text_at_random, 2), (number_odd, 3), (number_gentle, 6), (numbers_swapped, 3)]


def column_filled(chance, text):
    """All cells of one column the same."""
    rows = [row.split(",") for row in text.split("\n")]
    column = chance.randrange(len(rows[0]))
    value = chance.choice(["0", "-1", "1e300", "1e15", "1", "0.5", "", "x", "1000000"])
    for row in rows[1:]:
        if len(row) > column:
            row[column] = value
    return "\n".join(",".join(row) for row in rows)


def mutate_table(chance, text, stock):
    if chance.random() < 0.1:
        return column_filled(chance, text)
    return mutate(chance, text, stock, TABLE_MUTATIONS)


def mutate(chance, text, stock, mutations):
    make = chance.choices([make for make, _ in mutations], [weight for _, weight in mutations])[0]
    return make(chance, text, stock)


def mutate_files(chance, files, stock):
    tables = [name for name in sorted(files) if name.endswith(".csv")]
    # Half of the mutants change little, so that they are run and not refused.
    likely = chance.random() < 0.5
    for _ in range(chance.choice([0, 1, 1, 1, 2, 2] if likely else [1, 1, 1, 2, 3, 6])):
        if tables and chance.random() < 0.3:
            name = chance.choice(tables)
            files[name] = mutate_table(chance, files[name], stock)
        else:
            files[SCENARIO] = mutate(chance, files[SCENARIO], stock, LIKELY_MUTATIONS if likely else SCENARIO_MUTATIONS)
    if likely:
        return
    if chance.random() < 0.03 and tables:
        del files[chance.choice(tables)]
    if chance.random() < 0.03:
        files[SCENARIO] = f"extends: {chance.choice([SCENARIO, 'basis.yaml', '.', 'niets.yaml', *tables])}\n" + files[SCENARIO]
        files["basis.yaml"] = f"extends: {SCENARIO}\n" if chance.random() < 0.3 else chance.choice(sorted(stock.small.items()))[1][SCENARIO]


def setting(chance, files):
    """A key of the scenario, by its indentation, or an odd one, with a value."""
    paths = paths_of(files[SCENARIO]) or ["start"]
    key = chance.choice(paths)
    if chance.random() < 0.2:
        key = chance.choice([key + ".a", key + ".", "." + key, "", "a", "naam..b", key + "." * 2000, "\x1b[2J", "a\n", *ODD_TEXTS[1:12]])
    value = chance.choice(NUMBERS + ["null", "naam", "\x1b[2J", "{", "'", "a: b", "scenario.yaml"])
    if chance.random() < 0.5:
        value = chance.choice(["0", "0.1", "0.5", "1", "2", "10", "1000"])
    return ["--set", chance.choice([f"{key}={value}"] * 9 + [key, "=", key + "="])]


def paths_of(text):
    paths, above = [], []
    for line in text.split("\n"):
        match = re.match(r"( *)(\w+):", line)
        if match:
            depth = len(match.group(1))
            above = [(other, key) for other, key in above if other < depth] + [(depth, match.group(2))]
            paths.append(".".join(key for _, key in above))
    return paths


def options_of_reading(chance, files):
    options = []
    while chance.random() < 0.1:
        options += setting(chance, files)
    if chance.random() < 0.12:
        options += ["--system", chance.choice(SYSTEMS)]
    if chance.random() < 0.2:
        options += ["--language", chance.choice(["en", "nl", "en", "nl", "de"])]
    return options


def options_of_running(chance):
    options = [] if chance.random() < 0.06 else ["--replications", "2"]
    if options and chance.random() < 0.05:
        options = chance.choice([["--replication", chance.choice(WHOLE[:5])], ["--replications", chance.choice(WHOLE[:9])]])
    for name, values, share in [
        ("--without", DRIVERS, 0.15), ("--engine", ["individual", "individual", "cohort", "x"], 0.12), ("--access", ["open", "contract", "x"], 0.06),
        ("--incentives", ["off", "on", "x"], 0.06), ("--threads", WHOLE, 0.08), ("--batch", WHOLE, 0.06), ("--seed", WHOLE, 0.08),
        ("--format", ["html", "xlsx", "html,xlsx", "pdf", "html,,", ""], 0.03),
    ]:
        if chance.random() < share:
            options += [name, chance.choice(values)]
    for name, share in [("--draws", 0.05), ("--timings", 0.04), ("--report", 0.1), ("--force", 0.05), ("--quiet", 0.5)]:
        if chance.random() < share:
            options.append(name)
    return options


def place(chance):
    odd = ["a/b/uit", "uit\x1b[2J", SCENARIO, ".", "", "uit\u202e", "\udcff", "u" * 300, "--x", "bevolking.csv"]
    return RESULT if chance.random() < 0.96 else chance.choice(odd)


def commands_of(chance, files):
    reading = options_of_reading(chance, files)
    running = options_of_running(chance)
    if "--replication" not in running and "--replications" not in running:
        # Without either the scenario's own number would be run, which may be a thousand.
        files[SCENARIO] = re.sub(r"(?m)^replications:.*$", "replications: 3", files[SCENARIO])
        reading += ["--set", "replications=" + chance.choice(["1", "2", "3"])]
    output = place(chance)
    commands = [["check", SCENARIO, *reading, *(["--strict"] if chance.random() < 0.05 else [])]]
    if chance.random() < 0.05:
        commands.append([chance.choice(["show", "parameters"]), SCENARIO])
    commands.append(["run", SCENARIO, *reading, *running, "--output", output])
    if chance.random() < 0.04:
        commands.append(["compare", SCENARIO, chance.choice(SYSTEMS), "--replications", "2", "--quiet", "--output", "vergelijking"])
    commands.append(["report", output, *chance.choice([[], [], [], ["--language", "en"], ["--format", "html"], ["--output", "verslag"]])])
    return commands


def case_of(seed, index, stock):
    """The case with this number, the same one every time."""
    chance = random.Random(f"{seed}/{index}")
    origin, files = stock.base(chance)
    mutate_files(chance, files, stock)
    commands = commands_of(chance, files)
    # The arguments of a program hold no NUL.
    commands = [[argument.replace("\x00", "") for argument in command] for command in commands]
    case = Case({name: text.encode("utf-8", "surrogateescape") for name, text in files.items()}, commands, origin)
    if chance.random() < 0.03:
        flip_bytes(chance, case)
    return case


def flip_bytes(chance, case):
    name = chance.choice(sorted(case.files))
    content = bytearray(case.files[name])
    for _ in range(chance.choice([1, 1, 4, 40])):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    case.files[name] = bytes(content)
