"""The papers of a workshop on its own page: what is printed for it, and what was filled in by hand."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.slots import Paper, fill
from workshops.rules import paper_record as paper_record_rules
from workshops.rules import workshop as workshop_rules


@fill("workshop.papers", 10)
def field_pack(actor, workshop):
    if not workshop_rules.can_facilitate(actor, workshop):
        return []
    return [
        Paper(
            _("Field pack"),
            _("one PDF to print"),
            reverse("field_pack", args=[workshop.code]),
        )
    ]


@fill("workshop.papers", 15)
def badges(actor, workshop):
    if not workshop_rules.can_facilitate(actor, workshop) or not workshop.participations.exists():
        return []
    return [Paper(_("Badges"), _("8 on a page"), reverse("badges", args=[workshop.code]), post=True)]


@fill("workshop.papers", 20)
def paper_records(actor, workshop):
    if not paper_record_rules.can_see(actor, workshop):
        return []
    number = workshop.paper_records.count()
    detail = _("{n} kept").format(n=number) if number else _("none yet")
    return [Paper(_("Papers filled in by hand"), detail, reverse("paper_records", args=[workshop.code]))]


@fill("participants.acts", 50)
def list_as_pdf(actor, workshop):
    return _for_the_room(actor, workshop, _("List as PDF"), "participant_list")


@fill("participants.acts", 70)
def release_with_names(actor, workshop):
    if not workshop_rules.can_organise(actor, workshop):
        return []
    url = reverse("participant_list_releases", args=[workshop.code])
    return [Paper(_("Release the list with names"), _("to an auditor or a donor; stands in the history"), url)]


@fill("agenda.acts", 50)
def programme_of_work_as_pdf(actor, workshop):
    return _for_the_room(actor, workshop, _("Programme of work as PDF"), "programme_of_work")


def _for_the_room(actor, workshop, label, name):
    if not workshop_rules.can_facilitate(actor, workshop):
        return []
    return [Paper(label, "", reverse(name, args=[workshop.code]), post=True)]
