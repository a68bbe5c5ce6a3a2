"""Promise 16, for those without an account: a badge or a group's laptop opens one room and nothing else.

Every `visible_to` of the house is asked, those that come later too; the exceptions are written by hand.
"""

import importlib
import inspect
from dataclasses import replace
from pathlib import Path

import pytest
from django.db.models import QuerySet

from programmes.models import RoleKind, Upload
from programmes.rules import clock
from programmes.rules.actor import SYSTEM, Actor
from tests.once import built_once
from tests.promises.scene import Scene
from workshops.models import Participation, ReportAttachment
from workshops.rules import breakout as breakout_rules
from workshops.rules import door as door_rules
from workshops.rules import group_report as group_report_rules
from workshops.rules import membership as membership_rules
from workshops.rules import recommendation as recommendation_rules
from workshops.rules import report_attachment as report_attachment_rules
from workshops.rules import topic as topic_rules
from workshops.rules import workshop as workshop_rules

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent
# What a door shows, and the way from a row of it to the workshop.
IN_THE_ROOM = {
    "workshops.rules.breakout.visible_to": "workshop",
    "workshops.rules.topic.visible_to": "breakout__workshop",
    "workshops.rules.membership.visible_to": "breakout__workshop",
    "workshops.rules.membership.groups_visible_to": "breakout__workshop",
    "workshops.rules.membership.waiting_visible_to": "breakout__workshop",
    "workshops.rules.group_report.visible_to": "group__breakout__workshop",
    "workshops.rules.recommendation.visible_to": "breakout__workshop",
    "workshops.rules.report_attachment.visible_to": "report__group__breakout__workshop",
    # The folder of the course is handed out to everybody in the room.
    "workshops.rules.course_document.visible_to": "workshop",
    # Its test and its evaluation are answered by badge.
    "workshops.rules.knowledge_test.visible_to": "workshop",
    "workshops.rules.evaluation.visible_to": "workshop",
    "workshops.rules.workshop.visible_in_room_to": "pk",
}

# What a guest pass shows besides, at its own workshop. Lists that name no workshop are for everybody who has come in.
BY_A_PASS = IN_THE_ROOM | {
    # Where the results stand; the page asks further, and refuses a guest.
    "workshops.rules.knowledge_test.results_visible_to": "workshop",
    "workshops.rules.evaluation.results_visible_to": "workshop",
    "workshops.rules.workshop.visible_to": "pk",
    "workshops.rules.workshop.visible_by_name_to": "pk",
    "workshops.rules.participation.visible_to": "workshop",
    "accreditation.rules.candidacy.visible_to": "participation__workshop",
    # That a list was pasted, as everybody of the workshop knows; only those who keep the list open it.
    "workshops.rules.participant_import.visible_to": "subject_pk",
    "reports.rules.document.visible_to": None,
}


def readings():
    """(name, function) of everything that answers which rows an actor may see."""
    for app in ("programmes", "workshops", "accreditation", "reports"):
        for path in sorted((ROOT / app / "rules").glob("*.py")):
            module = importlib.import_module(f"{app}.rules.{path.stem}")
            for name, function in vars(module).items():
                is_ours = inspect.isfunction(function) and function.__module__ == module.__name__ and "visible" in name
                if is_ours and list(inspect.signature(function).parameters) == ["actor"]:
                    yield f"{module.__name__}.{name}", function


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    with built_once(django_db_blocker, Scene) as scene:
        yield scene


@pytest.fixture
def doors(scene):
    """The badge of the officer who writes, of one who sits beside, of one without a seat, and the group's laptop."""
    group = scene.own["groups"]
    writes, member = [seat.participation for seat in group.memberships.order_by("pk")]
    without = Participation.objects.create(workshop=group.breakout.workshop, listed_as="Police officer", number=899)
    badges = [door_rules.of_participation(participation) for participation in (writes, member, without)]
    return [*badges, door_rules.of_group(group)]


def leaks(scene, doors, shown=IN_THE_ROOM):
    """Returns (number of readings, what was seen that is outside the room). `shown`: name -> way to the workshop."""
    workshop, asked, found = scene.own["workshops"].pk, 0, []
    for name, visible_to in readings():
        for actor in doors:
            rows, asked = visible_to(actor), asked + 1
            assert isinstance(rows, QuerySet)
            if name not in shown:
                fine = not rows.exists()
            elif shown[name] is None:
                fine = set(rows) <= {scene.own["documents"]}
            else:
                fine = set(rows.values_list(shown[name], flat=True)) <= {workshop}
            if not fine:
                found.append(f"{actor.label} sees rows of {name}")
    return asked, found


def test_a_door_shows_the_rows_of_its_own_workshop_and_of_nothing_else(scene, doors, capsys):
    assert set(IN_THE_ROOM) <= {name for name, _function in readings()}
    seen_by_the_system = [name for name, visible_to in readings() if visible_to(SYSTEM).exists()]
    assert len(seen_by_the_system) > 25, "with nothing to see, nothing is proved"
    asked, found = leaks(scene, doors)
    assert not found, "\n".join(found)
    with capsys.disabled():
        print(f"\npromise 16, doors: {asked} readings by {len(doors)} doors, {len(found)} rows outside the room")


@pytest.fixture
def guests(scene):
    """A guest who facilitates at our workshop, and one who assesses there."""
    return [scene.clients[who].get("/").wsgi_request.actor for who in ("guest-facil", "guest-assess")]


def test_a_guest_pass_shows_the_rows_of_its_own_workshop_and_of_nothing_else(scene, guests, capsys):
    asked, found = leaks(scene, guests, BY_A_PASS)
    assert not found, "\n".join(found)
    wide = replace(guests[0], roles=((RoleKind.FACILITATOR, scene.own["programmes"].pk),))
    _asked, caught = leaks(scene, [wide], BY_A_PASS)
    with capsys.disabled():
        print(f"\npromise 16, guests: {asked} readings, {len(found)} rows outside, control caught {len(caught)}")
    assert len(caught) > 5


def test_a_guest_who_facilitates_reads_drafts_and_one_who_assesses_does_not(scene, guests):
    seen = [scene.own["group-reports"] in group_report_rules.visible_to(guest) for guest in guests]
    assert seen == [True, False]
    assert [breakout_rules.can_facilitate(guest, scene.own["breakouts"]) for guest in guests] == seen
    assert [breakout_rules.can_facilitate(guest, scene.sibling["breakouts"]) for guest in guests] == [False, False]


def test_what_a_door_shows_in_the_room_is_there(scene, doors):
    for actor in doors:
        assert scene.own["breakouts"] in breakout_rules.visible_to(actor)
        assert scene.own["topics"] in topic_rules.visible_to(actor)
        assert scene.own["groups"] in membership_rules.groups_visible_to(actor)
        assert scene.own["memberships"] in membership_rules.visible_to(actor)


def test_a_draft_is_for_the_group_alone(scene, doors):
    report, draft = scene.own["group-reports"], scene.own["recommendations"]
    seen = [report in group_report_rules.visible_to(actor) for actor in doors]
    assert seen == [True, True, False, True]
    assert [draft in recommendation_rules.visible_to(actor) for actor in doors] == seen


def test_the_laptop_of_a_group_sees_no_draft_of_a_group_nobody_has_joined_yet(scene, doors):
    *_badges, laptop = doors
    empty = scene.own["breakouts"].groups.get(taken=0)
    assert empty.report not in group_report_rules.visible_to(laptop)
    assert set(group_report_rules.visible_to(laptop).filter(state="draft")) == {scene.own["group-reports"]}


def test_what_was_presented_is_the_whole_workshops(scene, doors):
    report = scene.own["group-reports"]
    type(report).objects.filter(pk=report.pk).update(state="presented")
    for actor in doors:
        assert report in group_report_rules.visible_to(actor)
    other = scene.other["group-reports"]
    type(other).objects.filter(pk=other.pk).update(state="presented")
    for actor in doors:
        assert other not in group_report_rules.visible_to(actor)


def test_a_door_runs_nothing(scene, doors):
    breakout, workshop, report = scene.own["breakouts"], scene.own["workshops"], scene.own["group-reports"]
    for actor in doors:
        assert not breakout_rules.can_facilitate(actor, breakout)
        assert not breakout_rules.can_set_up(actor, workshop)
        assert not workshop_rules.can_organise(actor, workshop) and not workshop_rules.can_write(actor, workshop)
        assert not workshop_rules.can_see_contacts(actor, workshop)
        assert not recommendation_rules.can_decide(actor, scene.own["recommendations"])
        assert not group_report_rules.can_facilitate(actor, report)
        assert breakout_rules.MOVES.open_to(actor, breakout) == []
        assert not actor.is_system and not actor.is_system_administrator and actor.programme_ids() == set()


def test_the_secretary_and_the_laptop_write_and_nobody_else_by_a_door(scene, doors):
    report, others = scene.own["group-reports"], scene.other["group-reports"]
    assert [group_report_rules.can_write(actor, report) for actor in doors] == [True, False, False, True]
    assert [group_report_rules.can_write(actor, others) for actor in doors] == [False] * 4


def test_a_badge_has_the_rights_of_the_paper_and_not_of_the_person_behind_it(scene, doors):
    """The organiser's own badge, were one printed: what it opens is a seat in the room."""
    organiser = scene.clients["organiser"].get("/").wsgi_request.actor.person
    there = Participation.objects.create(workshop=scene.own["workshops"], person=organiser, number=898)
    badge = door_rules.of_participation(there)
    assert badge.recorded_person == organiser and badge.person_id is None and badge.roles == ()
    assert not breakout_rules.can_facilitate(badge, scene.own["breakouts"])
    assert not workshop_rules.visible_to(badge).exists()


def test_control_a_door_with_the_rights_of_a_role_is_caught(scene, doors):
    scope, programme = doors[-1].scope, scene.own["programmes"].pk
    wide = Actor(kind="laptop", label="Laptop", scope=scope, roles=((RoleKind.ORGANISER, programme),))
    _asked, found = leaks(scene, [wide])
    assert len(found) > 5


def test_a_file_beside_a_draft_is_the_groups(scene, doors):
    report = scene.own["group-reports"]
    upload = Upload.objects.create(
        programme=scene.own["programmes"], file="x", name="x.jpg", size=1, uploaded_at=clock.now()
    )
    photo = ReportAttachment.objects.create(report=report, kind="photo", upload=upload, added_at=clock.now())
    seen = [photo in report_attachment_rules.visible_to(actor) for actor in doors]
    assert seen == [True, True, False, True]
