from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programmes.rules import programme as programme_rules
from programmes.views.loading import act, answer, must, page_of
from workshops.actions import workshop_copy as workshop_copies
from workshops.forms.workshop_copy import CopyForm
from workshops.rules import workshop as workshop_rules
from workshops.views.workshop import load


@require_safe
def earlier_workshops(request):
    """Which one was like it? Of all programmes one organises, the latest first."""
    rows = workshop_rules.organised_by(request.actor).select_related("programme", "country")
    must(programme_rules.organised_by(request.actor).exists(), _("Only organisers schedule workshops."))
    words = request.GET.get("q", "")
    for word in words.lower().split():
        rows = rows.filter(search_key__contains=word)
    return render(request, "workshops/workshop_copy/earlier.html", {"page": page_of(request, rows, 30), "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
def workshop_copy(request, code):
    """A new workshop from this one: dates and place, the rest comes along."""
    source = load(request, code)
    must(workshop_rules.can_organise(request.actor, source), _("Only organisers make a workshop from this one."))
    programmes = programme_rules.organised_by(request.actor)
    form = CopyForm(request.POST or None, source=source, programmes=programmes)
    made = act(form, lambda **fields: workshop_copies.make(source=source, by=request.actor, **fields))
    if made:
        messages.success(request, _("The workshop stands. Facilitators are on the list as “to be invited”."))
        return redirect("workshop", code=made.code)
    context = {
        "source": source,
        "form": form,
        "agenda": source.agenda.count(),
        "topics": sum(one.topics.count() for one in source.breakouts.all()),
        "documents": source.course_documents.count(),
        "checklist": source.checklist.count(),
    }
    return answer(request, "workshops/workshop_copy/copy.html", context, form)
