"""Everything a certificate prints, gathered once at issue and frozen."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from programmes.rules.dates import range_words
from reports.queries.certificate_words import BODIES, INTRO, PRINTED, TITLES


def snapshot(certificate):
    """The snapshot `reports.documents.certificate.render_certificate` draws."""
    source = _accreditation if certificate.accreditation_id else _participation
    workshop, award, phrases = source(certificate)
    languages = ["en"]
    tag = workshop.language.tag if workshop else "en"
    if tag != "en" and tag in PRINTED:
        languages.append(tag)
    person, organisation = certificate.person, certificate.programme.organisation
    return {
        "kind": certificate.kind,
        "languages": languages,
        "issuer": _in_each(languages, organisation.name),
        "title": {tag: TITLES[certificate.kind][tag] for tag in languages},
        "intro": {tag: INTRO[tag] for tag in languages},
        "name": person.full_name,
        "native_name": person.native_name if person.native_name != person.full_name else "",
        "native_lang": tag,
        "affiliation": {tag: _affiliation(certificate, tag) for tag in languages},
        "body": {tag: phrases(tag) for tag in languages},
        "award": _in_each(languages, award) if award else {},
        "signatories": _signatories(certificate, languages),
        "number": certificate.number,
        "issued_on": certificate.issued_on.isoformat(),
        "issued_on_text": {tag: _day(certificate.issued_on, tag) for tag in languages},
        "verify_url": f"{settings.SITE_URL}/v/{certificate.token}",
        "verify_text": f"{urlsplit(settings.SITE_URL).netloc}/v",
        "short_code": certificate.token[:4] + "-" + certificate.token[4:8],
        "specimen": settings.DEMO,
        "paper": "A4",
    }


def _in_each(languages, text):
    """An i18n text in each language; str() falls back to a language that exists."""
    found = {}
    for tag in languages:
        with translation.override(tag):
            found[tag] = str(text)
    return found


def _day(day, tag):
    with translation.override(tag):
        return date_format(day, "j F Y")


def _held(workshop, tag):
    """Where and when: the city in English, elsewhere the country, whose name is known in the language."""
    with translation.override(tag):
        place = workshop.city if tag == "en" and workshop.city else str(workshop.country or workshop.city)
        return {"place": place, "dates": range_words(workshop.starts_on, workshop.ends_on), "title": workshop.title}


def _affiliation(certificate, tag):
    participation = certificate.participation or _first_participation(certificate)
    owner = participation or certificate.person
    with translation.override(tag):
        return ", ".join(str(part) for part in (owner.organisation, owner.country) if part)


def _first_participation(certificate):
    decision = certificate.accreditation.decision if certificate.accreditation_id else None
    return decision.candidacy.participation if decision else None


def _participation(certificate):
    workshop = certificate.participation.workshop
    return workshop, None, lambda tag: BODIES["participation"][tag].format(**_held(workshop, tag))


def _accreditation(certificate):
    accreditation = certificate.accreditation
    if not accreditation.decision_id:
        return (
            None,
            accreditation.title,
            lambda tag: BODIES["earlier"][tag].format(dates=_day(accreditation.granted_on, tag)),
        )
    candidacy = accreditation.decision.candidacy
    workshop = candidacy.participation.workshop
    mission = candidacy.missions.filter(evaluation__outcome="recommend").select_related("mission__workshop").last()

    def phrase(tag):
        words = BODIES["accreditation"][tag].format(**_held(workshop, tag))
        if mission:
            words += BODIES["mission"][tag].format(**_held(mission.mission.workshop, tag))
        return words + BODIES["is_accredited"][tag]

    return workshop, candidacy.route.award, phrase


def _signatories(certificate, languages):
    """Room for two signatures by hand: who decided, and the organisation."""
    decision = certificate.accreditation.decision if certificate.accreditation_id else None
    issuer = {"name": "", "title": _in_each(languages, certificate.programme.organisation.name)}
    if decision:
        return [{"name": decision.decided_by, "title": {}}, issuer]
    return [issuer]
