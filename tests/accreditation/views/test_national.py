"""National training in the browser: pages for the team, for donors without names, and behind personal links."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accreditation.actions import delivery as deliveries
from accreditation.actions import national_plan as plans
from accreditation.actions import pupil as pupils
from accreditation.actions import teaching_question as questions
from accreditation.actions import trainer_link as trainer_links
from accreditation.models import Delivery, NationalPlan, TeachingQuestion
from accreditation.rules import national_training
from accreditation.rules import trainer_link as link_rules
from programmes.models import RoleKind
from programmes.rules import clock
from programmes.slots import load
from tests.accreditation.national import course, plan_of


def body(response, status=200):
    assert response.status_code == status, response.content[:3000]
    return response.content.decode()


def sent(**changes):
    fields = {"topic": "Licences", "starts_on": clock.today().isoformat(), "women": "4", "men": "6", "share": "100"}
    return fields | changes


@pytest.fixture
def plan(programme, customs, organiser, accreditation_workshop):
    return plan_of(programme, customs, by=organiser, workshop=accreditation_workshop)


@pytest.fixture
def delivery(programme, customs, trainer, plan):
    return course(programme, customs, trainer.person, by=trainer)


@pytest.fixture
def link(programme, trainer, organiser):
    return trainer_links.give(programme=programme, person=trainer.person, by=organiser)


def test_an_organiser_opens_a_plan_and_walks_it_to_its_end(client_of, organiser, programme, customs):
    browser = client_of(organiser)
    answer = browser.post(reverse("new_national_plan"), {"programme": programme.pk, "organisation": customs.pk})
    plan = NationalPlan.objects.get()
    at = lambda name: reverse(name, args=[plan.code])  # noqa: E731
    assert answer.url == at("national_plan")
    again = browser.post(reverse("new_national_plan"), {"programme": programme.pk, "organisation": customs.pk})
    assert "Close it first" in body(again, 422)
    browser.post(
        at("national_plan_details"), {"organisation": customs.pk, "officers": 120, "designates": "The Director General"}
    )
    browser.post(at("national_plan_courses"), {"title": "Airport officers", "officers": 20})
    browser.post(at("national_plan_focal_point"), {"name": "Efua Quaye", "email": "efua@customs.example"})
    browser.post(at("national_plan_agree"), {"agreed_by": "Director", "agreed_on": clock.today().isoformat()})
    browser.post(at("national_plan_letters"))
    browser.post(at("national_plan_link"))
    page = body(browser.get(at("national_plan")))
    plan.refresh_from_db()
    for words in ("The Director General", "Airport officers", "Efua Quaye", "120", link_rules.focal_url(plan)):
        assert words in page, words
    assert "on its way" in page and "Agreed" in page
    browser.post(reverse("planned_course_removal", args=[plan.planned_courses.get().code]))
    browser.post(at("national_plan_close"), {"reason": "The year is over"})
    assert "Closed" in body(browser.get(reverse("national_plans")))
    assert browser.get(at("national_plan_agree")).status_code == 409


def test_a_trainer_reports_in_one_page_and_is_asked_about_the_same_course(client_of, trainer, colleague, plan, customs):
    browser, url = client_of(trainer), reverse("new_delivery")
    assert f'value="{customs.pk}" selected' in body(browser.get(url))
    form = sent(organisation=customs.pk, others_taught=[colleague.person.pk])
    made = browser.post(url, form)
    delivery = Delivery.objects.get()
    assert made.url == reverse("delivery", args=[delivery.code]) and delivery.ends_on == delivery.starts_on
    assert [row.share for row in delivery.taught_by.all()] == [100, None]
    second = sent(organisation=customs.pk, women="5")
    asked = body(browser.post(url, second), 409)
    assert "Is it one of these?" in asked and delivery.code in asked and 'value="5"' in asked
    browser.post(url, second | {"same_as": delivery.code})
    assert Delivery.objects.count() == 1
    browser.post(url, second | {"same_as": "another"})
    assert Delivery.objects.count() == 2
    assert "Say how many" in body(browser.post(url, sent(organisation=customs.pk, women="", men="")), 422)
    right = reverse("delivery_details", args=[delivery.code])
    assert "Licences" in body(browser.get(right))
    assert (
        browser.post(right, sent(organisation=customs.pk, women="7", others_taught=[trainer.person.pk])).status_code
        == 302
    )
    delivery.refresh_from_db()
    assert (delivery.women, delivery.taught_by.count()) == (7, 1)
    own = body(browser.get(reverse("national_courses")))
    assert own.count("Licences") == 2 and "My" not in own[:0]


def test_both_numbers_stand_apart_for_donors_without_a_name(
    client_of, make_actor, delivery, organiser, accreditation_workshop, programme
):
    deliveries.confirm(delivery=delivery, by=organiser, reference="Letter C/9", women=11, men=17)
    donor = client_of(make_actor(RoleKind.DONOR))
    pages = [
        reverse("delivery", args=[delivery.code]),
        reverse("national_courses"),
        reverse("national_courses_csv"),
        reverse("national_plans"),
        reverse("national_plan", args=[delivery.plan.code]),
        reverse("workshop_national_training", args=[accreditation_workshop.code]),
        reverse("programme_national_training", args=[programme.slug]),
        reverse("programme", args=[programme.slug]),
        reverse("workshop", args=[accreditation_workshop.code]),
    ]
    team = client_of(organiser)
    for url in pages:
        seen, all_of_it = body(donor.get(url)), body(team.get(url))
        assert "30" in seen and "28" in seen, url
        assert "Customs Affairs" in seen or "national" not in url, url
        for secret in ("Hasan", "Efua", "Letter C/9"):
            assert secret not in seen, (url, secret)
        assert "30" in all_of_it and "28" in all_of_it
    assert "Hasan" in body(team.get(pages[0])) and "Hasan" in body(team.get(pages[5]))


def test_lists_and_pages_cost_the_same_with_one_course_and_with_four(
    client_of, organiser, trainer, delivery, programme, customs, accreditation_workshop
):
    urls = [
        reverse("national_courses"),
        reverse("national_courses_csv"),
        reverse("national_plans"),
        reverse("national_plan", args=[delivery.plan.code]),
        reverse("programme_national_training", args=[programme.slug]),
        reverse("workshop_national_training", args=[accreditation_workshop.code]),
        reverse("programme_trainer_links", args=[programme.slug]),
        reverse("person", args=[trainer.person.code]),
        link_rules.focal_url(delivery.plan).split("/", 3)[-1].join(("/", "")),
    ]
    browser = client_of(organiser)

    def counts():
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as seen:
                body(browser.get(url))
            found.append(len(seen))
        return found

    counts()
    before = counts()
    for number in range(3):
        course(programme, customs, trainer.person, by=trainer, city=f"Town {number}")
    assert counts() == before
    assert "?state=put_aside" not in body(browser.get(urls[0]))
    assert body(browser.get(urls[0] + "?state=put_aside")).count("<td") == 0


def test_behind_their_link_a_trainer_reports_and_answers_and_sees_nobody_else(
    link, trainer, colleague, customs, plan, add_participant, accreditation_workshop, unep
):
    stranger = add_participant("Faraway", "Ana", at=accreditation_workshop, person_fields={"organisation": unep})
    url = link_rules.url(link).split("/", 3)[-1].join(("/", ""))
    with clock.at(clock.now() + timedelta(days=95)):
        trainer.person.email = "noora@customs.example"
        trainer.person.save()
        questions.ask_due(by=link_rules.actor_of(link))
    browser = Client()
    page = browser.get(url)
    text = body(page)
    assert page["X-Robots-Tag"] and "no-store" in page["Cache-Control"]
    assert "Saleh" in text and stranger.person.family_name not in text
    key = page.context["form"].initial["form_key"]
    for _twice in range(2):
        assert browser.post(url, sent(organisation=customs.pk, form_key=key)).status_code == 302
    made = Delivery.objects.get()
    assert (made.reported_by, made.plan) == (trainer.person, plan)
    assert "Thank you" in body(browser.get(url))
    asked = browser.post(url, sent(organisation=customs.pk, women="9"))
    assert "Is it one of these?" in body(asked, 409)
    question = TeachingQuestion.objects.get(person=trainer.person)
    to = reverse("taught_answer", args=[link_rules.token(link), question.code])
    browser.post(to, {f"{question.code}-answer": "taught", f"{question.code}-words": "Twice"})
    question.refresh_from_db()
    assert (question.answer, question.words) == ("taught", "Twice")
    assert browser.get(url.replace(url[-4:-1], "zzz")).status_code == 404


def test_behind_their_link_a_focal_point_confirms_puts_aside_and_comes_too_late(
    plan, delivery, programme, customs, trainer
):
    token, browser = link_rules.focal_token(plan), Client()
    second = course(programme, customs, trainer.person, by=trainer, city="Riffa")
    url = reverse("confirm_training", args=[token])
    assert "Refrigerant" in body(browser.get(url))
    to = reverse("confirm_training_confirmation", args=[token, delivery.code])
    numbers = {f"{delivery.code}-{name}": value for name, value in (("women", 12), ("men", 16))}
    assert "Say how many" in body(browser.post(to, {}), 422)
    assert browser.post(to, numbers).status_code == 302
    assert "cannot be done now" in body(browser.post(to, numbers), 409)
    aside = reverse("confirm_training_refusal", args=[token, second.code])
    browser.post(aside, {"reason": ""})
    second.refresh_from_db()
    assert second.state == Delivery.State.REPORTED
    browser.post(aside, {"reason": "The same as Manama"})
    delivery.refresh_from_db(), second.refresh_from_db()
    assert (delivery.officers, delivery.confirmed_officers, second.state) == (30, 28, "put_aside")
    assert "Nothing waits for you" in body(browser.get(url))
    other = course(programme, customs, trainer.person, by=trainer, city="Sitra")
    Delivery.objects.filter(pk=other.pk).update(plan=None)
    assert browser.post(reverse("confirm_training_confirmation", args=[token, other.code])).status_code == 404


def test_a_focal_point_with_an_account_is_told_at_home_and_confirms(
    client_of, sign_in, make_person, plan, delivery, organiser, stranger
):
    account = sign_in(make_person("Quaye", "Efua", email="efua@customs.example"))
    plans.name_focal_point(plan=plan, name="Efua Quaye", email="efua@customs.example", by=organiser)
    (need,) = [one for one in load("home.needs", account) if "confirm" in one.sentence]
    browser = client_of(account)
    assert "1 course waits for your confirmation" in need.sentence and delivery.code in body(browser.get(need.url))
    to = reverse("delivery_confirmation", args=[delivery.code])
    assert "Reference" not in body(browser.get(to))
    browser.post(to, {"women": 12, "men": 18})
    assert not [one for one in load("home.needs", account) if "confirm" in one.sentence]
    assert client_of(stranger).get(to).status_code == 404
    browser = client_of(organiser)
    browser.post(reverse("delivery_reopen", args=[delivery.code]), {"reason": "A slip"})
    browser.post(reverse("delivery_put_aside", args=[delivery.code]), {"reason": "Not held"})
    assert "Not held" in body(browser.get(reverse("delivery", args=[delivery.code])))


def test_organisers_give_links_name_pupils_set_rules_and_keep_sheets(
    client_of, organiser, facilitator, programme, trainer, delivery, make_person, customs
):
    browser = client_of(organiser)
    links = reverse("programme_trainer_links", args=[programme.slug])
    assert browser.post(links, {"person": trainer.person.pk}).status_code == 302
    link = trainer.person.trainer_links.get()
    assert link_rules.url(link) in body(browser.get(links))
    assert browser.post(reverse("trainer_link_letters", args=[link.code])).status_code == 409
    assert browser.post(reverse("trainer_link_ending", args=[link.code])).status_code == 302
    assert "ended" in body(browser.get(links))
    officer = make_person("Amin", "Sara", organisation=customs)
    browser.post(reverse("delivery_pupils", args=[delivery.code]), {"person": officer.pk})
    page = body(browser.get(reverse("delivery", args=[delivery.code])))
    assert "Amin" in page
    browser.post(reverse("pupil_removal", args=[delivery.pupils.get().code]))
    rules = reverse("national_training_rules", args=[programme.slug])
    browser.post(rules, {"months": "4", "sheet_days": 10, "link_days": 20})
    assert national_training.of(programme).month_list == [4] and not national_training.of(programme).asks
    from tests.accreditation.actions.test_delivery import photo

    sheet = reverse("delivery_sheet", args=[delivery.code])
    assert client_of(trainer).post(sheet, {"file": photo()}).status_code == 302
    file = reverse("delivery_sheet_file", args=[delivery.code])
    assert b"signatures" in b"".join(client_of(trainer).get(file).streaming_content)
    assert client_of(facilitator).get(file).status_code == 403


def test_a_colleague_puts_themselves_beside_and_pupils_are_in_their_own_data(
    client_of, delivery, colleague, organiser, make_person, customs
):
    browser = client_of(colleague)
    assert browser.get(reverse("delivery", args=[delivery.code])).status_code == 404
    pupil = make_person("Amin", "Sara", organisation=customs)
    pupils.name(delivery=delivery, person=pupil, by=organiser)
    deliveries.join(delivery=delivery, person=colleague.person, by=organiser)
    assert "Yusuf Saleh" in body(browser.get(reverse("delivery", args=[delivery.code])))
    held = [line for one in load("own_data", colleague.person) for line in one.lines]
    assert any("Refrigerant" in label for label, _value in held)
    assert any("teaches now" in label for one in load("own_data", pupil) for label, _value in one.lines)
