"""Rules of the house that can be read off the source: each a function from a parsed module to what is wrong with it.

The rooms stand in one row (`ROOMS`); a room imports only what stands to its left. An import counts wherever it is
written: at the top, inside a function, under `TYPE_CHECKING`. Example of a refusal:
`crisiskit/grammar/wordings.py:7 imports crisiskit.drafting.fitting, which is to the right of grammar`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

#: Left to right; `docs/contributing.md` says what lives in each.
ROOMS = (
    "problems",
    "errors",
    "model",
    "language",
    "grammar",
    "channels",
    "reading",
    "recording",
    "assessing",
    "planning",
    "rendering",
    "drafting",
    "reviewing",
    "publishing",
    "debriefing",
    "packing",
    "exercising",
    "cli",
)

#: The front door names everything and loads nothing until asked, so it stands outside the row.
DOOR = "crisiskit"

#: The door, the room behind it and `python -m crisiskit`.
OUTSIDE_THE_ROW = (DOOR, "crisiskit.door", "crisiskit.__main__")

#: Documents and logs; and the data files that language, channels and rendering carry themselves.
OPEN_FILES = ("reading", "recording", "cli", "language", "channels", "rendering")

LONGEST_MODULE = 300
LONGEST_FUNCTION = 50

#: Module name -> why it may be longer than the rest.
LONGER_MODULES: dict[str, str] = {}

#: Names that say nothing: if a function has no room, the room's name is missing.
NO_ROOM = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "tools"})

#: Methods of a path that touch the disk; nothing else that we handle has one of these names.
FILE_METHODS = frozenset(
    {
        "glob",
        "is_dir",
        "is_file",
        "iterdir",
        "mkdir",
        "open",
        "read_bytes",
        "read_text",
        "rglob",
        "stat",
        "unlink",
        "write_bytes",
        "write_text",
    }
)

FILE_NAMES = ("open", "io.open", "os.open", "os.listdir", "os.scandir", "os.path.", "importlib.resources.", "shutil.")

#: The clock, the environment and chance, by their full names; one that ends in a dot stands for all of that module.
HIDDEN_INPUTS = (
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "time.",
    "locale.",
    "os.environ",
    "os.getenv",
    "os.getcwd",
    "os.urandom",
    "pathlib.Path.cwd",
    "pathlib.Path.home",
    "secrets.",
    "uuid.uuid1",
    "uuid.uuid4",
)


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: `crisiskit.grammar.wordings`, its path, its text, its tree."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """`grammar` for `crisiskit.grammar.wordings`; the full name for what stands outside the row."""
        return self.name if self.name in OUTSIDE_THE_ROW else self.name.split(".")[1]

    @property
    def package(self) -> str:
        """What a relative import starts from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    def at(self, node: ast.AST) -> str:
        """`crisiskit/grammar/wordings.py:7`, for an editor to jump to."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


Rule = Callable[[Module], Iterator[str]]


def parse_module(name: str, text: str, path: str = "") -> Module:
    """A module from its text; the path is made from the name unless given."""
    return Module(name, Path(path or name.replace(".", "/") + ".py"), text, ast.parse(text))


def read_modules(root: Path) -> tuple[Module, ...]:
    """Every module of the package below `root`, sorted by path."""
    modules = []
    for file in sorted((root / DOOR).rglob("*.py")):
        path = file.relative_to(root)
        name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
        modules.append(parse_module(name, file.read_text(encoding="utf-8"), str(path)))
    return tuple(modules)


def find_imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Each imported name in full (`crisiskit.model.facts.Fact`), wherever it is written, with its statement."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            above = module.package.split(".") if node.level else []
            source = [*above[: len(above) - node.level + 1], *([node.module] if node.module else [])]
            for alias in node.names:
                yield node, ".".join([*source, alias.name])


def find_neighbours(module: Module, names: frozenset[str]) -> Iterator[str]:
    """Each of our modules that this one imports: the longest known beginning of every imported name."""
    for _, imported in find_imports(module):
        neighbour = imported
        while neighbour and neighbour not in names:
            neighbour = neighbour.rpartition(".")[0]
        if neighbour and neighbour != module.name:
            yield neighbour


def find_names(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Each use of an imported name in full (`datetime.datetime.now`, whatever its alias), and of the builtin `open`."""
    aliases = {"open": "open"}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.split(".")[0]
                aliases[alias.asname or top] = alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and not node.level:
            aliases.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, dot, rest = ast.unparse(node).partition(".")
            if first in aliases:
                yield node, aliases[first] + dot + rest


def is_among(dotted: str, names: Iterable[str]) -> bool:
    """Whether a full name is one of these, or lies in one that ends in a dot."""
    return any(dotted.startswith(name) if name.endswith(".") else dotted == name for name in names)


def check_order(module: Module) -> Iterator[str]:
    """A room imports only from its left."""
    if module.name in OUTSIDE_THE_ROW:
        return
    if module.room not in ROOMS:
        yield f"{module.at(module.tree)}: {module.room} is no room; docs/contributing.md lists them"
        return
    for node, imported in find_imports(module):
        top, _, rest = imported.partition(".")
        room = rest.split(".")[0]
        if top != DOOR or room.startswith("__"):
            continue
        if room not in ROOMS:
            yield f"{module.at(node)} imports {imported}: a room goes to other rooms, not through the front door"
        elif ROOMS.index(room) > ROOMS.index(module.room):
            yield f"{module.at(node)} imports {imported}, which is to the right of {module.room}"


def check_docstring(module: Module) -> Iterator[str]:
    """A module says what it is for."""
    if not ast.get_docstring(module.tree):
        yield f"{module.at(module.tree)} has no docstring that says what it is for"


def check_length(module: Module) -> Iterator[str]:
    """A module can be read in one sitting."""
    lines = module.text.count("\n")
    if lines > LONGEST_MODULE and module.name not in LONGER_MODULES:
        yield f"{module.path} has {lines} lines, more than {LONGEST_MODULE}: it holds two things"


def check_name(module: Module) -> Iterator[str]:
    """A module's name says what lives there."""
    for part in module.name.split("."):
        if part.strip("_") in NO_ROOM:
            yield f"{module.path}: the name {part} says nothing about what lives there"


def check_functions(module: Module) -> Iterator[str]:
    """A function fits on a screen, its docstring aside."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = (ast.get_docstring(node, clean=False) or "").count("\n")
            lines = (node.end_lineno or node.lineno) - node.lineno + 1 - documented
            if lines > LONGEST_FUNCTION:
                yield f"{module.at(node)}: {node.name} has {lines} lines, more than {LONGEST_FUNCTION}"


def check_files(module: Module) -> Iterator[str]:
    """Only some rooms open files."""
    if module.room in (*OPEN_FILES, *OUTSIDE_THE_ROW):
        return
    for node, dotted in find_names(module):
        if is_among(dotted, FILE_NAMES):
            yield f"{module.at(node)}: {module.room} touches the disk ({dotted}); what it needs enters as an argument"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in FILE_METHODS:
            yield f"{module.at(node)}: {module.room} touches the disk (.{node.attr}); the text enters as an argument"


def check_hidden_inputs(module: Module) -> Iterator[str]:
    """The clock, the environment and chance enter as arguments, but for the command line and the front door."""
    if module.room in ("cli", *OUTSIDE_THE_ROW):
        return
    for node, dotted in find_names(module):
        chance = dotted.startswith("random.") and dotted != "random.Random"
        if chance or is_among(dotted, HIDDEN_INPUTS):
            yield f"{module.at(node)}: {dotted} is a hidden input; it enters as an argument (now, seed, environment)"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and not node.args and ast.unparse(node.func) in {"random.Random", "Random"}:
            yield f"{module.at(node)}: Random() without a seed is a hidden input"


def check_jinja(module: Module) -> Iterator[str]:
    """Jinja2 lays out pages and touches no wording."""
    for node, imported in find_imports(module):
        if imported.split(".")[0] == "jinja2" and module.room != "rendering":
            yield f"{module.at(node)} imports jinja2; only rendering lays out"


RULES: tuple[Rule, ...] = (
    check_order,
    check_docstring,
    check_length,
    check_name,
    check_functions,
    check_files,
    check_hidden_inputs,
    check_jinja,
)


def find_circle(modules: tuple[Module, ...]) -> list[str]:
    """The modules of one circle of imports, or nothing; the front door, which names all, is left out."""
    names = frozenset(module.name for module in modules)
    graph = {
        module.name: {neighbour for neighbour in find_neighbours(module, names) if neighbour != DOOR}
        for module in modules
        if module.name != DOOR
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(name) for name in error.args[1]]
    return []
