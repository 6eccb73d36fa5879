"""The opening balance: stocks, entries and flows that fit each other in the monthly step, at the means of all numbers.

Unknown are how clients of a state are divided over bands and wijken, and how many come from outside; known are the stock of
each state, its outflow and its growth. The flows depend on the ages of the stock, so that it is solved in rounds.
"""
import numpy as np

from sizes import BANDS, GONE, STATES, STEP, WIJKEN


def solve(town) -> None:
    """Adds the divisions of stock and entries [state, band, wijk], the ratio of inflow in the step to that in continuous time
    [state], and the mean factor of each exit over the ages of its state [exit]."""
    outflow, growth = np.array([n.mean for n in town.outflow]), np.array([n.mean for n in town.growth])
    total = stock_of_billed(town, outflow)
    town.exposure = exposure(town, town.residents)
    town.wijk_need = wijk_need(town)
    rates = np.array([n.mean for n in town.exit_numbers]) * np.where(town.exit_is_share, outflow[town.exit_from], 1)
    stock = total[:, None, None] * entry_shares(town, np.zeros((1,) + town.exposure.shape[1:]))
    entries = np.zeros_like(stock)
    for _ in range(200):
        before = stock
        rates = with_remainder(town, rates, outflow, mean_band_factor(town, stock))
        shares = entry_shares(town, stock + entries * town.delay)
        response = stock_per_inflow(town, rates, growth, shares)
        inflow = np.linalg.solve(response.sum((1, 2)), total)
        stock, entries = np.tensordot(response, inflow, axes=([3], [0])), inflow[:, None, None] * shares
        if np.abs(stock - before).max() <= 1e-14 * stock.max():
            break
    town.mean_band_factor = mean_band_factor(town, stock)
    town.stock_share = stock / stock.sum((1, 2), keepdims=True)
    town.entry_share = entry_shares(town, stock + entries * town.delay)
    town.inflow_of_step = inflow / external_inflow(town, rates, outflow, growth, total, town.mean_band_factor)


def stock_of_billed(town, outflow):
    """Clients on one day, from those billed over a number of days: [state], or [state, replication] of such an outflow."""
    billed, days = (town.billed, town.billed_days) if outflow.ndim == 1 else (town.billed[:, None], town.billed_days[:, None])
    return billed / (1 + outflow * days / 365)


def exposure(town, residents):
    """Incidence x residents at home at the start: [state + 1, band, wijk]; the last is residents at home."""
    return np.tensordot(town.at_home - town.in_institution, residents, axes=1)


def wijk_need(town):
    """Need of a wijk relative to its ages, (observed + kappa) / (expected + kappa), 1 on average: [state, wijk]."""
    by_age = town.exposure[:-1].sum(1)
    expected = by_age / by_age.sum(1, keepdims=True) * town.observed_clients.sum()
    need = (town.observed_clients + town.kappa) / (expected + town.kappa)
    return need * by_age.sum(1, keepdims=True) / (by_age * need).sum(1, keepdims=True)


def entry_shares(town, in_track):
    """Where new clients come from, given who has support or asked for it [state, band, wijk]: shares [state, band, wijk]."""
    free = np.maximum(0, 1 - in_track.sum(0) / town.exposure[-1])
    weight = town.wijk_need[:, None] * town.exposure[:-1] * free
    return weight / weight.sum((1, 2), keepdims=True)


def mean_band_factor(town, stock):
    """The factor of an exit by age, averaged over the clients of the state it leaves: [exit]."""
    by_band = stock.sum(2)[town.exit_from]
    return (by_band * town.exit_band_factor).sum(1) / by_band.sum(1)


def with_remainder(town, rates, outflow, factor):
    """Intensities a year with those of the last exit of each state set to what its outflow leaves: [exit]; likewise with an
    axis of replications behind."""
    rates = rates.copy()
    for state in range(STATES):
        named = slice(town.first_exit[state], town.first_exit[state + 1] - 1)
        known = (rates[named].T * factor[named]).T.sum(0)
        rates[named.stop] = np.maximum(0, outflow[state] - known)
    return rates


def external_inflow(town, rates, outflow, growth, total, factor):
    """People a year who come from outside: what keeps a state growing, less those who come from other states [state]; likewise
    with an axis of replications behind."""
    inflow = (outflow + growth) * total
    for exit in np.flatnonzero(town.exit_to != GONE):
        inflow[town.exit_to[exit]] -= factor[exit] * rates[exit] * total[town.exit_from[exit]]
    return inflow


def stock_per_inflow(town, rates, growth, shares):
    """Clients [state, band, wijk] in balance for one person a year into each state [.., state]: the stock after a step is that
    before, grown by (1 + growth) to the step."""
    size = STATES * len(BANDS)
    after_growth = np.diag(np.repeat((1 + growth) ** STEP, len(BANDS)))
    arriving = step_matrix(town, rates, entrants=True)
    entrants = np.zeros((STATES, size, WIJKEN))
    for state in range(STATES):
        rows = slice(state * len(BANDS), (state + 1) * len(BANDS))
        entrants[state] = arriving[rows].T @ shares[state] * STEP
    system = after_growth - step_matrix(town, rates, entrants=False).T
    solved = np.linalg.solve(system, entrants.transpose(1, 0, 2).reshape(size, -1))
    return solved.reshape(STATES, len(BANDS), STATES, WIJKEN).transpose(0, 1, 3, 2)


def step_matrix(town, rates, entrants: bool):
    """Chances of a month from state and band to state and band, ageing included; those who entered in it flow half a step."""
    matrix = np.zeros((STATES, len(BANDS), STATES, len(BANDS)))
    for state in range(STATES):
        exits = range(town.first_exit[state], town.first_exit[state + 1])
        for band in range(len(BANDS)):
            intensity = rates[exits] * town.exit_band_factor[exits, band]
            leave = 1 - np.exp(-intensity.sum() * STEP * (0.5 if entrants else 1))
            add_aged(matrix[state, band], state, band, 1 - leave, town.ageing)
            for exit, part in zip(exits, leave * intensity / intensity.sum()):
                if town.exit_to[exit] != GONE:
                    add_aged(matrix[state, band], town.exit_to[exit], band, part, town.ageing)
    return matrix.reshape(STATES * len(BANDS), -1)


def add_aged(chances, state: int, band: int, part: float, ageing) -> None:
    """Adds to the chances [state, band] those of a band, of which some are in the next by the end of the month."""
    chances[state, band] += part * (1 - ageing[band])
    if band + 1 < len(BANDS):
        chances[state, band + 1] += part * ageing[band]
