"""The papers of the break-out room, offered on the pages of the plenary and of a group."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programmes.slots import Paper, fill
from reports.rules import document as document_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import membership as membership_rules
from workshops.rules import workshop as workshop_rules


@fill("plenary.acts", 10)
def adopted_list(actor, breakout):
    """For everybody who reads the plenary and has an account."""
    if not actor.party_id:
        return []
    detail = _("as decided so far")
    return [
        Paper(_("Adopted list as PDF"), detail, reverse("adopted_list", args=[breakout.code]), post=True),
        Paper(_("Adopted list as Word"), detail, reverse("adopted_list_word", args=[breakout.code]), post=True),
    ]


@fill("plenary.acts", 20)
def outcome(actor, breakout):
    """For those who run the workshop: at the coffee break after the plenary it is ready."""
    return _outcome(actor, breakout.workshop)


@fill("workshop.papers", 5)
def outcome_of_workshop(actor, workshop):
    """On the hub; the one in Word stands there among the other Word papers."""
    return _outcome(actor, workshop)[:1] if document_rules.has_outcome(workshop) else []


def _outcome(actor, workshop):
    if not workshop_rules.can_facilitate(actor, workshop):
        return []
    detail = _("as it stands now")
    return [
        Paper(_("Outcome document"), detail, reverse("outcome", args=[workshop.code]), post=True),
        Paper(_("Outcome document as Word"), detail, reverse("outcome_word", args=[workshop.code]), post=True),
    ]


@fill("group.acts", 10)
def cue_card(actor, group):
    """For the group, and for those who run the room; others read the report when it has been presented."""
    if not actor.party_id or not group_report_rules.visible_to(actor).filter(group=group).exists():
        return []
    url = reverse("cue_card_paper", args=[group.code])
    return [Paper(_("Cue card as PDF"), _("one page in large print"), url, post=True)]


@fill("group.acts", 20)
def blank_report(actor, group):
    """For those who write by hand: the fields of the form on the screen."""
    runs = workshop_rules.can_run_room(actor, group.breakout.workshop)
    if not actor.party_id or not (runs or membership_rules.is_member(actor, group.pk)):
        return []
    detail = _("the fields of the form on the screen, to fill in by hand")
    papers = [Paper(_("Blank report form"), detail, reverse("blank_report", args=[group.code]), post=True)]
    if runs:
        url = reverse("blank_reports", args=[group.breakout.code])
        papers.append(Paper(_("Blank forms of all groups"), detail, url, post=True))
    return papers
