"""Publish a sentence as it reads today, with the rows behind it; withdraw one that was wrong. None is ever changed."""

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.models import PublishedSentence
from reports.rules import published_sentence as published_rules


def publish(*, programme, kept, seen, by, series=None, workshop=None, where=""):
    """`kept` is what `reports.queries.publication.of` answers now, `seen` the sum of what the publisher read."""
    if not published_rules.can_publish(by, programme):
        raise NotAllowed(_("The organisers of the programme publish its sentences."))
    sha256 = published_rules.sha256(kept)
    if not any(kept["sentences"].values()):
        raise Conflict(_("There is nothing to publish yet: nobody has been counted."))
    if seen != sha256:
        raise Conflict(_("The figures have changed since you read them. Read the sentence again."))
    with refusals():
        published = PublishedSentence(
            programme=programme,
            series=series,
            workshop=workshop,
            where=where.strip(),
            sha256=sha256,
            published_at=clock.now(),
            published_by=by.recorded_person,
            **kept,
        )
        published.full_clean(exclude=["code"])
        published.save()
        history.record("published_sentences.publish", published, by=by, sha256=sha256)
        return published


def withdraw(*, published, reason, by):
    """It stays readable, marked as withdrawn, with the reason: somebody may have quoted it."""
    if not published_rules.can_publish(by, published.programme):
        raise NotAllowed(_("The organisers of the programme withdraw its sentences."))
    if not reason.strip():
        raise Invalid(_("Say why: it stands beside the sentence."), field="reason")
    with refusals():
        published = PublishedSentence.objects.select_for_update(of=("self",)).get(pk=published.pk)
        if published.withdrawn_at:
            raise Conflict(_("Somebody has just withdrawn it."))
        published.withdrawn_at, published.withdrawn_because = clock.now(), reason.strip()
        published.full_clean(exclude=["code"])
        published.save(update_fields=["withdrawn_at", "withdrawn_because"])
        history.record("published_sentences.withdraw", published, by=by, reason=published.withdrawn_because)
        return published
