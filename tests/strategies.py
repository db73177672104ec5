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
    return st.builds(_when, st.just(first), st.integers(0, minutes), st.sampled_from(("clock", "clock", "clock", *PARTS, "day")))


def _when(first: datetime, minutes: int, shape: str) -> When:
    clock = When.at(first + timedelta(minutes=minutes), ZONE)
    return clock if shape == "clock" else When(clock.day, None, shape if shape in PARTS else None, ZONE)


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


def reports(playbook: Playbook, names: tuple[str, ...] = ()) -> st.SearchStrategy[Report]:
    """What one source told us once about some facts (of those named, or all)."""
    facts = {name: playbook.facts[name] for name in names or sorted(playbook.facts)}
    said = {name: values(spec, playbook) for name, spec in facts.items()}
    tellers = {name: sources(spec, playbook) for name, spec in facts.items()}
    some = st.lists(st.sampled_from(sorted(facts)), min_size=1, max_size=3, unique=True)
    return _reports(some, said, tellers, playbook.languages)


Chosen = st.SearchStrategy[list[str]]
Said = Mapping[str, st.SearchStrategy[Value]]
Tellers = Mapping[str, st.SearchStrategy[str]]
MOMENTS = whens()
#: How long before we learned it a reading held; None: it is the time of the call that is printed.
AGES = st.one_of(st.none(), st.integers(0, 360))
SHAPES = st.sampled_from(("clock", "clock", "clock", "day"))


@st.composite
def _reports(draw: st.DrawFn, some: Chosen, said: Said, tellers: Tellers, languages: tuple[str, ...]) -> Report:
    chosen = draw(some)
    at, ago = draw(MOMENTS), draw(AGES)
    told = {name: draw(said[name]) for name in chosen}
    sure = {name for name in chosen if draw(st.booleans())}
    # One report in eight takes back what it would otherwise have confirmed.
    withdrawn = tuple(sure) if draw(st.integers(0, 7)) == 0 else ()
    reason = dict.fromkeys(languages, "salah hitung") if draw(st.booleans()) else {}
    return Report(
        source=draw(tellers[chosen[0]]), at=at, as_of=None if ago is None else _when(at.key, -ago, draw(SHAPES)),
        reported={name: value for name, value in told.items() if name not in sure},
        confirmed={} if withdrawn else {name: value for name, value in told.items() if name in sure},
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


def situations(
    playbook: Playbook, house: House, names: tuple[str, ...] = (), most: int = 10
) -> st.SearchStrategy[tuple[Situation, list[datetime]]]:
    """A situation of up to `most` reports, and the moments at which it is worth asking what is known, the last at the end."""
    return _situations(st.lists(reports(playbook, names), max_size=most), playbook, house)


@st.composite
def _situations(
    draw: st.DrawFn, some: st.SearchStrategy[list[Report]], playbook: Playbook, house: House
) -> tuple[Situation, list[datetime]]:
    told = draw(some)
    moments = sorted({AWARE, *(report.at.key for report in told)})
    return make_situation(playbook, house, told, draw(st.sampled_from(Status))), [*moments, moments[-1] + timedelta(hours=1)]


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
