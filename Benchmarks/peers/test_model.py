"""What the peers compute, against what it must be: the opening balance, the queue, draws and settlement."""
import importlib.util
import unittest
from types import SimpleNamespace

import numpy as np

import opening
import vector_money as money
from common import draw_parameters
from numpy_draws import Chance
from numpy_peer import SLOTS, Queue
from sizes import BANDS, STATES, STEP, WIJKEN
from spec import workload


class Certain:
    """Chance that brings what is expected."""

    def binomial(self, people, chance):
        """The expected number."""
        return people * chance


class OpeningBalance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = workload()

    def test_a_month_at_the_means_grows_every_state_by_its_growth(self):
        town = self.town
        outflow, growth = (np.array([number.mean for number in numbers]) for numbers in (town.outflow, town.growth))
        total = opening.stock_of_billed(town, outflow)
        stock = total[:, None, None] * town.stock_share
        rates = np.array([number.mean for number in town.exit_numbers])
        rates *= np.where(town.exit_is_share, outflow[town.exit_from], 1)
        rates = opening.with_remainder(town, rates, outflow, town.mean_band_factor)
        inflow = opening.external_inflow(town, rates, outflow, growth, total, town.mean_band_factor) * town.inflow_of_step
        entries = inflow[:, None, None] * town.entry_share * STEP
        flat = lambda people: people.reshape(STATES * len(BANDS), WIJKEN)
        after = (opening.step_matrix(town, rates, entrants=False).T @ flat(stock)
                 + opening.step_matrix(town, rates, entrants=True).T @ flat(entries))
        np.testing.assert_allclose(after.reshape(stock.shape).sum((1, 2)), total * (1 + growth) ** STEP, rtol=1e-9)

    def test_need_of_wijken_leaves_the_total_as_it_is(self):
        by_age = self.town.exposure[:-1].sum(1)
        np.testing.assert_allclose((by_age * self.town.wijk_need).sum(1), by_age.sum(1), rtol=1e-12)

    def test_drawn_parameters_lie_in_their_bounds_and_around_their_means(self):
        drawn = draw_parameters(self.town, 20_000, np.random.default_rng(1))
        kept = 1 - drawn.survival_of_rates
        self.assertTrue(((kept >= -0.01) & (kept <= 0.03)).all())
        self.assertAlmostEqual(kept.mean(), self.town.mortality_improvement.mean, delta=4 * 0.005 / 20_000**0.5)
        self.assertAlmostEqual(drawn.ggz_share.mean(), 0.3, delta=4 * 0.06 / 20_000**0.5)


class WaitingList(unittest.TestCase):
    def arrivals(self, people: float) -> np.ndarray:
        return np.full((STATES, len(BANDS), WIJKEN, 2), people)

    def test_without_starts_it_is_the_sum_of_a_geometric_series(self):
        queue, share = Queue(2), 0.02
        for month in range(60):  # longer than months of entry are kept apart
            queue.renege(Certain(), share)
            queue.join(month, self.arrivals(3.0))
        expected = 3 * (1 - (1 - share) ** 60) / share
        np.testing.assert_allclose(queue.people, expected, rtol=1e-12)
        np.testing.assert_allclose(queue.by_entry.sum(0), queue.people.sum(1), rtol=1e-12)
        self.assertEqual(len(queue.by_entry), SLOTS)

    def test_the_longest_waiting_start_first(self):
        queue, unit = Queue(2), np.full((STATES, 2), 100.0)
        queue.join(0, self.arrivals(1.0))
        queue.join(1, self.arrivals(1.0))
        cells = STATES * len(BANDS) * WIJKEN
        starting, waited = queue.start(1, np.array([100.0 * cells, 150.0 * cells]), unit)
        np.testing.assert_allclose(starting.sum((0, 1, 2)), [cells, 1.5 * cells])
        np.testing.assert_allclose(waited.sum((0, 1)), [cells, cells])  # a month each of those who came in the first
        np.testing.assert_allclose(queue.people.sum((0, 1, 2)), [cells, 0.5 * cells])


class Counts(unittest.TestCase):
    def check(self, draw, people: float, chance: float):
        drawn, whole = draw(np.full(200_000, people), chance), np.floor(people)
        part = people - whole
        variance = (whole + part**2) * chance * (1 - chance)
        self.assertAlmostEqual(drawn.mean(), people * chance, delta=5 * (variance / drawn.size) ** 0.5)
        self.assertAlmostEqual(drawn.var() / variance, 1, delta=0.03)
        self.assertLessEqual(drawn.max(), people)

    def test_binomial_counts_of_numpy(self):
        for people, chance in ((1.0, 0.05), (12.0, 0.3), (3.4, 0.2), (0.4, 0.5)):
            self.check(Chance(np.random.default_rng(2)).binomial, people, chance)

    @unittest.skipUnless(importlib.util.find_spec("numba"), "Numba is not installed")
    def test_binomial_counts_of_numba(self):
        import numba_draws

        state = np.zeros(2, np.uint64)
        numba_draws.seed_replication(state, 3, 0)
        draw = lambda people, chance: np.array([numba_draws.binomial(state, one, chance) for one in people])
        for people, chance in ((12.0, 0.3), (3.4, 0.2), (5.0, 0.8), (200.0, 0.4)):
            if people < 200:
                self.check(draw, people, chance)
        poisson = np.array([numba_draws.poisson(state, 0.7) for _ in range(100_000)])
        self.assertAlmostEqual(poisson.mean(), 0.7, delta=5 * (0.7 / 100_000) ** 0.5)
        self.assertAlmostEqual(poisson.var(), 0.7, delta=0.02)

    @unittest.skipUnless(importlib.util.find_spec("jax"), "JAX is not installed")
    def test_binomial_counts_of_jax(self):
        import jax
        import jax_peer  # numbers of 64 bits
        from jax_draws import Chance as Traced

        chance = Traced(jax.random.key(5))
        draw = lambda people, share: np.asarray(chance.binomial(jax.numpy.asarray(people), share))
        for people, share in ((1.0, 0.05), (12.0, 0.3), (3.4, 0.2)):
            self.check(draw, people, share)
        self.assertEqual(jax_peer.CORES, 1)
        self.assertEqual(draw(np.full(1000, -4e-18), 0.5).tolist(), [0.0] * 1000)

    def test_leavers_all_take_an_exit(self):
        town = workload()
        people = np.full((STATES, len(BANDS), WIJKEN, 3), 5.5)
        counts = np.diff(town.first_exit)
        shares = np.repeat(1 / counts, counts)[:, None, None] * np.ones((len(BANDS), 3))
        staying, moves = Chance(np.random.default_rng(4)).flow(town, people, np.full((STATES, len(BANDS), 3), 0.4), shares)
        gone = moves[town.leaves > 0].sum()
        self.assertAlmostEqual(staying.sum() + gone, people.sum())
        self.assertGreater(gone, 0)


class Settlement(unittest.TestCase):
    town = SimpleNamespace(risk_bands=np.array([[0, 0.05, 0], [0.05, 0.1, 0.5], [0.1, np.inf, 1]]))

    def test_each_band_is_shared_by_itself(self):
        spent = np.array([103.0, 108.0, 115.0, 88.0])
        np.testing.assert_allclose(money.settlement(self.town, spent, np.full(4, 100.0)), [0, 1.5, 7.5, -4.5])


if __name__ == "__main__":
    unittest.main()
