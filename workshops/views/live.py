"""Pages that follow what happens: the part that moves, alone, for the page that has the rest."""

from functools import wraps

HEADER = "X-Live"


def follows(view):
    """Asked by a page that is open already, answer with the part of the page that lives (block `live`)."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        request.is_live = request.headers.get(HEADER) == "1"
        return view(request, *args, **kwargs)

    return answered
