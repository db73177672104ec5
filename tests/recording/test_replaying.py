"""A log is replayed into the same crisis that `crisis.yaml` gives, and desks that hold the same entries get the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.door import load_playbook
from crisiskit.model.acts import Acts, Answer, FrozenText
from crisiskit.model.crisis import Claim, Crisis, Report, Verdict
from crisiskit.model.entry import FILE_DESK, Entry
from crisiskit.model.playbook import Playbook
from crisiskit.model.situation import Fact, Situation
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.problems import Where
from crisiskit.reading.crises import read_crisis
from crisiskit.reading.files import read_text
from crisiskit.reading.nodes import read_node
from crisiskit.recording.chaining import Chain, Head, find_damage, find_gaps, is_whole
from crisiskit.recording.folding import fold
from crisiskit.recording.importing import add_report, find_edits, import_crisis
from crisiskit.recording.kinds.act import ActBody
from crisiskit.recording.kinds.approval import ApprovalBody
from crisiskit.recording.kinds.body import Plain
from crisiskit.recording.kinds.clearance import ClearanceBody
from crisiskit.recording.kinds.contact import ContactBody, File
from crisiskit.recording.kinds.decision import DecisionBody
from crisiskit.recording.kinds.duty import DutyBody
from crisiskit.recording.kinds.fact import FactBody
from crisiskit.recording.kinds.note import NoteBody
from crisiskit.recording.kinds.proposal import ProposalBody, Text
from crisiskit.recording.kinds.publication import PublicationBody
from crisiskit.recording.kinds.table import KINDS, read_body
from crisiskit.recording.kinds.void import VoidBody
from crisiskit.recording.replaying import replay
from documents import small_house, small_playbook
from installed import ROOT
from strategies import AWARE, HERE, ZONE, situations

IDENT = "landslide-2026-03-07-1c9a07"
NOW = datetime(2026, 3, 7, 2, 30, tzinfo=UTC)


def make_log(crisis: Crisis) -> list[Entry]:
    """The entries of the file's blocks."""
    chain = Chain(IDENT, FILE_DESK, crisis.aware_at, Head())
    import_crisis(chain, crisis)
    return chain.entries


def bare(crisis: Crisis) -> Crisis:
    """The crisis without what only one of file and log can say: places, keys of entries, the log's own id."""
    plain: dict[str, object] = {"where": HERE, "places": {}, "entry": None, "withdraws": {}, "after": ()}
    reports = tuple(item.model_copy(update=plain) for item in sorted(crisis.reports, key=lambda item: item.at.key))
    claims = tuple(item.model_copy(update={"where": HERE}) for item in crisis.claims)
    return crisis.model_copy(update={"id": None, "acts": None, "where": HERE, "reports": reports, "claims": claims})


def bare_fact(fact: Fact) -> Fact:
    """What is known of a fact, without places and entries."""
    plain: dict[str, object] = {"where": HERE, "entry": None, "after": ()}
    text = fact.model_copy(update={"history": tuple(item.model_copy(update=plain) for item in fact.history)})
    readings = {name: getattr(fact, name) for name in ("confirmed", "reported", "withdrawn")}
    changed = {name: item and item.model_copy(update=plain) for name, item in readings.items()}
    return text.model_copy(update={**changed, "disputed": tuple(item.model_copy(update=plain) for item in fact.disputed)})


def know(situation: Situation, now: datetime) -> dict[str, Fact]:
    return {name: bare_fact(fact) for name, fact in fold(situation, now).facts.items()}


def replay_all(entries: Iterable[Entry], playbook: Playbook, until: datetime | None = None) -> Crisis:
    crisis, problems = replay(sorted(entries, key=lambda entry: entry.order), playbook, until=until)
    assert crisis is not None
    assert not problems
    return crisis


@settings(deadline=None)
@given(situations(small_playbook(), small_house()))
def test_what_the_file_says_the_log_says_at_every_moment(generated: tuple[Situation, list[datetime]]) -> None:
    situation, moments = generated
    entries = make_log(situation.crisis)
    assert all(is_whole(entry) and not find_damage(entry) for entry in entries)
    assert not list(find_gaps(entries))
    assert bare(replay_all(entries, situation.playbook)) == bare(situation.crisis)
    assert find_edits(situation.crisis, entries) == []
    for now in moments:
        crisis = replay_all(entries, situation.playbook, until=now)
        assert know(situation.model_copy(update={"crisis": crisis}), now) == know(situation, now)


@pytest.mark.parametrize("name", ["bali-strait-2025", "ferry-drill"])
def test_the_examples_replay_as_they_are_written(name: str) -> None:
    playbook = load_playbook("boat-accident")
    path = ROOT / "docs" / "examples" / name / "crisis.yaml"
    text, problems = read_text(path)
    node, _ = read_node(text or "", str(path))
    assert node is not None
    crisis = read_crisis(node, playbook, problems)
    assert crisis is not None
    found, _ = replay(make_log(crisis), playbook)
    assert found is not None
    assert bare(found) == bare(crisis)
    assert any(report.note for report in found.reports), "notes stand in entries of their own, and come back"


# ---------------------------------------------------------------- several desks

SOURCES = ("bpbd", "basarnas", "self")


class Desk:
    """A desk with a log of its own, as the store keeps it: the union of what it wrote and took in."""

    def __init__(self, name: str, entries: Sequence[Entry]) -> None:
        self.name = name
        self.entries = {entry.key: entry for entry in entries}
        self.clock = NOW

    def read(self) -> list[Entry]:
        return sorted(self.entries.values(), key=lambda entry: entry.order)

    def write(self, add: Callable[[Chain], object]) -> list[Entry]:
        mine = [entry for entry in self.entries.values() if entry.desk == self.name]
        last = max(mine, key=lambda entry: entry.number, default=None)
        seq = max(entry.seq for entry in self.entries.values())
        head = Head(last.number, last.key, seq) if last else Head(seq=seq)
        chain = Chain(IDENT, self.name, self.clock, head, self.read)
        add(chain)
        self.entries |= {entry.key: entry for entry in chain.entries}
        return chain.entries

    def report(self, minutes: int, **told: object) -> Entry:
        at = When.at(AWARE + timedelta(minutes=minutes), ZONE)
        given = {"source": "bpbd", "at": at, "where": HERE, **told}
        (entry, *_) = self.write(lambda chain: add_report(chain, Report.model_validate(given), "salt"))
        return entry

    def void(self, entry: Entry, minutes: int) -> Entry:
        at = When.at(AWARE + timedelta(minutes=minutes), ZONE)
        (made,) = self.write(lambda chain: chain.add(VoidBody(entry=entry.key, because="a slip"), at=at))
        return made

    def take(self, other: Desk) -> None:
        self.entries = {**other.entries, **self.entries}

    def know(self, minutes: int = 600) -> dict[str, Fact]:
        now = AWARE + timedelta(minutes=minutes)
        crisis = replay_all(self.read(), small_playbook(), until=now)
        situation = Situation(playbook=small_playbook(), house=small_house(), crisis=crisis)
        return fold(situation, now).facts


def make_desks(*names: str) -> list[Desk]:
    """Desks that began from the same file."""
    begun = make_log(Crisis(playbook="landslide", status=Status.ACTUAL, zones=(ZONE,), aware_at=AWARE, where=HERE))
    return [Desk(name, begun) for name in names]


def value(fact: Fact) -> object:
    return None if fact.sayable is None else fact.sayable.value


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_desks_that_hold_the_same_entries_replay_alike_whatever_the_order_in_which_they_were_joined(data: st.DataObject) -> None:
    """Three desks write, withdraw, void and take from one another in any order; in the end all have taken all."""
    desks = make_desks("humas", "posko", "pusat")
    counts = [name for name, spec in small_playbook().facts.items() if spec.type.kind.value == "count"]
    assert counts
    for step in range(data.draw(st.integers(3, 12))):
        desk, other = (desks[data.draw(st.integers(0, 2))] for _ in range(2))
        act = data.draw(st.sampled_from(("report", "report", "withdraw", "void", "take")))
        name = data.draw(st.sampled_from(counts))
        mine = [entry for entry in desk.read() if entry.kind == "fact"]
        # The clocks of desks disagree, and nothing may depend on them.
        desk.clock = NOW + timedelta(hours=data.draw(st.integers(-5, 5)))
        if act == "report":
            desk.report(step, confirmed={name: data.draw(st.integers(0, 5))}, source=data.draw(st.sampled_from(SOURCES)))
        elif act == "withdraw":
            desk.report(step, withdrawn=(name,))
        elif act == "void" and mine:
            desk.void(data.draw(st.sampled_from(mine)), step)
        elif act == "take":
            desk.take(other)
    for taker, giver in data.draw(st.permutations([(one, two) for one in desks for two in desks] * 2)):
        taker.take(giver)
    assert desks[0].read() == desks[1].read() == desks[2].read()
    assert desks[0].know() == desks[1].know() == desks[2].know()


def test_the_order_is_that_of_what_desks_had_seen_and_not_of_their_clocks() -> None:
    """The second desk had read the first's count when it corrected it for the same moment, though its clock is an hour behind."""
    one, two = make_desks("humas", "posko")
    as_of = When.at(AWARE, ZONE)
    one.clock = NOW + timedelta(hours=1)
    one.report(60, confirmed={"deaths": 4}, as_of=as_of)
    two.take(one)
    two.report(1, confirmed={"deaths": 5}, as_of=as_of)
    one.take(two)
    assert value(one.know()["deaths"]) == value(two.know()["deaths"]) == 5


def test_a_withdrawal_takes_back_the_readings_its_desk_had_seen() -> None:
    (one,) = make_desks("humas")
    one.report(1, confirmed={"deaths": 4})
    one.report(2, withdrawn=("deaths",))
    assert one.know()["deaths"].confirmed is None
    assert one.know()["deaths"].withdrawn is not None
    assert value(one.know(1)["deaths"]) == 4, "not yet withdrawn a minute before"
    one.report(3, confirmed={"deaths": 5})
    assert value(one.know()["deaths"]) == 5


def test_a_confirmation_that_crossed_with_a_withdrawal_stands_and_is_not_said_until_confirmed_again() -> None:
    one, two = make_desks("humas", "posko")
    one.report(1, confirmed={"deaths": 4})
    two.take(one)
    one.report(2, withdrawn=("deaths",))
    two.report(3, confirmed={"deaths": 5})
    one.take(two)
    two.take(one)
    for desk in (one, two):
        deaths = desk.know()["deaths"]
        assert (deaths.candidates, deaths.sayable) == ((5,), None), "it steers the level, and is not said"
    one.report(4, confirmed={"deaths": 5})
    two.take(one)
    assert value(one.know()["deaths"]) == value(two.know()["deaths"]) == 5


def test_crossing_is_told_with_its_place() -> None:
    one, two = make_desks("humas", "posko")
    one.report(1, confirmed={"deaths": 4})
    two.take(one)
    one.report(2, withdrawn=("deaths",))
    two.report(3, confirmed={"deaths": 5})
    one.take(two)
    crisis = replay_all(one.read(), small_playbook())
    situation = Situation(playbook=small_playbook(), house=small_house(), crisis=crisis)
    found = fold(situation, AWARE + timedelta(hours=9)).problems
    assert [(item.code, str(item.where)) for item in found] == [("confirmed-while-withdrawn", "log/posko:1:1")]


def test_a_void_counts_from_the_moment_it_was_made() -> None:
    (one,) = make_desks("humas")
    one.report(1, confirmed={"deaths": 4})
    slip = one.report(2, confirmed={"deaths": 40})
    one.void(slip, 10)
    assert [value(one.know(minutes)["deaths"]) for minutes in (1, 2, 9, 10)] == [4, 40, 40, 4]


def test_neither_the_beginning_nor_a_void_can_be_void() -> None:
    (one,) = make_desks("humas")
    slip = one.report(1, confirmed={"deaths": 40})
    gone = one.void(slip, 2)
    one.void(gone, 3)
    one.void(one.read()[0], 4)
    assert one.know()["deaths"].confirmed is None


# ---------------------------------------------------------------- what comes from elsewhere is not believed unread


def replay_fact(**told: object) -> tuple[Crisis, list[str]]:
    begun = make_desks("humas")[0].read()
    chain = Chain(IDENT, "stranger", NOW, Head(seq=1))
    chain.add(FactBody.model_validate({"source": "bpbd", **told}), at=When.at(AWARE, ZONE))
    crisis, problems = replay([*begun, *chain.entries], small_playbook())
    assert crisis is not None
    return crisis, [item.code for item in problems]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"deaths": -1}, "value-of-wrong-type"),
        ({"deaths": 10**15}, "value-of-wrong-type"),
        ({"deaths": True}, "value-of-wrong-type"),
        ({"deaths": "many"}, "value-of-wrong-type"),
        ({"deaths": {"when": "2026-03-07[Asia/Makassar]"}}, "value-of-wrong-type"),
        ({"occurred_at": {"when": "2026-03-07[Mars/Olympus]"}}, "bad-time"),
        ({"occurred_at": "yesterday"}, "value-of-wrong-type"),
        ({"place": {"id": "x" * 81, "en": "off"}}, "value-too-long"),
        ({"place": {"id": "<script>", "en": "off"}}, "value-has-marks"),
        ({"place": {"id": "{{ deaths }}", "en": "off"}}, "value-has-marks"),
        ({"place": "di Sanur"}, "needs-languages"),
        ({"nobody_knows": 1}, "unknown-fact"),
    ],
)
def test_a_value_that_no_fact_may_have_is_told_and_never_used(values: dict[str, Plain], code: str) -> None:
    crisis, codes = replay_fact(confirmed=values)
    assert codes[0] == code
    assert crisis.reports[-1].confirmed == {}


def test_a_body_of_another_form_or_kind_is_passed_over_and_told() -> None:
    begun = make_desks("humas")[0].read()
    chain = Chain(IDENT, "stranger", NOW, Head(seq=1))
    entry = chain.add(FactBody(source="bpbd"), at=When.at(AWARE, ZONE))
    for changed, code in (
        (entry._replace(kind="telepathy"), "log-kind-unknown"),
        (entry._replace(body='{"source":"bpbd","pickle":1}'), "log-body-unreadable"),
        (entry._replace(body="[[["), "log-body-unreadable"),
    ):
        crisis, problems = replay([*begun, changed], small_playbook())
        assert crisis is not None
        assert [item.code for item in problems] == [code]
    crisis, problems = replay([*begun, entry._replace(body=None)], small_playbook())
    assert (crisis is not None, problems) == (True, []), "a body that is withheld is no fault"


def test_two_desks_whose_files_differ_in_one_block_count_the_others_once() -> None:
    """One desk's file has a report more in front, so every entry behind it has another key; what is the same counts once."""

    def made(*reports: Report) -> Crisis:
        return Crisis(playbook="landslide", status=Status.ACTUAL, zones=(ZONE,), aware_at=AWARE, reports=reports, where=HERE)

    def say(minutes: int, note: str | None, **told: object) -> Report:
        at = When.at(AWARE + timedelta(minutes=minutes), ZONE)
        return Report.model_validate({"source": "bpbd", "at": at, "note": note, "where": HERE, **told})

    first, second = say(1, "by radio", confirmed={"deaths": 1}), say(2, None, withdrawn=("deaths",))
    extra = say(0, None, reported={"deaths": 9})
    made_twice = [*make_log(made(first, second)), *make_log(made(extra, first, second))]
    entries = {entry.key: entry for entry in made_twice}.values()
    crisis = replay_all(entries, small_playbook())
    assert sorted((item.at.key, item.note) for item in crisis.reports) == [
        (extra.at.key, None), (first.at.key, "by radio"), (second.at.key, None),
    ]  # fmt: skip
    situation = Situation(playbook=small_playbook(), house=small_house(), crisis=crisis)
    assert fold(situation, AWARE + timedelta(hours=9)).facts["deaths"].confirmed is None
    assert [item.code for item in find_gaps(entries)] == ["log-forked"], "once, where the chains part"


def test_a_block_written_into_the_file_afterwards_is_told_at_its_place() -> None:
    at = When.at(AWARE, ZONE)
    old = Report(source="bpbd", at=at, confirmed={"deaths": 1}, where=Where("crisis.yaml", 8, 5))
    new = Report(source="bpbd", at=at, confirmed={"deaths": 2}, where=Where("crisis.yaml", 12, 5))
    crisis = Crisis(playbook="landslide", status=Status.ACTUAL, zones=(ZONE,), aware_at=AWARE, reports=(old,), where=HERE)
    log = make_log(crisis)
    claim = Claim(id="rumour", text={"id": "kabar", "en": "talk"}, verdict=Verdict.UNTRUE, where=Where("crisis.yaml", 20, 5))
    edited = crisis.model_copy(update={"reports": (old, new), "claims": (claim,)})
    assert [(item.code, str(item.where)) for item in find_edits(edited, log)] == [
        ("block-not-in-log", "crisis.yaml:12:5"), ("block-not-in-log", "crisis.yaml:20:5"),
    ]  # fmt: skip


def test_a_kind_is_a_file_and_a_line() -> None:
    assert len(KINDS) >= 5
    folder = Path(ROOT / "crisiskit" / "recording" / "kinds")
    for name, kind in KINDS.items():
        assert (folder / f"{name}.py").is_file()
        assert kind.body.kind == name
    assert {name for name, kind in KINDS.items() if kind.is_private} == {
        "note", "contact", "proposal", "clearance", "approval",
    }  # fmt: skip


#: One body of each kind of act.
ACTS = (
    ActBody(step="pause"), DecisionBody(text="no interviews", because="families wait"),
    ContactBody(who="comms-head", via="phone", told=True, files=(File(name="a.png", size=3, sha256="0" * 64),), salt="5a17"),
    DutyBody(holds="duty-officer", gives="Ani", takes="Budi"),
)  # fmt: skip
#: One body of each kind that a text has on its way out.
TEXTS = (Text(channel="x", language="id", digest="1" * 64, supersedes="2" * 64),)
UNTIL = "2026-03-07T11:15:00+08:00[Asia/Makassar]"
RELEASES = (
    ProposalBody(digest="3" * 64, statement=Kind.UPDATE, texts=TEXTS, next_update_at=UNTIL, valid_until=UNTIL, frozen="eJw="),
    ClearanceBody(about="3" * 64, who="bpbd", answer=Answer.ASKED, via="phone", salt="5a17"),
    ApprovalBody(about="3" * 64, who="leader", answer=Answer.REFUSED, because="too early", evidence="in the room"),
    PublicationBody(about="3" * 64, statement=Kind.UPDATE, texts=TEXTS, next_update_at=UNTIL),
)  # fmt: skip


def test_a_text_comes_back_on_its_way_out_as_it_was_recorded() -> None:
    entries = make_log(Crisis(playbook="landslide", status=Status.TEST, zones=(ZONE,), aware_at=AWARE, where=HERE))
    chain = Chain(IDENT, "humas", NOW, Head(seq=len(entries)))
    for body in RELEASES:
        chain.add(body, at=When.at(AWARE, ZONE))
    acts = replay_all([*entries, *chain.entries], small_playbook()).acts
    assert acts is not None
    (proposal,), (release,), until = acts.proposals, acts.releases, AWARE + timedelta(hours=2)
    assert (proposal.code, proposal.statement, proposal.next_update_at, proposal.valid_until) == ("3" * 8, "update", until, until)
    assert proposal.texts == release.texts == (FrozenText(channel="x", language="id", digest="1" * 64, supersedes="2" * 64),)
    assert (release.about, release.next_update_at, release.valid_until) == ("3" * 64, until, None)
    assert [(item.who, item.answer, item.via, item.evidence, item.because) for item in acts.consents] == [
        ("bpbd", Answer.ASKED, "phone", "", ""), ("leader", Answer.REFUSED, "", "in the room", "too early"),
    ]  # fmt: skip
    withheld = [entry._replace(body=None) if KINDS[entry.kind].is_private else entry for entry in chain.entries]
    seen = replay_all([*entries, *withheld], small_playbook()).acts
    assert seen is not None
    assert (seen.releases, seen.proposals, seen.consents) == (acts.releases, (), ())
    assert seen.withheld == ("approval", "clearance", "proposal")


def test_acts_come_back_as_they_were_written_and_what_no_line_may_be_is_told() -> None:
    entries = make_log(Crisis(playbook="landslide", status=Status.TEST, zones=(ZONE,), aware_at=AWARE, where=HERE))
    chain = Chain(IDENT, "humas", NOW, Head(seq=len(entries)))
    earlier = When.at(AWARE - timedelta(minutes=3), ZONE)
    (step, *_) = small_playbook().steps
    for body in (ActBody(step=step), *ACTS[1:], NoteBody(text="by radio", salt="5a17")):
        chain.add(body, at=When.at(AWARE, ZONE), as_of=earlier, role="liaison", person="Ani")
    acts = replay_all([*entries, *chain.entries], small_playbook()).acts
    assert acts is not None
    found = (*acts.done, *acts.decisions, *acts.contacts, *acts.shifts, *acts.notes)
    assert [type(item).__name__ for item in found] == ["Done", "Decision", "Contact", "Shift", "Note"]
    assert {(item.at, item.role, item.person) for item in found} == {(earlier.clock, "liaison", "Ani")}
    assert [item.entry for item in found] == [entry.key for entry in chain.entries]
    for bad in (
        ActBody(step="nobody"), DecisionBody(text="a\x1b[2J"), NoteBody(text="a" * 2001), ContactBody(who="a\nb"),
        DutyBody(holds="a\nb"),
    ):  # fmt: skip
        chain = Chain(IDENT, "humas", NOW, Head(seq=len(entries)))
        chain.add(bad, at=When.at(AWARE, ZONE))
        crisis, problems = replay([*entries, *chain.entries], small_playbook())
        assert crisis is not None
        assert crisis.acts == Acts()
        assert [item.code for item in problems] == ["unknown-step" if isinstance(bad, ActBody) else "value-too-long"]


def test_every_kind_reads_back_the_body_it_wrote() -> None:
    entries = make_log(
        Crisis(
            playbook="landslide", status=Status.TEST, zones=(ZONE, "Asia/Jakarta"), aware_at=AWARE, where=HERE,
            reports=(Report(source="bpbd", at=When.at(AWARE, ZONE), confirmed={"deaths": 2}, note="by radio", where=HERE),),
            claims=(Claim(id="rumour", text={"id": "kabar", "en": "talk"}, where=HERE),),
        )
    )  # fmt: skip
    chain = Chain(IDENT, "humas", NOW, Head(seq=len(entries)))
    chain.add(VoidBody(entry=entries[1].key, because="a slip"), at=When.at(AWARE, ZONE))
    for act in (*ACTS, *RELEASES):
        chain.add(act, at=When.at(AWARE, ZONE))
    entries += chain.entries
    assert {entry.kind for entry in entries} == set(KINDS)
    for entry in entries:
        body = read_body(entry)
        assert body is not None
        assert KINDS[entry.kind].show(body)
