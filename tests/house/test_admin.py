"""Django's admin holds reference data for system administrators; everybody else, and everything with MOVES, is out."""

import importlib
import pkgutil

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from programmes.models import Country, Curriculum, History, Language, Organisation, RoleKind
from programmes.rules.moves import Moves
from tests.house.code import APPS


@pytest.fixture
def keeper(make_actor):
    return make_actor(RoleKind.SYSTEM_ADMINISTRATOR)


@pytest.fixture
def browser(client_of, keeper):
    return client_of(keeper)


def pages():
    return [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") for model in admin.site._registry
    ]


def test_a_system_administrator_opens_every_list_and_form(browser, customs, programme):
    assert browser.get(reverse("admin:index")).status_code == 200
    for url in pages():
        assert browser.get(url).status_code == 200, url
        assert browser.get(f"{url}add/").status_code in (200, 403), url


@pytest.mark.parametrize("kind", [kind for kind in RoleKind.values if kind != RoleKind.SYSTEM_ADMINISTRATOR])
def test_nobody_else_opens_anything(client_of, make_actor, kind):
    outsider = client_of(make_actor(kind))
    for url in [reverse("admin:index"), *pages()]:
        assert outsider.get(url, follow=True).status_code == 403, url
        assert outsider.post(f"{url}add/", {}, follow=True).status_code in (403, 404), url


def test_nobody_signed_in_is_sent_to_the_portals_own_sign_in(db):
    from django.test import Client

    response = Client().get(reverse("admin:index"), follow=True)
    assert response.request["PATH_INFO"] == reverse("account_login")


def things_with_moves():
    """Names of the models whose rules hold a table of moves."""
    found = set()
    for app in APPS:
        rules = importlib.import_module(f"{app}.rules")
        for info in pkgutil.iter_modules(rules.__path__):
            module = importlib.import_module(f"{app}.rules.{info.name}")
            if any(isinstance(value, Moves) for value in vars(module).values()):
                found.add((app, info.name.replace("_", "")))
    return found


def test_nothing_with_moves_is_registered():
    registered = {(model._meta.app_label, model._meta.model_name) for model in admin.site._registry}
    assert ("workshops", "workshop") in things_with_moves()
    assert registered & things_with_moves() == set()


def test_people_are_not_reference_data():
    registered = {model._meta.label for model in admin.site._registry}
    assert registered & {"programmes.User", "programmes.Person", "programmes.Role", "programmes.History"} == set()
    assert {label.split(".")[0] for label in registered} <= set(APPS), "a library's page writes without History"


def test_what_is_written_here_stands_in_history(browser, keeper):
    url = reverse("admin:programmes_language_changelist")
    assert browser.post(f"{url}add/", {"tag": "mn", "name_0": "Mongolian"}).status_code == 302
    language = Language.objects.get(tag="mn")
    assert browser.post(f"{url}{language.pk}/change/", {"tag": "mn", "name_0": "Mongol"}).status_code == 302
    assert browser.post(f"{url}{language.pk}/delete/", {"post": "yes"}).status_code == 302
    entries = History.objects.about(language)
    assert [entry.act for entry in entries] == ["reference.delete", "reference.change", "reference.add"]
    assert {entry.actor_label for entry in entries} == {keeper.label}
    assert not LogEntry.objects.exists()


def test_what_goes_along_with_a_deletion_is_named_in_history(browser, programme):
    curriculum = Curriculum.objects.create(programme=programme, title="Ozone", version="1")
    curriculum.modules.create(number=1, title="Refrigerants")
    url = reverse("admin:programmes_curriculum_changelist")
    chosen = {"action": "delete_selected", "_selected_action": [curriculum.pk], "post": "yes"}
    assert browser.post(url, chosen).status_code == 302
    assert not Curriculum.objects.exists()
    assert "Refrigerants" in History.objects.get(act="reference.delete").details


def test_what_is_in_use_is_not_deleted(browser, customs, bahrain):
    url = reverse("admin:programmes_country_changelist")
    browser.post(f"{url}{bahrain.pk}/delete/", {"post": "yes"})
    assert Country.objects.filter(pk=bahrain.pk).exists()


def test_an_organisation_renamed_here_is_found_by_its_new_name(browser, customs):
    url = reverse("admin:programmes_organisation_changelist")
    browser.post(f"{url}{customs.pk}/change/", {"name_0": "Directorate of Ports", "kind": "customs"})
    assert list(Organisation.objects.named("ports")) == [customs]


def test_the_machines_rows_are_looked_at_and_never_written(browser, organiser):
    from programmes.actions import job as jobs

    job = jobs.ask(label="A paper", by=organiser)
    url = reverse("admin:programmes_job_changelist")
    assert browser.get(f"{url}{job.pk}/change/").status_code == 403
    for path in (f"{job.pk}/change/", f"{job.pk}/delete/", "add/"):
        assert browser.post(f"{url}{path}", {"label": "Changed"}).status_code == 403


def test_the_machines_rows_name_nobody(browser, organiser):
    """The system administrator runs the machine and sees no people; the label of a paper may hold a name."""
    from programmes.actions import job as jobs

    jobs.ask(label="Certificate of Noora Hasan", by=organiser)
    page = browser.get(reverse("admin:programmes_job_changelist")).content.decode()
    assert "Waiting" in page
    assert "Noora" not in page and organiser.person.family_name not in page
