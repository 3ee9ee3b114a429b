"""Titles as slugs: 'Medical Assistants' -> 'medical-assistant'."""

from __future__ import annotations

import re
import unicodedata

# Nouns for people at work, in the plural, as occupational titles have them.
_WORKERS = re.compile(
    r"(?:ers|ors|ists|ians|ants|ents|ees|aides|clerks|nurses|guards|cooks|chefs|pilots|judges|hosts|hostesses|"
    r"tailors|drivers|athletes|dietetics|models|jockeys|guides|butchers|barbers|mates|operatives|representatives|"
    r"executives|detectives|referees|scouts|coaches|couriers|smiths|wrights|hands|bartenders|dispatchers|attorneys|"
    r"surveyors|sheriffs|paramedics|mechanics|orderlies|actuaries|secretaries|notaries|midwives|psychics|chemists|"
    r"analysts|critics|surgeons|architects|concierges|masons|roustabouts|veterinarians|magistrates|legislators|associates|agents|officials|professionals|pathologists)$"
)
_NOT_WORKERS = {"others", "orders", "papers", "computers", "numbers", "events", "instruments", "students", "plants"}


def plain(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower().replace("'", "")).strip("-")


def _singular(word: str) -> str:
    if word in _NOT_WORKERS or not _WORKERS.search(word):
        return _MEN.get(word, word)
    for plural, singular in (("ies", "y"), ("wives", "wife"), ("sses", "ss"), ("ches", "ch")):
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word.removesuffix("s")


_MEN = {"firemen": "fireman", "craftsmen": "craftsman"}


def slug(title: str) -> str:
    """The slug of an occupation's title: workers in the singular, the rest as it stands."""
    return "-".join(_singular(word) for word in plain(title).split("-"))


def key(text: str) -> str:
    """A form in which singular, plural, case and punctuation of a name make no difference."""
    return " ".join(word.removesuffix("s") for word in plain(text).split("-"))
