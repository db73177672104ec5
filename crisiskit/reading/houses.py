"""`house.yaml` to a House: who we are, our channels, who is on duty.

    house, problems = read_house(text, "ferry/house.yaml")
"""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from crisiskit.channels.table import load_channels
from crisiskit.language.catalogue import LANGUAGES
from crisiskit.language.letters import is_shouted
from crisiskit.model.base import made
from crisiskit.model.house import House, HouseName, Outlet, Spokesperson
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.channel_rules import read_hashtags, read_rules
from crisiskit.reading.forms import Form
from crisiskit.reading.keywords import nearest
from crisiskit.reading.nodes import Node, read_node
from crisiskit.reading.own_rules import read_own_rules
from crisiskit.reading.rosters import read_duty, read_spans
from crisiskit.reading.times import read_hours
from crisiskit.reading.values import LONGEST_SHORT_NAME, find_capitals

KEYS = (
    "agency", "registry", "city", "zone", "channels", "limits", "hashtags", "rules", "media_contact", "spokesperson", "duty",
    "holidays", "working_days", "clearance", "extends", "layouts",
)


def read_house(text: str, path: str) -> tuple[House | None, list[Problem]]:
    """The house and every problem in the file; None when it does not say who we are."""
    node, problems = read_node(text, path)
    if node is None:
        return None, problems or [problem("file-empty", Where(path))]
    form = Form(node, problems, KEYS)
    names = _names(form)
    city, zone = form.line("city", required=True), read_zone(form, "zone")
    rules = read_rules(form)
    known = {**load_channels(), **dict.fromkeys(rule.channel for rule in rules)}
    house = made(House)(
        agency=names, registry=form.text("registry"), city=" ".join((city or "").split()), zone=zone or "UTC",
        channels=tuple(filter(None, (_outlet(item, problems, known) for item in form.items("channels")))),
        limits=rules, hashtags=read_hashtags(form),
        rules=read_own_rules(form), media_contact=form.localized("media_contact"), spokesperson=_spokesperson(form),
        duty=tuple(filter(None, (read_duty(item, problems) for item in form.items("duty")))),
        holidays=read_spans(form, "holidays"), working_days=read_spans(form, "working_days"),
        clearance={name: item.written or "" for name, item, _ in form.pairs("clearance")},
        extends=form.text("extends"), layouts=form.text("layouts"), places=_places(form), where=form.where,
    )  # fmt: skip
    return (house if names and city and zone else None), problems


def _places(form: Form) -> dict[str, Where]:
    """The places of keys, and of the names under `agency` and `clearance`: `agency.en`, `clearance.basarnas`."""
    places = {key: form.place(key) for key in form.values}
    for key in ("agency", "clearance"):
        if key in form.values:
            places |= {f"{key}.{name}": where for name, where in form.values[key].keys.items()}
    spokesperson = form.values.get("spokesperson")
    if spokesperson is not None and isinstance(spokesperson.value, dict) and "role" in spokesperson.value:
        places["spokesperson.role"] = spokesperson.value["role"].where
    return places


def read_zone(form: Form, key: str) -> str | None:
    """An IANA zone name, or None with a problem."""
    written = form.text(key, required=True)
    if written is None:
        return None
    if not is_zone(written):
        form.note("unknown-zone", key, found=written)
        return None
    return written


def is_zone(name: str) -> bool:
    """Whether a zone of this name is known."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ModuleNotFoundError, KeyError):
        return False
    return True


def _names(form: Form) -> dict[str, HouseName]:
    names: dict[str, HouseName] = {}
    node = form.node("agency", required=True)
    if node is not None and node.value == {}:
        form.note("missing-key", "agency", key="id")
    for language, node, where in form.pairs("agency"):
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            form.problems.append(problem("unknown-language", where, found=language, instead=known))
            continue
        inner = Form(node, form.problems, ("name", "short"))
        name = inner.line("name", required=True)
        short = inner.line("short") or name
        if name is None or short is None:
            continue
        form.problems += [find_capitals(node, text) for text in dict.fromkeys((name, short)) if is_shouted(text)]
        if len(short) > LONGEST_SHORT_NAME:
            inner.note("value-too-long", "short", fact="short", limit=LONGEST_SHORT_NAME)
            short = short[:LONGEST_SHORT_NAME]
        names[language] = made(HouseName)(name=" ".join(name.split()), short=" ".join(short.split()))
    return names


def _outlet(node: Node, problems: list[Problem], known: Iterable[str]) -> Outlet | None:
    form = Form(node, problems, ("channel", "handle", "audience", "active", "language", "source"))
    channel, handle = form.text("channel", required=True), form.line("handle", required=True)
    if channel is None or handle is None:
        return None
    if channel.strip().casefold() not in known:
        form.note("unknown-channel", "channel", found=channel, instead=nearest(channel, tuple(known)))
        return None
    language = form.text("language")
    if language is not None and language not in LANGUAGES:
        form.note("unknown-language", "language", found=language, instead=", ".join(LANGUAGES))
    active = []
    for piece in (form.text("active") or "").split(","):
        if piece.strip():
            hours = read_hours(piece.strip())
            if hours is None:
                form.note("bad-hours", "active", found=piece.strip())
            else:
                active.append(hours)
    return made(Outlet)(
        channel=channel, handle=handle, audience=form.number("audience"), active=tuple(active), language=language,
        source=form.text("source"), where=form.where,
    )  # fmt: skip


def _spokesperson(form: Form) -> Spokesperson | None:
    node = form.node("spokesperson")
    if node is None:
        return None
    inner = Form(node, form.problems, ("role", "title"))
    role = inner.text("role", required=True)
    return None if role is None else made(Spokesperson)(role=role, title=inner.localized("title", required=True))
