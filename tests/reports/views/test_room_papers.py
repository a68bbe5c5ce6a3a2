"""The papers of the break-out room in the browser: who is offered them, who may ask, who may open."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programmes import slots
from programmes.models import Job, RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from reports.models import Document
from tests.reports.documents.reading import text_of
from workshops.models import Group

K = Document.Kind


def ask(client, name, code):
    return client.post(reverse(name, args=[code]))


def labels(slot, *args):
    return [paper.label for paper in slots.load(slot, *args)]


def opened(client, document):
    return b"".join(client.get(reverse("document_file", args=[document.code])).streaming_content)


@pytest.fixture
def member(at_plenary):
    """A participant with an account, in group B."""
    from programmes.actions import account as accounts

    seat = at_plenary.seated("B")
    accounts.open(person=seat.participation.person, email="member@ods.example", by=actors.SYSTEM)
    return actors.for_person(seat.participation.person)


def test_everybody_who_reads_the_plenary_may_have_the_adopted_list(client_of, at_plenary, decide, member, work):
    decide("B1", "accept")
    url = reverse("adopted_list", args=[at_plenary.breakout.code])
    assert url in [paper.url for paper in slots.load("plenary.acts", member, at_plenary.breakout)]
    client = client_of(member)
    page = ask(client, "adopted_list", at_plenary.breakout.code)
    assert work() == 1
    document = Document.objects.get()
    assert document.job.state == Job.State.DONE and page.url == reverse("document", args=[document.code])
    assert "Report every seizure." in text_of(opened(client, document))


def test_asked_for_twice_with_nothing_decided_in_between_it_is_one_paper(client_of, at_plenary, decide, facilitator):
    client = client_of(facilitator)
    first, second = (ask(client, "adopted_list", at_plenary.breakout.code) for _ in range(2))
    assert first.url == second.url
    decide("B1", "accept")
    assert ask(client, "adopted_list", at_plenary.breakout.code).url != first.url


def test_in_word_it_is_a_word_file(client_of, at_plenary, facilitator, work):
    client = client_of(facilitator)
    ask(client, "adopted_list_word", at_plenary.breakout.code)
    work()
    assert opened(client, Document.objects.get()).startswith(b"PK")


def test_a_stranger_and_a_donor_find_no_plenary_and_no_list(client_of, at_plenary, facilitator, stranger, make_actor):
    page = ask(client_of(facilitator), "adopted_list", at_plenary.breakout.code).url
    for somebody in (stranger, make_actor(RoleKind.DONOR)):
        assert ask(client_of(somebody), "adopted_list", at_plenary.breakout.code).status_code == 404
        assert client_of(somebody).get(page).status_code == 404


def test_a_badge_has_no_papers(at_plenary):
    badge = actors.Actor(kind="badge", label="Noora", scope=(("workshop", at_plenary.workshop.pk),))
    assert labels("plenary.acts", badge, at_plenary.breakout) == []


def test_the_group_and_the_facilitators_have_the_card_of_the_spokesperson(client_of, room, facilitator, work):
    from programmes.actions import account as accounts

    room.to("working")
    room.recommend("Report every seizure.", letter="B")
    mine, other = room.seated("B"), room.seated("A")
    for number, seat in enumerate((mine, other)):
        accounts.open(person=seat.participation.person, email=f"{number}@ods.example", by=actors.SYSTEM)
    mine, other = (actors.for_person(seat.participation.person) for seat in (mine, other))
    group = room.group("B")
    assert "Cue card as PDF" in labels("group.acts", mine, group)
    assert "Cue card as PDF" in labels("group.acts", facilitator, group)
    assert labels("group.acts", other, group) == []
    page = ask(client_of(mine), "cue_card_paper", group.code).url
    work()
    assert "Report every seizure." in text_of(opened(client_of(mine), Document.objects.get()))
    # A draft is its group's: another group finds neither the card nor the paper made of it.
    assert ask(client_of(other), "cue_card_paper", group.code).status_code == 404
    assert client_of(other).get(page).status_code == 404
    assert client_of(facilitator).get(page).status_code == 200


def test_a_group_prints_its_blank_form_and_whoever_runs_the_room_those_of_all(client_of, room, facilitator, work):
    from programmes.actions import account as accounts

    room.to("working")
    mine, other = room.seated("B"), room.seated("A")
    for number, seat in enumerate((mine, other)):
        accounts.open(person=seat.participation.person, email=f"{number}@ods.example", by=actors.SYSTEM)
    mine, other = (actors.for_person(seat.participation.person) for seat in (mine, other))
    group = room.group("B")
    assert "Blank report form" in labels("group.acts", mine, group)
    assert "Blank forms of all groups" not in labels("group.acts", mine, group)
    assert "Blank forms of all groups" in labels("group.acts", facilitator, group)
    one = ask(client_of(mine), "blank_report", group.code).url
    every = ask(client_of(facilitator), "blank_reports", room.breakout.code).url
    work()
    texts = {document.kind: text_of(opened(client_of(facilitator), document)) for document in Document.objects.all()}
    assert "Group B" in texts[K.BLANK_REPORT] and "Group A" not in texts[K.BLANK_REPORT]
    assert all(f"Group {letter}" in texts[K.BLANK_REPORTS] for letter in "ABC")
    assert ask(client_of(mine), "blank_reports", room.breakout.code).status_code == 403
    assert ask(client_of(other), "blank_report", group.code).status_code == 403
    assert client_of(mine).get(one).status_code == 200 and client_of(other).get(one).status_code == 404
    assert client_of(mine).get(every).status_code == 404


def test_a_group_merged_into_another_has_no_form_of_its_own(client_of, room, facilitator):
    room.to("working")
    Group.objects.filter(pk=room.group("C").pk).update(merged_into=room.group("B"))
    assert ask(client_of(facilitator), "blank_report", room.group("C").code).status_code == 409


def test_one_click_on_the_workshops_page_or_the_plenary_makes_the_outcome_document(
    client_of, at_plenary, decide, facilitator, work
):
    decide("B1", "accept")
    client, code = client_of(facilitator), at_plenary.workshop.code
    hub = client.get(reverse("workshop", args=[code])).content.decode()
    for name in ("outcome", "outcome_word"):
        assert f'action="{reverse(name, args=[code])}"' in hub
        assert reverse(name, args=[code]) in [
            paper.url for paper in slots.load("plenary.acts", facilitator, at_plenary.breakout)
        ]
    ask(client, "outcome", code)
    ask(client, "outcome_word", code)
    work()
    pdf, word = (Document.objects.get(kind=K.OUTCOME, format=format) for format in ("pdf", "docx"))
    assert "Follow-up action plan" in text_of(opened(client, pdf)) and opened(client, word).startswith(b"PK")


def test_the_outcome_document_is_for_those_who_run_the_workshop(
    client_of, at_plenary, member, facilitator, stranger, make_actor
):
    page = ask(client_of(facilitator), "outcome", at_plenary.workshop.code).url
    assert "Outcome document" not in labels("plenary.acts", member, at_plenary.breakout)
    for somebody, status in ((member, 403), (make_actor(RoleKind.DONOR), 403), (stranger, 404)):
        client = client_of(somebody)
        assert ask(client, "outcome", at_plenary.workshop.code).status_code == status
        assert client.get(page).status_code == 404


def test_before_its_first_day_and_when_it_is_called_off_a_workshop_offers_no_outcome(workshop, facilitator):
    assert "Outcome document" in labels("workshop.papers", facilitator, workshop)
    with clock.at(clock.now() - timedelta(days=3)):
        assert "Outcome document" not in labels("workshop.papers", facilitator, workshop)
    workshop.state = workshop.State.CANCELLED
    assert "Outcome document" not in labels("workshop.papers", facilitator, workshop)
