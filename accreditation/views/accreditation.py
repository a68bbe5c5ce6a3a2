from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accreditation.actions import accreditation as accreditations
from accreditation.actions import notice as notices
from accreditation.forms.accreditation import EarlierForm
from accreditation.forms.reason import ReasonForm
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import notice as notice_rules
from accreditation.rules import roster as rosters
from accreditation.rules import trainer_profile as profile_rules
from accreditation.views.asking import ask, open_to
from programmes import slots
from programmes.rules import person as person_rules
from programmes.views.loading import must, visible_or_404

MOVES = accreditation_rules.MOVES


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
    is_office = rosters.is_staff_of(request.actor, trainer)
    profile = profile_rules.visible_to(request.actor).filter(person=trainer.person).with_lists().first()
    context = {
        "accreditation": trainer,
        "shown_state": accreditation_rules.shown_state(request.actor, trainer),
        "moves": [move for move in MOVES.open_to(request.actor, trainer) if move.act != "renew" or trainer.valid_until],
        "notices": notice_rules.of(request.actor, trainer),
        "can_plan": is_office or request.actor.person_id == trainer.person_id,
        "renewals": trainer.renewals.all(),
        "not_sent": is_office and trainer.expiry_reminders.exclude(problem="").first(),
        "profile": profile,
        "periods": profile_rules.coming(profile),
        "can_keep_profile": profile_rules.can_keep(request.actor, trainer.person),
        "papers": slots.load("accreditation.acts", request.actor, trainer),
        "sections": slots.load("accreditation.sections", request.actor, trainer),
        "can_open_roster": rosters.can_open(request.actor),
    }
    return render(request, "accreditation/accreditation/accreditation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def accreditation_settlement(request, code):
    """What the notice asked for has been put right."""
    trainer = load(request, code)
    back = reverse("accreditation", args=[code])
    open_to(request, MOVES, "settle", trainer, back)
    form = ReasonForm(request.POST or None, submit=MOVES["settle"].label)

    def settle(reason):
        return notices.settle(accreditation=trainer, by=request.actor, reason=reason)

    page = {"title": MOVES["settle"].label, "lead": str(trainer), "back_label": trainer.person, "back_url": back}
    return ask(request, form, settle, page=page, done=_("Recorded."))


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
