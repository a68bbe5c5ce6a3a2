"""What this floor holds about one person, for their own page and their file."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programmes.models import History
from programmes.slots import Held, fill
from workshops.models import (
    AnswerRevision,
    Attendance,
    GuestPass,
    KnowledgeSheet,
    Letter,
    Membership,
    Participation,
    RequirementResult,
    RestrictedData,
)
from workshops.rules import restricted_data as restricted_data_rules


def day(moment):
    return date_format(moment, "j F Y")


@fill("own_data", 20)
def participations(person):
    """Each workshop in one line: as what, from where, how it ended, and on how many half-days somebody marked them."""
    rows = person.participations.select_related("workshop", "organisation", "country").order_by("workshop__starts_on")
    lines = []
    for row in rows.prefetch_related("fundings__grant"):
        words = [row.get_kind_display(), row.get_state_display(), row.post, row.organisation, row.country]
        words += [_("paid by {payer}").format(payer=one) for one in row.fundings.all()]
        lines.append((f"{row.workshop}, {day(row.workshop.starts_on)}", "; ".join(str(word) for word in words if word)))
    return [Held(_("Workshops"), lines), *_marks(person), *_groups(person), *_results(person), *_restricted(person)]


def _marks(person):
    rows = Attendance.objects.filter(participation__person=person).select_related("participation__workshop")
    lines = [
        (f"{row.participation.workshop}, {day(row.day)}, {row.get_half_display()}", row.get_state_display())
        for row in rows.order_by("day", "pk")
    ]
    return [Held(_("Attendance that was marked"), lines)]


def _groups(person):
    seats = Membership.objects.filter(participation__person=person).select_related("group__breakout__workshop")
    lines = [(str(seat.group.breakout.workshop), str(seat.group)) for seat in seats]
    written = AnswerRevision.objects.filter(author=person)
    number = written.count()
    if number:
        texts = ngettext("{n} version of an answer", "{n} versions of answers", number).format(n=number)
        lines.append((_("Written in reports of groups"), texts))
    return [Held(_("Groups and reports"), lines)]


def _results(person):
    rows = RequirementResult.objects.filter(participation__person=person).select_related("requirement")
    lines = [(str(row.requirement), row.get_state_display()) for row in rows]
    sheets = KnowledgeSheet.objects.filter(participation__person=person).select_related("test__workshop")
    for sheet in sheets.order_by("test", "phase"):
        result = _("handed in") if sheet.percent is None else f"{sheet.percent} %"
        lines.append((f"{sheet.test.workshop}, {sheet.get_phase_display()}", result))
    return [Held(_("Results"), lines)]


def _restricted(person):
    rows = RestrictedData.objects.filter(participation__person=person).select_related(
        "participation__workshop__programme"
    )
    lines = []
    for row in rows:
        gone = day(restricted_data_rules.gone_on(row.participation.workshop))
        lines.append((str(row.participation.workshop), _("held, deleted on {day}").format(day=gone)))
    looks = History.objects.filter(
        act="restricted_data.read",
        subject_type=Participation._meta.label_lower,
        subject_pk__in=person.participations.values("pk"),
    )
    lines += [
        (_("Looked at by {name}").format(name=look.actor_label), date_format(look.at, "j F Y, H:i"))
        for look in looks[:100]
    ]
    return [Held(_("Passport and medical data"), lines)]


@fill("own_data", 40)
def letters(person):
    rows = Letter.objects.filter(participation__person=person).select_related("workshop").order_by("written_at")
    passes = GuestPass.objects.filter(person=person)
    return [
        Held(_("Letters to you"), [(row.subject, f"{row.get_state_display()}, {day(row.written_at)}") for row in rows]),
        Held(
            _("Guest passes"),
            [(one.get_kind_display(), f"{day(one.starts_on)} – {day(one.ends_on)}") for one in passes],
        ),
    ]
