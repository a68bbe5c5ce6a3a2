"""The library in the browser: read in any language, cloned, written on one page without losing a word, taken."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.actions import programme as programmes
from programmes.models import Language, RoleKind
from workshops.actions import breakout_template as breakout_templates
from workshops.forms.breakout_template import BreakoutTemplateForm
from workshops.models import Breakout, BreakoutTemplate
from workshops.rules import breakout_template as rules


@pytest.fixture
def d6(db):
    call_command("load_library")
    return BreakoutTemplate.objects.get(key="d6")


@pytest.fixture
def own(d6, programme, organiser):
    return breakout_templates.clone(template=d6, programme=programme, by=organiser)


@pytest.fixture
def laptop(client_of, organiser):
    return client_of(organiser)


@pytest.fixture
def french(programme):
    language = Language.objects.get_or_create(tag="fr", defaults={"name": "French"})[0]
    programme.languages.add(language)
    return language


def library(programme):
    return reverse("breakout_templates", args=[programme.slug])


def url(name, template, programme, language=""):
    address = reverse(name, args=[programme.slug, template.code])
    return f"{address}?language={language}" if language else address


def text_of(answer):
    return unescape(answer.content.decode())


class Boxes(HTMLParser):
    """What a browser would send back: {name: value} of every box on the page."""

    def __init__(self, answer):
        super().__init__()
        self.sent, self.select, self.area = {}, None, None
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "input" and name and (attrs.get("type") != "checkbox" or "checked" in attrs):
            self.sent[name] = attrs.get("value", "")
        elif tag == "textarea":
            self.area, self.sent[name] = name, ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in attrs or self.select not in self.sent):
            self.sent[self.select] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser forgets the line break Django writes behind the tag.
            self.sent[self.area] = self.sent[self.area].removeprefix("\r\n").removeprefix("\n")
        self.area = None if tag == "textarea" else self.area
        self.select = None if tag == "select" else self.select

    def handle_data(self, data):
        if self.area:
            self.sent[self.area] += data


def boxes(client, address):
    return Boxes(client.get(address)).sent


def question(template, number, position):
    return template.topics.get(number=number).questions.get(position=position)


# The list


def test_the_library_names_what_ships_and_what_is_the_programmes_own(laptop, own, programme):
    text = text_of(laptop.get(library(programme)))
    shipped, ours = text.index("Ships with the portal"), text.index("Of ODS")
    assert shipped < text.index("Form D.6") < ours < text.index("Working session (copy)")
    assert text.count("English, French, Russian") == 2
    assert re.search(r'data-label="Questions">31<', text)


def test_retired_templates_are_folded_at_the_foot(laptop, own, programme):
    laptop.post(url("breakout_template_retirement", own, programme))
    text = text_of(laptop.get(library(programme)))
    assert text.index("1 template, not offered") < text.index("Working session (copy)")
    assert "no template of its own" not in text
    laptop.post(url("breakout_template_return", own, programme))
    assert "not offered" not in text_of(laptop.get(library(programme)))


def test_the_programmes_page_leads_its_team_to_the_library(client_of, make_actor, organiser, programme, d6):
    address = reverse("programme", args=[programme.slug])
    assert library(programme) in text_of(client_of(organiser).get(address))
    assert library(programme) not in text_of(client_of(make_actor(RoleKind.DONOR)).get(address))


def test_three_templates_cost_as_many_queries_as_one(laptop, own, d6, programme, organiser):
    def count(address):
        laptop.get(address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert laptop.get(address).status_code == 200
        return len(queries)

    one = count(library(programme))
    page = count(url("breakout_template", own, programme))
    edit = count(url("breakout_template_details", own, programme))
    for _number in range(2):
        breakout_templates.clone(template=d6, programme=programme, by=organiser)
    assert count(library(programme)) == one <= 22
    assert count(url("breakout_template", own, programme)) == page <= 24
    assert count(url("breakout_template_details", own, programme)) == edit <= 20


# A template's page


def test_a_template_is_read_whole_with_its_merge_fields_marked(laptop, d6, programme):
    text = text_of(laptop.get(url("breakout_template", d6, programme, "en")))
    for words in (
        "Eight to ten participants at most", "Topic 4 · Open: to be suggested by participants",
        "Topic 3 · Training plan", "officers to train",
        "(b) To know whether the next phase works", "Should licences be verified, and how?",
    ):  # fmt: skip
        assert words in text
    assert '<bdi class="merge">[Country]</bdi>' in text
    assert reverse("breakout_template_details", args=[programme.slug, d6.code]) not in text


def test_it_is_read_in_other_languages_and_in_the_original_where_a_translation_is_missing(laptop, d6, programme):
    french = text_of(laptop.get(url("breakout_template", d6, programme, "fr")))
    assert "Séance de travail" in french and 'lang="en" dir="auto"' not in french
    spanish = text_of(laptop.get(url("breakout_template", d6, programme, "es")))
    assert "Sesión de trabajo" in spanish and "1 of 48 texts" in spanish
    assert "47 texts are not written in Spanish yet" in spanish and "not written in" not in french
    assert 'lang="en"' in spanish and "Should licences be verified, and how?" in spanish


def test_it_is_read_as_filled_for_one_of_the_programmes_workshops(laptop, d6, programme, workshop):
    address = url("breakout_template", d6, programme, "en")
    text = text_of(laptop.get(f"{address}&workshop={workshop.code}"))
    assert "effectively in Bahrain" in text and "United Nations Environment Programme and the Government" in text
    assert 'class="merge">[Country]' not in text.split("Merge fields")[0]


def test_another_programmes_template_is_not_there(laptop, d6, programme, other_programme, stranger):
    theirs = breakout_templates.clone(template=d6, programme=other_programme, by=stranger)
    for name in ("breakout_template", "breakout_template_details"):
        assert laptop.get(url(name, theirs, programme)).status_code == 404
        assert laptop.get(url(name, theirs, other_programme)).status_code == 404
    for name in ("breakout_template_copies", "breakout_template_retirement", "breakout_template_return"):
        assert laptop.post(url(name, theirs, programme)).status_code == 404


def test_facilitators_and_assessors_read_and_do_not_write(client_of, make_actor, facilitator, own, d6, programme):
    for who in (facilitator, make_actor(RoleKind.ASSESSOR)):
        client = client_of(who)
        text = text_of(client.get(url("breakout_template", own, programme)))
        assert "Should licences be verified" in text
        assert not {">Edit<", ">Clone<", ">Retire<"} & set(re.findall(r">\w+<", text))
        assert client.get(url("breakout_template_details", own, programme)).status_code == 403
        assert client.post(url("breakout_template_copies", d6, programme)).status_code == 403
        assert client.get(reverse("new_breakout_template", args=[programme.slug])).status_code == 403


def test_what_ships_is_not_edited(laptop, d6, programme):
    answer = laptop.get(url("breakout_template_details", d6, programme))
    assert answer.status_code == 403 and "clone it" in text_of(answer)
    assert laptop.post(url("breakout_template_retirement", d6, programme)).status_code == 403


# Cloned, begun, written


def test_one_press_clones_and_leads_to_the_clones_words(laptop, d6, programme):
    answer = laptop.post(url("breakout_template_copies", d6, programme))
    made = BreakoutTemplate.objects.get(programme=programme)
    assert answer.url == url("breakout_template_details", made, programme, "en")
    assert boxes(laptop, answer.url)["title"] == "Working session (copy)"


def test_a_new_template_is_begun_written_and_taken(laptop, programme, workshop):
    new = reverse("new_breakout_template", args=[programme.slug])
    assert laptop.post(new, {"title": "", "language": "en"}).status_code == 422
    address = laptop.post(new, {"title": "Cases of the region", "language": "en"}).url
    sent = boxes(laptop, address)
    questions = "How was it found?\n\nWho was told?\n"
    sent |= {"purpose": "Learn from cases.", "new-title": "Seizures in [Country]", "new-more": questions, "stay": "1"}
    assert laptop.post(address, sent).url == address
    made = BreakoutTemplate.objects.get(programme=programme)
    assert [str(q) for q in made.topics.get().questions.all()] == ["How was it found?", "Who was told?"]
    del sent["stay"]
    sent = boxes(laptop, address)
    assert laptop.post(address, sent).url == url("breakout_template", made, programme, "en")
    laptop.post(reverse("workshop_breakouts", args=[workshop.code]), {"template": made.code})
    assert str(Breakout.objects.get().topics.get()) == "Seizures in Bahrain"


def test_a_language_without_words_shows_the_original_beside_the_empty_box(laptop, own, programme):
    arabic = Language.objects.get_or_create(tag="ar", defaults={"name": "Arabic"})[0]
    programme.languages.add(arabic)
    address = url("breakout_template_details", own, programme, "ar")
    answer = laptop.get(address)
    text = text_of(answer)
    first = question(own, 1, 1)
    assert Boxes(answer).sent[f"question-{first.pk}"] == ""
    assert '<p class="full" lang="en" dir="ltr">How is the system best put into practice?</p>' in text
    assert re.search(rf'<textarea name="question-{first.pk}"[^>]*lang="ar"[^>]*dir="rtl"', text)
    sent = Boxes(answer).sent | {f"question-{first.pk}": "كيف؟"}
    assert laptop.post(address, sent).status_code == 302
    assert question(own, 1, 1).text.data["ar"] == "كيف؟"


def test_places_and_ticks_put_questions_in_order_without_a_script(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    asked = list(own.topics.get(number=1).questions.all())
    sent = boxes(laptop, address)
    sent |= {f"place-{asked[5].pk}": "1", f"place-{asked[0].pk}": "3", f"remove-{asked[4].pk}": "on"}
    assert laptop.post(address, sent).status_code == 302
    now = [q.pk for q in own.topics.get(number=1).questions.all()]
    assert now == [asked[n].pk for n in (5, 1, 2, 0, 3)]
    third, first = own.topics.get(number=3), own.topics.get(number=1)
    sent = boxes(laptop, address) | {f"topic-place-{third.pk}": "1", f"topic-remove-{first.pk}": "on"}
    laptop.post(address, sent)
    assert own.topics.first() == third and own.topics.count() == 3


def test_the_select_beside_a_question_says_what_a_training_plan_takes_from_it(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    asked, plain = question(own, 3, 1), question(own, 1, 1)
    sent = boxes(laptop, address)
    assert sent[f"plan-{asked.pk}"] == "officers" and f"plan-{plain.pk}" not in sent
    laptop.post(address, sent | {f"plan-{asked.pk}": ""})
    assert question(own, 3, 1).plan_field == ""


def test_bad_input_is_said_beside_its_box_and_nothing_typed_is_lost(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    first, open_topic = question(own, 1, 1), own.topics.get(number=1)
    sent = boxes(laptop, address)
    typed = {
        "title": "T" * 201, f"question-{first.pk}": "A better question?", f"more-{open_topic.pk}": "One\nmore",
        "new-title": "Another topic", f"place-{first.pk}": "-1", "new-more": "x" * 1001,
    }  # fmt: skip
    answer = laptop.post(address, sent | typed)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "at most 200" in text and "more than 1000 letters" in text and "greater than or equal to 1" in text
    again = Boxes(answer).sent
    assert {name: again[name] for name in typed} == typed
    assert laptop.post(address, again | {"title": "T", f"place-{first.pk}": "", "new-more": ""}).status_code == 302
    assert str(question(own, 1, 1)) == "A better question?"


def test_a_refusal_of_the_action_is_said_beside_its_box(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    one, two = question(own, 3, 1), question(own, 3, 2)
    answer = laptop.post(address, boxes(laptop, address) | {f"plan-{two.pk}": "officers", "title": "Ours"})
    assert answer.status_code == 422 and "Another question asks for this already" in text_of(answer)
    assert Boxes(answer).sent["title"] == "Ours" and question(own, 3, 1) == one


def test_an_unknown_merge_field_is_a_warning_and_no_refusal(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    answer = laptop.post(address, boxes(laptop, address) | {"purpose": "Meet in [Town], [City]."})
    assert answer.status_code == 302
    text = text_of(laptop.get(answer.url))
    assert "No merge field, and printed as it stands:" in text
    assert '<bdi class="merge is-warn">[Town]</bdi>' in text and '<bdi class="merge">[City]</bdi>' in text
    assert "printed as it stands" in text_of(laptop.get(address))


def test_words_stay_words(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    laptop.post(address, boxes(laptop, address) | {"title": '<img src=x> [<b>Town</b>] "', "purpose": "<i>x</i>"})
    for page in (address, url("breakout_template", own, programme), library(programme)):
        assert "<img src=x" not in laptop.get(page).content.decode()
        assert "<i>x</i>" not in laptop.get(page).content.decode()


# Two organisers at one template


def test_an_old_page_is_told_what_somebody_else_wrote_and_keeps_what_was_typed(
    laptop, client_of, administrator, own, programme
):
    address = url("breakout_template_details", own, programme, "en")
    mine, theirs = boxes(laptop, address), boxes(client_of(administrator), address)
    client_of(administrator).post(address, theirs | {"purpose": "Theirs", "organised_by": "Them"})
    answer = laptop.post(address, mine | {"purpose": "Mine", "title": "Mine"})
    text, again = text_of(answer), Boxes(answer).sent
    assert answer.status_code == 409 and "it now reads: “Theirs”" in text
    assert (again["purpose"], again["title"], again["organised_by"]) == ("Mine", "Mine", "Them")
    assert str(BreakoutTemplate.objects.get(pk=own.pk).purpose) == "Theirs"
    assert laptop.post(address, again).status_code == 302
    held = BreakoutTemplate.objects.get(pk=own.pk)
    assert (str(held.purpose), str(held.title), str(held.organised_by)) == ("Mine", "Mine", "Them")


def test_words_typed_into_a_question_somebody_removed_go_where_new_ones_are_written(
    laptop, client_of, administrator, own, programme
):
    address = url("breakout_template_details", own, programme, "en")
    gone, other = question(own, 1, 2), question(own, 1, 3)
    topic = own.topics.get(number=1)
    mine, colleague = boxes(laptop, address), client_of(administrator)
    sent = boxes(colleague, address) | {f"remove-{gone.pk}": "on", f"more-{topic.pk}": "Theirs?"}
    assert colleague.post(address, sent).status_code == 302
    answer = laptop.post(address, mine | {f"question-{gone.pk}": "Mine?", f"question-{other.pk}": "Reworded?"})
    again = Boxes(answer).sent
    assert answer.status_code == 409 and "They stand below as they are now" in text_of(answer)
    assert again[f"more-{topic.pk}"] == "Mine?" and again[f"question-{other.pk}"] == "Reworded?"
    assert laptop.post(address, again).status_code == 302
    now = [str(q) for q in own.topics.get(number=1).questions.all()]
    assert now[1] == "Reworded?" and now[-2:] == ["Theirs?", "Mine?"]


def test_words_typed_into_a_topic_somebody_removed_are_kept_as_a_new_one(
    laptop, client_of, administrator, own, programme
):
    address = url("breakout_template_details", own, programme, "en")
    topic, gone = own.topics.get(number=2), question(own, 2, 1)
    mine, colleague = boxes(laptop, address), client_of(administrator)
    colleague.post(address, boxes(colleague, address) | {f"topic-remove-{topic.pk}": "on"})
    typed = {f"topic-{topic.pk}": "My topic", f"question-{gone.pk}": "My question?"}
    again = Boxes(laptop.post(address, mine | typed)).sent
    assert (again["new-title"], again["new-more"]) == ("My topic", "My question?")
    laptop.post(address, again)
    assert str(own.topics.get(number=4)) == "My topic"


def test_a_page_without_its_seals_overwrites_nothing(laptop, own, programme):
    address = url("breakout_template_details", own, programme, "en")
    answer = laptop.post(address, {"title": "Without looking"})
    assert answer.status_code == 409
    assert "Without looking" not in str(BreakoutTemplate.objects.get(pk=own.pk).title)


def test_the_page_of_a_full_template_stays_below_what_django_takes(own, programme, organiser, settings):
    made = breakout_templates.begin(programme=programme, title="Full", language="en", by=organiser)
    for number in range(rules.MOST_TOPICS):
        asked = ["Why?"] * (rules.MOST_QUESTIONS - 11 if number == 0 else 1)
        template = rules.whole(BreakoutTemplate.objects.all()).get(pk=made.pk)
        form = BreakoutTemplateForm(template, "en")
        stored = form.stored
        breakout_templates.edit(
            template=template, language="en", words={}, by=organiser,
            order={one.pk: [q.pk for q in asked_of] for one, asked_of in form.topics},
            seen={name: rules.seal(text) for name, text in stored.items()},
            new=(f"Topic {number}", "plan" if number == 0 else "team", asked),
        )  # fmt: skip
    form = BreakoutTemplateForm(rules.whole(BreakoutTemplate.objects.all()).get(pk=made.pk), "en")
    assert len(form.fields) + 5 < (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 1000)


# On the workshop's page


def test_form_d6_is_set_up_with_one_press_and_one_of_several_own_ones_is_chosen(
    laptop, client_of, facilitator, d6, own, programme, workshop, organiser
):
    hub, phone = reverse("workshop", args=[workshop.code]), client_of(facilitator)
    text = text_of(phone.get(hub))
    assert ">Set up: Working session (form D.6)</button>" in text
    assert ">Set up: Working session (copy)</button>" in text and "Set up the one chosen" not in text
    other = breakout_templates.clone(template=own, programme=programme, by=organiser)
    text = text_of(phone.get(hub))
    assert "Set up the one chosen" in text and f'<option value="{other.code}">' in text
    assert ">Set up: Working session (form D.6)</button>" in text
    answer = phone.post(reverse("workshop_breakouts", args=[workshop.code]), {"template": other.code})
    assert answer.status_code == 302 and Breakout.objects.count() == 1


def test_a_template_retired_meanwhile_is_refused_with_a_sentence(laptop, own, programme, workshop):
    laptop.post(url("breakout_template_retirement", own, programme))
    answer = laptop.post(reverse("workshop_breakouts", args=[workshop.code]), {"template": own.code})
    assert answer.status_code == 409 and "Choose another" in text_of(answer)


def test_another_programmes_template_cannot_be_taken(laptop, d6, other_programme, stranger, workshop):
    theirs = breakout_templates.clone(template=d6, programme=other_programme, by=stranger)
    answer = laptop.post(reverse("workshop_breakouts", args=[workshop.code]), {"template": theirs.code})
    assert answer.status_code == 404 and not Breakout.objects.exists()


def test_a_programme_without_languages_offers_those_of_the_portal(laptop, unep, by, programme):
    bare = programmes.found(
        by=by, slug="bare", title="Bare", acronym="BARE", organisation=unep, certificate_prefix="bare"
    )
    assert [tag for tag, _name in rules.languages_of(bare)] == ["en", "fr", "es", "ru", "ar", "zh-hans"]


def test_reference_data_holds_what_ships_and_nothing_of_a_programme(client_of, make_actor, own, d6):
    keeper = client_of(make_actor(RoleKind.SYSTEM_ADMINISTRATOR))
    for model, ours, theirs in (
        ("breakouttemplate", d6, own),
        ("templatetopic", d6.topics.first(), own.topics.first()),
        ("templatequestion", question(d6, 1, 1), question(own, 1, 1)),
    ):
        name = f"admin:workshops_{model}_change"
        assert keeper.get(reverse(name, args=[ours.pk])).status_code == 200
        assert keeper.get(reverse(name, args=[theirs.pk])).status_code == 302
    assert "(copy)" not in text_of(keeper.get(reverse("admin:workshops_templatetopic_add")))
    assert "(copy)" not in text_of(keeper.get(reverse("admin:workshops_breakouttemplate_changelist")))
