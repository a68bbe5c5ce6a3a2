"""A certificate of nobody, to see a template by: the same words a real one prints, with invented records."""

from datetime import date

from django.conf import settings

from reports.models import Certificate
from reports.queries import certificate as printed
from reports.queries.certificate_words import BODIES, HOURS, INTRO, TITLES
from reports.rules.certificate_template import filled

K = Certificate.Kind
NATIVE = {"ar": "عائشة السعدي", "ru": "Айгерим Садыкова", "zh-hans": "王小明"}
DAY = date(2025, 1, 24)
# A text that must fit beside everything else is long, as they are in life.
WORKSHOP = "National Train-the-Trainers Workshop for Customs and Police Officers"


def sample(template):
    """The snapshot of a specimen in the words and the look of this template, which need not be saved."""
    languages = list(template.languages) or ["en"]
    issuer = template.issuer if template.issuer_id else template.programme.organisation
    values = {tag: _values(template, issuer, tag) for tag in languages}

    def text(name, own):
        return {tag: filled((template.words.get(name) or {}).get(tag) or own(tag), values[tag]) for tag in languages}

    is_award = template.kind == K.ACCREDITATION
    number = f"{template.programme.certificate_prefix.upper()}-{DAY.year}-0000"
    return {
        "kind": template.kind,
        "languages": languages,
        "issuer": printed.in_each(languages, issuer.name),
        "title": text("title", lambda tag: TITLES[template.kind][tag]),
        "intro": text("intro", lambda tag: INTRO[tag]),
        "name": "Aisha Al Saadi",
        "native_name": NATIVE.get(languages[-1], ""),
        "native_lang": languages[-1],
        "affiliation": {tag: values[tag]["administration"] for tag in languages},
        "body": text("body", lambda tag: _own_body(template, tag)),
        "award": {tag: values[tag]["award"] for tag in languages} if is_award else {},
        "signatories": template.signatories or [{"name": "", "title": printed.in_each(languages, issuer.name)}],
        "number": number,
        "issued_on": DAY.isoformat(),
        "issued_on_text": {tag: printed.day(DAY, tag) for tag in languages},
        "verify_url": f"{settings.SITE_URL}/v/specimen",
        "verify_text": printed.verify_text(),
        "short_code": "0000-0000",
        "specimen": True,
        **printed.look(template),
    }


def _values(template, issuer, tag):
    return {
        "name": "Aisha Al Saadi",
        "administration": "Customs Affairs",
        "workshop": WORKSHOP,
        "place": "Manama",
        "dates": printed.range_of(date(2025, 1, 20), DAY, tag),
        "hours": HOURS[tag].format(n=26) if template.kind == K.COMPLETION else "",
        "modules": "Licences and quotas, Inspection and detection" if template.kind == K.CO_DELIVERY else "",
        "award": "Expert Trainer",
        "issuer": printed.in_each([tag], issuer.name)[tag],
        "number": f"{template.programme.certificate_prefix.upper()}-{DAY.year}-0000",
    }


def _own_body(template, tag):
    if template.kind == K.ACCREDITATION:
        return BODIES["accreditation"][tag] + BODIES["is_accredited"][tag]
    return BODIES["completion_hours" if template.kind == K.COMPLETION else template.kind][tag]
