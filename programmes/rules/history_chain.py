"""History and its seals as the chain reads them."""

from datetime import UTC

from programmes.models import History, HistorySeal


def as_text(moment):
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def as_row(entry):
    """A History row as the chain reads it."""
    return {
        "pk": entry.pk,
        "at": as_text(entry.at),
        "actor_kind": entry.actor_kind,
        "actor_person": entry.actor_person_id,
        "programme": entry.programme_id,
        "subject_type": entry.subject_type,
        "subject_pk": entry.subject_pk,
        "act": entry.act,
        "from_state": entry.from_state,
        "to_state": entry.to_state,
        "actor_label": entry.actor_label,
        "subject_label": entry.subject_label,
        "reason": entry.reason,
        "details": entry.details,
        "salt": entry.salt,
        "proof": entry.proof,
    }


def as_seal(seal):
    names = ("number", "first_pk", "last_pk", "rows", "count", "batch_hash", "previous_hash", "hash")
    return {name: getattr(seal, name) for name in names} | {"sealed_at": as_text(seal.sealed_at)}


def rows():
    """Every History row, oldest first, without holding them all."""
    return map(as_row, History.objects.order_by("pk").iterator(2000))


def seals():
    return map(as_seal, HistorySeal.objects.order_by("number").iterator(2000))
