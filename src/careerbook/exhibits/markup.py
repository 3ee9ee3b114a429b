"""Sentences as HTML."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from careerbook.estimate import Estimate, Status
from careerbook.exhibits.prose import Declared, Figure, Part, Prose, Strong


def html_of(prose: Prose) -> Markup:
    """The words with their figures, each figure tied to the ledger by its id."""
    return Markup("").join(_part(part) for part in prose.parts)


def _part(part: Part) -> Markup:
    if isinstance(part, Figure):
        return figure_html(part.estimate, part.text)
    if isinstance(part, Declared):
        words = Markup(f'<span class="num" data-kind="{escape(part.kind)}">{escape(part.text)}</span>')
        return (
            Markup('<time class="expires" datetime="{}">{}</time>').format(part.expires, words)
            if part.expires
            else words
        )
    return Markup("<strong>{}</strong>").format(part.text) if isinstance(part, Strong) else escape(part)


def figure_html(estimate: Estimate, text: str) -> Markup:
    """An estimate as a figure of the page, tied to the ledger by its id."""
    plain = estimate.value is not None or estimate.category is not None or estimate.status is Status.TOP_CODED
    value = "" if estimate.value is None else repr(estimate.value)
    kind = "fig" if plain else "fig missing"
    tip = f' title="{escape(estimate.reason)}"' if estimate.reason and not re.search(r"\d", estimate.reason) else ""
    # Markup's own format is ten times slower, and a report has thousands of figures.
    about = f'class="{kind}" data-id="{escape(estimate.id)}" value="{escape(value)}"{tip}'
    return Markup(f"<data {about}>{escape(text)}</data>")
