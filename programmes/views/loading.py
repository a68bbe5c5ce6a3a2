"""How every view loads: through visible_to(actor), so that what is out of scope looks as if it were not there."""

import json

from django.core.paginator import Paginator
from django.http.request import RawPostDataException
from django.shortcuts import get_object_or_404, render

from programmes.rules.refusal import NotAllowed, Refused


def visible_or_404(queryset, **lookup):
    return get_object_or_404(queryset, **lookup)


def must(allowed, sentence):
    """Visible, but not theirs to do: 403 with a sentence."""
    if not allowed:
        raise NotAllowed(sentence)


def page_of(request, rows, size=50, total=None):
    """`total`: how many rows there are in all, where another query has counted them already."""
    paginator = Paginator(rows, size)
    if total is not None:
        paginator.count = total
    return paginator.get_page(request.GET.get("page"))


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


def json_of(request):
    """What a script sent as JSON, or None. Half an emoji becomes one replacement sign, a NUL nothing: no database
    stores them, and what was typed around them is not lost."""
    try:
        return _plain(json.loads(request.body))
    except (ValueError, RecursionError, RawPostDataException):
        return None


def _plain(value):
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {_plain(name): _plain(one) for name, one in value.items()}
    return value
