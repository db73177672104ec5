"""Whether we are talked about far more, or far worse, than usual: a rule over counts of mentions, one interval after the other.

    watch = SurgeWatch()
    seen = watch.update(Counts(at, positive=12, neutral=40, negative=95))
    seen.level, seen.alert      # Attention.ESCALATE, True

Each count is compared with the mean and the standard deviation of the past two weeks, its own interval left out: the family of
rule that listening services publish. What it gives on the series of others is measured (how-to, "Watch what is said about us").
Volume alone says "busy", not "crisis": only negative mentions lead further than `watch`.
"""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crisiskit.assessing.tones import TonePast, find_surge, find_turn
from crisiskit.model.base import Model
from crisiskit.model.mentions import MOST_COUNTED, Attention, Counts, Rule, Seen, Sign, Usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Looked up here once: an enumeration takes longer to find a member than a watch takes for a quarter of an interval.
_NORMAL, _WATCH, _ESCALATE, _CRISIS = Attention
_RANK = {level: rank for rank, level in enumerate(Attention)}
#: A tuple without the detour over its class's own `__new__`.
_make = tuple.__new__
#: Before anything was counted, and no interval that could come next.
_EVER = datetime.min.replace(tzinfo=UTC)


class _Alert(NamedTuple):
    """The last alert that was raised: it stands until the cooldown is over."""

    at: datetime
    level: Attention
    volume: int
    negative: int


class _State(Model):
    """A watch as it goes to JSON."""

    rule: Rule
    usual: Usual | None
    first: datetime | None
    window: tuple[tuple[datetime, int, int | None], ...]
    worse_at: datetime | None
    alert: _Alert | None


class SurgeWatch:
    """Watches one series of counts. It looks at nothing but the past, and keeps only what `rule.memory` reaches.

    `usual` stands in for the past until that has been seen in full. Counts come in order of time, one for each interval; an
    interval that is missing is unknown, not zero. The state goes to JSON and back with `to_dict` and `from_dict`, for a watch that
    is run by the hour.
    """

    def __init__(self, rule: Rule | None = None, *, usual: Usual | None = None) -> None:
        self.rule = rule = rule or Rule()
        self.usual = usual
        self._window: deque[tuple[datetime, int, int | None]] = deque()
        #: Of the window: the number of intervals, their mentions, and these squared.
        self._past = (0, 0, 0)
        self._tones = TonePast()
        self._first: datetime | None = None
        self._worse_at: datetime | None = None
        self._alert: _Alert | None = None
        #: When the next interval begins if none is missing; whether one is missing in the window, which then is not full by number.
        self._due, self._is_uneven = _EVER, False
        # What is looked up at every interval: the window is full at so many.
        self._limits = rule.interval, rule.memory // rule.interval, rule.floor, rule.times, rule.sd**2

    def update(self, counts: Counts) -> Seen:
        """What the next interval shows.

        Raises ValueError for a time without a zone or no interval after the last one, for a number below zero or above
        `MOST_COUNTED`, and for more negative mentions than mentions.
        """
        at, positive, neutral, negative, volume = counts
        if volume is None:
            volume = (positive or 0) + (neutral or 0) + (negative or 0)
        if not 0 <= (negative or 0) <= volume <= MOST_COUNTED:
            raise ValueError(f"not a number of mentions: {volume}, negative {negative}")
        if at != self._due or self._is_uneven:
            self._settle(at)
        window = self._window
        interval, full, floor, times, far = self._limits
        number, total, squares = self._past
        if number > full:
            _, gone, bad = window.popleft()
            number, total, squares = number - 1, total - gone, squares - gone * gone
            if bad is not None:
                self._tones.take(gone, bad)
        seen = None
        if volume >= floor:
            # Most intervals end here: nothing so large, and no tone so bad, that it is worth a second look.
            above = volume * number - total
            is_loud = volume * number >= times * total and above * above > far * (squares * number - total * total)
            is_quiet = not is_loud and (negative is None or self._tones.is_quiet(volume, negative, self.rule))
            if not is_quiet or self.usual is not None:
                self._past = number, total, squares
                seen = self._judge(at, volume, negative)
        window.append((at, volume, negative))
        self._past = number + 1, total + volume, squares + volume * volume
        self._due = at + interval
        if negative is not None:
            self._tones.add(volume, negative)
        return seen or _make(Seen, (at, _NORMAL, False, ()))

    def _settle(self, at: datetime) -> None:
        """Begin, or go on after a gap: forget what is too old. Raises ValueError for a time that cannot be next."""
        if at.tzinfo is None:
            raise ValueError("the time of a count must carry its zone")
        if at < self._due:
            raise ValueError(f"counts come in order of time, one for each interval: {at.isoformat()}")
        if self._first is None:
            self._first = at
        oldest = at - self.rule.memory
        while self._window and self._window[0][0] < oldest:
            _, volume, negative = self._window.popleft()
            number, total, squares = self._past
            self._past = number - 1, total - volume, squares - volume * volume
            if negative is not None:
                self._tones.take(volume, negative)
        self._is_uneven = 0 < self._past[0] < self._limits[1]

    def _judge(self, at: datetime, volume: int, negative: int | None) -> Seen | None:
        rule, usual, tones = self.rule, self._usual(at), self._tones
        signs = [find_surge("total-surge", volume, self._past, rule, None if usual is None else usual.mentions)]
        worse = None
        if negative is not None and (usual is None or usual.negative is not None):
            past = (tones.number, tones.negative, tones.squares)
            worse = find_surge("negative-surge", negative, past, rule, None if usual is None else usual.negative)
            signs += [worse, find_turn(volume, negative, tones, rule, usual)]
        found = tuple(sign for sign in signs if sign is not None)
        if worse is not None and negative is not None:
            return self._weigh(at, volume, negative, worse, found)
        return self._tell(at, _WATCH, volume, negative or 0, found) if found else None

    def _usual(self, at: datetime) -> Usual | None:
        """What somebody said is usual, until the past has been seen in full."""
        seen_all = self._first is not None and at - self._first >= self.rule.memory
        return None if seen_all else self.usual

    def _weigh(self, at: datetime, volume: int, negative: int, worse: Sign, signs: tuple[Sign, ...]) -> Seen:
        """A surge of negative mentions: alone it is watched; repeated or in a worse tone it escalates; a crisis needs the tone."""
        rule, alert = self.rule, self._alert
        repeated = self._worse_at is not None and at - self._worse_at <= rule.interval
        self._worse_at = at
        is_turned = signs[-1].code == "tone"
        if repeated:
            signs = (*signs, worse._replace(code="repeated"))
        if not is_turned:
            return self._tell(at, _ESCALATE if repeated else _WATCH, volume, negative, signs)
        # The floor acts as if no baseline were lower than what makes `floor` a surge: twelve posts are no crisis of the quietest.
        tenfold = rule.crisis_times * max(worse.baseline, rule.floor / rule.times)
        if negative >= tenfold:
            return self._tell(at, _CRISIS, volume, negative, (*signs, worse._replace(code="tenfold", threshold=tenfold)))
        if alert is not None and self._stands(alert, at) and _RANK[alert.level] >= _RANK[_ESCALATE]:
            doubled = rule.realert_times * alert.negative
            if negative >= doubled:
                sign = Sign("doubled", negative, alert.negative, doubled)
                return self._tell(at, _CRISIS, volume, negative, (*signs, sign))
        return self._tell(at, _ESCALATE, volume, negative, signs)

    def _stands(self, alert: _Alert, at: datetime) -> bool:
        return at - alert.at <= self.rule.cooldown

    def _tell(self, at: datetime, level: Attention, volume: int, negative: int, signs: tuple[Sign, ...]) -> Seen:
        """The interval as seen; somebody is alerted anew where no alert stands, the level is higher, or the counts have doubled."""
        last, rule = self._alert, self.rule
        is_new = last is None or not self._stands(last, at) or _RANK[level] > _RANK[last.level]
        if not is_new and last is not None and level is last.level:
            grown = {sign.code for sign in signs}
            is_new = ("total-surge" in grown and volume >= rule.realert_times * last.volume) or (
                "negative-surge" in grown and negative >= rule.realert_times * max(1, last.negative)
            )
        if is_new:
            self._alert = _Alert(at, level, volume, negative)
        return Seen(at, level, is_new, signs)

    def to_dict(self) -> dict[str, Any]:
        """Everything the watch knows, ready for JSON."""
        state = _State(
            rule=self.rule, usual=self.usual, first=self._first, window=tuple(self._window), worse_at=self._worse_at,
            alert=self._alert,
        )  # fmt: skip
        return state.model_dump(mode="json")

    @classmethod
    def from_dict(cls, found: dict[str, Any]) -> SurgeWatch:
        """The watch that `to_dict` wrote. Raises ValueError for anything else."""
        state = _State.model_validate(found)
        watch = cls(state.rule, usual=state.usual)
        for at, volume, negative in state.window:
            watch.update(Counts(at, negative=negative, total=volume))
        watch._first, watch._worse_at, watch._alert = state.first, state.worse_at, state.alert
        return watch


def watch_all(rows: Iterable[Counts], rule: Rule | None = None, *, usual: Usual | None = None) -> Iterator[Seen]:
    """What a watch sees in each interval of a series, as if it had been there. Raises ValueError, as `SurgeWatch.update` does."""
    watch = SurgeWatch(rule, usual=usual)
    for counts in rows:
        yield watch.update(counts)
