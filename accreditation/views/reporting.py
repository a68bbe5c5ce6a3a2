"""One form, two doors: a course is reported on a page of the portal, or behind a personal link."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accreditation.actions import delivery as deliveries
from accreditation.forms.delivery import DeliveryForm
from accreditation.models import Delivery
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import national_training
from programmes.views.loading import act, visible_or_404


@dataclass
class Done:
    delivery: Delivery
    sentence: str


def reported(request, programme, person, by=None):
    """(form, Done or None). `person` is the trainer who reports, None for an organiser who names the trainers."""
    by = by or request.actor
    trainers = national_training.trainers(programme)
    if person:
        # A trainer finds those of their own administration, and no other names.
        trainers = trainers.filter(organisation=person.organisation_id, organisation__isnull=False).exclude(
            pk=person.pk
        )
    form = DeliveryForm(
        request.POST or None,
        request.FILES or None,
        programme=programme,
        person=person,
        organisations=national_training.administrations(programme, person),
        trainers=trainers,
        proposed=delivery_rules.last_of(person, programme) if person else None,
    )
    return form, _sent(form, programme, person, by)


def _sent(form, programme, person, by):
    if not form.is_bound:
        return None
    if person and form.answer not in ("", "another") and form.is_valid():
        return _joined(form, programme, person, by)
    delivery = act(form, lambda **_fields: _report(form, programme, by))
    if delivery:
        return Done(delivery, _("Thank you. The course is reported; the focal point confirms it."))
    if isinstance(getattr(form, "refused", None), deliveries.SameCourse):
        form.ask(form.refused.found)
    return None


def _report(form, programme, by):
    return deliveries.report(programme=programme, by=by, is_another=form.answer == "another", **form.course())


def _joined(form, programme, person, by):
    """The trainer says that it is a course reported before: no second one is made."""
    data = form.cleaned_data
    found = delivery_rules.twins(programme, data["organisation"], data["starts_on"], data["ends_on"], data["city"])
    rows = Delivery.objects.filter(pk__in=[one.pk for one in found])
    same = visible_or_404(rows, code=form.answer)
    if not same.taught_by.filter(person=person).exists():
        same = deliveries.join(delivery=same, person=person, share=data.get("share"), by=by)
    return Done(same, _("Thank you. It is one course; you stand beside those who taught it."))
