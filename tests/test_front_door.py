"""The front door: few names, fetched when asked for, none of them a room's."""

from __future__ import annotations

import ast
import pickle
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import crisiskit as ck
from installed import EDITABLE, PACKAGE, ROOT
from source_rules import ROOMS

DRILL = ROOT / "docs" / "examples" / "ferry-drill" if EDITABLE else PACKAGE / "examples" / "ferry-drill"
NOW = datetime(2026, 12, 4, 9, 45, tzinfo=ZoneInfo("Asia/Makassar"))

#: Prints what the import adds to what Python has loaded anyway.
LOADED = """
import sys
before = set(sys.modules)
import crisiskit
print(*sorted(set(sys.modules) - before))
"""


def test_importing_loads_nothing_but_names() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {name for name in loaded if name.startswith("crisiskit")} == {"crisiskit"}
    assert not loaded & {"pydantic", "click", "yaml", "babel", "markdown_it", "jinja2", "typing", "pathlib", "json", "dataclasses"}


@pytest.mark.parametrize("name", ck.__all__)
def test_every_name_can_be_fetched(name: str) -> None:
    assert getattr(ck, name) is getattr(ck, name)


def test_a_star_brings_every_name() -> None:
    names: dict[str, object] = {}
    exec("from crisiskit import *", names)  # noqa: S102 - the statement itself is tested
    assert set(ck.__all__) <= set(names)


def test_the_names_are_few_and_sorted_and_shown() -> None:
    assert len(ck.__all__) == len(set(ck.__all__)) <= 30
    assert sorted(ck.__all__) == dir(ck)


def test_an_unknown_name_is_no_name() -> None:
    with pytest.raises(AttributeError, match="nope"):
        ck.nope  # type: ignore[attr-defined]  # noqa: B018


def test_no_name_is_that_of_a_module() -> None:
    """With a function `assess` and a room `assess` the first use would give the one, the second the other."""
    modules = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    assert len(modules & set(ROOMS)) > 10
    assert not modules & (set(ck.__all__) - {"__version__"})


def test_type_checkers_see_the_names_that_the_program_fetches() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("crisiskit")
        for alias in node.names
    }
    assert seen == {name: f"crisiskit.{room}" for name, room in ck._ROOMS.items()}
    assert set(ck.__all__) == {*seen, "__version__"}


def test_the_snippet_of_the_handbook_works() -> None:
    situation = ck.load_situation(DRILL)
    assessment = ck.assess(situation, now=NOW)
    plan = ck.plan(situation, assessment, now=NOW)
    post = ck.draft(situation, assessment, kind="acknowledgement", channel="x", language="id", now=NOW)
    assert post.limit is not None
    assert post.count <= post.limit
    assert ck.review(post, situation) == ()
    assert "Basarnas" in ck.render(plan, "markdown", language="id")


def test_a_playbook_is_loaded_by_id_or_folder() -> None:
    found = ck.find_playbooks()
    assert {"boat-accident", "tourist-accident-sar"} <= set(found)
    assert "base" not in found, "what is only extended cannot be opened a crisis with"
    summary = found["boat-accident"]
    assert summary.names["id"] == "Kecelakaan kapal"
    by_id = ck.load_playbook("boat-accident")
    assert by_id.id == ck.load_playbook(summary.folder).id == "boat-accident"


def test_folders_given_come_before_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ck.find_playbooks()["boat-accident"].folder
    for language in ("id", "en"):
        text = (source / f"{language}.md").read_text(encoding="utf-8").replace("version: 1.0.0", "version: 9.9.9")
        (tmp_path / "boat-accident").mkdir(exist_ok=True)
        (tmp_path / "boat-accident" / f"{language}.md").write_text(text, encoding="utf-8")
    assert ck.load_playbook("boat-accident", playbooks=[tmp_path]).version == "9.9.9"
    monkeypatch.setenv("CRISISKIT_PLAYBOOKS", str(tmp_path))
    assert ck.load_playbook("boat-accident").version == "9.9.9"
    assert ck.find_playbooks()["boat-accident"].folder == tmp_path / "boat-accident"


def test_house_and_crisis_are_loaded_alone() -> None:
    assert ck.load_house(DRILL) == ck.load_house(DRILL / "house.yaml")
    assert ck.load_house(DRILL).city == "Tanjung Sekar"
    assert ck.load_crisis(DRILL).status is ck.Status.EXERCISE


@pytest.mark.parametrize(
    ("load", "code"),
    [
        (ck.load_situation, "file-missing"),
        (ck.load_crisis, "file-missing"),
        (ck.load_house, "file-missing"),
        (lambda folder: ck.load_playbook("no-such"), "unknown-playbook"),
        (ck.load_playbook, "no-document"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_raised_with_its_problems(load: object, code: str, tmp_path: Path) -> None:
    assert callable(load)
    with pytest.raises(ck.DocumentError) as refused:
        load(tmp_path)
    assert code in [item.code for item in refused.value.problems]
    assert all(ck.describe(item, "id") for item in refused.value.problems)


def test_a_house_with_an_error_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("city: Jakarta\nzone: Mars\n", encoding="utf-8")
    with pytest.raises(ck.DocumentError) as refused:
        ck.load_house(tmp_path)
    assert {item.code for item in refused.value.problems} == {"missing-key", "unknown-zone"}


def test_a_crisis_with_an_error_is_not_loaded(tmp_path: Path) -> None:
    text = (DRILL / "crisis.yaml").read_text(encoding="utf-8").replace("manifest_crew: 14", "manifest_crew: many")
    (tmp_path / "crisis.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ck.DocumentError) as refused:
        ck.load_crisis(tmp_path)
    assert [item.code for item in refused.value.problems] == ["value-of-wrong-type"]


def test_check_returns_and_raises_nothing(tmp_path: Path) -> None:
    assert ck.check(DRILL) == ()
    (tmp_path / "house.yaml").write_bytes(b"\xff")
    assert [item.code for item in ck.check(tmp_path, tmp_path / "nowhere")] == ["not-utf8", "file-missing"]


def test_errors_cross_to_other_processes_as_themselves() -> None:
    error = ck.DraftRefused([ck.Problem("unknown-kind", ck.Where("a", 1, 2))])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(again, ck.CrisisKitError)
    assert again.problems == error.problems
