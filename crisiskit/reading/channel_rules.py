"""The `limits` and `hashtags` of `house.yaml`: what the house says of channels instead of the table.

    limits:
      - {channel: x, limit: 25000, source: Premium since 2026-10, checked: 2026-11-01}
      - {channel: info-warga, like: telegram, aim: 800, source: our own channel, checked: 2026-11-01}
    hashtags: {id: ["#TanggapDarurat"], en: ["#Emergency"]}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from crisiskit.channels.overriding import SAID, apply, hold
from crisiskit.channels.table import Channel, load_channels
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.model.base import made
from crisiskit.model.house import ChannelRule
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.forms import Form
from crisiskit.reading.keywords import nearest

if TYPE_CHECKING:
    from crisiskit.reading.nodes import Node

#: The largest number of each that can be meant; a larger one is a slip of the finger.
LARGEST: Mapping[str, int] = {
    "limit": 1_000_000, "aim": 1_000_000, "fold": 1_000_000, "parts": 10, "posts": 25, "links": 100, "hashtags": 30, "alt": 10_000,
}  # fmt: skip
#: What may be nought: a channel without links or hashtags.
MAY_BE_NONE = ("links", "hashtags")
MOST_RULES, MOST_HASHTAGS, LONGEST_HASHTAG, LONGEST_ACRONYM = 40, 10, 40, 6
#: What the command line says for every channel, and for ours.
RESERVED = ("all", "ours")
_IDENT = re.compile(r"[a-z][a-z0-9-]{0,39}")


def read_rules(form: Form) -> tuple[ChannelRule, ...]:
    """The rules that can be read, every fault noted on its line."""
    found: dict[str, ChannelRule] = {}
    table: dict[str, Channel] = dict(load_channels())
    nodes = list(form.items("limits"))
    if len(nodes) > MOST_RULES:
        form.note("too-many-rows", "limits", rows=len(nodes), limit=MOST_RULES)
    for node in nodes[:MOST_RULES]:
        rule = _read_rule(node, form.problems, table)
        if rule is None:
            continue
        if rule.channel in found:
            form.problems.append(problem("channel-twice", rule.where, found=rule.channel))
            continue
        channel = apply(rule, table[rule.like or rule.channel])
        most = hold(channel)
        if rule.aim is not None and most is not None and rule.aim > most:
            form.problems.append(problem("aim-above-limit", rule.where, channel=rule.channel, aim=rule.aim, limit=most))
        found[rule.channel] = rule
        table[rule.channel] = channel
    return tuple(found.values())


def _read_rule(node: Node, problems: list[Problem], table: Mapping[str, Channel]) -> ChannelRule | None:
    form = Form(node, problems, ("channel", "like", *SAID, "source", "checked"))
    name, like = form.text("channel", required=True), form.text("like")
    source, checked = form.line("source", required=True), form.day("checked")
    if form.is_mapping and "checked" not in form.values:
        problems.append(problem("missing-key", form.where, key="checked"))
    numbers = {key: _read_number(form, key) for key in SAID}
    if name is None:
        return None
    if not _IDENT.fullmatch(name) or name in RESERVED:
        form.note("bad-id", "channel", found=name, column="channel")
        return None
    if like is not None and like not in table:
        form.note("unknown-channel", "like", found=like, instead=nearest(like, table))
        return None
    if like is None and name not in table:
        form.note("channel-like-nothing", "channel", found=name, instead=nearest(name, table))
        return None
    if source is None or checked is None:
        return None
    where = form.place("channel")
    return made(ChannelRule)(channel=name, like=like, source=source, checked=checked, where=where, **numbers)


def _read_number(form: Form, key: str) -> int | None:
    """A whole number within its bounds."""
    number = form.number(key)
    if number is None:
        return None
    least = 0 if key in MAY_BE_NONE else 1
    if not least <= number <= LARGEST[key]:
        form.note("number-out-of-range", key, found=number, least=least, most=LARGEST[key])
        return None
    return number


def read_hashtags(form: Form) -> dict[str, tuple[str, ...]]:
    """Hashtags by language; a plain list is meant for every language."""
    node = form.node("hashtags")
    if node is None:
        return {}
    if isinstance(node.value, dict):
        inner = Form(node, form.problems, LANGUAGES)
        return {language: _read_tags(inner, language) for language in inner.values}
    tags = _read_tags(form, "hashtags")
    return dict.fromkeys(LANGUAGES, tags)


def _read_tags(form: Form, key: str) -> tuple[str, ...]:
    written = form.places_of(key)
    if len(written) > MOST_HASHTAGS:
        form.note("too-many-rows", key, rows=len(written), limit=MOST_HASHTAGS)
    tags = (_read_tag(text, where, form.problems) for text, where in written[:MOST_HASHTAGS])
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _read_tag(text: str, where: Where, problems: list[Problem]) -> str | None:
    """One hashtag: words become capitalised and joined, so that a screen reader says them apart; letters and digits only."""
    words = text.strip().removeprefix("#").replace("_", " ").replace("-", " ").split()
    tag = "".join(word[0].upper() + word[1:] for word in words) if len(words) > 1 else "".join(words)
    if not tag.isalnum() or tag.isdigit() or len(tag) > LONGEST_HASHTAG:
        problems.append(problem("bad-hashtag", where, found=text.strip(), limit=LONGEST_HASHTAG))
        return None
    if tag[0].islower() or (tag.isupper() and len(tag) > LONGEST_ACRONYM):
        problems.append(problem("hashtag-runs-together", where, found=f"#{tag}", instead=f"#{tag.capitalize()}"))
    return f"#{tag}"
