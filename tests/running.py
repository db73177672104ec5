"""What a run of the command line leaves behind, and the type of the fixture that runs it (`tests/cli/conftest.py`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Done(NamedTuple):
    """The exit code, and what was printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
