"""The benchmark in Numba: one replication after the other goes through all months, in loops over cells; replications in threads."""
import numba
import numpy as np

import numba_money as money
import numba_need as need
import numba_population as population
import numba_support as support
from common import draw_parameters, run
from numba_draws import compiled, seed_replication
from numba_results import add_month, write_year
from numba_state import COURSE, MONTH_COLUMNS, YEAR_COLUMNS, as_record, as_records
from results import Draws
from sizes import MONTHS, STEP, YEARS

CHUNK = 64  # replications whose months are summed together, so that no two threads write one sum


@compiled
def one_month(town, drawn, course, at):
    """A month in the order of the model."""
    year, month = at // 12, at % 12
    support.open_month(course)
    need.shock(town, course, at == 0)
    need.expect_need(town, drawn, course, at * STEP, (month + 0.5) / 12)
    need.report(town, course, at)
    support.join_queue(town, course, at)
    if month % 3 == 0:
        support.set_flow(town, drawn, course, at * STEP)
    support.flow_stock(town, course)
    money.keep_foregone(town, course)
    money.admit(course, at, money.euros_to_start(town, course, year, month))
    support.flow_entrants(town, course)
    support.age_clients(town, course)
    money.count_and_price(town, course, year)
    if month == 11:
        money.settle(town, course)
    money.book(course)


@compiled
def one_replication(town, drawn, course, years, sums, squares):
    """All months of a replication: writes years [year, column], adds to sums and squares [month, column]."""
    population.open_books(town, drawn, course)
    for year in range(YEARS):
        population.begin_year(town, drawn, course, year)
        money.clear_year(course)
        for at in range(12 * year, 12 * year + 12):
            one_month(town, drawn, course, at)
            add_month(town, course, sums[at], squares[at])
        write_year(town, course, years[year])


@numba.njit(parallel=True, cache=True)
def all_replications(town, drawn, courses, seed, years, sums, squares):
    """Chunks of replications, each with a course and sums of its own, shared out over threads."""
    for chunk in numba.prange(len(courses)):
        for replication in range(chunk * CHUNK, min(len(drawn), (chunk + 1) * CHUNK)):
            seed_replication(courses[chunk].random, seed, replication)
            one_replication(town[0], drawn[replication], courses[chunk], years[replication], sums[chunk], squares[chunk])


def simulate(town, replications: int, threads: int, seed: int) -> Draws:
    """All replications in so many threads; the answer does not depend on their number."""
    numba.set_num_threads(threads)
    drawn = draw_parameters(town, replications, np.random.default_rng(seed))
    chunks = -(-replications // CHUNK)
    years = np.empty((replications, YEARS, YEAR_COLUMNS))
    sums, squares = np.zeros((2, chunks, MONTHS, MONTH_COLUMNS))
    all_replications(as_record(town), as_records(drawn), np.zeros(chunks, COURSE), seed, years, sums, squares)
    return Draws(years.transpose(2, 1, 0), sums.sum(0).T, squares.sum(0).T)


if __name__ == "__main__":
    run("numba", simulate, warm_up=2)
