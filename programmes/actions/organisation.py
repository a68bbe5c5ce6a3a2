from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Organisation


def add(*, name, kind, by, country=None, acronym=""):
    """Record an organisation. `name` is a text or {language: text}."""
    with refusals():
        organisation = Organisation(name=name, kind=kind, country=country, acronym=acronym)
        organisation.search_key = organisation.computed_search_key()
        organisation.full_clean(exclude=["code"])
        organisation.save()
        history.record("organisations.add", organisation, by=by)
        return organisation
