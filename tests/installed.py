"""Where the checkout and the installed package are, for tests that compare the two or start the program.

Example: `subprocess.run([find_program(), "list"])` runs the `crisiskit` of the environment that runs the tests.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import crisiskit

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path(crisiskit.__file__).resolve().parent
#: Whether a developer means to test the checkout through an editable install.
EDITABLE = os.environ.get("CRISISKIT_EDITABLE") == "1"


def find_program() -> str:
    """The installed `crisiskit`."""
    program = shutil.which("crisiskit", path=str(Path(sys.executable).parent))
    assert program, f"no crisiskit beside {sys.executable}"
    return program
