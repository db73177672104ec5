"""The command line, `crisiskit draft ferry/ --kind holding --channel x`: one file per command, imported when it is run."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program on `arguments`, by default those of the process, and return its exit code.

    0 is good, 1 means that problems were found, 2 that the program was used wrongly, 70 that the program itself failed, 130 that it
    was interrupted.
    """
    if arguments is None:
        # A process of our own does one job and ends: what it leaves behind is bounded by the sizes that are read, and looking for
        # cycles among the objects of a playbook was a tenth of a cold draft.
        import gc

        gc.disable()
    from crisiskit.cli.starting import run

    # No `list` and no `open` here: once a command of that name has been imported, they are modules in this namespace.
    return run(sys.argv[1:] if arguments is None else arguments, os.environ)
