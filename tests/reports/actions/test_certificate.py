"""The row is the certificate: numbered without gaps, never more than the records say, withdrawn in one act."""

import pytest

from accreditation.actions import accreditation as accreditations
from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from reports.actions import certificate as certificates
from reports.actions import certificate_batch as batches
from reports.models import Certificate
from reports.queries.certificate import snapshot
from reports.rules.certificate import verdict
from reports.rules.certificate_batch import sorted_out
from workshops.actions import participation as participations


def test_the_programme_administrator_issues_and_nobody_else(accreditation, administrator, organiser, stranger):
    for refused in (organiser, stranger):
        with pytest.raises(NotAllowed):
            certificates.issue(accreditation=accreditation, by=refused)
    issued = certificates.issue(accreditation=accreditation, by=administrator)
    assert issued.number.startswith("ODS-") and issued.number.endswith("-0001")
    assert History.objects.about(issued).filter(act="certificates.issue").exists()


def test_numbers_have_no_gaps_even_when_an_issue_is_refused(workshop, add_participant, administrator):
    people = [add_participant(name) for name in ("Hasan", "Rashid", "Saleh")]
    first = certificates.issue(participation=people[0], by=administrator)
    with pytest.raises(Conflict, match="already has a certificate"):
        certificates.issue(participation=people[0], by=administrator)
    second = certificates.issue(participation=people[1], by=administrator)
    assert [c.number[-4:] for c in (first, second)] == ["0001", "0002"]


def test_a_certificate_is_issued_once_its_paper_exists(accreditation, administrator, work):
    issued = certificates.issue(accreditation=accreditation, by=administrator)
    assert issued.state == Certificate.State.PENDING
    work()
    issued.refresh_from_db()
    assert issued.state == Certificate.State.ISSUED
    assert issued.document.snapshot["number"] == issued.number
    assert issued.document.snapshot["verify_url"].endswith(issued.token)


def test_withdrawing_needs_a_reason_and_the_verdict_follows(accreditation, administrator, work):
    issued = certificates.issue(accreditation=accreditation, by=administrator)
    work()
    assert verdict(Certificate.objects.get(pk=issued.pk)) == "valid"
    with pytest.raises(Invalid):
        certificates.withdraw(certificate=issued, reason=" ", by=administrator)
    withdrawn = certificates.withdraw(certificate=issued, reason="Issued in error", by=administrator)
    assert verdict(withdrawn) == "withdrawn"
    again = certificates.issue(accreditation=accreditation, by=administrator)
    assert again.number != issued.number


def test_a_paper_finished_after_the_withdrawal_does_not_bring_it_back(accreditation, administrator, work):
    issued = certificates.issue(accreditation=accreditation, by=administrator)
    certificates.withdraw(certificate=issued, reason="Issued in error", by=administrator)
    work()
    issued.refresh_from_db()
    assert issued.state == Certificate.State.WITHDRAWN


def test_suspending_the_accreditation_needs_no_second_act(accreditation, administrator):
    issued = certificates.issue(accreditation=accreditation, by=administrator)
    accreditations.suspend(accreditation=accreditation, reason="Complaint of the host", by=administrator)
    assert verdict(Certificate.objects.get(pk=issued.pk)) == "suspended"
    with pytest.raises(Conflict):
        certificates.withdraw(certificate=issued, reason="x", by=administrator)
        certificates.issue(accreditation=type(accreditation).objects.get(pk=accreditation.pk), by=administrator)


def test_those_who_were_absent_or_have_no_name_get_none(workshop, add_participant, administrator, organiser, by):
    absent = participations.move(participation=add_participant("Hasan"), act="mark_absent", by=organiser)
    unnamed = participations.add(workshop=workshop, listed_as="Police officer, Bahrain", by=by)
    for participation in (absent, unnamed):
        with pytest.raises(Conflict):
            certificates.issue(participation=participation, by=administrator)
    add_participant("Rashid")
    to_issue, refused = sorted_out(workshop, "participation")
    assert [str(one.participation) for one in to_issue] == ["Rashid"]
    assert {sentence for _one, sentence in refused} == {
        "This person did not take part.",
        "An officer listed without a name gets no certificate. Put the name right first.",
    }


def test_what_is_shown_before_is_what_is_printed_and_keeps_nothing(workshop, add_participant, administrator, organiser):
    officer = add_participant("Hasan", "Noora")
    shown = certificates.draft(participation=officer, kind="participation", template=None, issued_on=workshop.ends_on)
    assert snapshot(shown)["name"] == "Noora Hasan" and not Certificate.objects.exists()
    batch = batches.confirm(workshop=workshop, kind="participation", by=administrator)
    entry = batch.entries.get()
    with pytest.raises(NotAllowed):
        certificates.issue_entry(entry=entry, by=organiser)
    issued = certificates.issue_entry(entry=entry, by=administrator)
    own = ("number", "verify_url", "short_code")
    before = {name: text for name, text in snapshot(shown).items() if name not in own}
    assert before == {name: text for name, text in issued.document.snapshot.items() if name not in own}


def test_a_workshop_certificate_never_says_accredited(workshop, add_participant, administrator):
    issued = certificates.issue(participation=add_participant("Hasan"), by=administrator)
    assert "accredit" not in str(issued.document.snapshot).lower().replace('"accreditation"', "")
