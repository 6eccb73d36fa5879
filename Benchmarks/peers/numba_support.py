"""The queue and care flow of one replication in the Numba peer."""
import math

from numba_draws import binomial, compiled, uniform
from numba_need import BAND_COUNT, OUTFLOW
from numba_state import SLOTS
from sizes import FIRST_ELDERLY_BAND, GONE, KINDS, STATES, STEP, WIJKEN

OUT, WLZ = KINDS.index("uitstroom"), KINDS.index("wlz")


@compiled
def open_month(course):
    """Clients by state and wijk at the start of the month, and nobody moved yet."""
    course.opening[:] = 0.0
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                course.opening[state, wijk] += course.stock[state, band, wijk]
    course.moves[:] = 0.0


@compiled
def join_queue(town, course, at):
    """Some of those who wait give up, then those who are due join; the oldest month makes room for theirs."""
    slot, oldest = at % SLOTS, (at + 1) % SLOTS
    if course.occupied[slot]:
        course.by_entry[oldest] += course.by_entry[slot]
        course.occupied[oldest] = 1
    course.occupied[slot] = 1
    course.reneged[:] = 0.0
    for state in range(STATES):
        for wijk in range(WIJKEN):
            renege(town, course, state, wijk)
            course.by_entry[slot, state, wijk] = 0.0
            for band in range(BAND_COUNT):
                due = course.due[at % 3, state, band, wijk]
                course.by_entry[slot, state, wijk] += due
                course.waiting[state, band, wijk] += due
                course.due[at % 3, state, band, wijk] = 0.0


@compiled
def renege(town, course, state, wijk):
    """Those who give up leave every month of entry alike."""
    waiting, gone = 0.0, 0.0
    for band in range(BAND_COUNT):
        people = course.waiting[state, band, wijk]
        if people > 0:
            leaving = binomial(course.random, people, town.renege)
            course.waiting[state, band, wijk] -= leaving
            waiting += people
            gone += leaving
    if gone > 0:
        course.reneged[state, wijk] = gone
        kept = max(0.0, 1 - gone / waiting)
        for slot in range(SLOTS):
            if course.occupied[slot]:
                course.by_entry[slot, state, wijk] *= kept


@compiled
def set_flow(town, drawn, course, time):
    """Chances of a quarter: intensities x age factor x shock on outflow x langer thuis on the Wlz of 75 and older."""
    langer_thuis = drawn.institution_left**time
    for state in range(STATES):
        begin, end = town.first_exit[state], town.first_exit[state + 1]
        for band in range(BAND_COUNT):
            total = 0.0
            for exit in range(begin, end):
                rate = drawn.rates[exit] * town.exit_band_factor[exit, band]
                if town.exit_kind[exit] == OUT:
                    rate *= course.group[OUTFLOW]
                if town.exit_kind[exit] == WLZ and band >= FIRST_ELDERLY_BAND:
                    rate *= langer_thuis
                course.shares[exit, band] = rate
                total += rate
            leave = 1 - math.exp(-total * STEP)
            course.leave[state, band], course.leave_entrants[state, band] = leave, 1 - math.sqrt(1 - leave)
            for exit in range(begin, end):
                course.shares[exit, band] /= total
        set_survival(town, course, state)


@compiled
def set_survival(town, course, state):
    """The share of a state's clients still in support after a month, by wijk."""
    for wijk in range(WIJKEN):
        staying, present = 0.0, 0.0
        for band in range(BAND_COUNT):
            away = 0.0
            for exit in range(town.first_exit[state], town.first_exit[state + 1]):
                if town.exit_to[exit] == GONE:
                    away += course.shares[exit, band]
            staying += course.stock[state, band, wijk] * (1 - away * course.leave[state, band])
            present += course.stock[state, band, wijk]
        course.survival[state, wijk] = staying / present if present > 0 else 1.0


@compiled
def flow(town, course, people, leave):
    """Adds those of `people` [state, band, wijk] who stay or come to the next stock; leavers choose an exit one by one."""
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                present = people[state, band, wijk]
                if present <= 0:
                    continue
                leavers = binomial(course.random, present, leave[state, band])
                course.next_stock[state, band, wijk] += present - leavers
                while leavers > 0:
                    one = min(1.0, leavers)
                    exit = choose(town, course, state, band)
                    course.moves[exit, wijk] += one
                    if town.exit_to[exit] != GONE:
                        course.next_stock[town.exit_to[exit], band, wijk] += one
                    leavers -= 1


@compiled
def choose(town, course, state, band):
    """The exit of one leaver."""
    point, exit = uniform(course.random), town.first_exit[state]
    upto = course.shares[exit, band]
    while point >= upto and exit < town.first_exit[state + 1] - 1:
        exit += 1
        upto += course.shares[exit, band]
    return exit


@compiled
def flow_stock(town, course):
    """Care flow of those who were in support when the month began."""
    course.next_stock[:] = 0.0
    flow(town, course, course.stock, course.leave)


@compiled
def flow_entrants(town, course):
    """Care flow of those who start: half a month."""
    flow(town, course, course.starting, course.leave_entrants)


@compiled
def age_clients(town, course):
    """Clients of the last age of a band come into the next, the oldest band first so that nobody does twice."""
    for state in range(STATES):
        for band in range(BAND_COUNT - 2, -1, -1):
            for wijk in range(WIJKEN):
                if course.next_stock[state, band, wijk] > 0:
                    older = binomial(course.random, course.next_stock[state, band, wijk], town.ageing[band])
                    course.next_stock[state, band, wijk] -= older
                    course.next_stock[state, band + 1, wijk] += older
    course.stock[:] = course.next_stock
