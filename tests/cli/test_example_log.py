"""The Bali Strait example has a log of its first three days, made from `log.sh`; its plan at six moments was read aloud."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from crisiskit.cli import consequences, entering, handover, journal, main, options
from crisiskit.cli.demo import find_example
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.playbook import Playbook
from crisiskit.problems import Problem
from crisiskit.reading.library import Library
from crisiskit.recording.chaining import find_gaps, is_whole
from crisiskit.recording.sqlite_store import open_sqlite
from installed import ROOT
from running import Run

SCRIPT = ROOT / "docs" / "examples" / "bali-strait-2025" / "log.sh"
PROGRAM = "crisiskit "
#: Ten minutes in; before the statement; two in the night; a promise missed; after a correction; the third night.
MOMENTS = {
    "1": "2025-07-02 23:50", "2": "2025-07-03 00:20", "3": "2025-07-03 02:00", "4": "2025-07-03 16:20", "5": "2025-07-04 19:10",
    "6": "2025-07-05 22:30",
}  # fmt: skip


def read_script() -> list[list[str]]:
    """The commands, as a shell would hand them over."""
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    return [shlex.split(line.removeprefix(PROGRAM)) for line in lines if line.startswith(PROGRAM)]


@pytest.fixture(scope="module")
def bali(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the example with its log, made on one desk at one time, so that it is the same byte for byte.

    The playbook is read once, and what a command tells of its consequences is left out: other tests hold that.
    """
    folder = tmp_path_factory.mktemp("bali") / "bali-strait-2025"
    shutil.copytree(find_example("bali-strait-2025"), folder)
    read: dict[tuple[Path, tuple[str, ...]], tuple[Playbook | None, list[Problem]]] = {}
    real = Library.read_folder

    def read_once(self: Library, place: Path, languages: Sequence[str] = LANGUAGES) -> tuple[Playbook | None, list[Problem]]:
        key = (place, tuple(languages))
        if key not in read:
            read[key] = real(self, place, languages)
        return read[key]

    clock = options.read_clock().replace(2025, 7, 6, 0, 0, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "read_folder", read_once)
        patch.setattr(options, "read_clock", lambda: clock)
        patch.setattr(journal, "make_salt", lambda: "example")
        patch.setenv("CRISISKIT_DESK", "humas-1")
        patch.chdir(folder)
        with pytest.MonkeyPatch.context() as short:
            short.setattr(consequences, "tell_consequences", lambda *_, **__: None)
            short.setattr(handover, "_show", lambda *_: None)
            short.setattr(entering.Entering, "tell", lambda _: None)
            for command in read_script():
                said = io.StringIO()
                with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                    code = main(command)
                assert code == 0, f"{shlex.join(command)}\n{said.getvalue()}"
        yield folder


@pytest.mark.soak
def test_the_log_is_rebuilt_byte_for_byte(run: Run, bali: Path, golden: Callable[[str, str], None]) -> None:
    """Each entry is named by its hash, which hangs on all that went before it."""
    with open_sqlite(bali / "log.sqlite") as store:
        (ident,) = store.find_crises()
        entries = list(store.read(ident))
    assert all(is_whole(entry) for entry in entries)
    assert not list(find_gaps(entries))
    assert {entry.kind for entry in entries} >= {"opened", "fact", "claim", "act", "decision", "contact", "duty", "note"}
    done = run("log", "show", bali, "--now", "2025-07-06 00:00")
    golden("log-bali.txt", done.out)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", MOMENTS)
def test_the_plan_is_as_it_was_read(
    run: Run, bali: Path, number: str, language: str, golden: Callable[[str, str], None]
) -> None:
    done = run("--lang", language, "plan", bali, "--now", MOMENTS[number])
    assert done.code == 0, done.err
    golden(f"plan-bali-{number}.{language}.txt", done.out)


def test_the_log_of_a_moment_is_not_changed_by_what_came_after(run: Run, bali: Path) -> None:
    shown = run("log", "show", bali, "--now", MOMENTS["2"]).out.splitlines()
    whole = run("log", "show", bali, "--now", MOMENTS["6"]).out.splitlines()
    assert 20 < len(shown) < len(whole)
    assert [line for line in whole if line in shown] == shown
