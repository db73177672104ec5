"""An invented ferry accident in an invented province, made of code: what planning and rendering are tried on.

    situation = make_situation(report("basarnas", "2026-03-07 10:05", confirmed={"deaths": 2}))
    plan_at(situation, "2026-03-07 10:10")

The playbook is small, whole and in both languages; each part can be replaced: `make_playbook(steps={...})`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crisiskit.assessing.grading import assess
from crisiskit.grammar.conditions import parse_condition
from crisiskit.language.catalogue import book
from crisiskit.model.condition import Condition
from crisiskit.model.crisis import Crisis, Report, Source, Value
from crisiskit.model.house import DaySpan, Duty, House, HouseName, Outlet
from crisiskit.model.plan import EscalationPlan
from crisiskit.model.playbook import (
    Agency,
    AgencyText,
    Approval,
    Clock,
    FactSpec,
    FactText,
    FactType,
    LadderRung,
    Playbook,
    PlaybookText,
    RoleText,
    SeverityRow,
    Step,
)
from crisiskit.model.record import Contacted, Publication
from crisiskit.model.situation import Situation
from crisiskit.model.vocabulary import Audience, ClockName, Cluster, FactKind, Phase, Severity, Status
from crisiskit.model.when import When
from crisiskit.planning.plans import plan
from crisiskit.problems import Where

ZONE = "Asia/Makassar"
AWARE = "2026-03-07 09:15"
HERE = Where("builders")

#: Role -> its name in Indonesian and English.
ROLES = {
    "duty-officer": ("petugas piket humas", "duty officer"),
    "social-admin": ("admin media sosial", "social media admin"),
    "liaison": ("penghubung antarinstansi", "interagency liaison"),
    "technical": ("unit teknis", "subject unit"),
    "legal": ("Biro Hukum", "legal bureau"),
    "crisis-lead": ("koordinator komunikasi krisis", "crisis communication lead"),
    "comms-head": ("Kepala Biro Komunikasi", "head of communications"),
    "secretary": ("Sekretaris Jenderal", "secretary general"),
    "leader": ("Pimpinan lembaga", "head of the agency"),
    "spokesperson": ("juru bicara", "spokesperson"),
}

AGENCIES = {
    "basarnas": ("Basarnas", "Basarnas"),
    "dvi": ("DVI Polri", "the police DVI team"),
    "ksop": ("KSOP", "the harbour master"),
    "knkt": ("KNKT", "KNKT"),
    "dishub": ("Dishub", "the transport office"),
}

#: Fact -> kind, who may confirm it, its question and its gap, Indonesian first.
FACTS: dict[str, tuple[FactKind, tuple[str, ...], tuple[str, str], tuple[str, str]]] = {
    "place": (
        FactKind.PLACE, ("basarnas", "ksop"),
        ("Di mana kejadiannya?", "Where did it happen?"), ("lokasi kejadian", "where it happened"),
    ),
    "occurred_at": (
        FactKind.TIME, ("basarnas", "ksop"),
        ("Kapan kejadiannya?", "When did it happen?"), ("waktu kejadian", "when it happened"),
    ),
    "event": (FactKind.CHOICE, ("ksop", "basarnas"), ("Apa yang terjadi?", "What happened?"), ("", "")),
    "missing": (
        FactKind.COUNT_NOW, ("basarnas",),
        ("Berapa orang yang dicari?", "How many people are missing?"), ("jumlah orang yang dicari", "how many are missing"),
    ),
    "deaths": (
        FactKind.COUNT, ("basarnas", "dvi"),
        ("Berapa orang yang meninggal dunia?", "How many people have died?"), ("", ""),
    ),
    "cause": (
        FactKind.TEXT, ("knkt",), ("Apa penyebabnya?", "What caused it?"), ("penyebab kecelakaan", "what caused the accident"),
    ),
    "aboard": (FactKind.COUNT, (), ("Berapa orang di kapal?", "How many people were on board?"), ("", "")),
    "coordinating": (
        FactKind.YES_NO, ("self",),
        ("Apakah kita sudah berkoordinasi?", "Are we in contact with the lead agency?"), ("koordinasi", "our contacts"),
    ),
}  # fmt: skip

#: Step -> what to do in both languages.
DO = {
    "pause": ("Hentikan semua unggahan terjadwal", "Stop all scheduled posts"),
    "log": ("Buka catatan krisis", "Open the crisis log"),
    "call-lead": ("Hubungi instansi penanggung jawab", "Call the responsible agency"),
    "acknowledge": ("Terbitkan tanggapan awal", "Publish the acknowledgement"),
    "check-facts": ("Pastikan setiap angka kepada pemiliknya", "Confirm every figure with its owner"),
    "statement": ("Terbitkan pernyataan sementara", "Publish the holding statement"),
    "families": ("Temui keluarga sebelum media", "Meet the families before the media"),
    "update": ("Terbitkan pembaruan pada jam yang dijanjikan", "Publish the update at the promised time"),
    "brief": ("Dampingi pimpinan di lokasi", "Go to the place with the head of the agency"),
    "close": ("Terbitkan pernyataan penutup", "Publish the closing statement"),
    "review": ("Adakan evaluasi", "Hold a review"),
    "rehearse": ("Latih panduan ini", "Exercise this playbook"),
}


def minutes(number: int) -> timedelta:
    """A number of minutes."""
    return timedelta(minutes=number)


def at(written: str, zone: str = ZONE) -> datetime:
    """A clock time: `at("2026-03-07 09:15")`."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo(zone))


def when(text: str) -> Condition:
    """A condition in English."""
    return parse_condition(text, book("en", "keywords")["conditions"])


def step(name: str, owner: str, within: timedelta | ClockName | None = None, **fields: Any) -> Step:
    """A step of the response, at level low unless said otherwise."""
    return Step(id=name, owner=owner, within=within, **{"phase": Phase.RESPOND, **fields})


STEPS = (
    step("rehearse", "crisis-lead", phase=Phase.PREPARE),
    step("pause", "social-admin", minutes(5), audience=(Audience.PUBLIC,)),
    step("log", "duty-officer", minutes(5)),
    step("call-lead", "liaison", minutes(10), after=("log",)),
    step(
        "acknowledge", "duty-officer", ClockName.ACKNOWLEDGEMENT, after=("pause", "call-lead"), approval="duty-officer",
        audience=(Audience.PUBLIC, Audience.MEDIA),
    ),
    step("check-facts", "technical", minutes(40), after=("call-lead",), level=Severity.MODERATE),
    step(
        "statement", "crisis-lead", ClockName.STATEMENT, after=("acknowledge", "check-facts"), level=Severity.MODERATE,
        audience=(Audience.PUBLIC, Audience.MEDIA, Audience.FAMILIES),
    ),
    step("families", "liaison", minutes(45), after=("call-lead",), level=Severity.HIGH, audience=(Audience.FAMILIES,)),
    step("update", "crisis-lead", ClockName.UPDATE, after=("statement",), level=Severity.MODERATE, audience=(Audience.PUBLIC,)),
    step("brief", "comms-head", minutes(20), level=Severity.EXTREME),
    step("close", "crisis-lead", phase=Phase.RECOVER, after=("update",), approval="comms-head"),
    step("review", "crisis-lead", timedelta(days=7), phase=Phase.REVIEW, after=("close",)),
)  # fmt: skip

CLOCKS = (
    Clock(level=Severity.LOW, acknowledgement=timedelta(hours=4), approval=timedelta(hours=2)),
    Clock(
        level=Severity.MODERATE, acknowledgement=minutes(60), statement=timedelta(hours=4), update=timedelta(hours=24),
        approval=minutes(60), interval=timedelta(hours=24),
    ),
    Clock(
        level=Severity.HIGH, acknowledgement=minutes(30), statement=minutes(60), update=minutes(120), approval=minutes(30),
        interval=timedelta(hours=12),
    ),
    Clock(
        level=Severity.EXTREME, acknowledgement=minutes(15), statement=minutes(60), update=minutes(60), approval=minutes(15),
        interval=timedelta(hours=12),
    ),
)  # fmt: skip

APPROVALS = (
    Approval(level=Severity.LOW, drafts="social-admin", approves="duty-officer", voice="duty-officer", then="comms-head"),
    Approval(
        level=Severity.HIGH, drafts="crisis-lead", clears_facts=("technical", "lead"), clears_law_when=when("deaths > 0"),
        approves="secretary", voice="spokesperson", time_out=minutes(20), then="comms-head",
    ),
)  # fmt: skip


def rung(level: Severity, tell: str, within: int, by: str, then: str) -> LadderRung:
    """A rung of the ladder with ten minutes to answer."""
    return LadderRung(level=level, tell=tell, within=minutes(within), by=by, no_answer_in=minutes(10), then=then)


LADDER = (
    rung(Severity.LOW, "crisis-lead", 60, "duty-officer", "comms-head"),
    rung(Severity.MODERATE, "comms-head", 30, "crisis-lead", "secretary"),
    rung(Severity.HIGH, "comms-head", 15, "crisis-lead", "secretary"),
    rung(Severity.HIGH, "secretary", 30, "comms-head", "leader"),
    rung(Severity.EXTREME, "leader", 15, "comms-head", "secretary"),
)

SEVERITY = (
    (Severity.EXTREME, "deaths >= 10", ("sepuluh orang atau lebih meninggal dunia", "ten or more people have died")),
    (Severity.HIGH, "missing > 0 or deaths > 0", ("ada korban jiwa atau orang yang dicari", "people have died or are missing")),
    (Severity.LOW, "event", ("kejadian telah dipastikan", "it has happened")),
)


def make_text(language: str, steps: Iterable[str]) -> PlaybookText:
    """The playbook's words in one language."""
    side = 0 if language == "id" else 1
    said = {"event": (("terbalik", "kandas"), ("capsized", "aground"))[side]}
    facts = {
        name: FactText(question=asked[side], gap=gap[side], said=said.get(name, ()), where=HERE)
        for name, (_, _, asked, gap) in FACTS.items()
    }
    return PlaybookText(
        language=language, name=("Kecelakaan feri", "Ferry accident")[side], facts=facts,
        because=tuple(words[side] for _, _, words in SEVERITY), steps={name: DO[name][side] for name in steps if name in DO},
        roles={name: RoleText(name=names[side], where=HERE) for name, names in ROLES.items()},
        agencies={name: AgencyText(short=names[side], name=names[side], where=HERE) for name, names in AGENCIES.items()},
        basis={Severity.HIGH: ("Pedoman uji", "Test guide")[side]}, where=HERE,
    )  # fmt: skip


def make_playbook(*, steps: Iterable[Step] = STEPS, languages: Iterable[str] = ("id", "en"), **changes: Any) -> Playbook:
    """The playbook, with other steps, in fewer languages or with other fields."""
    listed = tuple(steps)
    fields: dict[str, Any] = {
        "id": "ferry", "version": "1.0.0", "lead": "basarnas", "starts_at": Severity.MODERATE, "cluster": Cluster.ACCIDENTAL,
        "facts": {
            name: FactSpec(
                id=name, type=FactType(kind=kind, choices=("capsized", "aground") if kind is FactKind.CHOICE else ()), authority=who
            )
            for name, (kind, who, _, _) in FACTS.items()
        },
        "conditions": {"happened": when("event or missing > 0 or deaths > 0")},
        "severity": tuple(SeverityRow(level=level, when=when(text)) for level, text, _ in SEVERITY),
        "steps": {item.id: item for item in listed}, "roles": tuple(ROLES),
        "agencies": {name: Agency(id=name) for name in AGENCIES}, "clocks": {clock.level: clock for clock in CLOCKS},
        "approvals": {row.level: row for row in APPROVALS}, "ladder": LADDER,
        "texts": {language: make_text(language, [item.id for item in listed]) for language in languages},
    }  # fmt: skip
    return Playbook(**{**fields, **changes})


def days_away(written: str, because: str | None = None) -> DaySpan:
    """A day, or a span of days: `days_away("2026-12-24/2026-12-27", "cuti")`."""
    first, _, last = written.partition("/")
    return DaySpan(first=date.fromisoformat(first), last=date.fromisoformat(last or first), because=because, where=HERE)


def duty(role: str, who: str, hours: str | None = None, **fields: Any) -> Duty:
    """A line of the roster: `duty("duty-officer", "Piket malam", "20:00-08:00", deputy="Piket siang")`."""
    span = None
    if hours is not None:
        begins, ends = (time.fromisoformat(part) for part in hours.split("-"))
        span = (begins, ends)
    away = tuple(days_away(day) for day in fields.pop("away", ()))
    return Duty(role=role, who=who, hours=span, away=away, where=HERE, **fields)


DUTY = (
    duty("duty-officer", "Piket siang", "08:00-20:00", deputy="Sari", contact="0000-1"),
    duty("duty-officer", "Piket malam", "20:00-08:00", deputy="Piket siang", contact="0000-2"),
    duty("social-admin", "Rina", deputy="Tono", contact="0000-3"),
    duty("liaison", "Made", deputy="Ketut", contact="0000-4"),
    duty("technical", "Bidang Pelayaran"),
    duty("legal", "Subbagian Hukum"),
    duty("crisis-lead", "Koordinator komunikasi krisis", contact="0000-5"),
    duty("comms-head", "Budi", deputy="Wati", contact="0000-6"),
    duty("secretary", "Sekretaris Dinas"),
)


def outlet(channel: str, handle: str, audience: int | None = None, active: str | None = None) -> Outlet:
    """One of the house's channels."""
    spans: tuple[tuple[time, time], ...] = ()
    if active is not None:
        begins, ends = (time.fromisoformat(part) for part in active.split("-"))
        spans = ((begins, ends),)
    return Outlet(channel=channel, handle=handle, audience=audience, active=spans, where=HERE)


OUTLETS = (
    outlet("web", "dishub.example"),
    outlet("x", "@dishub", 48_000, "06:00-11:00"),
    outlet("instagram", "@dis_hub", 95_000, "18:00-22:00"),
)


def make_house(**changes: Any) -> House:
    """The house, with other fields."""
    fields: dict[str, Any] = {
        "agency": {
            "id": HouseName(name="Dinas Perhubungan", short="Dishub"),
            "en": HouseName(name="the Transport Office", short="Transport Office"),
        },
        "registry": "dishub", "city": "Tanjung Sekar", "zone": ZONE, "channels": OUTLETS, "duty": DUTY,
        "clearance": {"basarnas": "posko, 0000-7"}, "where": HERE,
    }  # fmt: skip
    return House(**{**fields, **changes})


def report(
    source: str, heard: str, *, confirmed: Mapping[str, Value] | None = None, reported: Mapping[str, Value] | None = None,
    **fields: Any,
) -> Report:
    """One call from one source; `heard` is a clock time, a day, or a day and its part (`2026-03-07 night`)."""
    clock = ":" in heard
    moment = When.at(at(heard), ZONE) if clock else When.parse_iso(heard, ZONE)
    return Report(
        source=source, at=moment, confirmed=dict(confirmed or {}), reported=dict(reported or {}), where=HERE, **fields
    )  # fmt: skip


def make_situation(
    *reports: Report, playbook: Playbook | None = None, house: House | None = None, status: Status = Status.ACTUAL,
    aware: str = AWARE, zones: tuple[str, ...] = (ZONE, "Asia/Jakarta"),
) -> Situation:
    """The situation that some reports make."""
    crisis = Crisis(
        playbook="ferry", status=status, zones=zones, aware_at=at(aware), reports=reports, where=HERE,
        sources={"radio": Source(id="radio", names={"id": "radio pantai", "en": "coast radio"})},
    )  # fmt: skip
    return Situation(playbook=playbook or make_playbook(), house=house or make_house(), crisis=crisis)


def plan_at(
    situation: Situation, moment: str, promised: Iterable[str] = (), published: Iterable[Publication] | None = None,
    contacts: Iterable[Contacted] | None = None,
) -> EscalationPlan:
    """The plan of a situation at a clock time."""
    now = at(moment)
    named = [at(item) for item in promised]
    return plan(situation, assess(situation, now=now), now=now, promised=named, published=published, contacts=contacts)


def clock(moment: datetime | None) -> str | None:
    """A time as `09:15`, for comparing."""
    return None if moment is None else f"{moment:%H:%M}"
