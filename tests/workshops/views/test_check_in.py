"""The page for the door, and what a device brings once it has a network again."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from programmes.rules import actor as actors
from tests.workshops.attending import MONDAY, MORNING, at, moment
from workshops.actions import check_in as check_ins
from workshops.models import CheckIn
from workshops.rules import door


@pytest.fixture
def hasan(expect):
    return expect("Hasan", "Noora")


@pytest.fixture
def url(two_weeks):
    return reverse("check_in", args=[two_weeks.code])


@pytest.fixture
def bring(client_of, facilitator, two_weeks):
    """bring(sent, {…}, …) -> the answer to a batch that left the device when its clock showed `sent`."""

    def post(sent, *rows, who=None):
        body = {"sent": _ms(sent), "check_ins": [row | {"at": _ms(row["at"])} for row in rows]}
        return client_of(who or facilitator).post(
            reverse("check_ins", args=[two_weeks.code]),
            json.dumps(body),
            content_type="application/json",
            headers={"accept": "application/json"},
        )

    return post


def _ms(when):
    return int(when.timestamp() * 1000)


def test_off_until_it_is_switched_on_and_then_it_holds_the_names_for_a_day_without_a_network(
    client_of, facilitator, signed_in, stranger, hasan, two_weeks, url
):
    client = client_of(facilitator)
    with at(MONDAY, 8):
        page = client.get(url).content.decode()
        assert "Switch check-in on" in page and "HASAN" not in page and "check-in.js" not in page
        page = client.post(reverse("check_in_opening", args=[two_weeks.code]), follow=True).content.decode()
        assert "check-in.js" in page and door.badge_number(hasan) in page and door.badge_token(hasan) not in page
        assert reverse("check_in_worker", args=[two_weeks.code]).startswith(url)
        worker = client.get(reverse("check_in_worker", args=[two_weeks.code]))
        assert worker["Content-Type"].startswith("text/javascript")
        assert signed_in(actors.for_person(hasan.person)).get(url).status_code == 403
        assert client_of(stranger).get(url).status_code == 404
        page = client.post(reverse("check_in_closing", args=[two_weeks.code]), follow=True).content.decode()
        assert "Switch check-in on" in page


def test_a_device_with_a_wrong_clock_brings_the_true_time_once_and_each_is_answered_for_itself(
    bring, hasan, add_participant, two_weeks, stranger
):
    elsewhere = add_participant("Other", "Officer")
    came, sent = moment(MONDAY, 8, 50).replace(year=2020), moment(MONDAY, 9, 50).replace(year=2020)
    name, other, nobody, broken = (str(uuid4()) for _ in range(4))
    rows = [
        {"id": name, "at": came, "token": door.badge_token(hasan)},
        {"id": other, "at": came, "token": door.badge_token(elsewhere)},
        {"id": nobody, "at": came},
    ]
    with at(MONDAY, 10):
        told = bring(sent, *rows).json()["results"]
        assert told[name] == {"code": hasan.code, "name": "HASAN Noora", "at": "09:00", "half_day": MORNING}
        assert "not of this workshop" in told[other]["refused"] and "says nobody" in told[nobody]["refused"]
        assert bring(sent, *rows).json()["results"][name] == told[name]
        assert bring(sent, {"id": broken[:3], "at": came}).status_code == 422
        assert bring(sent, *rows, who=stranger).status_code == 404
    kept = CheckIn.objects.get()
    assert kept.happened_at == moment(MONDAY, 9) and kept.received_at >= moment(MONDAY, 10)


def test_a_number_typed_where_no_script_runs_and_what_is_no_list_at_all(client_of, facilitator, hasan, two_weeks):
    client, url = client_of(facilitator), reverse("check_ins", args=[two_weeks.code])
    with at(MONDAY, 9):
        page = client.post(url, {"number": str(hasan.number)}, follow=True).content.decode()
        assert "HASAN Noora is here" in page
        assert "not on a badge" in client.post(url, {"number": "99999"}, follow=True).content.decode()
        assert client.post(url, {}).status_code == 409
        for body in ("nothing", "[]", '{"check_ins": 3}'):
            assert client.post(url, body, content_type="application/json").status_code == 422
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("number", [1, 4])
def test_the_page_asks_the_database_no_more_for_many_than_for_one(
    client_of, facilitator, expect, two_weeks, url, number, django_assert_max_num_queries
):
    client = client_of(facilitator)
    with at(MONDAY, 8):
        check_ins.switch_on(workshop=two_weeks, by=facilitator)
        for n in range(number):
            expect(f"Officer {n}")
        client.get(url)
        with django_assert_max_num_queries(11):
            client.get(url)
