"""Chance in the NumPy peer: counts for whole arrays at once, drawn only where there are people."""
import numpy as np

from sizes import STATES, WIJKEN


class Chance:
    """Draws of one chunk of replications."""

    def __init__(self, random: np.random.Generator):
        self.random = random

    def uniform(self, shape) -> np.ndarray:
        """Between 0 and 1."""
        return self.random.random(shape)

    def normals(self, shape) -> np.ndarray:
        """Standard normals."""
        return self.random.standard_normal(shape)

    def poisson(self, expected: np.ndarray) -> np.ndarray:
        """Counts of new people."""
        return self.random.poisson(expected).astype(float)

    def binomial(self, people: np.ndarray, chance) -> np.ndarray:
        """How many of `people` it happens to. The ceiling admits parts of people: the part of a person over whole ones is one
        draw more, of all that part or nothing."""
        out = np.zeros(people.shape)
        at = np.flatnonzero(people.ravel() > 0)
        some = people.ravel()[at]
        chances = np.broadcast_to(chance, people.shape).ravel()[at] if np.ndim(chance) else np.full(at.size, chance)
        whole = np.floor(some)
        part = some - whole
        counts = self.random.binomial(whole.astype(np.int64), chances).astype(float)
        parts = np.flatnonzero(part > 0)
        counts[parts] += part[parts] * (self.random.random(parts.size) < chances[parts])
        out.ravel()[at] = counts
        return out

    def flow(self, town, people, leave, shares):
        """Those of `people` [state, band, wijk, replication] who stay or come, like `people`, and who took each exit [exit, wijk,
        replication]. Leavers choose an exit one by one, as they are few: 0.1 a cell and month."""
        leavers = self.binomial(people, leave[:, :, None])
        staying = people - leavers
        moves = np.zeros((len(town.exit_to), WIJKEN, people.shape[-1]))
        cumulative = [np.cumsum(shares[begin:end], 0) for begin, end in zip(town.first_exit, town.first_exit[1:])]
        for state in range(STATES):
            self._choose(town, state, leavers[state], cumulative[state], staying, moves)
        return staying, moves

    def _choose(self, town, state: int, leavers, cumulative, staying, moves) -> None:
        """Adds the leavers [band, wijk, replication] of a state to where they go."""
        cell, amount = one_by_one(leavers)
        if not cell.size:
            return
        band, wijk, replication = np.unravel_index(cell, leavers.shape)
        chosen = (self.random.random(cell.size) >= cumulative[:-1, band, replication]).sum(0)
        for index in range(len(cumulative)):
            exit, those = town.first_exit[state] + index, chosen == index
            np.add.at(moves[exit], (wijk[those], replication[those]), amount[those])
            if town.exit_to[exit] >= 0:
                np.add.at(staying[town.exit_to[exit]].reshape(-1), cell[those], amount[those])


def one_by_one(leavers: np.ndarray):
    """A line per person: the flat cell they leave, and 1, or the part of a person that leaves last."""
    at = np.flatnonzero(leavers.ravel() > 0)
    some = leavers.ravel()[at]
    people = np.ceil(some).astype(np.int64)
    cell, amount = np.repeat(at, people), np.ones(people.sum())
    amount[np.cumsum(people) - 1] = some - (people - 1)
    return cell, amount
