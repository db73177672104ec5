"""The base of every model: frozen, refusing unknown fields, built on first use.

    class Duty(Model):
        role: str
        who: str
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

#: Text in several languages, by language code: `{"id": "di perairan Sanur", "en": "off Sanur"}`.
Localized = dict[str, str]


class Model(BaseModel):
    """A frozen value with exactly the fields it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)
