"""The opening, and population and need of a year, of one replication in the Numba peer."""
import math

from numba_draws import compiled, poisson, uniform
from sizes import AGES, BANDS, FIRST_ELDERLY_BAND, FIRST_ELDERLY_ROW, ROWS, STATES, STEP, VOORZIENINGEN, WIJKEN

BAND_COUNT = len(BANDS)


@compiled
def open_books(town, drawn, course):
    """The opening stock, those in onderzoek and besluit, the scale of need, and the budget of the first year."""
    course.residents[:] = town.residents
    course.exposure[:] = town.exposure
    course.budget = 0.0
    for state in range(STATES):
        people = draw_stock(town, drawn, course, state)
        for voorziening in range(VOORZIENINGEN):
            course.budget += people * town.holds[state, voorziening] * 12 * town.unit_tariff[voorziening] * town.budget_factor
    draw_in_process(town, drawn, course)
    course.waiting[:] = 0.0
    course.queue[:] = 0.0
    course.by_entry[:] = 0.0
    course.occupied[:] = 0
    course.foregone[:] = 0.0
    course.shocks[:] = 0.0


@compiled
def draw_stock(town, drawn, course, state):
    """Whole clients whose total is within one of what is drawn: that total."""
    upto, people = uniform(course.random), 0.0
    for band in range(BAND_COUNT):
        for wijk in range(WIJKEN):
            whole = math.floor(upto)
            upto += drawn.stock[state] * town.stock_share[state, band, wijk]
            course.stock[state, band, wijk] = math.floor(upto) - whole
            people += course.stock[state, band, wijk]
    return people


@compiled
def draw_in_process(town, drawn, course):
    """Those who reported in the two months before the start, at the inflow of the opening balance."""
    for band in range(BAND_COUNT):
        for wijk in range(WIJKEN):
            in_support = 0.0
            for state in range(STATES):
                in_process = drawn.inflow[state] * town.entry_share[state, band, wijk] * town.delay
                in_support += course.stock[state, band, wijk] + in_process
            course.reporting[band, wijk] = max(0.0, 1 - in_support / course.exposure[STATES, band, wijk])
    for state in range(STATES):
        relative = 0.0
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                course.expected[state, band, wijk] = (
                    town.wijk_need[state, wijk] * course.exposure[state, band, wijk] * course.reporting[band, wijk])
                relative += course.expected[state, band, wijk]
        course.scale[state] = drawn.inflow[state] / relative
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                expected = course.scale[state] * course.expected[state, band, wijk] * STEP
                course.due[0, state, band, wijk] = poisson(course.random, expected)
                course.due[1, state, band, wijk] = poisson(course.random, expected * town.late)
                course.due[2, state, band, wijk] = 0.0
                course.in_process[state, band, wijk] = course.due[0, state, band, wijk] + course.due[1, state, band, wijk]


@compiled
def begin_year(town, drawn, course, year):
    """Residents at the start of the year and a year later, need in between, and a twelfth of the budget."""
    course.population[:] = 0.0
    course.elderly[:] = 0.0
    for row in range(ROWS):
        for wijk in range(WIJKEN):
            course.population[wijk] += course.residents[row, wijk]
            if row >= FIRST_ELDERLY_ROW:
                course.elderly[wijk] += course.residents[row, wijk]
    course.exposure_before[:] = course.exposure
    survive_and_age(town, course, drawn.survival_of_rates**year * drawn.mortality_factor)
    migrate_and_move(town, course, town.migration_factor[year])
    expose(town, course, drawn.institution_left ** (year + 1))
    if year == 0:
        course.growth = drawn.observed_growth - growth_by_ageing(town, course)
    set_need(town, drawn, course, year)
    course.spent = 0.0
    course.twelfth = course.budget * town.index[year] * STEP


@compiled
def survive_and_age(town, course, multiplier):
    """Everyone who survives becomes a year older, 100 and older stay together, and those who are born enter at 0."""
    course.births[:] = 0.0
    for age in range(AGES):
        for wijk in range(WIJKEN):
            course.births[wijk] += town.fertility[age] * course.residents[2 * age + 1, wijk]
    for row in range(ROWS - 1, 1, -1):
        survival = 1 - min(1.0, town.mortality[row - 2] * multiplier)
        stay = 1 - min(1.0, town.mortality[row] * multiplier) if row >= ROWS - 2 else 0.0
        for wijk in range(WIJKEN):
            course.residents[row, wijk] = course.residents[row - 2, wijk] * survival + course.residents[row, wijk] * stay
    for wijk in range(WIJKEN):
        course.residents[0, wijk] = course.births[wijk] * town.share_boys
        course.residents[1, wijk] = course.births[wijk] * (1 - town.share_boys)


@compiled
def migrate_and_move(town, course, factor):
    """Net migration from elsewhere, then moves between wijken."""
    for row in range(ROWS):
        for wijk in range(WIJKEN):
            course.residents[row, wijk] = max(0.0, course.residents[row, wijk] + town.migration[row, wijk] * factor)
        for to in range(WIJKEN):
            course.moving[to] = 0.0
            for origin in range(WIJKEN):
                course.moving[to] += town.net_moves[to, origin] * course.residents[row, origin]
        for wijk in range(WIJKEN):
            course.residents[row, wijk] += town.mobility[row] * course.moving[wijk]


@compiled
def expose(town, course, institution_left):
    """Incidence x residents at home, by band; in the last place residents at home."""
    course.exposure[:] = 0.0
    for state in range(STATES + 1):
        for band in range(BAND_COUNT):
            for row in range(town.band_rows[band, 0], town.band_rows[band, 1]):
                weight = town.at_home[state, band, row]
                if band >= FIRST_ELDERLY_BAND:
                    weight -= town.in_institution[state, band, row] * institution_left
                for wijk in range(WIJKEN):
                    course.exposure[state, band, wijk] += weight * course.residents[row, wijk]


@compiled
def growth_by_ageing(town, course):
    """Growth of need in the first year by population alone."""
    before, after = 0.0, 0.0
    for state in range(STATES):
        for band in range(BAND_COUNT):
            for wijk in range(WIJKEN):
                need = course.scale[state] * town.wijk_need[state, wijk]
                before += need * course.exposure_before[state, band, wijk]
                after += need * course.exposure[state, band, wijk]
    return after / before - 1


@compiled
def set_need(town, drawn, course, year):
    """People a year at the start of a year and the rise in it, and people a month from closed GGZ places."""
    places = town.ggz_places[year] * drawn.ggz_share * STEP
    for state in range(STATES):
        for wijk in range(WIJKEN):
            need, exposed = course.scale[state] * town.wijk_need[state, wijk], 0.0
            for band in range(BAND_COUNT):
                before = course.exposure_before[state, band, wijk]
                exposed += before
                course.need_start[state, band, wijk] = need * before
                course.need_rise[state, band, wijk] = need * (course.exposure[state, band, wijk] - before)
            for band in range(BAND_COUNT):
                course.ggz[state, band, wijk] = (
                    places * town.ggz_split[state, wijk] * course.exposure_before[state, band, wijk] / exposed)
