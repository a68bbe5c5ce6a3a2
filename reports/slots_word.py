"""The buttons "as Word", beside those for the PDF."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.slots import Paper, Section, fill
from reports.rules import document as document_rules
from reports.rules import word_template as word_template_rules
from workshops.rules import letter as letter_rules
from workshops.rules import workshop as workshop_rules


@fill("group_report.acts", 60)
def report_in_word(actor, report):
    url = reverse("group_report_word", args=[report.code])
    return [Paper(_("Report as Word"), _("To be edited, in the programme’s own paper"), url, post=True)]


@fill("participants.acts", 60)
def participants_in_word(actor, workshop):
    return _for_the_room(actor, workshop, _("List as Word"), "participants_word")


@fill("agenda.acts", 60)
def agenda_in_word(actor, workshop):
    return _for_the_room(actor, workshop, _("Programme of work as Word"), "agenda_word")


def _for_the_room(actor, workshop, label, name):
    if not workshop_rules.can_facilitate(actor, workshop):
        return []
    return [Paper(label, "", reverse(name, args=[workshop.code]), post=True)]


@fill("workshop.sections", 90)
def workshop_in_word(actor, workshop):
    """On the hub as well: the list and the programme are what organisers take away to finish."""
    papers = []
    if workshop.participations.exists():
        papers += participants_in_word(actor, workshop)
    if workshop.agenda.exists():
        papers += agenda_in_word(actor, workshop)
    if document_rules.has_outcome(workshop):
        papers += _for_the_room(actor, workshop, _("Outcome document as Word"), "outcome_word")
    context = {"beside": True, "papers": papers}
    return [Section("reports/word_template/_on_workshop.html", context, 90)] if papers else []


@fill("letters.acts", 60)
def letters_in_word(actor, workshop):
    if not letter_rules.can_see(actor, workshop):
        return []
    return [
        Paper(_("Letters as PDF"), "", reverse("letters_pdf", args=[workshop.code]), post=True),
        Paper(_("Letters as Word"), "", reverse("letters_word", args=[workshop.code]), post=True),
    ]


@fill("programme.sections")
def paper_of_programme(actor, programme):
    if not word_template_rules.can_change(actor, programme):
        return []
    template = word_template_rules.visible_to(actor).filter(programme=programme).select_related("upload").first()
    context = {"programme": programme, "template": template}
    return [Section("reports/word_template/_on_programme.html", context, 80)]
