"""The rules of SCCT along a crisis: S1 to S10 of the domain report, section 7.1, over a text and what was said before it.

    A denial needs an untrue claim with evidence (S1) and goes with no excuse or apology, now or earlier (S2). A crisis that we
    could have prevented allows neither denial nor excuse (S3), one that came again asks to be put right (S4). Nobody praises
    himself in a first statement or beside deaths (S5), or attacks who complains (S6). Harm asks for empathy and help (S7), an
    apology for legal's consent (S8), a cause for whoever investigates it (S9), a cluster that fell for a reason (S10).

Scapegoating, the other half of S6, is the rule `blame`; wording about the cause, of S9, is `cause-before-findings`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crisiskit.language.catalogue import book
from crisiskit.model.crisis import Verdict
from crisiskit.model.statement import Kind
from crisiskit.model.vocabulary import Cluster
from crisiskit.reviewing.figures import find_counts
from crisiskit.reviewing.hits import Hit, Setting
from crisiskit.reviewing.strategies import DIMINISH, REBUILD, find_strategies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crisiskit.reviewing.prose import Prose
    from crisiskit.reviewing.strategies import Span

#: The kinds in which SCCT wants the base response whole.
WHOLE = frozenset({Kind.HOLDING.value, Kind.UPDATE.value, Kind.APOLOGY.value})
#: Channels without room for more than what happened, empathy and the next word.
SHORT = frozenset({"x", "sms", "push", "bluesky"})
FIRST = frozenset({Kind.ACKNOWLEDGEMENT.value, Kind.HOLDING.value})
#: The facts that open the gate of an apology and tell of earlier crises.
CLEARED, HISTORY = "apology_cleared", "crisis_history"
#: The facts of base that are harm to people.
HARM = ("deaths", "missing", "injured")


def _hits(rule: str, spans: Iterable[Span], *, hint: bool = False) -> Iterator[Hit]:
    for start, end in spans:
        yield Hit(rule, start, end, hint)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(str(book(language, "review/chain")[name]), re.IGNORECASE)


def _is_yes(setting: Setting, fact: str) -> bool:
    values = setting.knowledge.candidates(fact) if setting.knowledge is not None else ()
    return bool(values) and all(value is True for value in values)


def check_denial(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S1: where the crisis is known, a denial needs a claim that is untrue on evidence."""
    if setting.situation is None:
        return
    proved = any(claim.verdict is Verdict.UNTRUE and claim.evidence for claim in setting.situation.crisis.claims)
    if not proved:
        found = find_strategies(prose)
        yield from _hits("deny-without-evidence", [*found.get("deny", ()), *found.get("correct", ())])


def check_mixture(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S2: a denial beside an excuse or an apology, in the text or along the chain."""
    found = find_strategies(prose)
    admitting = [span for name in (*REBUILD, *DIMINISH) for span in found.get(name, ())]
    denying = found.get("deny", [])
    if denying and admitting:
        other = prose.text[slice(*min(admitting))]
        yield from (Hit("mixed-strategies", *span, arguments=(("other", other),)) for span in denying)
        return
    for earlier in setting.earlier:
        before = find_strategies(earlier.prose)
        against = [span for name in REBUILD for span in before.get(name, ())] if denying else before.get("deny", [])
        ours = denying or [span for name in REBUILD for span in found.get(name, ())]
        if against and ours:
            other = earlier.prose.text[slice(*against[0])]
            yield Hit("mixed-strategies", *ours[0], arguments=(("other", other),))
            return


def check_preventable(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S3: no denial, excuse, justification or playing the victim where we could have prevented it."""
    if setting.cluster is Cluster.PREVENTABLE:
        found = find_strategies(prose)
        spans = [span for name in ("deny", *DIMINISH, "victimage") for span in found.get(name, ())]
        yield from _hits("strategy-when-preventable", sorted(spans))


def check_history(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S4: a closing of an accident that came again, with nothing put right in it or before it."""
    if setting.kind != Kind.CLOSING.value or setting.cluster is not Cluster.ACCIDENTAL or not _is_yes(setting, HISTORY):
        return
    texts = [prose, *(earlier.prose for earlier in setting.earlier)]
    if not any(name in find_strategies(text) for text in texts for name in REBUILD):
        yield Hit("rebuild-missing")


def check_bolstering(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S5: praise of ourselves in a first statement or beside deaths; elsewhere, where nothing else is done, a hint."""
    found = find_strategies(prose)
    grave = setting.kind in FIRST or "deaths" in find_counts(prose)
    alone = not any(name in found for name in REBUILD)
    if grave or alone:
        yield from _hits("bolstering", found.get("bolster", ()), hint=not grave)


def check_attack(prose: Prose, _setting: Setting) -> Iterator[Hit]:
    """S6: an attack on whoever complains, reports or asks."""
    yield from _hits("attack-accuser", find_strategies(prose).get("attack", ()))


def check_base_response(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S7: harm without empathy, or without help or advice; a hint where the crisis itself is not given."""
    if setting.excerpt or setting.kind not in WHOLE or not any(name in find_counts(prose) for name in HARM):
        return
    asked = (("missing-empathy", "empathy"), ("missing-help", "help"))
    for rule, name in asked[:1] if setting.channel in SHORT else asked:
        if not _pattern(prose.language, name).search(prose.text):
            yield Hit(rule, hint=setting.situation is None)


def check_consent(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S8: a full apology or compensation before legal has agreed to it."""
    if setting.situation is not None and not _is_yes(setting, CLEARED):
        found = find_strategies(prose)
        yield from _hits("apology-before-consent", sorted(span for name in REBUILD for span in found.get(name, ())))


def check_investigator(prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S9: a text that speaks of the cause and names nobody who looks into it; a hint where the crisis is not given."""
    found = _pattern(prose.language, "cause").search(prose.text)
    if found and not setting.excerpt and not _pattern(prose.language, "investigator").search(prose.text):
        yield Hit("cause-without-investigator", *found.span(), hint=setting.situation is None)


def check_cluster(_prose: Prose, setting: Setting) -> Iterator[Hit]:
    """S10: a cluster lower than at an earlier statement, with no reason at the reports since then."""
    from crisiskit.assessing.grading import assess

    if setting.situation is None or setting.knowledge is None or setting.cluster is None:
        return
    order = list(Cluster)
    for earlier in setting.earlier:
        before = assess(setting.situation, now=earlier.at).cluster if earlier.at else None
        if earlier.at is None or before is None or order.index(before) <= order.index(setting.cluster):
            continue
        since = (report for report in setting.situation.crisis.reports if earlier.at < report.at.key <= setting.knowledge.now)
        if not any(report.because for report in since):
            yield Hit("cluster-fell", arguments=(("now", setting.cluster.value), ("before", before.value)))
        return
