"""Notice, corrective plan and renewal: each a plain page with one form."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accreditation.actions import notice as notices
from accreditation.actions import renewal as renewals
from accreditation.forms.notice import NoticeForm, PlanForm, RenewalForm
from accreditation.rules import accreditation as accreditation_rules
from accreditation.rules import notice as notice_rules
from accreditation.rules import renewal as renewal_rules
from accreditation.views.accreditation import load
from accreditation.views.asking import ask, open_to
from programmes.rules import clock
from programmes.rules.refusal import Conflict
from programmes.views.loading import must, visible_or_404

MOVES = accreditation_rules.MOVES


def _about(trainer, title, lead=""):
    back = reverse("accreditation", args=[trainer.code])
    return {"title": title, "lead": lead or str(trainer), "back_label": trainer.person, "back_url": back}


@require_http_methods(["GET", "HEAD", "POST"])
def accreditation_notice(request, code):
    """Say in writing what has to be put right."""
    trainer = load(request, code)
    page = _about(trainer, MOVES["give_notice"].label)
    open_to(request, MOVES, "give_notice", trainer, page["back_url"])
    form = NoticeForm(request.POST or None)

    def give(**fields):
        return notices.give(accreditation=trainer, by=request.actor, **fields)

    page["note"] = _("The accreditation stays in force while the notice is open.")
    return ask(request, form, give, page=page, done=_("The notice is recorded. Send it to the trainer by letter."))


@require_http_methods(["GET", "HEAD", "POST"])
def notice_plan(request, code):
    """The corrective plan, by the trainer or written down for them."""
    notice = visible_or_404(notice_rules.visible_to(request.actor), code=code)
    must(notice_rules.can_write_plan(request.actor, notice), _("This is not yours to do."))
    page = _about(notice.accreditation, _("Corrective plan"), notice.to_put_right)
    if notice.outcome and request.method != "POST":
        raise Conflict(_("This notice is closed."), next_url=page["back_url"], next_label=_("Look at the page again"))
    initial = {"plan": notice.plan, "planned_on": notice.planned_on or clock.today()}
    form = PlanForm(request.POST or None, initial=initial)

    def keep(**fields):
        return notices.record_plan(notice=notice, by=request.actor, **fields)

    return ask(request, form, keep, page=page, done=_("The plan is kept."))


@require_http_methods(["GET", "HEAD", "POST"])
def accreditation_renewal(request, code):
    """A further period, as somebody decided it."""
    trainer = load(request, code)
    page = _about(trainer, MOVES["renew"].label)
    open_to(request, MOVES, "renew", trainer, page["back_url"])
    if trainer.valid_until is None:
        sentence = _("No end was decided for this accreditation, so there is nothing to renew.")
        raise Conflict(sentence, next_url=page["back_url"], next_label=_("Look at the page again"))
    taught, asked = renewal_rules.standing(trainer)
    words = ngettext("{n} course taught is recorded.", "{n} courses taught are recorded.", taught).format(n=taught)
    if asked:
        words += " " + ngettext("The route asks for {n}.", "The route asks for {n}.", asked).format(n=asked)
    page["lead"] = _("Valid until {day}.").format(day=date_format(trainer.valid_until, "j F Y")) + " " + words
    today = clock.today()
    initial = {"decided_on": today, "valid_until": renewal_rules.proposed_end(trainer, today)}
    initial["ended_on"] = trainer.valid_until
    form = RenewalForm(request.POST or None, initial=initial)

    def renew(**fields):
        return renewals.renew(accreditation=trainer, by=request.actor, **fields)

    return ask(request, form, renew, page=page, done=_("Renewed."))
