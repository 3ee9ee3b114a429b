"""Questions and answers: each answer is computed, and which questions are asked depends on the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from careerbook.chapters.common import in_a_sentence
from careerbook.chapters.guide import people, schooling, technology
from careerbook.chapters.outlook.opening import move
from careerbook.chapters.salary import women_and_men
from careerbook.estimate import Estimate, Status
from careerbook.exhibits.exhibit import Exhibit, Paragraph, Takeaways
from careerbook.exhibits.prose import Prose, join, mark, say, strong

if TYPE_CHECKING:
    from careerbook.chapters.guide import Guide

_DEGREES = ("Bachelor's degree", "Master's degree", "Doctoral or professional degree")


def answers(guide: Guide) -> Takeaways:
    """Every question that the data can answer, with its answer."""
    asked: tuple[Callable[[Guide], Prose | None], ...] = (
        _pay,
        _hourly,
        _growth,
        _decline,
        _degree,
        _experience,
        _home,
        _ai,
        _women,
        _age,
        _software,
        _apart,
    )
    return Takeaways(tuple(one for one in (ask(guide) for ask in asked) if one))


def _answer(question: str, answer: Prose | None) -> Prose | None:
    if answer is None:
        return None
    return say("{q} {a}", q=strong(question), a=answer)


def _pay(guide: Guide) -> Prose | None:
    median, low, high = (guide.salary.pay(name) for name in ("median", "p10", "p90"))
    per = guide.salary.per
    if median.status is Status.TOP_CODED:
        return _answer("What does it pay?", say("Half earn {m} {per}.", m=median, per=per))
    if median.value is None:
        return _answer("What does it pay?", say("Its median pay is not published."))
    spread = None
    if low.value is not None and high.value is not None:
        spread = say("A tenth earn less than {a}, a tenth more than {b}.", a=low, b=high)
    return _answer("What does it pay?", join([say("Half earn less than {m} {per}.", m=median, per=per), spread]))


def _hourly(guide: Guide) -> Prose | None:
    if guide.salary.basis != "hourly":
        return None
    return _answer(
        "Why is there no yearly pay?",
        say("Many in this occupation do not work all year full time, so the survey publishes only pay by the hour."),
    )


def _growth(guide: Guide) -> Prose | None:
    growth = guide.outlook.get("growth_pct")
    if growth.value is None:
        return _answer("Is it growing?", say("No projection of it is published."))
    return _answer(
        "Is it growing?",
        say(
            "Employment is projected to {m} over ten years; of all occupations together the growth is {a}.",
            m=move(growth, guide.outlook.adjective),
            a=guide.outlook.everyone("growth_pct"),
        ),
    )


def _decline(guide: Guide) -> Prose | None:
    growth, openings = guide.outlook.get("growth_pct"), guide.outlook.get("openings_annual")
    if growth.value is None or growth.value >= 0 or not openings.value:
        return None
    return _answer(
        "Are there places if employment declines?",
        say("About {o} openings a year are projected even so, from people who leave.", o=openings),
    )


def _degree(guide: Guide) -> Prose | None:
    education = schooling.to_enter(guide)[0]
    more = schooling.workers_education(guide).bachelors_or_more
    if education.category is None:
        return None
    have = say("{m} of its workers aged twenty-five and over have a bachelor's degree or more.", m=more)
    typical = say("Typical to enter: {e}.", e=education)
    question = "Which degree does it ask for?" if education.category in _DEGREES else "Does it ask for a degree?"
    return _answer(question, join([typical, have if more.value is not None else None]))


def _experience(guide: Guide) -> Prose | None:
    _, experience, training = schooling.to_enter(guide)
    if experience.category is None or training.category is None:
        return None
    if experience.category == "None" and training.category == "None":
        answer = say("Neither experience in a related occupation nor training on the job is typical.")
        return _answer("Can one start without experience?", answer)
    if experience.category == "None":
        answer = say(
            "No experience in a related occupation is typical to enter; once hired: {t}.",
            t=mark(in_a_sentence(training.category)),
        )
        return _answer("Can one start without experience?", answer)
    return _answer(
        "Can one start without experience?",
        say("Typical to enter: {e} in a related occupation.", e=mark(in_a_sentence(experience.category))),
    )


def _home(guide: Guide) -> Prose:
    answer = _answer("Can it be done from home?", say("{h}.", h=guide.outlook.telework().takeaway))
    assert answer
    return answer


def _ai(guide: Guide) -> Prose | None:
    percentile = _found(guide.outlook.exposure(), "exposure.aioe.percentile")
    if percentile is None or percentile.value is None:
        return None
    return _answer(
        "How exposed is it to AI?",
        say(
            "By one index, that of Felten, Raj and Seamans, it is at percentile {p} of occupations. Indices differ and "
            "none says whether jobs go; the outlook chapter has several.",
            p=percentile,
        ),
    )


def _found(exhibit: Exhibit, id: str) -> Estimate | None:
    return next((one for one in exhibit.estimates if one.id == id), None)


def _women(guide: Guide) -> Prose | None:
    both = [one for one in women_and_men.figures(guide.salary) if one.both and not one.is_broader]
    if len(both) != 1:
        return None
    return _answer(
        "Do women and men earn the same?",
        say(
            "Women who work full time have a median of {w} a week, men {m}; why is not told by these figures.",
            w=both[0].medians["women"],
            m=both[0].medians["men"],
        ),
    )


def _age(guide: Guide) -> Prose | None:
    known = [one for one in people.found(guide) if one.median_age.value is not None and not one.is_broader]
    if len(known) != 1:
        return None
    return _answer("How old are those who do it?", say("Half are younger than {a} years.", a=known[0].median_age))


def _software(guide: Guide) -> Prose | None:
    shown = guide.software()
    if isinstance(shown, Paragraph) or not technology.wanted(guide):
        return None
    return _answer("Which software do employers ask for?", say("{t}.", t=shown.takeaway))


def _apart(guide: Guide) -> Prose | None:
    shown = guide.differences()
    if isinstance(shown, Paragraph):
        return None
    return _answer("What sets it apart from occupations like it?", say("{t}.", t=shown.takeaway))


def unknown(guide: Guide) -> Paragraph:
    """What public data do not tell."""
    return Paragraph(
        say(
            "Not known from public data at hand: how satisfied {t} are, how hard it is to be hired, what an employer "
            "offers beyond pay, how open its hiring and its workplace are to all, how pay and duties grow with "
            "experience, what training costs, and how the work changes within the next years. Where an answer above "
            "is missing, no file at hand has the figure.",
            t=in_a_sentence(guide.career.title),
        )
    )
