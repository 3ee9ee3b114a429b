"""Questions and answers: each answer is computed, and which questions are asked depends on the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from careerbook.chapters.guide.skills import software_takeaway
from careerbook.chapters.guide.work import differences_takeaway
from careerbook.chapters.outlook.indices import telework_sentence
from careerbook.chapters.phrases import change
from careerbook.estimate import Status
from careerbook.exhibits.exhibit import Paragraph, Takeaways
from careerbook.exhibits.prose import Prose, join, mark, say, strong
from careerbook.exhibits.wording import in_a_sentence
from careerbook.figures.answers import ai_percentile, growth_of_all, openings_in_decline, tenths, women_and_men_alone
from careerbook.figures.case import Case
from careerbook.figures.entry import to_enter, workers_education
from careerbook.figures.outlook import outlook
from careerbook.figures.pay import pay
from careerbook.figures.people import with_ages
from careerbook.figures.technology import is_software_wanted

_DEGREES = ("Bachelor's degree", "Master's degree", "Doctoral or professional degree")


def questions(case: Case) -> Takeaways:
    """Every question that the data can answer, with its answer."""
    pairs = ((question, answer(case)) for question, answer in _ANSWERS.items())
    return Takeaways(tuple(say("{q} {a}", q=strong(question), a=answer) for question, answer in pairs if answer))


def _pay(case: Case) -> Prose:
    paid, spread = pay(case), tenths(case)
    median = paid["median"]
    if median.status is Status.TOP_CODED:
        return say("Half earn {m} {per}.", m=median, per=paid.per)
    if median.value is None:
        return say("Its median pay is not published.")
    return join([
        say("Half earn less than {m} {per}.", m=median, per=paid.per),
        say("A tenth earn less than {a}, a tenth more than {b}.", a=spread[0], b=spread[1]) if spread else None,
    ])


def _hourly(case: Case) -> Prose | None:
    if pay(case).basis != "hourly":
        return None
    return say("Many in this occupation do not work all year full time, so the survey publishes only pay by the hour.")


def _growth(case: Case) -> Prose:
    projected, of_all = outlook(case), growth_of_all(case)
    if of_all is None:
        return say("No projection of it is published.")
    growth = "Employment is projected to {m} over ten years; of all occupations together the growth is {a}."
    return say(growth, m=change(projected["growth_pct"], projected.adjective), a=of_all)


def _decline(case: Case) -> Prose | None:
    openings = openings_in_decline(case)
    if openings is None:
        return None
    return say("About {o} openings a year are projected even so, from people who leave.", o=openings)


def _which_degree(case: Case) -> Prose | None:
    return _education(case) if to_enter(case)[0].category in _DEGREES else None


def _whether_degree(case: Case) -> Prose | None:
    return _education(case) if to_enter(case)[0].category not in (None, *_DEGREES) else None


def _education(case: Case) -> Prose:
    more = workers_education(case).bachelors_or_more
    have = say("{m} of its workers aged twenty-five and over have a bachelor's degree or more.", m=more)
    return join([say("Typical to enter: {e}.", e=to_enter(case)[0]), have if more.value is not None else None])


def _experience(case: Case) -> Prose | None:
    _, experience, training = to_enter(case)
    if experience.category is None or training.category is None:
        return None
    if experience.category == "None" and training.category == "None":
        return say("Neither experience in a related occupation nor training on the job is typical.")
    if experience.category == "None":
        training_alone = "No experience in a related occupation is typical to enter; once hired: {t}."
        return say(training_alone, t=mark(in_a_sentence(training.category)))
    return say("Typical to enter: {e} in a related occupation.", e=mark(in_a_sentence(experience.category)))


def _home(case: Case) -> Prose:
    return say("{h}.", h=telework_sentence(case))


def _ai(case: Case) -> Prose | None:
    percentile = ai_percentile(case)
    if percentile is None:
        return None
    return say(
        "By one index, that of Felten, Raj and Seamans, it is at percentile {p} of occupations. Indices differ and "
        "none says whether jobs go; the outlook chapter has several.",
        p=percentile,
    )


def _women(case: Case) -> Prose | None:
    group = women_and_men_alone(case)
    if group is None:
        return None
    medians = "Women who work full time have a median of {w} a week, men {m}; why is not told by these figures."
    return say(medians, w=group.medians["women"], m=group.medians["men"])


def _age(case: Case) -> Prose | None:
    groups = [group for group in with_ages(case) if not group.is_broader]
    return say("Half are younger than {a} years.", a=groups[0].median_age) if len(groups) == 1 else None


def _software(case: Case) -> Prose | None:
    return say("{t}.", t=software_takeaway(case)) if is_software_wanted(case) else None


def _apart(case: Case) -> Prose | None:
    takeaway = differences_takeaway(case)
    return say("{t}.", t=takeaway) if takeaway else None


_ANSWERS: Mapping[str, Callable[[Case], Prose | None]] = {
    "What does it pay?": _pay,
    "Why is there no yearly pay?": _hourly,
    "Is it growing?": _growth,
    "Are there places if employment declines?": _decline,
    "Which degree does it ask for?": _which_degree,
    "Does it ask for a degree?": _whether_degree,
    "Can one start without experience?": _experience,
    "Can it be done from home?": _home,
    "How exposed is it to AI?": _ai,
    "Do women and men earn the same?": _women,
    "How old are those who do it?": _age,
    "Which software do employers ask for?": _software,
    "What sets it apart from occupations like it?": _apart,
}


def unknown(case: Case) -> Paragraph:
    """What public data do not tell."""
    untold = say(
        "Not known from public data at hand: how satisfied {t} are, how hard it is to be hired, what an employer "
        "offers beyond pay, how open its hiring and its workplace are to all, how pay and duties grow with experience, "
        "what training costs, and how the work changes within the next years. Where an answer above is missing, no "
        "file at hand has the figure.",
        t=in_a_sentence(case.title),
    )
    return Paragraph(untold)
