"""Which playbook is meant, by a few words typed in haste or by a whole post or news item, in any language there is.

    suggest(summaries, "kapal tengelam")[0].playbook      # "boat-accident", for tengelam (tenggelam) and kapal
    suggest_for_text(summaries, post)                     # () where nothing speaks for any

A playbook is known by its name and aliases, its cues and its summary. Words weigh by how few playbooks have them. A few words are
matched in any order, by stems, with typing errors forgiven; a text is matched by whole names and cues standing in it, since in a
long text any single word stands sooner or later. Where too little speaks for a playbook none is suggested.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.plain_words import LONGEST, asking, find_stem, raw_words, small_words
from crisiskit.language.slips import find_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from crisiskit.reading.listing import Summary

#: What a word counts in a name or alias, in a cue, in the summary.
IN_NAME, IN_CUE, IN_SUMMARY = 1.0, 0.7, 0.45
#: What a light word such as `jalan` counts, and a word that was mended.
LIGHT, MENDED = 0.3, 0.85
#: A name or alias of which every word was asked for says this much more, by its share of what was asked.
WHOLE_NAME = 0.4
#: So much of what was asked must be found; and so much of what the best one has.
ENOUGH, BESIDE_BEST = 0.34, 0.45
#: In a text: so many different finds, or one whole name; so much weight; whole names count more than single cues.
FEWEST_FINDS, ENOUGH_IN_TEXT, NAME_IN_TEXT = 2, 2.0, 1.5
#: Texts are read as far as this, in pieces; words of a query as far as this.
LONGEST_TEXT, MOST_WORDS = 40_000, 40
#: Two playbooks' worth of weight for each: with fewer, a word that only one has would weigh next to nothing.
FEWEST_PLAYBOOKS = 8
MOST_SUGGESTED = 5
#: In a word run together each part has so many letters.
SHORTEST_PART = 3


class Suggestion(NamedTuple):
    """A playbook, how much speaks for it, and the words that matched: as written, and as meant where that differs."""

    playbook: str
    score: float
    words: tuple[tuple[str, str], ...]


class _Phrase(NamedTuple):
    """A name or cue, by stems; how much it counts."""

    written: str
    stems: tuple[str, ...]
    weight: float


class _Card(NamedTuple):
    """A playbook in one language, and the most that each stem counts in it."""

    summary: Summary
    weights: Mapping[str, float]


class _Shelf(NamedTuple):
    """All playbooks in one language.

    `stems` of the words spelled in them; in how many playbooks a stem is; the small words, and the stems of light ones.
    """

    language: str
    cards: tuple[_Card, ...]
    stems: Mapping[str, str]
    uses: Mapping[str, int]
    small: frozenset[str]
    light: frozenset[str]

    def weigh(self, stem: str) -> float:
        """How much a stem tells; most where no playbook has it."""
        weight = log(1 + max(len(self.cards), FEWEST_PLAYBOOKS) / self.uses.get(stem, 1))
        return weight * LIGHT if stem in self.light else weight

    def list_phrases(self, card: _Card) -> Iterator[_Phrase]:
        """The names, aliases and cues of a playbook."""
        summary, language = card.summary, self.language
        names = (summary.names[language], *summary.aliases[language])
        for weight, written in ((IN_NAME, names), (IN_CUE, summary.cues[language])):
            for phrase in written:
                words = [word for word in raw_words(phrase, language) if word not in self.small]
                stems = tuple(self.stems.get(word) or find_stem(word, language) for word in words)
                if stems:
                    yield _Phrase(phrase, stems, weight)


class _Asked(NamedTuple):
    """A word as typed, and the stem and spelling it is taken for."""

    written: str
    stem: str
    meant: str
    quality: float = 1.0


def suggest(summaries: Mapping[str, Summary], words: str) -> tuple[Suggestion, ...]:
    """The playbooks that a few words mean, the likeliest first; none where too little speaks for any."""
    shelves = _make_shelves(summaries)
    spelled = {word for shelf in shelves for word in shelf.stems}
    best: dict[str, Suggestion] = {}
    for shelf in shelves:
        asked = _read_asked(words, shelf, spelled)
        stems = {item.stem for item in asked}
        for card in shelf.cards:
            if not stems.isdisjoint(card.weights):
                _keep_better(best, _score_words(card, asked, shelf))
    return _choose(best.values(), ENOUGH)


def suggest_for_text(summaries: Mapping[str, Summary], text: str) -> tuple[Suggestion, ...]:
    """The playbooks that a post or news item speaks for, the likeliest first, with the names and cues that stand in it."""
    best: dict[str, Suggestion] = {}
    for shelf in _make_shelves(summaries):
        words = (word for piece in _cut(text) for word in raw_words(piece, shelf.language) if word not in shelf.small)
        stems = [find_stem(word, shelf.language) for word in words]
        runs, told = f" {' '.join(stems)} ", set(stems)
        for card in shelf.cards:
            if not told.isdisjoint(card.weights):
                found = [phrase for phrase in shelf.list_phrases(card) if f" {' '.join(phrase.stems)} " in runs]
                _keep_better(best, _score_text(card, found, shelf))
    return _choose(best.values(), ENOUGH_IN_TEXT)


def _score_words(card: _Card, asked: Sequence[_Asked], shelf: _Shelf) -> Suggestion:
    total = sum(shelf.weigh(item.stem) for item in asked)
    found = [item for item in asked if item.stem in card.weights]
    score = sum(shelf.weigh(item.stem) * card.weights[item.stem] * item.quality for item in found) / total
    stems = {item.stem for item in found}
    names = (set(item.stems) for item in shelf.list_phrases(card) if item.weight == IN_NAME and stems.issuperset(item.stems))
    whole = max((sum(map(shelf.weigh, name)) for name in names), default=0.0)
    score += WHOLE_NAME * min(whole / total, 1.0)
    words = tuple(dict.fromkeys((item.written, item.meant) for item in found))
    return Suggestion(card.summary.id, round(score, 3), words)


def _score_text(card: _Card, found: Sequence[_Phrase], shelf: _Shelf) -> Suggestion:
    """Each stem counts once, whatever names and cues it stands in."""
    counted: dict[str, float] = {}
    for phrase in found:
        times = NAME_IN_TEXT if phrase.weight == IN_NAME and len(phrase.stems) > 1 else 1.0
        for stem in phrase.stems:
            counted[stem] = max(counted.get(stem, 0.0), shelf.weigh(stem) * phrase.weight * times)
    score = sum(counted.values()) if len(counted) >= FEWEST_FINDS else 0.0
    return Suggestion(card.summary.id, round(score, 3), tuple((phrase.written, phrase.written) for phrase in found))


def _choose(found: Iterable[Suggestion], enough: float) -> tuple[Suggestion, ...]:
    ranked = sorted(found, key=lambda item: (-item.score, item.playbook))
    least = max(enough, ranked[0].score * BESIDE_BEST) if ranked else enough
    return tuple(item for item in ranked if item.score >= least)[:MOST_SUGGESTED]


def _keep_better(best: dict[str, Suggestion], found: Suggestion) -> None:
    """Keep the better of a playbook's languages."""
    if found.playbook not in best or found.score > best[found.playbook].score:
        best[found.playbook] = found


def _read_asked(words: str, shelf: _Shelf, spelled: set[str]) -> tuple[_Asked, ...]:
    """What was asked for: small words left out, mistyped ones mended, words run together parted and parted ones joined."""
    small = frozenset(word for code in LANGUAGES for word in small_words(code))
    typed = [word for word in raw_words(words, shelf.language) if word not in small][:MOST_WORDS]
    found: list[_Asked] = []
    at = 0
    while at < len(typed):
        word, joined = typed[at], "".join(typed[at : at + 2])
        if at + 1 < len(typed) and joined in shelf.stems and word not in shelf.stems:
            found.append(_Asked(f"{word} {typed[at + 1]}", shelf.stems[joined], joined))
            at += 2
            continue
        found += _read_word(word, shelf, spelled)
        at += 1
    return tuple({item.stem: item for item in reversed(found)}.values())[::-1]


def _read_word(word: str, shelf: _Shelf, spelled: set[str]) -> Iterator[_Asked]:
    stem = find_stem(word, shelf.language)
    if stem in shelf.uses or word in spelled or word in asking(shelf.language).get("light", ()):
        yield _Asked(word, stem, word)
        return
    for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        parts = (word[:end], word[end:])
        if all(part in shelf.stems for part in parts):
            for part in parts:
                yield _Asked(word, shelf.stems[part], " ".join(parts))
            return
    meant = find_meant(word, shelf.stems)
    yield _Asked(word, stem, word) if meant is None else _Asked(word, shelf.stems[meant], meant, MENDED)


def _make_shelves(summaries: Mapping[str, Summary]) -> tuple[_Shelf, ...]:
    types = [item for item in summaries.values() if item.kind == "type"]
    return tuple(_make_shelf([item for item in types if language in item.names], language) for language in LANGUAGES)


def _make_shelf(summaries: Sequence[Summary], language: str) -> _Shelf:
    stems: dict[str, str] = {}
    small = small_words(language)
    cards = tuple(_Card(item, _weigh_stems(item, language, stems, small)) for item in summaries)
    uses = Counter(stem for card in cards for stem in card.weights)
    light = frozenset(find_stem(word, language) for word in asking(language).get("light", ()))
    return _Shelf(language, cards, stems, uses, small, light)


def _weigh_stems(item: Summary, language: str, stems: dict[str, str], small: frozenset[str]) -> dict[str, float]:
    """The most that each stem of a playbook counts; the words it spells go to `stems`."""
    weights: dict[str, float] = {}
    names = " , ".join((item.names[language], *item.aliases[language]))
    for written, weight in ((names, IN_NAME), (" , ".join(item.cues[language]), IN_CUE), (item.summaries[language], IN_SUMMARY)):
        for word in raw_words(written, language):
            if word not in small:
                stem = stems.get(word)
                if stem is None:
                    stem = stems[word] = find_stem(word, language)
                weights.setdefault(stem, weight)
    return weights


def _cut(text: str) -> Iterator[str]:
    """The text in pieces that the reader of words takes whole, none of them cut inside a word."""
    piece = ""
    for word in text[:LONGEST_TEXT].split():
        if len(piece) + len(word) >= LONGEST:
            yield piece
            piece = ""
        piece += f"{word} "
    yield piece
