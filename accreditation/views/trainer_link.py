"""The trainers of a programme and their personal links, for the organisers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accreditation.actions import trainer_link as trainer_links
from accreditation.forms.delivery import TrainerForm
from accreditation.rules import delivery_figures, national_training
from accreditation.rules import trainer_link as link_rules
from accreditation.views.national_plan import load as load_plan
from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of, visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def programme_trainer_links(request, slug):
    """Links that were given; posted: one for a trainer, or the one they have for another time."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(programme_rules.can_organise(request.actor, programme), _("Organisers give the trainers their links."))
    form = TrainerForm(
        request.POST or None, people=national_training.trainers(programme), submit=_("Give a personal link")
    )
    link = act(form, lambda person: trainer_links.give(programme=programme, person=person, by=request.actor))
    if link:
        messages.success(request, _("{name} has a link. Send it by letter, or copy it.").format(name=link.person))
        return redirect("programme_trainer_links", slug=slug)
    rows = link_rules.visible_to(request.actor).filter(programme=programme).select_related("person__organisation")
    page = page_of(request, rows.prefetch_related("letters").order_by("person__family_name", "pk"), 25)
    for one in page:
        one.is_open = link_rules.is_open(one)
        one.url = link_rules.url(one)
        one.last_letter = next(iter(one.letters.all()), None)
    taught, could = delivery_figures.trainers_who_taught(programme)
    context = {"programme": programme, "form": form, "page": page, "taught": taught, "could": could}
    return answer(request, "accreditation/taught/links.html", context, form)


def _link(request, code):
    return visible_or_404(link_rules.visible_to(request.actor).select_related("programme", "person"), code=code)


@require_POST
def trainer_link_ending(request, code):
    link = _link(request, code)
    trainer_links.end(link=link, by=request.actor)
    messages.success(request, _("The link opens nothing any more."))
    return redirect("programme_trainer_links", slug=link.programme.slug)


@require_POST
def trainer_link_letters(request, code):
    """Send it by letter."""
    link = _link(request, code)
    trainer_links.send(link=link, by=request.actor)
    messages.success(request, _("A letter to {name} is on its way.").format(name=link.person))
    return redirect("programme_trainer_links", slug=link.programme.slug)


@require_POST
def national_plan_letters(request, code):
    """Write to the focal point."""
    plan = load_plan(request, code)
    trainer_links.send_focal(plan=plan, by=request.actor)
    messages.success(request, _("A letter to {name} is on its way.").format(name=plan.focal_name))
    return redirect("national_plan", code=code)
