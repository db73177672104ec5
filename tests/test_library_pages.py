"""The pages about the library are what the playbooks say: the list in `playbooks/README.md`, and what each covers.

`--update-golden` makes both anew, after a playbook was added or changed.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisiskit.drafting.kinds import KINDS
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.lists import capitalise
from crisiskit.model.playbook import Playbook
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Cluster, Part
from crisiskit.planning.legal_clocks import DANGER, DATA_NOTICE, EXPOSED
from crisiskit.reading.keywords import keywords
from crisiskit.reading.library import Library
from crisiskit.reading.listing import Family, group_by_family, read_summaries
from documents import SHIPPED
from installed import ROOT

README = SHIPPED / "README.md"
COVERAGE = ROOT / "docs" / "reference" / "coverage.md"
#: Parts that a playbook writes and that CDC's CERC asks of a first statement, as the kinds of statement know them.
CERC = tuple(
    part
    for part in Part
    if "cerc" in KINDS[Kind.HOLDING].basis.get(part, ()) and part is not Part.CHANGES  # the library writes changes itself
)
#: What each cluster permits beside informing and adjusting (Coombs 2007); the reviewer holds a text to it.
PERMITTED = {
    "victim": "victimage, never alone",
    "accidental": "excuse or justification, and where it has happened before only to rebuild",
    "preventable": "only to rebuild (apology or compensation, after legal's consent)",
    "rumour": "denial, with evidence",
    "challenge": "denial, with evidence",
}
README_HEAD = """# Playbooks

Every playbook by family, in Indonesian and English: made by the program from their front matter (`crisiskit list` says the same),
and a test holds it to them. Setiap playbook menurut rumpunnya, dalam bahasa Indonesia dan Inggris.
"""
COVERAGE_HEAD = """# What the playbooks cover

Made from the playbooks, and a test holds it to them.

- **CERC**: the parts that CDC's Crisis and Emergency Risk Communication asks of a first statement:
  {parts}. `all` where the message map of the type has every one of them, own or
  inherited. The hour of the next word and what has changed are written by the program.
- **Cluster**: where the crisis stands in Coombs' SCCT before the facts, and what it may become by the conditions of its section
  Cluster. A flag (rumour, challenge) may stand beside it.
- **Permitted**: the strategies of each of these clusters beside informing and adjusting, which always come first. Scapegoats and
  attacks on the accuser are never permitted for a public body; the reviewer holds every text to this.
- **Law**: the legal clocks that the facts of the type can start: notice of a personal data breach within {notice} hours (Law
  27/2022, article 46), information to be announced at once (Law 14/2008, article 10). The clock of a complaint at SP4N-LAPOR! runs
  in any.
- **Owners**: the bodies, besides the agency itself, whose word confirms a fact that the type adds to the shared base.
"""


def list_families() -> tuple[Family, ...]:
    return group_by_family(read_summaries([SHIPPED]))


def name_family(family: Family) -> str:
    return " / ".join(family.names.values()) or capitalise((family.id or "other").replace("-", " "))


def make_readme() -> Iterator[str]:
    """A line for each playbook under its family."""
    yield README_HEAD
    for family in list_families():
        yield f"## {name_family(family)}\n"
        for item in family.members:
            names = " / ".join(item.names[language] for language in LANGUAGES)
            yield f"- [{item.id}]({item.id}/): {names}. {item.summaries['en']}"
        yield ""


def make_coverage() -> Iterator[str]:
    """A table for each family, a row for each type."""
    library = Library((SHIPPED,))
    base, _ = library.read("base")
    assert base is not None
    words = keywords("en")
    parts = ", ".join(words.word("parts", part.value).lower() for part in CERC)
    yield COVERAGE_HEAD.format(parts=parts, notice=f"{DATA_NOTICE.total_seconds() / 3600:g}")
    for family in list_families():
        yield f"## {name_family(family)}\n"
        yield "| type | CERC | cluster | permitted | law | owners |"
        yield "| --- | --- | --- | --- | --- | --- |"
        for item in family.members:
            playbook, problems = library.read(item.id)
            assert playbook is not None, problems
            cells = (item.id, say_parts(playbook), *say_clusters(playbook), say_law(playbook), say_owners(playbook, base))
            yield f"| {' | '.join(cells)} |"
        yield ""


def say_parts(playbook: Playbook) -> str:
    """`all`, or the parts of which the map has no message in some language."""
    written = [{message.part for message in text.messages.values()} for text in playbook.texts.values()]
    missing = [part.value for part in CERC if part is not Part.NEXT and not all(part in parts for parts in written)]
    return f"without {', '.join(missing)}" if missing else "all"


def say_clusters(playbook: Playbook) -> tuple[str, str]:
    """The cluster, what it may become, and what these permit."""
    start = playbook.cluster.value if playbook.cluster else "accidental"
    names = [row.cluster.value if isinstance(row.cluster, Cluster) else row.cluster for row in playbook.cluster_rows]
    others = [name for name in dict.fromkeys(names) if name != start]
    shown = start if not others else f"{start}; may be {', '.join(others)}"
    return shown, "; ".join(f"{name}: {PERMITTED[name]}" for name in (start, *others))


def say_law(playbook: Playbook) -> str:
    duties = {"personal data": EXPOSED, "at once": DANGER}
    return ", ".join(name for name, facts in duties.items() if any(fact in playbook.facts for fact in facts)) or "none"


def say_owners(playbook: Playbook, base: Playbook) -> str:
    """By their short English names, those of most facts first."""
    counts: dict[str, int] = {}
    for name, fact in playbook.facts.items():
        for owner in fact.authority if name not in base.facts else ():
            if owner != "self":
                counts[owner] = counts.get(owner, 0) + 1
    order = sorted(counts, key=lambda owner: (-counts[owner], owner))
    return ", ".join(playbook.texts["en"].agencies[owner].short for owner in order) or "the agency itself"


PAGES = {"readme": (README, make_readme), "coverage": (COVERAGE, make_coverage)}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_the_playbooks_say(name: str, request: pytest.FixtureRequest) -> None:
    page, make = PAGES[name]
    text = "\n".join(make()).rstrip() + "\n"
    types = [item.id for family in list_families() for item in family.members]
    assert len(types) > 1
    assert all(ident in text for ident in types)
    if request.config.getoption("--update-golden"):
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, "make it anew with --update-golden"


def test_every_cluster_and_flag_has_its_strategies() -> None:
    assert {cluster.value for cluster in Cluster} <= set(PERMITTED)
    assert len(CERC) > 5


def test_the_list_beside_the_playbooks_is_taken_for_none() -> None:
    assert README.is_file()
    assert "README" not in "".join(read_summaries([SHIPPED]))
    assert "README.md" not in Library((SHIPPED,)).folders()
