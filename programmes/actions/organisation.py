from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Organisation
from programmes.rules import organisation as organisation_rules
from programmes.rules.refusal import NotAllowed


def add(*, name, kind, by, country=None, acronym=""):
    """Record an organisation. `name` is a text or {language: text}."""
    if not organisation_rules.can_add(by):
        raise NotAllowed(_("Only organisers and administrators add organisations."))
    with refusals():
        organisation = Organisation(name=name, kind=kind, country=country, acronym=acronym)
        organisation.search_key = organisation.computed_search_key()
        organisation.full_clean(exclude=["code"])
        organisation.save()
        history.record("organisations.add", organisation, by=by)
        return organisation
