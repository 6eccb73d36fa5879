"""The ceiling, cost, payment and settlement of one replication in the Numba peer."""
import math

from numba_draws import compiled
from numba_need import BAND_COUNT, PRICE
from numba_state import EXITS, SLOTS
from sizes import GONE, STATES, VOORZIENINGEN, WIJKEN


@compiled
def keep_foregone(town, course):
    """People who gave up waiting and would still need support: those of before leave as clients of their state do."""
    for state in range(STATES):
        left, present = 0.0, 0.0
        for exit in range(town.first_exit[state], town.first_exit[state + 1]):
            if town.exit_to[exit] == GONE:
                left += course.moves[exit].sum()
        present = course.opening[state].sum()
        share = min(1.0, left / present) if present > 0 else 0.0
        for wijk in range(WIJKEN):
            course.foregone[state, wijk] = course.foregone[state, wijk] * (1 - share) + course.reneged[state, wijk]


@compiled
def euros_to_start(town, course, year, month):
    """What those who start may cost a month, so that the rest of the year and all of next can be paid."""
    present, staying = 0.0, 0.0
    for state in range(STATES):
        course.unit[state] = 0.0
        for voorziening in range(VOORZIENINGEN):
            course.unit[state] += (
                town.holds[state, voorziening] * town.unit_cost[voorziening] * town.index[year] * course.group[PRICE])
        for wijk in range(WIJKEN):
            people = 0.0
            for band in range(BAND_COUNT):
                people += course.next_stock[state, band, wijk]
            present += people * course.unit[state]
            staying += people * course.unit[state] * course.survival[state, wijk]
    survival = min(1.0, staying / present) if present > 0 else 1.0
    months_left = 12 - month
    monthly = min((12 * course.twelfth - course.spent) / months_left, course.twelfth / survival ** (months_left - 1))
    return max(0.0, monthly - present) / math.sqrt(survival)  # of those who start half a month's leavers leave


@compiled
def admit(course, at, euros):
    """The longest waiting start as far as euros a month go: who starts, and the months they waited."""
    course.started[:] = 0.0
    course.waited[:] = 0.0
    for age in range(min(SLOTS - 1, at), -1, -1):
        slot = (at - age) % SLOTS
        if course.occupied[slot]:
            asked = 0.0
            for state in range(STATES):
                for wijk in range(WIJKEN):
                    asked += course.unit[state] * course.by_entry[slot, state, wijk]
            if asked > euros:
                admit_of(course, slot, age, euros / asked)
                break
            admit_of(course, slot, age, 1.0)
            euros -= asked
            course.occupied[slot] = 0
    take_from_queue(course)


@compiled
def admit_of(course, slot, age, share):
    """A share of those of one month of entry."""
    for state in range(STATES):
        for wijk in range(WIJKEN):
            people = course.by_entry[slot, state, wijk] * share
            course.started[state, wijk] += people
            course.waited[state, wijk] += people * age
            course.by_entry[slot, state, wijk] -= people


@compiled
def take_from_queue(course):
    """Who starts by band: as many of each as wait in it; who waits in a month is the mean of its opening and its close."""
    for state in range(STATES):
        for wijk in range(WIJKEN):
            queued = 0.0
            for band in range(BAND_COUNT):
                queued += course.waiting[state, band, wijk]
            share = course.started[state, wijk] / queued if queued > 0 else 0.0
            if share >= 1 - 1e-12:
                share = 1.0
            course.started[state, wijk] = 0.0
            opening, closing = course.queue[state, wijk], 0.0
            for band in range(BAND_COUNT):
                people = course.waiting[state, band, wijk] * share
                course.starting[state, band, wijk] = people
                course.waiting[state, band, wijk] -= people
                course.started[state, wijk] += people
                closing += course.waiting[state, band, wijk]
            course.queue[state, wijk] = closing
            course.still_waiting[state, wijk] = (opening + closing) / 2


@compiled
def count_and_price(town, course, year):
    """People present on average, and their cost, payment and eigen bijdrage; a twelfth of the budget is paid, divided as cost."""
    for state in range(STATES):
        for wijk in range(WIJKEN):
            closing = 0.0
            for band in range(BAND_COUNT):
                closing += course.stock[state, band, wijk]
            course.people[state, wijk] = (course.opening[state, wijk] + closing) / 2
    count_by_voorziening(town, course)
    total = 0.0
    for voorziening in range(VOORZIENINGEN):
        price = town.unit_cost[voorziening] * town.index[year] * course.group[PRICE]
        for wijk in range(WIJKEN):
            course.cost[voorziening, wijk] = course.clients[voorziening, wijk] * price
            course.undelivered[voorziening, wijk] *= price
            course.contribution[voorziening, wijk] *= town.contribution[year, voorziening] / town.overlap
            total += course.cost[voorziening, wijk]
    for voorziening in range(VOORZIENINGEN):
        for wijk in range(WIJKEN):
            course.payment[voorziening, wijk] = course.twelfth * course.cost[voorziening, wijk] / total
    course.spent += total


@compiled
def count_by_voorziening(town, course):
    """Clients, those who pay an eigen bijdrage, and those who wait or gave up, by voorziening of their state."""
    course.clients[:] = 0.0
    course.contribution[:] = 0.0
    course.undelivered[:] = 0.0
    for state in range(STATES):
        for voorziening in range(VOORZIENINGEN):
            if town.holds[state, voorziening] > 0:
                for wijk in range(WIJKEN):
                    course.clients[voorziening, wijk] += course.people[state, wijk]
                    course.contribution[voorziening, wijk] += town.pays[state, voorziening] * course.people[state, wijk]
                    course.undelivered[voorziening, wijk] += course.foregone[state, wijk] + course.still_waiting[state, wijk]


@compiled
def settle(town, course):
    """At the end of a year the gemeente pays or receives its share of each band of deviation, divided as the year's cost."""
    budget = 12 * course.twelfth
    deviation, transfer = course.spent - budget, 0.0
    for band in range(len(town.risk_bands)):
        begin, end = town.risk_bands[band, 0] * budget, town.risk_bands[band, 1] * budget
        transfer += town.risk_bands[band, 2] * max(0.0, min(abs(deviation), end) - begin)
    if deviation < 0:
        transfer = -transfer
    for voorziening in range(VOORZIENINGEN):
        for wijk in range(WIJKEN):
            cost = course.year_cost[voorziening, wijk] + course.cost[voorziening, wijk]
            course.payment[voorziening, wijk] += transfer * cost / course.spent


@compiled
def clear_year(course):
    """Nothing booked yet."""
    for by_voorziening in (course.year_clients, course.year_cost, course.year_undelivered, course.year_payment,
                           course.year_contribution):
        by_voorziening[:] = 0.0
    for by_state in (course.year_people, course.year_new, course.year_started, course.year_still_waiting,
                     course.year_in_process_by_wijk, course.year_waited, course.year_reneged):
        by_state[:] = 0.0
    course.year_moves[:] = 0.0


@compiled
def book(course):
    """The month's people and euros into those of the year."""
    for voorziening in range(VOORZIENINGEN):
        for wijk in range(WIJKEN):
            course.year_clients[voorziening, wijk] += course.clients[voorziening, wijk]
            course.year_cost[voorziening, wijk] += course.cost[voorziening, wijk]
            course.year_undelivered[voorziening, wijk] += course.undelivered[voorziening, wijk]
            course.year_payment[voorziening, wijk] += course.payment[voorziening, wijk]
            course.year_contribution[voorziening, wijk] += course.contribution[voorziening, wijk]
    for state in range(STATES):
        for wijk in range(WIJKEN):
            course.year_people[state, wijk] += course.people[state, wijk]
            course.year_new[state, wijk] += course.new[state, wijk]
            course.year_started[state, wijk] += course.started[state, wijk]
            course.year_still_waiting[state, wijk] += course.still_waiting[state, wijk]
            course.year_in_process_by_wijk[state, wijk] += course.in_process_by_wijk[state, wijk]
            course.year_waited[state, wijk] += course.waited[state, wijk]
            course.year_reneged[state, wijk] += course.reneged[state, wijk]
    for exit in range(EXITS):
        for wijk in range(WIJKEN):
            course.year_moves[exit, wijk] += course.moves[exit, wijk]
