"""One scene: a break-out with three topics and an open one, its groups, and officers who may be seated."""

import pytest

from programmes.rules import actor as actors
from tests.workshops import attending
from workshops.actions import answer as answers
from workshops.actions import breakout as breakouts
from workshops.actions import group_report as group_reports
from workshops.actions import membership as memberships
from workshops.actions import recommendation as recommendations
from workshops.actions import topic as topics
from workshops.actions import waiting_place as waiting_places
from workshops.models import BreakoutTemplate, Duty, Group, GroupReport, TemplateQuestion, TemplateTopic
from workshops.rules import door


class Room:
    """A break-out taken to any stage by the real actions. `room.to("choosing")` goes there from where it stands."""

    STAGES = ("planned", "choosing", "working", "plenary", "closed")
    ACTS = ("open_choice", "start_work", "open_plenary", "close")

    def __init__(self, workshop, template, add_participant, facilitator):
        self.add_participant, self.facilitator = add_participant, facilitator
        self.workshop = self.fresh(workshop)
        self.breakout = breakouts.set_up(workshop=self.workshop, template=template, by=facilitator)
        self.people = 0

    def select(self, *numbers):
        for topic in self.breakout.topics.filter(number__in=numbers or (1, 2, 3)):
            topics.select(topic=topic, by=self.facilitator)
        return self

    def to(self, stage):
        if not self.breakout.groups.exists():
            self.select()
        here = self.STAGES.index(self.fresh(self.breakout).state)
        for act in self.ACTS[here : self.STAGES.index(stage)]:
            self.breakout = breakouts.move(breakout=self.breakout, act=act, by=self.facilitator)
        return self

    def fresh(self, thing):
        return type(thing).objects.get(pk=thing.pk)

    def group(self, letter="A"):
        return self.breakout.groups.get(letter=letter)

    def report(self, letter="A"):
        return GroupReport.objects.get(group__breakout=self.breakout, group__letter=letter)

    def officer(self, **fields):
        """A participant of the workshop who has no seat yet."""
        self.people += 1
        return self.add_participant(f"Officer {self.people}", **fields)

    def who(self, participation):
        return actors.for_person(participation.person)

    def seated(self, letter="A", *duties):
        """A new officer in this group, with these duties."""
        seat = memberships.join(group=self.group(letter), participation=self.officer(), by=self.facilitator)
        for duty in duties:
            seat = memberships.give_duty(membership=seat, duty=duty, by=self.facilitator)
        return seat

    def full(self, letter="A", capacity=2):
        """The group, with so many seats and all of them taken."""
        Group.objects.filter(pk=self.group(letter).pk).update(capacity=capacity)
        while not self.group(letter).is_full:
            self.seated(letter)
        return self.group(letter)

    def waits(self, letter="A", participation=None):
        """A new officer, or this one, in the line of this group."""
        participation = participation or self.officer()
        return waiting_places.take(group=self.group(letter), participation=participation, by=self.who(participation))

    def line(self, letter="A"):
        return [place.participation for place in self.group(letter).waiting_places.order_by("asked_at", "pk")]

    def sits(self, participation):
        """The letter of the group this officer sits in; None without a seat."""
        return participation.memberships.filter(breakout=self.breakout).values_list("group__letter", flat=True).first()

    def badge(self, participation):
        return door.of_participation(participation)

    def laptop(self, letter="A"):
        return door.of_group(self.group(letter))

    def secretary(self, letter="A"):
        return self.who(self.seated(letter, Duty.SECRETARY).participation)

    def write(self, text, by, letter="A", key="discussion", base_version=0, epoch=None):
        report = self.report(letter)
        return answers.write(
            report=report, key=key, text=text, base_version=base_version, epoch=epoch or report.epoch, by=by
        )

    def recommend(self, text, by=None, letter="A", **fields):
        report = self.report(letter)
        return recommendations.write(report=report, text=text, epoch=report.epoch, by=by or self.facilitator, **fields)

    def move(self, act, by=None, letter="A", reason=""):
        return group_reports.move(report=self.report(letter), act=act, by=by or self.facilitator, reason=reason)

    def seats_are_true(self):
        """`taken` of every group is the number of its members, and within its capacity."""
        return all(group.taken == group.memberships.count() <= group.capacity for group in self.breakout.groups.all())


@pytest.fixture
def template(db):
    made = BreakoutTemplate.objects.create(
        key="form",
        title="Break-out working session",
        organised_by={"en": "[Organisation], Government of [Country]"},
        purpose={"en": "Ways to enforce the regulations in [Country].", "fr": "Comment agir à [City]."},
        instructions={"en": "Held in [City], [Date]."},
    )
    for number, (title, questions) in enumerate((("Licensing", 6), ("Enforcement", 9), ("Plans", 9)), 1):
        topic = TemplateTopic.objects.create(template=made, number=number, title={"en": f"{title} in [Country]"})
        for position in range(1, questions + 1):
            TemplateQuestion.objects.create(topic=topic, position=position, text={"en": f"Question {position}?"})
    open_topic = TemplateTopic.objects.create(
        template=made, number=4, title={"en": "To be suggested by participants"}, is_open=True
    )
    TemplateQuestion.objects.create(topic=open_topic, position=1, text={"en": "Data reporting"})
    return made


@pytest.fixture
def room(workshop, template, add_participant, facilitator):
    return Room(workshop, template, add_participant, facilitator)


@pytest.fixture
def two_weeks(programme, bahrain, english, by):
    return attending.two_weeks(programme, bahrain, english, by)


@pytest.fixture
def expect(two_weeks, add_participant):
    """expect("Hasan", "Noora") -> Participation in the two weeks."""
    return lambda *names, **fields: add_participant(*names, at=two_weeks, **fields)
