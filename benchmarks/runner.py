"""Runs commands in turn, round by round, so that a slow minute hits all of them alike."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

# a machine that forbids Python to keep compiled modules would be measured, not the command
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
KIB_PER_UNIT = 1 if sys.platform != "darwin" else 1 / 1024


def nothing() -> None:
    """No preparation."""


@dataclass(frozen=True)
class Command:
    """A process to be timed; what `prepare` does before it starts is not counted."""

    arguments: Sequence[str]
    prepare: Callable[[], None] = nothing
    ends_with: tuple[int, ...] = (0,)
    """Exit codes that count as done."""


@dataclass(frozen=True)
class Sample:
    """What one run took; the memory is the peak, and never below that of this runner."""

    wall: float
    cpu: float
    mebibytes: float


def sample(command: Command) -> Sample:
    """One run. Raises RuntimeError if it ends in a way that the command does not expect."""
    command.prepare()
    began = perf_counter()
    process = subprocess.Popen(
        command.arguments,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.ends_with:
        raise RuntimeError(f"{' '.join(command.arguments)} ended with {process.returncode}")
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB_PER_UNIT / 1024)


def measured(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Sample]]:
    """The samples of each command, one a round; a first round warms up and is not counted."""
    samples: dict[str, list[Sample]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken = sample(command)
            if number:
                samples[name].append(taken)
    return samples


def ratios(samples: Sequence[Sample], reference: Sequence[Sample], by: str = "cpu") -> list[float]:
    """Processor time against that of the reference, each within its own round; `wall` for time
    on the clock."""
    pairs = zip(samples, reference, strict=True)
    return [getattr(one, by) / getattr(other, by) for one, other in pairs]


def line(name: str, samples: Sequence[Sample], against: Sequence[float]) -> str:
    """A row of the table: median and range of the ratio, medians of the rest."""
    return (
        f"{name:<14} {median(against):6.2f}x  ({min(against):.2f}-{max(against):.2f})"
        f"  cpu {median(one.cpu for one in samples):6.3f} s"
        f"  wall {median(one.wall for one in samples):6.3f} s"
        f"  ({min(one.wall for one in samples):.3f}-{max(one.wall for one in samples):.3f})"
        f"  {max(one.mebibytes for one in samples):5.0f} MiB"
    )
