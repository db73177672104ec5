"""The base of every model: frozen, refusing unknown fields, built on first use.

    class Duty(Model):
        role: str
        who: str
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from pydantic import BaseModel, ConfigDict

#: Text in several languages, by language code: `{"id": "di perairan Sanur", "en": "off Sanur"}`.
Localized = dict[str, str]


class Model(BaseModel):
    """A frozen value with exactly the fields it declares."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)


Fields = ParamSpec("Fields")
Built = TypeVar("Built", bound=Model)


def made(model: Callable[Fields, Built]) -> Callable[Fields, Built]:
    """The maker of a model from values that a room has already checked: `made(Person)(role="liaison", title={})`.

    Type checkers hold it to the model's fields; at run time nothing is validated again, so a command that only writes a post does
    not wait for the schemas of forty models. Whoever builds a model from outside calls the model itself.
    """
    return cast("Callable[Fields, Built]", cast("type[Model]", model).model_construct)


def made_whole(model: Callable[Fields, Built]) -> Callable[Fields, Built]:
    """As `made`, for a model of which every field is given: nothing is looked up and no default copied.

    A replay makes a hundred thousand of them.
    """
    kind = cast("type[Model]", model)
    make, put, names = kind.__new__, object.__setattr__, set(kind.model_fields)

    def fill(**fields: object) -> Model:
        made_one = make(kind)
        put(made_one, "__dict__", fields)
        put(made_one, "__pydantic_fields_set__", names)  # whoever copies a model copies them, so one set serves for all
        put(made_one, "__pydantic_extra__", None)
        put(made_one, "__pydantic_private__", None)
        return made_one

    return cast("Callable[Fields, Built]", fill)
