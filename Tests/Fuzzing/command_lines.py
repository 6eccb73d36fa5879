"""Makes up the command lines that a mutant is given with, odd ones among them."""

import re

import seeds
import words


def setting(chance, files):
    """A key of the scenario, by its indentation, or an odd one, with a value."""
    paths = paths_of(files[seeds.SCENARIO]) or ["start"]
    key = chance.choice(paths)
    if chance.random() < 0.2:
        key = chance.choice([key + ".a", key + ".", "." + key, "", "a", "naam..b", key + "." * 2000, "\x1b[2J", "a\n", *words.ODD_TEXTS[1:12]])
    value = chance.choice(words.NUMBERS + ["null", "naam", "\x1b[2J", "{", "'", "a: b", "scenario.yaml"])
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
        options += ["--system", chance.choice(words.SYSTEMS)]
    if chance.random() < 0.2:
        options += ["--language", chance.choice(["en", "nl", "en", "nl", "de"])]
    return options


def options_of_running(chance):
    options = [] if chance.random() < 0.06 else ["--replications", "2"]
    if options and chance.random() < 0.05:
        options = chance.choice([["--replication", chance.choice(words.WHOLE[:5])], ["--replications", chance.choice(words.WHOLE[:9])]])
    for name, values, share in [
        ("--without", words.DRIVERS, 0.15), ("--engine", ["individual", "individual", "cohort", "x"], 0.12), ("--access", ["open", "contract", "x"], 0.06),
        ("--incentives", ["off", "on", "x"], 0.06), ("--threads", words.WHOLE, 0.08), ("--batch", words.WHOLE, 0.06), ("--seed", words.WHOLE, 0.08),
        ("--format", ["html", "xlsx", "html,xlsx", "pdf", "html,,", ""], 0.03),
    ]:
        if chance.random() < share:
            options += [name, chance.choice(values)]
    for name, share in [("--draws", 0.05), ("--timings", 0.04), ("--report", 0.1), ("--force", 0.05), ("--quiet", 0.5)]:
        if chance.random() < share:
            options.append(name)
    return options


def place(chance):
    odd = ["a/b/uit", "uit\x1b[2J", seeds.SCENARIO, ".", "", "uit\u202e", "\udcff", "u" * 300, "--x", "bevolking.csv"]
    return seeds.RESULT if chance.random() < 0.96 else chance.choice(odd)


def commands_of(chance, files):
    reading = options_of_reading(chance, files)
    running = options_of_running(chance)
    if "--replication" not in running and "--replications" not in running:
        # Without either the scenario's own number would be run, which may be a thousand.
        files[seeds.SCENARIO] = re.sub(r"(?m)^replications:.*$", "replications: 3", files[seeds.SCENARIO])
        reading += ["--set", "replications=" + chance.choice(["1", "2", "3"])]
    output = place(chance)
    commands = [["check", seeds.SCENARIO, *reading, *(["--strict"] if chance.random() < 0.05 else [])]]
    if chance.random() < 0.05:
        commands.append([chance.choice(["show", "parameters"]), seeds.SCENARIO])
    commands.append(["run", seeds.SCENARIO, *reading, *running, "--output", output])
    if chance.random() < 0.04:
        commands.append(["compare", seeds.SCENARIO, chance.choice(words.SYSTEMS), "--replications", "2", "--quiet", "--output", "vergelijking"])
    commands.append(["report", output, *chance.choice([[], [], [], ["--language", "en"], ["--format", "html"], ["--output", "verslag"]])])
    return commands
