"""The pages of an assessor: the sheet, what the tablet sends by itself, and what was signed beside each other."""

import json

import pytest

from accreditation.actions import candidacy as candidacies
from accreditation.actions import sheet as sheets
from accreditation.models import Assessment, Candidacy, Sheet


@pytest.fixture
def sheet(walk):
    return sheets.begin(candidacy=walk.candidacy, by=walk.assessors[0])


def send(client, sheet, **texts):
    changes = [{"key": key, "base": 0, "text": text} for key, text in texts.items()]
    return client.post(
        f"/sheets/{sheet.code}/changes/", json.dumps({"epoch": 0, "changes": changes}), content_type="application/json"
    )


def posted(candidacy, **changed):
    data = {"lesson1": "Day 4", "recommends": "yes", "remarks": "Patient.", "remarks-seen": "x"}
    for one in candidacy.route.criteria.all():
        data |= {f"s{one.pk}": "yes" if one.is_yes_no else "3", f"c{one.pk}": f"Seen {one.position} times"}
    return data | changed


def sign(client, walk, by, **changed):
    sheet = sheets.begin(candidacy=walk.candidacy, by=by)
    return client.post(f"/sheets/{sheet.code}/signature/", posted(walk.candidacy, **changed), follow=True)


def test_the_tablet_saves_box_by_box_and_a_second_device_is_shown_both_texts(walk, sheet, client_of):
    client = client_of(walk.assessors[0])
    page = client.get(f"/sheets/{sheet.code}/").content.decode()
    for words in ("Noora Hasan", "Manama", "ended on time", "Had a plan, with gaps", "js/autosave.js", "/sheets/sw.js"):
        assert words in page
    assert page.count("btn-primary") <= 2 and client.get("/sheets/sw.js")["Content-Type"] == "text/javascript"
    criterion = walk.candidacy.route.criteria.first()
    told = send(client, sheet, **{"remarks": "Calm", f"s{criterion.pk}": "3"})
    assert told.status_code == 200 and told.json()["results"][f"s{criterion.pk}"]["version"] == 1
    told = send(client, sheet, **{f"s{criterion.pk}": "2", "lesson1": "Day 4"})
    results = told.json()["results"]
    assert told.status_code == 409 and results[f"s{criterion.pk}"]["theirs"] == "3"
    assert results["lesson1"]["version"] == 1
    assert send(client, sheet, nowhere="x").status_code == 422
    page = client.get(f"/sheets/{sheet.code}/").content.decode()
    assert 'value="3" checked' in page and "Calm" in page


@pytest.mark.parametrize("body", ["", "[]", '{"epoch": 0}', '{"epoch": 0, "changes": [{"key": 1}]}'])
def test_what_cannot_be_read_is_refused_in_a_sentence(walk, sheet, client_of, body):
    answer = client_of(walk.assessors[0]).post(
        f"/sheets/{sheet.code}/changes/", body, content_type="application/json", headers={"Accept": "application/json"}
    )
    assert answer.status_code == 422 and b"kept on this device" in answer.content


def test_a_sheet_with_something_missing_comes_back_whole_with_a_sentence_beside_each_field(walk, sheet, client_of):
    one, two, *_rest = walk.candidacy.route.criteria.all()
    data = posted(walk.candidacy, **{f"s{two.pk}": "4", f"c{two.pk}": "", "lesson1": ""})
    del data[f"s{one.pk}"]
    answer = client_of(walk.assessors[0]).post(f"/sheets/{sheet.code}/signature/", data)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Assessment.objects.exists()
    for key, sentence in (
        (f"f-s{one.pk}", "Give a score, or say that it was not observed."),
        (f"c{two.pk}", "Technical accuracy: a score of 1 or 4 needs a comment."),
        ("lesson1", "Name a lesson you observed."),
    ):
        assert f'href="#{key}"' in page and page.count(sentence) == 2, key
    for words in ("Patient.", "Seen 1 times", "Seen 6 times"):
        assert words in page
    assert page.count(" checked>") == 8, "seven lines of the rubric and the view"


def test_without_a_script_a_page_of_yesterday_overwrites_nothing(walk, sheet, client_of):
    client = client_of(walk.assessors[0])
    send(client, sheet, remarks="From the tablet")
    answer = client.post(
        f"/sheets/{sheet.code}/", {"remarks": "From yesterday", "remarks-version": "0", "lesson2": "Day 5"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409 and "From the tablet" in page and "From yesterday" in page
    assert dict(sheet.answers.values_list("key", "text")) == {"remarks": "From the tablet", "lesson2": "Day 5"}


def test_each_judges_alone_then_they_stand_beside_each_other_and_a_difference_is_in_words(walk, client_of):
    first, second = (client_of(assessor) for assessor in walk.assessors)
    office, address = client_of(walk.organiser), f"/candidacies/{walk.candidacy.code}/assessments/"
    three = walk.candidacy.route.criteria.get(position=3)
    said = {f"s{three.pk}": "4", "remarks": "First words."}
    assert "is signed" in sign(first, walk, walk.assessors[0], **said).content.decode()
    assert "First words." not in second.get(address).content.decode()
    assert "First words." in first.get(address).content.decode()
    said = {f"s{three.pk}": "2", "remarks": "Second words."}
    page = sign(second, walk, walk.assessors[1], **said).content.decode()
    assert "The assessors differ by two: talk before the result is recorded." in page and "First words." in page
    refused = office.post(f"/candidacies/{walk.candidacy.code}/pass/", {"settlement": " "})
    page = refused.content.decode()
    assert refused.status_code == 422 and "Say in a line how it was settled." in page and "Second words." in page
    candidate = client_of_person(walk, client_of)
    assert candidate.get(address).status_code == 403, "not before the result"
    done = office.post(f"/candidacies/{walk.candidacy.code}/pass/", {"settlement": "They talked."}, follow=True)
    assert "has passed the workshop" in done.content.decode()
    page = candidate.get(address).content.decode()
    for words in ("How you were assessed", "First words.", "Second words.", "They talked.", "Seen 3 times"):
        assert words in page
    assert "Withdraw the signature" not in first.get(address).content.decode()


def client_of_person(walk, client_of):
    from programmes.actions import account as accounts
    from programmes.rules import actor as actors
    from programmes.rules.actor import SYSTEM

    person = walk.candidacy.person
    accounts.open(person=person, email="noora@people.example", by=SYSTEM, password="a long password 1")
    return client_of(actors.for_person(person))


def test_a_signature_is_withdrawn_on_a_page_of_its_own(walk, client_of):
    client = client_of(walk.assessors[0])
    sign(client, walk, walk.assessors[0])
    address = f"/assessments/{Assessment.objects.get().code}/withdrawal/"
    assert "The result" not in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    page = client.post(address, {"reason": "Two lessons mixed up"}, follow=True).content.decode()
    assert "the sheet is open again" in page and "Patient." in page and Sheet.objects.get().is_draft


def test_an_organiser_types_a_paper_in(walk, client_of):
    client, first = client_of(walk.organiser), walk.assessors[0]
    address = f"/candidacies/{walk.candidacy.code}/paper-sheet/"
    assert str(first.person) in client.get(address).content.decode()
    day = walk.candidacy.participation.workshop.ends_on
    page = client.post(address, {"assessor": first.person.pk, "filled_on": day}, follow=True).content.decode()
    assert f"Typed in for {first.person}" in page
    sheet = Sheet.objects.get()
    page = client.post(f"/sheets/{sheet.code}/signature/", posted(walk.candidacy), follow=True).content.decode()
    assert "Signed on paper on" in page and "Patient." in page


def test_my_sheets_are_listed_with_whom_to_assess_at_a_bounded_number_of_queries(
    walk, client_of, django_assert_max_num_queries, add_participant, customs, bahrain
):
    client = client_of(walk.assessors[0])
    assert "Begin the sheet" in client.get("/sheets/").content.decode()
    sheets.begin(candidacy=walk.candidacy, by=walk.assessors[0])

    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            assert client.get("/sheets/").status_code == 200
        return len(found)

    one = count()
    workshop = walk.candidacy.participation.workshop
    for name in ("Saleh", "Jassim"):
        there = add_participant(name, "B.", at=workshop, person_fields={"organisation": customs, "country": bahrain})
        sheets.begin(candidacy=candidacies.open(participation=there, by=walk.organiser), by=walk.assessors[0])
    assert Candidacy.objects.count() == 3 and count() <= one + 2 * 2, "may_assess asks once a candidate to assess"
