from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Person
from programmes.rules import clock
from programmes.rules import person as person_rules
from programmes.rules import programme as programme_rules
from programmes.rules.refusal import Invalid, NotAllowed

FIELDS = (
    "family_name", "given_names", "native_name", "title", "sex", "country", "organisation", "post", "email",
    "telephone",
)  # fmt: skip


def add(*, programme, by, languages=(), **fields):
    """Record a person and bring them into a programme. Fields are those of Person."""
    if not programme_rules.can_organise(by, programme):
        raise NotAllowed(_("Only organisers of the programme add people to it."))
    with refusals():
        person = Person(**fields)
        person.search_key = person.computed_search_key()
        person.full_clean(exclude=["code"])
        person.save()
        person.languages.set(languages)
        person.programmes.add(programme)
        history.record("people.add", person, by=by, programme=programme)
        return person


def edit(*, person, by, languages=None, **changes):
    """Put right what is recorded of a person: a typing mistake can always be mended."""
    if not person_rules.can_edit(by, person):
        raise NotAllowed(_("Only the person and the organisers of their programmes change this."))
    if "public_consent" in changes:
        raise NotAllowed(_("Only the person themselves agrees to this."))
    with refusals():
        person = Person.objects.select_for_update().get(pk=person.pk)
        before = {name: str(getattr(person, name) or "") for name in changes}
        for name, value in changes.items():
            setattr(person, name, value)
        person.search_key = person.computed_search_key()
        person.full_clean(exclude=["code"])
        person.save()
        if languages is not None:
            person.languages.set(languages)
        changed = {n: v for n, v in before.items() if v != str(getattr(person, n) or "")}
        history.record("people.edit", person, by=by, programme=person.programmes.first(), before=changed)
        return person


def consent(*, person, shown, by):
    """Agree to be shown outside the programme, or take that back: nobody's but the person's own."""
    if by.kind != "user" or by.person_id != person.pk:
        raise NotAllowed(_("Only the person themselves agrees to this."))
    with refusals():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.public_consent != shown:
            before = {"public_consent": str(person.public_consent)}
            _agree(person, shown, clock.today() if shown else None)
            history.record("people.consent", person, by=by, programme=person.programmes.first(), before=before)
        return person


def record_consent(*, person, agreed_on, reference, by):
    """They agreed on paper: recorded by an administrator of one of their programmes, with the day and the letter."""
    if not person_rules.can_record_consent(by, person):
        raise NotAllowed(_("A programme administrator records what was agreed on paper."))
    if agreed_on > clock.today():
        raise Invalid(_("This day has not come yet."), field="agreed_on")
    if not reference.strip():
        raise Invalid(_("Say which letter: who wrote it, and its reference."), field="reference")
    with refusals():
        person = Person.objects.select_for_update().get(pk=person.pk)
        before = {"public_consent": str(person.public_consent)}
        _agree(person, True, agreed_on, reference.strip())
        history.record(
            "people.record_consent",
            person,
            by=by,
            programme=person.programmes.first(),
            before=before,
            reference=person.public_consent_reference,
        )
        return person


def _agree(person, shown, on, reference=""):
    person.public_consent, person.public_consent_on, person.public_consent_reference = shown, on, reference
    person.save(update_fields=["public_consent", "public_consent_on", "public_consent_reference"])


def bring_in(*, person, programme, by):
    """Make a person known to a programme: its organisers can then see them."""
    with refusals():
        if not person.programmes.filter(pk=programme.pk).exists():
            person.programmes.add(programme)
            history.record("people.bring_in", person, by=by, programme=programme)
        return person
