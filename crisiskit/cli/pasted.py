"""What commands over any text share: the text of a file or of standard input, and the house whose rules count.

    with open_text(program, file) as stream: …
    house = find_house(program, None)       # the one in this folder, if there is one
"""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from crisiskit.problems import problem

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import TextIO

    from crisiskit.cli.starting import Program
    from crisiskit.model.house import House

HOUSE = "house.yaml"
STDIN = "-"


def open_text(program: Program, file: Path) -> AbstractContextManager[TextIO]:
    """The stream to read, UTF-8 whatever the machine thinks; what is not is replaced, so that it still counts."""
    if str(file) == STDIN:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="")
        return nullcontext(sys.stdin)
    if not file.is_file():
        from crisiskit.cli.situations import refuse

        raise refuse(program, problem("file-missing", None, path=str(file)))
    return file.open(encoding="utf-8-sig", errors="replace", newline="")


def find_house(program: Program, house: Path | None) -> House | None:
    """The house named, by its file or folder, or the one in this folder; what is wrong with it is told."""
    path = (house / HOUSE if house.is_dir() else house) if house is not None else Path(HOUSE)
    if house is None and not path.is_file():
        return None
    from crisiskit.cli.printing import print_problems
    from crisiskit.reading.files import read_text
    from crisiskit.reading.houses import read_house

    text, problems = read_text(path)
    found, noted = read_house(text, str(path)) if text is not None else (None, [])
    print_problems([*problems, *noted], program.say)
    return found
