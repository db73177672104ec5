"""What to do with a comment: thank, answer, correct, restore, leave, or put it before a person; and why.

    sort_comment("Adik saya di kapal itu!", situation).act      # Act.ESCALATE, reason "relative", role "family-liaison"

The order of the rules follows the web posting assessment of the US Air Force, with one change: whatever touches a life, a family,
somebody's data, money, an embassy or the media goes to a person first. Words are told by the families of each language's
`comments.json`; what no rule is sure of goes to a person too, for a wrong reply is worse than a late one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from crisiskit.drafting.matching import find_question
from crisiskit.language.families import find_families
from crisiskit.language.plain_words import ASKING, guess_language, plain_words, raw_words
from crisiskit.model.answering import Act, Treatment
from crisiskit.model.crisis import Claim, Verdict
from crisiskit.model.vocabulary import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crisiskit.model.situation import Situation

#: What is never answered without a person, the most urgent first, and the role that is called.
URGENT: Mapping[str, str] = MappingProxyType(
    {
        "danger": "duty-officer", "sighting": "liaison", "relative": "family-liaison", "scam": "crisis-lead",
        "personal-data": "ppid", "embassy": "family-liaison", "media": "media-relations", "authority": "comms-head",
        "law": "legal", "hate": "crisis-lead",
    }
)  # fmt: skip
#: Who is asked where no rule is sure, and who logs a question that has no approved answer.
UNSURE, ASKED = "crisis-lead", "media-relations"
#: A number so long is a person's: an identity or passport number, an account, a telephone.
LONGEST_NUMBER = 9
PERSONAL = "personal-data"
#: So much of a claim must be in a comment for the comment to repeat it, and at least so many of its words.
REPEATS, FEWEST_WORDS = 0.7, 2
#: What is thanked for.
THANKED = ("praise", "condolence")


class _Heard(NamedTuple):
    """A comment as the rules see it: its language, and the families of words it has."""

    comment: str
    language: str
    told: Mapping[str, tuple[str, ...]]
    situation: Situation

    @property
    def languages(self) -> tuple[str, ...]:
        return self.situation.playbook.languages

    def treat(self, act: Act, reason: str, words: Iterable[str] = (), **more: str | None) -> Treatment:
        return Treatment(comment=self.comment, act=act, reason=reason, words=tuple(words), language=self.language, **more)


def sort_comment(comment: str, situation: Situation) -> Treatment:
    """The comment with what to do and why; `reply` is still open."""
    languages = situation.playbook.languages
    spoken = guess_language(comment, languages)
    language = spoken or next(iter(situation.house.agency))
    heard = _Heard(comment, language, _find_told(comment, spoken, languages), situation)
    found = (rule(heard) for rule in (_is_empty, _is_urgent, _repeats_claim, _is_spam, _asks_something))
    return next((treatment for treatment in found if treatment is not None), None) or _judge_tone(heard)


def _is_empty(heard: _Heard) -> Treatment | None:
    if any(raw_words(heard.comment, code) for code in heard.languages):
        return None
    return heard.treat(Act.LEAVE, "no-words")


def _is_urgent(heard: _Heard) -> Treatment | None:
    for family, role in URGENT.items():
        if family in heard.told:
            return heard.treat(Act.ESCALATE, family, heard.told[family], role=role)
    number = _find_number(heard.comment)
    return None if number is None else heard.treat(Act.ESCALATE, PERSONAL, (number,), role=URGENT[PERSONAL])


def _repeats_claim(heard: _Heard) -> Treatment | None:
    """A claim of the crisis; who says that it is untrue does not repeat it."""
    claim = None if "denial" in heard.told else find_claim(heard.comment, heard.situation.crisis.claims, heard.languages)
    if claim is None or claim.verdict is Verdict.TRUE:
        return None
    if claim.verdict is Verdict.UNTRUE:
        return heard.treat(Act.CORRECT, "claim", claim=claim.id)
    return heard.treat(Act.ESCALATE, "claim-open", claim=claim.id, role=UNSURE)


def _is_spam(heard: _Heard) -> Treatment | None:
    return heard.treat(Act.LEAVE, "spam", heard.told["spam"]) if "spam" in heard.told else None


def _asks_something(heard: _Heard) -> Treatment | None:
    """A question: answered where an approved one is near; what only sounds like one, in anger, is judged by its tone."""
    if not _asks(heard):
        return None
    names = find_names(heard.situation)
    match = find_question(heard.situation.playbook, heard.comment, language=heard.language, names=names)
    if match.found is not None:
        return heard.treat(Act.ANSWER, "question", question=match.found.question)
    if {"complaint", "insult"} & set(heard.told):
        return None
    return heard.treat(Act.ESCALATE, "no-answer", role=ASKED)


def _judge_tone(heard: _Heard) -> Treatment:
    """What praise, sorrow, a complaint or an insult asks for; two that pull apart, or none, are for a person."""
    families = [family for family in ("complaint", *THANKED, "insult") if family in heard.told]
    words = tuple(word for family in families for word in heard.told[family])
    kind = set(families)
    if kind and kind <= set(THANKED):
        # Grief is answered as grief, whatever thanks go with it.
        return heard.treat(Act.THANK, "condolence" if "condolence" in kind else "praise", words)
    if kind == {"complaint"}:
        return heard.treat(Act.RESTORE, "complaint", words)
    if kind == {"insult"}:
        return heard.treat(Act.LEAVE, "insult", words)
    return heard.treat(Act.ESCALATE, "mixed" if kind else "unsure", words, role=UNSURE)


def find_names(situation: Situation) -> str:
    """The names of vessel and places that have been reported, whether or not they are confirmed; they are never said from here."""
    facts = situation.playbook.facts
    named = {name for name, spec in facts.items() if spec.type.kind in (FactKind.NAME, FactKind.PLACE)}
    values = [
        value for report in situation.crisis.reports for given in (report.confirmed, report.reported)
        for name, value in given.items() if name in named
    ]  # fmt: skip
    words = [word for value in values for word in (value.values() if isinstance(value, dict) else (str(value),))]
    return " ".join(dict.fromkeys(words))


def find_claim(text: str, claims: Sequence[Claim], languages: Sequence[str]) -> Claim | None:
    """The claim that a text repeats: most of its words, and every number in it."""
    best: tuple[float, Claim] | None = None
    for claim in claims:
        for language in languages:
            if language in claim.text:
                said = set(plain_words(claim.text[language], language))
                heard = said & set(plain_words(text, language))
                numbers = {word for word in said if word.isdigit()}
                share = len(heard) / len(said) if said and numbers <= heard and len(heard) >= FEWEST_WORDS else 0.0
                if share >= REPEATS and (best is None or share > best[0]):
                    best = (share, claim)
    return None if best is None else best[1]


def _find_told(comment: str, spoken: str | None, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The families of the comment's language; urgent ones, and those of a language nobody could tell, in every language."""
    told = dict(find_families(comment, spoken)) if spoken else {}
    for language in languages:
        if language != spoken:
            for family, words in find_families(comment, language).items():
                if spoken is None or family in URGENT:
                    told.setdefault(family, words)
    return told


def _find_number(comment: str) -> str | None:
    """A number too long to be a count."""
    digits = "".join(letter if letter.isdigit() else "" if letter in " .-+" else "|" for letter in comment)
    return next((run for run in digits.split("|") if len(run) >= LONGEST_NUMBER), None)


def _asks(heard: _Heard) -> bool:
    """Whether it is a question: a question mark, a question word, or a request for information."""
    if "?" in heard.comment or "asks" in heard.told:
        return True
    return any(word.startswith(ASKING) for language in heard.languages for word in plain_words(heard.comment, language))


__all__ = ["URGENT", "find_claim", "sort_comment"]
