from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accreditation.actions import accreditation as accreditations
from accreditation.forms.accreditation import EarlierForm
from accreditation.forms.board import RosterFilters
from accreditation.forms.reason import ReasonForm
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import roster as rosters
from accreditation.views.asking import ask, open_to
from programmes import slots
from programmes.rules import person as person_rules
from programmes.views.loading import must, page_of, visible_or_404

MOVES = accreditation_rules.MOVES


@require_safe
def roster(request):
    """The trainers: for the team of their programme."""
    must(rosters.can_open(request.actor), _("The roster is for the team of a programme."))
    filters = RosterFilters(request.GET, programmes=rosters.programmes_of(request.actor))
    rows = rosters.narrowed(accreditation_rules.visible_to(request.actor), **filters.chosen())
    context = {
        "filters": filters,
        "page": page_of(request, rosters.with_people(rows), 50),
        "in_force": rows.in_force().count(),
        "can_load": rosters.administered_by(request.actor).exists(),
    }
    return render(request, "accreditation/accreditation/roster.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_accreditation(request):
    """Load a trainer accredited before the portal."""
    programmes = rosters.administered_by(request.actor)
    must(programmes.exists(), _("The programme administrator puts a trainer on the roster."))
    form = EarlierForm(request.POST or None, programmes=programmes, people=person_rules.visible_to(request.actor))
    page = {
        "title": _("A trainer accredited before the portal"),
        "lead": _("The letter of that time is the proof."),
        "back_label": _("Roster"),
        "back_url": reverse("roster"),
    }

    def load(**fields):
        return accreditations.load_earlier(by=request.actor, **fields)

    return ask(request, form, load, page=page, done=_("On the roster."))


def load(request, code):
    rows = accreditation_rules.visible_to(request.actor).select_related(
        "programme", "person__country", "person__organisation", "decision__candidacy__participation__workshop"
    )
    return visible_or_404(rows, code=code)


@require_safe
def accreditation(request, code):
    """One trainer's row: state, proof, and what may be done."""
    trainer = load(request, code)
    context = {
        "accreditation": trainer,
        "moves": MOVES.open_to(request.actor, trainer),
        "papers": slots.load("accreditation.acts", request.actor, trainer),
        "sections": slots.load("accreditation.sections", request.actor, trainer),
        "can_open_roster": rosters.can_open(request.actor),
    }
    return render(request, "accreditation/accreditation/accreditation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def accreditation_move(request, code, act):
    """Suspend, reinstate or withdraw, with the reason."""
    trainer = load(request, code)
    back = reverse("accreditation", args=[code])
    open_to(request, MOVES, act, trainer, back)
    form = ReasonForm(request.POST or None, submit=MOVES[act].label)

    def move(reason):
        return getattr(accreditations, act)(accreditation=trainer, by=request.actor, reason=reason)

    page = {"title": MOVES[act].label, "lead": str(trainer), "back_label": trainer.person, "back_url": back}
    return ask(request, form, move, page=page, done=_("Recorded."))
