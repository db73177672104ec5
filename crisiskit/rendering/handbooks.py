"""A playbook as a page to read: what to find out, how bad it is when, who does what, what may be said and what never.

    render_handbook(playbook, "id")                     # "# Kecelakaan kapal …"
    render_handbook(playbook, "id", trainer=True)       # with what those who are drilled must not read beforehand

The page shows the playbook with everything it inherits, in Markdown, in the words of its own format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.language.dates import say_duration
from crisiskit.model.condition import And, Compare, Condition, Name, Not
from crisiskit.model.vocabulary import ClockName, Part, Phase, Severity
from crisiskit.model.wording import Phrase, Slot
from crisiskit.reading.keywords import Keywords, keywords
from crisiskit.rendering.filling import clean_markdown, fill, keep

if TYPE_CHECKING:
    from crisiskit.model.playbook import Playbook, PlaybookText, Step
    from crisiskit.model.wording import Message, Piece, Wording


def render_handbook(playbook: Playbook, language: str, *, trainer: bool = False) -> str:
    """The page in one of the playbook's languages (KeyError for any other), without a line break at its end.

    A `trainer` sees the injects and the scenario of the drill as well.
    """
    text, words = playbook.texts[language], keywords(language)
    blocks = [
        f"# {clean_markdown(text.name)}",
        clean_markdown(text.summary),
        *(clean_markdown(paragraph) for paragraph in text.purpose),
        *_section("facts", words, _list_facts(playbook, text)),
        *_section("conditions", words, _list_conditions(playbook, words)),
        *_section("severity", words, _list_levels(playbook, text, words)),
        *_section("cluster", words, _list_clusters(playbook, text, words)),
        *_section("steps", words, [], _list_phases(playbook, text, words)),
        *_section("messages", words, [], _list_parts(text, words)),
        *_section("never-say", words, (_bullet(f"{item.pattern}: {item.why}") for item in text.never_say)),
        *_section("questions", words, [], _list_questions(text, words)),
        *(_section("injects", words, [], _list_injects(playbook, text, words)) if trainer else ()),
        *(_section("scenario", words, _list_scenario(playbook, text)) if trainer else ()),
        *_section("sources", words, map(_bullet, text.sources)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _section(key: str, words: Keywords, lines: Iterable[str], blocks: Iterable[str] = ()) -> list[str]:
    """A heading and what stands under it; nothing where nothing does."""
    under = ["\n".join(lines), *blocks]
    return [f"## {words.word('sections', key)}", *under] if any(under) else []


def _bullet(line: str, depth: int = 0) -> str:
    return f"{'    ' * depth}- {clean_markdown(line)}"


def _list_facts(playbook: Playbook, text: PlaybookText) -> Iterator[str]:
    """Each question, who may answer it, and what may be chosen from."""
    own = str(book(text.language, "sheets")["handbook"]["self"])
    for name, fact in text.facts.items():
        spec = playbook.facts[name]
        names = [text.agencies[item].short if item in text.agencies else own for item in spec.authority]
        who = f" ({', '.join(names)})" if names else ""
        choices = f" [{' / '.join(spec.type.choices)}]" if spec.type.choices else ""
        yield _bullet(f"{name}: {fact.question or fact.called}{choices}{who}")


def _list_conditions(playbook: Playbook, words: Keywords) -> Iterator[str]:
    for name, condition in playbook.conditions.items():
        yield _bullet(f"{name}: {say_condition(condition, words)}")


def _list_levels(playbook: Playbook, text: PlaybookText, words: Keywords) -> Iterator[str]:
    """The reasons for each level with their conditions, the worst first."""
    rows = list(zip(playbook.severity, text.because, strict=False))
    for level in sorted(Severity, reverse=True):
        for row, because in rows:
            if row.level is level:
                condition = clean_markdown(say_condition(row.when, words))
                reason = f"{clean_markdown(because)} ({condition})" if because else condition
                yield f"- **{words.word('levels', level.value)}**: {reason}"


def _list_clusters(playbook: Playbook, text: PlaybookText, words: Keywords) -> Iterator[str]:
    """The cluster it stands in, and what it becomes when."""
    if playbook.cluster:
        yield f"- **{playbook.cluster.value}**"
    for row, because in zip(playbook.cluster_rows, text.cluster_because, strict=False):
        name = row.cluster if isinstance(row.cluster, str) else row.cluster.value
        condition = clean_markdown(say_condition(row.when, words))
        yield f"- **{name}**: {clean_markdown(because)} ({condition})" if because else f"- **{name}**: {condition}"


def _list_injects(playbook: Playbook, text: PlaybookText, words: Keywords) -> Iterator[str]:
    """Each with its minute, from whom through what to whom, and what it should bring."""
    for inject in playbook.injects.values():
        to = text.roles[inject.to].name if inject.to in text.roles else inject.to
        yield f"### {clean_markdown(f'{inject.minute // 60:02}:{inject.minute % 60:02} {inject.id}')}"
        said = {"from": inject.sender, "via": inject.via, "to": to, "expects": inject.expects}
        yield clean_markdown(", ".join(f"{words.injects[key]} {value}" for key, value in said.items()))
        yield f"> {clean_markdown(text.injects.get(inject.id, ''))}"


def _list_scenario(playbook: Playbook, text: PlaybookText) -> Iterator[str]:
    """What becomes known when, and who is told."""
    for row, value in zip(playbook.scenario, text.scenario, strict=False):
        told = text.roles[row.told].name if row.told in text.roles else row.told
        yield _bullet(f"{row.minute // 60:02}:{row.minute % 60:02} {row.fact} = {value} ({told})")


def _list_phases(playbook: Playbook, text: PlaybookText, words: Keywords) -> Iterator[str]:
    for phase in Phase:
        steps = [step for step in playbook.steps.values() if step.phase is phase]
        if steps:
            yield f"### {words.word('phases', phase.value)}"
            yield "\n".join(_bullet(_say_step(step, text, words)) for step in steps)


def _say_step(step: Step, text: PlaybookText, words: Keywords) -> str:
    """What to do; in brackets who, by when and from which level."""
    owner = text.roles[step.owner].name if step.owner in text.roles else step.owner
    details = [owner]
    if isinstance(step.within, timedelta):
        details.append(f"{words.word('columns', 'within', 'steps')} {say_duration(step.within, text.language)}")
    elif isinstance(step.within, ClockName):
        details.append(f"{words.word('columns', 'within', 'steps')} {words.word('clocks', step.within.value)}")
    details.append(f"{words.word('columns', 'level', 'steps')} {words.word('levels', step.level.value)}")
    return f"{text.steps[step.id]} ({', '.join(details)})"


def _list_parts(text: PlaybookText, words: Keywords) -> Iterator[str]:
    for part in Part:
        messages = [message for message in text.messages.values() if message.part is part]
        if messages:
            yield f"### {words.word('parts', part.value)}"
            yield "\n".join(line for message in messages for line in _list_rungs(message, words))


def _list_questions(text: PlaybookText, words: Keywords) -> Iterator[str]:
    for question in text.questions.values():
        yield f"### {clean_markdown(question.question)}"
        if question.also:
            yield clean_markdown(" ".join(question.also))
        yield "\n".join(_list_rungs(question.answer, words))


def _list_rungs(message: Message, words: Keywords) -> Iterator[str]:
    """The ladder as its author wrote it, shorter forms below."""
    for rung in message.rungs:
        guard = "" if rung.guard is None else f"[{say_condition(rung.guard, words)}] "
        first, *shorter = rung.forms
        yield _bullet(guard + say_wording(first))
        for form in shorter:
            yield _bullet(say_wording(form), 1)


def say_wording(wording: Wording) -> str:
    """A wording in its own notation."""
    return "".join(_say_piece(piece) for piece in wording.pieces)


def _say_piece(piece: Piece) -> str:
    if isinstance(piece, Phrase):
        return f"[[{''.join(_say_piece(inner) for inner in piece.pieces)}]]"
    if isinstance(piece, Slot):
        behind = f" | {piece.filter}" if piece.filter else ""
        forms = f": {' / '.join(piece.forms)}" if piece.forms else ""
        return f"{{{{ {piece.name}{behind}{forms} }}}}"
    return piece


def say_condition(condition: Condition, words: Keywords, *, inside: bool = False) -> str:
    """A condition in the words of a language, with parentheses where it stands inside another."""
    spelled: Mapping[str, list[str]] = words.conditions
    if isinstance(condition, Name):
        return condition.name
    if isinstance(condition, Compare):
        value = condition.value
        shown = spelled["yes" if value else "no"][0] if isinstance(value, bool) else str(value)
        return f"{condition.name} {condition.sign} {shown}"
    if isinstance(condition, Not):
        return f"{spelled['not'][0]} {say_condition(condition.item, words, inside=True)}"
    between = spelled["and" if isinstance(condition, And) else "or"][0]
    said = f" {between} ".join(say_condition(item, words, inside=True) for item in condition.items)
    return f"({said})" if inside else said


def print_handbook_html(playbook: Playbook, language: str, *, trainer: bool = False) -> str:
    """The page as HTML for a browser or a printer: no script, nothing fetched, and inert whatever stands in the playbook."""
    from markdown_it import MarkdownIt

    page = render_handbook(playbook, language, trainer=trainer)
    body = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink"]).render(page)
    return fill("handbook.html.j2", {"language": language, "title": playbook.texts[language].name, "body": body}, keep)
