"""The results that every peer gives: their names, means and quantiles, and the files as wijkraming writes them."""
import csv
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from scenario import START
from sizes import MONTHS, YEARS

PROBABILITIES = np.array([0.01, 0.05, 0.10, 0.25, 0.50, 0.75, 0.80, 0.85, 0.90, 0.95, 0.99])
TOTALS = (
    "need", "clients", "persons", "registered", "inflow", "outflow", "in_process", "waiting", "waiting_weeks", "cost", "payment",
    "own_contribution", "pgb_cost", "net_cost", "population", "population_75plus", "cost_per_inhabitant", "reneged", "social_base",
    "pgb_leak")
OF_CONTRACT = (
    "provider_result", "reserve", "budget", "need_cost", "carried_gemeente", "carried_provider", "carried_reserve", "undelivered")
BY_VOORZIENING = ("need", "clients", "inflow", "outflow", "waiting", "cost", "payment", "own_contribution", "pgb_cost")
OF_MONTH = ("need", "clients", "inflow", "outflow", "waiting", "cost", "payment")
GEMEENTE = ("gemeente", "benchmark")


class Draws(NamedTuple):
    """What a simulation hands over: of years every replication, of months sums over them."""

    years: np.ndarray  # [column, year, replication]
    month_sums: np.ndarray  # [column, month]
    month_squares: np.ndarray  # [column, month]


class Figures(NamedTuple):
    """Mean and standard deviation of every column, and quantiles of those by year."""

    replications: int
    year_mean: np.ndarray  # [column, year]
    year_sd: np.ndarray
    year_quantiles: np.ndarray  # [column, year, probability]
    month_mean: np.ndarray  # [column, month]
    month_sd: np.ndarray


def figures(draws: Draws) -> Figures:
    """Means, standard deviations with n - 1, and quantiles of type 7."""
    count = draws.years.shape[-1]
    quantiles = np.array([np.quantile(column, PROBABILITIES, axis=-1).T for column in draws.years])
    mean = draws.month_sums / count
    variance = np.maximum(0, draws.month_squares / count - mean**2) * count / max(1, count - 1)
    return Figures(count, draws.years.mean(-1), draws.years.std(-1, ddof=1), quantiles, mean, np.sqrt(variance))


def year_columns(town: SimpleNamespace) -> list[tuple[str, str, str, str]]:
    """Level, name, voorziening and metric of every column by year."""
    columns = [(*GEMEENTE, "totaal", metric) for metric in TOTALS + OF_CONTRACT]
    columns += [(*GEMEENTE, voorziening, metric) for voorziening in town.voorzieningen for metric in BY_VOORZIENING]
    for wijk in town.wijken:
        columns += [("wijk", wijk, "totaal", metric) for metric in TOTALS]
        columns += [("wijk", wijk, voorziening, "clients") for voorziening in town.voorzieningen]
    return columns


def month_columns(town: SimpleNamespace) -> list[tuple[str, str, str, str]]:
    """The same of every column by month."""
    columns = [(*GEMEENTE, voorziening, metric) for voorziening in ["totaal", *town.voorzieningen] for metric in OF_MONTH]
    return columns + [("wijk", wijk, "totaal", metric) for wijk in town.wijken for metric in OF_MONTH]


def written_lines(town: SimpleNamespace) -> list[tuple[tuple, int]]:
    """The lines of summary.csv with the column of each: one perceel and one contract hold all, and repeat the gemeente."""
    columns = list(enumerate(year_columns(town)))
    gemeente = [(key, index) for index, key in columns if key[0] == "gemeente"]
    perceel = [(("perceel", "alles", *key[2:]), index) for key, index in gemeente if key[2] == "totaal" and key[3] != "reserve"]
    contract = [(("contract", "alles", *key[2:]), index) for key, index in gemeente]
    return gemeente + perceel + contract + [(key, index) for index, key in columns if key[0] == "wijk"]


def write(town: SimpleNamespace, found: Figures, folder: Path) -> None:
    """summary.csv and monthly.csv, in a folder that is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    error = found.year_sd / found.replications**0.5
    with open(folder / "summary.csv", "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["level", "name", "voorziening", "metric", "period", "mean", "sd", "mcse"]
                       + [f"p{round(100 * probability)}" for probability in PROBABILITIES])
        for key, at in written_lines(town):
            for year in range(YEARS):
                lines.writerow([*key, START + year, found.year_mean[at, year], found.year_sd[at, year], error[at, year],
                                *found.year_quantiles[at, year]])
    with open(folder / "monthly.csv", "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["level", "name", "voorziening", "metric", "period", "mean", "sd"])
        for at, key in enumerate(month_columns(town)):
            for month in range(MONTHS):
                period = f"{START + month // 12}-{month % 12 + 1:02d}"
                lines.writerow([*key, period, found.month_mean[at, month], found.month_sd[at, month]])
