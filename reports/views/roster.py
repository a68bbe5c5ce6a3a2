"""An extract of the roster, as it is narrowed on the screen: for the office, or for others."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accreditation.actions import roster_file as roster_files
from accreditation.forms.roster import RosterFilters
from accreditation.models import Accreditation
from accreditation.rules import roster as rosters
from programmes.models import Programme
from programmes.rules import clock
from programmes.rules.refusal import Conflict
from programmes.views.loading import must
from reports.models import Document
from reports.queries import roster as query
from reports.views.asking import ask

K = Document.Kind


@require_POST
def roster_extract(request):
    """PDF, Word or Excel. Donors and other programmes are handed the one that holds only those who agreed."""
    must(rosters.can_look_outside(request.actor), _("This is for organisers."))
    filters = RosterFilters(request.GET, programmes=rosters.programmes_of(request.actor))
    rows = rosters.narrowed(rosters.kept_by(request.actor), request.actor, **filters.chosen())
    agreed_only = request.POST.get("whom") != "office"
    if agreed_only:
        rows = Accreditation.objects.in_force(clock.today()).filter(pk__in=rows.values("pk"))
        rows = rows.filter(person__public_consent=True)
    programme = _one_programme(rows)
    roster_files.take(accreditations=rows, by=request.actor)
    format = request.POST.get("format")
    return ask(
        request,
        kind=K.ROSTER,
        format=format if format in Document.Format.values else Document.Format.PDF,
        subject=programme,
        programme=programme,
        title=_("Roster of trainers, {programme}").format(programme=programme),
        snapshot=query.snapshot(programme, rosters.in_order(rows), agreed_only=agreed_only),
    )


def _one_programme(rows):
    """A paper belongs to one programme, and is seen by its office alone."""
    found = list(Programme.objects.filter(pk__in=rows.order_by().values("programme_id")).select_related("organisation"))
    back = {"next_url": reverse("roster"), "next_label": _("Open the roster")}
    if not found:
        raise Conflict(_("Nobody is on this list."), **back)
    if len(found) > 1:
        raise Conflict(_("These are trainers of several programmes. Choose one of them first."), **back)
    return found[0]
