"""Whether a value fits a notebook's parameter, judged by its annotation or else by its default."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

_TYPES: dict[str, type | tuple[type, ...]] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "bool": bool,
    "list": list,
    "tuple": (list, tuple),
    "dict": dict,
    "NoneType": type(None),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name of a notebook's parameters cell. `type` is the annotation, "" if there is none."""

    name: str
    type: str
    default: str

    @classmethod
    def from_inspection(cls, inspected: Mapping[str, str]) -> Parameter:
        """What papermill's inspection found, with the type of an unannotated name taken from its default."""
        annotation = inspected["inferred_type_name"]
        type_name = annotation if annotation != "None" else _type_of(inspected["default"])
        return cls(inspected["name"], type_name.replace(" ", ""), inspected["default"])

    def accepts(self, value: object) -> bool:
        """True if `value` has this parameter's type. A type that isn't plain data accepts anything."""
        return _fits(value, self.type)

    def __str__(self) -> str:
        return f"{self.name}: {self.type}" if self.type else self.name


def _type_of(default: str) -> str:
    """The type of a default's literal; "" where it is None or an expression."""
    try:
        value = ast.literal_eval(default)
    except (ValueError, SyntaxError):
        return ""
    return "" if value is None else type(value).__name__


def _fits(value: object, type_name: str) -> bool:
    container, _, inside = type_name.partition("[")
    expected = _TYPES.get(container)
    if expected is None:
        return True
    if not isinstance(value, expected) or (isinstance(value, bool) and container != "bool"):
        return False
    member = re.fullmatch(r"(\w+)(,\.\.\.)?\]", inside)
    if isinstance(value, (list, tuple)) and member:
        return all(_fits(member_value, member[1]) for member_value in value)
    return True
