"""Gives the program its commands: started anew for each, as a user does, or from a process that has its libraries loaded already."""

import os
import resource
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import threading
from pathlib import Path

import seeds

# Of the processor, which other work on the machine does not lengthen; and by the clock, for one that waits for ever.
SECONDS = 60
BY_THE_CLOCK = 300
MEMORY = 4 << 30
READ = 8 << 20
ENVIRONMENT = {"SWIFT_BACKTRACE": "enable=no", "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


def scratch():
    """Where cases are tried: in memory where there is room, since what the commands wait for longest is the disk."""
    memory = "/dev/shm"
    there = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > MEMORY
    return memory if there else None


def limit_process():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Started:
    """Starts the program for every command."""

    def __init__(self, program):
        self.program = program

    def give(self, command, folder):
        """The status, None when its time was up, what it said on standard output and error, and its processor time."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            process = subprocess.Popen(
                [self.program, *command],
                cwd=folder,
                env=os.environ | ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=errors,
                preexec_fn=limit_process,
                start_new_session=True,
            )
            late = threading.Event()
            timer = threading.Timer(BY_THE_CLOCK, lambda: (late.set(), process.kill()))
            timer.start()
            status = process.wait()
            timer.cancel()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            said = [stream.seek(0) or stream.read(READ) for stream in (out, errors)]
        return None if late.is_set() or status == -signal.SIGXCPU else status, *said, seconds

    def close(self):
        pass


class Served:
    """Has a process that stands where `main` begins make a copy of itself for every command (Linux)."""

    def __init__(self, program, library):
        self.folder = Path(tempfile.mkdtemp(prefix="fuzz-commands-", dir=scratch()))
        self.said = [self.folder / "out", self.folder / "errors"]
        requests, self.asking = os.pipe()
        self.answers, answering = os.pipe()
        own = {"LD_PRELOAD": library, "LD_BIND_NOW": "1", "SERVED_IN": requests, "SERVED_OUT": answering}
        own |= {"SERVED_SECONDS": SECONDS, "SERVED_MEMORY": MEMORY}
        self.process = subprocess.Popen(
            [program],
            env=os.environ | ENVIRONMENT | {name: str(value) for name, value in own.items()},
            stdin=subprocess.DEVNULL,
            pass_fds=[requests, answering],
            start_new_session=True,
        )
        os.close(requests)
        os.close(answering)

    def give(self, command, folder):
        """The status, None when its time was up, what it said on standard output and error, and its processor time."""
        request = b"".join(os.fsencode(text) + b"\0" for text in [folder, *self.said, *command])
        self.ask(struct.pack("I", len(request)) + request)
        (pid,) = struct.unpack("i", self.answered(4))
        late = not select.select([self.answers], [], [], BY_THE_CLOCK)[0]
        if late:
            os.kill(pid, signal.SIGKILL)
        ended, microseconds = struct.unpack("qq", self.answered(16))
        status = os.waitstatus_to_exitcode(ended)
        said = [path.read_bytes()[:READ] for path in self.said]
        return None if late or status == -signal.SIGXCPU else status, *said, microseconds / 1e6

    def ask(self, request):
        while request:
            request = request[os.write(self.asking, request) :]

    def answered(self, size):
        answer = os.read(self.answers, size)
        if len(answer) != size:
            raise OSError("the process that serves the program has ended")
        return answer

    def close(self):
        os.close(self.asking)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def library(folder):
    """The library with which a program serves its commands, made in the folder; None where programs are not started that way."""
    made = folder / "served.so"
    if os.uname().sysname != "Linux":
        return None
    flags = ["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run([shutil.which("clang") or "cc", *flags, "-o", made, seeds.FUZZING / "served.c"], check=True)
    return str(made)
