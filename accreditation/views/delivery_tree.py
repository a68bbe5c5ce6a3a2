"""From one workshop, or a programme, to the officers reached."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accreditation.rules import delivery_figures, delivery_tree, national_training
from accreditation.rules import teaching_question as question_rules
from programmes.rules import programme as programme_rules
from programmes.views.loading import must, page_of, visible_or_404
from workshops.rules import workshop as workshop_rules


@require_safe
def workshop_national_training(request, code):
    """The trainers of one workshop, their courses, and those who learned there and teach now."""
    rows = workshop_rules.visible_to(request.actor).select_related("programme", "country")
    workshop = visible_or_404(rows, code=code)
    must(
        national_training.can_read(request.actor, workshop.programme),
        _("National training is for the team of the programme and its donors."),
    )
    tree = delivery_tree.of_workshop(workshop)
    names = national_training.sees_names(request.actor, workshop.programme)
    context = {
        "workshop": workshop,
        "tree": tree,
        "page": page_of(request, tree.trainers, 50),
        "names": names,
        "days": question_rules.asking_days(workshop, national_training.of(workshop.programme)),
        "answers": question_rules.answers_of(workshop) if names else [],
    }
    return render(request, "accreditation/delivery/tree.html", context)


@require_safe
def programme_national_training(request, slug):
    """Every workshop from which something came, and the sum in which no course stands twice."""
    programme = visible_or_404(programme_rules.visible_to(request.actor), slug=slug)
    must(
        national_training.can_read(request.actor, programme),
        _("National training is for the team of the programme and its donors."),
    )
    trees, others, totals = delivery_tree.of_programme(programme)
    context = {
        "programme": programme,
        "page": page_of(request, [tree for tree in trees if tree.trainers], 25),
        "others": others,
        "totals": totals,
        "reached": delivery_figures.reached_by(programme),
        "names": national_training.sees_names(request.actor, programme),
        "can_keep": programme_rules.can_organise(request.actor, programme),
    }
    return render(request, "accreditation/delivery/programme_tree.html", context)
