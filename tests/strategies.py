"""Strategies written by hand, shared by the tests of all rooms: values of every type, conditions, whole situations.

    @given(situations(playbook, house))
    def test_…(generated: tuple[Situation, list[datetime]]) -> None:
        situation, moments = generated

The moments are those at which something was learned, and one after all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or
from crisiskit.model.crisis import Crisis, Report, Source, Value
from crisiskit.model.house import House
from crisiskit.model.playbook import FactSpec, Playbook
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import NUMBERS, FactKind, Status
from crisiskit.model.when import PARTS, When
from crisiskit.problems import Where

ZONE = "Asia/Makassar"
AWARE = datetime(2026, 3, 7, 9, 15, tzinfo=ZoneInfo(ZONE))
#: Who reports and is nobody's authority; and who carries the word of the playbook's lead.
STRANGER, POST = "stranger", "post"
HERE = Where("crisis.yaml")
#: Few different numbers, so that they meet the thresholds of conditions and one another.
NUMBERS_SAID = (0, 1, 2, 3, 9, 10, 11, 12, 250, 1_000_001)


def words() -> st.SearchStrategy[str]:
    """A few plain words."""
    word = st.sampled_from(("sungai", "jalan", "bukit", "pasar", "Wanasari", "lama"))
    return st.lists(word, min_size=1, max_size=3).map(" ".join)


def whens(first: datetime = AWARE, minutes: int = 3000) -> st.SearchStrategy[When]:
    """A moment within some minutes of the first: a clock time mostly, else a part of a day or a day alone."""
    clocks = st.integers(0, minutes).map(lambda ago: When.at(first + timedelta(minutes=ago), ZONE))
    parts = st.builds(lambda when, part: When(when.day, None, part, ZONE), clocks, st.sampled_from(sorted(PARTS)))
    days = clocks.map(lambda when: When(when.day, None, None, ZONE))
    return st.one_of(clocks, clocks, clocks, parts, days)


def values(spec: FactSpec, playbook: Playbook) -> st.SearchStrategy[Value]:
    """A value of the fact's type."""
    text = st.fixed_dictionaries({language: words() for language in playbook.languages})
    levels = [row.level for row in playbook.schemes if row.scheme == spec.type.scheme]
    simple: dict[FactKind, st.SearchStrategy[Value]] = {
        FactKind.YES_NO: st.booleans(), FactKind.CHOICE: st.sampled_from(spec.type.choices or ("",)), FactKind.NAME: words(),
        FactKind.OFFICIAL: st.sampled_from(levels or ("",)), FactKind.TIME: whens(AWARE - timedelta(hours=20), 1200),
        FactKind.PLACE: text, FactKind.TEXT: text,
    }  # fmt: skip
    return st.sampled_from(NUMBERS_SAID) if spec.type.kind in NUMBERS else simple[spec.type.kind]


def sources(spec: FactSpec, playbook: Playbook) -> st.SearchStrategy[str]:
    """Somebody who may confirm a fact, or somebody else."""
    known = sorted({*playbook.agencies, "self", POST, STRANGER})
    return st.one_of(st.sampled_from(spec.authority or known), st.sampled_from(known))


@st.composite
def reports(draw: st.DrawFn, playbook: Playbook, names: tuple[str, ...] = ()) -> Report:
    """What one source told us once about some facts (of those named, or all)."""
    chosen = draw(st.lists(st.sampled_from(names or sorted(playbook.facts)), min_size=1, max_size=4, unique=True))
    at = draw(whens())
    as_of = draw(st.one_of(st.none(), whens(at.key - timedelta(hours=6), 360)))
    said = {name: draw(values(playbook.facts[name], playbook)) for name in chosen}
    sure = {name for name in chosen if draw(st.booleans())}
    # One report in eight takes back what it would otherwise have confirmed.
    withdrawn = tuple(sure) if draw(st.integers(0, 7)) == 0 else ()
    reason = dict.fromkeys(playbook.languages, "salah hitung") if draw(st.booleans()) else {}
    return Report(
        source=draw(sources(playbook.facts[chosen[0]], playbook)), at=at, as_of=as_of,
        reported={name: value for name, value in said.items() if name not in sure},
        confirmed={} if withdrawn else {name: value for name, value in said.items() if name in sure},
        because=dict.fromkeys(chosen, reason) if reason else {}, withdrawn=withdrawn, places=dict.fromkeys(chosen, HERE),
        where=HERE,
    )  # fmt: skip


def make_situation(playbook: Playbook, house: House, told: list[Report], status: Status = Status.ACTUAL) -> Situation:
    """A situation with these reports; a post speaks for the playbook's lead, a stranger for nobody."""
    known = {
        POST: Source(id=POST, names={"id": "posko", "en": "the post"}, speaks_for=playbook.lead),
        STRANGER: Source(id=STRANGER, names={"id": "warga", "en": "a resident"}),
    }
    crisis = Crisis(
        playbook=playbook.id, status=status, zones=(ZONE, "Asia/Jakarta"), aware_at=AWARE, sources=known, reports=tuple(told),
        where=HERE,
    )  # fmt: skip
    return Situation(playbook=playbook, house=house, crisis=crisis)


@st.composite
def situations(
    draw: st.DrawFn, playbook: Playbook, house: House, names: tuple[str, ...] = (), most: int = 10
) -> tuple[Situation, list[datetime]]:
    """A situation of up to `most` reports, and the moments at which it is worth asking what is known, the last at the end."""
    told = draw(st.lists(reports(playbook, names), max_size=most))
    status = draw(st.sampled_from(Status))
    moments = sorted({AWARE, *(report.at.key for report in told)})
    return make_situation(playbook, house, told, status), [*moments, moments[-1] + timedelta(hours=1)]


def atoms(facts: Mapping[str, FactSpec]) -> st.SearchStrategy[Name | Compare]:
    """A comparison or bare name that means something for these facts."""
    return st.sampled_from(sorted(facts)).flatmap(lambda name: _atom(facts[name]))


def _atom(spec: FactSpec) -> st.SearchStrategy[Name | Compare]:
    kind = spec.type.kind
    if kind in NUMBERS:
        signs = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))
        return st.builds(lambda sign, value: Compare(spec.id, sign, value), signs, st.sampled_from(NUMBERS_SAID))
    options: list[Name | Compare] = [Name(spec.id)]
    if kind is FactKind.YES_NO:
        options += [Compare(spec.id, sign, value) for sign in ("=", "!=") for value in (True, False)]
    if kind is FactKind.CHOICE:
        options += [Compare(spec.id, sign, value) for sign in ("=", "!=") for value in spec.type.choices]
    return st.sampled_from(options)


def conditions(facts: Mapping[str, FactSpec]) -> st.SearchStrategy[Condition]:
    """A condition over these facts; no `and` directly in an `and`, no `or` in an `or`, as reading makes them."""
    return st.recursive(atoms(facts), _join, max_leaves=8)


def _join(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(inner.map(Not), several.map(And), several.map(Or))
