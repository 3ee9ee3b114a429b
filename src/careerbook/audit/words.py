"""The words by which guides say what a number is, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


PAY = _words(
    r"salar(?:y|ies)|wages?|pay|pays|paying|paid|earn(?:s|ed|ing|ings)?|income|compensation|remuneration|make|makes|"
    r"made|pay rate|take home"
)
COST = _words(
    r"(?<!high-)(?<!low-)costs?(?![ -]of[ -]living)|costing|tuition|fees?|priced?|prices|pricing|expenses?|loans?|"
    r"debt|spend|invest(?:ment)?|charges?|"
    r"scholarships?|exam fee"
)
# Amounts that are somebody's income, but no occupation's wage.
OTHER_INCOME = _words(
    r"household|family income|per capita|minimum wage|living wage|poverty|cost of living|home price|rent|worth|revenue|"
    r"savings?|lifetime|net worth"
)
# A part of the occupation: the survey's figure is not of these alone.
SUBGROUP = _words(
    r"certified|credentialed|non-certified|uncertified|unionized|union members?|non-union|specializ\w+|remote|"
    r"travel(?:ing)?|"
    r"part[- ]time|per diem|freelance\w*|self-employed|contract|military|federal|government|public sector|"
    r"private sector|"
    r"women|men|female|male|black|hispanic|asian|white|in (?:\w+ )?(?:hospitals?|clinics?|offices?|schools?|"
    r"outpatient)|"
    r"ph\.?d|doctorate|master['’]s|advanced degrees?|licensed|(?:working|employed) (?:in|for|at)|industry|"
    r"industries|urban|rural|bilingual|union|overnight|night shifts?"
)
SOME_PLACES = re.compile(
    r"\b(?:in|across|among|of)\s(?:[\w-]+\s){0,3}(?<!United )(?:states|cities|areas|regions|counties|territories|"
    r"metros?)\b|"
    r"\bjob (?:listings|postings|ads)\b",
    re.IGNORECASE,
)
HYPOTHETICAL = _words(r"imagine|suppose|if you|for example|for instance|e\.g|could|say")
PAID_OUT = _words(r"pay|pays|paid|paying")
PART_OF_PAY = _words(
    r"bonus(?:es)?|sign-on|signing|overtime|stipends?|relocation|commissions?|tips|differentials?|raises?|"
    r"reimbursements?|equity|benefits? worth|premium of|increase of|extra"
)
OFFER = _words(
    r"free|plans?|trial|sign up|subscri\w+|upgrade|premium|unlimited|credit card|cancel|discount|checkout|join over|"
    r"money-back|billed|log in|our (?:[\w-]+ ){0,3}(?:courses?|programs?|bootcamps?|memberships?)|enroll now|coupon"
)
MEDIAN = _words(r"median|midpoint|half (?:of (?:all )?)?(?:the )?(?:workers|them)")
MEAN = re.compile(
    r"(?<!than )(?<!than the )(?<!above )(?<!below )(?<!above the )(?<!below the )(?<!as the )(?<!to the "
    r")\b(?:average|averages|averaged|averaging|mean)\b(?! for all)(?! growth)",
    re.IGNORECASE,
)
PERCENTILES: Mapping[str, re.Pattern[str]] = {
    "p10": _words(r"10th percentile|(?:lowest|bottom)(?:-paid|-earning)? (?:10|ten) ?(?:percent|%)"),
    "p25": _words(r"25th percentile|(?:lowest|bottom) (?:25 ?(?:percent|%)|quarter|quartile)|first quartile"),
    "p75": _words(r"75th percentile|(?:highest|top) (?:25 ?(?:percent|%)|quarter|quartile)|third quartile"),
    "p90": _words(r"90th percentile|(?:highest|top)(?:-paid|-earning)? (?:10|ten) ?(?:percent|%)|top earners"),
}
# '%' is no letter, so no word ends after it: the patterns above see it as 'percent'.
BY = re.compile(r"\b(?:by|rose|risen|dropped|fell|grew|gained)\s*(?:about|roughly|nearly|over)?\s*$", re.IGNORECASE)
DIFFERENCE = re.compile(
    r"^\s*(?:per year |a year |annually )?(?:more|less|higher|lower|above|below|extra|bonus|sign-on|raise|"
    r"in (?:bonus|tips|overtime))",
    re.IGNORECASE,
)
LEVELS: Mapping[str, re.Pattern[str]] = {
    "entry": _words(
        r"entry[- ]level|entry pay|entry(?=\s*(?:;|$))|"
        r"starting(?: salar(?:y|ies)| pay| wages?| out)?|start (?:at|around|from)|beginners?|"
        r"junior|new graduates?|newly (?:qualified|certified|licensed)|no experience|early[- ]career|first[- ]year|"
        r"trainees?|"
        r"apprentices?|interns?|fresh graduates?"
    ),
    "experience": _words(
        r"senior|sr|lead|principal|staff level|mid[- ](?:career|level)|experienced|late[- ]career|seasoned|"
        r"years of (?:\w+ )?experience|few years|(?:with|after) (?:\w+ )?\d+\+?(?:[-–]\d+)? years|master electricians?|"
        r"journeym[ae]n|supervisors?|managers?|highly skilled|level [1-9IV]+|specialized skills|top[- ]paying"
    ),
}
OTHER_SOURCES = re.compile(
    r"\b(glassdoor|payscale|indeed|ziprecruiter|salary\.com|linkedin|talent\.com|levels\.fyi|salaryexpert|comparably|"
    r"stack overflow|robert half|medscape|mgma|erieri|burning glass|lightcast|u\.?s\.? news|careerbuilder|"
    r"simplyhired)\b",
    re.IGNORECASE,
)
GROWTH = _words(
    r"grow|grows|growing|growth|grew|increase|increases|increasing|rise|rises|decline|declines|declining|decrease|"
    r"decreases|shrink|shrinks|expand|expands|outlook|fall|drop"
)
DECLINE = _words(r"decline|declines|declining|decrease|decreases|shrink|shrinks|fall|drop")
OF_EMPLOYMENT = _words(
    r"employment|jobs?|positions|workforce|"
    r"job outlook|demand|project(?:s|ed|ion|ions)?|bls|bureau of labor statistics|decade|"
    r"faster than|outlook|profession|field|occupations?|job market|job growth|career growth"
)
GROWTH_OF_PAY = _words(
    r"(?:wages?|salar(?:y|ies)|pay|earnings?|compensation|income|tuition|costs?|prices?|revenue|market|"
    r"enrollment)\s+(?:\w+\s+)?(?:growth|grow|grew|increases?|increased|rises?|raises?|rose)"
)
YEARLY = re.compile(r"^\s*(?:per|a|each|every)\s(?:year|annum)|^\s*(?:annual|year[- ]over[- ]year)|^\s*annually", re.I)
NO_GROWTH = re.compile(r"^\s*(?:of\b|higher|more|less|lower|above|below|hourly|off\b|discount|who|said)", re.IGNORECASE)
OPENINGS = _words(r"(?:job |annual |projected |new )*openings|vacancies")
EVERY_YEAR = _words(r"annual|annually|per year|a year|each year|every year|yearly|on average")
EVERY_YEAR = re.compile(rf"{EVERY_YEAR.pattern}|/\s?(?:yr|year)\b", re.IGNORECASE)
ADDED = re.compile(
    r"^\s*(?:new|additional|more|net new|extra)\s+(?:\w+\s+){0,2}(?:jobs|positions|roles|workers)|^\s*(?:jobs|"
    r"positions)\s+"
    r"(?:will be |are expected to be |to be |are projected to be )?(?:added|created)",
    re.IGNORECASE,
)
ADDING = re.compile(r"\b(?:add|adds|adding|added|gain|create|creating)\s(?:\w+\s){0,2}$", re.IGNORECASE)
INCREASING_BY = re.compile(
    r"\b(?:employment|jobs|positions|number of jobs)\s"
    r"(?:(?:is|are|will|to|be|should|could|projected|expected|forecast)\s){0,4}"
    r"(?:grow|increase|rise|expand)s?\sby\s(?:(?:about|around|roughly|nearly|over|more than)\s)?$",
    re.IGNORECASE,
)
THERE_ARE = re.compile(r"\bthere (?:are|were)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
IN_THE_NATION = re.compile(
    r"\s(?:(?:employed|working)\s)?(?:(?:in|across|throughout)\s"
    r"(?:the\s(?:u\.?s\.?a?|united states|country|nation)|america)|nationwide|nationally)\b",
    re.IGNORECASE,
)
JOBS = re.compile(
    r"^\s*(?:[a-z]+\s){0,3}?(?:jobs|positions)\b|^\s*(?:[a-z-]+\s){0,4}?(?:were |are )?(?:employed|working)\b",
    re.IGNORECASE,
)
HELD = _words(r"held|hold|holds|employ|employs|employed|there (?:are|were)|total employment|number of jobs")
ADJECTIVES: Mapping[str, re.Pattern[str]] = {
    "much faster than average": _words(r"much faster than (?:the )?(?:national )?average"),
    "faster than average": re.compile(r"(?<!much )\bfaster than (?:the )?(?:national )?average\b", re.IGNORECASE),
    "about as fast as average": _words(r"(?:about )?as fast as (?:the )?(?:national )?average"),
    "slower than average": _words(r"(?:much )?slower than (?:the )?(?:national )?average"),
    "little or no change": _words(r"little or no change"),
}
EDUCATION: Mapping[str, re.Pattern[str]] = {
    "No formal educational credential": _words(
        r"no formal educational credential|no formal education(?:al requirements?)?"
    ),
    "High school diploma or equivalent": _words(r"high school (?:diploma|degree|education)|ged"),
    "Some college, no degree": _words(r"some college(?:, no degree)?"),
    "Postsecondary nondegree award": _words(
        r"post-?secondary non-?degree award|(?:post-?secondary |vocational |training )?certificate(?: program)?"
    ),
    "Associate's degree": _words(r"associate(?:['’]?s)?(?: degree)?"),
    "Bachelor's degree": _words(r"bachelor(?:['’]?s)?(?: degree)?|four-year (?:college )?degree|undergraduate degree"),
    "Master's degree": _words(r"master(?:['’]s|s)(?: degree)?"),
    "Doctoral or professional degree": _words(
        r"doctora(?:l|te)(?: or professional)?(?: degree)?|professional degree|ph\.?d|m\.?d\.? degree"
    ),
}
TYPICALLY = _words(
    r"typical(?:ly)?|usual(?:ly)?|generally|most (?:employers )?require|entry[- ]level education|minimum education|"
    r"education required|required education"
)
SCHOOLING = _words(
    r"requires?|needs?|needed|need|required|entry|enter|education|degree programs?|programs?|become|becoming|"
    r"qualif\w+|have"
)
HEDGED = _words(
    r"prefer(?:s|red)?|some|may|might|optional|not required|rather than|instead of|unlike|beyond|advance(?:ment)?"
)
TRAINING = _words(
    r"programs?|degrees?|certificates?|diplomas?|training|courses?|externships?|practicums?|internships?|"
    r"apprenticeships?|experience|becom(?:e|ing)|complet(?:e|ed|ing|ion)|study|studies|school|residency|clinical hours|"
    r"classroom|bootcamps?|exam|licens\w+|certif\w+|start working|job-ready|enter(?:ing)? the (?:field|profession)"
)
INDUSTRIES = _words(
    r"(?:top|largest|main|biggest|major|leading) (?:industries|employers|sectors)|(?:top|largest) employing industries"
)
