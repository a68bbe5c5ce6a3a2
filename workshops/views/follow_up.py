"""The follow-up of a workshop, for its organisers: the host's answer, whom the portal asks, and what was reported."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programmes.rules import clock
from programmes.views.loading import act, answer, must, visible_or_404
from workshops.actions import follow_up as follow_up_actions
from workshops.actions import follow_up_contact as contact_actions
from workshops.forms.follow_up import AgreementForm, ContactForm, SwitchOffForm
from workshops.rules import follow_up as follow_up_rules
from workshops.rules import follow_up_contact as contact_rules
from workshops.rules import status_report as status_report_rules
from workshops.views.workshop import load


def _load(request, code):
    workshop = load(request, code)
    must(follow_up_rules.can_keep(request.actor, workshop), _("Organisers keep the follow-up of a workshop."))
    return workshop


def _running(request, code):
    """(workshop, follow-up) for what only goes on while there is one."""
    workshop = _load(request, code)
    rows = follow_up_rules.visible_to(request.actor).select_related("workshop__programme")
    return workshop, visible_or_404(rows, workshop=workshop)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request, code):
    """Everything about the follow-up; posted: the host agrees."""
    workshop = _load(request, code)
    form = AgreementForm(request.POST or None, initial={"agreed_on": workshop.today(clock.now())})
    if act(form, lambda **f: follow_up_actions.switch_on(workshop=workshop, by=request.actor, **f)):
        messages.success(request, _("The follow-up is on. Say whom to ask; nobody has been written to yet."))
        return redirect("follow_up", code=code)
    return _page(request, workshop, agreement=form)


@require_POST
def follow_up_refusal(request, code):
    """The host does not agree."""
    workshop = _load(request, code)
    form = AgreementForm(request.POST)
    if act(form, lambda **f: follow_up_actions.decline(workshop=workshop, by=request.actor, **f)):
        messages.success(request, _("Recorded. Nobody will be asked."))
        return redirect("follow_up", code=code)
    return _page(request, workshop, agreement=form)


@require_POST
def follow_up_ending(request, code):
    """Switch it off, with the reason."""
    workshop, found = _running(request, code)
    form = SwitchOffForm(request.POST)
    if act(form, lambda reason: follow_up_actions.switch_off(follow_up=found, reason=reason, by=request.actor)):
        messages.success(request, _("The follow-up is off. What was reported stays."))
        return redirect("follow_up", code=code)
    return _page(request, workshop, ending=form)


@require_POST
def follow_up_contacts(request, code):
    """Whom to ask about what is addressed to these."""
    workshop, found = _running(request, code)
    form = ContactForm(request.POST, addressees=_addressees(workshop, found))
    if act(form, lambda **f: contact_actions.name(follow_up=found, by=request.actor, **f)):
        messages.success(request, _("Kept. They are asked on the days named here, or now if you wish."))
        return redirect("follow_up", code=code)
    return _page(request, workshop, contact=form)


def _addressees(workshop, found):
    contacts = found.contacts.all() if found else ()
    return follow_up_rules.addressees(follow_up_rules.adopted_in(workshop), contacts)


def _page(request, workshop, **forms):
    found = follow_up_rules.of_workshop(workshop)
    is_on = bool(found and found.is_on)
    adopted = follow_up_rules.adopted_in(workshop)
    contacts = list(found.contacts.all()) if found else []
    addressees = follow_up_rules.addressees(adopted, contacts)
    waiting = contact_rules.waiting(contact_actions.QUEUED, [one.pk for one in contacts])
    problems = contact_rules.problems(contacts)
    for rows in contact_rules.people(contacts):
        for one in rows:
            # A person's letter is carried by the first of their rows.
            one.on_its_way, one.problem = rows[0].pk in waiting, problems.get(rows[0].pk, "")
            one.url = contact_rules.url(one)
    latest = status_report_rules.latest(adopted)
    given = next((form for form in forms.values() if form.is_bound), None)
    context = {
        "workshop": workshop,
        "follow_up": found,
        "is_on": is_on,
        "last_switch": follow_up_rules.last_switch(found) if found else None,
        "agreement": forms.get("agreement") or AgreementForm(initial={"agreed_on": workshop.today(clock.now())}),
        "ending": forms.get("ending") or SwitchOffForm(),
        "contact": forms.get("contact") or ContactForm(addressees=addressees),
        "addressees": addressees,
        "rows": [(one, latest.get(one.pk)) for one in adopted],
        "reported": len(latest),
        "days": follow_up_rules.asking_days(workshop),
    }
    with timezone.override(workshop.zone):
        return answer(request, "workshops/follow_up/follow_up.html", context, given)


def _contact(request, code):
    rows = contact_rules.visible_to(request.actor).select_related("follow_up__workshop__programme")
    return visible_or_404(rows, code=code)


@require_POST
def follow_up_contact_removal(request, code):
    contact = _contact(request, code)
    contact_actions.remove(contact=contact, by=request.actor)
    messages.success(request, _("{name} is not asked any more.").format(name=contact.name))
    return redirect("follow_up", code=contact.follow_up.workshop.code)


@require_POST
def follow_up_contact_link(request, code):
    """A new link; the one that was given opens nothing any more."""
    contact = contact_actions.renew_link(contact=_contact(request, code), by=request.actor)
    messages.success(request, _("The link is new; the old one opens nothing any more."))
    return redirect("follow_up", code=contact.follow_up.workshop.code)


@require_POST
def follow_up_contact_letters(request, code):
    """Ask now."""
    contact = _contact(request, code)
    contact_actions.ask(contact=contact, by=request.actor)
    messages.success(request, _("A letter to {name} is on its way.").format(name=contact.name))
    return redirect("follow_up", code=contact.follow_up.workshop.code)
