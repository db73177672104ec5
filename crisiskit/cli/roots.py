"""Where this run of the program looks for playbooks; loads nothing that reads one.

    find_playbook_roots(program)      # (Path("ours"), …, the bundle)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.reading.roots import find_roots

if TYPE_CHECKING:
    from crisiskit.cli.starting import Program

PLAYBOOKS_VARIABLE = "CRISISKIT_PLAYBOOKS"


def find_playbook_roots(program: Program) -> tuple[Path, ...]:
    """Where playbooks are looked for: as the command line says, then the environment, installed packages, our own."""
    listed = program.environment.get(PLAYBOOKS_VARIABLE)
    absent = [item for item in (listed or "").split(os.pathsep) if item and not Path(item).is_dir()]
    if absent:
        from crisiskit.cli.printing import print_problems
        from crisiskit.problems import problem

        variable = PLAYBOOKS_VARIABLE
        print_problems((problem("playbooks-folder-missing", None, path=item, variable=variable) for item in absent), program.say)
    return find_roots(program.playbooks, listed, os.pathsep)
