"""Five hundred or one: shown before, confirmed once, worked off one by one, stopped and taken up again."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.rules import clock
from programmes.rules.refusal import Conflict, NotAllowed
from reports.actions import certificate as certificates
from reports.actions import certificate_batch as batches
from reports.models import Certificate, CertificateBatch
from reports.rules import certificate_batch as batch_rules
from reports.rules import certificate_link
from reports.rules.certificate import verdict
from reports.tasks import certificate_batch as batch_tasks
from tests.reports.documents.reading import page_count, text_of
from workshops.actions import agenda_item as agenda_items
from workshops.actions import participation as participations
from workshops.models import Participation


def test_the_administrator_confirms_and_each_has_one_dated_the_closing_day(
    workshop, add_participant, administrator, organiser, stranger, work
):
    for name in ("Hasan", "Rashid", "Saleh"):
        add_participant(name)
    participations.move(participation=add_participant("Absent"), act="mark_absent", by=organiser)
    for refused in (organiser, stranger):
        with pytest.raises(NotAllowed):
            batches.confirm(workshop=workshop, kind="participation", by=refused)
    batch = batches.confirm(workshop=workshop, kind="participation", by=administrator)
    assert batch_rules.progress(batch)["all"] == 3
    work()
    batch.refresh_from_db()
    issued = Certificate.objects.order_by("number")
    assert batch.state == "done" and [one.number[-4:] for one in issued] == ["0001", "0002", "0003"]
    assert {one.issued_on for one in issued} == {workshop.ends_on}
    assert {one.state for one in issued} == {"pending"}
    work()
    assert batch_rules.progress(batch) == {"all": 3, "issued": 3, "without": 0, "made": 3, "waiting": 0}
    with pytest.raises(Conflict):
        batches.confirm(workshop=workshop, kind="participation", by=administrator)
    batch_tasks.work(batch.pk)
    assert Certificate.objects.count() == 3


def test_stopped_in_the_middle_the_rest_waits_and_is_taken_up_again(
    workshop, add_participant, administrator, organiser
):
    for name in ("Hasan", "Rashid", "Saleh"):
        add_participant(name)
    batch = batches.confirm(workshop=workshop, kind="participation", by=administrator)
    entry, _words = batches.next_entry(batch.pk)
    batches.work_off(entry=entry)
    # Another worker with the same entry in its hands issues nothing twice.
    batches.work_off(entry=batch.entries.get(pk=entry.pk))
    with pytest.raises(NotAllowed):
        batches.stop(batch=batch, by=organiser)
    batches.stop(batch=batch, by=administrator)
    batch_tasks.work(batch.pk)
    assert batch_rules.progress(batch)["issued"] == 1
    batches.resume(batch=batch, by=administrator)
    with pytest.raises(Conflict):
        batches.resume(batch=batch, by=administrator)
    batch_tasks.work(batch.pk)
    assert batch_rules.progress(batch)["issued"] == 3
    assert CertificateBatch.objects.get().state == "done"


def test_what_cannot_be_printed_takes_no_number_and_says_why(workshop, add_participant, administrator, work):
    add_participant("Egypt", person_fields={"native_name": "\U00105678"})
    add_participant("X" * 119)
    batch = batches.confirm(workshop=workshop, kind="participation", by=administrator)
    batches.sweep()
    work()
    first, second = batch.entries.all()
    assert "U+105678" in first.problem and first.certificate is None
    assert second.certificate.number.endswith("-0001")


def test_whoever_taught_is_certified_for_what_they_taught_and_nothing_more(
    workshop, add_participant, administrator, by
):
    trainer = add_participant("Hasan", kind=Participation.Kind.FACILITATOR)
    with pytest.raises(Conflict, match="No item of the agenda"):
        certificates.issue(participation=trainer, kind="co_delivery", by=administrator)
    agenda_items.add(
        workshop=workshop,
        day=workshop.starts_on,
        starts_at=clock.now().time().replace(hour=9, minute=0),
        minutes=60,
        title="Reading <& rating> plates",
        kind="teaching",
        taught_by=[trainer],
        by=by,
    )
    issued = certificates.issue(participation=trainer, kind="co_delivery", by=administrator)
    assert "Reading <& rating> plates" in issued.document.snapshot["body"]["en"]
    with pytest.raises(Conflict, match="what they taught"):
        certificates.issue(participation=trainer, kind="participation", by=administrator)


def test_completion_needs_what_is_asked_and_never_follows_from_a_decision_on_the_list(
    workshop, add_participant, administrator, organiser
):
    officer = add_participant("Hasan")
    with pytest.raises(Conflict, match="Nothing was asked"):
        certificates.issue(participation=officer, kind="completion", by=administrator)


def test_the_ceremony_ends_and_what_nobody_was_handed_is_void(
    workshop, add_participant, administrator, organiser, client_of, client, work
):
    kept, left = (
        certificates.issue(participation=add_participant(name), by=administrator) for name in ("Hasan", "Rashid")
    )
    work()
    assert client_of(organiser).get(reverse("ceremony", args=[workshop.code])).status_code == 403
    page = client_of(administrator).post(
        reverse("ceremony", args=[workshop.code]), {"shown": [kept.code, left.code], "handed": [kept.code]}
    )
    assert page.status_code == 302
    kept.refresh_from_db(), left.refresh_from_db()
    assert kept.handed_over_on and verdict(kept) == "valid" and verdict(left) == "void"
    assert "No longer valid" in client.get(reverse("verification", args=[left.token])).content.decode()
    with pytest.raises(Conflict, match="handed over"):
        certificates.correct(certificate=kept, family_name="Hassan", by=administrator)
    with pytest.raises(Conflict):
        certificates.hand_over(workshop=workshop, by=administrator)


def test_a_wrong_name_is_corrected_and_reprinted_in_one_click_until_then(
    workshop, add_participant, administrator, organiser, client_of, work
):
    before = certificates.issue(participation=add_participant("Hasen", "Noora"), by=administrator)
    work()
    for refused in (organiser,):
        with pytest.raises(NotAllowed):
            certificates.correct(certificate=before, family_name="Hasan", by=refused)
    typed = {"family_name": "Hasan", "given_names": "Noora", "native_name": "نورة حسن"}
    client_of(administrator).post(reverse("certificate_correction", args=[before.code]), typed)
    work()
    before.refresh_from_db()
    after = before.superseded_by
    assert verdict(before) == "replaced" and verdict(after) == "valid"
    assert (after.revision, after.number != before.number, after.issued_on) == (2, True, before.issued_on)
    assert before.document.snapshot["name"] == "Noora Hasen" and after.document.snapshot["name"] == "Noora Hasan"
    assert after.document.snapshot["native_name"] == "نورة حسن"
    with pytest.raises(Conflict):
        certificates.correct(certificate=before, family_name="Hasan", by=administrator)


def test_each_is_told_once_by_a_link_that_opens_one_paper_and_closes_with_it(
    workshop, add_participant, administrator, organiser, client, work
):
    add_participant("Hasan", person_fields={"email": "hasan@customs.example"})
    add_participant("Rashid")
    batches.confirm(workshop=workshop, kind="participation", by_mail=True, by=administrator)
    for _round in range(3):
        work()
    assert [one.to for one in mail.outbox] == [["hasan@customs.example"]]
    told = Certificate.objects.get(mailed_at__isnull=False)
    link = certificate_link.url(told)
    assert link in mail.outbox[0].body
    path = reverse("own_certificate", args=[certificate_link.token(told)])
    assert told.number in client.get(path).content.decode()
    assert client.get(path + "file/")["Content-Type"] == "application/pdf"
    assert client.get(path[:-3] + "xx/").status_code == 404
    with pytest.raises(NotAllowed):
        batches.tell(workshop=workshop, by=organiser)
    with pytest.raises(Conflict):
        batches.tell(workshop=workshop, by=administrator)
    certificates.withdraw(certificate=told, reason="Issued in error", by=administrator)
    assert client.get(path).status_code == 404 and client.get(path + "file/").status_code == 404


def test_from_the_page_to_one_file_with_everybody_in_it(workshop, add_participant, administrator, client_of, work):
    people = [add_participant(name) for name in ("O’Neill & Sons", "Nguyễn", "王小明", "X" * 100)]
    client, code = client_of(administrator), workshop.code
    page = client.get(reverse("workshop_certificates_issue", args=[code]), {"person": people[1].code}).content.decode()
    assert "Issue 4" in page and "Certificate of Participation" in page and "Nguyễn" in page
    form = {
        "kind": "participation",
        "template": "own",
        "issued_on": workshop.ends_on.isoformat(),
        "chosen": "1",
        "participation": [one.code for one in people],
    }
    client.post(reverse("certificate_specimen", args=[code]), form | {"person": people[0].code})
    early = form | {"issued_on": (workshop.starts_on - timedelta(days=1)).isoformat()}
    assert client.post(reverse("workshop_certificates_issue", args=[code]), early).status_code == 422
    client.post(reverse("workshop_certificates_issue", args=[code]), form)
    for _round in range(2):
        work()
    assert (
        "4 of 4 issued, 4 printed"
        in client.get(reverse("certificate_batch", args=[CertificateBatch.objects.get().code])).content.decode()
    )
    made = client.post(reverse("certificates_paper", args=[code]), follow=True)
    bare = client.post(reverse("certificates_text_only", args=[code]), follow=True)
    work()
    papers = [page.context["document"] for page in (made, bare)]
    files = []
    for paper in papers:
        paper.refresh_from_db()
        files.append(paper.file.read())
    assert [page_count(file) for file in files] == [4, 4] and len(files[1]) < len(files[0])
    assert "O’Neill & Sons" in text_of(files[0]) and "王小明" in text_of(files[0])
    with zipfile.ZipFile(BytesIO(client.get(reverse("certificates_zip", args=[code])).getvalue())) as archive:
        assert len(archive.namelist()) == 4 and archive.read(archive.namelist()[0]).startswith(b"%PDF")


def test_the_list_of_what_each_has_earned_costs_the_same_for_one_and_for_three(
    workshop, add_participant, organiser, client_of
):
    client, url = client_of(organiser), reverse("workshop_certificates", args=[workshop.code])
    add_participant("Hasan")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for name in ("Rashid", "Saleh"):
        add_participant(name)
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    assert len(three) == len(one)


def test_a_batch_ends_when_nobody_waits_and_a_letter_is_claimed_once(workshop, add_participant, administrator, work):
    add_participant("Hasan", person_fields={"email": "hasan@customs.example"})
    batch = batches.confirm(workshop=workshop, kind="participation", by_mail=True, by=administrator)
    batches.finish(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "running"
    entry, words = batches.next_entry(batch.pk)
    assert words["name"] == "Hasan"
    batches.work_off(entry=entry)
    batches.finish(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "done" and batches.next_entry(batch.pk) is None
    issued = Certificate.objects.get()
    assert batches.claim_letter(issued.pk) is None
    Certificate.objects.update(state="issued")
    assert batches.claim_letter(issued.pk) == issued and batches.claim_letter(issued.pk) is None
    batches.letter_failed(certificate=issued, sentence="No such address")
    issued.refresh_from_db()
    assert (issued.mailed_at, issued.mail_problem) == (None, "No such address")
