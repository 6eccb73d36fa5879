"""Shocks and new need of a month, of one replication in the Numba peer."""
import math

from numba_draws import binomial, compiled, normal, poisson
from sizes import BANDS, STATES, STEP, WIJKEN

BAND_COUNT = len(BANDS)
INFLOW, OUTFLOW, PRICE = 0, 1, 2  # groups of shocks


@compiled
def shock(town, course, first):
    """Levels of the shocks a month later, stationary in the first, and their factors of mean 1."""
    kept = 0.0 if first else town.autocorrelation
    fresh = math.sqrt(1 - kept**2)
    for group in range(3):
        course.normals[group] = normal(course.random)
    for group in range(3):
        correlated = 0.0
        for other in range(group + 1):
            correlated += town.shock_factor[group, other] * course.normals[other]
        course.shocks[group] = kept * course.shocks[group] + fresh * correlated
        sd = town.shock_sd[group]
        course.group[group] = math.exp(sd * course.shocks[group] - 0.5 * sd**2)
    for wijk in range(WIJKEN):
        level = kept * course.shocks[3 + wijk] + fresh * normal(course.random)
        course.shocks[3 + wijk] = level
        course.wijk[wijk] = math.exp(town.wijk_shock_sd * level - 0.5 * town.wijk_shock_sd**2)


@compiled
def ramp(town, time):
    """Share of the abonnementstarief's rise that has come at a time in years."""
    return min(1.0, max(0.0, (time - town.uplift_start) / town.uplift_ramp))


@compiled
def expect_need(town, drawn, course, time, part):
    """Expected people who report in a month that lies at `part` of its year."""
    for wijk in range(WIJKEN):
        course.use[wijk] = 1 + drawn.uplift[wijk] * ramp(town, time + STEP)
        course.use_met[wijk] = 1 / (1 + drawn.uplift[wijk] * ramp(town, time - town.delay))
        rise = ramp(town, time + STEP) - ramp(town, time)
        course.use_rise[wijk] = drawn.uplift[wijk] * rise * course.use_met[wijk]
    share_reporting(course, town, drawn, time, part)
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                need = course.need_start[state, band, wijk] + part * course.need_rise[state, band, wijk]
                expected = need * course.reporting[band, wijk]
                if town.lifted[state]:
                    expected = expected * course.use[wijk] + course.use_rise[wijk] * course.stock[state, band, wijk]
                course.expected[state, band, wijk] = expected + course.ggz[state, band, wijk]
    for shift in range(len(town.heavier_from)):
        light, heavy = town.heavier_from[shift], town.heavier_to[shift]
        share = min(1.0, max(0.0, drawn.heavier[shift] * time))
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                shifted = share * course.expected[light, band, wijk]
                course.expected[light, band, wijk] -= shifted
                course.expected[heavy, band, wijk] += shifted


@compiled
def share_reporting(course, town, drawn, time, part):
    """The share of residents without support, times what makes them report more or less, times a month; those whom the
    abonnementstarief brought count as without."""
    fading = min(time, drawn.growth_fades)
    unexplained = (1 + course.growth) ** (fading - fading**2 / (2 * drawn.growth_fades))
    level = course.group[INFLOW] * unexplained * STEP
    course.reporting[:] = 0.0
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                people = course.stock[state, band, wijk] + course.in_process[state, band, wijk] + course.waiting[state, band, wijk]
                course.reporting[band, wijk] += people * course.use_met[wijk] if town.lifted[state] else people
    for band in range(BAND_COUNT):
        for wijk in range(WIJKEN):
            before = course.exposure_before[STATES, band, wijk]
            home = before + part * (course.exposure[STATES, band, wijk] - before)
            free = max(0.0, 1 - course.reporting[band, wijk] / home)
            course.reporting[band, wijk] = free * course.wijk[wijk] * level


@compiled
def report(town, course, at):
    """People report, and may start after one month of onderzoek and besluit, or two."""
    now, soon, later = at % 3, (at + 1) % 3, (at + 2) % 3
    course.new[:] = 0.0
    course.in_process_by_wijk[:] = 0.0
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                new = poisson(course.random, course.expected[state, band, wijk])
                if new > 0:
                    late = binomial(course.random, new, town.late)
                    course.due[soon, state, band, wijk] += new - late
                    course.due[later, state, band, wijk] += late
                    course.new[state, wijk] += new
                course.in_process[state, band, wijk] += new - course.due[now, state, band, wijk]
                course.in_process_by_wijk[state, wijk] += course.in_process[state, band, wijk]
