"""The personal link to one's own certificate: signed, for the person alone, and closed when it no longer stands."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from reports.models import Certificate

_signer = signing.Signer(salt="reports.certificate_link")


def token(certificate):
    return _signer.sign(certificate.code)


def url(certificate):
    return settings.SITE_URL + reverse("own_certificate", args=[token(certificate)])


def of(token):
    """The issued certificate a link opens, or None: made up, withdrawn, replaced or void. Its paper exists."""
    try:
        code = _signer.unsign(token)
    except signing.BadSignature:
        return None
    return (
        Certificate.objects.filter(code=code, state=Certificate.State.ISSUED)
        .exclude(document__file="")
        .select_related("programme__organisation", "participation__workshop", "document", "person", "accreditation")
        .first()
    )
