"""How to cite the report and the publishers' files behind it: APA and BibTeX, with SHA-256 and date of access.

The date is the reader's: a script puts it in the place of `ACCESSED`; without it, and on paper, it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from careerbook import RELEASED, __version__
from careerbook.core.catalog import Source

ACCESSED = "[date of access]"
_WHO = "Careerbook contributors"
_YEAR = re.compile(r"(?:19|20)\d\d")
_TEX = str.maketrans({
    "\\": r"\textbackslash{}",
    "~": r"\~{}",
    "^": r"\^{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
})


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, as a sentence in APA's style and as an entry for BibTeX, both plain text."""

    name: str
    apa: str
    bibtex: str


def of_report(title: str, soc_code: str, slug: str, ledger_sha256: str) -> Citation:
    """The report's citation; the SHA-256 of its ledger says which figures are meant."""
    name, year = f"{title}: pay, outlook and earnings abroad", RELEASED[:4]
    digest = f"SHA-256 of its ledger: {ledger_sha256}"
    apa = (
        f"{_WHO}. ({year}). {name} (SOC {soc_code}; Careerbook version {__version__}) [Data report; {digest}]. "
        f"Retrieved {ACCESSED}."
    )
    fields = {
        "author": f"{{{_WHO}}}",
        "title": f"{{{_tex(name)}}}",
        "year": year,
        "version": __version__,
        "note": f"SOC {soc_code}; {digest}",
    }
    return Citation("This report", apa, _bibtex(f"careerbook-{slug}", fields))


def of_source(source: Source) -> Citation:
    """The citation of a publisher's file."""
    years = _YEAR.findall(source.vintage) or _YEAR.findall(source.reference_period)
    year, digest = max(years, default="n.d."), f"SHA-256: {source.sha256}"
    where = f", from {source.url}" if source.url else "."
    apa = (
        f"{source.publisher}. ({year}). {source.title} ({source.vintage}) [Data set; {digest}]. "
        f"Retrieved {ACCESSED}{where}"
    )
    fields = {
        "author": f"{{{_tex(source.publisher)}}}",
        "title": f"{{{_tex(source.title)}}}",
        "year": year,
        "version": _tex(source.vintage),
        "url": source.url,
        "note": digest,
    }
    return Citation(source.title, apa, _bibtex(source.id.replace("_", "-"), fields))


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    given = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{key},\n{given}  urldate = {{{ACCESSED}}}\n}}"


def _tex(text: str) -> str:
    return text.translate(_TEX)
