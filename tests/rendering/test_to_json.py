"""Models as JSON: every sort of value a model holds has one form, anything else none."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from crisiskit.model.plan import EscalationPlan
from crisiskit.model.vocabulary import Severity
from crisiskit.model.when import When
from crisiskit.problems import Where
from crisiskit.rendering.to_json import print_json, to_json
from planning.builders import at, make_situation, plan_at


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Severity.HIGH, "high"),
        (at("2026-03-07 09:15"), "2026-03-07T09:15:00+08:00"),
        (date(2026, 3, 7), "2026-03-07"),
        (When.parse_iso("2026-03-07 night", "Asia/Makassar"), "2026-03-07 night"),
        (timedelta(minutes=2), 120.0),
        (Where("crisis.yaml", 3, 5), "crisis.yaml:3:5"),
        ({Severity.LOW: (1, None, True)}, {"low": [1, None, True]}),
    ],
)
def test_each_sort_of_value_has_its_form(value: object, expected: object) -> None:
    assert to_json(value) == expected


def test_what_no_model_holds_has_no_form() -> None:
    with pytest.raises(TypeError, match="no form"):
        to_json(object())


def test_a_plan_comes_back_from_its_json() -> None:
    plan = plan_at(make_situation(), "2026-03-07 09:15")
    assert EscalationPlan.model_validate_json(print_json(plan)) == plan
    assert list(json.loads(print_json(plan))) == list(EscalationPlan.model_fields)
