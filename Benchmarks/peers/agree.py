"""Says whether a peer gives the answers that wijkraming gives: agree.py RUN PEER, two folders with summary.csv and monthly.csv.

Both are means over other draws, so that no two numbers are equal. What is asked: differences in Monte Carlo errors scatter as a
standard normal does and none is larger than so many columns allow; standard deviations are alike; clients, cost and waiting of the
gemeente lie close in per cents. Prints what was found and the columns that differ, and exits 1 when one does.
"""
import csv
import math
import sys
from pathlib import Path
from statistics import NormalDist, median, pstdev
from typing import NamedTuple

REPEATED = ("perceel", "contract")  # levels whose lines say what the gemeente's say, as there is one of each
NOTHING = 1e-6  # people, weeks or euros that are rounding of sums
CHANCE_OF_ALARM = 0.001  # that the largest of all differences is beyond its limit where nothing is wrong
SCATTER = (0.7, 1.35)  # columns go together, and are as good as some sixty: 4 standard errors
CLOSE = {"clients": 0.002, "cost": 0.002, "waiting": 0.02}  # and three Monte Carlo errors on top


class Value(NamedTuple):
    """A mean with its standard deviation over replications and its Monte Carlo error."""

    mean: float
    sd: float
    error: float


def read(folder: Path, replications: int) -> dict[tuple, Value]:
    """All results of a folder by level, name, voorziening, metric and period."""
    found = {}
    for file in ("summary.csv", "monthly.csv"):
        with open(folder / file, encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                if line["level"] not in REPEATED:
                    key = tuple(line[name] for name in ("level", "name", "voorziening", "metric", "period"))
                    sd = float(line["sd"])
                    found[key] = Value(float(line["mean"]), sd, sd / math.sqrt(replications))
    return found


def replications_of(folder: Path) -> int:
    """How many replications a summary.csv is of: (sd / mcse)^2."""
    with open(folder / "summary.csv", encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if float(line["mcse"]) > NOTHING:
                return round((float(line["sd"]) / float(line["mcse"])) ** 2)
    raise SystemExit(f"agree: {folder}/summary.csv has no result that varies")


def name(key: tuple) -> str:
    """A column as a reader looks for it."""
    return " ".join(key)


class Comparison:
    """Differences of a peer's results, and what of them is too large."""

    def __init__(self, own: dict[tuple, Value], peer: dict[tuple, Value]):
        self.differences: list[str] = []
        self.scores: dict[tuple, float] = {}
        self.ratios: dict[tuple, float] = {}
        for key in sorted(set(own) ^ set(peer)):
            self.differences.append(f"{name(key)}: only in the {'run' if key in own else 'peer'}")
        for key in set(own) & set(peer):
            self._take(key, own[key], peer[key])

    def _take(self, key: tuple, own: Value, peer: Value) -> None:
        if not all(map(math.isfinite, own + peer)):
            self.differences.append(f"{name(key)}: {own.mean:.6g} in the run, {peer.mean:.6g} in the peer: not a number")
            return
        error = math.hypot(own.error, peer.error)
        if max(abs(own.mean), abs(peer.mean), own.sd, peer.sd) < NOTHING:
            return
        size = max(abs(own.mean), abs(peer.mean))
        if error <= 1e-12 * size:
            if abs(peer.mean - own.mean) > 1e-9 * size:
                self.differences.append(f"{name(key)}: {own.mean:.9g} in the run, {peer.mean:.9g} in the peer, and neither varies")
            return
        self.scores[key] = (peer.mean - own.mean) / error
        if min(own.sd, peer.sd) > 0:
            self.ratios[key] = peer.sd / own.sd

    def judge_means(self, own: dict[tuple, Value], peer: dict[tuple, Value]) -> str:
        """The scatter of the differences, and the largest."""
        limit = NormalDist().inv_cdf(1 - CHANCE_OF_ALARM / (2 * len(self.scores)))
        scatter, largest = pstdev(self.scores.values()), max(map(abs, self.scores.values()))
        if not SCATTER[0] <= scatter <= SCATTER[1]:
            self.differences.append(f"differences scatter by {scatter:.2f} Monte Carlo errors, not by 1")
        for key, score in sorted(self.scores.items(), key=lambda item: -abs(item[1])):
            if abs(score) > limit:
                self.differences.append(f"{name(key)}: {own[key].mean:.6g} in the run, {peer[key].mean:.6g} in the peer, "
                                        f"{score:+.1f} Monte Carlo errors")
        return f"means: scatter {scatter:.2f} errors, largest {largest:.1f} of at most {limit:.1f}, {len(self.scores)} columns"

    def judge_deviations(self, own_count: int, peer_count: int) -> str:
        """Standard deviations relative to each other: half of them, and nearly all."""
        error = math.sqrt(1 / (2 * own_count) + 1 / (2 * peer_count))  # of one ratio, were the columns normal
        ratios = sorted(self.ratios.values())
        middle, low, high = median(ratios), ratios[len(ratios) // 100], ratios[-1 - len(ratios) // 100]
        if abs(middle - 1) > error:
            self.differences.append(f"standard deviations are {middle:.3f} times those of the run, more than {error:.3f} from 1")
        if low < 1 - 6 * error or high > 1 + 6 * error:
            self.differences.append(f"standard deviations are {low:.2f} to {high:.2f} times those of the run")
            strange = sorted(self.ratios.items(), key=lambda item: -abs(item[1] - 1))
            self.differences += [f"{name(key)}: standard deviation {ratio:.2f} times that of the run" for key, ratio in strange[:5]]
        return f"standard deviations: ratio {middle:.3f}, 98% between {low:.2f} and {high:.2f}"

    def judge_totals(self, own: dict[tuple, Value], peer: dict[tuple, Value]) -> str:
        """Clients, cost and waiting of the gemeente by year, in per cents."""
        largest = dict.fromkeys(CLOSE, 0.0)
        for key in self.scores:
            of_year = key[0] == "gemeente" and key[2] == "totaal" and key[3] in CLOSE and "-" not in key[4]
            if of_year and own[key].mean > NOTHING:
                error = math.hypot(own[key].error, peer[key].error) / own[key].mean
                difference = peer[key].mean / own[key].mean - 1
                if own[key].mean > 10:
                    largest[key[3]] = max(largest[key[3]], difference, key=abs)
                if abs(difference) > CLOSE[key[3]] + 3 * error:
                    self.differences.append(f"{name(key)}: {difference:+.2%}, with a Monte Carlo error of {error:.2%}")
        return "largest differences of a year: " + ", ".join(f"{metric} {value:+.2%}" for metric, value in largest.items())


def compare(run: Path, peer: Path) -> tuple[list[str], list[str]]:
    """What was found, and what differs."""
    counts = replications_of(run), replications_of(peer)
    own, others = read(run, counts[0]), read(peer, counts[1])
    comparison = Comparison(own, others)
    found = [comparison.judge_means(own, others), comparison.judge_deviations(*counts), comparison.judge_totals(own, others)]
    return found, comparison.differences


def main(arguments: list[str]) -> int:
    """The exit code for two folders."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    found, differences = compare(Path(arguments[0]), Path(arguments[1]))
    print("\n".join(found))
    if differences:
        print(f"agree: {len(differences)} differences:", file=sys.stderr)
        print("\n".join(f"  {line}" for line in differences[:25]), file=sys.stderr)
        return 1
    print(f"{arguments[1]} agrees with {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
