"""The objects of this floor whose history can be read."""

from django.urls import reverse

from programmes.rules import history
from programmes.rules import programme as programme_rules
from reports.models import Certificate, CertificateBatch, CertificateTemplate, PublishedSentence
from reports.rules import certificate as certificate_rules
from reports.rules import certificate_batch as batch_rules
from reports.rules import certificate_template as template_rules
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
history.register(
    "certificate-batches",
    CertificateBatch,
    visible_to=batch_rules.visible_to,
    may=lambda actor, one: programme_rules.can_organise(actor, one.workshop.programme),
    page=lambda one: reverse("certificate_batch", args=[one.code]),
)
history.register(
    "certificate-templates",
    CertificateTemplate,
    visible_to=template_rules.visible_to,
    may=lambda actor, one: template_rules.can_change(actor, one.programme),
    page=lambda one: reverse("certificate_template", args=[one.programme.slug, one.kind]),
)
