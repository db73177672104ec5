"""A house's own layouts are a stranger's files: what they may do, and attacks that are refused before they run or stopped."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisiskit.errors import LayoutRefused
from crisiskit.model.house import OwnLayout
from crisiskit.problems import Problem, Where
from crisiskit.rendering.guarding import ALLOWED, FILTERS, MOST_NODES, SPELLED
from crisiskit.rendering.layouts import LAYOUTS, lay_out
from crisiskit.rendering.letters import NAMES, Letter
from crisiskit.rendering.own_layouts import LARGEST_BYTES, compile_own, fill_own
from crisiskit.rendering.pages import print_page
from crisiskit.rendering.trying import try_layouts
from installed import PACKAGE

LETTER = Letter(
    "press", "id", "Dinas Contoh", "Jakarta", date(2026, 3, 7), mark="LATIHAN: ", headline="Judul", paragraphs=("Satu.",),
    corrects=True,
)
SHOW = "{% for paragraph in paragraphs %}<p>{{ paragraph }}</p>{% endfor %}"
#: Loops as deep as they may be.
THRICE = "{% for a in paragraphs %}{% for b in paragraphs %}{% for c in paragraphs %}"
ENDS = "{% endfor %}" * 3
CONTEXT: dict[str, object] = {
    **dict.fromkeys(NAMES, "x" * 200), "paragraphs": ["y" * 300] * 50, "article": {"title": "t"}, "lines": {}
}  # fmt: skip

#: What strikes in Jinja2's own sandbox, or may; each is refused, or stopped by a bound, long before it costs anything.
ATTACKS = {
    "repetition": "{{ 'A' * 10**9 }}",
    "power": "{{ 7 ** 9999999 }}",
    "printf": "{{ '%0999999999d' % 1 }}",
    "format": "{{ '{:>999999999}'.format(1) }}",
    "format through a filter": "{{ '%0999999999d' | format(1) }}",
    "center": "{{ 'a' | center(999999999) }}",
    "ljust": "{{ 'a'.ljust(999999999) }}",
    "zfill": "{{ 'a'.zfill(999999999) }}",
    "expandtabs": "{{ '\t'.expandtabs(999999999) }}",
    "indent": "{{ 'a\nb' | indent(999999999) }}",
    "replace": "{{ title | replace('x', 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy') }}",
    "join on itself": "{{ title | list | join('yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy') }}",
    "concatenation": "{% set ns = namespace(a='xx') %}{% for i in paragraphs %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}{{ ns.a }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "slice": "{{ paragraphs | slice(999999999) | list }}",
    "batch": "{{ paragraphs | batch(999999999, 'x') | list }}",
    "range": "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "macro that doubles": "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "recursive loop": "{% for i in paragraphs recursive %}{{ loop(paragraphs) }}{% endfor %}",
    "product of loops": f"{THRICE}x{ENDS}",
    "silent product of loops": THRICE + ENDS,
    "loop over letters": "{% for a in title %}{% for b in a %}x{% endfor %}{% endfor %}",
    "product of filtered loops": THRICE.replace("c in paragraphs", "c in paragraphs if false") + ENDS,
    "product behind an else": "{% for d in paragraphs if false %}{% else %}" + THRICE + ENDS + "{% endfor %}",
    "class ladder": "{{ ''.__class__.__mro__ }}",
    "class ladder by name": "{{ ''['__class__'] }}",
    "attr": "{{ title | attr('format') }}",
    "map": "{{ paragraphs | map(attribute='__class__') | list }}",
    "globals": "{{ cycler.__init__.__globals__ }}",
    "self": "{{ self.__init__ }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import '/etc/passwd' as x %}",
    "extends": "{% extends 'press.html.j2' %}",
    "loop internals": "{% for a in paragraphs %}{{ loop.__init__ }}{% endfor %}",
    "loop cycle": "{% for a in paragraphs %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "call block": "{% call title() %}{% endcall %}",
    "huge number": "{{ " + "9" * 5_000 + " }}",
    "deep parentheses": "{{ " + "(" * 3_000 + "title" + ")" * 3_000 + " }}",
    "deep not": "{{ " + "not " * 3_000 + "title }}",
    "deep minus": "{{ " + "-" * 3_000 + "1 }}",
    "long and": "{{ title" + " and title" * 1_000 + " }}",
    "long filter chain": "{{ title" + " | upper" * 1_000 + " }}",
    "long dots": "{{ title" + ".a" * 1_000 + " }}",
    "deep if": "{% if title %}" * 400 + "{% endif %}" * 400,
    "deep for": "{% for a in paragraphs %}" * 30 + "{% endfor %}" * 30,
    "many pieces": "{{title}}" * 3_000,
    "script": "<script>alert(1)</script>",
    "handler": '<p onclick="alert(1)">x</p>',
    "picture": '<img src="https://example.org/x.png">',
    "style": '<p style="position:absolute">x</p>',
    "address": '<a href="javascript:alert(1)">x</a>',
    "value in a tag": '<p class="{{ title }}">x</p>',
    "unsafe": "{{ headline | safe }}",
    "autoescape": "{% autoescape false %}{{ headline }}{% endautoescape %}",
    "comment of HTML": "<!-- x -->",
    "half a tag": "<p",
    "what counts the passes": "{{ passes left }}",
    "dictionary": "{{ article }}",
    "list": "{{ paragraphs }}",
    "nothing": "{{ title if false }}",
    "comparison": "{{ title < paragraphs }}",
}  # fmt: skip


def own(text: str, name: str = "press") -> OwnLayout:
    return OwnLayout(name, Where(f"layouts/{name}.html.j2"), text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_or_stopped(attack: str) -> None:
    with pytest.raises(LayoutRefused) as caught:
        fill_own(own(ATTACKS[attack]), CONTEXT)
    assert caught.value.problems
    assert all(item.where is not None and item.where.path == "layouts/press.html.j2" for item in caught.value.problems)
    assert all(item.code.startswith(("layout-", "file-too-large")) for item in caught.value.problems)


def test_what_attacks_is_mostly_refused_before_anything_of_it_runs() -> None:
    run = {attack for attack, text in ATTACKS.items() if not compile_own(own(text))[1]}
    assert run == {
        "product of loops", "silent product of loops", "product of filtered loops", "loop over letters", "dictionary", "list",
        "nothing", "comparison",
    }  # fmt: skip


def test_a_file_that_is_too_large_is_not_even_parsed() -> None:
    _, faults = compile_own(own("x" * (LARGEST_BYTES + 1)))
    assert [item.code for item in faults] == ["file-too-large"]


def test_every_fault_of_a_file_is_told_at_once_with_its_line() -> None:
    text = "{{ judul }}\n{{ title | safe }}\n<script>\n{% set x = 1 %}\n{{ title ~ title }}\n"
    _, faults = compile_own(own(text))
    assert sorted((item.where.line, item.code) for item in faults if item.where) == [
        (1, "layout-unknown-name"), (2, "layout-unknown-word"), (3, "layout-unknown-tag"), (4, "layout-not-allowed"),
        (5, "layout-not-allowed"),
    ]  # fmt: skip


def test_what_layouts_need_works() -> None:
    text = (
        "{% for p in paragraphs %}{% if loop.first %}<p>{{ dateline }} – {{ p }}</p>{% else %}<p>{{ loop.index }} {{ p }}</p>"
        "{% endif %}{% endfor %}<p>{{ letterhead | upper }}, {{ paragraphs | length }}, {{ number | default('-') }}</p>"
        "<p>{{ paragraphs | join(' ') if paragraphs and language == 'id' else '' }}</p>{# a note #}"
    )
    page = lay_out(LETTER._replace(paragraphs=("Satu.", "Dua.")), {"press": own(text)})
    assert print_page(page) == (
        "LATIHAN: Jakarta, 7 Maret 2026 – Satu.\n\n2 Dua.\n\nDINAS CONTOH, 2, -\n\nSatu. Dua."
    )


def test_words_of_a_statement_are_shown_letter_by_letter() -> None:
    nasty = "<script>alert(1)</script> & {{ 7 * 7 }} \"x\" 'y' &amp;"
    letter = LETTER._replace(paragraphs=(nasty,), headline=nasty)
    text = print_page(lay_out(letter, {"press": own("<h1>{{ headline }}</h1>" + SHOW)}))
    assert text == f"LATIHAN: {nasty}\n\n{nasty}"


def test_no_layout_takes_the_mark_away() -> None:
    text = print_page(lay_out(LETTER, {"press": own(SHOW)}))
    assert text == "LATIHAN: Satu."


def test_a_layout_that_loses_a_paragraph_is_refused() -> None:
    with pytest.raises(LayoutRefused) as caught:
        lay_out(LETTER, {"press": own("<h1>{{ headline }}</h1>")})
    assert [item.code for item in caught.value.problems] == ["layout-drops-text"]


@pytest.mark.parametrize("how", ["reverse", "sort"])
def test_a_layout_that_turns_paragraphs_about_is_refused(how: str) -> None:
    letter = LETTER._replace(paragraphs=("Zat itu aman.", "Kabar itu tidak benar."))
    turned = own(SHOW.replace("in paragraphs", f"in paragraphs | {how}"))
    assert how in turned.text
    with pytest.raises(LayoutRefused) as caught:
        lay_out(letter, {"press": turned})
    assert [item.code for item in caught.value.problems] == ["layout-drops-text"]


def test_a_paragraph_that_stands_twice_is_shown_twice() -> None:
    letter = LETTER._replace(paragraphs=("Satu.", "Satu."))
    with pytest.raises(LayoutRefused):
        lay_out(letter, {"press": own("<p>{{ paragraphs | first }}</p>")})
    assert print_page(lay_out(letter, {"press": own(SHOW)})).count("Satu.") == 2


def test_a_layout_of_the_house_serves_every_format_like_it() -> None:
    house = {"press": own("<p>KOP</p>" + SHOW)}
    layouts = ("press", "holding", "erratum", "notice")
    texts = {layout: print_page(lay_out(LETTER._replace(layout=layout), house)) for layout in layouts}
    assert [layout for layout, text in texts.items() if "KOP" in text] == ["press", "holding", "erratum"]


def test_a_house_may_have_a_layout_of_a_new_name() -> None:
    house = {"bulletin": own("<p>{{ dateline }}</p>" + SHOW, "bulletin")}
    assert try_layouts(house) == []
    assert print_page(lay_out(LETTER._replace(layout="bulletin", mark=""), house)) == "Jakarta, 7 Maret 2026\n\nSatu."


@pytest.mark.parametrize("name", sorted({layout.like for layout in LAYOUTS.values()}))
def test_our_own_layouts_keep_the_same_rules_and_so_are_a_start_for_a_house(name: str) -> None:
    path = PACKAGE / "rendering" / "layouts" / f"{name}.html.j2"
    assert try_layouts({name: own(path.read_text(encoding="utf-8"), name)}) == []


def test_the_allow_list_is_small_and_names_nothing_that_calls_or_grows() -> None:
    assert len(ALLOWED) <= 21
    assert len(FILTERS) <= 19
    assert not ALLOWED & set(SPELLED)
    assert MOST_NODES <= 2_000


PIECES = [
    *"{}%#|.()[]'\"<>=+-*/~ \n", "{{ ", " }}", "{% ", " %}", "for ", " in ", "if ", "endfor", "endif", "paragraphs", "title",
    "loop", "set ", "not ", "upper", "<p>", "</p>", "1", "é",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_a_file_holds_it_is_filled_or_refused(pieces: list[str]) -> None:
    filled, problems = "", tuple[Problem, ...]()
    try:
        filled = fill_own(own("".join(pieces)), CONTEXT)
    except LayoutRefused as refused:
        problems = refused.problems
    assert problems or "{%" not in filled
