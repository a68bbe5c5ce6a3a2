from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules.dates import range_words
from programmes.rules.refusal import NotAllowed
from workshops.models import Breakout, Question, Topic
from workshops.rules import acts_room  # noqa: F401  the words of History
from workshops.rules import breakout as breakout_rules


def set_up(*, workshop, template, by, agenda_item=None):
    """Take a break-out from the library into a workshop: every text copied, the merge fields filled."""
    if not breakout_rules.can_set_up(by, workshop):
        raise NotAllowed(_("Organisers and facilitators set the break-out up, while the workshop is open for writing."))
    with refusals():
        breakout = Breakout.objects.create(
            workshop=workshop,
            agenda_item=agenda_item,
            title=template.title,
            organised_by=filled(template.organised_by, workshop).localize(workshop.language.tag),
            purpose=filled(template.purpose, workshop),
            instructions=filled(template.instructions, workshop),
            capacity=workshop.programme.group_capacity,
        )
        for source in template.topics.prefetch_related("questions"):
            topic = Topic.objects.create(
                breakout=breakout,
                number=source.number,
                title=filled(source.title, workshop),
                is_open=source.is_open,
                has_training_plan=source.has_training_plan,
            )
            Question.objects.bulk_create(
                Question(
                    topic=topic,
                    position=question.position,
                    section=filled(question.section, workshop) if question.section else None,
                    text=filled(question.text, workshop),
                )
                for question in source.questions.all()
            )
        history.record("breakouts.set_up", breakout, by=by, programme=workshop.programme, template=template.key)
        return breakout


def filled(text, workshop):
    """The text with [City], [Country], [Date] and [Organisation] filled in, in each of its languages."""
    data = text.data if isinstance(text, LazyI18nString) else text
    if not isinstance(data, dict):
        data = {"en": str(data or "")}
    made = {}
    for tag, words in data.items():
        with translation.override(tag):
            values = {
                "[City]": workshop.city or "…",
                "[Country]": str(workshop.country or "…"),
                "[Date]": range_words(workshop.starts_on, workshop.ends_on),
                "[Organisation]": str(workshop.programme.organisation),
            }
        for field, value in values.items():
            words = words.replace(field, value)
        made[tag] = words
    return LazyI18nString(made)


def move(*, breakout, act, by, reason=""):
    """The moves of workshops.rules.breakout.MOVES."""
    with transaction.atomic():
        # Seats being taken finish first; whoever comes after finds the new state.
        list(breakout.groups.select_for_update().order_by("pk"))
        return perform(
            breakout_rules.MOVES,
            breakout,
            act,
            by=by,
            history_act=f"breakouts.{act}",
            programme=breakout.workshop.programme,
            reason=reason,
        )
