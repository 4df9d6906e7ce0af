"""What a second process makes comes back whole, and fails as if there were one process alone."""

import os
import subprocess
import sys
from textwrap import dedent

import pytest

from tests.systems import LINUX, POSIX
from toolkit.parallel import in_second_process


def answer(program: str) -> str:
    """What a fresh process prints; no thread runs in it, so that it splits where it can."""
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", dedent(program)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return told.stdout + told.stderr


def test_the_bytes_come_back_whole_however_many_they_are() -> None:
    assert (
        answer("""
        from toolkit.parallel import in_second_process
        with in_second_process(lambda: b"x" * 3_000_000) as work:
            print(len(work()))
    """)
        == "3000000\n"
    )


def test_what_is_made_may_be_anything_that_can_be_sent() -> None:
    assert (
        answer("""
        from toolkit.diagnostics import Place
        from toolkit.parallel import in_second_process
        with in_second_process(lambda: [Place("outline.yaml", 7, 2)]) as work:
            print(work() == [Place("outline.yaml", 7, 2)])
    """)
        == "True\n"
    )


@LINUX
def test_it_is_done_in_another_process() -> None:
    assert (
        answer("""
        import os
        from toolkit.parallel import in_second_process
        os.cpu_count = lambda: 2
        with in_second_process(lambda: str(os.getpid()).encode()) as work:
            print(int(work()) == os.getpid())
    """)
        == "False\n"
    )


@LINUX
@pytest.mark.parametrize(
    "elsewhere",
    [
        "del os.fork",
        "sys.platform = 'darwin'",
        "sys.platform = 'win32'",
        "os.cpu_count = lambda: 1",
    ],
)
def test_where_that_is_not_safe_or_gains_nothing_there_is_one_process(elsewhere: str) -> None:
    assert (
        answer(f"""
        import os, sys
        from toolkit.parallel import in_second_process
        {elsewhere}
        with in_second_process(lambda: str(os.getpid()).encode()) as work:
            print(int(work()) == os.getpid())
    """)
        == "True\n"
    )


def test_what_goes_wrong_is_raised_here_once() -> None:
    told = answer("""
        from toolkit.parallel import in_second_process
        def work():
            raise ValueError("no sheet of this name")
        with in_second_process(work) as asked_for:
            asked_for()
    """)
    assert told.count("ValueError: no sheet of this name") == 1
    assert told.count("in work") == 1


@LINUX
def test_a_process_that_is_killed_is_made_good_for() -> None:
    told = answer("""
        import os, signal
        from toolkit.parallel import in_second_process
        first = os.getpid()
        def work():
            if os.getpid() != first:
                os.kill(os.getpid(), signal.SIGKILL)
            return b"done"
        with in_second_process(work) as asked_for:
            print(asked_for().decode())
    """)
    assert told == "done\n"


def test_what_was_printed_before_is_printed_once() -> None:
    told = answer("""
        from toolkit.parallel import in_second_process
        print("once", end=" ")
        with in_second_process(lambda: b"done") as asked_for:
            print(asked_for().decode())
    """)
    assert told == "once done\n"


@POSIX
def test_work_that_nobody_asks_for_leaves_no_process_behind() -> None:
    assert (
        answer("""
        import os
        from toolkit.parallel import in_second_process
        try:
            with in_second_process(lambda: b"x" * 3_000_000):
                raise KeyError("a template is at fault")
        except KeyError:
            pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            print("none left")
    """)
        == "none left\n"
    )


def test_where_threads_run_it_is_done_when_asked_for() -> None:
    with in_second_process(lambda: str(os.getpid()).encode()) as work:
        assert work()
