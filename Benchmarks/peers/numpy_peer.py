"""The benchmark in NumPy: a chunk of replications goes through all months together, one operation on arrays after the other."""
import numpy as np

import results
import vector_demand as demand
import vector_money as money
from common import draw_parameters, run
from numpy_draws import Chance
from sizes import BANDS, MONTHS, STATES, STEP, WIJKEN, YEARS

CHUNK = 250  # replications at a time: what of them is in use at once fits the second-level cache
SLOTS = 37  # months of entry kept apart in the queue; who waits longer joins the oldest


class Queue:
    """Those who wait: by state, band and wijk, and of states and wijken also by month of entry, so that the longest start first."""

    def __init__(self, count: int):
        self.people = np.zeros((STATES, len(BANDS), WIJKEN, count))
        self.by_entry = np.zeros((SLOTS, STATES, WIJKEN, count))
        self.occupied = [False] * SLOTS

    def renege(self, chance: Chance, share: float) -> np.ndarray:
        """Some give up: [state, wijk, replication]."""
        if not any(self.occupied):
            return np.zeros(self.by_entry.shape[1:])
        leaving = chance.binomial(self.people, share)
        before, gone = self.people.sum(1), leaving.sum(1)
        self.people -= leaving
        kept = np.where(before > 0, np.maximum(0, 1 - gone / np.maximum(before, 1e-300)), 1.0)
        for slot in np.flatnonzero(self.occupied):
            self.by_entry[slot] *= kept
        return gone

    def join(self, month: int, due: np.ndarray) -> None:
        """Those who are due join it; the oldest month makes room."""
        slot, oldest = month % SLOTS, (month + 1) % SLOTS
        if self.occupied[slot]:
            self.by_entry[oldest] += self.by_entry[slot]
            self.occupied[oldest] = True
        self.by_entry[slot] = due.sum(1)
        self.occupied[slot] = True
        self.people += due

    def start(self, month: int, euros: np.ndarray, unit: np.ndarray):
        """The longest waiting start as far as euros a month [replication] go, each at its unit cost [state, replication]: who
        starts [state, band, wijk, replication], and the months they waited [state, wijk, replication]."""
        before = self.people.sum(1)
        started, waited = np.zeros_like(before), np.zeros_like(before)
        for age in range(min(SLOTS - 1, month), -1, -1):
            slot = (month - age) % SLOTS
            if not self.occupied[slot]:
                continue
            asked = (self.by_entry[slot].sum(1) * unit).sum(0)
            short = asked > euros
            share = np.where(short, euros / np.where(asked > 0, asked, 1), 1.0)
            euros = np.where(short, 0.0, euros - asked)
            admitted = self.by_entry[slot] * share
            started += admitted
            waited += admitted * age
            self.by_entry[slot] -= admitted
            self.occupied[slot] = bool(short.any())
        share = np.where(before > 0, started / np.maximum(before, 1e-300), 0.0)
        starting = self.people * np.where(share >= 1 - 1e-12, 1.0, share)[:, None]
        self.people -= starting
        return starting, waited


class Chunk:
    """Replications that are simulated together, and where each of them stands."""

    def __init__(self, town, drawn, chance: Chance):
        self.town, self.drawn, self.chance = town, drawn, chance
        self.count = drawn.stock.shape[-1]
        opening = demand.draw_opening(town, drawn, chance)
        self.stock, self.scale, self.budget = opening.stock, opening.scale, opening.budget
        self.due = [*opening.due, np.zeros_like(self.stock)]  # may start this month, the next, the one after
        self.in_process = opening.due[0] + opening.due[1]
        self.queue = Queue(self.count)
        self.foregone = np.zeros((STATES, WIJKEN, self.count))
        self.residents = np.repeat(town.residents[..., None], self.count, -1)
        self.exposure = np.repeat(town.exposure[..., None], self.count, -1)
        self.shocks = np.zeros((3 + WIJKEN, self.count))

    def begin_year(self, year: int) -> None:
        """Residents of the next year, need in between, and a budget."""
        town, drawn = self.town, self.drawn
        self.population, self.elderly = demand.population_of(self.residents)
        self.residents = demand.next_year(town, self.residents, drawn, year)
        before, self.exposure = self.exposure, demand.exposure(town, self.residents, drawn.institution_left ** (year + 1))
        if year == 0:
            self.growth = demand.unexplained_growth(town, drawn, self.scale, before, self.exposure)
        self.need = demand.need_of_year(town, drawn, self.scale, before, self.exposure, year)
        self.spent = np.zeros(self.count)
        self.twelfth = self.budget * town.index[year] * STEP

    def month(self, at: int) -> money.Booked:
        """One month, in the order of the model."""
        town, (year, month) = self.town, divmod(at, 12)
        opening, queued = self.stock.sum(1), self.queue.people.sum(1)
        group, wijk = self.shock(first=at == 0)
        new = self.report(at, group, wijk)
        reneged = self.queue.renege(self.chance, town.renege)
        self.queue.join(at, self.due_now())
        if month % 3 == 0:
            self.flow = demand.care_flow(town, self.drawn, self.stock, group[demand.OUTFLOW], at * STEP)
        price = town.index[year] * group[demand.PRICE]
        stock, moves = self.chance.flow(town, self.stock, self.flow.leave, self.flow.shares)
        self.foregone = money.still_foregone(town, self.foregone, moves, opening, reneged)
        starting, waited = self.admit(at, stock.sum(1), (town.holds @ town.unit_cost)[:, None] * price)
        entered, more_moves = self.chance.flow(town, starting, self.flow.leave_entrants, self.flow.shares)
        moves += more_moves
        self.stock = self.age(stock + entered)
        people, waiting = (opening + self.stock.sum(1)) / 2, (queued + self.queue.people.sum(1)) / 2
        cost = money.cost_of_month(town, people, self.foregone + waiting, price, year, self.twelfth)
        self.spent += cost[1].sum((0, 1))
        return money.Booked(*cost, people, new.sum(1), starting.sum(1), waiting, self.in_process.sum(1), waited, reneged, moves)

    def shock(self, first: bool):
        """Factors of the month's shocks: by group, and by wijk."""
        self.shocks = demand.next_levels(self.town, self.shocks, self.chance.normals(self.shocks.shape), first)
        return (demand.shock_factors(self.shocks[:3], self.town.shock_sd[:, None]),
                demand.shock_factors(self.shocks[3:], self.town.wijk_shock_sd))

    def report(self, at: int, group, wijk) -> np.ndarray:
        """People report, and are in onderzoek and besluit for one month or two: like the stock."""
        expected = demand.new_need(self.town, self.drawn, self.need, self.growth, at * STEP, at % 12, self.stock,
                                   self.in_process + self.queue.people, group, wijk)
        new = self.chance.poisson(expected)
        late = self.chance.binomial(new, self.town.late)
        self.due[1] = self.due[1] + new - late
        self.due[2] = self.due[2] + late
        self.in_process = self.in_process + new
        return new

    def due_now(self) -> np.ndarray:
        """Those whose onderzoek and besluit end; the others come a month nearer."""
        due = self.due[0]
        self.in_process = self.in_process - due
        self.due = [self.due[1], self.due[2], np.zeros_like(due)]
        return due

    def admit(self, at: int, people, unit):
        """Who may start under the ceiling, as Queue.start."""
        months_left = 12 - at % 12
        euros = money.euros_to_start(people, unit, self.flow.survival, months_left, 12 * self.twelfth - self.spent, self.twelfth)
        return self.queue.start(at, euros, unit)

    def age(self, stock: np.ndarray) -> np.ndarray:
        """Clients of the last age of a band come into the next."""
        older = self.chance.binomial(stock[:, :-1], self.town.ageing[:-1, None, None])
        stock[:, :-1] -= older
        stock[:, 1:] += older
        return stock


def settled(town, chunk: Chunk, of_month: money.Booked, of_year: money.Booked) -> money.Booked:
    """December with the settlement of its year, divided as the cost of the year is."""
    cost = of_year.cost + of_month.cost
    transfer = money.settlement(town, chunk.spent, 12 * chunk.twelfth)
    return of_month._replace(payment=of_month.payment + cost * (transfer / cost.sum((0, 1))))


def simulate_chunk(town, drawn, chance: Chance, years: np.ndarray, sums: np.ndarray) -> None:
    """All months of some replications: fills years [column, year, replication], adds to sums [2, column, month]."""
    chunk = Chunk(town, drawn, chance)
    for year in range(YEARS):
        chunk.begin_year(year)
        booked = None
        for at in range(12 * year, 12 * year + 12):
            of_month = chunk.month(at)
            if at % 12 == 11:
                of_month = settled(town, chunk, of_month, booked)
            booked = booked.plus(of_month) if booked else of_month
            columns = money.month_columns(town, of_month)
            sums[0, :, at] += columns.sum(1)
            sums[1, :, at] += np.einsum("ij,ij->i", columns, columns)
        years[:, year] = money.year_columns(town, booked, chunk.population, chunk.elderly, 12 * chunk.twelfth)


def simulate(town, replications: int, threads: int, seed: int) -> results.Draws:
    """All replications, chunk after chunk, in one thread whatever `threads` says."""
    random = np.random.Generator(np.random.PCG64(seed))
    drawn = draw_parameters(town, replications, random)
    years = np.empty((len(results.year_columns(town)), YEARS, replications))
    sums = np.zeros((2, len(results.month_columns(town)), MONTHS))
    for begin in range(0, replications, CHUNK):
        part = slice(begin, min(replications, begin + CHUNK))
        simulate_chunk(town, drawn.of(part), Chance(random), years[:, :, part], sums)
    return results.Draws(years, *sums)


if __name__ == "__main__":
    run("numpy", simulate, warm_up=0)
