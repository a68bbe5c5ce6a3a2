"""National courses on pages of those who sign in: the list, one course, reporting, confirming, putting right."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accreditation.actions import delivery as deliveries
from accreditation.actions import pupil as pupils
from accreditation.forms import delivery as forms
from accreditation.forms.national_plan import CourseFilters
from accreditation.forms.reason import ReasonForm
from accreditation.models import Pupil
from accreditation.rules import delivery as delivery_rules
from accreditation.rules import delivery_figures, national_training
from accreditation.views.asking import ask, open_to
from accreditation.views.reporting import reported
from programmes.rules import cells, clock
from programmes.rules import programme as programme_rules
from programmes.views.loading import answer, must, page_of, visible_or_404
from programmes.views.upload import stream

MOVES = delivery_rules.MOVES


def load(request, code):
    return visible_or_404(delivery_rules.visible_to(request.actor).with_names(), code=code)


def _narrowed(request):
    """(filters, courses that fit)"""
    seen = delivery_rules.visible_to(request.actor)
    filters = CourseFilters(
        request.GET,
        programmes=delivery_figures.programmes_with(seen),
        countries=delivery_figures.countries_of(seen),
    )
    return filters, delivery_figures.narrowed(seen, **filters.chosen())


@require_safe
def national_courses(request):
    """Every course this actor may see: reported and confirmed stand apart."""
    filters, found = _narrowed(request)
    page = page_of(request, found.with_names().latest_first(), 50)
    team = set(national_training.programmes_read_by(request.actor).values_list("pk", flat=True))
    context = {
        "filters": filters,
        "page": page,
        "rows": [(one, delivery_rules.sees_names(request.actor, one)) for one in page],
        "reached": delivery_figures.reached(found),
        "can_report": delivery_rules.can_report_any(request.actor),
        "query": request.GET.urlencode(),
        "reads_all": bool(team),
    }
    return render(request, "accreditation/delivery/courses.html", context)


@require_safe
def national_courses_csv(request):
    _filters, found = _narrowed(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="national-courses-{clock.today():%Y-%m-%d}.csv"'
    # Excel takes a file for UTF-8 only when it begins with this mark.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(cells.safe_row(delivery_figures.headings()))
    writer.writerows(
        cells.safe_row(delivery_figures.line(one, delivery_rules.sees_names(request.actor, one)))
        for one in found.with_names().latest_first()
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def new_delivery(request):
    """Report a course. With one programme to report for, the form comes at once."""
    programmes = delivery_rules.programmes_of_reporter(request.actor)
    must(programmes.exists(), _("Trainers of a programme report their courses, and its organisers."))
    wanted = request.GET.get("programme")
    programme = programmes.filter(slug=wanted).first() if wanted else None
    if programme is None:
        found = list(programmes[:30])
        if len(found) > 1:
            return render(request, "accreditation/delivery/choose.html", {"programmes": sorted(found, key=str)})
        programme = found[0]
    is_trainer = national_training.is_trainer(request.actor.person, programme)
    person = request.actor.person if is_trainer else None
    form, done = reported(request, programme, person)
    if done:
        messages.success(request, done.sentence)
        return redirect("delivery", code=done.delivery.code)
    context = {
        "form": form,
        "programme": programme,
        "is_organiser": person is None,
        "back_url": reverse("national_courses"),
    }
    return answer(request, "accreditation/delivery/new.html", context, form)


@require_safe
def delivery(request, code):
    """One course: both numbers side by side, who taught, the sheet, and what may be done."""
    found, actor = load(request, code), request.actor
    organises = programme_rules.can_organise(actor, found.programme)
    is_reported = found.state == found.State.REPORTED
    context = {
        "delivery": found,
        "numbers": delivery_figures.side_by_side(found),
        "names": delivery_rules.sees_names(actor, found),
        "is_late": delivery_rules.is_late(found),
        "can_correct": is_reported and delivery_rules.can_correct(actor, found),
        "can_confirm": is_reported and delivery_rules.can_confirm(actor, found),
        "moves": [move for move in MOVES.open_to(actor, found) if move.act != "confirm"],
        "can_see_sheet": delivery_rules.can_see_sheet(actor, found),
        "can_join": is_reported
        and not delivery_rules.is_own(actor, found)
        and national_training.is_trainer(actor.person, found.programme),
        "organises": organises,
        "pupils": list(found.pupils.select_related("person__organisation")),
        "twins": _twins(found) if is_reported and delivery_rules.can_confirm(actor, found) else [],
        "aside": delivery_figures.why_aside(found),
    }
    return render(request, "accreditation/delivery/delivery.html", context)


def _twins(found):
    rows = delivery_rules.twins(found.programme, found.organisation, found.starts_on, found.ends_on, found.city)
    return [one for one in rows if one.pk != found.pk]


def _page(found, title, lead=""):
    back = reverse("delivery", args=[found.code])
    return {"title": title, "lead": lead or found, "back_label": found, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_details(request, code):
    """Put a report right."""
    found = load(request, code)
    must(delivery_rules.can_correct(request.actor, found), _("Whoever reported or taught the course puts it right."))
    form = forms.CorrectionForm(
        request.POST or None,
        delivery=found,
        organisations=national_training.administrations(found.programme, request.actor.person),
        trainers=delivery_rules.trainers_named_by(request.actor, found),
    )

    def correct(**_fields):
        return deliveries.correct(delivery=found, by=request.actor, **form.course())

    return ask(request, form, correct, page=_page(found, _("Put the report right")), done=_("Saved."))


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_confirmation(request, code):
    """Confirm, with other numbers where the administration knows better."""
    found = load(request, code)
    open_to(request, MOVES, "confirm", found, reverse("delivery", args=[code]))
    asks = delivery_rules.needs_reference(request.actor, found)
    form = forms.ConfirmationForm(request.POST or None, delivery=found, asks_reference=asks)
    lead = _("What was reported stays beside what you confirm.")
    return ask(
        request,
        form,
        lambda **f: deliveries.confirm(delivery=found, by=request.actor, **f),
        page=_page(found, _("Confirm the course"), lead),
        done=_("Confirmed."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_reason(request, code, act):
    """Put aside, or take back to reported, with the reason."""
    found = load(request, code)
    open_to(request, MOVES, act, found, reverse("delivery", args=[code]))
    form = ReasonForm(request.POST or None, submit=MOVES[act].label)

    def move(reason):
        return getattr(deliveries, act)(delivery=found, by=request.actor, reason=reason)

    return ask(request, form, move, page=_page(found, MOVES[act].label), done=_("Recorded."))


@require_POST
def delivery_trainers(request, code):
    """It is the same course: put me beside those who taught it."""
    found = load(request, code)
    deliveries.join(delivery=found, person=request.actor.person, by=request.actor)
    messages.success(request, _("You stand beside those who taught this course."))
    return redirect("delivery", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_sheet(request, code):
    """Bring the attendance sheet, or another one."""
    found = load(request, code)
    must(delivery_rules.can_correct(request.actor, found), _("Whoever reported or taught the course brings the sheet."))
    form = forms.SheetForm(request.POST or None, request.FILES or None)
    return ask(
        request,
        form,
        lambda file: deliveries.attach_sheet(delivery=found, file=file, by=request.actor),
        page=_page(found, _("Attendance sheet")),
        done=_("Kept."),
    )


@require_safe
def delivery_sheet_file(request, code):
    """The photograph itself: signatures are names."""
    found = load(request, code)
    must(
        delivery_rules.can_see_sheet(request.actor, found), _("The sheet is for those who keep or confirm the course.")
    )
    return stream(visible_or_404(delivery_rules.sheets_of(found), pk=found.sheet_id))


@require_http_methods(["GET", "HEAD", "POST"])
def delivery_pupils(request, code):
    """Name an officer trained here who teaches by now."""
    found = load(request, code)
    must(programme_rules.can_organise(request.actor, found.programme), _("Organisers name those who became trainers."))
    people = found.programme.people.known().filter(organisation=found.organisation)
    form = forms.TrainerForm(request.POST or None, people=people, submit=_("Teaches now"))
    lead = _("An officer of this administration who was trained at this course and teaches by now.")
    return ask(
        request,
        form,
        lambda person: pupils.name(delivery=found, person=person, by=request.actor),
        page=_page(found, _("Became a trainer"), lead),
        done=_("Named. Their own courses stand under this one."),
    )


@require_POST
def pupil_removal(request, code):
    rows = Pupil.objects.filter(delivery__in=delivery_rules.visible_to(request.actor))
    pupil = visible_or_404(rows.select_related("delivery__programme", "person"), code=code)
    pupils.remove(pupil=pupil, by=request.actor)
    messages.success(request, _("Recorded."))
    return redirect("delivery", code=pupil.delivery.code)
