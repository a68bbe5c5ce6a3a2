from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programmes import slots
from programmes.rules import person as person_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404
from workshops.actions import participation as participation_actions
from workshops.forms.participation import EntryForm, KnownPersonForm, NewPersonForm, UnnamedForm
from workshops.forms.substitute import SubstituteForm
from workshops.forms.walk_in import WalkInForm
from workshops.rules import attendance as attendance_rules
from workshops.rules import funding as funding_rules
from workshops.rules import participation as participation_rules
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


@require_safe
def participants(request, code):
    """Who is on the list, by name; contact data for organisers only."""
    workshop = load(request, code)
    must(workshop_rules.can_see_names(request.actor, workshop), _("Names are for the team and the participants."))
    rows = workshop.participations.select_related("person", "organisation", "country", "replaces", "replaced_by")
    can_write = workshop_rules.can_write(request.actor, workshop)
    page = page_of(request, rows, 60)
    context = {
        "workshop": workshop,
        "page": page,
        "rows": [(row, participation_rules.moves_of(row) if can_write else []) for row in page],
        "headcounts": workshop.headcounts.prefetch_related("countries").select_related("organisation"),
        "papers": slots.load("participants.acts", request.actor, workshop),
        "can_write": can_write,
        "can_badge": workshop_rules.can_facilitate(request.actor, workshop),
        "can_add_at_door": participation_rules.can_add_at_door(request.actor, workshop),
        "can_see_contacts": workshop_rules.can_see_contacts(request.actor, workshop),
        "can_see_completion": attendance_rules.can_see(request.actor, workshop),
    }
    return render(request, "workshops/participation/participants.html", context)


def _adding(request, code, form_class, template, do, **form_kwargs):
    workshop = load(request, code)
    must(workshop_rules.can_write(request.actor, workshop), _("Only organisers keep the list."))
    if form_class is NewPersonForm:
        form_kwargs["workshop"] = workshop
    form = form_class(request.POST or None, **form_kwargs)
    if act(form, lambda **fields: do(workshop=workshop, by=request.actor, **fields)):
        messages.success(request, _("On the list."))
        return redirect("participants", code=code)
    return answer(request, template, {"workshop": workshop, "form": form}, form)


@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request, code):
    return _adding(
        request, code, NewPersonForm, "workshops/participation/new_person.html", participation_actions.add_person
    )


@require_http_methods(["GET", "HEAD", "POST"])
def known_person(request, code):
    """Somebody the programmes know already: their data is re-used."""
    return _adding(
        request,
        code,
        KnownPersonForm,
        "workshops/participation/known_person.html",
        participation_actions.add,
        people=person_rules.visible_to(request.actor),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def unnamed_officer(request, code):
    return _adding(
        request, code, UnnamedForm, "workshops/participation/unnamed_officer.html", participation_actions.add
    )


@require_http_methods(["GET", "HEAD", "POST"])
def walk_ins(request, code):
    """At the door: one after another, on a telephone, without leaving the page."""
    workshop = load(request, code)
    must(
        participation_rules.can_add_at_door(request.actor, workshop),
        _("People are added at the door while the workshop is running, by those who run it."),
    )
    form = WalkInForm(request.POST or None, workshop=workshop)
    entry = act(form, lambda **fields: participation_actions.add_at_door(workshop=workshop, by=request.actor, **fields))
    if entry:
        words = _("{name} is number {number}. Add another.").format(name=entry.shown_name, number=entry.number)
        messages.success(request, words)
        return redirect("walk_ins", code=code)
    if hasattr(form, "refused"):
        form.offer_another()
    return answer(request, "workshops/participation/walk_ins.html", {"workshop": workshop, "form": form}, form)


def _entry(request, code):
    entries = participation_rules.visible_to(request.actor).select_related(
        "workshop__programme", "workshop__country", "person", "organisation", "country"
    )
    return visible_or_404(entries, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_details(request, code):
    """A typing mistake on the list can always be put right."""
    entry = _entry(request, code)
    must(participation_rules.can_write(request.actor, entry), _("Only organisers keep the list."))
    form = EntryForm(request.POST or None, participation=entry)
    if act(form, lambda **changes: participation_actions.edit(participation=entry, by=request.actor, **changes)):
        messages.success(request, _("Saved."))
        return redirect("participants", code=entry.workshop.code)
    paid = funding_rules.words(funding_rules.of_participation(entry))
    context = {"workshop": entry.workshop, "entry": entry, "form": form, "paid": paid}
    return answer(request, "workshops/participation/details.html", context, form)


@require_http_methods(["GET", "HEAD", "POST"])
def participation_replacement(request, code):
    """A substitute: found among those who are known, or new."""
    entry = _entry(request, code)
    must(participation_rules.can_write(request.actor, entry), _("Only organisers keep the list."))
    words = request.GET.get("q", "").strip()
    known = participation_rules.could_replace(entry, person_rules.visible_to(request.actor))
    form = SubstituteForm(request.POST or None, participation=entry, known=known, words=words)
    substitute = act(
        form, lambda **fields: participation_actions.replace(participation=entry, by=request.actor, **fields)
    )
    if substitute:
        words = _("{name} is number {number}, in place of {former}. Print a new badge.")
        messages.success(request, words.format(name=substitute, number=substitute.number, former=entry))
        return redirect("participants", code=entry.workshop.code)
    context = {"workshop": entry.workshop, "entry": entry, "form": form, "words": words}
    return answer(request, "workshops/participation/replacement.html", context, form)


@require_POST
def participation_move(request, code, act):
    """One address a move: completion, withdrawal, absence, return."""
    participation = _entry(request, code)
    reason, code = request.POST.get("reason", ""), participation.workshop.code
    participation_actions.move(participation=participation, act=act, by=request.actor, reason=reason)
    messages.success(request, _("Recorded."))
    return redirect("workshop_completion" if "from_list" in request.POST else "participants", code=code)
