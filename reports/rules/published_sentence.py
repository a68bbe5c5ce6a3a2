"""Published sentences: read by whoever reads the figures, published and withdrawn by the organisers, never changed."""

import hashlib
import json

from programmes.rules import programme as programme_rules
from reports.models import PublishedSentence


def visible_to(actor):
    if actor.is_system:
        return PublishedSentence.objects.all()
    return PublishedSentence.objects.filter(programme__in=programme_rules.visible_to(actor))


def can_publish(actor, programme):
    return programme_rules.can_organise(actor, programme)


def sha256(kept):
    """Of what `reports.queries.publication.of_…` answers, in whatever language it was read: what was read is kept."""
    figures = [
        [figure[name] for name in ("key", "value", "qualifier", "counted", "reported")]
        + [[line[name] for name in ("amount", "qualifier", "workshop", "day")] for line in figure["lines"]]
        for figure in kept["figures"]
    ]
    text = json.dumps([kept["sentences"], figures], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
