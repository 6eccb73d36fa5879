"""The steps of a month that NumPy and JAX write alike: population, new need, and intensities of care flow, over replications.

The replication is the last axis of every array. Functions take the namespace - numpy or jax.numpy - from their arrays.
"""
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from common import Drawn
from sizes import BANDS, FIRST_ELDERLY_BAND, FIRST_ELDERLY_ROW, KINDS, STATES, STEP

# Groups of shocks, in the order of the scenario.
INFLOW, OUTFLOW, PRICE = 0, 1, 2


class Opening(NamedTuple):
    """Where a replication starts."""

    stock: np.ndarray  # [state, band, wijk, replication], whole clients
    due: tuple  # of two arrays like stock: people in onderzoek who may start in the first month, and in the second
    scale: np.ndarray  # [state, replication], new need a year per unit of need x exposure x share not in support
    budget: np.ndarray  # [replication], euros a year at prices of the first year


class NeedOfYear(NamedTuple):
    """Need that grows evenly in a year: what it is at the start, and its rise; people a year if nobody had support yet."""

    start: np.ndarray  # [state, band, wijk, replication]
    rise: np.ndarray
    home_start: np.ndarray  # [band, wijk, replication], residents at home
    home_rise: np.ndarray
    ggz: np.ndarray  # [state, band, wijk, replication], people a month from closed places


class CareFlow(NamedTuple):
    """Chances of the months of a quarter."""

    shares: np.ndarray  # [exit, band, replication], of the leavers of its state
    leave: np.ndarray  # [state, band, replication], a month
    leave_entrants: np.ndarray  # the same for those who start within the month, half of it
    survival: np.ndarray  # [state, wijk, replication], share of clients still in support after a month


def draw_opening(town: SimpleNamespace, drawn: Drawn, chance) -> Opening:
    """Whole clients whose total is within one of the drawn stock, and the people who are in onderzoek and besluit."""
    xp, count = drawn.stock.__array_namespace__(), drawn.stock.shape[-1]
    cells = town.stock_share.shape
    upto = xp.cumsum(drawn.stock[:, None] * town.stock_share.reshape(STATES, -1, 1), 1) + chance.uniform((STATES, 1, count))
    whole = xp.floor(xp.concatenate([xp.zeros((STATES, 1, count)), upto], 1))
    stock = (whole[:, 1:] - whole[:, :-1]).reshape(*cells, count)
    in_process = drawn.inflow[:, None, None] * town.entry_share[..., None] * town.delay
    exposure_now = town.exposure[..., None]
    free = xp.maximum(0, 1 - (stock + in_process).sum(0) / exposure_now[-1])
    relative = town.wijk_need[:, None, :, None] * exposure_now[:-1] * free
    scale = drawn.inflow / relative.sum((1, 2))
    expected = relative * scale[:, None, None] * STEP
    due = (chance.poisson(expected), chance.poisson(expected * town.late))
    budget = town.budget_factor * 12 * ((town.holds @ town.unit_tariff) @ stock.sum((1, 2)))
    return Opening(stock, due, scale, budget)


def next_year(town: SimpleNamespace, residents, drawn: Drawn, year):
    """Residents [row, wijk, replication] a year later: survival and a year of age, births, migration, and moves between wijken."""
    xp = residents.__array_namespace__()
    births = xp.tensordot(town.fertility, residents[1::2], axes=1)
    multiplier = drawn.survival_of_rates**year * drawn.mortality_factor
    survivors = residents * (1 - xp.minimum(1, town.mortality[:, None] * multiplier))[:, None]
    oldest = survivors[-4:-2] + survivors[-2:]  # 100 and older stay together
    older = xp.concatenate([births[None] * town.share_boys, births[None] * (1 - town.share_boys), survivors[:-4], oldest])
    migration = town.migration[..., None] * xp.asarray(town.migration_factor)[year]
    settled = xp.maximum(0, older + migration)
    return settled + town.mobility[:, None, None] * xp.matmul(town.net_moves, settled)


def exposure(town: SimpleNamespace, residents, institution_left):
    """Incidence x residents at home: [state + 1, band, wijk, replication]; the last is residents at home."""
    xp = residents.__array_namespace__()
    bands = []
    for band, (youngest, oldest) in enumerate(BANDS):
        rows = slice(2 * youngest, 2 * oldest + 2)
        at_home = xp.tensordot(town.at_home[:, band, rows], residents[rows], axes=1)
        if band >= FIRST_ELDERLY_BAND:
            at_home = at_home - institution_left * xp.tensordot(town.in_institution[:, band, rows], residents[rows], axes=1)
        bands.append(at_home)
    return xp.stack(bands, 1)


def population_of(residents):
    """Residents of all ages, and those of 75 and older: [wijk, replication] each."""
    return residents.sum(0), residents[FIRST_ELDERLY_ROW:].sum(0)


def unexplained_growth(town: SimpleNamespace, drawn: Drawn, scale, before, after):
    """Observed growth less what ageing explains in the first year, per year: [replication]."""
    need = scale[:, None, None] * town.wijk_need[:, None, :, None]
    explained = (need * after[:-1]).sum((0, 1, 2)) / (need * before[:-1]).sum((0, 1, 2)) - 1
    return drawn.observed_growth - explained


def need_of_year(town: SimpleNamespace, drawn: Drawn, scale, before, after, year) -> NeedOfYear:
    """Need between the exposure before and after a year, and people of closed GGZ places, who live as need does."""
    xp = before.__array_namespace__()
    need = scale[:, None, None] * town.wijk_need[:, None, :, None]
    places = xp.asarray(town.ggz_places)[year] * drawn.ggz_share * STEP
    of_wijk = before[:-1] / before[:-1].sum(1, keepdims=True)
    ggz = places * town.ggz_split[:, None, :, None] * of_wijk
    return NeedOfYear(need * before[:-1], need * (after - before)[:-1], before[-1], (after - before)[-1], ggz)


def shock_factors(levels, sd):
    """Factors of mean 1 for log-shocks that stand at `levels` standard deviations; both [which, replication]."""
    return levels.__array_namespace__().exp(sd * levels - 0.5 * sd**2)


def next_levels(town: SimpleNamespace, levels, normals, first: bool):
    """Levels of shocks a month later, from independent normals [3 groups + wijken, replication]; stationary in the first."""
    kept = 0.0 if first else town.autocorrelation
    xp = normals.__array_namespace__()
    fresh = xp.concatenate([town.shock_factor @ normals[:3], normals[3:]])
    return kept * levels + (1 - kept**2) ** 0.5 * fresh


def ramp(town: SimpleNamespace, xp, time):
    """Share of the abonnementstarief's rise that has come at a time in years."""
    return xp.clip((time - town.uplift_start) / town.uplift_ramp, 0.0, 1.0)


def new_need(town: SimpleNamespace, drawn: Drawn, year: NeedOfYear, growth, time, month, stock, asked, group, wijk):
    """Expected people who report in a month [state, band, wijk, replication].

    `asked` are those in onderzoek, besluit or the queue; `group` and `wijk` the factors of shocks. Whoever has support or asked
    for it reports no more, save for the part that the abonnementstarief itself brought, which leaves reference demand alone.
    """
    xp = stock.__array_namespace__()
    lifted = town.lifted[:, None, None, None]
    risen, rise = ramp(town, xp, time + STEP), ramp(town, xp, time + STEP) - ramp(town, xp, time)
    reference = 1 / (1 + drawn.uplift * ramp(town, xp, time - town.delay))  # [wijk, replication]
    in_support = ((stock + asked) * xp.where(lifted, reference, 1.0)).sum(0)
    part = (month + 0.5) / 12
    free = xp.maximum(0, 1 - in_support / (year.home_start + part * year.home_rise))
    fading = xp.minimum(time, drawn.growth_fades)
    unexplained = (1 + growth) ** (fading - fading**2 / (2 * drawn.growth_fades))
    expected = (year.start + part * year.rise) * (free * (wijk * (group[INFLOW] * unexplained * STEP)))
    expected = expected * xp.where(lifted, 1 + drawn.uplift * risen, 1.0)
    expected = expected + xp.where(lifted, drawn.uplift * rise * reference, 0.0) * stock + year.ggz
    return heavier(town, drawn, expected, time)


def heavier(town: SimpleNamespace, drawn: Drawn, expected, time):
    """New need of which a share that grows each year goes to the heavier state."""
    xp = expected.__array_namespace__()
    states = list(expected)
    for index, (light, heavy) in enumerate(zip(town.heavier_from, town.heavier_to)):
        shift = xp.clip(drawn.heavier[index] * time, 0.0, 1.0) * states[light]
        states[light], states[heavy] = states[light] - shift, states[heavy] + shift
    return xp.stack(states)


def care_flow(town: SimpleNamespace, drawn: Drawn, stock, outflow_factor, time) -> CareFlow:
    """Chances of a quarter: intensities x age factor x shock on outflow x langer thuis on the Wlz of 75 and older."""
    xp = stock.__array_namespace__()
    by_state = (town.exit_from == np.arange(STATES)[:, None]).astype(float)  # [state, exit]
    is_outflow, is_wlz = town.exit_kind == KINDS.index("uitstroom"), town.exit_kind == KINDS.index("wlz")
    elderly_wlz = is_wlz[:, None] & (np.arange(len(BANDS)) >= FIRST_ELDERLY_BAND)
    rates = drawn.rates[:, None] * town.exit_band_factor[..., None]
    rates = rates * xp.where(is_outflow[:, None, None], outflow_factor, 1.0)
    rates = rates * xp.where(elderly_wlz[..., None], drawn.institution_left**time, 1.0)
    total = xp.tensordot(by_state, rates, axes=1)
    leave = 1 - xp.exp(-total * STEP)
    shares = rates / total[town.exit_from]
    away = xp.tensordot(by_state * town.leaves, shares, axes=1) * leave
    present = stock.sum(1)
    staying = (stock * (1 - away[:, :, None])).sum(1)
    survival = xp.where(present > 0, staying / xp.maximum(present, 1e-300), 1.0)
    return CareFlow(shares, leave, 1 - xp.sqrt(1 - leave), survival)
