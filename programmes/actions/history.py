import json

from programmes.models import History
from programmes.rules import clock


def record(act, subject, *, by, programme=None, from_state="", to_state="", reason="", **details):
    """Write the one History row of an act. Call it inside the transaction of the act."""
    return History.objects.create(
        at=clock.now(),
        actor_kind=by.kind,
        actor_person=by.recorded_person,
        actor_label=by.label,
        programme=programme or getattr(subject, "programme", None),
        subject_type=subject._meta.label_lower,
        subject_pk=subject.pk,
        subject_label=str(subject)[:300],
        act=act,
        from_state=from_state,
        to_state=to_state,
        reason=reason,
        details=json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str),
    )
