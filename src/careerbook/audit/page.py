"""The annotated guide as one HTML page: no script, no network, every word of the guide escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from careerbook.audit.passages import Kind, Passage
from careerbook.audit.result import Audit, anchor, css_class, joined, table
from careerbook.audit.verdicts import MEANINGS, Finding
from careerbook.exhibits import lineage
from careerbook.publish.page import templates

_Numbered = tuple[int, Finding]


def html(audit: Audit) -> str:
    """The page as text."""
    marks: dict[int, list[_Numbered]] = defaultdict(list)
    for number, finding in enumerate(audit.findings, start=1):
        marks[finding.claim.context.at].append((number, finding))
    return templates.page(
        "audit",
        name=audit.title,
        career=audit.career,
        counts={str(verdict): count for verdict, count in audit.counts.items()},
        meanings={str(verdict): words for verdict, words in MEANINGS.items()},
        conflicts=audit.conflicts,
        table=table(audit.findings, linked=True),
        guide=Markup("\n").join(_blocks(audit.guide.passages, marks)),
        lineages=_lineages(audit.findings),
    )


def _lineages(findings: Sequence[Finding]) -> dict[str, dict[str, str]]:
    """Each official figure once, by the id of its place on the page: its title, and its way from the cell in words."""
    figures = {figure.id: figure for finding in findings for figure in finding.official}
    return {
        anchor(figure): {
            "title": f"{figure.text} ({figure.reference_period or figure.unit}): {figure.id}",
            "text": lineage.in_words(figure),
        }
        for figure in figures.values()
    }


def _blocks(passages: Sequence[Passage], marks: Mapping[int, list[_Numbered]]) -> Iterator[Markup]:
    """The passages with the claims marked, in runs of one form: rows of a table, items of a list, paragraphs."""
    for (kind, header), run in groupby(enumerate(passages), key=lambda pair: _form(pair[1])):
        block = [(passage, marks.get(at, [])) for at, passage in run]
        if kind is Kind.ROW:
            head = joined('<th scope="col">{}</th>', header)
            rows = (
                joined("<td>{}</td>", (_marked(passage.text, inside, *cell) for cell in passage.cells))
                for passage, inside in block
            )
            body = joined("<tr>{}</tr>", rows)
            yield Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)
            continue
        texts = [_marked(passage.text, inside, 0, len(passage.text)) for passage, inside in block]
        if kind is Kind.ITEM:
            yield Markup("<ul>{}</ul>").format(joined("<li>{}</li>", texts))
        else:
            template = {Kind.HEADING: "<h3>{}</h3>", Kind.SHORT: '<p class="short">{}</p>'}.get(kind, "<p>{}</p>")
            yield from (Markup(template).format(text) for text in texts)


def _form(passage: Passage) -> tuple[Kind, tuple[str, ...]]:
    return passage.kind, passage.header if passage.kind is Kind.ROW else ()


def _marked(text: str, marks: Sequence[_Numbered], start: int, end: int) -> Markup:
    """The text from `start` to `end`; a claim that has others in it, or runs into one, is tagged at its end only."""
    placed = [(number, finding, finding.claim.context) for number, finding in marks]
    inside = [mark for mark in placed if start <= mark[2].start and mark[2].end <= end]
    spans = [(context.start, context.end) for *_, context in inside]
    plain = [span for span in spans if not any(_meet(span, other) for other in spans)]
    cuts = sorted({start, end, *(place for span in plain for place in span), *(last for _, last in spans)})
    result = Markup("")
    for first, last in pairwise(cuts):
        is_marked = any(begin <= first and last <= stop for begin, stop in plain)
        piece = escape(text[first:last])
        result += Markup("<mark>{}</mark>").format(piece) if is_marked else piece
        result += Markup("").join(_tag(number, finding) for number, finding, context in inside if context.end == last)
    return result


def _meet(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a claim can't be marked as a whole: another lies in it, or they cross."""
    is_inside = other[0] <= span[0] and span[1] <= other[1]
    return span[0] < other[1] and other[0] < span[1] and not is_inside


def _tag(number: int, finding: Finding) -> Markup:
    return Markup('<a class="verdict {1}" id="claim-{0}" href="#finding-{0}">{0} {2}</a>').format(
        number, css_class(finding), str(finding.verdict)
    )
