"""HTML, DOCX and PDF: the same words as the text, the mark of a drill on every page, the same bytes twice, nothing fetched."""

from __future__ import annotations

import builtins
import io
import shutil
import subprocess
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

import crisiskit
from crisiskit.errors import ExtraMissing
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.house import OwnLayout
from crisiskit.model.situation import Situation
from crisiskit.model.statement import Statement
from crisiskit.model.vocabulary import Status
from crisiskit.problems import Where
from crisiskit.rendering.formats import FILE_FORMATS, render, render_file
from crisiskit.rendering.layouts import LAYOUTS
from installed import ROOT
from planning.builders import at

EXAMPLE = ROOT / "docs" / "examples" / "ferry-drill"
NOW = at("2026-12-04 10:15")
MARKS = {"id": "LATIHAN", "en": "EXERCISE"}


@cache
def load() -> Situation:
    return crisiskit.load_situation(EXAMPLE)


@cache
def draft(language: str, layout: str | None = None, channel: str = "press") -> Statement:
    assessment = crisiskit.assess(load(), now=NOW)
    return crisiskit.draft(
        load(), assessment, kind="holding", channel=channel, language=language, now=NOW, number="12/SP/XII/2026",
        quote="Kami <b>bersama</b> keluarga & “kerabat”.", layout=layout,
    )  # fmt: skip


def lengthen(statement: Statement) -> Statement:
    """The statement with so many paragraphs that it takes several pages."""
    return statement.model_copy(update={"paragraphs": statement.paragraphs * 8})


def load_pdf() -> Any:
    """WeasyPrint, or a skip that says what is missing."""
    try:
        import weasyprint
    except OSError as error:
        pytest.skip(f"a library that WeasyPrint needs is missing: {error}")
    return weasyprint


def squeeze(text: str) -> str:
    """The text without spaces and line ends, which pages put elsewhere."""
    return "".join(text.split())


class Words(HTMLParser):
    """The blocks of our HTML as text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in {"style", "title"}:
            self.text += data


def read_html(page: str) -> Words:
    words = Words()
    words.feed(page)
    return words


def print_docx(data: bytes) -> str:
    return "\n\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


@pytest.mark.parametrize("layout", [None, *(name for name, layout in LAYOUTS.items() if not layout.needs)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layout_says_the_same_in_every_form(language: str, layout: str | None) -> None:
    statement = draft(language, layout)
    html = read_html(render(statement, "html", language=language, situation=load()))
    mark = MARKS[language]
    assert squeeze(html.text).removeprefix(mark) == squeeze(statement.text)
    assert squeeze(print_docx(render_file(statement, "docx", situation=load()))) == squeeze(statement.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_what_the_text_says(language: str) -> None:
    load_pdf()
    reader = PdfReader(io.BytesIO(render_file(draft(language), "pdf", situation=load())))
    text = "".join(page.extract_text() for page in reader.pages)
    said = squeeze(draft(language).text)
    assert said in squeeze(text).replace(MARKS[language], "", 1) or said in squeeze(text)


@pytest.mark.parametrize("form", FILE_FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_same_input_same_bytes(form: str, language: str) -> None:
    if form == "pdf":
        load_pdf()
    once, twice = (render_file(draft(language), form, situation=load()) for _ in range(2))
    assert once == twice


def test_the_document_holds_no_clock_and_no_stranger() -> None:
    data = render_file(draft("id"), "docx", situation=load())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        assert len(members) > 5
        assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    properties = Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("Dinas Perhubungan Provinsi Nusa Seruni",) * 2
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None).isoformat() == "2026-12-04T02:15:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drill_is_marked_in_properties_and_in_the_header_of_every_page_of_a_document(language: str) -> None:
    document = Document(io.BytesIO(render_file(draft(language), "docx", situation=load())))
    assert [paragraph.text for paragraph in document.sections[0].header.paragraphs] == [MARKS[language]]
    assert len(document.sections) == 1
    assert document.sections[0].different_first_page_header_footer is False
    properties = document.core_properties
    assert properties.title.startswith(f"{MARKS[language]}: ")
    assert properties.keywords == properties.subject == properties.content_status == MARKS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drill_is_marked_on_every_page_of_a_pdf_and_in_its_metadata(language: str) -> None:
    load_pdf()
    reader = PdfReader(io.BytesIO(render_file(lengthen(draft(language)), "pdf", situation=load())))
    assert len(reader.pages) > 3
    lasts = [page.extract_text().splitlines()[-2:] for page in reader.pages]
    assert [number for number, lines in enumerate(lasts) if MARKS[language] not in lines] == []
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(f"{MARKS[language]}: ")
    assert str(reader.metadata["/Keywords"]) == MARKS[language]


def test_the_real_thing_is_not_marked() -> None:
    load_pdf()
    real = load().model_copy(update={"crisis": load().crisis.model_copy(update={"status": Status.ACTUAL})})
    statement = crisiskit.draft(real, crisiskit.assess(real, now=NOW), kind="holding", channel="press", language="id", now=NOW)
    assert "LATIHAN" not in render(statement, "html", language="id", situation=real)
    document = Document(io.BytesIO(render_file(statement, "docx", situation=real)))
    assert [paragraph.text for paragraph in document.sections[0].header.paragraphs] == [""]
    reader = PdfReader(io.BytesIO(render_file(statement, "pdf", situation=real)))
    assert "LATIHAN" not in "".join(page.extract_text() for page in reader.pages)


def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    load_pdf()
    catalogue: Any = PdfReader(io.BytesIO(render_file(draft("en"), "pdf", situation=load()))).trailer["/Root"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_inert(language: str) -> None:
    page = render(draft(language), "html", language=language, situation=load())
    tags = read_html(page).tags
    assert len(tags) > 20
    assert {tag for tag, _ in tags} <= {
        "html", "head", "meta", "title", "style", "body", "header", "footer", "h1", "h2", "p", "blockquote", "strong", "em", "br",
    }  # fmt: skip
    names = {name for _, attributes in tags for name in attributes}
    assert names <= {"lang", "charset", "name", "http-equiv", "content", "class", "role"}
    assert "url(" not in page
    assert "&lt;b&gt;bersama&lt;/b&gt; keluarga &amp; “kerabat”" in page


def test_a_kept_statement_is_laid_out_again_from_its_json_and_the_house() -> None:
    kept = Statement.model_validate_json(draft("id").model_dump_json())
    for form in FILE_FORMATS:
        if form != "pdf":
            assert render_file(kept, form, situation=load()) == render_file(draft("id"), form, situation=load())
    assert render(kept, "html", language="id", situation=load()) == render(draft("id"), "html", language="id", situation=load())


def test_a_post_can_be_printed_too() -> None:
    statement = draft("id", channel="whatsapp")
    text = print_docx(render_file(statement, "docx", situation=load()))
    for paragraph in filter(None, statement.text.split("\n")):
        assert paragraph.removeprefix("LATIHAN: ") in text
    assert text.startswith("LATIHAN: Dinas Perhubungan")


@pytest.mark.parametrize(("form", "package", "extra"), [("docx", "docx", "files"), ("pdf", "weasyprint", "pdf")])
def test_without_the_extra_the_problem_says_what_to_install(
    form: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == package:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExtraMissing) as caught:
        render_file(draft("id"), form, situation=load())
    (found,) = caught.value.problems
    assert (found.code, found.argument("format"), found.argument("extra")) == ("extra-missing", form, extra)


def test_without_pango_the_problem_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ExtraMissing) as caught:
        render_file(draft("id"), "pdf", situation=load())
    assert [item.code for item in caught.value.problems] == ["library-missing"]


@pytest.mark.soak
def test_libreoffice_opens_the_document_and_every_page_has_the_mark(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: apt install libreoffice-writer-nogui")
    statement = lengthen(draft("id"))
    (tmp_path / "siaran.docx").write_bytes(render_file(statement, "docx", situation=load()))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "pdf", "--outdir", tmp_path,
         tmp_path / "siaran.docx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    pages = [page.extract_text() for page in PdfReader(tmp_path / "siaran.pdf").pages]
    assert len(pages) > 3
    assert [number for number, text in enumerate(pages) if "LATIHAN" not in text.splitlines()[0]] == []
    assert [number for number, text in enumerate(pages, 1) if f"Halaman {number} dari {len(pages)}" not in text] == []
    assert squeeze(statement.paragraphs[0])[:200] in squeeze("".join(pages))


EVERYTHING = """
<header><p>{{ letterhead | upper }}</p><p class="small">Jalan Pelabuhan 1<br>Tanjung Sekar</p></header>
<h1 class="left">{{ title }}</h1>
<hr>
<p class="right small">{{ city }}, {{ day }}</p>
<p class="large center"><b>{{ headline }}</b></p>
{% for paragraph in paragraphs %}
<p class="indent"><em>{{ loop.index }}</em> {{ paragraph }}</p>
{% endfor %}
<ul><li>{{ contact }}</li><li>{{ handles }}</li></ul>
<p class="sign">{{ signatory }}</p>
<footer><p>{{ contact }}</p><p class="tight">{{ handles }}</p></footer>
"""


def test_every_block_and_class_of_a_layout_of_the_house_comes_out_in_every_form() -> None:
    load_pdf()
    house = load().model_copy(update={"layouts": {"press": OwnLayout("press", Where("layouts/press.html.j2"), EVERYTHING)}})
    statement = crisiskit.draft(
        house, crisiskit.assess(house, now=NOW), kind="update", channel="press", language="id", now=NOW, number="1"
    )
    said = squeeze(statement.text.replace("\n- ", "\n"))
    assert statement.text.count("\n- ") == 2
    page = render(statement, "html", language="id", situation=house)
    assert squeeze(read_html(page).text).removeprefix("LATIHAN") == said
    assert page.count("<ul>") == page.count("</ul>") == page.count("<hr>") == 1
    document = Document(io.BytesIO(render_file(statement, "docx", situation=house)))
    assert squeeze("".join(paragraph.text for paragraph in document.paragraphs)) == said
    assert [paragraph.style.name for paragraph in document.paragraphs if paragraph.style].count("List Bullet") == 2
    reader = PdfReader(io.BytesIO(render_file(statement, "pdf", situation=house)))
    text = squeeze("".join(page.extract_text() for page in reader.pages))
    assert squeeze(statement.paragraphs[-1])[-60:] in text


def test_a_form_there_is_none_of_is_a_problem() -> None:
    with pytest.raises(crisiskit.CrisisKitError) as caught:
        render_file(draft("id"), "odt", situation=load())
    assert [(item.code, item.argument("found")) for item in caught.value.problems] == [("unknown-format", "odt")]


def test_a_page_needs_the_house_that_it_stands_on() -> None:
    with pytest.raises(crisiskit.CrisisKitError) as caught:
        render(draft("id"), "html", language="id")
    assert [item.code for item in caught.value.problems] == ["situation-needed"]
