"""The log that belongs to a situation's folder: where it lies, how it begins, and the crisis that it holds.

    ident = start_log(Path("ferry"), crisis)                          # once: `id` into crisis.yaml, the store beside it
    with open_log(Path("ferry"), crisis) as store:
        store.append(crisis.id, desk, recorded_at, write)

Status and id stand in `crisis.yaml` and in the log. Where one is missing or they differ nothing is read at all: a drill's log must
never be taken for a crisis's, and a log that was emptied or left behind must not look like a crisis in which nothing is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crisiskit.errors import AppendRefused, LogRefused
from crisiskit.model.entry import FILE_DESK, ID
from crisiskit.problems import Problem, Where, problem
from crisiskit.reading.crises import read_crisis
from crisiskit.reading.files import read_text
from crisiskit.reading.finding import CRISIS_FILE
from crisiskit.reading.nodes import read_node
from crisiskit.recording.writing import hold_folder, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from crisiskit.model.crisis import Crisis
    from crisiskit.model.entry import Entry
    from crisiskit.model.playbook import Playbook
    from crisiskit.reading.nodes import Node
    from crisiskit.recording.stores import Store

LOG_FILE = "log.sqlite"


def open_log(folder: Path, crisis: Crisis, *, password: str | None = None, create: bool = False) -> Store:
    """The store of a crisis: the database at its address, or the file beside `crisis.yaml`. LogRefused, ExtraMissing."""
    if crisis.log is not None:
        from crisiskit.recording.postgres_store import open_postgres

        return open_postgres(crisis.log, password=password, create=create)
    from crisiskit.recording.sqlite_store import open_sqlite

    return open_sqlite(folder / LOG_FILE, create=create)


def read_recorded(
    node: Node, folder: Path, playbook: Playbook, problems: list[Problem], *,
    until: Callable[[str], datetime] | datetime | None = None, password: str | None = None,
) -> Crisis | None:  # fmt: skip
    """The crisis that a folder records: that of `crisis.yaml`, or, where a log was begun, that of the log at the moment `until`.

    None, with the problems that say why, where it cannot be read or file and log do not belong together.
    """
    crisis = read_crisis(node, playbook, problems)
    if crisis is None or (crisis.id is None and crisis.log is None and not (folder / LOG_FILE).exists()):
        return crisis
    if not _check_id(folder, crisis, problems):
        return None
    try:
        with open_log(folder, crisis, password=password) as store:
            entries = read_entries(store, crisis)
    except LogRefused as refused:
        problems += refused.problems
        return None
    moment = until(crisis.zones[0]) if callable(until) else until
    return replay_with(crisis, entries, playbook, problems, until=moment)


def _check_id(folder: Path, crisis: Crisis, problems: list[Problem]) -> bool:
    """Whether the file says which crisis of the log is meant; a log without an id is a problem."""
    if crisis.id is None:
        problems.append(problem("log-without-id", crisis.where, store=crisis.log or str(folder / LOG_FILE)))
    elif not ID.fullmatch(crisis.id):
        problems.append(problem("log-bad-id", crisis.where, found=crisis.id))
    else:
        return True
    return False


def read_entries(store: Store, crisis: Crisis) -> tuple[Entry, ...]:
    """The entries of the crisis. LogRefused where the store holds none, or those of another."""
    ident = crisis.id or ""
    entries = tuple(store.read(ident))
    if any(entry.kind == "opened" for entry in entries):
        return entries
    others = [name for name in store.find_crises() if name != ident]
    if others and crisis.log is None:
        raise LogRefused([problem("log-id-differs", crisis.where, found=ident, instead=others[0])])
    raise LogRefused([problem("log-missing", crisis.where, store=store.name)])


def replay_with(
    crisis: Crisis, entries: Iterable[Entry], playbook: Playbook, problems: list[Problem], *, until: datetime | None = None
) -> Crisis | None:
    """The crisis of the log, held against that of the file, which says where the log lies."""
    from crisiskit.recording.importing import find_edits
    from crisiskit.recording.replaying import replay

    entries = tuple(entries)
    logged, found = replay(entries, playbook, until=until)
    problems += found
    if logged is None:
        problems.append(problem("log-missing", crisis.where, store=crisis.log or LOG_FILE))
        return None
    if logged.status is not crisis.status:
        problems.append(problem("log-status-differs", crisis.where, found=crisis.status.value, instead=logged.status.value))
        return None
    beginnings = [(item.playbook, item.zones, item.aware_at, item.house) for item in (logged, crisis)]
    if beginnings[0] != beginnings[1]:
        problems.append(problem("log-beginning-differs", crisis.where))
    problems += find_edits(crisis, entries)
    sources = {**crisis.sources, **logged.sources}
    # What the log does not keep stays in the file.
    kept = {"log": crisis.log, "mentions": crisis.mentions, "complaints": crisis.complaints}
    return logged.model_copy(update={**kept, "sources": sources, "where": crisis.where})


def start_log(folder: Path, playbook: Playbook, *, address: str | None = None, password: str | None = None) -> Crisis:
    """Begin the log of a folder's crisis: give `crisis.yaml` its id, and import what it says. The crisis as the file has it.

    What was begun and broken off is taken up again; a desk that begins from the same file, or joins a database where the crisis is
    open already, adds what is missing there. DocumentError, AppendRefused, LogRefused, ExtraMissing.
    """
    from crisiskit.recording.chaining import Chain, Head
    from crisiskit.recording.importing import import_crisis

    path = folder / CRISIS_FILE
    with hold_folder(folder):
        crisis, text = _read(path, playbook)
        if crisis.id is None:
            opener = crisis.house or _find_opener(folder, playbook)
            crisis = crisis.model_copy(update={"id": make_id(crisis, text), "log": address, "house": opener})
            _write_id(path, text, crisis)
        ident = crisis.id or ""
        chain = Chain(ident, FILE_DESK, crisis.aware_at, Head())
        import_crisis(chain, crisis)
        with open_log(folder, crisis, password=password, create=True) as store:
            store.merge(ident, chain.entries, lambda held: check_status(held, crisis))
    return crisis


def _find_opener(folder: Path, playbook: Playbook) -> str | None:
    """The agency whose `house.yaml` lies beside, by its id in the registry: `self` is theirs from now on, on every desk."""
    from crisiskit.reading.finding import HOUSE_FILE
    from crisiskit.reading.houses import read_house

    text, _ = read_text(folder / HOUSE_FILE)
    house = None if text is None else read_house(text, HOUSE_FILE)[0]
    return house.registry if house is not None and house.registry in playbook.agencies else None


def check_status(entries: Iterable[Entry], crisis: Crisis) -> None:
    """LogRefused where entries say that the crisis has another status: a drill must not be joined to the real thing."""
    from crisiskit.recording.kinds.opened import OpenedBody
    from crisiskit.recording.kinds.table import read_body

    for entry in entries:
        body = read_body(entry) if entry.kind == "opened" else None
        if isinstance(body, OpenedBody) and body.status is not crisis.status:
            found = {"found": crisis.status.value, "instead": body.status.value}
            raise LogRefused([problem("log-status-differs", crisis.where, **found)])


def _read(path: Path, playbook: Playbook) -> tuple[Crisis, str]:
    """The crisis as the file has it, and the file's text."""
    from crisiskit.errors import DocumentError
    from crisiskit.problems import has_errors

    text, problems = read_text(path)
    node, found = read_node(text, str(path)) if text is not None else (None, [])
    problems += found
    crisis = read_crisis(node, playbook, problems) if node is not None else None
    if text is None or crisis is None or has_errors(problems):
        raise DocumentError(problems)
    return crisis, path.read_bytes().decode("utf-8-sig")


def make_id(crisis: Crisis, text: str) -> str:
    """`boat-accident-2026-12-04-1c9a07`: the same for all who begin from the same file, and for nobody else."""
    from crisiskit.recording.chaining import hash_text

    name = re.sub(r"[^a-z0-9]+", "-", crisis.playbook.lower()).strip("-")[:60] or "crisis"
    return f"{name}-{crisis.aware_at.date().isoformat()}-{hash_text(text)[:6]}"


def _write_id(path: Path, text: str, crisis: Crisis) -> None:
    """Put id and address before all else in the file; the rest of it stays as it is."""
    from crisiskit.recording.blocks import insert_first

    names = {"id": crisis.id or "", **({"log": crisis.log} if crisis.log is not None else {})}
    if crisis.house is not None and not re.search(r"^house:", text, re.MULTILINE):
        names["house"] = crisis.house
    changed = insert_first(text, names, path)
    before, _ = read_node(text, str(path))
    after, _ = read_node(changed, str(path))
    told = after.value if after is not None and isinstance(after.value, dict) else {}
    old = before.value if before is not None and isinstance(before.value, dict) else {}
    if list(told) != [*names, *old] or any(told[name].written != value for name, value in names.items()):
        raise AppendRefused([problem("report-not-as-meant", Where(str(path)))])
    bom = "\ufeff" if path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    write_whole(path, bom + changed)
