"""What comes out, to the byte: one file for each object, case, language and format; a file without a case is an orphan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from crisiskit.assessing.grading import assess
from crisiskit.model.crisis import Complaint, ComplaintKind, Published
from crisiskit.model.record import Contacted, Publication
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Status
from crisiskit.model.when import When
from crisiskit.rendering.formats import render
from crisiskit.rendering.layouts import LAYOUTS, lay_out
from crisiskit.rendering.letters import Letter
from crisiskit.rendering.pages import print_page
from planning.builders import HERE, ZONE, at, duty, make_house, make_situation, plan_at, report
from rendering.samples import make_statement
from rendering.weeks import make_weeks

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"markdown": "md", "text": "txt", "json": "json", "hour": "hour.txt", "svg": "svg"}
PLACE = {"id": "di Selat Seruni", "en": "in the Seruni Strait"}

RUMOUR = report("radio", "2026-03-07 09:18", reported={"event": "capsized", "missing": 12})
CONFIRMED = report("basarnas", "2026-03-07 10:05", confirmed={"event": "capsized", "place": PLACE, "missing": 3, "deaths": 2})
MORE_DEAD = report("basarnas", "2026-03-07 11:30", confirmed={"deaths": 11, "missing": 1})

#: Case -> the situation, the moment, and what was promised by then.
CASES: dict[str, tuple[Situation, str, tuple[str, ...]]] = {
    "nothing-confirmed": (make_situation(), "2026-03-07 09:15", ()),
    "rumour": (make_situation(RUMOUR), "2026-03-07 09:22", ()),
    "drill": (make_situation(RUMOUR, CONFIRMED, status=Status.EXERCISE), "2026-03-07 10:10", ("2026-03-07 10:15",)),
    "night": (
        make_situation(
            RUMOUR, CONFIRMED, MORE_DEAD, aware="2026-03-07 09:15",
            house=make_house(duty=(duty("duty-officer", "Piket malam", "20:00-08:00", deputy="Tono", away=("2026-03-07",)),)),
        ),
        "2026-03-07 23:58", ("2026-03-07 12:30",),
    ),
}  # fmt: skip


#: A crisis whose words went out, two of them late, and whose people have answered or not.
WATCHED = make_situation(RUMOUR, CONFIRMED)
WATCHED = WATCHED.model_copy(
    update={
        "crisis": WATCHED.crisis.model_copy(
            update={
                "complaints": (
                    Complaint(id="7654321", kind=ComplaintKind.FIELD_CHECK, at=When.at(at("2026-03-07 09:50"), ZONE), where=HERE),
                )
            }
        )
    }
)
OUT = (
    Publication(
        at=at("2026-03-07 09:52"), kind=Kind.ACKNOWLEDGEMENT, channel="x", language="id",
        next_update_at=at("2026-03-07 10:20"), valid_until=at("2026-03-07 10:20"),
    ),
    Publication(
        at=at("2026-03-07 10:15"), kind=Kind.HOLDING, channel="web", language="id",
        next_update_at=at("2026-03-07 12:15"), valid_until=at("2026-03-07 12:15"),
    ),
)  # fmt: skip
CONTACTS = (
    Contacted(role="crisis-lead", told=at("2026-03-07 09:20"), answered=at("2026-03-07 09:24")),
    Contacted(role="comms-head", told=at("2026-03-07 12:20")),
)


def render_plans() -> Iterator[tuple[str, str]]:
    for case, (situation, moment, promised) in CASES.items():
        plan = plan_at(situation, moment, promised)
        for language in ("id", "en"):
            for form in ("markdown", "text", "hour"):
                yield f"plan-{case}.{language}.{ENDINGS[form]}", render(plan, form, language=language)
    watched = plan_at(WATCHED, "2026-03-07 12:34", (), OUT, CONTACTS)
    for language in ("id", "en"):
        for form in ("markdown", "text", "hour"):
            yield f"plan-watched.{language}.{ENDINGS[form]}", render(watched, form, language=language)
    yield "plan-watched.json", render(watched, "json", language="id")
    yield "plan-drill.json", render(plan_at(*CASES["drill"]), "json", language="id")


def render_assessments() -> Iterator[tuple[str, str]]:
    for case, (situation, moment, _) in CASES.items():
        assessment = assess(situation, now=at(moment))
        for language in ("id", "en"):
            for form in ("markdown", "text"):
                text = render(assessment, form, language=language, situation=situation)
                yield f"assessment-{case}.{language}.{ENDINGS[form]}", text
    situation, moment, _ = CASES["drill"]
    yield "assessment-drill.json", render(assess(situation, now=at(moment)), "json", language="en", situation=situation)


def render_statements() -> Iterator[tuple[str, str]]:
    for language in ("id", "en"):
        yield f"statement-drill.{language}.md", render(make_statement(status=Status.EXERCISE), "markdown", language=language)
    yield "statement-actual.json", render(make_statement(), "json", language="id")


def render_releases() -> Iterator[tuple[str, str]]:
    said = {
        "id": ("Feri Terbalik di Selat Seruni", "Sebuah feri terbalik.", "Kami turut prihatin.", "Kami bersama keluarga."),
        "en": ("Ferry capsizes in the Seruni Strait", "A ferry has capsized.", "We grieve with the families.", "We stand by you."),
    }
    agency = {"id": "Dinas Perhubungan Provinsi Nusa Seruni", "en": "the Nusa Seruni Transport Office"}
    mark = {"id": "LATIHAN: ", "en": "EXERCISE: "}
    article = Published(
        outlet="Harian Contoh", title="Dua Puluh Orang Tewas", day=date(2026, 3, 6), passage="Dua puluh orang tewas.",
        url="https://harian.example/feri",
    )  # fmt: skip
    for language, (headline, first, second, quote) in said.items():
        for layout in LAYOUTS:
            full = Letter(
                layout, language, agency[language], "Tanjung Sekar", date(2026, 3, 7), mark=mark[language], number="12/SP/III/2026",
                headline=headline, paragraphs=(first, second), quote=quote, contact="humas@dishub.example",
                handles=("dishub.example", "@dishub"), signatory="Kepala Dinas", article=article, corrects=True,
            )  # fmt: skip
            unlinked = article.model_copy(update={"url": None})
            bare = full._replace(mark="", number=None, quote=None, contact="", handles=(), article=unlinked)
            yield f"{layout}-full.{language}.txt", print_page(lay_out(full, {}))
            yield f"{layout}-bare.{language}.txt", print_page(lay_out(bare, {}))


def render_weeks() -> Iterator[tuple[str, str]]:
    for case, week in make_weeks().items():
        for language in ("id", "en"):
            for form in ("markdown", "text", "svg"):
                yield f"week-{case}.{language}.{ENDINGS[form]}", render(week, form, language=language)
    yield "week-drill.json", render(make_weeks()["drill"], "json", language="id")


@cache
def render_all() -> dict[str, str]:
    """Every output, by the name of its file."""
    return dict([*render_plans(), *render_assessments(), *render_statements(), *render_releases(), *render_weeks()])


@pytest.mark.parametrize("name", sorted(render_all()))
def test_the_output_is_the_one_that_was_read_and_kept(name: str, golden: Callable[[str, str], None]) -> None:
    golden(name, render_all()[name])


def test_every_golden_file_has_its_case() -> None:
    kept = {file.name for file in GOLDEN.iterdir()}
    assert len(kept) > 30
    assert kept == set(render_all())


@pytest.mark.parametrize("name", sorted(name for name in render_all() if "drill" in name or "full" in name))
def test_every_output_of_a_drill_is_marked_in_its_first_line(name: str) -> None:
    text = render_all()[name]
    if name.endswith(".json"):
        assert '"status": "exercise"' in text
    elif name.endswith(".svg"):
        assert text.splitlines()[1].startswith(f'<title id="title">{"LATIHAN: " if ".id." in name else "EXERCISE: "}')
    else:
        first = text.splitlines()[0].removeprefix("# ")
        assert first.startswith("LATIHAN: " if ".id." in name else "EXERCISE: ")


def test_the_real_thing_is_not_marked() -> None:
    texts = [text for name, text in render_all().items() if "drill" not in name and "full" not in name]
    assert len(texts) > 10
    assert not [text for text in texts if "LATIHAN" in text or "EXERCISE" in text]


def test_nothing_in_a_sheet_is_wider_than_a_phone_before_the_tables() -> None:
    sheets = [text for name, text in render_all().items() if name.startswith("plan-") and name.endswith(".md")]
    assert len(sheets) == 2 * (len(CASES) + 1)
    for text in sheets:
        top, _, tables = text.partition("\n| ")
        assert tables
        assert "## " in top
        assert "|" not in top


def test_no_output_has_spaces_at_the_end_of_a_line_or_three_empty_lines() -> None:
    for name, text in render_all().items():
        assert "\n\n\n" not in text, name
        assert not [line for line in text.splitlines() if line != line.rstrip()], name
        assert not text.endswith("\n"), name
