"""The roster: search, the trainers other programmes have, what ends soon, and the list as a file."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accreditation.actions import roster_file as roster_files
from accreditation.forms.roster import OutsideFilters, RosterFilters
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import roster as rosters
from programmes import slots
from programmes.models import Language, RoleKind, WcoRegion
from programmes.rules import cells, clock
from programmes.views.loading import must, page_of


@require_safe
def roster(request):
    """The trainers: for the team of their programme."""
    must(rosters.can_open(request.actor), _("The roster is for the team of a programme."))
    filters = RosterFilters(request.GET, programmes=rosters.programmes_of(request.actor))
    rows = rosters.narrowed(accreditation_rules.visible_to(request.actor), request.actor, **filters.chosen())
    numbers = rosters.counts(rows)
    page = page_of(request, rosters.in_order(rows), 50, total=numbers["shown"])
    shown = rosters.with_lists(page)
    taught = rosters.last_taught([row.person_id for row in shown])
    context = {
        "filters": filters,
        "page": page,
        "lines": [
            (row, accreditation_rules.shown_state(request.actor, row), taught.get(row.person_id)) for row in shown
        ],
        "in_force": numbers["in_force"],
        "can_load": request.actor.holds(RoleKind.PROGRAMME_ADMINISTRATOR),
        "can_look_outside": rosters.can_look_outside(request.actor),
        "sections": slots.load("roster.sections", request.actor, request.GET.urlencode()),
    }
    return render(request, "accreditation/roster/roster.html", context)


@require_safe
def roster_outside(request):
    """Trainers of other programmes who agreed to be shown: a name, a country, topics, languages."""
    must(rosters.can_look_outside(request.actor), _("This is for organisers."))
    filters = OutsideFilters(request.GET)
    page = page_of(request, rosters.outside(request.actor, **filters.chosen()), 50)
    return render(request, "accreditation/roster/outside.html", {"filters": filters, "page": page})


@require_safe
def roster_forecast(request):
    """How many end within three, six and twelve months, by region and language."""
    must(rosters.can_look_outside(request.actor), _("This is for organisers."))
    found = rosters.forecast(rosters.kept_by(request.actor))
    languages, regions = Language.objects.in_bulk(), dict(WcoRegion.choices)
    numbers = [f"in_{months}" for months in rosters.MONTHS]

    def line(row, label, query):
        return label, [(months, row[name], query) for months, name in zip(rosters.MONTHS, numbers, strict=True)]

    by_region = [
        line(row, regions.get(code) or _("Region not recorded"), f"region={code}" if code else "")
        for row in found["regions"]
        for code in [row["person__country__wco_region"]]
    ]
    by_language = [
        line(row, str(language), f"language={language.tag}")
        for row in found["languages"]
        for language in [languages[row["person__languages"]]]
    ]
    context = {
        "all": line(found["all"], _("All"), ""),
        "groups": [(_("By region"), by_region), (_("By working language"), by_language)],
        "endless": found["endless"],
        "due": rosters.due(rosters.kept_by(request.actor)).select_related("person", "programme")[:50],
        "today": clock.today(),
    }
    return render(request, "accreditation/roster/forecast.html", context)


@require_POST
def roster_file(request):
    """The list as it is narrowed, as a file for a spreadsheet; that it was taken stands in History."""
    must(rosters.can_look_outside(request.actor), _("This is for organisers."))
    filters = RosterFilters(request.GET, programmes=rosters.programmes_of(request.actor))
    rows = rosters.whole(rosters.narrowed(rosters.kept_by(request.actor), request.actor, **filters.chosen()))
    roster_files.take(accreditations=rows, by=request.actor)
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Cache-Control": "private, no-store"})
    response["Content-Disposition"] = f'attachment; filename="roster-{clock.today()}.csv"'
    # The mark by which a spreadsheet knows the alphabet.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(cells.safe_row(_headings()))
    writer.writerows(cells.safe_row(_line(row)) for row in rows.iterator(chunk_size=500))
    return response


def _headings():
    """Those the loading of a roster understands, so that a file goes back in."""
    return [
        _("Family name"), _("Given names"), _("Name in own script"), _("Sex"), _("Country"), _("Administration"),
        _("E-mail"), _("Programme"), _("Title of the trainer"), _("State"), _("Accredited on"), _("Valid until"),
        _("Letter"), _("Languages"), _("Topics"),
    ]  # fmt: skip


def _line(row):
    person = row.person
    profile = getattr(person, "trainer_profile", None)
    return [
        person.family_name,
        person.given_names,
        person.native_name,
        person.get_sex_display() if person.sex else "",
        person.country or "",
        person.organisation or "",
        person.email,
        row.programme.acronym,
        row.title,
        row.get_state_display(),
        row.granted_on.isoformat(),
        row.valid_until.isoformat() if row.valid_until else "",
        row.letter or _("Decision of {day}").format(day=row.granted_on.isoformat()),
        ", ".join(str(language) for language in person.languages.all()),
        "; ".join(str(topic) for topic in profile.topics.all()) if profile else "",
    ]
