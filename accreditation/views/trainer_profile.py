from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.forms.trainer_profile import PaperConsentForm, PeriodForm, TrainerProfileForm
from accreditation.rules import trainer_profile as profile_rules
from accreditation.views.asking import ask
from programmes.actions import person as people
from programmes.rules import person as person_rules
from programmes.views.loading import act, answer, must, visible_or_404


def _person(request, code):
    person = visible_or_404(person_rules.visible_to(request.actor), code=code)
    must(profile_rules.can_keep(request.actor, person), _("Only the trainer and their organisers keep this."))
    return person


def _page(request, person, form=None, period=None):
    profile = profile_rules.of(person)
    modules = profile_rules.modules_for(person)
    context = {
        "person": person,
        "profile": profile,
        "form": form or TrainerProfileForm(profile=profile, modules=modules, spoken=person.languages.all()),
        "period_form": period or PeriodForm(prefix="period"),
        "periods": profile_rules.coming(profile),
        "is_own": profile_rules.is_own(request.actor, person),
        "can_record": person_rules.can_record_consent(request.actor, person),
    }
    return answer(request, "accreditation/trainer_profile/trainer_profile.html", context, form or period)


@require_http_methods(["GET", "HEAD", "POST"])
def trainer_profile(request, code):
    """What a trainer says of themselves, on their own page; an organiser may fill it in for them."""
    person = _person(request, code)
    if request.method != "POST":
        return _page(request, person)
    form = TrainerProfileForm(request.POST, profile=profile_rules.of(person), modules=profile_rules.modules_for(person))
    if act(form, lambda **fields: trainer_profiles.keep(person=person, by=request.actor, **fields)):
        messages.success(request, _("Saved."))
        return redirect("trainer_profile", code=code)
    return _page(request, person, form=form)


@require_POST
def trainer_periods(request, code):
    """Days on which they cannot come, or offer to."""
    person = _person(request, code)
    form = PeriodForm(request.POST, prefix="period")
    if act(form, lambda **fields: trainer_profiles.add_period(person=person, by=request.actor, **fields)):
        messages.success(request, _("Noted."))
        return redirect("trainer_profile", code=code)
    return _page(request, person, period=form)


@require_POST
def availability_period_removal(request, code):
    period = visible_or_404(profile_rules.periods_visible_to(request.actor), code=code)
    person = period.profile.person
    trainer_profiles.remove_period(period=period, by=request.actor)
    messages.success(request, _("Taken out."))
    return redirect("trainer_profile", code=person.code)


@require_POST
def trainer_consent(request, code):
    """Shown outside the programme or not: the trainer's own word, and taken back at once."""
    person = _person(request, code)
    shown = request.POST.get("shown") == "yes"
    people.consent(person=person, shown=shown, by=request.actor)
    messages.success(request, _("Noted: you may be shown.") if shown else _("Noted: you are not shown."))
    return redirect("trainer_profile", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def person_paper_consent(request, code):
    """What somebody agreed to on paper, recorded by the administrator with the letter."""
    person = visible_or_404(person_rules.visible_to(request.actor), code=code)
    must(
        person_rules.can_record_consent(request.actor, person),
        _("A programme administrator records what was agreed on paper."),
    )
    page = {
        "title": _("Agreed on paper to be shown outside"),
        "lead": str(person),
        "back_label": person,
        "back_url": reverse("trainer_profile", args=[code]),
    }

    def record(**fields):
        return people.record_consent(person=person, by=request.actor, **fields)

    return ask(request, PaperConsentForm(request.POST or None), record, page=page, done=_("Recorded."))
