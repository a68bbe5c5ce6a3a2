from reports.queries import cue_card as query
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.models import Duty


def snapshot(room):
    return query.snapshot(room.report("B"))


def test_it_names_the_spokesperson_and_the_minutes_of_the_programme(at_plenary):
    at_plenary.seated("B", Duty.SPOKESPERSON)
    found = snapshot(at_plenary)
    assert found["spokesperson"].startswith("Officer") and found["minutes_text"] == "10 minutes"
    assert [one["label"] for one in found["recommendations"]] == ["B1", "B2", "B3", "B4"]


def test_a_spokesperson_listed_without_a_name_is_not_printed(at_plenary, workshop, by):
    one = participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    seat = memberships.join(group=at_plenary.group("B"), participation=one, by=at_plenary.facilitator)
    memberships.give_duty(membership=seat, duty=Duty.SPOKESPERSON, by=at_plenary.facilitator)
    assert "Thailand" not in str(snapshot(at_plenary))


def test_three_lines_of_the_discussion_or_three_sentences_of_one(at_plenary):
    at_plenary.write("One.\n\nTwo. Still two.\nThree.\nFour.", at_plenary.facilitator, "B")
    assert snapshot(at_plenary)["discussion"] == ["One.", "Two. Still two.", "Three."]
    at_plenary.write("One. Two! Three? Four.", at_plenary.facilitator, "B", base_version=1)
    assert snapshot(at_plenary)["discussion"] == ["One.", "Two!", "Three?"]
    at_plenary.write("第一。第二。", at_plenary.facilitator, "B", base_version=2)
    assert snapshot(at_plenary)["discussion"] == ["第一。", "第二。"]
