from django.utils.translation import gettext as _

from accreditation.models import AvailabilityPeriod, TeachingLanguage, TeachingRegion, TrainerProfile, TrainerTopic
from accreditation.rules import acts_roster  # noqa: F401  the words of History
from accreditation.rules import trainer_profile as profile_rules
from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.models import Person, WcoRegion
from programmes.models.base import search_key
from programmes.rules import clock
from programmes.rules.import_values import spellings
from programmes.rules.refusal import Invalid, NotAllowed

Level = TeachingLanguage.Level
MOST_TOPICS = 40


def keep(*, person, by, about="", availability="", topics=(), modules=(), teaches=(), assists=(), regions=()):
    """Write down what a trainer teaches, where and in which languages; the lists are replaced.

    `topics` are words of their own, `modules` Module, `teaches` and `assists` Language, `regions` WcoRegion values.
    """
    _must_keep(by, person)
    topics = [" ".join(words.split())[:160] for words in topics if words.strip()]
    if len(topics) > MOST_TOPICS:
        raise Invalid(_("Name {n} topics at most.").format(n=MOST_TOPICS), field="topics")
    with refusals():
        profile = _profile_of(person)
        was = _lists(profile) if profile.pk else None
        profile.about, profile.availability, profile.changed_at = about.strip(), availability.strip(), clock.now()
        profile.full_clean(exclude=["code", "person"])
        profile.save()
        put_lists(profile=profile, topics=topics, modules=modules, teaches=teaches, assists=assists, regions=regions)
        if was != _lists(profile):
            # What was said before is the trainer's own and is not kept: History says that it was changed.
            history.record("trainer_profiles.keep", profile, by=by, programme=person.programmes.first())
        return profile


def put_lists(*, profile, topics=(), modules=(), teaches=(), assists=(), regions=()):
    """Part of keep(): the lists as rows, each once."""
    for rows in (profile.topics, profile.languages, profile.regions):
        rows.all().delete()
    found = {search_key(*spellings(module.title))[:400]: {"module": module} for module in modules}
    for words in topics:
        found.setdefault(search_key(words)[:400], {"words": words})
    TrainerTopic.objects.bulk_create(
        [TrainerTopic(profile=profile, search_key=key, **what) for key, what in found.items()]
    )
    spoken = {language.pk: Level.ASSISTS for language in assists} | {language.pk: Level.TEACHES for language in teaches}
    TeachingLanguage.objects.bulk_create(
        [TeachingLanguage(profile=profile, language_id=pk, level=level) for pk, level in spoken.items()]
    )
    wanted = [region for region in WcoRegion.values if region in regions]
    TeachingRegion.objects.bulk_create([TeachingRegion(profile=profile, region=region) for region in wanted])


def add_period(*, person, kind, starts_on, ends_on, by, note=""):
    """From a day to a day: cannot come, or offers to."""
    _must_keep(by, person)
    if ends_on < clock.today():
        raise Invalid(_("These days are over."), field="ends_on")
    with refusals():
        profile = _profile_of(person)
        if not profile.pk:
            profile.changed_at = clock.now()
            profile.save()
        period = AvailabilityPeriod(
            profile=profile, kind=kind, starts_on=starts_on, ends_on=ends_on, note=" ".join(note.split())
        )
        period.full_clean(exclude=["code", "profile"])
        period.save()
        history.record("trainer_profiles.add_period", profile, by=by, programme=person.programmes.first())
        return period


def remove_period(*, period, by):
    _must_keep(by, period.profile.person)
    with refusals():
        programme = period.profile.person.programmes.first()
        history.record("trainer_profiles.remove_period", period.profile, by=by, programme=programme)
        period.delete()


def _must_keep(by, person):
    if not profile_rules.can_keep(by, person):
        raise NotAllowed(_("Only the trainer and the organisers of their programmes keep this."))


def _profile_of(person):
    """The one row of this person, locked by the person's; not saved yet where there is none."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    return TrainerProfile.objects.filter(person=person).first() or TrainerProfile(person=person)


def _lists(profile):
    return (
        profile.about,
        profile.availability,
        set(profile.topics.values_list("search_key", flat=True)),
        set(profile.languages.values_list("language_id", "level")),
        set(profile.regions.values_list("region", flat=True)),
    )
