"""The annotated guide as one HTML page: no script, no network, every word of the guide escaped."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from careerbook.audit.consistency import Conflict
from careerbook.audit.passages import Guide, Kind, Passage
from careerbook.audit.verdicts import MEANINGS, Finding
from careerbook.core import paths
from careerbook.estimate import Estimate, lineage
from careerbook.publish.page.templates import environment

if TYPE_CHECKING:
    from careerbook.audit import Audit


@dataclass(frozen=True, slots=True)
class _Lineage:
    """A figure's way from the publisher's cell, in words."""

    title: str
    text: str


def html(audit: Audit) -> str:
    """The page as text."""
    folder = paths.template_dir()
    style = "\n".join(file.read_text("utf-8") for file in (folder / "style.css", folder / "audit" / "audit.css"))
    return (
        environment(folder / "audit")
        .get_template("page.html.j2")
        .render(
            name=audit.guide.title or audit.guide.name,
            career=audit.career,
            style=Markup(style),
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            counts={str(verdict): count for verdict, count in audit.counts.items()},
            meanings={str(verdict): words for verdict, words in MEANINGS.items()},
            conflicts=audit.conflicts,
            table=_findings(audit.findings, linked=True),
            guide=annotated(audit.guide, audit.findings),
            lineages=_lineages(audit.findings),
        )
    )


def table(findings: Sequence[Finding], conflicts: Sequence[Conflict]) -> Markup:
    """The findings and contradictions as tables, for a notebook."""
    told = Markup("").join(
        Markup("<li>{} (line {}): {}</li>").format(one.kind, ", ".join(map(str, one.lines)), one.sentence)
        for one in conflicts
    )
    return _findings(findings, linked=False) + (
        Markup("<p>Contradictions:</p><ul>{}</ul>").format(told) if told else ""
    )


def _lineages(findings: Sequence[Finding]) -> dict[str, _Lineage]:
    """Each official figure once, by the id of its place on the page."""
    figures = {one.id: one for found in findings for one in found.official}
    return {
        _anchor(one): _Lineage(f"{one.text} ({one.reference_period or one.unit}): {one.id}", lineage.in_words(one))
        for one in figures.values()
    }


def _anchor(one: Estimate) -> str:
    return f"figure-{hashlib.sha256(one.id.encode()).hexdigest()[:12]}"


def _findings(findings: Sequence[Finding], *, linked: bool) -> Markup:
    heads = ("Claim", "Line", "Kind", "In the guide", "Verdict", "Why", "Official figure")
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in heads)
    rows = (_row(number, one, linked=linked) for number, one in enumerate(findings, start=1))
    return Markup(
        '<div class="table-scroll" role="region" tabindex="0" aria-labelledby="findings-caption"><table>'
        '<caption id="findings-caption">Each claim with its verdict</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(head, Markup("").join(rows))


def _row(number: int, one: Finding, *, linked: bool) -> Markup:
    mark = Markup('<a href="#claim-{0}">{0}</a>').format(number) if linked else number
    figures = Markup("; ").join(
        Markup('<a href="#{}">{}</a>').format(_anchor(figure), figure.text) if linked else escape(figure.text)
        for figure in one.official[:3]
    )
    place = f"{one.claim.line}" + (f" (page {one.claim.page})" if one.claim.page else "")
    return Markup(
        '<tr{}><th scope="row">{}</th><td class="line">{}</td>'
        '<td class="kind">{}</td><td class="words">{}</td><td>{}</td><td class="why">{}</td><td>{}</td></tr>'
    ).format(
        Markup(' id="finding-{}"').format(number) if linked else "",
        mark,
        place,
        str(one.claim.kind),
        one.claim.quote,
        _verdict(one),
        one.sentence,
        figures,
    )


def _verdict(one: Finding) -> Markup:
    return Markup('<span class="verdict {}">{}</span>').format(str(one.verdict).replace(" ", "-"), str(one.verdict))


def annotated(guide: Guide, findings: Sequence[Finding]) -> Markup:
    """The guide's passages with the claims marked, each with a link to its verdict."""
    marks: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for number, one in enumerate(findings, start=1):
        marks[one.claim.at].append((number, one))
    return Markup("\n").join(_blocks(guide.passages, marks))


def _blocks(passages: Sequence[Passage], marks: Mapping[int, list[tuple[int, Finding]]]) -> Iterator[Markup]:
    for (kind, header), block in groupby(enumerate(passages), key=lambda pair: _grouped(pair[1])):
        shown = [(one, _marked(one.text, marks.get(at, []), 0, len(one.text)), marks.get(at, [])) for at, one in block]
        if kind is Kind.ROW:
            head = Markup("").join(Markup('<th scope="col">{}</th>').format(cell) for cell in header)
            rows = Markup("").join(_cells(one, found) for one, _, found in shown)
            yield Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)
        elif kind is Kind.ITEM:
            yield Markup("<ul>{}</ul>").format(
                Markup("").join(Markup("<li>{}</li>").format(text) for _, text, _ in shown)
            )
        else:
            template = {Kind.HEADING: "<h3>{}</h3>", Kind.SHORT: '<p class="short">{}</p>'}.get(kind, "<p>{}</p>")
            yield from (Markup(template).format(text) for _, text, _ in shown)


def _grouped(one: Passage) -> tuple[Kind, tuple[str, ...]]:
    return one.kind, one.header if one.kind is Kind.ROW else ()


def _cells(one: Passage, marks: Sequence[tuple[int, Finding]]) -> Markup:
    cells = Markup("").join(
        Markup("<td>{}</td>").format(_marked(one.text, marks, start, end)) for start, end in one.cells
    )
    return Markup("<tr>{}</tr>").format(cells)


def _marked(text: str, marks: Sequence[tuple[int, Finding]], start: int, end: int) -> Markup:
    """The text from `start` to `end`; a claim that has others in it, or runs into one, is tagged at its end only."""
    inside = [pair for pair in marks if start <= pair[1].claim.start and pair[1].claim.end <= end]
    plain = [
        pair for pair in inside if not any(_overlaps(pair[1], other) for _, other in inside if other is not pair[1])
    ]
    cuts = sorted(
        {start, end, *(place for _, one in plain for place in (one.claim.start, one.claim.end))}
        | {one.claim.end for _, one in inside}
    )
    result = Markup("")
    for first, last in pairwise(cuts):
        own = next((pair for pair in plain if pair[1].claim.start <= first and last <= pair[1].claim.end), None)
        piece = escape(text[first:last])
        result += Markup("<mark>{}</mark>").format(piece) if own else piece
        for number, one in inside:
            if one.claim.end == last:
                result += _tag(number, one)
    return result


def _overlaps(one: Finding, other: Finding) -> bool:
    """Whether a claim is no mark of its own: another lies in it, or they cross."""
    a, b = one.claim, other.claim
    return a.start < b.end and b.start < a.end and not (b.start <= a.start and a.end <= b.end)


def _tag(number: int, one: Finding) -> Markup:
    return Markup('<a class="verdict {}" id="claim-{}" href="#finding-{}">{} {}</a>').format(
        str(one.verdict).replace(" ", "-"), number, number, number, str(one.verdict)
    )
