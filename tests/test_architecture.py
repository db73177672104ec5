"""The source keeps the rules of `source_rules`, and each has been shown something bad: one that cannot fail is none.

The source read here is the checkout's, since that is what people edit.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import source_rules
from source_rules import LONGEST_FUNCTION, LONGEST_MODULE, RULES, Module, Rule, find_circle, parse_module

ROOT = Path(__file__).resolve().parent.parent
FEWEST_MODULES = 20

#: A rule, and a module that breaks it.
BROKEN = [
    (source_rules.check_order, "crisiskit.grammar.wordings", "def f():\n    from ..drafting import fitting\n"),
    (source_rules.check_order, "crisiskit.model.facts", "if TYPE_CHECKING:\n    from crisiskit.cli import main\n"),
    (source_rules.check_order, "crisiskit.model.facts", "from crisiskit import draft\n"),
    (source_rules.check_order, "crisiskit.model.facts", "import crisiskit\n"),
    (source_rules.check_order, "crisiskit.kitchen.stove", ""),
    (source_rules.check_docstring, "crisiskit.grammar.wordings", "x = 1\n"),
    (source_rules.check_length, "crisiskit.grammar.wordings", "x = 1\n" * (LONGEST_MODULE + 1)),
    (source_rules.check_name, "crisiskit.grammar._utils", ""),
    (source_rules.check_functions, "crisiskit.grammar.wordings", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION),
    (source_rules.check_files, "crisiskit.drafting.fitting", "from pathlib import Path\nx = Path('a').read_text()\n"),
    (source_rules.check_files, "crisiskit.model.facts", "x = open('a')\n"),
    (source_rules.check_files, "crisiskit.model.facts", "from os import path as p\nx = p.exists('a')\n"),
    (source_rules.check_hidden_inputs, "crisiskit.drafting.fitting", "from datetime import datetime as d\nd.now()\n"),
    (source_rules.check_hidden_inputs, "crisiskit.model.facts", "import datetime as d\nx = d.datetime.now()\n"),
    (source_rules.check_hidden_inputs, "crisiskit.model.facts", "import os\nx = os.environ['A']\n"),
    (source_rules.check_hidden_inputs, "crisiskit.model.facts", "import random\nx = random.choice([1])\n"),
    (source_rules.check_hidden_inputs, "crisiskit.model.facts", "from random import Random\nx = Random()\n"),
    (source_rules.check_hidden_inputs, "crisiskit.model.facts", "from time import time\nx = time()\n"),
    (source_rules.check_jinja, "crisiskit.drafting.fitting", "def f():\n    import jinja2.sandbox\n"),
]

#: A rule, and a module that keeps it though it looks near the edge.
SOUND = [
    (source_rules.check_order, "crisiskit.drafting.fitting", "from crisiskit.model.facts import Fact\n"),
    (source_rules.check_order, "crisiskit.drafting.fitting", "from .writing import write\n"),
    (source_rules.check_order, "crisiskit.drafting.fitting", "from crisiskit import __version__\n"),
    (source_rules.check_files, "crisiskit.reading.files", "x = open('a')\n"),
    (source_rules.check_hidden_inputs, "crisiskit.cli.draft", "from datetime import datetime\nx = datetime.now()\n"),
    (source_rules.check_hidden_inputs, "crisiskit.planning.duty", "def f(time):\n    return time.hour\n"),
    (source_rules.check_hidden_inputs, "crisiskit.exercising.chance", "import random\nx = random.Random(7)\n"),
    (source_rules.check_jinja, "crisiskit.rendering.layouts", "import jinja2.sandbox\n"),
]


@cache
def read_source() -> tuple[Module, ...]:
    """Every module of the checkout's package."""
    return source_rules.read_modules(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Rule) -> None:
    found = [sentence for module in read_source() for sentence in rule(module)]
    assert not found, "\n".join([rule.__doc__ or "", *found])


@pytest.mark.parametrize(("rule", "name", "text"), BROKEN)
def test_a_rule_speaks_up_at_a_module_that_breaks_it(rule: Rule, name: str, text: str) -> None:
    assert list(rule(parse_module(name, text)))


@pytest.mark.parametrize(("rule", "name", "text"), SOUND)
def test_a_rule_lets_pass_what_a_room_is_for(rule: Rule, name: str, text: str) -> None:
    assert not list(rule(parse_module(name, text)))


def test_every_rule_has_been_shown_something_bad() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


def test_there_are_modules_and_imports_to_look_at() -> None:
    modules = read_source()
    assert len(modules) >= FEWEST_MODULES, f"only {len(modules)} modules below {ROOT}"
    names = frozenset(module.name for module in modules)
    assert sum(1 for module in modules for _ in source_rules.find_neighbours(module, names)) >= FEWEST_MODULES


def test_no_modules_import_each_other_in_a_circle() -> None:
    circle = find_circle(read_source())
    assert not circle, " -> ".join(circle)


def test_a_circle_through_a_late_import_is_found() -> None:
    one = parse_module("crisiskit.model.one", "from crisiskit.model import two\n")
    two = parse_module("crisiskit.model.two", "def f():\n    from .one import x\n")
    assert find_circle((one, two))


def test_a_module_that_may_be_longer_is_longer_and_has_a_reason() -> None:
    lengths = {module.name: module.text.count("\n") for module in read_source()}
    for name, reason in source_rules.LONGER_MODULES.items():
        assert reason, name
        assert lengths[name] > LONGEST_MODULE, f"{name} is short enough again"
