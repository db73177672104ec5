r"""Rules that are patterns: what they look for, and what excuses it, as the language's files say.

    {"find": ["\\b(?:hanya|cuma)\\b[^.]{0,30}\\b(?:{harm})"], "unless": ["hanya ikuti"]}

In a pattern `{harm}` stands for the words called so at the head of the file. A group named `words` is what the problem points at;
without one, it is all that matched. `unless` is looked for in the same sentence, `unless_near` in the sentences beside it too,
`unless_so_far` in the sentence and the one before it, `unless_before` and `unless_after` in the sentence before and after the
words, `unless_within` in the words themselves, `unless_anywhere` in the whole text. `quoted: false` excuses what stands in a
quotation, `corrected: false` what a quotation says that the text corrects. `hint: true` makes it a hint. All are case-blind unless
the file says `cased: true`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crisiskit.language.catalogue import book
from crisiskit.reviewing.anchors import Anchor, find_anchors
from crisiskit.reviewing.hits import Hit, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crisiskit.reviewing.prose import Prose

_NAME = re.compile(r"\{([a-z_]+)\}")
_CALLED: tuple[str, ...] = (
    "unless", "unless_near", "unless_so_far", "unless_before", "unless_after", "unless_within", "unless_anywhere",
)  # fmt: skip

#: An excuse further from the words than so many signs is none; a sentence without an end would be read again for each of its words.
_REACH = 300


class Wording(NamedTuple):
    """One pattern of a rule, the strings it cannot do without, and its excuses by where they are looked for.

    Patterns are kept as they are written, their words filled in, and compiled when a text may hold what they look for: to compile
    all those of a language takes seconds.
    """

    pattern: str
    cased: bool
    anchors: tuple[Anchor, ...]
    excuses: Mapping[str, tuple[str, ...]]
    quoted: bool
    corrected: bool
    hint: bool

    @property
    def find(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return compile_once(self.pattern, cased=self.cased)


@cache
def read_wordings(language: str, family: str, rule: str) -> tuple[Wording, ...]:
    """The patterns of a rule; an excuse written beside `find` is one of all its patterns."""
    words = book(language, f"review/{family}").get("words", {})
    spec = book(language, f"review/{family}")["rules"][rule]
    return tuple(read_wording(item, spec, words) for item in spec.get("find", ()))


def read_wording(written: str | Mapping[str, Any], spec: Mapping[str, Any], words: Mapping[str, str]) -> Wording:
    """A pattern as it is written, alone or with its own excuses, beside those that `spec` has for all of its patterns."""
    item: Mapping[str, Any] = {"find": written} if isinstance(written, str) else written
    cased = item.get("cased", spec.get("cased", False))
    excuses = {
        name: tuple(fill_in(text, words) for text in (*spec.get(name, ()), *item.get(name, ()))) for name in _CALLED
    }
    pattern = fill_in(item["find"], words)
    quoted, corrected = (item.get(name, spec.get(name, True)) for name in ("quoted", "corrected"))
    return Wording(pattern, cased, find_anchors(pattern), excuses, quoted, corrected, item.get("hint", False))


def fill_in(text: str, words: Mapping[str, str]) -> str:
    """A pattern with the words called by their names in it, which may call others."""
    while _NAME.search(text):
        text = _NAME.sub(lambda found: f"(?:{words[found[1]]})", text)
    return text


def compile_pattern(text: str, words: Mapping[str, str], *, cased: bool) -> re.Pattern[str]:
    """A pattern, its words filled in, compiled."""
    return compile_once(fill_in(text, words), cased=cased)


@cache
def compile_once(pattern: str, *, cased: bool) -> re.Pattern[str]:
    """A pattern compiled; `re` itself remembers too few."""
    return re.compile(pattern, re.NOFLAG if cased else re.IGNORECASE)


@cache
def find_pattern(language: str, family: str, name: str) -> re.Pattern[str]:
    """The pattern at the head of a family's file that is called so, for a rule that is more than patterns; case-blind."""
    words = book(language, f"review/{family}")["words"]
    return compile_pattern(words[name], words, cased=False)


def find_wordings(rule: str, family: str, prose: Prose, setting: Setting) -> Iterator[Hit]:  # noqa: ARG001 - a rule's signature
    """Where the text uses a wording of the rule that nothing excuses; words that overlap are one, and a fault outweighs a hint."""
    found = [hit for wording in read_wordings(prose.language, family, rule) for hit in _find(rule, wording, prose)]
    last: Hit | None = None
    for hit in sorted(found, key=lambda hit: (hit.hint, hit.start)):
        if last is not None and hit.hint == last.hint and hit.start < last.end:
            last = last._replace(end=max(last.end, hit.end))
        else:
            yield from () if last is None else (last,)
            last = hit
    yield from () if last is None else (last,)


def search(wording: Wording, prose: Prose) -> Iterator[re.Match[str]]:
    """Every match of a pattern; it is not tried where the text lacks one of its anchors."""
    if all(map(prose.holds, wording.anchors)):
        yield from wording.find.finditer(prose.flowing)


def _find(rule: str, wording: Wording, prose: Prose) -> Iterator[Hit]:
    for found in search(wording, prose):
        named = "words" in found.re.groupindex and found["words"] is not None
        start, end = found.span("words" if named else 0)
        if not is_excused(wording, prose, start, end):
            yield Hit(rule, start, end, wording.hint)


def is_excused(wording: Wording, prose: Prose, start: int, end: int) -> bool:
    """Whether something near the words makes them no fault."""
    if prose.is_quoted(start, end) and (not wording.quoted or (not wording.corrected and is_corrected(prose, start))):
        return True
    sentence, plain = prose.sentences[prose.find_sentence(start)], prose.flowing
    places = {
        "unless": lambda: _around(prose, start, end),
        "unless_near": lambda: _around(prose, start, end, before=1, after=1),
        "unless_so_far": lambda: _around(prose, start, end, before=1),
        "unless_before": lambda: plain[max(sentence.start, start - _REACH) : start],
        "unless_after": lambda: plain[end : min(sentence.end, end + _REACH)],
        "unless_within": lambda: plain[start:end],
        "unless_anywhere": lambda: plain,
    }
    return any(
        compile_once(pattern, cased=False).search(places[name]())
        for name, patterns in wording.excuses.items()
        for pattern in patterns
    )


def _around(prose: Prose, start: int, end: int, *, before: int = 0, after: int = 0) -> str:
    """The sentence of the words with its neighbours, but of an endless one only what is within reach."""
    at = prose.find_sentence(start)
    first = prose.sentences[max(0, at - before)].start
    last = prose.sentences[min(len(prose.sentences) - 1, at + after)].end
    return prose.flowing[max(first, start - _REACH) : min(last, end + _REACH)]


def is_corrected(prose: Prose, start: int) -> bool:
    """Whether the sentence, or one beside it, says that what is quoted is not true."""
    words = book(prose.language, "review/form")
    return bool(_correcting(words["corrected"]).search(prose.around(start, before=1, after=1)))


@cache
def _correcting(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
