from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes.rules import clock
from programmes.rules.refusal import Invalid
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import attendance as attendance_actions
from workshops.actions import paper_record as paper_record_actions
from workshops.forms.attendance import AbsentNumbersForm, AttendanceForm, ScanForm, SheetForm
from workshops.models import PaperRecord
from workshops.rules import attendance as attendance_rules
from workshops.rules import attendance_page
from workshops.rules import half_day as half_day_rules
from workshops.rules import paper_record as paper_record_rules
from workshops.rules import participation as participation_rules
from workshops.views.workshop import load


def _load(request, code):
    workshop = load(request, code)
    must(
        attendance_rules.can_see(request.actor, workshop),
        _("Who was there is for the team of the workshop. Your own is on the workshop’s page."),
    )
    return workshop


def _load_to_mark(request, code):
    workshop = _load(request, code)
    must(
        attendance_rules.can_mark(request.actor, workshop),
        _("The team of the workshop keeps the attendance, while it is open for writing."),
    )
    return workshop


@require_safe
def attendance(request, code):
    """Everybody at every half-day."""
    workshop = _load(request, code)
    with timezone.override(workshop.zone):
        found = attendance_page.grid(workshop)
        days = [column["half_day"] for column in found["columns"]]
        context = {
            "workshop": workshop,
            **found,
            "without_sheet": attendance_page.half_days_without_sheet(workshop, days)
            if paper_record_rules.can_see(request.actor, workshop)
            else [],
            "current": half_day_rules.current(days, clock.now()),
            "can_mark": attendance_rules.can_mark(request.actor, workshop),
            "can_say_who_is_expected": attendance_rules.can_say_who_is_expected(request.actor, workshop),
        }
        return render(request, "workshops/attendance/attendance.html", context)


@require_safe
def half_day(request, code, half_day):
    """The list of one half-day, to be marked with one tap a person."""
    workshop = _load(request, code)
    try:
        return _half_day(request, workshop, half_day)
    except Invalid as refused:
        # A link from before the agenda was changed.
        messages.warning(request, refused.sentence)
        return redirect("attendance", code=code)


def _half_day(request, workshop, key, absent=None, scan=None):
    """The page; with a form that came back, 422."""
    days = half_day_rules.half_days(workshop)
    one = half_day_rules.find(days, key)
    can_mark = attendance_rules.can_mark(request.actor, workshop)
    sees_sheets = paper_record_rules.can_see(request.actor, workshop)
    with timezone.override(workshop.zone):
        context = {
            "workshop": workshop,
            **attendance_page.half_day(workshop, days, one),
            "can_mark": can_mark,
            "sees_sheets": sees_sheets,
            "absent": absent or AbsentNumbersForm(),
            "scan": scan or ScanForm(),
        }
        return answer(request, "workshops/attendance/half_day.html", context, absent or scan)


@require_POST
def half_day_absences(request, code, half_day):
    """The numbers of those who are absent, typed."""
    workshop = _load_to_mark(request, code)
    lines = attendance_page.expected_at(workshop, half_day_rules.find(half_day_rules.half_days(workshop), half_day))
    form = AbsentNumbersForm(request.POST, lines=lines)

    def mark_absent(numbers):
        return [attendance_actions.mark_absent(workshop=workshop, half_day=half_day, people=numbers, by=request.actor)]

    done = act(form, mark_absent)
    if done is None:
        return _half_day(request, workshop, half_day, absent=form)
    words = ngettext("{n} person marked absent.", "{n} people marked absent.", done[0])
    messages.success(request, words.format(n=done[0]))
    return redirect("half_day", code=code, half_day=half_day)


@require_POST
def half_day_presences(request, code, half_day):
    """Everybody else was there."""
    workshop = _load_to_mark(request, code)
    number = attendance_actions.mark_present(workshop=workshop, half_day=half_day, by=request.actor)
    words = ngettext("Marked: {n} other person was there.", "Marked: {n} others were there.", number)
    messages.success(request, words.format(n=number) if number else _("Everybody was marked already."))
    return redirect("half_day", code=code, half_day=half_day)


@require_POST
def half_day_missing(request, code, half_day):
    """Who has not checked in was absent."""
    workshop = _load_to_mark(request, code)
    number = attendance_actions.mark_unchecked(workshop=workshop, half_day=half_day, by=request.actor)
    words = ngettext("{n} person marked absent.", "{n} people marked absent.", number)
    messages.success(request, words.format(n=number) if number else _("Everybody has checked in or was marked."))
    return redirect("half_day", code=code, half_day=half_day)


@require_http_methods(["GET", "HEAD", "POST"])
def half_day_sheet(request, code, half_day):
    """A signed sheet typed in, line by line, today or months later."""
    workshop = _load_to_mark(request, code)
    one = half_day_rules.find(half_day_rules.half_days(workshop), half_day)
    form = SheetForm(request.POST or None, lines=attendance_page.expected_at(workshop, one))

    def enter_sheet(**_fields):
        return [
            attendance_actions.enter_sheet(workshop=workshop, half_day=half_day, lines=form.lines(), by=request.actor)
        ]

    done = act(form, enter_sheet)
    if done:
        words = ngettext("The sheet is kept: {n} line changed.", "The sheet is kept: {n} lines changed.", done[0])
        messages.success(request, words.format(n=done[0]))
        return redirect("half_day", code=code, half_day=half_day)
    with timezone.override(workshop.zone):
        sheets = list(attendance_page.sheets(workshop, one))
        context = {"workshop": workshop, "half_day": one, "form": form, "rows": form.rows(), "sheets": sheets}
        return answer(request, "workshops/attendance/sheet.html", context, form)


@require_POST
def half_day_scans(request, code, half_day):
    """The signed sheet itself, photographed or scanned."""
    workshop = _load_to_mark(request, code)
    days = half_day_rules.half_days(workshop)
    one = half_day_rules.find(days, half_day)
    form = ScanForm(request.POST, request.FILES)

    def record(file, whole_day):
        last = [day for day in days if day.day == one.day][-1] if whole_day else one
        return paper_record_actions.record(
            workshop=workshop,
            kind=PaperRecord.Kind.SIGN_IN,
            filled_at=half_day_rules.signed_at(last, clock.now()),
            half="" if whole_day else one.half,
            file=file,
            by=request.actor,
        )

    if not act(form, record):
        return _half_day(request, workshop, half_day, scan=form)
    messages.success(request, _("The sheet is kept. What it says can be typed in below."))
    return redirect("half_day", code=code, half_day=half_day)


def _load_person(request, code):
    rows = participation_rules.visible_to(request.actor).select_related(
        "workshop__programme", "person", "organisation", "country"
    )
    return visible_or_404(rows, code=code)


@require_safe
def participation_attendance(request, code):
    """One person's half-days, and what was recorded of them by whom."""
    participation = _load_person(request, code)
    workshop = participation.workshop
    must(
        attendance_rules.can_see_of(request.actor, participation),
        _("Whether somebody was there is for the team, and for themselves."),
    )
    with timezone.override(workshop.zone):
        is_team = attendance_rules.can_see(request.actor, workshop)
        line = attendance_page.line_of(participation)
        context = {
            "workshop": workshop,
            "participation": participation,
            "line": line,
            "rows": [(cell, attendance_rules.is_late_cell(cell, workshop)) for cell in line.cells],
            "changes": attendance_page.changes_of(participation) if is_team else [],
            "is_team": is_team,
            "can_mark": attendance_rules.can_mark(request.actor, workshop),
        }
        return render(request, "workshops/attendance/participation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_half_day(request, code, half_day):
    """One person at one half-day. The buttons of the list come here, too."""
    participation = _load_person(request, code)
    workshop = participation.workshop
    must(
        attendance_rules.can_mark(request.actor, workshop),
        _("The team of the workshop keeps the attendance, while it is open for writing."),
    )
    one = half_day_rules.find(half_day_rules.half_days(workshop), half_day)
    cell = attendance_page.cell_of(participation, one)
    form = AttendanceForm(request.POST or None, cell=cell)

    def mark(**fields):
        return attendance_actions.mark(participation=participation, half_day=half_day, by=request.actor, **fields)

    if act(form, mark):
        url = reverse("half_day", args=[workshop.code, half_day])
        return redirect(f"{url}#p-{participation.code}")
    if hasattr(form, "refused"):
        form.look_again(attendance_page.cell_of(participation, one))
    with timezone.override(workshop.zone):
        context = {"workshop": workshop, "participation": participation, "half_day": one, "cell": cell, "form": form}
        return answer(request, "workshops/attendance/participation_half_day.html", context, form)
