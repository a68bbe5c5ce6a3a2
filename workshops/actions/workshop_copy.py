"""A new workshop from an earlier one: what was prepared comes along, what happened does not."""

from django.db.models import Max
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed
from workshops.actions import knowledge_test as knowledge_tests
from workshops.actions import participation as participations
from workshops.actions import requirement as requirements
from workshops.actions.breakout import free_code
from workshops.models import (
    AgendaItem,
    Breakout,
    ChecklistItem,
    CourseDocument,
    KnowledgeTest,
    Participation,
    Question,
    Topic,
    Workshop,
)
from workshops.rules import completion as completion_rules
from workshops.rules import requirement as requirement_rules
from workshops.rules import workshop as workshop_rules
from workshops.rules.breakout_template import refilled
from workshops.rules.working_days import mover


def make(*, source, programme, starts_on, by, **changes):
    """Copy agenda, topics, test, what is asked, checklist, course folder, partners, donors and the team ("to invite").

    Participants, attendance, seats, reports and decisions stay behind. The agenda moves by working days. `changes`
    are fields of Workshop that differ: title, city, country, venue, time_zone, language, host.
    """
    if not programme_rules.can_organise(by, programme) or not workshop_rules.can_organise(by, source):
        raise NotAllowed(_("Organisers make a workshop from one of the programmes they organise."))
    with refusals():
        move = mover(source, starts_on)
        fields = {
            name: getattr(source, name) for name in ("title", "kind", "parts", "time_zone", "language", "summary")
        }
        workshop = Workshop(
            programme=programme, starts_on=starts_on, ends_on=move(source.ends_on), **(fields | changes)
        )
        if source.series_id and source.programme_id == programme.pk:
            workshop.series = source.series
            last = source.series.workshops.aggregate(last=Max("series_number"))["last"]
            workshop.series_number = last + 1 if last else None
        workshop.search_key = workshop.computed_search_key()
        workshop.full_clean(exclude=["code"])
        workshop.save()
        workshop.partners.set(source.partners.all())
        workshop.donors.set(source.donors.all())
        items = _agenda(source, workshop, move)
        _breakouts(source, workshop, items)
        _lists(source, workshop)
        _learning(source, workshop, by)
        _facilitators(source, workshop, by)
        history.record("workshops.copy", workshop, by=by, source=source.code)
        return workshop


def _agenda(source, workshop, move):
    """{old primary key: new item}"""
    made = {}
    for item in source.agenda.all():
        made[item.pk] = AgendaItem.objects.create(
            workshop=workshop,
            day=move(item.day),
            module=item.module if source.programme_id == workshop.programme_id else None,
            **{name: getattr(item, name) for name in ("starts_at", "minutes", "title", "kind", "track", "room")},
        )
    return made


def _breakouts(source, workshop, items):
    """The topics as the team proposed them, for the new place; what participants suggested stays with them."""

    def moved(text):
        return refilled(text, source, workshop)

    for old in source.breakouts.prefetch_related("topics__questions"):
        breakout = Breakout.objects.create(
            workshop=workshop,
            agenda_item=items.get(old.agenda_item_id),
            capacity=workshop.programme.group_capacity,
            mode=old.mode,
            join_code=free_code(),
            organised_by=str(moved(LazyI18nString({source.language.tag: old.organised_by})))[:300],
            **{name: moved(getattr(old, name)) for name in ("title", "purpose", "instructions")},
        )
        for topic in old.topics.all():
            if topic.is_suggested:
                continue
            new = Topic.objects.create(
                breakout=breakout,
                title=moved(topic.title),
                **{name: getattr(topic, name) for name in ("number", "is_open", "has_training_plan")},
            )
            Question.objects.bulk_create(
                Question(
                    topic=new,
                    position=q.position,
                    section=moved(q.section) if q.section else None,
                    text=moved(q.text),
                    plan_field=q.plan_field,
                )
                for q in topic.questions.all()
            )


def _lists(source, workshop):
    ChecklistItem.objects.bulk_create(
        ChecklistItem(workshop=workshop, title=item.title, days=item.days) for item in source.checklist.all()
    )
    CourseDocument.objects.bulk_create(
        CourseDocument(workshop=workshop, title=d.title, version=d.version, language=d.language, upload=d.upload)
        for d in source.course_documents.all()
    )


def _learning(source, workshop, by):
    """The questions of the test, and what completion asked where this was said of the workshop itself."""
    test = KnowledgeTest.objects.filter(workshop=source).first()
    if test:
        knowledge_tests.prepare(workshop=workshop, way=test.way, source=test, by=by)
    if source.has_own_requirements and source.programme_id == workshop.programme_id:
        requirements.set_for_workshop(
            workshop=workshop,
            attendance_percent=source.attendance_percent,
            pass_mark=source.pass_mark,
            by=by,
            **requirement_rules.initial(completion_rules.requirements_of(source)),
        )
        workshop.refresh_from_db(fields=["attendance_percent", "pass_mark", "has_own_requirements"])


def _facilitators(source, workshop, by):
    team = source.participations.present().exclude(kind=Participation.Kind.PARTICIPANT).filter(person__isnull=False)
    for place in team.exclude(kind=Participation.Kind.CO_TRAINER).select_related("person"):
        participations.add(
            workshop=workshop, person=place.person, kind=place.kind, state=Participation.State.TO_INVITE, by=by
        )
