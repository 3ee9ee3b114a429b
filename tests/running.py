"""The command line run in this process, through its own `main`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from careerbook import cli


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def runner(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *first: str) -> Run:
    """`careerbook` with the words of `first` and then the arguments given."""

    def command(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["careerbook", *first, *arguments])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
            sys.exit(0)
        captured = capfd.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0, captured.out, captured.err)

    return command
