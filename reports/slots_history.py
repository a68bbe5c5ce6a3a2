"""The objects of this floor whose history can be read."""

from django.urls import reverse

from programmes.rules import history
from programmes.rules import programme as programme_rules
from reports.models import Certificate, PublishedSentence
from reports.rules import certificate as certificate_rules
from reports.rules import published_sentence as published_rules

history.register(
    "certificates",
    Certificate,
    visible_to=certificate_rules.visible_to,
    may=lambda actor, one: programme_rules.can_organise(actor, one.programme),
    page=lambda one: reverse("certificate", args=[one.code]),
)
history.register(
    "published-sentences",
    PublishedSentence,
    visible_to=published_rules.visible_to,
    may=lambda actor, one: programme_rules.can_organise(actor, one.programme),
    page=lambda one: reverse("published_sentence", args=[one.code]),
)
