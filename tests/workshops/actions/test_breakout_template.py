"""A programme's own break-outs: cloned, written in one language at a time, retired; nobody overwrites silently."""

import json

import pytest
from django.core.management import call_command

from programmes.models import History, RoleKind
from programmes.rules.actor import SYSTEM
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import breakout as breakouts
from workshops.actions import breakout_template as breakout_templates
from workshops.models import BreakoutTemplate, TemplateTopic
from workshops.rules import breakout_template as rules


@pytest.fixture
def d6(db):
    call_command("load_library")
    return BreakoutTemplate.objects.get(key="d6")


@pytest.fixture
def own(d6, programme, organiser):
    return breakout_templates.clone(template=d6, programme=programme, by=organiser)


def fresh(template):
    return rules.whole(BreakoutTemplate.objects.all()).get(pk=template.pk)


def topic(template, number):
    return template.topics.get(number=number)


def question(template, number, position):
    return topic(template, number).questions.get(position=position)


class Page:
    """What an organiser's page shows of a template in one language, and sends back with some of it changed."""

    def __init__(self, template, language="en"):
        self.template, self.language = fresh(template), language
        self.stored = rules.shown(self.template, language)
        self.order = {one.pk: [q.pk for q in one.questions.all()] for one in self.template.topics.all()}

    def save(self, by, more=None, new=None, **words):
        seen = {name: rules.seal(text) for name, text in self.stored.items()}
        typed = self.stored | {name.replace("_", "-") if name[-1].isdigit() else name: t for name, t in words.items()}
        return breakout_templates.edit(
            template=self.template, language=self.language, words=typed, order=self.order, seen=seen, more=more,
            new=new, by=by,
        )  # fmt: skip


def said(thing):
    return getattr(thing, "data", thing)


# Cloned and begun


def test_a_clone_has_all_of_the_original_in_all_its_languages_and_is_the_programmes_own(d6, own, programme):
    assert (own.programme, own.based_on, own.key, own.is_retired) == (programme, d6, None, False)
    assert own.title.data["en"] == "Working session (copy)" and set(own.title.data) == set(d6.title.data)
    for name in ("organised_by", "purpose", "instructions"):
        assert getattr(fresh(own), name).data == getattr(fresh(d6), name).data

    def content(template):
        return [
            (one.number, said(one.title), one.is_open, one.has_training_plan)
            + tuple((q.position, said(q.section), said(q.text), q.plan_field) for q in one.questions.all())
            for one in template.topics.all()
        ]

    assert content(fresh(own)) == content(fresh(d6))
    assert {q.plan_field for q in topic(own, 3).questions.all()} >= {"officers", "courses", "reported_to"}
    row = History.objects.get(act="breakout_templates.clone")
    assert (row.programme, json.loads(row.details)) == (programme, {"source": "d6"})


def test_nobody_clones_from_or_into_another_programme(d6, own, programme, other_programme, organiser, stranger):
    with pytest.raises(NotAllowed):
        breakout_templates.clone(template=d6, programme=programme, by=stranger)
    with pytest.raises(NotAllowed):
        breakout_templates.clone(template=own, programme=other_programme, by=stranger)
    assert BreakoutTemplate.objects.filter(programme=other_programme).count() == 0


def test_a_template_from_nothing_has_a_title_in_one_language(programme, organiser, facilitator):
    made = breakout_templates.begin(programme=programme, title=" Atelier ", language="fr", by=organiser)
    assert (made.title.data, made.programme, made.topics.count()) == ({"fr": "Atelier"}, programme, 0)
    with pytest.raises(Invalid) as refused:
        breakout_templates.begin(programme=programme, title="  ", language="fr", by=organiser)
    assert refused.value.field == "title"
    with pytest.raises(NotAllowed):
        breakout_templates.begin(programme=programme, title="Atelier", language="fr", by=facilitator)


# Who may


def test_organisers_and_programme_administrators_write_and_nobody_else(
    own, d6, organiser, administrator, facilitator, stranger, make_actor
):
    for who in (organiser, administrator):
        Page(own).save(who, title=f"By {who.label}")
    others = [facilitator, stranger, *map(make_actor, (RoleKind.ASSESSOR, RoleKind.DONOR, RoleKind.PARTICIPANT))]
    for who in others:
        with pytest.raises(NotAllowed):
            Page(own).save(who, title="Mine")
        for act in (breakout_templates.retire, breakout_templates.bring_back):
            with pytest.raises(NotAllowed):
                act(template=own, by=who)
    assert str(fresh(own).title) == f"By {administrator.label}"


def test_nobody_writes_what_ships_with_the_portal(d6, organiser):
    for act in (
        lambda: Page(d6).save(organiser, title="Ours"),
        lambda: Page(d6).save(SYSTEM, title="Ours"),
        lambda: breakout_templates.retire(template=d6, by=organiser),
    ):
        with pytest.raises(NotAllowed, match="clone"):
            act()
    assert fresh(d6).title.data["en"] == "Working session"


# Written in one language at a time


def test_one_language_is_written_and_the_others_stay(own, organiser):
    first = question(own, 1, 1)
    before = dict(first.text.data)
    Page(own, "ar").save(organiser, title="جلسة عمل", **{f"question_{first.pk}": "كيف يطبق النظام؟"})
    Page(own, "fr").save(organiser, **{f"question_{first.pk}": "Comment ?"})
    assert fresh(own).title.data["ar"] == "جلسة عمل" and fresh(own).title.data["ru"] == "Рабочая сессия (copy)"
    assert question(own, 1, 1).text.data == before | {"ar": "كيف يطبق النظام؟", "fr": "Comment ?"}
    Page(own, "ar").save(organiser, **{f"question_{first.pk}": ""})
    assert question(own, 1, 1).text.data == before | {"fr": "Comment ?"}


def test_history_keeps_what_was_changed_and_all_that_was_removed(own, organiser):
    gone = question(own, 2, 9)
    page = Page(own)
    page.order[gone.topic_id].remove(gone.pk)
    page.save(organiser, title="Seizures")
    details = json.loads(History.objects.get(act="breakout_templates.edit").details)
    assert details["before"] == {"title": "Working session (copy)"}
    assert details["removed"] == [{"topic": 2, "question": 9, "words": gone.text.data}]
    assert details["language"] == "en"


def test_a_page_sent_back_as_it_was_changes_nothing_and_leaves_no_trace(own, organiser):
    Page(own).save(organiser)
    assert not History.objects.filter(act="breakout_templates.edit").exists()


def test_topics_and_questions_are_moved_removed_and_added(own, organiser):
    page = Page(own)
    one, two, three, four = (topic(own, number) for number in (1, 2, 3, 4))
    asked = page.order[one.pk]
    page.order = {
        four.pk: page.order[four.pk], one.pk: [asked[5], *asked[:3]], three.pk: page.order[three.pk],
    }  # fmt: skip
    page.save(
        organiser,
        more={one.pk: ["Who pays?", "Who checks?"]},
        new=("Cases of the region", "team", ["Which case was the hardest?"]),
    )
    made = fresh(own)
    assert [(t.number, str(t)) for t in made.topics.all()] == [
        (1, str(four)), (2, str(one)), (3, str(three)), (4, "Cases of the region"),
    ]  # fmt: skip
    assert [q.position for q in topic(made, 2).questions.all()] == [1, 2, 3, 4, 5, 6]
    assert [q.pk for q in topic(made, 2).questions.all()][:4] == [asked[5], *asked[:3]]
    assert [str(q) for q in topic(made, 2).questions.all()][4:] == ["Who pays?", "Who checks?"]
    assert [str(q) for q in topic(made, 4).questions.all()] == ["Which case was the hardest?"]
    assert not TemplateTopic.objects.filter(pk=two.pk).exists()


def test_one_topic_is_open_and_one_is_a_training_plan(own, organiser):
    one, three, four = (topic(own, number) for number in (1, 3, 4))
    for kind, field in (("open", f"kind-{four.pk}"), ("plan", f"kind-{three.pk}")):
        with pytest.raises(Invalid) as refused:
            Page(own).save(organiser, **{f"kind_{one.pk}": kind})
        assert refused.value.field == field
    with pytest.raises(Invalid):
        Page(own).save(organiser, new=("Another", "open", []))
    with pytest.raises(Invalid):
        Page(own).save(organiser, **{f"kind_{one.pk}": "secret"})
    Page(own).save(organiser, **{f"kind_{one.pk}": "plan", f"kind_{three.pk}": "team"})
    assert [(t.has_training_plan, t.is_open) for t in fresh(own).topics.all()] == [
        (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip
    assert {q.plan_field for q in topic(own, 3).questions.all()} == {""}, "a question asks for something in a plan only"


def test_a_training_plan_asks_for_each_thing_once(own, organiser):
    one, two = question(own, 3, 1), question(own, 3, 2)
    with pytest.raises(Invalid, match="officers to train") as refused:
        Page(own).save(organiser, **{f"plan_{two.pk}": "officers"})
    assert refused.value.field == f"plan-{two.pk}"
    with pytest.raises(Invalid, match="no such entry"):
        Page(own).save(organiser, **{f"plan_{two.pk}": "money"})
    Page(own).save(organiser, **{f"plan_{one.pk}": "courses", f"plan_{two.pk}": "officers"})
    assert (question(own, 3, 1).plan_field, question(own, 3, 2).plan_field) == ("courses", "officers")


def test_what_has_no_words_in_any_language_is_refused_beside_its_box(programme, organiser):
    made = breakout_templates.begin(programme=programme, title="Session", language="en", by=organiser)
    Page(made).save(organiser, new=("Licences", "team", ["Who issues them?"]))
    the_topic, the_question = topic(made, 1), question(made, 1, 1)
    for name in ("title", f"topic_{the_topic.pk}", f"question_{the_question.pk}"):
        with pytest.raises(Invalid) as refused:
            Page(made).save(organiser, **{name: "  "})
        assert refused.value.field == name.replace("_", "-")
    with pytest.raises(Invalid) as refused:
        Page(made).save(organiser, new=("", "team", ["A question without a topic"]))
    assert refused.value.field == "new-title"


def test_there_is_an_end_to_topics_and_questions(own, organiser):
    with pytest.raises(Invalid, match="questions"):
        Page(own).save(organiser, more={topic(own, 1).pk: ["Why?"] * rules.MOST_QUESTIONS})
    for number in range(rules.MOST_TOPICS - 4):
        Page(own).save(organiser, new=(f"Topic {number}", "team", []))
    with pytest.raises(Invalid, match="topics") as refused:
        Page(own).save(organiser, new=("One too many", "team", []))
    assert refused.value.field == "new-title"


# Two organisers


def test_two_organisers_who_write_in_different_boxes_do_not_disturb_each_other(own, organiser, administrator):
    mine, theirs = Page(own), Page(own)
    theirs.save(administrator, purpose="Theirs")
    mine.save(organiser, title="Mine")
    assert (str(fresh(own).title), str(fresh(own).purpose)) == ("Mine", "Theirs")


def test_the_same_box_changed_by_two_is_a_conflict_and_the_first_words_stay(own, organiser, administrator):
    mine, theirs = Page(own), Page(own)
    theirs.save(administrator, purpose="Theirs")
    with pytest.raises(Conflict, match="same words"):
        mine.save(organiser, purpose="Mine", title="Mine")
    assert str(fresh(own).purpose) == "Theirs" and str(fresh(own).title) != "Mine"
    Page(own).save(organiser, purpose="Mine, knowingly")
    assert str(fresh(own).purpose) == "Mine, knowingly"


def test_a_page_from_before_the_topics_were_put_in_another_order_is_a_conflict(own, organiser, administrator):
    mine, theirs = Page(own), Page(own)
    theirs.save(administrator, more={topic(own, 1).pk: ["One more?"]})
    with pytest.raises(Conflict, match="added, removed or moved"):
        mine.save(organiser, title="Mine")
    assert topic(own, 1).questions.count() == 7


def test_translations_into_two_languages_at_once_both_stay(own, organiser, administrator):
    arabic, chinese = Page(own, "ar"), Page(own, "zh-hans")
    chinese.save(administrator, title="工作会议")
    arabic.save(organiser, title="جلسة عمل")
    assert {"ar": "جلسة عمل", "zh-hans": "工作会议"}.items() <= fresh(own).title.data.items()


# Retired, and taken by workshops


def test_a_retired_template_is_not_offered_until_it_is_brought_back(own, d6, workshop, organiser):
    breakout_templates.retire(template=own, by=organiser)
    assert list(rules.offered_in(workshop)) == [d6]
    with pytest.raises(Conflict, match="already"):
        breakout_templates.retire(template=own, by=organiser)
    with pytest.raises(Conflict, match="not offered"):
        breakouts.set_up(workshop=workshop, template=own, by=organiser)
    breakout_templates.bring_back(template=own, by=organiser)
    with pytest.raises(Conflict, match="already"):
        breakout_templates.bring_back(template=own, by=organiser)
    assert list(rules.offered_in(workshop)) == [d6, own]
    acts = History.objects.about(own).values_list("act", flat=True)
    assert list(acts)[:2] == ["breakout_templates.bring_back", "breakout_templates.retire"]


def test_a_workshop_takes_neither_another_programmes_template_nor_one_without_topics(
    d6, workshop, other_programme, organiser, stranger, programme
):
    theirs = breakout_templates.clone(template=d6, programme=other_programme, by=stranger)
    empty = breakout_templates.begin(programme=programme, title="Empty", language="en", by=organiser)
    for template in (theirs, empty):
        with pytest.raises(Conflict):
            breakouts.set_up(workshop=workshop, template=template, by=organiser)
    assert not workshop.breakouts.exists()


def test_taking_is_copying_so_a_later_change_changes_no_workshop(own, workshop, organiser):
    Page(own).save(organiser, title="Session in [City]", organised_by="[Organisation]")
    breakout = breakouts.set_up(workshop=workshop, template=fresh(own), by=organiser)
    assert (str(breakout.title), breakout.organised_by) == ("Session in Manama", str(workshop.programme.organisation))

    def words():
        found = [str(breakout.title), str(breakout.purpose), str(breakout.instructions)]
        for one in type(breakout).objects.get(pk=breakout.pk).topics.all():
            found += [str(one.title), *(f"{q.section} {q.text} {q.plan_field}" for q in one.questions.all())]
        return found

    before = words()
    page = Page(own)
    removed = topic(own, 1).pk
    page.order.pop(removed)
    page.save(organiser, title="Another", purpose="Another", **{f"question_{question(own, 2, 1).pk}": "Another?"})
    breakout_templates.retire(template=own, by=organiser)
    breakout.refresh_from_db()
    assert words() == before
