"""Times wijkraming and its peers on Scenarios/benchmark.yaml, each against the other in one run; see script/bench-peers."""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import ratios
from provide import BUILD, PEERS, PYTHON, ROOT, leave, provide_program, provide_python, provide_r, say

NAMES = ("numpy", "numba", "jax", "r")
AGREEING = {"wijkraming": 1000, "peer": 250}  # replications whose results are compared before anything is timed
OWN_THREADS = ("numpy", "jax")  # one thread whatever is asked


class Timing(NamedTuple):
    """Of one process, per 1,000 replications: processor seconds without start-up and compilation, and of all of it; megabytes."""

    cpu: float
    whole: float
    memory: float


def environment() -> dict[str, str]:
    """That of the peers: their BLAS in one thread and with the kernel it chooses, and what Numba and JAX compiled kept."""
    forced = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
    own = {key: value for key, value in os.environ.items() if key not in forced}
    return own | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "NUMBA_CACHE_DIR": str(BUILD / "numba"),
                  "JAX_COMPILATION_CACHE_DIR": str(BUILD / "jax"),
                  "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0"}


class Bench:
    """The program and the peers, and a folder for what they write."""

    def __init__(self, program: Path, folder: Path, threads: int):
        self.program, self.folder, self.threads = program, folder, threads

    def command(self, name: str, replications: int, seed: int) -> list[str]:
        """How one is started; it writes to the folder of its name."""
        out, count = str(self.folder / name), str(replications)
        if name == "wijkraming":
            return [str(self.program), "run", str(ROOT / "Scenarios" / "benchmark.yaml"), "--replications", count, "--seed",
                    str(seed), "--threads", str(self.threads), "--output", out, "--force"]
        if name == "r":
            return ["Rscript", "--vanilla", str(PEERS / "r_peer.R"), str(self.folder / "workload.R"), count, out, str(self.threads),
                    str(seed)]
        threads = 1 if name in OWN_THREADS else self.threads
        return [str(PYTHON), str(PEERS / f"{name}_peer.py"), count, out, "--threads", str(threads), "--seed", str(seed)]

    def run(self, name: str, replications: int, seed: int) -> Timing:
        """Runs one to its end."""
        with tempfile.TemporaryFile(mode="w+", dir=self.folder) as output:
            process = subprocess.Popen(self.command(name, replications, seed), stdout=output, stderr=subprocess.STDOUT,
                                       env=None if name == "wijkraming" else environment())
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            printed = output.read()
        if process.returncode != 0:
            say(printed[-2000:])
            raise SystemExit(f"bench-peers: {name} ended with {process.returncode}")
        whole, cpu = used.ru_utime + used.ru_stime, re.search(r" cpu=([0-9.]+)", printed)
        done = re.search(r"replications=([0-9]+)", printed)
        scale = 1000 / (int(done[1]) if done and cpu else replications)
        memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        return Timing((float(cpu[1]) if cpu else whole) * scale, whole * scale, memory)

    def prepare(self, peers: list[str]) -> None:
        """The workload as R reads it."""
        if "r" in peers:
            subprocess.run([PYTHON, PEERS / "export.py", self.folder / "workload.R"], check=True, env=environment())

    def test(self) -> None:
        """Ends with 1 when a part of a peer does not compute what it must."""
        tests = [PYTHON, "-m", "unittest", "discover", "--quiet", "-s", PEERS]
        if subprocess.run(tests, stdout=sys.stderr, env=environment()).returncode != 0:
            raise SystemExit(1)

    def check_agreement(self, peers: list[str]) -> None:
        """Ends with 1 when a peer gives other answers: its time would say nothing."""
        self.run("wijkraming", AGREEING["wijkraming"], seed=1)
        for peer in peers:
            say(f"bench-peers: does {peer} agree?")
            self.run(peer, AGREEING["peer"], seed=2)
            compared = subprocess.run([sys.executable, PEERS / "agree.py", self.folder / "wijkraming", self.folder / peer],
                                      stdout=sys.stderr)
            if compared.returncode != 0:
                raise SystemExit(f"bench-peers: {peer} gives other answers than wijkraming; nothing was timed")

    def measure(self, peers: list[str], replications: int, rounds: int) -> list[dict[str, Timing]]:
        """So many rounds, each of which runs all of them one after the other."""
        measured = []
        for number in range(rounds):
            say(f"bench-peers: round {number + 1} of {rounds}")
            start_up = self.run("wijkraming", 1, seed=number + 1).whole / 1000
            own = self.run("wijkraming", replications, seed=number + 1)
            own = own._replace(cpu=own.whole - start_up * 1000 / replications)
            measured.append({"wijkraming": own} | {peer: self.run(peer, replications, seed=number + 1) for peer in peers})
        return measured


def arguments() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(prog="script/bench-peers", description=__doc__)
    parser.add_argument("--replications", type=int, default=1000)
    parser.add_argument("--pairs", type=int, default=5, help="rounds; each runs the program and every peer once")
    parser.add_argument("--threads", type=int, default=1, help="of wijkraming, Numba and R; NumPy and JAX have one")
    parser.add_argument("--peers", default=",".join(NAMES), help="some of numpy,numba,jax,r")
    parser.add_argument("--program", type=Path, help="a wijkraming in release to take instead of building it")
    parser.add_argument("--gate", action="store_true", help="exit 1 when wijkraming has become slower against NumPy or Numba than "
                        "Benchmarks/peers/ratios.json says, by more than a quarter")
    parser.add_argument("--write", action="store_true", help="write the ratios measured to that file")
    asked = parser.parse_args()
    asked.peers = [peer for peer in asked.peers.split(",") if peer]
    if not asked.peers or not set(asked.peers) <= set(NAMES):
        parser.error(f"--peers takes some of {','.join(NAMES)}")
    if min(asked.replications, asked.pairs, asked.threads) < 1:
        parser.error("--replications, --pairs and --threads are at least 1")
    return asked


def main() -> int:
    """The exit code."""
    asked = arguments()
    if not hasattr(os, "wait4"):
        leave("this system does not tell the processor time of one process; run it on Linux or macOS")
    provide_python(asked.peers)
    if "r" in asked.peers:
        provide_r()
    program = provide_program(asked.program)
    with tempfile.TemporaryDirectory(prefix="bench-peers-") as folder:
        bench = Bench(program, Path(folder), asked.threads)
        bench.prepare(asked.peers)
        bench.test()
        bench.check_agreement(asked.peers)
        measured = bench.measure(asked.peers, asked.replications, asked.pairs)
        if asked.gate and ratios.fallen(measured):
            say("bench-peers: a ratio is too low; measuring once more")
            measured += bench.measure(asked.peers, asked.replications, asked.pairs)
    print(ratios.table(measured, asked.replications))
    if asked.write:
        ratios.write(measured)
    fallen = ratios.fallen(measured) if asked.gate else []
    print("\n".join(fallen), end="\n" if fallen else "")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
