r"""The agency's formats: which there are, which a kind gets, and a letter laid out in one of them.

    choose_layout("press", Kind.CORRECTION)         # "clarification"
    print_page(lay_out(letter, {}))                 # "Kementerian Perhubungan\n\nKLARIFIKASI\n…"

A layout is a Jinja2 file of ours (`layouts/<template>.html.j2`) or of the house, which replaces ours by having its name. Jinja2 is
loaded by the first call, since channels without a layout must not wait for it.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.errors import LayoutRefused
from crisiskit.problems import problem
from crisiskit.rendering.letters import make_context
from crisiskit.rendering.pages import Page, mark_page, print_page, read_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crisiskit.model.house import OwnLayout
    from crisiskit.model.statement import Kind
    from crisiskit.rendering.letters import Letter


class Layout(NamedTuple):
    """`like` is the layout whose file and words it shares; `dated` begins with city and day; `needs` must be given."""

    like: str
    dated: bool = False
    needs: tuple[str, ...] = ()


#: Every layout of ours. How official Indonesian texts look: domain report, section 6.2.
LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "press": Layout("press", dated=True),
        "holding": Layout("press", dated=True),
        "clarification": Layout("press", dated=True),
        "erratum": Layout("press", dated=True, needs=("corrects",)),
        # The harmed party names the article, the passage and the facts, and signs: UU 40/1999, Ps. 1(11) and 5(2).
        "right-of-reply": Layout("right-of-reply", needs=("article", "signatory")),
        "notice": Layout("notice"),
        "internal": Layout("internal"),
        "data-notice": Layout("data-notice"),
        "web": Layout("web"),
        "plain": Layout("plain"),
    }
)

#: The layout of a kind where the channel's is `press`; every other kind is a press release.
KIND_LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "acknowledgement": "holding", "holding": "holding", "correction": "clarification", "warning-relay": "notice",
        "immediate-information": "notice", "personal-data-notice": "data-notice", "internal": "internal",
    }
)  # fmt: skip


def choose_layout(channel_layout: str, kind: Kind) -> str:
    """The layout of a statement for a channel that has one."""
    return KIND_LAYOUTS.get(kind.value, channel_layout) if channel_layout == "press" else channel_layout


def list_layouts(own: Mapping[str, OwnLayout]) -> tuple[str, ...]:
    """The names there are: ours, and those of the house."""
    return tuple(dict.fromkeys([*LAYOUTS, *sorted(own)]))


def lay_out(letter: Letter, own: Mapping[str, OwnLayout]) -> Page:
    """The page of a letter, the mark of a drill before its first word whatever the layout does.

    `own` are the house's layouts by name. Raises LayoutRefused.
    """
    layout = LAYOUTS.get(letter.layout) or (Layout(letter.layout, dated=True) if letter.layout in own else None)
    if layout is None:
        raise LayoutRefused([problem("unknown-layout", None, found=letter.layout, instead=", ".join(list_layouts(own)))])
    _refuse_gaps(letter, layout)
    context = make_context(letter, like=layout.like, dated=layout.dated)
    file = own.get(letter.layout) or own.get(layout.like)
    if file is None:
        from crisiskit.rendering.filling import fill, keep

        page = read_page(fill(f"{layout.like}.html.j2", context, keep))
    else:
        from crisiskit.rendering.own_layouts import fill_own

        page = read_page(fill_own(file, context))
        _refuse_loss(file, letter, page)
    return mark_page(page, letter.mark)


def read_layout(name: str) -> str:
    """One of our own layouts as its file is, for a house to begin with. Raises LayoutRefused."""
    layout = LAYOUTS.get(name)
    if layout is None:
        raise LayoutRefused([problem("unknown-layout", None, found=name, instead=", ".join(LAYOUTS))])
    return (Path(__file__).with_name("layouts") / f"{layout.like}.html.j2").read_text(encoding="utf-8")


def _refuse_gaps(letter: Letter, layout: Layout) -> None:
    """Refuse a letter that lacks what nobody may invent."""
    missing = []
    if "corrects" in layout.needs and not letter.corrects:
        missing.append(problem("layout-needs-correction", None, layout=letter.layout))
    if "article" in layout.needs and letter.article is None:
        missing.append(problem("layout-needs-article", None, layout=letter.layout))
    if "signatory" in layout.needs and not letter.signatory:
        missing.append(problem("layout-needs-signatory", None, layout=letter.layout))
    if missing:
        raise LayoutRefused(missing)


def _refuse_loss(file: OwnLayout, letter: Letter, page: Page) -> None:
    """Refuse a page that lost a paragraph or turned them about: no myth before its fact, nothing needed gone in a letterhead."""
    text, at = _squeeze(print_page(page)), 0
    for number, paragraph in enumerate(letter.paragraphs, start=1):
        words = _squeeze(paragraph)
        at = text.find(words, at) + len(words)
        if at < len(words):
            raise LayoutRefused([problem("layout-drops-text", file.where, layout=file.name, number=number)])


def _squeeze(text: str) -> str:
    """The words without the spaces and line ends between them, which a layout may set otherwise."""
    return "".join(text.split())
