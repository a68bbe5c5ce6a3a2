"""How every view loads: through visible_to(actor), so that what is out of scope looks as if it were not there."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from programmes.rules.refusal import NotAllowed, Refused


def visible_or_404(queryset, **lookup):
    return get_object_or_404(queryset, **lookup)


def must(allowed, sentence):
    """Visible, but not theirs to do: 403 with a sentence."""
    if not allowed:
        raise NotAllowed(sentence)


def page_of(request, rows, size=50):
    return Paginator(rows, size).get_page(request.GET.get("page"))


def act(form, do):
    """Run an action with what a valid form holds; put a refusal beside its field, losing nothing that was typed.

    Returns the action's result, or None when the form now has errors.
    """
    if not form.is_valid():
        return None
    try:
        return do(**form.cleaned_data) or True
    except NotAllowed:
        raise
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, str(refused.sentence))
        form.refused = refused
        return None


def answer(request, template, context, form=None):
    """200, or 422 (409 for a lost race) when the form came back with errors."""
    status = 200
    if form is not None and form.is_bound and form.errors:
        status = getattr(getattr(form, "refused", None), "status", 422)
    return render(request, template, context, status=status)
