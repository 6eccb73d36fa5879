"""Sets up what the peers need and is missing, and says so; exits 69 with the exact line to run where it may not."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent
BUILD = ROOT / ".build-peers"
PYTHON = BUILD / "bin" / "python"
PACKAGES = {"numpy": ["numpy", "PyYAML"], "numba": ["numpy", "PyYAML", "numba"], "jax": ["numpy", "PyYAML", "jax"],
            "r": ["numpy", "PyYAML"]}  # export.py writes the workload for R
MISSING = 69


def say(line: str) -> None:
    """What goes on, beside the table."""
    print(line, file=sys.stderr, flush=True)


def leave(line: str):
    """Ends with what is to be run by hand."""
    say(f"bench-peers: {line}")
    raise SystemExit(MISSING)


def pins(packages: set[str]) -> list[str]:
    """The lines of requirements.txt for some packages."""
    lines = [line.strip() for line in (PEERS / "requirements.txt").read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line.split("==")[0] in packages]


def installed(requirements: list[str]) -> bool:
    """Whether the virtual environment has these versions."""
    probe = ("import sys; from importlib.metadata import version\n"
             "sys.exit(any(version(r.split('==')[0]) != r.split('==')[1] for r in sys.argv[1:]))")
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", probe, *requirements], stderr=subprocess.DEVNULL).returncode == 0


def provide_python(peers: list[str]) -> None:
    """A virtual environment with the pinned packages of the peers."""
    requirements = pins({package for peer in peers for package in PACKAGES[peer]})
    if installed(requirements):
        return
    say(f"bench-peers: installing {' '.join(requirements)} into {BUILD.name}/")
    if subprocess.run([sys.executable, "-m", "venv", BUILD], stdout=subprocess.DEVNULL).returncode != 0:
        leave("python3 has no venv; run: script/apt-install python3-venv")
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
    if subprocess.run(install).returncode != 0:
        leave(f"the packages could not be installed; run: {' '.join(install)}")


def provide_r() -> None:
    """R, from the packages of Debian where this is one."""
    if shutil.which("Rscript") is None and subprocess.run([ROOT / "script" / "apt-install", "r-base-core"]).returncode != 0:
        leave("R is missing; run: script/apt-install r-base-core, or leave it out: --peers numpy,numba,jax")


def provide_program(given: Path | None) -> Path:
    """The program in release, or the one that was given. It is built with the package of benchmarks, whose modules
    script/test-speed builds too."""
    if given is not None:
        if not given.is_file() or not os.access(given, os.X_OK):
            leave(f"{given} is no program; leave --program out to build it")
        return given.resolve()
    bootstrap = subprocess.run([ROOT / "script" / "bootstrap"])
    if bootstrap.returncode != 0:
        raise SystemExit(bootstrap.returncode)
    say("bench-peers: building wijkraming in release")
    build = ["swift", "build", "--package-path", ROOT / "Benchmarks", "-c", "release", "--product", "wijkraming"]
    built = subprocess.run(build, stdout=sys.stderr)
    if built.returncode != 0:
        raise SystemExit(built.returncode)
    return ROOT / "Benchmarks" / ".build" / "release" / "wijkraming"
