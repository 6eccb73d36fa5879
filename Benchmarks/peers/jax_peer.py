"""The benchmark in JAX on processors: years, quarters and months as scans, compiled once for a chunk of replications."""
import os
from typing import NamedTuple

CORES = 1 if "--threads" not in os.sys.argv else int(os.sys.argv[os.sys.argv.index("--threads") + 1])
if CORES == 1:  # before JAX starts: its threads would spin on both processors
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

import results
import vector_demand as demand
import vector_money as money
from common import draw_parameters, run
from jax_draws import Chance
from sizes import MONTHS, STATES, STEP, VOORZIENINGEN, WIJKEN, YEARS

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_default_prng_impl", "rbg")  # quicker than threefry
CHUNK = 64  # replications at a time
SLOTS = 37  # months of entry kept apart in the queue; who waits longer joins the oldest


class Course(NamedTuple):
    """Where the replications of a chunk stand at the start of a month."""

    key: jax.Array
    shocks: jax.Array  # [group and wijk, replication]
    stock: jax.Array  # [state, band, wijk, replication]
    due: tuple  # of three arrays like stock: may start this month, the next, the one after
    in_process: jax.Array  # all of them
    waiting: jax.Array  # like stock
    by_entry: jax.Array  # [slot, state, wijk, replication], the same by month of entry
    foregone: jax.Array  # [state, wijk, replication]
    spent: jax.Array  # [replication], of this year
    booked: money.Booked  # of this year


class Year(NamedTuple):
    """What holds for the months of a year."""

    at: jax.Array
    need: demand.NeedOfYear
    twelfth: jax.Array
    growth: jax.Array


def join_queue(town, chance, course: Course, at, due):
    """Some of those who wait give up, then those who are due join: waiting, by_entry, and who gave up."""
    slot, oldest = at % SLOTS, (at + 1) % SLOTS
    by_entry = course.by_entry.at[oldest].add(course.by_entry[slot])
    leaving = chance.binomial(course.waiting, town.renege)
    before, gone = course.waiting.sum(1), leaving.sum(1)
    kept = jnp.where(before > 0, jnp.maximum(0, 1 - gone / jnp.maximum(before, 1e-300)), 1.0)
    by_entry = (by_entry * kept).at[slot].set(due.sum(1))
    return course.waiting - leaving + due, by_entry, gone


def start_longest(waiting, by_entry, at, euros, unit):
    """The longest waiting start as far as euros a month go, each at its unit cost [state, replication]: who starts, months
    waited, and who still wait by month of entry."""
    ages = (at - jnp.arange(SLOTS)) % SLOTS
    order = jnp.argsort(-ages)
    asked = jnp.einsum("iswr,sr->ir", by_entry, unit)[order]
    earlier = jnp.cumsum(asked, 0) - asked
    share = jnp.where(asked > 0, jnp.clip((euros - earlier) / jnp.where(asked > 0, asked, 1.0), 0, 1), 1.0)
    admitted = by_entry * share[jnp.argsort(order)][:, None, None]
    before, started = waiting.sum(1), admitted.sum(0)
    of_queue = jnp.where(before > 0, started / jnp.maximum(before, 1e-300), 0.0)
    starting = waiting * jnp.where(of_queue >= 1 - 1e-12, 1.0, of_queue)[:, None]
    return starting, (admitted * ages[:, None, None, None]).sum(0), by_entry - admitted


def age(town, chance, stock):
    """Clients of the last age of a band come into the next."""
    older = chance.binomial(stock[:, :-1], town.ageing[:-1, None, None])
    return stock.at[:, :-1].add(-older).at[:, 1:].add(older)


def one_month(town, drawn, year: Year, flow: demand.CareFlow, course: Course, at):
    """A month in the order of the model: the course after it, and sums of its columns and of their squares."""
    chance, month, opening = Chance(course.key), at % 12, course.stock.sum(1)
    group = demand.shock_factors(course.shocks[:3], town.shock_sd[:, None])
    wijk = demand.shock_factors(course.shocks[3:], town.wijk_shock_sd)
    expected = demand.new_need(town, drawn, year.need, year.growth, at * STEP, month, course.stock,
                               course.in_process + course.waiting, group, wijk)
    new = chance.poisson(expected)
    late = chance.binomial(new, town.late)
    due = (course.due[1] + new - late, course.due[2] + late, jnp.zeros_like(new))
    in_process = course.in_process + new - course.due[0]
    waiting, by_entry, reneged = join_queue(town, chance, course, at, course.due[0])
    stock, moves = chance.flow(town, course.stock, flow.leave, flow.shares)
    foregone = money.still_foregone(town, course.foregone, moves, opening, reneged)
    price = jnp.asarray(town.index)[year.at] * group[demand.PRICE]
    unit = (town.holds @ town.unit_cost)[:, None] * price
    left = 12 * year.twelfth - course.spent
    euros = money.euros_to_start(stock.sum(1), unit, flow.survival, 12 - month, left, year.twelfth)
    starting, waited, by_entry = start_longest(waiting, by_entry, at, euros, unit)
    waiting = waiting - starting
    entered, more_moves = chance.flow(town, starting, flow.leave_entrants, flow.shares)
    moves = moves + more_moves
    stock = age(town, chance, stock + entered)
    people = (opening + stock.sum(1)) / 2
    waited_on = (course.waiting.sum(1) + waiting.sum(1)) / 2
    cost = money.cost_of_month(town, people, foregone + waited_on, price, year.at, year.twelfth)
    spent = course.spent + cost[1].sum((0, 1))
    booked = money.Booked(*cost, people, new.sum(1), starting.sum(1), waited_on, in_process.sum(1), waited, reneged, moves)
    booked = settled(town, month, spent, 12 * year.twelfth, booked, course.booked)
    shocks = demand.next_levels(town, course.shocks, chance.normals(course.shocks.shape), first=False)
    columns = money.month_columns(town, booked)
    after = Course(chance.key, shocks, stock, due, in_process, waiting, by_entry, foregone, spent, course.booked.plus(booked))
    return after, (columns.sum(1), (columns**2).sum(1))


def settled(town, month, spent, budget, of_month: money.Booked, of_year: money.Booked) -> money.Booked:
    """The month; in December with the settlement of its year, divided as the cost of the year is."""
    cost = of_year.cost + of_month.cost
    transfer = jnp.where(month == 11, money.settlement(town, spent, budget), 0.0)
    return of_month._replace(payment=of_month.payment + cost * (transfer / cost.sum((0, 1))))


def one_quarter(town, drawn, year: Year, course: Course, first):
    """Three months with the same chances of care flow."""
    outflow = demand.shock_factors(course.shocks[demand.OUTFLOW], town.shock_sd[demand.OUTFLOW])
    flow = demand.care_flow(town, drawn, course.stock, outflow, first * STEP)
    return lax.scan(lambda state, at: one_month(town, drawn, year, flow, state, at), course, first + jnp.arange(3))


def one_year(town, drawn, opening: demand.Opening, carried, at):
    """A year: what is carried to the next, and its columns by year and by month."""
    course, residents, before, growth = carried
    population, elderly = demand.population_of(residents)
    residents = demand.next_year(town, residents, drawn, at)
    after = demand.exposure(town, residents, drawn.institution_left ** (at + 1))
    growth = jnp.where(at == 0, demand.unexplained_growth(town, drawn, opening.scale, before, after), growth)
    need = demand.need_of_year(town, drawn, opening.scale, before, after, at)
    year = Year(at, need, opening.budget * jnp.asarray(town.index)[at] * STEP, growth)
    course = course._replace(spent=jnp.zeros_like(course.spent), booked=nothing_booked(town))
    course, months = lax.scan(lambda state, first: one_quarter(town, drawn, year, state, first), course,
                              12 * at + jnp.arange(0, 12, 3))
    columns = money.year_columns(town, course.booked, population, elderly, 12 * year.twelfth)
    return (course, residents, after, growth), (columns, *(sums.reshape(12, -1) for sums in months))


def nothing_booked(town) -> money.Booked:
    """A year without months yet."""
    by_voorziening, by_state = jnp.zeros((VOORZIENINGEN, WIJKEN, CHUNK)), jnp.zeros((STATES, WIJKEN, CHUNK))
    return money.Booked(*[by_voorziening] * 5, *[by_state] * 7, jnp.zeros((len(town.exit_to), WIJKEN, CHUNK)))


def one_chunk(town, key, drawn):
    """All years of a chunk: columns [year, column, replication], and sums over replications [month, column] twice."""
    chance = Chance(key)
    opening = demand.draw_opening(town, drawn, chance)
    shocks = demand.next_levels(town, jnp.zeros((3 + WIJKEN, CHUNK)), chance.normals((3 + WIJKEN, CHUNK)), first=True)
    nobody, by_state = jnp.zeros_like(opening.stock), jnp.zeros((STATES, WIJKEN, CHUNK))
    course = Course(chance.key, shocks, opening.stock, (*opening.due, nobody), opening.due[0] + opening.due[1], nobody,
                    jnp.zeros((SLOTS, STATES, WIJKEN, CHUNK)), by_state, jnp.zeros(CHUNK), nothing_booked(town))
    residents = jnp.repeat(town.residents[..., None], CHUNK, -1)
    exposure = jnp.repeat(town.exposure[..., None], CHUNK, -1)
    _, (years, sums, squares) = lax.scan(lambda carried, at: one_year(town, drawn, opening, carried, at),
                                         (course, residents, exposure, jnp.zeros(CHUNK)), jnp.arange(YEARS))
    return years, sums.reshape(MONTHS, -1), squares.reshape(MONTHS, -1)


def simulate(town, replications: int, threads: int, seed: int) -> results.Draws:
    """All replications, chunk after chunk; as many more as make the last chunk whole."""
    replications = -(-replications // CHUNK) * CHUNK
    drawn = draw_parameters(town, replications, np.random.default_rng(seed))
    if not hasattr(town, "compiled"):
        town.compiled = jax.jit(lambda key, drawn: one_chunk(town, key, drawn))
    years = np.empty((len(results.year_columns(town)), YEARS, replications))
    sums = np.zeros((2, MONTHS, len(results.month_columns(town))))
    for begin in range(0, replications, CHUNK):
        part = slice(begin, begin + CHUNK)
        of_years, *of_months = town.compiled(jax.random.fold_in(jax.random.key(seed), begin), drawn.of(part))
        years[:, :, part] = np.asarray(of_years).transpose(1, 0, 2)
        sums += of_months
    return results.Draws(years, *sums.transpose(0, 2, 1))


if __name__ == "__main__":
    run("jax", simulate, warm_up=CHUNK)
