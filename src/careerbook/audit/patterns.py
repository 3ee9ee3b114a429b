"""Patterns of the words with which guides describe numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping


def any_case(pattern: str) -> re.Pattern[str]:
    """The pattern, ignoring case."""
    return re.compile(pattern, re.IGNORECASE)


def _whole(pattern: str) -> re.Pattern[str]:
    return any_case(rf"\b(?:{pattern})\b")


PAY = _whole(
    r"salar(?:y|ies)|wages?|pay|pays|paying|paid|earn(?:s|ed|ing|ings)?|income|compensation|remuneration|make|makes|"
    r"made|pay rate|take home"
)
COST = _whole(
    r"(?<!high-)(?<!low-)costs?(?![ -]of[ -]living)|costing|tuition|fees?|priced?|prices|pricing|expenses?|loans?|debt|"
    r"spend|invest(?:ment)?|charges?|scholarships?|exam fee"
)
# Amounts that are somebody's income, but no occupation's wage.
OTHER_INCOME = _whole(
    r"household|family income|per capita|minimum wage|living wage|poverty|cost of living|home price|rent|worth|revenue|"
    r"savings?|lifetime|net worth"
)
# A part of the occupation, for which the survey has no figure.
SUBGROUP = _whole(
    r"certified|credentialed|non-certified|uncertified|unionized|union members?|non-union|specializ\w+|remote|"
    r"travel(?:ing)?|part[- ]time|per diem|freelance\w*|self-employed|contract|military|federal|government|"
    r"public sector|private sector|women|men|female|male|black|hispanic|asian|white|in (?:\w+ )?(?:hospitals?|clinics?|"
    r"offices?|schools?|outpatient)|ph\.?d|doctorate|master['’]s|advanced degrees?|licensed|(?:working|employed) (?:in|"
    r"for|at)|industry|industries|urban|rural|bilingual|union|overnight|night shifts?"
)
SOME_PLACES = any_case(
    r"\b(?:in|across|among|of)\s(?:[\w-]+\s){0,3}(?<!United )(?:states|cities|areas|regions|counties|territories|"
    r"metros?)\b|\bjob (?:listings|postings|ads)\b"
)
HYPOTHETICAL = _whole(r"imagine|suppose|if you|for example|for instance|e\.g|could|say")
PAID_OUT = _whole(r"pay|pays|paid|paying")
PART_OF_PAY = _whole(
    r"bonus(?:es)?|sign-on|signing|overtime|stipends?|relocation|commissions?|tips|differentials?|raises?|"
    r"reimbursements?|equity|benefits? worth|premium of|increase of|extra"
)
OFFER = _whole(
    r"free|plans?|trial|sign up|subscri\w+|upgrade|premium|unlimited|credit card|cancel|discount|checkout|join over|"
    r"money-back|billed|log in|our (?:[\w-]+ ){0,3}(?:courses?|programs?|bootcamps?|memberships?)|enroll now|coupon"
)
STATISTICS: Mapping[str, re.Pattern[str]] = {
    "median": _whole(r"median|midpoint|half (?:of (?:all )?)?(?:the )?(?:workers|them)"),
    "mean": any_case(
        r"(?<!than )(?<!than the )(?<!above )(?<!below )(?<!above the )(?<!below the )(?<!as the )(?<!to the )"
        r"\b(?:average|averages|averaged|averaging|mean)\b(?! for all)(?! growth)"
    ),
    "p10": _whole(r"10th percentile|(?:lowest|bottom)(?:-paid|-earning)? (?:10|ten) ?(?:percent|%)"),
    "p25": _whole(r"25th percentile|(?:lowest|bottom) (?:25 ?(?:percent|%)|quarter|quartile)|first quartile"),
    "p75": _whole(r"75th percentile|(?:highest|top) (?:25 ?(?:percent|%)|quarter|quartile)|third quartile"),
    "p90": _whole(r"90th percentile|(?:highest|top)(?:-paid|-earning)? (?:10|ten) ?(?:percent|%)|top earners"),
}
# No word boundary follows a '%', so callers write it as 'percent' for the patterns above.
BY = any_case(r"\b(?:by|rose|risen|dropped|fell|grew|gained)\s*(?:about|roughly|nearly|over)?\s*$")
DIFFERENCE = any_case(
    r"^\s*(?:per year |a year |annually )?(?:more|less|higher|lower|above|below|extra|bonus|sign-on|raise|"
    r"in (?:bonus|tips|overtime))"
)
LEVELS: Mapping[str, re.Pattern[str]] = {
    "entry": _whole(
        r"entry[- ]level|entry pay|entry(?=\s*(?:;|$))|starting(?: salar(?:y|ies)| pay| wages?| out)?|start (?:at|"
        r"around|from)|beginners?|junior|new graduates?|newly (?:qualified|certified|licensed)|no experience|"
        r"early[- ]career|first[- ]year|trainees?|apprentices?|interns?|fresh graduates?"
    ),
    "experience": _whole(
        r"senior|sr|lead|principal|staff level|mid[- ](?:career|level)|experienced|late[- ]career|seasoned|"
        r"years of (?:\w+ )?experience|few years|(?:with|after) (?:\w+ )?\d+\+?(?:[-–]\d+)? years|master electricians?|"
        r"journeym[ae]n|supervisors?|managers?|highly skilled|level [1-9IV]+|specialized skills|top[- ]paying"
    ),
}
OTHER_SOURCES = any_case(
    r"\b(glassdoor|payscale|indeed|ziprecruiter|salary\.com|linkedin|talent\.com|levels\.fyi|salaryexpert|comparably|"
    r"stack overflow|robert half|medscape|mgma|erieri|burning glass|lightcast|u\.?s\.? news|careerbuilder|"
    r"simplyhired)\b"
)
GROWTH = _whole(
    r"grow|grows|growing|growth|grew|increase|increases|increasing|rise|rises|decline|declines|declining|decrease|"
    r"decreases|shrink|shrinks|expand|expands|outlook|fall|drop"
)
DECLINE = _whole(r"decline|declines|declining|decrease|decreases|shrink|shrinks|fall|drop")
OF_EMPLOYMENT = _whole(
    r"employment|jobs?|positions|workforce|job outlook|demand|project(?:s|ed|ion|ions)?|bls|bureau of labor statistics|"
    r"decade|faster than|outlook|profession|field|occupations?|job market|job growth|career growth"
)
GROWTH_OF_PAY = _whole(
    r"(?:wages?|salar(?:y|ies)|pay|earnings?|compensation|income|tuition|costs?|prices?|revenue|market|"
    r"enrollment)\s+(?:\w+\s+)?(?:growth|grow|grew|increases?|increased|rises?|raises?|rose)"
)
YEARLY = any_case(r"^\s*(?:per|a|each|every)\s(?:year|annum)|^\s*(?:annual|year[- ]over[- ]year)|^\s*annually")
NO_GROWTH = any_case(r"^\s*(?:of\b|higher|more|less|lower|above|below|hourly|off\b|discount|who|said)")
OPENINGS = _whole(r"(?:job |annual |projected |new )*openings|vacancies")
EVERY_YEAR = any_case(
    r"\b(?:annual|annually|per year|a year|each year|every year|yearly|on average)\b|/\s?(?:yr|year)\b"
)
ADDED = any_case(
    r"^\s*(?:new|additional|more|net new|extra)\s+(?:\w+\s+){0,2}(?:jobs|positions|roles|workers)|^\s*(?:jobs|"
    r"positions)\s+(?:will be |are expected to be |to be |are projected to be )?(?:added|created)"
)
ADDING = any_case(r"\b(?:add|adds|adding|added|gain|create|creating)\s(?:\w+\s){0,2}$")
INCREASING_BY = any_case(
    r"\b(?:employment|jobs|positions|number of jobs)\s(?:(?:is|are|will|to|be|should|could|projected|expected|"
    r"forecast)\s){0,4}(?:grow|increase|rise|expand)s?\sby\s(?:(?:about|around|roughly|nearly|over|more than)\s)?$"
)
THERE_ARE = any_case(r"\bthere (?:are|were)\s(?:[a-z]+\s){0,2}$")
IN_THE_NATION = any_case(
    r"\s(?:(?:employed|working)\s)?(?:(?:in|across|throughout)\s"
    r"(?:the\s(?:u\.?s\.?a?|united states|country|nation)|america)|nationwide|nationally)\b"
)
JOBS = any_case(
    r"^\s*(?:[a-z]+\s){0,3}?(?:jobs|positions)\b|^\s*(?:[a-z-]+\s){0,4}?(?:were |are )?(?:employed|working)\b"
)
HELD = _whole(r"held|hold|holds|employ|employs|employed|there (?:are|were)|total employment|number of jobs")
ADJECTIVES: Mapping[str, re.Pattern[str]] = {
    "much faster than average": _whole(r"much faster than (?:the )?(?:national )?average"),
    "faster than average": any_case(r"(?<!much )\bfaster than (?:the )?(?:national )?average\b"),
    "about as fast as average": _whole(r"(?:about )?as fast as (?:the )?(?:national )?average"),
    "slower than average": _whole(r"(?:much )?slower than (?:the )?(?:national )?average"),
    "little or no change": _whole(r"little or no change"),
}
EDUCATION: Mapping[str, re.Pattern[str]] = {
    "No formal educational credential": _whole(
        r"no formal educational credential|no formal education(?:al requirements?)?"
    ),
    "High school diploma or equivalent": _whole(r"high school (?:diploma|degree|education)|ged"),
    "Some college, no degree": _whole(r"some college(?:, no degree)?"),
    "Postsecondary nondegree award": _whole(
        r"post-?secondary non-?degree award|(?:post-?secondary |vocational |training )?certificate(?: program)?"
    ),
    "Associate's degree": _whole(r"associate(?:['’]?s)?(?: degree)?"),
    "Bachelor's degree": _whole(r"bachelor(?:['’]?s)?(?: degree)?|four-year (?:college )?degree|undergraduate degree"),
    "Master's degree": _whole(r"master(?:['’]s|s)(?: degree)?"),
    "Doctoral or professional degree": _whole(
        r"doctora(?:l|te)(?: or professional)?(?: degree)?|professional degree|ph\.?d|m\.?d\.? degree"
    ),
}
TYPICALLY = _whole(
    r"typical(?:ly)?|usual(?:ly)?|generally|most (?:employers )?require|entry[- ]level education|minimum education|"
    r"education required|required education"
)
SCHOOLING = _whole(
    r"requires?|needs?|needed|need|required|entry|enter|education|degree programs?|programs?|become|becoming|"
    r"qualif\w+|have"
)
HEDGED = _whole(
    r"prefer(?:s|red)?|some|may|might|optional|not required|rather than|instead of|unlike|beyond|advance(?:ment)?"
)
TRAINING = _whole(
    r"programs?|degrees?|certificates?|diplomas?|training|courses?|externships?|practicums?|internships?|"
    r"apprenticeships?|experience|becom(?:e|ing)|complet(?:e|ed|ing|ion)|study|studies|school|residency|clinical hours|"
    r"classroom|bootcamps?|exam|licens\w+|certif\w+|start working|job-ready|enter(?:ing)? the (?:field|profession)"
)
INDUSTRIES = _whole(
    r"(?:top|largest|main|biggest|major|leading) (?:industries|employers|sectors)|(?:top|largest) employing industries"
)
