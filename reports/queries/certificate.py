"""Everything a certificate prints, gathered once at issue and frozen."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from programmes.models import Curriculum
from programmes.rules.dates import range_words
from reports.models import Certificate
from reports.queries.certificate_words import BODIES, CURRICULUM, HOURS, INTRO, TITLES, UNTIL
from reports.rules import certificate_kind
from reports.rules.certificate_template import PRINTED, filled
from workshops.rules import attendance as attendance_rules

K = Certificate.Kind
# More than these would not fit beside the rest; the agenda has them all.
MOST_MODULES = 8


def snapshot(certificate):
    """The snapshot `reports.documents.certificate.render_certificate` draws.

    A certificate that is not saved yet gives the same words: what is shown before it is issued is what is printed.
    """
    workshop, template = _workshop(certificate), certificate.template
    languages = _languages(workshop, template)
    person = certificate.person
    issuer = template.issuer if template and template.issuer_id else certificate.programme.organisation
    values = {tag: _values(certificate, workshop, issuer, tag) for tag in languages}
    words = template.words if template else {}

    def text(name, own):
        """The template's words in each language, or else the portal's own, filled in."""
        return {tag: filled((words.get(name) or {}).get(tag) or own(tag), values[tag]) for tag in languages}

    return {
        "kind": certificate.kind,
        "languages": languages,
        "issuer": in_each(languages, issuer.name),
        "title": text("title", lambda tag: TITLES[certificate.kind][tag]),
        "intro": text("intro", lambda tag: INTRO[tag]),
        "name": person.full_name,
        "native_name": person.native_name if person.native_name != person.full_name else "",
        "native_lang": languages[-1],
        "affiliation": {tag: values[tag]["administration"] for tag in languages},
        "body": text("body", lambda tag: _own_body(certificate, workshop, values[tag], tag)),
        "award": {tag: _award(certificate, values[tag]["award"], tag) for tag in languages}
        if certificate.kind == K.ACCREDITATION
        else {},
        "signatories": _signatories(certificate, issuer, languages),
        "number": certificate.number,
        "issued_on": certificate.issued_on.isoformat(),
        "issued_on_text": {tag: day(certificate.issued_on, tag) for tag in languages},
        "verify_url": f"{settings.SITE_URL}/v/{certificate.token}",
        "verify_text": verify_text(),
        "short_code": certificate.token[:4] + "-" + certificate.token[4:8],
        "specimen": settings.DEMO,
        **look(template),
    }


def look(template):
    """How it is drawn. `photos` names every picture, for whoever hands the bytes to the renderer."""
    if template is None:
        return {"paper": "A4", "border": "engraved"}
    pictures = [*template.logos, template.seal, *(one.get("signature") for one in template.signatories)]
    return {
        "paper": template.paper,
        "border": template.border,
        "logos": template.logos,
        "seal": template.seal,
        "photos": [one for one in pictures if one],
        "template": {"code": template.code, "version": template.version},
    }


def _languages(workshop, template):
    if template and template.languages:
        return list(template.languages)
    tag = workshop.language.tag if workshop else "en"
    return ["en", tag] if tag != "en" and tag in PRINTED else ["en"]


def _workshop(certificate):
    if certificate.participation_id:
        return certificate.participation.workshop
    decision = certificate.accreditation.decision
    return decision.candidacy.participation.workshop if decision else None


def _values(certificate, workshop, issuer, tag):
    """What the fields of a text stand for, in one language."""
    found = _held(workshop, tag) if workshop else {"place": "", "dates": "", "workshop": ""}
    accreditation = certificate.accreditation if certificate.accreditation_id else None
    with translation.override(tag):
        return found | {
            "name": certificate.person.full_name,
            "administration": _affiliation(certificate),
            "issuer": str(issuer.name),
            "number": certificate.number,
            "award": str(_title(accreditation)) if accreditation else "",
            "hours": _hours(certificate, tag),
            "modules": _modules(certificate),
        }


def in_each(languages, text):
    """An i18n text in each language; str() falls back to a language that exists."""
    found = {}
    for tag in languages:
        with translation.override(tag):
            found[tag] = str(text)
    return found


def day(one, tag):
    with translation.override(tag):
        return date_format(one, "j F Y")


def range_of(first, last, tag):
    with translation.override(tag):
        return range_words(first, last)


def verify_text():
    """What is printed for those who type the address."""
    return f"{urlsplit(settings.SITE_URL).netloc}/v"


def _held(workshop, tag):
    """Where and when: the city in English, elsewhere the country, whose name is known in the language."""
    with translation.override(tag):
        place = workshop.city if tag == "en" and workshop.city else workshop.country_of_its_day or workshop.city
        return {"place": place, "dates": range_words(workshop.starts_on, workshop.ends_on), "workshop": workshop.title}


def _affiliation(certificate):
    owner = certificate.participation or _first_participation(certificate) or certificate.person
    return ", ".join(str(part) for part in (owner.organisation, owner.country) if part)


def _first_participation(certificate):
    decision = certificate.accreditation.decision if certificate.accreditation_id else None
    return decision.candidacy.participation if decision else None


def _hours(certificate, tag):
    """Whole hours attended, rounded down; blank where nothing is known of them."""
    if certificate.kind != K.COMPLETION:
        return ""
    hours = attendance_rules.of_participation(certificate.participation).minutes // 60
    return HOURS[tag].format(n=hours) if hours > 1 else ""


def _modules(certificate):
    if certificate.kind != K.CO_DELIVERY:
        return ""
    names = certificate_kind.names_taught(certificate.participation)
    return ", ".join(names[:MOST_MODULES]) + (", …" if len(names) > MOST_MODULES else "")


def _own_body(certificate, workshop, values, tag):
    if certificate.kind == K.ACCREDITATION:
        return _accreditation(certificate, workshop, tag)
    name = certificate.kind
    if name == K.COMPLETION and values["hours"]:
        name = "completion_hours"
    return BODIES[name][tag]


def _accreditation(certificate, workshop, tag):
    """With the fields of the workshop still open; the mission's are filled in, for a text has one {place}."""
    accreditation = certificate.accreditation
    if workshop is None:
        return filled(BODIES["earlier"][tag], {"dates": day(accreditation.granted_on, tag)})
    candidacy = accreditation.decision.candidacy
    mission = candidacy.missions.filter(evaluation__outcome="recommend").select_related("mission__workshop").last()
    words = BODIES["accreditation"][tag]
    if mission:
        words += filled(BODIES["mission"][tag], _held(mission.mission.workshop, tag))
    return words + BODIES["is_accredited"][tag]


def _title(accreditation):
    return accreditation.decision.candidacy.route.award if accreditation.decision_id else accreditation.title


def _award(certificate, title, tag):
    """The title, with the version of the curriculum it was earned with and an end only where one was decided."""
    accreditation, more = certificate.accreditation, []
    workshop = _workshop(certificate)
    if workshop:
        versions = Curriculum.objects.filter(modules__agendaitem__workshop=workshop).distinct()
        if len(versions) == 1:
            more.append(CURRICULUM[tag].format(version=versions[0].version))
    if accreditation.valid_until:
        more.append(UNTIL[tag].format(day=day(accreditation.valid_until, tag)))
    return f"{title} ({', '.join(more)})" if more else title


def _signatories(certificate, issuer, languages):
    """Those of the template; without one, room for signatures by hand: who decided, and who issues."""
    if certificate.template and certificate.template.signatories:
        return certificate.template.signatories
    decision = certificate.accreditation.decision if certificate.accreditation_id else None
    own = {"name": "", "title": in_each(languages, issuer.name)}
    if decision:
        return [{"name": decision.decided_by, "title": {}}, own]
    return [own]


def sides(words):
    """What a page shows of a certificate: [{tag, issuer, title, intro, affiliation, body, award, issued_on}]."""
    names = ("issuer", "title", "intro", "affiliation", "body", "award")
    return [
        {"tag": tag, "issued_on": words["issued_on_text"][tag]} | {name: words[name].get(tag, "") for name in names}
        for tag in words["languages"]
    ]
