"""The sheet of an assessor: a draft that is theirs alone, box by box, until it is signed."""

from datetime import timedelta

import pytest

from accreditation.actions import assessment as assessments
from accreditation.actions import candidacy as candidacies
from accreditation.actions import sheet as sheets
from accreditation.models import Assessment, Sheet, SheetRevision
from accreditation.rules import evidence
from accreditation.rules import sheet as sheet_rules
from programmes.actions.box import Overtaken
from programmes.models import History, RoleKind
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import guest_pass as guest_passes
from workshops.rules import guest_pass as guest_pass_rules


@pytest.fixture
def sheet(walk):
    return sheets.begin(candidacy=walk.candidacy, by=walk.assessors[0])


@pytest.fixture
def fill(walk):
    """fill(sheet, by, s2="4") -> a sheet with everything answered, but for what is changed; "" leaves it out."""

    def make(sheet, by, **changed):
        texts = {"lesson1": "Day 4, 10:00, Licences", "recommends": "yes"}
        for criterion in walk.candidacy.route.criteria.all():
            texts[f"s{criterion.pk}"] = changed.pop(f"s{criterion.position}", "yes" if criterion.is_yes_no else "3")
            texts[f"c{criterion.pk}"] = changed.pop(f"c{criterion.position}", "")
        boxes = {key: (text, 0) for key, text in (texts | changed).items() if text}
        outcomes = sheets.write_form(sheet=sheet, boxes=boxes, by=by)
        assert set(outcomes.values()) == {1}, outcomes
        return sheet

    return make


def write(sheet, by, key="remarks", text="Calm", base=0, sent=()):
    return sheets.write_form(sheet=sheet, boxes={key: (text, base)}, by=by, sent={key: sent})[key]


def test_two_devices_of_one_assessor_never_overwrite_silently_and_nothing_typed_is_lost(walk, sheet):
    assessor = walk.assessors[0]
    assert (write(sheet, assessor, text="On the tablet"), write(sheet, assessor, key="lesson1")) == (1, 1)
    clash = write(sheet, assessor, text="On the telephone")
    assert isinstance(clash, Overtaken) and (clash.theirs, clash.version, clash.who) == (
        "On the tablet", 1, assessor.label,
    )  # fmt: skip
    assert write(sheet, assessor, text="Both", base=1) == 2
    assert write(sheet, assessor, text="After a lost answer", base=0, sent=["Both"]) == 3
    kept = list(SheetRevision.objects.filter(key="remarks").values_list("text", "accepted"))
    assert ("On the telephone", False) in kept and kept[-1] == ("After a lost answer", True)


def test_a_box_takes_what_the_rubric_offers_and_others_do_not_exist(walk, sheet):
    score, *_rest, yes_no = walk.candidacy.route.criteria.all()
    for key, text in ((f"s{score.pk}", "5"), (f"s{yes_no.pk}", "3"), ("recommends", "maybe"), ("s0", "3"), ("x", "")):
        assert isinstance(write(sheet, walk.assessors[0], key=key, text=text), Invalid), key
    assert not sheet.answers.exists()


def test_a_sheet_is_its_assessors_alone(walk, sheet):
    for actor in (walk.assessors[1], walk.organiser, walk.administrator):
        assert not sheet_rules.visible_to(actor).exists()
        assert isinstance(write(sheet, actor), NotAllowed)
        with pytest.raises(NotAllowed):
            sheets.sign(sheet=sheet, by=actor)
    with pytest.raises(NotAllowed):
        sheets.begin(candidacy=walk.candidacy, by=walk.organiser)
    assert sheets.begin(candidacy=walk.candidacy, by=walk.assessors[0]) == sheet and not sheet.revisions.exists()


def test_what_is_missing_is_all_named_by_box_and_nothing_is_signed(walk, sheet, fill):
    one, two, *_rest, last = walk.candidacy.route.criteria.all()
    fill(sheet, walk.assessors[0], s1="", s2="4", s8="no", lesson1="")
    with pytest.raises(assessments.Incomplete) as refused:
        sheets.sign(sheet=sheet, by=walk.assessors[0])
    assert set(refused.value.missing) == {"lesson1", f"s{one.pk}", f"c{two.pk}", f"c{last.pk}"}
    sheet.refresh_from_db()
    assert sheet.is_draft and not Assessment.objects.exists()


def test_signed_it_is_frozen_and_what_comes_later_is_kept_but_changes_nothing(walk, sheet, fill):
    signed = sheets.sign(sheet=fill(sheet, walk.assessors[0], s2="0", remarks="Calm"), by=walk.assessors[0])
    assert (signed.lessons, signed.remarks, signed.mean(), signed.scores.filter(is_met=True).count()) == (
        "Day 4, 10:00, Licences", "Calm", 3, 2,
    )  # fmt: skip
    late = write(sheet, walk.assessors[0], text="From the other device", base=1)
    assert isinstance(late, Conflict) and "signed in the meantime" in str(late.sentence)
    assert SheetRevision.objects.filter(text="From the other device", accepted=False).exists()
    with pytest.raises(Conflict):
        sheets.sign(sheet=sheet, by=walk.assessors[0])
    assert Assessment.objects.count() == 1 and History.objects.filter(act="assessments.sign").count() == 1


def test_a_no_to_what_is_not_negotiable_stands_in_the_way_whatever_the_scores(walk, sheet, fill):
    sheets.sign(sheet=fill(sheet, walk.assessors[0], s7="no", c7="Laughed at a question."), by=walk.assessors[0])
    second = sheets.begin(candidacy=walk.candidacy, by=walk.assessors[1])
    sheets.sign(sheet=fill(second, walk.assessors[1]), by=walk.assessors[1])
    missing = evidence.assessment(walk.fresh())
    assert missing.key == "not_negotiable" and "Treated every participant with respect" in missing.detail
    with pytest.raises(Invalid, match="not negotiable"):
        candidacies.record_pass(candidacy=walk.candidacy, by=walk.organiser)


def test_a_signature_is_withdrawn_with_a_reason_until_the_result_is_recorded(walk, sheet, fill):
    first, second = walk.assessors
    signed = sheets.sign(sheet=fill(sheet, first, s2="1", c2="Wrong on dual use."), by=first)
    for actor, reason, refused in (
        (second, "Mine", NotAllowed),
        (walk.organiser, "Mine", NotAllowed),
        (first, " ", Invalid),
    ):
        with pytest.raises(refused):
            assessments.withdraw(assessment=signed, by=actor, reason=reason)
    again = assessments.withdraw(assessment=signed, by=first, reason="Mixed up two lessons.")
    assert again == sheet and again.is_draft and not Assessment.objects.exists()
    row = History.objects.get(act="assessments.withdraw")
    assert row.reason == "Mixed up two lessons." and "Wrong on dual use." in row.details
    criterion = walk.candidacy.route.criteria.get(position=2)
    assert write(sheet, first, key=f"s{criterion.pk}", text="3", base=1) == 2
    signed = sheets.sign(sheet=sheet, by=first)
    other = sheets.begin(candidacy=walk.candidacy, by=second)
    sheets.sign(sheet=fill(other, second), by=second)
    candidacies.record_pass(candidacy=walk.candidacy, by=walk.organiser)
    with pytest.raises((Conflict, NotAllowed)):
        assessments.withdraw(assessment=Assessment.objects.get(pk=signed.pk), by=first, reason="Too late")


def test_without_a_sheet_a_withdrawn_signature_becomes_one(walk, scores):
    walk.to("assessed")
    signed = Assessment.objects.first()
    again = assessments.withdraw(assessment=signed, by=walk.assessors[0], reason="Again")
    texts = dict(again.answers.values_list("key", "text"))
    assert set(texts.values()) == {"3", "yes"} and len(texts) == 9


def test_a_difference_of_two_is_settled_in_a_line_with_the_result(walk, sheet, fill):
    sheets.sign(sheet=fill(sheet, walk.assessors[0], s3="4", c3="On time."), by=walk.assessors[0])
    second = sheets.begin(candidacy=walk.candidacy, by=walk.assessors[1])
    sheets.sign(sheet=fill(second, walk.assessors[1], s3="2"), by=walk.assessors[1])
    with pytest.raises(NotAllowed):
        candidacies.record_pass(candidacy=walk.candidacy, by=walk.assessors[0], settlement="We talked.")
    with pytest.raises(Invalid) as refused:
        candidacies.record_pass(candidacy=walk.candidacy, by=walk.organiser, settlement="  ")
    assert refused.value.field == "settlement" and walk.fresh().state == "enrolled"
    passed = candidacies.record_pass(candidacy=walk.candidacy, by=walk.organiser, settlement="They talked: a 3.")
    assert passed.settlement == "They talked: a 3."
    assert History.objects.get(act="candidacies.pass").reason == "They talked: a 3."


def test_a_paper_is_typed_in_for_its_assessor_with_its_day_and_not_by_one_who_judges(walk, fill, sign_in, programme):
    first, second = walk.assessors
    day = walk.candidacy.participation.workshop.ends_on
    paper = {"candidacy": walk.candidacy, "assessor": first.person}
    with pytest.raises(Invalid, match="first day"):
        sheets.begin_paper(**paper, filled_on=clock.today() + timedelta(days=1), by=walk.organiser)
    with pytest.raises(NotAllowed):
        sheets.begin_paper(**paper, filled_on=day, by=second)
    with pytest.raises(Invalid, match="may assess"):
        sheets.begin_paper(candidacy=walk.candidacy, assessor=walk.candidacy.person, filled_on=day, by=walk.organiser)
    both = sign_in(walk.organiser.person, RoleKind.ASSESSOR, programme)
    with pytest.raises(NotAllowed):
        sheets.begin_paper(**paper, filled_on=day, by=both)
    sheet = sheets.begin_paper(**paper, filled_on=day, by=walk.organiser)
    assert isinstance(write(sheet, first), NotAllowed), "it is as the paper is"
    signed = sheets.sign(sheet=fill(sheet, walk.organiser), by=walk.organiser)
    assert (signed.assessor.person, signed.filled_on, signed.typed_in_by) == (first.person, day, walk.organiser.person)
    assert first.label in History.objects.get(act="assessments.sign").details
    assert not sheet_rules.assessors_of(walk.candidacy).filter(pk=first.person_id).exists()


def test_a_guest_who_assesses_has_a_sheet_without_an_account(walk, fill, by):
    workshop = walk.candidacy.participation.workshop
    one = guest_passes.give(
        workshop=workshop, programme=walk.candidacy.programme, kind="assessor", ends_on=clock.today(),
        family_name="Novak", email="novak@experts.example", by=by,
    )  # fmt: skip
    guest = guest_pass_rules.of_pass(one)
    sheet = sheets.begin(candidacy=walk.candidacy, by=guest)
    assert sheet_rules.visible_to(guest).get() == sheet
    assert sheets.sign(sheet=fill(sheet, guest), by=guest).assessor.person == one.person


def test_nothing_is_begun_or_signed_once_the_result_is_recorded(walk, sheet, fill):
    fill(sheet, walk.assessors[0])
    candidacies.not_yet(candidacy=walk.candidacy, by=walk.organiser, reason="Voice")
    with pytest.raises(Conflict):
        sheets.sign(sheet=sheet, by=walk.assessors[0])
    with pytest.raises(Conflict):
        sheets.begin(candidacy=walk.candidacy, by=walk.assessors[1])
    assert Sheet.objects.get().is_draft
