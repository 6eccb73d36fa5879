"""Chance in the JAX peer: every count is one uniform put through the inverse of its distribution, so that nothing branches."""
import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from sizes import STATES


class Chance:
    """Draws of one traced function; each takes a new key."""

    def __init__(self, key):
        self.key = key

    def next_key(self):
        """A key that nothing else uses."""
        self.key, fresh = jax.random.split(self.key)
        return fresh

    def uniform(self, shape):
        """Between 0 and 1."""
        return jax.random.uniform(self.next_key(), shape, jnp.float64)

    def normals(self, shape):
        """Standard normals."""
        return jax.random.normal(self.next_key(), shape, jnp.float64)

    def poisson(self, expected):
        """Counts of new people: as long as a uniform lies above the sum of probabilities so far, one more. All cells go on until
        the last is done; none comes near an expected 30 here, where other ways would be quicker."""
        uniform, none = self.uniform(expected.shape), jnp.exp(-expected)

        def more(carry):
            at, probability, below, count = carry
            probability = probability * expected / at
            above = uniform > below
            return at + 1, probability, jnp.where(above, below + probability, below), count + above

        start = (1.0, none, none, jnp.zeros_like(expected))
        return lax.while_loop(lambda carry: (carry[0] < 200) & jnp.any(uniform > carry[2]), more, start)[3]

    def binomial(self, people, chance):
        """How many of `people` it happens to. The ceiling admits parts of people: such a part is one that all of it happens to,
        or nothing. Nobody is there where sums of parts were rounded to just below 0."""
        people = jnp.maximum(people, 0.0)
        uniform, whole = self.uniform(people.shape), jnp.floor(people)
        part, stays = people - whole, 1 - chance
        none = jnp.where(whole > 0, jnp.exp(whole * jnp.log1p(-chance)), 1.0)

        def more(carry):
            at, probability, upto, below, count, last = carry
            above = (uniform > upto) & (whole > at)
            probability = probability * chance / stays * (whole - at) / (at + 1)
            return (at + 1, probability, jnp.where(above, upto + probability, upto), jnp.where(above, upto, below), count + above,
                    jnp.where(above, probability, last))

        def unfinished(carry):
            return (carry[0] < 400) & jnp.any((uniform > carry[2]) & (whole > carry[0]))

        zero = jnp.zeros_like(people)
        *_, below, count, last = lax.while_loop(unfinished, more, (0.0, none, none, zero, zero, none))
        return count + jnp.where((part > 0) & (uniform > below + last * stays), part, 0.0)

    def flow(self, town, people, leave, shares):
        """Those of `people` [state, band, wijk, replication] who stay or come, like `people`, and who took each exit [exit, wijk,
        replication]. Leavers are divided over the exits of all states at once: so many take the first, of the others so many the
        second, and so on, the last all that is left."""
        most = int(np.diff(town.first_exit).max())
        leavers = self.binomial(people, leave[:, :, None])
        left, taken = leavers, []
        for chance in conditional_shares(town, shares, most)[:-1]:
            taken.append(self.binomial(left, chance[:, :, None]))
            left = left - taken[-1]
        taken.append(left)
        by_exit = [taken[exit - town.first_exit[state]][state] for exit, state in enumerate(town.exit_from)]
        nobody = jnp.zeros_like(people[0])
        coming = [sum((by_exit[exit] for exit in np.flatnonzero(town.exit_to == state)), nobody) for state in range(STATES)]
        return people - leavers + jnp.stack(coming), jnp.stack([moved.sum(0) for moved in by_exit])


def conditional_shares(town, shares, most: int):
    """The share that the n-th exit of each state takes of those who took none before: `most` arrays [state, band, replication]. A
    state with fewer exits takes all that is left with its last."""
    rest, conditional = jnp.ones_like(shares[:STATES]), []
    count = np.diff(town.first_exit)
    for index in range(most):
        exit = np.minimum(town.first_exit[:-1] + index, town.first_exit[1:] - 1)
        own = jnp.where((index < count)[:, None, None], shares[exit], 0.0)
        share = jnp.where(rest > 0, own / jnp.maximum(rest, 1e-300), 0.0)
        share = jnp.where((index >= count - 1)[:, None, None], 1.0, share)
        conditional.append(jnp.clip(share, 0.0, 1 - 1e-15))
        rest = jnp.maximum(0.0, rest - own)
    return conditional
