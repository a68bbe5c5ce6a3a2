"""What the report of a group is printed from: roles, times, decisions, photos; and nobody listed without a name."""

import io
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from reports.documents.papers import render_paper
from reports.queries import group_report as query
from reports.rules import photo as photo_rules
from tests.reports.documents.reading import letters_of, text_of
from workshops.actions import agenda_item as agenda_items
from workshops.actions import membership as memberships
from workshops.actions import participation as participations
from workshops.actions import recommendation as recommendations
from workshops.actions import report_attachment as report_attachments
from workshops.models import Breakout, Duty, GroupReport, Question


def snapshot(room, letter="B"):
    related = ("group__topic", "group__breakout__workshop__programme__organisation", "group__breakout__agenda_item")
    return query.snapshot(GroupReport.objects.select_related(*related).get(pk=room.report(letter).pk))


def rows(found):
    return {one["label"]: one for one in found["recommendations"]}


def test_each_decision_stands_in_its_row_with_its_number(at_plenary, decide):
    target = decide("A1", "accept")
    decide("B2", "amend", amended_text="Set up a task force that meets.")
    decide("B3", "merge", into=target)
    decide("B4", "defer", deferred_to="the regional meeting, June 2027")
    found = rows(snapshot(at_plenary))
    assert (found["B2"]["decision"], found["B2"]["adopted_as"]) == ("Accepted as amended", 2)
    assert (found["B3"]["decision"], found["B3"]["adopted_as"]) == ("Merged into A1", 1)
    assert (found["B4"]["decision"], found["B4"]["note"]) == ("Deferred", "To the regional meeting, June 2027")
    assert found["B1"]["decision"] == "Open"
    assert snapshot(at_plenary)["summary_text"] == (
        "One recommendation of Group B was adopted, one merged, one deferred and one is still open."
    )


def test_before_the_plenary_decides_there_is_no_decision_and_no_sentence(at_plenary):
    found = snapshot(at_plenary)
    assert {one["decision"] for one in found["recommendations"]} == {""} and found["summary_text"] == ""
    assert "Decision of the plenary" not in text_of(render_paper("group_report", found))


def test_who_is_addressed_who_leads_and_how_urgent_it_is(at_plenary):
    one = rows(snapshot(at_plenary))["B1"]
    assert (one["responsible"], one["lead"], one["priority"]) == ("Customs", "Lead: Ozone Unit", "Priority: high")


def test_wording_mended_afterwards_stands_below_what_was_decided(at_plenary, decide):
    one = decide("B1", "accept")
    recommendations.mend(recommendation=one, text="Report each seizure.", by=at_plenary.facilitator)
    text = letters_of(render_paper("group_report", snapshot(at_plenary)))
    assert "Report every seizure. † Report each seizure." in text and "Adopted as 1 †" in text
    assert "† Wording mended after the plenary" in text


def test_the_minutes_of_the_presentation_and_whoever_received_the_report(at_plenary, workshop, by):
    item = agenda_items.add(
        workshop=workshop, day=workshop.starts_on + timedelta(days=1), starts_at="09:00", minutes=60, title="W", by=by
    )
    Breakout.objects.filter(pk=at_plenary.breakout.pk).update(agenda_item=item)
    begun = workshop.moment(workshop.starts_on + timedelta(days=1), timezone.datetime(2000, 1, 1, 11, 16).time())
    GroupReport.objects.filter(pk=at_plenary.report("B").pk).update(
        presented_at=begun, presented_until=begun + timedelta(minutes=10), submitted_at=begun + timedelta(minutes=15)
    )
    assert snapshot(at_plenary)["presented_text"] == "11:16 to 11:26"
    assert snapshot(at_plenary)["submitted_text"] == "11:31"
    at_plenary.add_participant("Haddad", "Sami", kind="facilitator")
    assert snapshot(at_plenary)["submitted_text"] == "11:31, to Sami Haddad, facilitator"
    at_plenary.add_participant("Lindqvist", "Ruth", kind="facilitator")
    assert snapshot(at_plenary)["submitted_text"] == "11:31"


def test_a_presentation_on_another_day_than_the_session_is_dated(at_plenary, workshop):
    begun = workshop.moment(workshop.starts_on, timezone.datetime(2000, 1, 1, 9, 5).time())
    GroupReport.objects.filter(pk=at_plenary.report("B").pk).update(presented_at=begun)
    assert snapshot(at_plenary)["presented_text"] == f"{workshop.starts_on:%-d %B}, 09:05"


def test_an_officer_without_a_name_is_a_number(at_plenary, workshop, by):
    one = participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    memberships.join(group=at_plenary.group("B"), participation=one, by=at_plenary.facilitator)
    memberships.give_duty(membership=one.memberships.get(), duty=Duty.SPOKESPERSON, by=at_plenary.facilitator)
    found = snapshot(at_plenary)
    assert "Thailand" not in str(found) and found["spokesperson"] == ""
    assert found["members_note"] == "1 officer is counted without a name."


def test_answers_of_a_training_plan_are_a_table_of_their_own(at_plenary):
    asked = list(at_plenary.group("B").topic.questions.all()[:2])
    Question.objects.filter(pk=asked[0].pk).update(plan_field="officers")
    for question, text in zip(asked, ("120", "Quarterly."), strict=True):
        at_plenary.write(text, at_plenary.facilitator, "B", key=f"q{question.pk}")
    found = snapshot(at_plenary)
    assert [one["answer"] for one in found["plan"]] == ["120"]
    assert [one["answer"] for one in found["answers"]] == ["Quarterly."]


def photo(name="Flip chart.jpg"):
    made = io.BytesIO()
    Image.new("RGB", (60, 80), (10, 20, 30)).save(made, "JPEG")
    return ContentFile(made.getvalue(), name=name)


def test_photos_are_named_by_their_hash_and_other_files_by_their_name(at_plenary):
    report = at_plenary.report("B")
    for file in (photo(), ContentFile(b"%PDF-1.7 x", name="slides.pdf")):
        report_attachments.add(report=report, file=file, by=at_plenary.facilitator)
    found = snapshot(at_plenary)
    assert [one["name"] for one in found["photos"]] == ["Flip chart.jpg"] and found["attachments"] == ["slides.pdf"]
    pictures = photo_rules.contents_of(found)
    assert list(pictures) == [found["photos"][0]["sha256"]]
    text = text_of(render_paper("group_report", found, pictures=pictures))
    assert "Photo 1 of 1. Flip chart.jpg" in text and "Handed in with the report: slides.pdf." in text


def test_a_photo_whose_file_has_gone_is_named_and_stops_nothing(at_plenary):
    made = report_attachments.add(report=at_plenary.report("B"), file=photo(), by=at_plenary.facilitator)
    made.upload.file.storage.delete(made.upload.file.name)
    found = snapshot(at_plenary)
    assert photo_rules.contents_of(found) == {}
    assert "Handed in with the report: Flip chart.jpg." in text_of(render_paper("group_report", found))
