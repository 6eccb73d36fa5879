"""What mutants are made of: the scenarios of the package with their tables, small ones, and the lines of all of them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUZZING = ROOT / "Tests/Fuzzing"
SCENARIO = "scenario.yaml"
RESULT = "uit"

KEY = re.compile(r"(?<![\w.])([A-Za-z_][\w]*)(?=:(?:\s|$))", re.MULTILINE)


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
    return files | {SCENARIO: text.replace("../notebooks-data/tabellen/", "")}


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
