"""What to do with a comment: thank, answer, correct, restore, leave, or put it before a person; and why.

    sort_comment("Adik saya di kapal itu!", situation).act      # Act.ESCALATE, reason "relative", role "family-liaison"

The order of the rules follows the web posting assessment of the US Air Force, with one change: whatever touches a life, a family,
somebody's data, money, an embassy or the media goes to a person first. Words are told by the families of each language's
`comments.json`; what no rule is sure of goes to a person too, for a wrong reply is worse than a late one.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from crisiskit.drafting.matching import find_question
from crisiskit.language.families import find_families
from crisiskit.language.plain_words import ASKING, guess_language, plain_words, raw_words
from crisiskit.model.answering import Act, Treatment
from crisiskit.model.crisis import Claim, Verdict

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
#: So much of a claim must be in a comment for the comment to repeat it, and at least so many of its words.
REPEATS, FEWEST_WORDS = 0.7, 2
#: What is left alone, and what is thanked for.
LEFT = ("spam", "insult")
THANKED = ("praise", "condolence")


def sort_comment(comment: str, situation: Situation) -> Treatment:
    """The comment with what to do and why; `reply` is still open."""
    languages = situation.playbook.languages
    spoken = guess_language(comment, languages)
    language = spoken or next(iter(situation.house.agency))
    told = _find_told(comment, spoken, languages)

    def treat(act: Act, reason: str, words: Iterable[str] = (), **more: str | None) -> Treatment:
        return Treatment(comment=comment, act=act, reason=reason, words=tuple(words), language=language, **more)

    if not any(raw_words(comment, code) for code in languages):
        return treat(Act.LEAVE, "no-words")
    for family, role in URGENT.items():
        if family in told:
            return treat(Act.ESCALATE, family, told[family], role=role)
    number = _find_number(comment)
    if number is not None:
        return treat(Act.ESCALATE, "personal-data", (number,), role=URGENT["personal-data"])
    claim = None if "denial" in told else find_claim(comment, situation.crisis.claims, languages)
    if claim is not None:
        if claim.verdict is Verdict.UNTRUE:
            return treat(Act.CORRECT, "claim", claim=claim.id)
        if claim.verdict is Verdict.UNKNOWN:
            return treat(Act.ESCALATE, "claim-open", claim=claim.id, role=UNSURE)
    if "spam" in told:
        return treat(Act.LEAVE, "spam", told["spam"])
    if _asks(comment, told, languages):
        match = find_question(situation.playbook, comment, language=language)
        if match.found is not None:
            return treat(Act.ANSWER, "question", question=match.found.question)
        if "complaint" not in told and "insult" not in told:
            return treat(Act.ESCALATE, "no-answer", role=ASKED)
    act, reason, words = _judge_tone(told)
    return treat(act, reason, words, role=UNSURE if act is Act.ESCALATE else None)


def _judge_tone(told: Mapping[str, Sequence[str]]) -> tuple[Act, str, tuple[str, ...]]:
    """What praise, sorrow, a complaint or an insult asks for; two that pull apart are for a person."""
    heard = [family for family in ("complaint", *THANKED, *LEFT) if family in told]
    words = tuple(word for family in heard for word in told[family])
    kind = set(heard)
    if kind and kind <= set(THANKED):
        # Grief is answered as grief, whatever thanks go with it.
        return Act.THANK, "condolence" if "condolence" in kind else "praise", words
    if kind == {"complaint"}:
        return Act.RESTORE, "complaint", words
    if kind == {"insult"}:
        return Act.LEAVE, "insult", words
    return Act.ESCALATE, "mixed" if kind else "unsure", words


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


def _asks(comment: str, told: Mapping[str, Sequence[str]], languages: Sequence[str]) -> bool:
    """Whether it is a question: a question mark, a question word, or a request for information."""
    if "?" in comment or "asks" in told:
        return True
    return any(word.startswith(ASKING) for language in languages for word in plain_words(comment, language))


__all__ = ["URGENT", "find_claim", "sort_comment"]
