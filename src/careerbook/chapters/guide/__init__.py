"""What the work asks, who does it, and where it can lead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from careerbook.chapters.base import Section, part
from careerbook.chapters.common import when
from careerbook.chapters.guide import editors, market, nearby, people, questions, ratings, schooling, technology, work
from careerbook.chapters.guide.nearby import Near
from careerbook.chapters.guide.ratings import Domain
from careerbook.chapters.outlook import Outlook
from careerbook.chapters.salary import Salary
from careerbook.dataset import Career, Dataset
from careerbook.estimate import Estimate
from careerbook.exhibits.exhibit import Exhibit, Fact, Facts, Paragraph, Takeaways
from careerbook.exhibits.prose import say
from careerbook.metrics.ratings import Beside
from careerbook.metrics.standing import Standing


class Guide(Section):
    """The guide to one career."""

    def __init__(self, career: Career, dataset: Dataset | None = None) -> None:
        super().__init__(career, dataset)
        self.salary = Salary(career, self.dataset)
        self.outlook = Outlook(career, self.dataset)

    @property
    def figures(self) -> Mapping[str, Estimate]:
        """What it takes to enter, by id."""
        return {one.id: one for one in schooling.to_enter(self)}

    @cached_property
    def near(self) -> list[Near]:
        """The related occupations, the closest first."""
        return nearby.found(self)

    @cached_property
    def beside(self) -> dict[Domain, list[Beside]]:
        """The ratings of each domain beside the neighbors'."""
        return {domain: ratings.beside_neighbors(self, domain) for domain in ratings.DOMAINS}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Each figure's place among all occupations, by name."""
        return market.figures(self)

    @part
    def facts(self) -> Facts:
        """The key facts: education, experience and training to enter."""
        education, experience, training = schooling.to_enter(self)
        return Facts((
            Fact("Education to enter", education, say("typical, {y}", y=when(education))),
            Fact("Experience in a related occupation", experience, say("typical, {y}", y=when(experience))),
            Fact("Training on the job", training, say("typical, {y}", y=when(training))),
        ))

    @part
    def opening(self) -> Paragraph:
        """What the occupation is, and what those in it are called."""
        return work.what(self)

    @part
    def education_of_workers(self) -> Exhibit:
        """The education that the occupation's workers have."""
        return schooling.of_workers(self)

    @part
    def education_asked(self) -> Exhibit | Paragraph:
        """The education that those who do the work say it needs."""
        return schooling.asked(self)

    @part
    def training_asked(self) -> Exhibit | Paragraph:
        """The experience and training that those who do the work say it needs."""
        return schooling.training(self)

    @part
    def education_unknown(self) -> Paragraph:
        """What no official source at hand tells of the way in."""
        return schooling.unknown(self)

    @part
    def editors_notes(self) -> Exhibit | Paragraph:
        """What the editors say of licenses, certificates and steps."""
        return editors.exhibit(self)

    @part
    def skills(self) -> Exhibit | Paragraph:
        """The skills rated most important, beside the neighbors and all occupations."""
        return ratings.exhibit(self, ratings.SKILLS)

    @part
    def knowledge(self) -> Exhibit | Paragraph:
        """The areas of knowledge rated most important."""
        return ratings.exhibit(self, ratings.KNOWLEDGE)

    @part
    def soft_skills(self) -> Exhibit | Paragraph:
        """The ways of working rated most important."""
        return ratings.exhibit(self, ratings.STYLES)

    @part
    def abilities(self) -> Paragraph:
        """What O*NET rates and is not at hand."""
        return ratings.abilities(self)

    @part
    def differences(self) -> Exhibit | Paragraph:
        """How the work differs from that of its neighbors."""
        return work.differences(self)

    @part
    def activities(self) -> Exhibit | Paragraph:
        """The detailed work activities."""
        return work.activities(self)

    @part
    def environment(self) -> Paragraph:
        """Schedule and surroundings: what is known, and what is not."""
        return work.environment(self)

    @part
    def software(self) -> Exhibit | Paragraph:
        """The software, with the publisher's marks."""
        return technology.software(self)

    @part
    def tools(self) -> Exhibit | Paragraph:
        """The kinds of tools and machines."""
        return technology.tools(self)

    @part
    def who_works(self) -> Exhibit | Paragraph:
        """Workers by sex, race and ethnicity."""
        return people.shares(self)

    @part
    def ages(self) -> Exhibit | Paragraph:
        """Workers by age."""
        return people.ages(self)

    @part
    def pay_gap(self) -> Paragraph:
        """Women's pay beside men's."""
        return people.gap(self)

    @part
    def related_careers(self) -> Exhibit | Paragraph:
        """Related careers: pay, growth, distance, preparation."""
        return nearby.exhibit(self)

    @part
    def path(self) -> Paragraph:
        """The steps that can come next."""
        return nearby.path(self)

    @part
    def elsewhere(self) -> Paragraph:
        """Work at home and abroad."""
        return nearby.elsewhere(self)

    @part
    def standing(self) -> Exhibit:
        """Where pay, its change, growth, openings and jobs stand among all occupations."""
        return market.exhibit(self)

    @part
    def market(self) -> Paragraph:
        """Demand and supply as far as the figures tell."""
        return market.market(self)

    @part
    def pros_and_cons(self) -> Takeaways:
        """What speaks for it and against it, each from a figure and its rank."""
        return market.pros_and_cons(self)

    @part
    def questions(self) -> Takeaways:
        """Questions and computed answers."""
        return questions.answers(self)

    @part
    def unknown(self) -> Paragraph:
        """What public data do not tell."""
        return questions.unknown(self)
