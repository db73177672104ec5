"""Model objects as JSON, for programs: the fields of the model, times in ISO 8601, places as `path:line:column`.

    to_json(plan)["tasks"][0]["due"]      # "2026-03-07T09:20:00+08:00"
"""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from crisiskit.model.base import Model
from crisiskit.model.when import When
from crisiskit.problems import Where


def to_json(value: object) -> Any:
    """The value as dictionaries, lists, strings and numbers. Raises TypeError for what no rendered model holds."""
    if isinstance(value, Model):
        return {name: to_json(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {str(to_json(key)): to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Where):
        return [to_json(item) for item in value]
    return _spell(value)


def _spell(value: object) -> str | int | float | None:
    """A single value in the form that JSON has for it."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, When | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Where):
        return str(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def print_json(value: object) -> str:
    """The JSON as people read it too: indented, in the model's order, letters as they are."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=2)
