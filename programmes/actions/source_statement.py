from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import SourceStatement
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import NotAllowed


def record(*, programme, by, **fields):
    """Record a published total with its source. Fields are those of SourceStatement."""
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Only organisers of the programme record source statements."))
    with refusals():
        statement = SourceStatement(programme=programme, **fields)
        statement.full_clean(exclude=["code"])
        statement.save()
        history.record("statements.record", statement, by=by)
        return statement
