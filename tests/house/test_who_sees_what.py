"""The help page says what the table says: for everybody, every page, in words that stand for nothing else."""

import pytest
from django.urls import reverse

from ttt_portal.permissions import rows, words
from ttt_portal.who_sees_what import EVERYBODY, answer, of


def test_one_line_of_words_stands_only_for_pages_with_the_same_answer():
    table, mixed = rows(), []
    for _heading, phrase, names in words.lines():
        for who, _label, _note in EVERYBODY:
            if len({answer(who, name, table) for name in names}) > 1:
                mixed.append(f"{phrase}: {who}")
    assert not mixed, "\n".join(mixed)


@pytest.mark.parametrize("who", [who for who, _label, _note in EVERYBODY])
def test_every_line_stands_once_on_the_page_of_everybody(who):
    lines = [str(phrase) for _heading, *lists in of(who) for phrases in lists for phrase in phrases]
    assert len(lines) == len(set(lines)) == len([1 for _line in words.lines()])


def test_the_page_opens_with_ones_own_role_and_shows_any_other(client_of, organiser, facilitator, make_actor):
    url = reverse("who_sees_what")
    browser = client_of(facilitator)
    page = browser.get(url)
    assert page.context["shown"] == "facil" and "Run the break-outs" in page.content.decode()
    donor = browser.get(f"{url}?as=donor")
    assert "Closed" in donor.content.decode() and donor.context["label"] == "Donor"
    assert browser.get(f"{url}?as=nonsense").context["shown"] == "facil"
    assert url in client_of(organiser).get(reverse("roles", args=["ods"])).content.decode()
    assert url in browser.get("/").content.decode()
