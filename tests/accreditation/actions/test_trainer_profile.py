from datetime import timedelta

import pytest

from accreditation.actions import trainer_profile as trainer_profiles
from accreditation.models import TeachingLanguage, TrainerProfile
from accreditation.rules import trainer_profile as profile_rules
from programmes.models import Curriculum, History, Module
from programmes.rules import clock, own_data
from programmes.rules.refusal import Invalid, NotAllowed


@pytest.fixture
def trainer(make_person, sign_in):
    return sign_in(make_person("Hasan", "Noora"))


def test_a_trainer_writes_their_profile_and_an_organiser_may_fill_it_in(
    trainer, organiser, programme, english, facilitator, stranger
):
    module = Module.objects.create(
        curriculum=Curriculum.objects.create(programme=programme, title="Ozone", version="1"), number=1, title="Labels"
    )
    person = trainer.person
    profile = trainer_profiles.keep(
        person=person, by=trainer, topics=["Risk  profiling", "risk profiling", ""], modules=[module],
        teaches=[english], assists=[english], regions=["AP", "XX"], about="Ten years at the border.",
    )  # fmt: skip
    assert [str(row) for row in profile.topics.all()] == ["Labels", "Risk profiling"]
    assert [(row.language, row.level) for row in profile.languages.all()] == [(english, TeachingLanguage.Level.TEACHES)]
    assert [row.region for row in profile.regions.all()] == ["AP"]
    same = {"topics": ["Risk profiling"], "modules": [module], "teaches": [english], "regions": ["AP"]}
    trainer_profiles.keep(person=person, by=organiser, about="Ten years at the border.", **same)
    assert History.objects.filter(act="trainer_profiles.keep").count() == 1
    trainer_profiles.keep(person=person, by=organiser, topics=["Labels"])
    assert TrainerProfile.objects.get().topics.count() == 1
    for nobody in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            trainer_profiles.keep(person=person, by=nobody)
    with pytest.raises(Invalid):
        trainer_profiles.keep(person=person, by=trainer, topics=[f"Topic {n}" for n in range(41)])
    held = {one.title: one.lines for one in own_data.held(person)}
    assert held["Trainer profile"] == [("Topics", "Labels")]


def test_days_are_marked_and_taken_out(trainer, organiser, facilitator):
    today, person = clock.today(), trainer.person
    days = {"starts_on": today, "ends_on": today + timedelta(days=5)}
    period = trainer_profiles.add_period(person=person, kind="unavailable", by=organiser, **days)
    assert profile_rules.coming(profile_rules.of(person)) == [period]
    wrong = {"starts_on": today + timedelta(days=9), "ends_on": today + timedelta(days=8)}
    with pytest.raises(Invalid):
        trainer_profiles.add_period(person=person, kind="unavailable", by=trainer, **wrong)
    with pytest.raises(Invalid):
        trainer_profiles.add_period(
            person=person, kind="unavailable", by=trainer, starts_on=today, ends_on=today - timedelta(days=1)
        )
    with pytest.raises(NotAllowed):
        trainer_profiles.remove_period(period=period, by=facilitator)
    trainer_profiles.remove_period(period=period, by=trainer)
    acts = ["trainer_profiles.add_period", "trainer_profiles.remove_period"]
    assert list(History.objects.about(period.profile).order_by("pk").values_list("act", flat=True)) == acts
