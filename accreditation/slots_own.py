"""What this floor holds about one person, for their own page and their file."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accreditation.models import (
    Accreditation,
    Assessment,
    CallAnswer,
    Candidacy,
    CoTrainer,
    Decision,
    Mission,
    MissionEvaluation,
    Notice,
    Reflection,
    Screening,
)
from accreditation.rules import trainer_profile as profile_rules
from programmes.rules.dates import range_words
from programmes.slots import Held, fill


@fill("own_data", 50)
def way_to_trainer(person):
    lines = [
        (f"{_('Candidacy')}, {one.programme}", f"{one.get_state_display()}, {date_format(one.opened_on, 'j F Y')}")
        for one in Candidacy.objects.filter(person=person).select_related("programme")
    ]
    lines += [
        (
            f"{_('Pre-screening')}, {one.candidacy.programme}",
            f"{one.result_words}, {date_format(one.screened_on, 'j F Y')}",
        )
        for one in Screening.objects.filter(candidacy__person=person).select_related("candidacy__programme")
    ]
    lines += [(_("Member of a panel"), f"{one.programme}, {one}") for one in person.panels.select_related("programme")]
    lines += [
        (f"{one.title}, {one.programme}", one.get_state_display())
        for one in Accreditation.objects.filter(person=person).select_related("programme")
    ]
    lines += [
        (_("Notice of {day}").format(day=date_format(one.given_on, "j F Y")), f"{one.reason}. {one.to_put_right}")
        for one in Notice.objects.filter(accreditation__person=person)
    ]
    lines += [
        (f"{_('Reflection on the mission')}, {one.co_trainer.mission}", f"{one.went_well}\n{one.learned}")
        for one in Reflection.objects.filter(co_trainer__candidacy__person=person).select_related(
            "co_trainer__mission__workshop"
        )
    ]
    lines += [
        (f"{_('Call for a mission')}, {one.call}", _answered(one))
        for one in CallAnswer.objects.filter(person=person).select_related("call__mission__workshop")
    ]
    lines += [(_("Lead expert of a mission"), str(one)) for one in Mission.objects.filter(lead=person)]
    return [Held(_("Accreditation"), lines), *_profile(person)]


@fill("own_data.file", 50)
def judged(person):
    """What others signed about them. The page of a case tells it when its result is recorded; the file at any time."""
    lines = []
    signed = Assessment.objects.filter(candidacy__person=person).select_related("assessor__person")
    for one in signed.prefetch_related("scores__criterion"):
        who = f"{_('Assessment')}, {one.assessor.person}, {date_format(one.signed_at, 'j F Y')}"
        lines += [(who, ": ".join(filter(None, [str(row), row.comment]))) for row in one.scores.all()]
        says = _("shows the skills of a trainer") if one.recommends else _("does not show the skills of a trainer yet")
        lines.append((who, "; ".join(filter(None, [says, one.lessons, one.remarks]))))
    evaluations = MissionEvaluation.objects.filter(co_trainer__candidacy__person=person)
    for one in evaluations.select_related("evaluator__person", "co_trainer__mission__workshop"):
        words = [one.get_outcome_display(), one.get_independence_display(), one.strengths, one.to_develop]
        words = "; ".join(filter(None, [*words, one.conduct, one.comment]))
        lines.append((f"{_('Mission evaluation')}, {one.co_trainer.mission}, {one.evaluator.person}", words))
    for place in CoTrainer.objects.filter(candidacy__person=person, share__isnull=False).select_related(
        "mission__workshop"
    ):
        lines.append((f"{_('Share of the teaching')}, {place.mission}", f"{place.share} %"))
    for one in Decision.objects.filter(candidacy__person=person).select_related("candidacy__programme"):
        words = [one.get_outcome_display(), one.decided_by, date_format(one.decided_on, "j F Y"), one.reason]
        lines.append((f"{_('Decision')}, {one.candidacy.programme}", "; ".join(filter(None, words))))
    return [Held(_("What was signed about you"), lines)]


def _answered(answer):
    """What they said, on which days they can, why; and whether they were selected."""
    days = [date_format(day, "j F Y") for day in (answer.can_from, answer.can_until) if day]
    words = [answer.get_answer_display(), " – ".join(days), answer.motivation]
    return "; ".join([*filter(None, words), *([_("Selected")] if answer.selected_at else [])])


def _profile(person):
    """What they wrote of themselves as a trainer, and until when days are marked."""
    profile = profile_rules.of(person)
    if profile is None:
        return []
    lines = [
        (_("Topics"), "; ".join(str(row) for row in profile.topics.all())),
        (_("Languages"), "; ".join(str(row) for row in profile.languages.all())),
        (_("Regions"), "; ".join(str(row) for row in profile.regions.all())),
        (_("When"), profile.availability),
        (_("About"), profile.about),
        *((row.get_kind_display(), range_words(row.starts_on, row.ends_on, True)) for row in profile.periods.all()),
    ]
    return [Held(_("Trainer profile"), [(label, words) for label, words in lines if words])]
