"""Which approved question was meant: typing errors, slang, synonyms and either language forgiven; none rather than a wrong one.

    match = find_question(playbook, "knp kapalnya blh berlayar?")
    match.found.question      # "allowed-to-sail"

A question asked and every way in which the playbook asks one become sets of plain words. Words weigh by how few questions have
them, and two sets are as near as the weight they share (Dice). A wrong answer is worse than none: a question word that says
something else, or a weighty word nobody foresaw, keeps a question from being taken.
"""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.plain_words import ASKING, clauses, guess_language, light_words, plain_words, raw_words, vocabulary
from crisiskit.language.slips import ALIKE, LENGTHS_APART, SHORT_WORD, SHORTEST_TYPO, is_slip
from crisiskit.model.answering import Match, Near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crisiskit.model.playbook import Playbook, PlaybookText

#: From here on a question is taken for the playbook's; found on the table of phrasings in the tests, for no wrong answer.
NEAR_ENOUGH = 0.62
#: A second question within this distance of the first is named beside it.
AS_NEAR = 0.12
#: What is left of the nearness of two questions that ask for different things: why, when, where, how many.
OTHER_QUESTION = 0.5
#: And where only one of the two has a question word: "is she alive?" is not "how many are alive?".
HALF_A_QUESTION = 0.8
#: A word of the asked one that the other lacks says that something else is meant and weighs so much more; one that no question
#: of the playbook has, and that is not among the language's light words, more still.
MISSED, STRANGE = 1.2, 2.0
#: What is left of the weight of a light word, such as `continue` or `confirmed`.
LIGHT = 0.25
#: A question may also be told by its own words alone, however they are put; that is trusted less.
BY_WORDS = 0.9
#: Question words weigh so much: less than what is asked about.
ASKING_WEIGHT = 1.2
#: "How" may stand for "why" (how could it happen), or for nothing (how is she).
HOW, WHY = f"{ASKING}how", f"{ASKING}why"


class _Phrasing(NamedTuple):
    question: str
    asked: str
    words: frozenset[str]


class _Index(NamedTuple):
    """`weights` of words by how few questions have them; `shares`: of all phrasings with a word, how many are the question's."""

    phrasings: tuple[_Phrasing, ...]
    exact: Mapping[tuple[str, ...], str]
    places: Mapping[str, tuple[int, ...]]
    weights: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]
    unknown: float
    spelled: frozenset[str]
    light: frozenset[str]

    def near(self, words: frozenset[str]) -> tuple[_Phrasing, ...]:
        """The phrasings that have one of the words that are no question words."""
        places = {place for word in _content(words) for place in self.places.get(word, ())}
        return tuple(self.phrasings[place] for place in sorted(places))

    def twin(self, word: str) -> str:
        """The word, or another spelling of it that the phrasings have."""
        if word in self.weights or word in self.light or len(word) <= SHORTEST_TYPO or word.startswith(ASKING):
            return word
        others = (item for item in sorted(self.weights) if item[:1] == word[:1] and len(item) > SHORTEST_TYPO)
        return next((item for item in others if abs(len(item) - len(word)) <= LENGTHS_APART and is_slip(word, item)), word)


def find_question(playbook: Playbook, asked: str, *, language: str | None = None, names: str = "") -> Match:
    """The question of the playbook that comes nearest, in any language it has a text in; `found` is None where none is near.

    `language` is what to call the language asked in where the words do not tell; without it the playbook's first. `names` are the
    crisis's own, of vessel and places: they say nothing about what is asked.
    """
    best: dict[str, Near] = {}
    for text in playbook.texts.values():
        for near in _rank(text, asked, names):
            if near.question not in best or near.score > best[near.question].score:
                best[near.question] = near
    ranked = sorted(best.values(), key=lambda near: (-near.score, near.question))
    taken = [near for near in ranked if near.score >= NEAR_ENOUGH][:2]
    found = taken[0] if taken else None
    other = taken[1] if len(taken) > 1 and taken[0].score - taken[1].score < AS_NEAR else None
    fallback = language or (found.language if found else next(iter(playbook.texts), LANGUAGES[0]))
    spoken = guess_language(asked, tuple(playbook.texts)) or (found.language if found else fallback)
    return Match(asked=asked, language=spoken, found=found, other=other)


def _rank(text: PlaybookText, asked: str, names: str) -> Iterator[Near]:
    """The nearness of each question of a text, by its nearest phrasing."""
    index = _make_index(text, names)
    same = index.exact.get(raw_words(asked, text.language))
    best: dict[str, float] = {} if same is None else {same: 1.0}
    for words in _readings(asked, index, text.language):
        for phrasing in index.near(words):
            score = _compare(words, phrasing.words, phrasing.question, index)
            best[phrasing.question] = max(best.get(phrasing.question, 0.0), score)
        for question in {name for word in _content(words) for name in index.shares.get(word, ())}:
            best[question] = max(best.get(question, 0.0), _weigh_words(words, question, index) * BY_WORDS)
    for question, score in best.items():
        yield Near(
            question=question, taken=text.questions[question].question, language=text.language, score=round(score, 3)
        )


def _readings(asked: str, index: _Index, language: str) -> tuple[frozenset[str], ...]:
    """The question as a whole, and each clause of it that asks something."""
    whole = _read(asked, index, language)
    found = [whole]
    for clause in clauses(asked, language):
        words = _read(clause, index, language)
        if clause.rstrip().endswith("?") or (len(words) > 1 and any(word.startswith(ASKING) for word in words)):
            found.append(words)
    return tuple(dict.fromkeys(words for words in found if any(not word.startswith(ASKING) for word in words)))


def _read(text: str, index: _Index, language: str) -> frozenset[str]:
    mended = " ".join(_mend(word, index.spelled, index.light) for word in raw_words(text, language))
    return frozenset(index.twin(word) for word in plain_words(mended, language))


@lru_cache(maxsize=4096)
def _mend(word: str, spelled: frozenset[str], light: frozenset[str]) -> str:
    """A word as it is spelled, if it is near enough to one that is.

    A short word that is nearly a light one, as `merek` is nearly `mereka`, is a word of its own.
    """
    if word in spelled or len(word) < SHORTEST_TYPO or not word.isalpha():
        return word
    near = get_close_matches(word, [item for item in spelled if item[:1] == word[:1]], n=3, cutoff=ALIKE)
    return next((other for other in near if is_slip(word, other) and (len(word) >= SHORT_WORD or other not in light)), word)


def _compare(asked: frozenset[str], phrasing: frozenset[str], question: str, index: _Index) -> float:
    """How near two sets of words are, from 0 to 1."""
    if not asked or not phrasing:
        return 0.0
    shared = sum(_weigh(word, index) for word in asked & phrasing)
    sure = len(_content(asked & phrasing)) > 1
    beside = sum(_weigh_missed(word, index, sure=sure) for word in asked - phrasing)
    total = 2 * shared + beside + sum(_weigh(word, index) for word in phrasing - asked)
    score = 2 * shared / total if total else 0.0
    content = _content(asked & phrasing)
    if len(content) == 1 and not _question_words(asked) & _question_words(phrasing):
        # One word alone tells as much as it is the question's own.
        score *= (1 + index.shares[content[0]].get(question, 0.0)) / 2
    one, two = _question_words(asked), _question_words(phrasing)
    if one == two or one & two or (HOW in asked | phrasing and one | two <= {WHY}):
        return score
    return score * (OTHER_QUESTION if one and two else HALF_A_QUESTION)


def _weigh_words(asked: frozenset[str], question: str, index: _Index) -> float:
    """How far the words asked are the question's own: each by how much of its use is there."""
    total = own = 0.0
    sure = len(_content(frozenset(word for word in asked if question in index.shares.get(word, {})))) > 1
    one, two = _question_words(asked), frozenset(word for word in index.shares if question in index.shares[word])
    for word in asked - one:
        share = index.shares.get(word, {}).get(question)
        total += _weigh(word, index) if share is not None else _weigh_missed(word, index, sure=sure)
        own += _weigh(word, index) * (share or 0.0)
    if not own:
        return 0.0
    score = own / total
    return score * OTHER_QUESTION if one and not one & two else score


def _weigh_missed(word: str, index: _Index, *, sure: bool) -> float:
    """The weight of a word asked that has no twin; a strange one counts for less where two others are `sure`."""
    if word in index.light:
        return _weigh(word, index)
    known = sure or word in index.weights or word.startswith(ASKING)
    return _weigh(word, index) * (MISSED if known else STRANGE)


def _content(words: frozenset[str]) -> list[str]:
    """The words that are no question words."""
    return [word for word in words if not word.startswith(ASKING)]


def _question_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.startswith(ASKING)) - {HOW}


def _weigh(word: str, index: _Index) -> float:
    if word.startswith(ASKING):
        return ASKING_WEIGHT if word != HOW else ASKING_WEIGHT / 2
    weight = index.weights.get(word, index.unknown)
    return weight * LIGHT if word in index.light else weight


def _make_index(text: PlaybookText, names: str = "") -> _Index:
    questions = tuple((item.id, item.question, item.also) for item in text.questions.values())
    # Whose figures, whose boat: the names of agencies say little about what is asked.
    agencies = " ".join(name for agency in text.agencies.values() for name in (agency.short, *agency.aliases))
    return _index_of(questions, f"{agencies} {names}", text.language)


@lru_cache(maxsize=64)
def _index_of(questions: tuple[tuple[str, str, tuple[str, ...]], ...], names: str, language: str) -> _Index:
    """Every phrasing as words, and the weight of each word by how few questions have it."""
    phrasings: list[_Phrasing] = []
    for ident, question, also in questions:
        # The question in full, and its own sentence that asks where it tells a story first.
        asking = [part for part in clauses(question, language) if part.endswith("?")]
        for asked in dict.fromkeys((question, *asking, *also)):
            words = frozenset(plain_words(asked, language))
            if any(not word.startswith(ASKING) for word in words):
                phrasings.append(_Phrasing(ident, asked, words))
    uses: dict[str, Counter[str]] = {}
    places: dict[str, tuple[int, ...]] = {}
    for place, phrasing in enumerate(phrasings):
        for word in phrasing.words:
            uses.setdefault(word, Counter())[phrasing.question] += 1
            places[word] = (*places.get(word, ()), place)
    number = max(len(questions), 1)
    weights = {word: log(1 + number / len(found)) for word, found in uses.items()}
    shares = {word: {name: count / found.total() for name, count in found.items()} for word, found in uses.items()}
    spelled = vocabulary((asked for _, asked, _ in phrasings), language)
    light = light_words(language) | (set(plain_words(names, language)) - set(shares))
    exact = {raw_words(asked, language): ident for ident, question, also in questions for asked in (question, *also)}
    return _Index(tuple(phrasings), exact, places, weights, shares, log(1 + number), spelled, light)


__all__ = ["find_question"]
