"""The methods behind the figures, as the metrics' docstrings state them.

A function that makes figures ends its docstring with four entries, each a line or more:

    Figures: `history.<year>.wage.annual.median`, ...  (ids; a placeholder stands for a text without a dot)
    Formula: how the value is computed
    Inputs: the tables and measures that go in
    Source: where the method comes from
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from careerbook import metrics

ENTRIES = ("Figures", "Formula", "Inputs", "Source")
_ENTRY = re.compile(rf"^({'|'.join(ENTRIES)}): ", re.MULTILINE)
# What a placeholder in a figure's id may stand for, where that is a closed list: other ids need a method of their own.
_STANDS_FOR = {
    "basis": "annual|hourly",
    "figure": "change_annual|employment_(?:base|change|target)|entry_education|exits_annual|growth_adjective(?:_first)?"
    "|growth_pct|on_the_job_training|openings_annual|openings_rate_pct|transfers_annual|work_experience",
    "index": "aioe|aioe_language|frey_osborne|gpts_model|gpts_people|microsoft",
    "measure": "growth|jobs|openings|pay|pay_change",
    "period": "annual|hourly|mean",
    "statistic": r"mean|median|median_adjusted|p\d\d|rse",
    "vintage": r"\d{4}-\d\d",
    "year": r"\d{4}",
}


@dataclass(frozen=True, slots=True)
class Method:
    """How some figures come about: `topic` is the module's first line, `what` the function's."""

    name: str
    topic: str
    what: str
    figures: tuple[str, ...]
    formula: str
    inputs: str
    source: str

    def covers(self, id: str) -> bool:
        """Whether the method makes the figure of this id."""
        return any(_pattern(figure).fullmatch(id) for figure in self.figures)


@cache
def _pattern(figure: str) -> re.Pattern[str]:
    parts = re.sub(r"\.", r"\\.", figure)
    return re.compile(re.sub(r"<(\w+)>", lambda name: f"(?:{_STANDS_FOR.get(name[1], '[^.]+')})", parts))


@cache
def documented() -> tuple[Method, ...]:
    """Every method that the metrics document, in the order of their modules."""
    return tuple(method for name in _modules() for method in _methods(name))


def markdown() -> str:
    """docs/methods.md."""
    lines = [_HEAD]
    topic = ""
    for method in documented():
        if method.topic != topic:
            topic = method.topic
            lines.append(f"## {topic.rstrip('.')}\n")
        ids = ", ".join(f"`{figure}`" for figure in method.figures)
        lines.append(f"### {method.what.rstrip('.')}\n")
        lines.append(f"- Figures: {ids}\n- Formula: {method.formula}\n- Inputs: {method.inputs}")
        lines.append(f"- Source of the method: {method.source}\n- Code: `{method.name}`\n")
    return "\n".join(lines)


_HEAD = """# Methods

<!-- Made from the docstrings in src/careerbook/metrics by `careerbook data docs`: don't edit. -->

How each figure of a report comes about. The ids are those of `careerbook facts`, where `<name>` stands for a year, a
place, a code. Beyond what is said at each figure:

- A figure that is read from a publisher's cell is `official`; one that is computed is `derived`, or carries the weakest
  label of what it comes from: `modelled`, `proxy`, `editorial`.
- Where an input is not released, the result is not released either, for the same reason; nothing is filled in. From a
  top-coded figure nothing is computed.
- Errors: an interval is value × (1 ± z × relative standard error), z = 1.645 at 90 percent (BLS), 1.96 at 95 percent
  (ONS). Products and quotients carry the published relative errors as the root of the sum of their squares, inputs
  taken as independent; an input without a published error counts as exact. An error that is published for a mean is
  never given to a median. Two figures are called different only if their difference exceeds the root of the sum of
  their squared half-widths.
- Figures are computed unrounded and rounded half up when they are written.
"""


def _modules() -> Iterator[str]:
    yield from sorted(f"{metrics.__name__}.{module.name}" for module in pkgutil.iter_modules(metrics.__path__))


def _methods(module_name: str) -> Iterator[Method]:
    module = importlib.import_module(module_name)
    topic = (inspect.getdoc(module) or "").splitlines()[0]
    for name, function in vars(module).items():
        doc = inspect.getdoc(function) or ""
        if inspect.isfunction(function) and function.__module__ == module_name and "Figures:" in doc:
            yield _method(f"{module_name}.{name}", topic, doc)


def _method(name: str, topic: str, doc: str) -> Method:
    """The method that a docstring documents. Raises ValueError if one of its four entries is lacking."""
    what, _, _ = doc.partition("\n")
    _, *pieces = _ENTRY.split(doc)
    entries = {title: " ".join(text.split()) for title, text in zip(pieces[::2], pieces[1::2], strict=True)}
    if set(entries) != set(ENTRIES):
        raise ValueError(f"{name} documents {sorted(entries)} and not {sorted(ENTRIES)}")
    figures = tuple(re.findall(r"`([^`]+)`", entries["Figures"]))
    return Method(name, topic, what, figures, entries["Formula"], entries["Inputs"], entries["Source"])
