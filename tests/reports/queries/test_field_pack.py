"""What the papers of a workshop are made from: who is on them, in which order, for which half-days."""

from datetime import time, timedelta

import pytest
from django.core.management import call_command

from programmes.actions import organisation as organisations
from programmes.models import AgencyKind, Country
from programmes.rules import clock
from reports.documents.field_pack import render_field_pack
from reports.queries import field_pack as query
from tests.reports.documents.reading import text_of
from workshops.actions import agenda_item as agenda_items
from workshops.actions import breakout as breakouts
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.forms.report import LABELS, ReportForm
from workshops.models import BreakoutTemplate, Group, GroupReport, Workshop
from workshops.rules import door as door_rules


@pytest.fixture
def fresh(workshop):
    return lambda: Workshop.objects.select_related("programme__organisation", "language", "country", "host").get(
        pk=workshop.pk
    )


@pytest.fixture
def add_item(workshop, by):
    def add(day, at, minutes=60, title="Lesson", **fields):
        return agenda_items.add(
            workshop=workshop, day=workshop.days[day], starts_at=at, minutes=minutes, title=title, by=by, **fields
        )

    return add


def sheets(snapshot):
    return [(sheet["day"].split()[0], sheet["half"], sheet["hours"]) for sheet in snapshot["sheets"]]


def names(snapshot, block=0):
    return [one["family_name"] for group in snapshot["lists"][block]["groups"] for one in group["people"]]


def test_a_sheet_is_made_for_each_half_day_with_an_item(fresh, add_item, workshop):
    first, second = (day.strftime("%A") for day in workshop.days[:2])
    add_item(0, time(9, 0), 45)
    add_item(0, time(11, 0), 90)
    add_item(0, time(12, 30), 60, title="Lunch", kind="break")
    add_item(1, time(13, 0), 90)
    assert sheets(query.field_pack(fresh())) == [
        (first, "Morning", "09:00–12:30"),
        (second, "Afternoon", "13:00–14:30"),
    ]


def test_a_session_over_noon_is_signed_twice_only_when_it_goes_on_for_an_hour(fresh, add_item):
    add_item(0, time(12, 0), 90)
    add_item(1, time(12, 0), 240)
    halves = [(half, hours) for _day, half, hours in sheets(query.field_pack(fresh()))]
    assert halves == [("Morning", "12:00–13:30"), ("Morning", "12:00–13:00"), ("Afternoon", "13:00–16:00")]


def test_an_officer_without_a_name_is_counted_and_never_printed(fresh, workshop, add_participant, add_item, by):
    add_item(0, time(9, 0))
    add_participant("Hasan", "Noora")
    for _ in range(2):
        participations.add(workshop=workshop, listed_as="Police officer, Thailand", by=by)
    headcounts.declare(workshop=workshop, number=12, source="letter", by=by)
    snapshot = query.field_pack(fresh())
    assert "Thailand" not in str(snapshot) and "Police officer" not in str(snapshot)
    assert snapshot["lists"][0]["notes"][0] == "2 officers are counted without a name."
    assert "12" in snapshot["lists"][0]["notes"][1]
    assert snapshot["spare_lines"] == query.SPARE_LINES + 2
    assert "Thailand" not in text_of(render_field_pack(snapshot))


def test_those_who_will_not_come_are_on_no_paper(fresh, add_participant, by):
    add_participant("Hasan")
    for act, name in (("decline", "Declined"), ("withdraw", "Gone"), ("mark_absent", "Absent")):
        participations.move(participation=add_participant(name), act=act, by=by, reason="ill")
    add_participant("Uninvited", state="to_invite")
    assert names(query.field_pack(fresh())) == ["HASAN"]


def test_countries_come_in_the_order_of_the_alphabet_with_accents_in_their_place(fresh, add_participant, bahrain):
    for iso2, name in (("EG", "Égypte"), ("ZM", "Zambie"), ("FR", "France")):
        land = Country.objects.get_or_create(iso2=iso2, defaults={"iso3": iso2 + "X", "name": {"en": name}})[0]
        Country.objects.filter(pk=land.pk).update(name={"en": name})
        add_participant(f"From{iso2}", organisation=None, country=land)
    add_participant("Zayed", country=bahrain)
    add_participant("Åberg", country=bahrain)
    groups = query.field_pack(fresh())["lists"][0]["groups"]
    assert [group["heading"] for group in groups] == ["Bahrain", "Égypte", "France", "Zambie"]
    assert [one["family_name"] for one in groups[0]["people"]] == ["ÅBERG", "ZAYED"]


def test_a_body_without_a_country_comes_after_the_countries_and_others_have_their_own_list(
    fresh, add_participant, unep, bahrain
):
    add_participant("Rilo", organisation=unep)
    add_participant("Hasan", country=bahrain)
    add_participant("Lindqvist", "Ruth", kind="facilitator", organisation=unep)
    add_participant("Host", kind="host_official")
    lists = query.field_pack(fresh())["lists"]
    assert [block["title"] for block in lists] == ["Participants", "Facilitators", "Host officials"]
    assert [group["heading"] for group in lists[0]["groups"]] == ["Bahrain", "Regional and international organisations"]
    assert lists[1]["groups"][0]["people"][0]["role"] == "Facilitator"


def test_georgian_names_keep_letters_that_fonts_draw():
    assert query.capitals("ბერიძე Straße") == "ბერიძე STRASSE"


@pytest.fixture
def breakout(workshop, by):
    call_command("load_library", verbosity=0)
    return breakouts.set_up(workshop=workshop, template=BreakoutTemplate.objects.get(key="d6"), by=by)


def test_before_there_are_groups_each_topic_gets_a_form(fresh, breakout, by):
    topics.leave_out(topic=breakout.topics.get(number=1), by=by)
    forms = query.field_pack(fresh())["blank_reports"]
    assert [form["topic_number"] for form in forms] == ["Topic 2", "Topic 3", "Topic 4"]
    assert len(forms[0]["questions"]) == 9
    assert forms[2]["topic"] == "" and len(forms[2]["ideas"]) == 7 and not forms[2]["questions"]


def test_the_fields_of_the_paper_are_those_of_the_form_on_the_screen(fresh, breakout, by):
    topics.select(topic=breakout.topics.get(number=2), by=by)
    snapshot = query.field_pack(fresh())
    form, words = ReportForm(GroupReport.objects.get()), snapshot["report_words"]
    assert words["boxes"] == {key: str(label) for key, label in LABELS.items()}
    shown = {name: field.label for name, field in form.new_rows[0].fields.items() if name not in ("text", "version")}
    assert {**words["fields"], "priority": words["priority"]} == {name: str(label) for name, label in shown.items()}
    assert [q["text"] for q in snapshot["blank_reports"][0]["questions"]] == [box.label for box in form.questions]
    assert snapshot["blank_reports"][0]["plan"] == []
    assert snapshot["doors"] == [{"name": "Group A", "topic": str(breakout.topics.get(number=2)), "room": ""}]


def test_the_fields_of_a_training_plan_stand_apart_on_paper_as_they_do_on_the_screen(fresh, breakout, by):
    topics.select(topic=breakout.topics.get(number=3), by=by)
    [blank] = query.field_pack(fresh())["blank_reports"]
    form = ReportForm(GroupReport.objects.get())
    assert [q["text"] for q in blank["plan"]] == [box.label for box in form.plan] != []
    assert [q["text"] for q in blank["questions"]] == [box.label for box in form.questions]
    assert [q["is_number"] for q in blank["plan"]] == [box.is_number for box in form.plan]


def test_the_form_of_one_group_is_its_own_and_one_of_all_is_everybodys(fresh, breakout, by):
    for number in (2, 3):
        topics.select(topic=breakout.topics.get(number=number), by=by)
    group = breakout.groups.get(letter="B")
    assert [form["group"] for form in query.blank_reports(breakout, group)["blank_reports"]] == ["Group B"]
    assert [form["group"] for form in query.blank_reports(breakout)["blank_reports"]] == ["Group A", "Group B"]


def test_a_group_merged_into_another_has_no_door_and_no_form(fresh, breakout, by):
    for number in (2, 3):
        topics.select(topic=breakout.topics.get(number=number), by=by)
    Group.objects.filter(letter="B").update(merged_into=breakout.groups.get(letter="A"))
    snapshot = query.field_pack(fresh())
    assert [form["group"] for form in snapshot["blank_reports"]] == ["Group A"]
    assert [door["name"] for door in snapshot["doors"]] == ["Group A"]


def test_a_badge_opens_the_room_to_a_participant_and_to_nobody_else(fresh, add_participant):
    officer = add_participant("Hasan", "Noora")
    add_participant("Lindqvist", "Ruth", kind="facilitator")
    first, second = query.badges(fresh())["lists"]
    [one], [other] = first["groups"][0]["people"], second["groups"][0]["people"]
    assert one["badge_url"] == door_rules.badge_url(officer)
    assert one["badge_number"].replace("\u00a0", "") == door_rules.badge_number(officer)
    assert "badge_url" not in other and "badge_number" not in other
    assert query.field_pack(fresh())["lists"][0]["groups"][0]["people"][0] == one


def test_no_other_paper_holds_the_way_into_the_room(fresh, add_participant, by):
    token = door_rules.badge_token(add_participant("Hasan", "Noora"))
    assert token not in str(query.participant_list(fresh())) and token in str(query.badges(fresh()))
    workshop = fresh()
    workshop.parts = [part for part in workshop.parts if part != "breakout"]
    assert token not in str(query.badges(workshop))


def test_parts_a_workshop_does_not_use_are_absent(programme, bahrain, english, workshop, by):
    meeting = workshops.schedule(
        programme=programme, title="Meeting", kind="other", starts_on=workshop.starts_on, ends_on=workshop.ends_on,
        country=bahrain, language=english, by=by,
    )  # fmt: skip
    meeting.parts = []
    snapshot = query.field_pack(meeting)
    assert not any(snapshot[key] for key in ("days", "lists", "sheets", "doors", "blank_reports"))


def test_times_are_those_of_the_workshop_and_say_so(fresh, add_item):
    add_item(0, time(9, 0), 45)
    snapshot = query.programme_of_work(fresh())
    assert snapshot["days"][0]["rows"][0]["time"] == "09:00–09:45"
    assert snapshot["zone_text"] == "All times are local: Asia/Bahrain, UTC+03:00"


@pytest.mark.parametrize("number", [1, 3])
def test_three_people_cost_no_more_queries_than_one(
    fresh, workshop, add_participant, add_item, breakout, number, by, django_assert_num_queries
):
    for n in range(number):
        land = Country.objects.create(iso2=f"X{n}", iso3=f"XX{n}", name={"en": f"Land {n}"})
        service = organisations.add(name=f"Customs {n}", kind=AgencyKind.CUSTOMS, country=land, by=by)
        teacher = add_participant(f"Teacher{n}", kind="facilitator", organisation=service)
        add_participant(f"Officer{n}", organisation=service, country=land)
        add_item(n, time(9, 0), title=f"Lesson {n}", taught_by=[teacher], room=f"Room {n}")
        topics.select(topic=breakout.topics.get(number=n + 1), by=by)
    shown = fresh()
    with django_assert_num_queries(14):
        query.field_pack(shown)


def test_a_day_later_it_says_another_date(fresh):
    today = query.participant_list(fresh())["created"]
    with clock.at(clock.now() + timedelta(days=1)):
        assert query.participant_list(fresh())["created"] != today
