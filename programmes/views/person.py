from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import slots
from programmes.actions import account as accounts
from programmes.actions import person as people_actions
from programmes.forms.person import AccountForm, PersonForm
from programmes.rules import person as person_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404


@require_safe
def people(request):
    must(person_rules.can_list(request.actor), _("The list of people is for organisers."))
    words = request.GET.get("q", "")
    rows = person_rules.visible_to(request.actor).named(words).select_related("country", "organisation")
    return render(request, "programmes/person/people.html", {"page": page_of(request, rows), "words": words})


@require_safe
def person(request, code):
    person = visible_or_404(person_rules.visible_to(request.actor).select_related("country", "organisation"), code=code)
    context = {
        "person": person,
        "can_list": person_rules.can_list(request.actor),
        "sections": slots.load("person.sections", request.actor, person),
        "can_edit": person_rules.can_edit(request.actor, person),
        "can_shut_out": hasattr(person, "user") and person_rules.may_shut_out(request.actor, person),
    }
    return render(request, "programmes/person/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_details(request, code):
    person = visible_or_404(person_rules.visible_to(request.actor), code=code)
    must(person_rules.can_edit(request.actor, person), _("Only the person and their organisers change this."))
    form = PersonForm.of(person, request.POST or None)
    if act(form, lambda **fields: people_actions.edit(person=person, by=request.actor, **fields)):
        messages.success(request, _("Saved."))
        return redirect("person", code=code)
    return answer(request, "programmes/person/details.html", {"person": person, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def person_account(request, code):
    person = visible_or_404(person_rules.visible_to(request.actor), code=code)
    must(person_rules.can_list(request.actor), _("Organisers open sign-ins."))
    form = AccountForm(request.POST or None, initial={"email": person.email})
    if act(form, lambda email: accounts.open(person=person, email=email, by=request.actor)):
        messages.success(request, _("The sign-in is open: a code is sent to this address whenever it is used."))
        return redirect("person", code=code)
    return answer(request, "programmes/person/account.html", {"person": person, "form": form}, form)


@require_POST
def person_account_closing(request, code):
    person = visible_or_404(person_rules.shut_out_visible_to(request.actor), code=code)
    accounts.close(person=person, by=request.actor, reason=request.POST.get("reason", ""))
    messages.success(request, _("The sign-in is closed. Every device of theirs is out."))
    return _back_from(request, person)


@require_POST
def person_account_reopening(request, code):
    person = visible_or_404(person_rules.shut_out_visible_to(request.actor), code=code)
    accounts.reopen(person=person, by=request.actor)
    messages.success(request, _("The sign-in is open again. They sign in anew."))
    return _back_from(request, person)


def _back_from(request, person):
    """The person's page; to the list of administrators for those who see no people."""
    if person_rules.visible_to(request.actor).filter(pk=person.pk).exists():
        return redirect("person", code=person.code)
    return redirect("administrators")
