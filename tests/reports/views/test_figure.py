"""Figures in the browser: each number leads to its records, names are for organisers, strangers find nothing."""

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.actions import account as accounts
from programmes.actions import source_statement as statements
from programmes.models import RoleKind
from programmes.rules import actor as actors
from programmes.rules import clock
from workshops.actions import participation as participations
from workshops.models import Workshop


@pytest.fixture
def trained(workshop, add_participant, programme, by):
    """Two people of a running workshop, and a total of 170 published the year before."""
    add_participant("Hasan", "Noora")
    add_participant("Rashid", "Saleh")
    statements.record(
        programme=programme,
        by=by,
        figure="persons",
        value=170,
        as_of=clock.today() - timedelta(days=300),
        source="A published report",
        words="In total, 170 representatives have been trained.",
    )
    # As a request loads it, with names in the reader's language.
    return Workshop.objects.get(pk=workshop.pk)


def text_of(page):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.content.decode())))


def test_the_programme_page_prints_its_sentences_and_each_number_opens(client_of, organiser, programme, trained):
    client = client_of(organiser)
    page = client.get(reverse("programme", args=[programme.slug]))
    assert "Two Customs officers from Bahrain are attending" in text_of(page)
    assert "In total, 172 representatives" in text_of(page)
    assert "2 counted here, 170 reported" in text_of(page)
    links = set(re.findall(r'href="([^"]*/figures/[^"]*)"', page.content.decode()))
    assert len(links) > 3
    for link in links:
        assert client.get(unescape(link)).status_code == 200, link


def test_the_workshop_says_itself_in_one_sentence_from_its_first_day(client_of, organiser, trained):
    address = reverse("workshop", args=[trained.code])
    assert "Two Customs officers from Bahrain are attending" in text_of(client_of(organiser).get(address))
    Workshop.objects.filter(pk=trained.pk).update(starts_on=clock.today() + timedelta(days=2))
    assert "In one sentence" not in text_of(client_of(organiser).get(address))


def test_the_records_behind_a_figure_name_the_source_and_its_words(client_of, organiser, programme, trained):
    page = client_of(organiser).get(reverse("figure", args=[programme.slug, "persons"]))
    assert "A published report" in text_of(page)
    assert "“In total, 170 representatives have been trained.”" in text_of(page)
    assert "Total172" in text_of(page).replace(" ", "")


def test_organisers_see_names_and_donors_only_numbers(client_of, organiser, make_actor, programme, trained):
    address = reverse("figure", args=[programme.slug, "persons"])
    assert "HASAN" in text_of(client_of(organiser).get(address))
    donor = client_of(make_actor(RoleKind.DONOR))
    for page in (address, reverse("programme", args=[programme.slug]), reverse("figures", args=[programme.slug])):
        shown = donor.get(page)
        assert shown.status_code == 200
        assert "hasan" not in text_of(shown).lower()


def test_somebody_on_the_list_without_a_role_reads_the_sentence_without_links(client_of, make_person, trained, by):
    person = make_person("Takes", "Part")
    accounts.open(person=person, email="takes@part.example", by=by)
    participations.add(workshop=trained, person=person, by=by)
    page = client_of(actors.for_person(person)).get(reverse("workshop", args=[trained.code]))
    assert "are attending" in text_of(page)
    assert b"/figures/" not in page.content


def test_a_sentence_is_read_in_six_languages_published_and_read_by_donors(
    client_of, organiser, make_actor, programme, trained
):
    client, donor = client_of(organiser), client_of(make_actor(RoleKind.DONOR))
    page = client.get(reverse("workshop", args=[trained.code]))
    address = unescape(re.search(r'href="([^"]*/figures/publication/[^"]*)"', page.content.decode())[1])
    assert donor.get(address).status_code == 403
    read = client.get(address)
    for words in ("Two Customs officers", "Deux agents des douanes", "Dos funcionarios", "2 сотрудника", "2名海关"):
        assert words in text_of(read), words
    seen = re.search(r'name="seen" value="(\w+)"', read.content.decode())[1]
    stale = client.post(address, {"where": "News of Tuesday", "seen": "0" * 64})
    assert (
        stale.status_code == 409
        and "have changed since" in text_of(stale)
        and "News of Tuesday" in stale.content.decode()
    )
    shown = client.post(address, {"where": "News of Tuesday", "seen": seen}, follow=True)
    assert "Two Customs officers from Bahrain are attending" in text_of(shown)
    own = shown.redirect_chain[-1][0]
    for anchor in re.findall(r'href="#(workshop-[^"]+)"', shown.content.decode()):
        assert f'id="{anchor}"' in shown.content.decode()
    found = donor.get(own)
    assert found.status_code == 200 and "HASAN" not in text_of(found) and "Withdraw" not in text_of(found)
    assert "News of Tuesday" in text_of(donor.get(reverse("published_sentences", args=[programme.slug])))
    client.post(f"{own}withdrawal/", {"reason": "One list was missing"})
    assert "One list was missing" in text_of(donor.get(own))


def test_as_of_goes_back_to_what_was_known_then(client_of, organiser, programme, trained):
    client, day = client_of(organiser), clock.today() - timedelta(days=30)
    page = client.get(reverse("figures", args=[programme.slug]), {"as_of": day.isoformat()})
    assert "In total, 170 representatives" in text_of(page)
    assert f"figures/persons/?as_of={day.isoformat()}".encode() in page.content
    before = client.get(reverse("figures", args=[programme.slug]), {"as_of": date(2001, 1, 1).isoformat()})
    assert "Nothing to count yet" in text_of(before)


@pytest.mark.parametrize("arguments", [[], ["persons"]])
def test_what_is_not_a_day_is_refused_in_words(client_of, organiser, programme, arguments):
    address = reverse("figure" if arguments else "figures", args=[programme.slug, *arguments])
    page = client_of(organiser).get(address, {"as_of": "yesterday"})
    assert page.status_code == 422
    assert "“yesterday” is not a day" in text_of(page)


def test_a_stranger_finds_nothing_and_an_unknown_figure_is_not_there(
    client_of, organiser, stranger, programme, trained
):
    assert client_of(stranger).get(reverse("figures", args=[programme.slug])).status_code == 404
    assert client_of(stranger).get(reverse("figure", args=[programme.slug, "persons"])).status_code == 404
    assert client_of(organiser).get(reverse("figure", args=[programme.slug, "unicorns"])).status_code == 404


def test_a_workshop_of_another_programme_is_not_opened_through_ours(client_of, stranger, other_programme, trained):
    address = reverse("figure", args=[other_programme.slug, "persons"])
    assert client_of(stranger).get(address, {"workshop": trained.code}).status_code == 404


def test_the_page_costs_the_same_for_two_people_and_for_five(client_of, organiser, programme, trained, add_participant):
    client, counts = client_of(organiser), []
    for names in ([], ["Salman", "Yusuf", "Mariam"]):
        for name in names:
            add_participant(name)
        client.get(reverse("figure", args=[programme.slug, "persons"]))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("figure", args=[programme.slug, "persons"]))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_command_prints_what_the_page_shows(capsys, client_of, organiser, programme, trained):
    call_command("figures", programme=programme.slug, json=True)
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    persons = answer["figures"]["persons"]
    assert (persons["value"], persons["qualifier"], persons["counted"], persons["reported"]) == (172, "exact", 2, 170)
    page = client_of(organiser).get(reverse("programme", args=[programme.slug]))
    assert answer["sentence"] in text_of(page)
    with pytest.raises(CommandError, match="not a day"):
        call_command("figures", programme=programme.slug, as_of="soon")
