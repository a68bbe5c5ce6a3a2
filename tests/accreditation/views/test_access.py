"""Every page and act of this floor: a stranger finds nothing there, the wrong role is told so, nothing changes."""

import pytest

from accreditation.actions import sheet as sheets
from accreditation.models import Accreditation
from programmes.models import History, RoleKind
from workshops.actions import workshop as workshops

ASSESSOR_MAY_SEE = {"workshop_national_training", "candidacy", "mission", "accreditation"}
# What a facilitator of the programme is shown: missions and the roster, no candidacies.
HIDDEN_FROM_FACILITATORS = (
    "candidacy",
    "candidacy_assessments",
    "candidacy_sheet",
    "candidacy_paper_sheet",
    "assessment_withdrawal",
    "sheet",
    "sheet_changes",
    "sheet_signature",
    "candidacy_pass",
    "candidacy_not_yet",
    "candidacy_try_again",
    "candidacy_withdraw",
    "candidacy_missions",
    "candidacy_decision",
)


@pytest.fixture
def addresses(walk, programme, english, by):
    """{name: address} of every URL of this floor that names a thing, on a scene in which each thing stands."""
    sheet = sheets.begin(candidacy=walk.candidacy, by=walk.assessors[0])
    walk.to("accredited")
    scheduled = workshops.schedule(
        programme=programme, by=by, title="To Lima", kind="field_mission", starts_on="2026-01-01",
        ends_on="2026-01-02", language=english,
    )  # fmt: skip
    codes = {
        "participations": walk.candidacy.participation.code,
        "candidacies": walk.candidacy.code,
        "missions": walk.mission.code,
        "co-trainers": walk.co_trainer.code,
        "accreditations": Accreditation.objects.get().code,
        "workshops": scheduled.code,
        "sheets": sheet.code,
        "assessments": walk.candidacy.assessments.first().code,
    }
    from accreditation import urls

    found = {}
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        if "<str:code>" in route and route.split("/")[0] in codes:
            found[pattern.name] = "/" + route.replace("<str:code>", codes[route.split("/")[0]])
    assert len(found) >= 32
    return found


def both(client, address):
    # A form is never quite empty in a browser: the token against forgery is always there.
    return {"get": client.get(address).status_code, "post": client.post(address, {"empty": ""}).status_code}


def test_a_stranger_finds_nothing_at_any_address(addresses, client_of, stranger):
    client, before = client_of(stranger), History.objects.count()
    for name, address in addresses.items():
        assert set(both(client, address).values()) <= {404, 405}, (name, address)
        assert 404 in both(client, address).values(), (name, address)
    assert History.objects.count() == before


def test_who_is_not_signed_in_is_sent_to_sign_in(addresses, client):
    for name, address in [*addresses.items(), ("board", "/accreditation/"), ("missions", "/missions/")]:
        for status in both(client, address).values():
            assert status in (302, 405), (name, status)


def test_an_assessor_sees_and_may_not_run_the_office(addresses, client_of, make_actor):
    client, before = client_of(make_actor(RoleKind.ASSESSOR)), History.objects.count()
    for name, address in addresses.items():
        got = both(client, address)
        if name in ASSESSOR_MAY_SEE:
            assert got["get"] == 200, name
        elif name == "candidacy_assessments":
            assert got == {"get": 200, "post": 405}
        elif name == "candidacy_sheet":
            assert got["post"] == 409, "there is nothing to assess now"
        elif name.startswith("sheet"):
            assert 404 in got.values(), name
        else:
            assert set(got.values()) <= {403, 405}, (name, got)
    assert History.objects.count() == before


def test_a_facilitator_sees_missions_and_the_roster_and_no_candidacy(addresses, client_of, facilitator):
    client = client_of(facilitator)
    for name in HIDDEN_FROM_FACILITATORS:
        assert set(both(client, addresses[name]).values()) <= {404, 405}, name
    for name in ("mission", "accreditation"):
        assert client.get(addresses[name]).status_code == 200
    for name in ("mission_lead", "mission_cancel", "co_trainer_release", "co_trainer_evaluation"):
        assert client.get(addresses[name]).status_code == 403, name


def test_a_donor_finds_no_page_with_a_name(addresses, client_of, make_actor):
    client = client_of(make_actor(RoleKind.DONOR))
    for name, address in addresses.items():
        # The tree of national training gives donors numbers; who is named there its own tests ask.
        if name in ("workshop_mission", "workshop_national_training"):
            continue
        assert set(both(client, address).values()) <= {404, 405}, name
    assert client.get("/accreditation/roster/").status_code == 403


def test_a_candidate_reads_their_own_case_and_changes_nothing(addresses, client_of, walk, sign_in):
    client, before = client_of(sign_in(walk.candidacy.person)), History.objects.count()
    page = client.get(addresses["candidacy"])
    assert page.status_code == 200 and "Record the decision" not in page.content.decode()
    assert "How you were assessed" in client.get(addresses["candidacy_assessments"]).content.decode()
    for name in ("candidacy_sheet", "candidacy_paper_sheet", "co_trainer_evaluation", "candidacy_decision"):
        assert client.post(addresses[name]).status_code == 403, name
    assert History.objects.count() == before + 0


def test_what_is_over_answers_409_with_the_way_back(addresses, client_of, walk):
    client = client_of(walk.organiser)
    for name in ("candidacy_not_yet", "candidacy_missions", "mission_lead", "mission_cancel"):
        answer = client.get(addresses[name])
        assert answer.status_code == 409, name
        assert "Look at the page again" in answer.content.decode()
    assert client.post(addresses["candidacy_pass"]).status_code == 409
