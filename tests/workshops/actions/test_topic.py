"""Topics: proposed by the form, suggested by participants, selected during the introduction."""

import pytest

from programmes.models import History
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import membership as memberships
from workshops.actions import topic as topics
from workshops.actions import workshop as workshops
from workshops.models import Participation, PlanField, Topic
from workshops.rules import topic as topic_rules


def topic_of(room, number):
    return room.breakout.topics.get(number=number)


def test_a_selected_topic_gets_a_group_with_a_report(room):
    topics.select(topic=topic_of(room, 2), by=room.facilitator)
    group = room.group("A")
    assert (group.topic.number, group.topic.state, group.report.state) == (2, Topic.State.SELECTED, "draft")
    assert set(History.objects.values_list("act", flat=True)) >= {"topics.select", "groups.add"}


def test_selecting_twice_makes_one_group(room):
    stale = topic_of(room, 1)
    topics.select(topic=topic_of(room, 1), by=room.facilitator)
    topics.select(topic=stale, by=room.facilitator)
    assert room.breakout.groups.count() == 1
    assert History.objects.filter(act="topics.select").count() == 1


def test_a_participant_suggests_the_open_topic_in_their_own_words(room):
    noora = room.officer()
    topic = topics.suggest(breakout=room.breakout, title="  Mixtures at the border ", by=room.who(noora))
    assert (topic.number, str(topic.title), topic.proposed_by) == (4, "Mixtures at the border", noora)
    assert topics.select(topic=topic, by=room.facilitator).state == Topic.State.SELECTED


def test_a_second_suggestion_stands_beside_the_first(room):
    for title in ("Mixtures", "Risk analysis"):
        topics.suggest(breakout=room.breakout, title=title, by=room.who(room.officer()))
    suggested = room.breakout.topics.filter(is_suggested=True)
    assert [(topic.number, str(topic.title)) for topic in suggested] == [(4, "Mixtures"), (5, "Risk analysis")]


def test_the_open_topic_cannot_be_selected_before_somebody_suggests_one(room):
    with pytest.raises(Conflict, match="Nobody has suggested"):
        topics.select(topic=topic_of(room, 4), by=room.facilitator)
    assert not room.breakout.groups.exists()


def test_a_suggestion_has_words(room):
    with pytest.raises(Invalid) as refused:
        topics.suggest(breakout=room.breakout, title="  ", by=room.facilitator)
    assert refused.value.field == "title"


def test_a_participants_words_wait_until_a_facilitator_puts_them_before_everybody(room, stranger):
    noora, hasan = room.officer(), room.officer()
    topic = topics.suggest(breakout=room.breakout, title="Mixtures", by=room.who(noora))

    def shown(actor):
        return topic in topic_rules.shown_to(actor, room.breakout, list(room.breakout.topics.all()))

    assert topic.state == Topic.State.SUGGESTED
    assert [shown(room.who(noora)), shown(room.who(hasan)), shown(room.facilitator)] == [True, False, True]
    for actor in (room.who(noora), room.badge(noora), stranger):
        with pytest.raises(NotAllowed):
            topics.put_up(topic=topic, by=actor)
    assert not shown(room.who(hasan))
    put_up = topics.put_up(topic=topic, by=room.facilitator)
    assert put_up.state == Topic.State.PROPOSED and shown(room.who(hasan)) and shown(room.badge(hasan))
    topics.put_up(topic=topic, by=room.facilitator)
    assert History.objects.filter(act="topics.put_up").count() == 1


def test_a_facilitators_words_stand_at_once(room):
    topic = topics.suggest(breakout=room.breakout, title="Mixtures", by=room.facilitator)
    assert (topic.state, topic.proposed_by) == (Topic.State.PROPOSED, None)


def test_a_topic_is_suggested_by_badge_too_and_not_by_a_laptop(room):
    noora = room.officer()
    topic = topics.suggest(breakout=room.breakout, title="Mixtures", by=room.badge(noora))
    assert (topic.state, topic.proposed_by) == (Topic.State.SUGGESTED, noora)
    entry = History.objects.get(act="topics.suggest")
    assert (entry.actor_kind, entry.actor_person) == ("badge", noora.person)
    with pytest.raises(NotAllowed):
        topics.suggest(breakout=room.breakout, title="Risk", by=room.select(1).laptop())


def test_the_same_words_twice_are_one_topic(room):
    first = topics.suggest(breakout=room.breakout, title="Mixtures", by=room.who(room.officer()))
    assert topics.suggest(breakout=room.breakout, title=" Mixtures  ", by=room.who(room.officer())) == first


def test_a_participant_suggests_five_topics_and_a_facilitator_as_many_as_are_called_out(room):
    noora, teaches = room.who(room.officer()), room.officer(kind=Participation.Kind.FACILITATOR)
    for number in range(topic_rules.MOST_OF_ONE):
        topics.suggest(breakout=room.breakout, title=f"Topic {number}", by=noora)
    with pytest.raises(Conflict, match="suggested enough"):
        topics.suggest(breakout=room.breakout, title="One more", by=noora)
    topics.suggest(breakout=room.breakout, title="Of somebody else", by=room.who(room.officer()))
    for number in range(topic_rules.MOST_OF_ONE + 1):
        topics.suggest(breakout=room.breakout, title=f"Called out {number}", by=room.who(teaches))


def test_a_suggestion_is_one_line_of_two_hundred_letters(room):
    made = topics.suggest(breakout=room.breakout, title="x" * 200, by=room.facilitator)
    assert len(str(made.title)) == 200
    with pytest.raises(Invalid, match="At most 200") as refused:
        topics.suggest(breakout=room.breakout, title="x" * 201, by=room.facilitator)
    assert refused.value.field == "title"
    assert str(topics.suggest(breakout=room.breakout, title="Two\nlines", by=room.facilitator).title) == "Two lines"


def test_a_page_loaded_before_the_choice_opened_suggests_nothing_after_it(room):
    stale, noora = room.fresh(room.breakout), room.who(room.officer())
    room.to("choosing")
    with pytest.raises(Conflict, match="selected already"):
        topics.suggest(breakout=stale, title="Mixtures", by=noora)
    assert not Topic.objects.filter(is_suggested=True).exists()


def suggested(room, *titles):
    return [topics.suggest(breakout=room.breakout, title=title, by=room.facilitator) for title in titles]


def numbers(room):
    return {str(topic.title): topic.number for topic in room.breakout.topics.filter(is_open=True)}


def test_number_four_is_whichever_own_topic_is_selected(room):
    mixtures, risk, data = suggested(room, "Mixtures", "Risk", "Data")
    topics.select(topic=data, by=room.facilitator)
    assert numbers(room) == {"Data": 4, "Risk": 5, "Mixtures": 6}
    topics.select(topic=mixtures, by=room.facilitator)
    assert numbers(room) == {"Data": 4, "Mixtures": 5, "Risk": 6}
    assert room.fresh(risk).state == Topic.State.PROPOSED
    assert [group.topic.number for group in room.breakout.groups.order_by("letter")] == [4, 5]


def test_number_four_passes_on_when_the_topic_that_had_it_is_left_out(room):
    mixtures, risk = suggested(room, "Mixtures", "Risk")
    for topic in (mixtures, risk):
        topics.select(topic=topic, by=room.facilitator)
    topics.leave_out(topic=room.fresh(mixtures), by=room.facilitator)
    topics.select(topic=room.fresh(risk), by=room.facilitator)
    assert numbers(room) == {"Risk": 4, "Mixtures": 5}


def test_the_numbers_of_the_form_stay(room):
    [topic] = suggested(room, "Mixtures")
    topics.select(topic=topic, by=room.facilitator)
    topics.select(topic=topic_of(room, 2), by=room.facilitator)
    assert [str(one.title).split()[0] for one in room.breakout.topics.all()] == [
        "Licensing", "Enforcement", "Plans", "Mixtures",
    ]  # fmt: skip


def in_french(thing, name, words):
    text = getattr(thing, name)
    text.data["fr"] = words
    setattr(thing, name, text)
    thing.save()


def test_other_words_in_the_workshops_language_keep_the_translations(room):
    topic = topic_of(room, 1)
    in_french(topic, "title", "Licences")
    edited = topics.edit(topic=topic, title=" Permits and  licences ", by=room.facilitator)
    assert room.fresh(edited).title.data == {"en": "Permits and licences", "fr": "Licences"}
    entry = History.objects.get(act="topics.edit")
    assert "Licensing in Bahrain" in entry.details


def test_questions_are_put_into_other_words_taken_out_and_added(room):
    topic = topic_of(room, 1)
    texts = [str(question.text) for question in topic.questions.all()]
    asked = ["Who issues permits?", *texts[1:4], " ", "Who looks at them?"]
    topics.edit(topic=topic, title="Licensing", questions=asked, by=room.facilitator)
    assert [str(question.text) for question in topic.questions.all()] == [text for text in asked if text.strip()]
    assert [question.position for question in topic.questions.all()] == [1, 2, 3, 4, 5]


def test_a_question_that_stays_keeps_its_translation_and_its_place_in_a_training_plan(room):
    topic = topic_of(room, 3)
    second, third = topic.questions.all()[1:3]
    third.plan_field = PlanField.OFFICERS
    in_french(second, "text", "Deuxième ?")
    in_french(third, "text", "Combien d'agents ?")
    texts = [str(question.text) for question in topic.questions.all()]
    topics.edit(topic=topic, title="Plans", questions=[texts[0], *texts[2:]], by=room.facilitator)
    kept = topic.questions.get(position=2)
    assert (kept.pk, kept.plan_field) == (third.pk, PlanField.OFFICERS)
    assert kept.text.data == {"en": "Question 3?", "fr": "Combien d'agents ?"}
    assert not topic.questions.filter(pk=second.pk).exists()


def test_a_question_in_other_words_is_the_same_question(room):
    topic = topic_of(room, 1)
    before = list(topic.questions.values_list("pk", flat=True))
    texts = [str(question.text) for question in topic.questions.all()]
    in_french(topic.questions.get(position=2), "text", "Deuxième ?")
    topics.edit(topic=topic, title="Plans", questions=[texts[0], "The second?", *texts[2:]], by=room.facilitator)
    assert list(topic.questions.values_list("pk", flat=True)) == before
    assert topic.questions.get(position=2).text.data == {"en": "The second?", "fr": "Deuxième ?"}


def test_a_topic_keeps_words_and_its_questions_stay_when_only_the_title_is_sent(room):
    topic = topic_of(room, 1)
    with pytest.raises(Invalid) as refused:
        topics.edit(topic=topic, title=" ", by=room.facilitator)
    assert refused.value.field == "title"
    topics.edit(topic=topic, title="Permits", by=room.facilitator)
    assert topic.questions.count() == 6


def test_a_question_somebody_has_answered_is_not_taken_out(room):
    topic = room.select(1).breakout.topics.get(number=1)
    question = topic.questions.first()
    room.write("From paper", room.facilitator, key=f"q{question.pk}")
    texts = [str(one.text) for one in topic.questions.all()][1:]
    with pytest.raises(Conflict):
        topics.edit(topic=topic, title="Licensing", questions=texts, by=room.facilitator)
    assert topic.questions.count() == 6 and room.report().answers.get().question == question


def test_participants_put_no_topic_into_other_words_and_nobody_does_after_the_choice_opened(room, stranger):
    for actor in (room.who(room.officer()), room.badge(room.officer()), stranger):
        with pytest.raises(NotAllowed):
            topics.edit(topic=topic_of(room, 1), title="Ours", by=actor)
    room.to("choosing")
    for act in (
        lambda: topics.edit(topic=topic_of(room, 1), title="Late", by=room.facilitator),
        lambda: topics.put_up(topic=topic_of(room, 1), by=room.facilitator),
    ):
        with pytest.raises(Conflict, match="selected already"):
            act()


def test_observers_strangers_and_those_who_left_suggest_nothing(room, stranger):
    observer = room.officer(kind=Participation.Kind.OBSERVER)
    withdrawn = room.officer()
    Participation.objects.filter(pk=withdrawn.pk).update(state=Participation.State.WITHDRAWN)
    for actor in (room.who(observer), room.who(withdrawn), stranger):
        with pytest.raises(NotAllowed):
            topics.suggest(breakout=room.breakout, title="Mixtures", by=actor)


def test_suggestions_end_when_the_choice_opens(room):
    noora = room.who(room.officer())
    room.to("choosing")
    with pytest.raises(Conflict):
        topics.suggest(breakout=room.breakout, title="Mixtures", by=noora)


def test_nobody_suggests_a_topic_for_a_workshop_that_was_cancelled(room, organiser):
    noora = room.who(room.officer())
    workshops.move(workshop=room.workshop, act="cancel", by=organiser, reason="Flood")
    room.breakout = room.fresh(room.breakout)
    with pytest.raises(NotAllowed):
        topics.suggest(breakout=room.breakout, title="Mixtures", by=noora)


def test_participants_do_not_select(room, stranger):
    for actor in (room.who(room.officer()), stranger):
        with pytest.raises(NotAllowed):
            topics.select(topic=topic_of(room, 1), by=actor)
        with pytest.raises(NotAllowed):
            topics.leave_out(topic=topic_of(room, 1), by=actor)


def test_topics_are_selected_before_the_choice_and_not_during_it(room):
    room.to("choosing")
    for act in (topics.select, topics.leave_out):
        with pytest.raises(Conflict, match="selected already"):
            act(topic=topic_of(room, 1), by=room.facilitator)


def test_a_topic_left_out_takes_its_empty_group_with_it(room):
    room.select(1, 2)
    left = topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert left.state == Topic.State.LEFT_OUT
    assert list(room.breakout.groups.values_list("letter", flat=True)) == ["B"]
    topics.select(topic=topic_of(room, 3), by=room.facilitator)
    assert set(room.breakout.groups.values_list("letter", flat=True)) == {"A", "B"}


def test_a_topic_in_whose_group_somebody_sits_is_not_left_out(room):
    seat = room.select(1).seated("A")
    with pytest.raises(Conflict, match="taken seats already"):
        topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert topic_of(room, 1).state == Topic.State.SELECTED
    memberships.leave(membership=seat, by=room.facilitator)
    assert topics.leave_out(topic=topic_of(room, 1), by=room.facilitator).state == Topic.State.LEFT_OUT


def test_a_topic_on_which_something_was_written_is_not_thrown_away(room):
    room.select(1).write("From paper", room.facilitator)
    with pytest.raises(Conflict, match="not thrown away"):
        topics.leave_out(topic=topic_of(room, 1), by=room.facilitator)
    assert room.report().answers.get().text == "From paper"
