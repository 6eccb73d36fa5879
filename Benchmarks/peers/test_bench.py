"""The comparison of results and of times: what must be found, and what must not."""
import random
import tempfile
import unittest
from pathlib import Path

import ratios
from agree import Comparison, Value
from bench import Timing

COUNT = 1000


def results(seed: int, shift: float = 0.0, spread: float = 1.0) -> dict[tuple, Value]:
    """2,000 columns around a mean of 100, of which one is shifted by so many Monte Carlo errors."""
    source, found = random.Random(seed), {}
    for column in range(2000):
        sd = 10.0 * spread
        found["gemeente", "benchmark", "totaal", f"metric{column}", "2017"] = Value(
            100 + source.gauss(0, 1) * 10 / COUNT**0.5 + (shift * 10 / COUNT**0.5 if column == 7 else 0),
            sd * (1 + source.gauss(0, 0.02)), sd / COUNT**0.5)
    return found


def differences(own: dict, peer: dict) -> list[str]:
    """What is found to differ."""
    comparison = Comparison(own, peer)
    comparison.judge_means(own, peer)
    comparison.judge_deviations(COUNT, COUNT)
    comparison.judge_totals(own, peer)
    return comparison.differences


class Agreement(unittest.TestCase):
    def test_other_draws_of_the_same_agree(self):
        self.assertEqual(differences(results(1), results(2)), [])

    def test_a_column_that_is_off_is_named(self):
        found = differences(results(1), results(2, shift=12))
        self.assertEqual(len(found), 1)
        self.assertIn("metric7", found[0])

    def test_other_spread_is_found(self):
        self.assertTrue(any("standard deviations" in line for line in differences(results(1), results(2, spread=0.9))))

    def test_the_same_draws_are_found(self):
        self.assertIn("scatter", differences(results(1), results(1))[0])

    def test_a_missing_column_is_named(self):
        short = results(2)
        short.pop(("gemeente", "benchmark", "totaal", "metric3", "2017"))
        self.assertIn("metric3 2017: only in the run", differences(results(1), short)[0])

    def test_a_constant_that_differs_is_named(self):
        key = ("gemeente", "benchmark", "totaal", "population", "2017")
        for own, peer in ((120.0, 121.0), (0.0, 5.0)):
            found = differences(results(1) | {key: Value(own, 0, 0)}, results(2) | {key: Value(peer, 0, 0)})
            self.assertEqual(len(found), 1)
            self.assertIn("population 2017", found[0])

    def test_what_is_not_a_number_is_named(self):
        key = ("gemeente", "benchmark", "totaal", "cost", "2017")
        found = differences(results(1) | {key: Value(7000.0, 30, 1)}, results(2) | {key: Value(float("nan"), 30, 1)})
        self.assertEqual(len(found), 1)
        self.assertIn("not a number", found[0])

    def test_cost_that_is_off_by_a_per_cent_is_found(self):
        key = ("gemeente", "benchmark", "totaal", "cost", "2020")
        own, peer = results(1) | {key: Value(7000.0, 30, 1)}, results(2) | {key: Value(7070.0, 30, 1)}
        self.assertTrue(any("cost 2020: +1.00%" in line for line in differences(own, peer)))


class Ratios(unittest.TestCase):
    measured = [{"wijkraming": Timing(2.0, 2.5, 80), "numba": Timing(cpu, 9.0, 160)} for cpu in (3.0, 4.0, 6.0)]

    def test_the_table_shows_medians(self):
        line = ratios.table(self.measured, 200).splitlines()[-1]
        self.assertEqual(line.split(), ["numba", "4.00", "2.00", "9.00", "3.60", "160"])

    def test_a_loss_of_more_than_a_quarter_fails(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "ratios.json"
            ratios.write(self.measured, file)
            self.assertEqual(ratios.committed(file), {"numba": 2.0})
            self.assertEqual(ratios.fallen(self.measured, file), [])
            file.write_text('{"jax": 9.0, "numba": 2.66}')
            self.assertEqual(ratios.fallen(self.measured, file), [])
            file.write_text('{"jax": 9.0, "numba": 2.67}')
            self.assertEqual(len(ratios.fallen(self.measured, file)), 1)


if __name__ == "__main__":
    unittest.main()
