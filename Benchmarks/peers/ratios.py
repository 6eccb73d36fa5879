"""Ratios of processor time of the peers to wijkraming: a table of them, and the committed ones they are held against."""
import json
from pathlib import Path
from statistics import median

FILE = Path(__file__).resolve().parent / "ratios.json"
GATED = ("numba", "numpy")
SLACK = 0.25  # what machines and their moods may take of a ratio


def ratio(measured: list[dict], peer: str, field: str) -> float:
    """The median over rounds of a peer's figure relative to wijkraming's in the same round."""
    return median(getattr(one[peer], field) / getattr(one["wijkraming"], field) for one in measured)


def table(measured: list[dict], replications: int) -> str:
    """Medians over the rounds, a line per program."""
    head = ("", "CPU s per 1,000", "ratio", "whole process", "ratio", "memory, MB")
    lines = [head]
    for name in measured[0]:
        figures = [median(getattr(one[name], field) for one in measured) for field in ("cpu", "whole", "memory")]
        lines.append((name, f"{figures[0]:.2f}", f"{ratio(measured, name, 'cpu'):.2f}", f"{figures[1]:.2f}",
                      f"{ratio(measured, name, 'whole'):.2f}", f"{figures[2]:.0f}"))
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    title = f"{replications} replications, {len(measured)} rounds; ratios are to wijkraming, above 1 where it is faster"
    padded = [[line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines]
    rows = ["  ".join(line) for line in padded]
    return "\n".join([title, *rows])


def committed(file: Path = FILE) -> dict[str, float]:
    """The ratios that stand in the file."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def fallen(measured: list[dict], file: Path = FILE) -> list[str]:
    """A line per gated peer whose ratio is more than the slack below the committed one."""
    lines = []
    for peer, before in committed(file).items():
        if peer in GATED and peer in measured[0]:
            now = ratio(measured, peer, "cpu")
            if now < before * (1 - SLACK):
                lines.append(f"bench-peers: {peer} takes {now:.2f} times the processor time of wijkraming; "
                             f"{before:.2f} times is committed, and more than a quarter is lost")
    return lines


def write(measured: list[dict], file: Path = FILE) -> None:
    """Puts the ratios of what was measured into the file, and keeps the others."""
    found = {peer: round(ratio(measured, peer, "cpu"), 2) for peer in measured[0] if peer != "wijkraming"}
    file.write_text(json.dumps(dict(sorted((committed(file) | found).items())), indent=2) + "\n", encoding="utf-8")
