"""What the peers in Python share besides the workload: numbers drawn per replication, and how a run is started and timed."""
import argparse
import resource
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Callable, NamedTuple

import numpy as np

import opening
import results
from spec import workload

SEED = 637


class Drawn(NamedTuple):
    """Numbers that are drawn once per replication; the replication is the last axis."""

    rates: np.ndarray  # [exit, replication], intensities a year in the first year at band factor 1
    stock: np.ndarray  # [state, replication], clients at the start
    inflow: np.ndarray  # [state, replication], people a year from outside
    uplift: np.ndarray  # [wijk, replication], final rise of use by the abonnementstarief
    heavier: np.ndarray  # [shift, replication], share of new need more each year that enters the heavier state
    observed_growth: np.ndarray  # [replication], per year
    growth_fades: np.ndarray  # [replication], years
    ggz_share: np.ndarray  # [replication]
    institution_left: np.ndarray  # [replication], share of living in institutions left after a year
    survival_of_rates: np.ndarray  # [replication], share of mortality left after a year of improvement
    mortality_factor: np.ndarray  # [replication]

    def of(self, replications: slice) -> "Drawn":
        """The numbers of some replications."""
        return Drawn(*(field[..., replications] for field in self))


def sample(distribution, size: int, random: np.random.Generator) -> np.ndarray:
    """Numbers from a distribution; those outside the bounds of a truncated one are drawn again."""
    kind, first, second, lower, upper = distribution
    if kind == "beta":
        return lower + (upper - lower) * random.beta(first, second, size)
    if kind == "uniform":
        return random.uniform(first, second, size)
    values = random.normal(first, second, size)
    while (outside := (values < lower) | (values > upper)).any():
        values[outside] = random.normal(first, second, outside.sum())
    return values


def draw_parameters(town: SimpleNamespace, replications: int, random: np.random.Generator) -> Drawn:
    """All parameters of a run, and the opening stock and flows that follow from them."""
    samples = [sample(distribution, replications, random) for distribution in town.distributions]

    def drawn(number) -> np.ndarray:
        return samples[number.parameter] if number.parameter >= 0 else np.full(replications, number.mean)

    outflow = np.array([drawn(number) for number in town.outflow])
    growth = np.array([drawn(number) for number in town.growth])
    rates = np.array([drawn(number) for number in town.exit_numbers])
    rates *= np.where(town.exit_is_share[:, None], outflow[town.exit_from], 1)
    rates = opening.with_remainder(town, rates, outflow, town.mean_band_factor)
    stock = opening.stock_of_billed(town, outflow)
    external = opening.external_inflow(town, rates, outflow, growth, stock, town.mean_band_factor)
    return Drawn(
        rates=rates, stock=stock, inflow=np.maximum(0, external * town.inflow_of_step[:, None]),
        uplift=town.income_weight @ np.array([drawn(number) for number in town.income_uplift]),
        heavier=np.array([drawn(number) for number in town.heavier]),
        observed_growth=(growth * stock).sum(0) / stock.sum(0), growth_fades=drawn(town.growth_fades), ggz_share=drawn(town.ggz_share),
        institution_left=1 - drawn(town.institution_fall), survival_of_rates=1 - drawn(town.mortality_improvement),
        mortality_factor=np.exp(drawn(town.mortality_deviation)))


def run(name: str, simulate: Callable, warm_up: int) -> None:
    """The command line of a peer. `simulate(town, replications, threads, seed)` gives results.Draws; it is called once with
    `warm_up` replications where that compiles it, and then timed. Prints processor seconds of the simulation with its means and
    quantiles, without start-up, compilation and files."""
    parser = argparse.ArgumentParser(description=f"Scenarios/benchmark.yaml in {name}")
    parser.add_argument("replications", type=int)
    parser.add_argument("folder", type=Path, help="where summary.csv and monthly.csv are written")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    town = workload()
    started = time.process_time()
    if warm_up:
        simulate(town, warm_up, asked.threads, asked.seed)
    compiled = time.process_time()
    figures = results.figures(simulate(town, asked.replications, asked.threads, asked.seed))
    ended = time.process_time()
    results.write(town, figures, asked.folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peer={name} replications={figures.replications} cpu={ended - compiled:.3f} jit={compiled - started:.3f} "
          f"rss_mb={memory:.0f}")
