"""The only way a state changes: lock, ask, guard, save, write History, in one transaction."""

from django.db import transaction
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.rules.refusal import Conflict, Invalid, NotAllowed


@transaction.atomic
def perform(moves, thing, act, *, by, history_act, reason="", programme=None, **changes):
    """Make the move `act` of `moves` on `thing`. Returns the moved object.

    Raises NotAllowed (403), Conflict (409) when the state has moved on, or what the guard raises.
    """
    move = moves[act]
    thing = type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)
    if not move.may(by, thing):
        raise NotAllowed(_("This is not yours to do."))
    if thing.state not in move.sources:
        raise Conflict(
            _("This cannot be done now: it stands at “{state}”. Look at the page again.").format(
                state=thing.get_state_display()
            )
        )
    if move.asks_reason and not reason.strip():
        raise Invalid(_("Give the reason in a few words."), field="reason")
    if move.guard:
        move.guard(thing)
    before, thing.state = thing.state, move.target
    for field, value in changes.items():
        setattr(thing, field, value)
    thing.save(update_fields=["state", *changes])
    history.record(
        history_act, thing, by=by, programme=programme, from_state=before, to_state=thing.state, reason=reason
    )
    return thing
