"""The steps of a month that NumPy and JAX write alike: the ceiling, cost, payment and settlement, and the columns of results."""
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from sizes import STEP, VOORZIENINGEN, WEEKS_PER_YEAR, WIJKEN


class Booked(NamedTuple):
    """A month's people and euros, or their sums over the months of a year; the first six are [voorziening, wijk, replication]."""

    clients: np.ndarray
    cost: np.ndarray  # euros, of the provider
    undelivered: np.ndarray  # euros, the cost of those who wait or gave up
    payment: np.ndarray  # euros
    contribution: np.ndarray  # euros, eigen bijdrage
    people: np.ndarray  # [state, wijk, replication] from here: present on average
    new: np.ndarray  # reported
    started: np.ndarray
    waiting: np.ndarray
    in_process: np.ndarray
    waited: np.ndarray  # months that those who started had waited, summed
    reneged: np.ndarray
    moves: np.ndarray  # [exit, wijk, replication], who took an exit

    def plus(self, other: "Booked") -> "Booked":
        """Both together."""
        return Booked(*(own + others for own, others in zip(self, other)))


def still_foregone(town: SimpleNamespace, foregone, moves, opening, reneged):
    """People who gave up waiting and would still need support [state, wijk, replication]: those of before who would not have left
    since, as clients of their state do, and those of this month."""
    xp = foregone.__array_namespace__()
    left = xp.stack([moves[begin:end][town.leaves[begin:end] > 0].sum((0, 1))
                     for begin, end in zip(town.first_exit, town.first_exit[1:])])
    present = opening.sum(1)
    share = xp.where(present > 0, xp.minimum(1, left / xp.maximum(present, 1e-300)), 0.0)
    return foregone * (1 - share)[:, None] + reneged


def euros_to_start(people, unit, survival, months_left, budget_left, twelfth):
    """What those who start may cost a month [replication], so that the rest of the year and all of next can be paid.

    `people` [state, wijk, replication] are present after the flow, `unit` [state, replication] is what each costs a month.
    """
    xp = people.__array_namespace__()
    cost = people * unit[:, None]
    present = cost.sum((0, 1))
    staying = xp.minimum(1, (cost * survival).sum((0, 1)) / present)
    next_year = twelfth / staying ** (months_left - 1)
    room = xp.minimum(budget_left / months_left, next_year) - present
    return xp.maximum(0, room) / xp.sqrt(staying)  # of those who start half a month's leavers leave


def held(holds, people):
    """People by voorziening [voorziening, wijk, replication] of those by state."""
    return people.__array_namespace__().tensordot(holds.T, people, axes=1)


def cost_of_month(town: SimpleNamespace, people, unserved, price_level, year, twelfth):
    """Clients, cost, undelivered, payment and contribution, each [voorziening, wijk, replication].

    `people` are present on average and `unserved` wait or gave up, both [state, wijk, replication]; `price_level` is the index
    of the year times the shock on prices. A twelfth of the budget is paid, divided as the cost is.
    """
    xp = people.__array_namespace__()
    clients = held(town.holds, people)
    price = town.unit_cost[:, None, None] * price_level
    cost = clients * price
    undelivered = held(town.holds, unserved) * price
    monthly = xp.asarray(town.contribution)[year] / town.overlap
    contribution = held(town.pays, people) * monthly[:, None, None]
    return clients, cost, undelivered, cost * (twelfth / cost.sum((0, 1))), contribution


def settlement(town: SimpleNamespace, spent, budget):
    """What the gemeente pays on top of a year's budget [replication]: its share of each band of deviation; below 0 it receives."""
    xp = spent.__array_namespace__()
    deviation = spent - budget
    transfer = 0.0
    for begin, end, share in town.risk_bands:
        width = (end - begin) * budget if np.isfinite(end) else xp.inf
        transfer = transfer + share * xp.clip(xp.abs(deviation) - begin * budget, 0.0, width)
    return xp.sign(deviation) * transfer


def with_total(by_wijk):
    """The gemeente before its wijken [1 + wijk, replication], of [.., wijk, replication]."""
    xp = by_wijk.__array_namespace__()
    wijken = by_wijk.sum(0)
    return xp.concatenate([wijken.sum(0)[None], wijken])


def flows(town: SimpleNamespace, booked: Booked):
    """Outflow [1 + wijk, replication], and inflow and outflow of each voorziening [voorziening, replication]."""
    xp = booked.moves.__array_namespace__()
    moves = booked.moves.sum(1)
    inflow = town.holds.T @ booked.started.sum(1) + town.enters @ moves
    leavers = xp.tensordot(town.leaves, booked.moves, axes=1)
    return with_total(leavers[None]), inflow, town.quits @ moves


def month_columns(town: SimpleNamespace, booked: Booked):
    """The columns of results.month_columns: [column, replication]."""
    xp = booked.cost.__array_namespace__()
    outflow, inflow_of, outflow_of = flows(town, booked)
    totals = [with_total(booked.new), with_total(booked.clients), with_total(booked.started), outflow, with_total(booked.waiting),
              with_total(booked.cost), with_total(booked.payment)]
    split = [town.holds.T @ booked.new.sum(1), booked.clients.sum(1), inflow_of, outflow_of,
             town.holds.T @ booked.waiting.sum(1), booked.cost.sum(1), booked.payment.sum(1)]
    gemeente, by_voorziening = xp.stack([one[0] for one in totals])[None], xp.stack(split, 1)
    by_wijk = xp.stack([one[1:] for one in totals], 1)
    return xp.concatenate([gemeente, by_voorziening, by_wijk]).reshape(-1, booked.cost.shape[-1])


def year_columns(town: SimpleNamespace, booked: Booked, population, elderly, budget):
    """The columns of results.year_columns, of sums over a year and residents at its start [wijk, replication]: [column,
    replication]."""
    xp, count = booked.cost.__array_namespace__(), booked.cost.shape[-1]
    nothing = xp.zeros((1 + WIJKEN, count))
    outflow, inflow_of, outflow_of = flows(town, booked)
    started, cost, payment = with_total(booked.started), with_total(booked.cost), with_total(booked.payment)
    contribution, undelivered = with_total(booked.contribution), with_total(booked.undelivered)
    population, elderly = with_total(population[None]), with_total(elderly[None])
    weeks = with_total(booked.waited) * (WEEKS_PER_YEAR * STEP) / xp.where(started > 0, started, 1.0)
    totals = [with_total(booked.new), with_total(booked.clients) / 12, with_total(booked.people) / 12,
              with_total(booked.clients[np.flatnonzero(town.registered)]) / 12, started, outflow,
              with_total(booked.in_process) / 12, with_total(booked.waiting) / 12, weeks, cost, payment, contribution,
              nothing, payment - contribution, population, elderly, cost / population, with_total(booked.reneged), nothing, nothing]
    contract = [payment[0] - cost[0], nothing[0], budget, cost[0] + undelivered[0], payment[0] - budget, cost[0] - payment[0],
                nothing[0], undelivered[0]]
    split = [town.holds.T @ booked.new.sum(1), booked.clients.sum(1) / 12, inflow_of, outflow_of,
             town.holds.T @ booked.waiting.sum(1) / 12, booked.cost.sum(1), booked.payment.sum(1), booked.contribution.sum(1),
             xp.zeros((VOORZIENINGEN, count))]
    columns = [xp.stack([one[0] for one in totals] + contract), xp.stack(split, 1).reshape(-1, count)]
    for wijk in range(WIJKEN):
        columns += [xp.stack([one[1 + wijk] for one in totals]), booked.clients[:, wijk] / 12]
    return xp.concatenate(columns)
