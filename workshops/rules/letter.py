"""Who writes to whom, in which words, and which letters there are to write."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from programmes.library.mission_letters import ROLES
from programmes.models import History
from programmes.models.letter_template import LetterKind
from programmes.rules import acts
from programmes.rules import letter_template as words
from programmes.rules.dates import range_words
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from workshops.models import Letter, Participation, Workshop
from workshops.rules import workshop as workshop_rules

acts.add(
    {
        "letters.send": _("letter given to the mail"),
        "letters.retry": _("letter given to the mail again"),
        "letters.record_outside": _("letter sent outside the portal"),
    }
)
SENDING = ("letters.send", "letters.retry", "letters.record_outside")


@dataclass
class Draft:
    """A letter to one person as it is about to leave. `seen`: how many of this kind had gone when it was drawn."""

    participation: Participation
    subject: str
    body: str
    seen: int = 0
    # Where it goes, when not to the person it is about: an address somebody typed, perhaps none yet.
    to: str | None = None


def visible_to(actor):
    """Letters are the organisers'; not even the other participants see who was written to."""
    if actor.is_system:
        return Letter.objects.all()
    return Letter.objects.filter(workshop__programme_id__in=actor.programme_ids(*STAFF))


def can_see(actor, workshop):
    return workshop_rules.can_organise(actor, workshop)


def can_send(actor, workshop):
    return workshop_rules.can_write(actor, workshop)


def _may(actor, letter):
    return can_send(actor, letter.workshop)


S = Letter.State
MOVES = Moves(
    Move("retry", (S.FAILED,), S.QUEUED, _("Try again"), _may),
    Move("record_outside", (S.FAILED,), S.OUTSIDE, _("Sent outside the portal"), _may),
)


def people(workshop):
    """Those who can be written to: everyone on the list who has a name."""
    return (
        workshop.participations.filter(person__isnull=False)
        .select_related("person", "organisation", "country", "workshop__programme__organisation", "workshop__host")
        .prefetch_related("letters", "country__designations")
    )


P = Participation.State
# Those for whom a kind of letter makes sense; whoever has had one is left out.
MEANT_FOR = {
    LetterKind.INVITATION: (P.TO_INVITE, P.INVITED, P.EXPECTED),
    LetterKind.CONFIRMATION: (P.EXPECTED,),
    LetterKind.REMINDER: (P.INVITED,),
    LetterKind.THANKS: (P.COMPLETED,),
    LetterKind.MISSION_INVITATION: (P.TO_INVITE, P.INVITED, P.EXPECTED),
    LetterKind.RELEASE_REQUEST: (P.TO_INVITE, P.INVITED, P.EXPECTED),
}
OF_A_MISSION = (LetterKind.MISSION_INVITATION, LetterKind.RELEASE_REQUEST)
MISSION_TEAM = (Participation.Kind.LEAD_EXPERT, Participation.Kind.CO_TRAINER)
INVITATIONS = (LetterKind.INVITATION, LetterKind.MISSION_INVITATION)


def kinds(workshop):
    """[(value, word)] of the letters there are to write here: two more on a field mission."""
    is_mission = workshop.kind == Workshop.Kind.FIELD_MISSION
    return [(kind.value, kind.label) for kind in LetterKind if is_mission or kind not in OF_A_MISSION]


def asks_address(kind):
    """A request for release goes to an administration, whose address somebody types."""
    return kind == LetterKind.RELEASE_REQUEST


def known_addresses(workshop):
    """{primary key of an administration: where its last request for release went}"""
    rows = Letter.objects.filter(
        workshop__programme=workshop.programme_id,
        kind=LetterKind.RELEASE_REQUEST,
        participation__organisation__isnull=False,
    ).exclude(to="")
    return dict(rows.order_by("written_at", "pk").values_list("participation__organisation_id", "to"))


def gone(participation, kind):
    """Letters of this kind that left or are about to; one that failed did not reach anybody."""
    return [one for one in participation.letters.all() if one.kind == kind and one.state != S.FAILED]


def is_meant(participation, kind):
    of_team = participation.workshop.kind == Workshop.Kind.FIELD_MISSION and participation.kind in MISSION_TEAM
    if of_team != (kind in OF_A_MISSION) and (kind in OF_A_MISSION or kind == LetterKind.INVITATION):
        return False
    if kind == LetterKind.RELEASE_REQUEST and not (
        participation.organisation and participation.organisation.is_administration
    ):
        return False
    return participation.state in MEANT_FOR[kind] and not gone(participation, kind)


def usual_kind(workshop, everybody, now):
    """The letter of the hour: thanks when it is over, before that invitations, those of a mission's team first."""
    if workshop.today(now) > workshop.ends_on:
        return LetterKind.THANKS
    of_team = any(is_meant(one, LetterKind.MISSION_INVITATION) for one in everybody)
    return LetterKind.MISSION_INVITATION if of_team else LetterKind.INVITATION


def draft(participation, kind, template):
    filled = values(participation, template.language)
    return Draft(
        participation,
        words.merge_line(template.subject, filled)[:200],
        words.merge(template.body, filled),
        len(gone(participation, kind)),
    )


def values(participation, language):
    """What each field holds for this person, in the language of the letter."""
    workshop, person = participation.workshop, participation.person
    with translation.override(language):
        organisation = str(workshop.programme.organisation)
        return {
            "Name": person.full_name,
            "Title": person.title,
            "Family name": person.family_name,
            "Post": participation.post,
            "Administration": str(participation.organisation or ""),
            "Country": _country(participation.country, workshop),
            "Workshop": workshop.title,
            "City": workshop.city or str(workshop.country or ""),
            "Dates": dates_in(language, workshop.starts_on, workshop.ends_on),
            "Organisation": organisation,
            "Host": str(workshop.host or organisation),
            "Programme": str(workshop.programme),
            "Role": ROLES.get(language, {}).get(participation.kind) or str(participation.get_kind_display()),
        }


def _country(country, workshop):
    """As it was called on the first day, in the usage of the programme."""
    if country is None:
        return ""
    return str(country.called(workshop.starts_on, workshop.programme_id).name)


# language: one day, days of one month, days of two months. {d} day, {m} month in words, {n} its number, {y} year.
DATES = {
    "fr": ("le {d} {m} {y}", "du {a} au {d} {m} {y}", "du {a} {l} au {d} {m} {y}"),
    "es": ("el {d} de {m} de {y}", "del {a} al {d} de {m} de {y}", "del {a} de {l} al {d} de {m} de {y}"),
    "ru": ("{d} {m} {y} года", "{a}–{d} {m} {y} года", "{a} {l} – {d} {m} {y} года"),
    "ar": ("يوم {d} {m} {y}", "من {a} إلى {d} {m} {y}", "من {a} {l} إلى {d} {m} {y}"),
    "zh-hans": ("{y}年{n}月{d}日", "{y}年{n}月{a}日至{d}日", "{y}年{k}月{a}日至{n}月{d}日"),
}


def dates_in(language, first, last):
    """Dates as a sentence of this language writes them; a workshop over New Year is written the plain way."""
    with translation.override(language):
        if language not in DATES or first.year != last.year:
            return range_words(first, last)
        pattern = DATES[language][0 if first == last else 1 if first.month == last.month else 2]
        return pattern.format(
            a=first.day,
            l=date_format(first, "E").lower(),
            k=first.month,
            d=last.day,
            m=date_format(last, "E").lower(),
            n=last.month,
            y=last.year,
        )


def senders(letters):
    """{pk of a letter: who sent it last}; History knows, so the letter need not say it twice."""
    entries = _sendings([letter.pk for letter in letters])
    return {entry.subject_pk: entry.actor_label for entry in entries}


def reply_address(letter):
    """An answer goes to whoever sent the letter, not to a machine."""
    entry = _sendings([letter.pk]).last()
    return entry.actor_person.email if entry and entry.actor_person else ""


def _sendings(pks):
    return (
        History.objects.filter(subject_type=Letter._meta.label_lower, subject_pk__in=pks, act__in=SENDING)
        .select_related("actor_person")
        .order_by("pk")
    )
