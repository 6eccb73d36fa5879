"""Reads Scenarios/benchmark.yaml with the scenario it extends, its tables, and its uncertain numbers."""
import csv
import math
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parents[2]
START = 2017  # the first calendar year


def scenario(name: str = "benchmark") -> dict:
    """The scenario as a tree of dictionaries, laid over the one it extends."""
    with open(ROOT / "Scenarios" / f"{name}.yaml", encoding="utf-8") as file:
        own = yaml.safe_load(file)
    base = own.pop("extends", None)
    return laid_over(scenario(Path(base).stem), own) if base else own


def laid_over(base: dict, own: dict) -> dict:
    """`base` with the values of `own` in place of its own; null takes a key away, a figure with a source replaces all of it."""
    for key, value in own.items():
        if value is None:
            base.pop(key, None)
        elif isinstance(value, dict) and isinstance(base.get(key), dict) and "value" not in value:
            laid_over(base[key], value)
        else:
            base[key] = value
    return base


def table(path: str) -> list[dict]:
    """The rows of a CSV file that a scenario names, such as ../notebooks-data/tabellen/sterfte.csv."""
    with open(ROOT / "Scenarios" / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(number) -> float:
    """A number that is certain, written bare or as `{ value: 1.1, source: "..." }`."""
    return float(number["value"] if isinstance(number, dict) else number)


def in_force(series: dict, year: int) -> float:
    """What holds in a year of a series that names the years of change, such as `{ 2017: 1.5, 2021: 2.5 }`; 0 before the first."""
    years = [key for key in series if isinstance(key, int) and key <= year]
    return plain(series[max(years)]) if years else 0.0


class Distribution(NamedTuple):
    """What a parameter is drawn from: `beta` of two shapes, stretched from lower to upper; `normal` of mean and sd, truncated
    there; `uniform` between the two."""

    kind: str
    first: float
    second: float
    lower: float
    upper: float


class Number(NamedTuple):
    """A number of the scenario: its mean, and which parameter is drawn for it, -1 where it is certain."""

    mean: float
    parameter: int = -1


class Parameters:
    """The distributions of a scenario, in the order in which its numbers are read."""

    def __init__(self):
        self.distributions: list[Distribution] = []

    def number(self, entry) -> Number:
        """A number as the scenario writes it, with its distribution taken up where it has one."""
        if not isinstance(entry, dict) or "value" in entry:
            return Number(plain(entry))
        for kind, read in (("pert", pert), ("normal", normal), ("beta", beta), ("uniform", uniform)):
            if kind in entry:
                mean, distribution = read(entry[kind], entry)
                self.distributions.append(distribution)
                return Number(mean, len(self.distributions) - 1)
        raise ValueError(f"no distribution that the peers know: {entry}")


def pert(shape: dict, _: dict) -> tuple[float, Distribution]:
    """PERT: a beta between min and max, four times as heavy at the mode."""
    low, mode, high = shape["min"], shape["mode"], shape["max"]
    first = 1 + 4 * (mode - low) / (high - low)
    second = 1 + 4 * (high - mode) / (high - low)
    mean = low + (high - low) * first / (first + second)
    return mean, Distribution("beta", first, second, low, high)


def normal(shape: dict, entry: dict) -> tuple[float, Distribution]:
    """A normal, truncated at `lower` and `upper`; its mean is that of what is left."""
    mean, sd = shape["mean"], shape["sd"]
    lower, upper = entry.get("lower", -math.inf), entry.get("upper", math.inf)
    below, above = (lower - mean) / sd, (upper - mean) / sd
    kept = normal_cumulative(above) - normal_cumulative(below)
    return mean + sd * (normal_density(below) - normal_density(above)) / kept, Distribution("normal", mean, sd, lower, upper)


def beta(shape: dict, _: dict) -> tuple[float, Distribution]:
    """A beta of a mean and a standard deviation, between 0 and 1."""
    mean, sd = shape["mean"], shape["sd"]
    weight = mean * (1 - mean) / sd**2 - 1
    return mean, Distribution("beta", mean * weight, (1 - mean) * weight, 0.0, 1.0)


def uniform(shape: dict, _: dict) -> tuple[float, Distribution]:
    """Anything between min and max."""
    return (shape["min"] + shape["max"]) / 2, Distribution("uniform", shape["min"], shape["max"], 0.0, 0.0)


def normal_density(z: float) -> float:
    """Of the standard normal at z."""
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def normal_cumulative(z: float) -> float:
    """Of the standard normal up to z."""
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))
