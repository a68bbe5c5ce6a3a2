"""One sitting, one set of minutes, many decisions: all of them or none, and nobody on a side decides."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import panel as panels
from accreditation.models import Accreditation, Candidacy, CaseParty, Decision, Panel
from accreditation.rules import evidence
from accreditation.rules import panel as panel_rules
from programmes.models import History, RoleKind, Upload
from programmes.rules import clock
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Invalid, NotAllowed
from programmes.rules.second_factor import SecondStepNeeded
from workshops.actions import participation as participations


@pytest.fixture
def cases(short_route, accreditation_workshop, add_participant, customs, bahrain, assessors, scores, organiser, by):
    """Three candidates who have passed, on a route without a mission; the fourth has not been assessed."""
    found = []
    for name in ("Hasan", "Saleh", "Aziz", "Darwish"):
        fields = {"organisation": customs, "country": bahrain}
        there = add_participant(name, "N.", at=accreditation_workshop, person_fields=fields)
        there = participations.move(participation=there, act="complete", by=by)
        found.append(candidacies.open(participation=there, by=organiser))
    for candidacy in found[:3]:
        assessments.sign(candidacy=candidacy, by=assessors[0], scores=scores(candidacy), recommends=True)
        candidacies.record_pass(candidacy=candidacy, by=organiser)
    return [evidence.loaded(Candidacy.objects.all()).get(pk=one.pk) for one in found]


@pytest.fixture
def record(programme, administrator):
    def make(rows, **changed):
        fields = {
            "decided_by": "Director, Capacity Building", "decided_on": clock.today(), "minutes": "Panel 2019/4",
            "by": administrator,
        }  # fmt: skip
        return panels.record(programme=programme, cases=rows, **(fields | changed))

    return make


def nothing_changed():
    return not Panel.objects.exists() and not Decision.objects.exists() and not Accreditation.objects.exists()


def test_many_decisions_with_one_set_of_minutes_each_with_its_own_history_and_bench(
    cases, record, organiser, administrator
):
    member = organiser.person
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 nothing")
    rows = [(cases[0], "accredit", ""), (cases[1], "accredit", ""), (cases[2], "decline", "No independence yet.")]
    panel = record(rows, members=[member], file=file)
    assert panel.upload.name == "minutes.pdf" and panel.decisions.count() == 3
    assert {one.minutes for one in panel.decisions.all()} == {"Panel 2019/4"}
    assert [Candidacy.objects.get(pk=one.pk).state for one in cases[:3]] == ["accredited", "accredited", "declined"]
    assert Accreditation.objects.count() == 2
    for one in cases[:3]:
        bench = {party.person for party in one.parties.filter(side=CaseParty.Side.BENCH)}
        assert bench == {administrator.person, member}
        assert History.objects.about(one).filter(act__startswith="decisions.").count() == 1
    assert History.objects.about(panel).get().act == "panels.record"


def test_all_or_none_and_what_stands_in_the_way_is_said_beside_each_case(cases, record):
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 nothing")
    rows = [(cases[0], "accredit", ""), (cases[1], "decline", " "), (cases[3], "accredit", "")]
    with pytest.raises(panel_rules.RowsRefused) as refused:
        record(rows, file=file)
    assert set(refused.value.rows) == {cases[1].pk, cases[3].pk}
    assert "reason" in refused.value.rows[cases[1].pk] and "Assessment is missing" in refused.value.rows[cases[3].pk]
    assert nothing_changed() and not Upload.objects.exists()
    assert Candidacy.objects.get(pk=cases[0].pk).state == "passed"


def test_somebody_on_a_side_of_one_case_records_the_others_and_not_that_one(
    cases, record, assessors, sign_in, programme
):
    both = sign_in(cases[1].person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    with pytest.raises(panel_rules.RowsRefused) as refused:
        record([(cases[0], "accredit", ""), (cases[1], "accredit", "")], by=both)
    assert list(refused.value.rows) == [cases[1].pk] and "another side" in refused.value.rows[cases[1].pk]
    assert nothing_changed()
    for member, side in ((assessors[0].person, "Assessor"), (cases[0].person, "Candidate")):
        with pytest.raises(panel_rules.RowsRefused) as refused:
            record([(cases[0], "accredit", "")], members=[member])
        assert side in refused.value.rows[cases[0].pk]
    assert nothing_changed()
    assert record([(cases[0], "accredit", "")], by=both).decisions.count() == 1


def test_a_case_decided_meanwhile_is_said_and_holds_back_the_rest(cases, record):
    record([(cases[0], "accredit", "")])
    with pytest.raises(panel_rules.RowsRefused, match="Nothing was recorded") as refused:
        record([(cases[0], "decline", "No"), (cases[1], "accredit", "")])
    assert "Accredited" in refused.value.rows[cases[0].pk] and Panel.objects.count() == 1


def test_who_may_not_and_what_is_asked(cases, record, organiser, stranger, settings, administrator):
    rows = [(cases[0], "accredit", "")]
    for actor in (organiser, stranger, SYSTEM):
        with pytest.raises(NotAllowed):
            record(rows, by=actor)
    for wrong in ({"decided_by": " "}, {"minutes": ""}, {"decided_on": clock.today().replace(year=2099)}):
        with pytest.raises(Invalid):
            record(rows, **wrong)
    with pytest.raises(Invalid, match="at least one"):
        record([])
    settings.SECOND_FACTOR = True
    with pytest.raises(SecondStepNeeded):
        record(rows, by=replace(administrator, second_step=False))
    assert nothing_changed()


def test_the_page_knows_who_waits_and_who_cannot_be_decided_and_why(cases, programme, administrator, sign_in):
    ready, others = panel_rules.before_panel(administrator, programme)
    assert {row.candidacy for row in ready} == set(cases[:3]) and not others, "who has not passed is no case yet"
    assert "1 assessor" in ready[0].line
    both = sign_in(cases[1].person, RoleKind.PROGRAMME_ADMINISTRATOR, programme)
    ready, others = panel_rules.before_panel(both, programme)
    assert [row.candidacy for row in others] == [cases[1]] and "another side" in others[0].why_not
    Candidacy.objects.filter(pk=cases[3].pk).update(state="passed", passed_on=clock.today())
    _ready, others = panel_rules.before_panel(administrator, programme)
    assert [row.why_not[:20] for row in others] == ["Missing: Assessment."]
