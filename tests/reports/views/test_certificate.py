"""The register, the paper and the public page behind the code."""

import pytest
from django.urls import reverse

from reports.actions import certificate as certificates


@pytest.fixture
def issued(accreditation, administrator, work):
    made = certificates.issue(accreditation=accreditation, by=administrator)
    work()
    made.refresh_from_db()
    return made


def test_whoever_holds_the_paper_reads_valid_without_a_login_and_without_a_name(client, issued):
    page = client.get(reverse("verification", args=[issued.token]))
    text = page.content.decode()
    assert page.status_code == 200
    assert ">Valid<" in text.replace("</svg>", ">") and issued.number in text
    assert "Sadykova" not in text and "Айгерим" not in text
    assert "no-store" in page["Cache-Control"] and "noindex" in page["X-Robots-Tag"]


def test_the_page_answers_yes_or_no_to_a_name_typed_from_the_paper(client, issued):
    url = reverse("verification", args=[issued.token])
    for typed in ("aigerim SADYKOVA", "Sadykova Aigerim", "айгерим садыкова"):
        assert "Yes, this is the name" in client.post(url, {"name": typed}).content.decode()
    wrong = client.post(url, {"name": "Aigerim"}).content.decode()
    assert "No, another name" in wrong and "Sadykova" not in wrong


def test_withdrawn_in_the_browser_the_page_says_so_at_once(client, client_of, administrator, issued):
    client_of(administrator).post(reverse("certificate_withdrawal", args=[issued.code]), {"reason": "Issued in error"})
    text = client.get(reverse("verification", args=[issued.token])).content.decode()
    assert "No longer valid" in text and "It must not be relied on" in text


def test_made_up_tokens_all_get_one_answer(client, issued):
    answers = {
        client.get(reverse("verification", args=[token])).content.split(b"<main")[1].split(b"Checked on")[0]
        for token in ("x", "a" * 32, issued.token[:-1])
    }
    assert len(answers) == 1 and b"Unknown" in answers.pop()


def test_the_public_page_is_small(client, issued):
    assert len(client.get(reverse("verification", args=[issued.token])).content) < 15_000


def test_the_file_is_for_those_who_may_see_it(client, client_of, administrator, organiser, stranger, issued):
    url = reverse("document_file", args=[issued.document.code])
    assert client_of(administrator).get(url)["Content-Type"] == "application/pdf"
    assert client_of(organiser).get(url).status_code == 200
    assert client_of(stranger).get(url).status_code == 404
    assert client.get(url).status_code == 302


def test_the_register_answers_a_telephone_enquiry(client_of, organiser, facilitator, issued):
    url = reverse("certificates")
    assert issued.number in client_of(organiser).get(url, {"number": issued.number[-4:]}).content.decode()
    assert issued.number not in client_of(organiser).get(url, {"number": "9999"}).content.decode()
    assert client_of(facilitator).get(url).status_code == 403


def test_the_administrator_issues_to_everyone_from_the_workshop(
    client_of, administrator, workshop, add_participant, work
):
    for name in ("Hasan", "Rashid"):
        add_participant(name)
    client = client_of(administrator)
    form = {"kind": "participation", "template": "own", "issued_on": workshop.ends_on.isoformat()}
    client.post(reverse("workshop_certificates_issue", args=[workshop.code]), form)
    work()
    page = client.get(reverse("workshop_certificates", args=[workshop.code])).content.decode()
    assert page.count("Being made") == 2
