from difflib import SequenceMatcher
from itertools import zip_longest

from django.db.models import Max
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.actions import group as groups
from workshops.models import Breakout, Question, Topic
from workshops.rules import participation as participation_rules
from workshops.rules import topic as topic_rules


def suggest(*, breakout, title, by):
    """Suggest a topic of the participants' own, from the ideas or in other words.

    A participant's words wait for a facilitator before everybody reads them; a facilitator's stand at once.
    """
    title = " ".join(title.split())
    if not topic_rules.may_suggest(by, breakout):
        raise NotAllowed(_("Participants and facilitators suggest topics."))
    if breakout.state != Breakout.State.PLANNED:
        raise Conflict(_("The topics are selected already."))
    if not title:
        raise Invalid(_("Write the topic in one line."), field="title")
    if len(title) > topic_rules.LONGEST:
        raise Invalid(_("At most {n} letters, please.").format(n=topic_rules.LONGEST), field="title")
    with refusals():
        if Breakout.objects.select_for_update(of=("self",)).get(pk=breakout.pk).state != Breakout.State.PLANNED:
            raise Conflict(_("The topics are selected already."))
        same = next((one for one in breakout.topics.filter(is_suggested=True) if str(one.title) == title), None)
        if same:
            return same
        moderates = topic_rules.can_moderate(by, breakout)
        mine = participation_rules.own(by, breakout.workshop)
        if mine and not moderates and breakout.topics.filter(proposed_by=mine).count() >= topic_rules.MOST_OF_ONE:
            raise Conflict(_("You have suggested enough topics; the facilitators will look at them."))
        topic = breakout.topics.filter(is_open=True, is_suggested=False).first()
        if topic is None:
            last = breakout.topics.aggregate(last=Max("number"))["last"] or 0
            topic = Topic(breakout=breakout, number=last + 1, is_open=True)
        topic.title = LazyI18nString({breakout.workshop.language.tag: title})
        topic.is_suggested = True
        topic.proposed_by = mine
        topic.state = Topic.State.PROPOSED if moderates else Topic.State.SUGGESTED
        topic.save()
        history.record("topics.suggest", topic, by=by, programme=breakout.workshop.programme)
        return topic


def put_up(*, topic, by):
    """Put a participant's suggestion before everybody."""
    breakout = _selecting(topic, by)
    with refusals():
        if Topic.objects.filter(pk=topic.pk, state=Topic.State.SUGGESTED).update(state=Topic.State.PROPOSED):
            history.record("topics.put_up", topic, by=by, programme=breakout.workshop.programme)
        topic.refresh_from_db()
        return topic


def edit(*, topic, by, title, questions=None):
    """Put a topic into other words for this workshop; `questions` is a list of texts, in order. Translations stay."""
    breakout = _selecting(topic, by)
    tag = breakout.workshop.language.tag
    title = " ".join(title.split())
    if not title:
        raise Invalid(_("Write the topic in one line."), field="title")
    with refusals():
        topic = Topic.objects.select_for_update().get(pk=topic.pk)
        before = str(topic.title)
        topic.title = _said(topic.title, tag, title)
        topic.save(update_fields=["title"])
        if questions is not None:
            _ask(topic, tag, [text.strip() for text in questions if text.strip()])
        history.record("topics.edit", topic, by=by, programme=breakout.workshop.programme, before=before)
        return topic


def select(*, topic, by, groups_wanted=1):
    """Select a topic during the introduction; it gets a group with the seats of the break-out, or several."""
    breakout = _selecting(topic, by)
    if topic_rules.is_waiting(topic):
        raise Conflict(_("Nobody has suggested this topic yet."))
    with refusals():
        topic = Topic.objects.select_for_update().get(pk=topic.pk)
        if topic.state != Topic.State.SELECTED:
            topic.state = Topic.State.SELECTED
            topic.save(update_fields=["state"])
            history.record("topics.select", topic, by=by, programme=breakout.workshop.programme)
        # Also when it was selected before, and the one that had the number has been left out since.
        _take_open_number(topic)
        for _number in range(topic.groups.at_work().count(), groups_wanted):
            groups.add(topic=topic, by=by)
        return topic


def leave_out(*, topic, by):
    """Leave a topic out; its groups, still empty, go with it."""
    breakout = _selecting(topic, by)
    with refusals():
        topic = Topic.objects.select_for_update().get(pk=topic.pk)
        topic.state = Topic.State.LEFT_OUT
        topic.save(update_fields=["state"])
        groups.remove_empty(topic=topic)
        history.record("topics.leave_out", topic, by=by, programme=breakout.workshop.programme)
        return topic


def _selecting(topic, by):
    if not topic_rules.can_select(by, topic):
        raise NotAllowed(_("The facilitators select the topics."))
    if topic.breakout.state != Breakout.State.PLANNED:
        raise Conflict(_("The topics are selected already. Go back to the topics to change them."))
    return topic.breakout


def _take_open_number(topic):
    """The participants' own topic is number 4 of the form, whichever of the suggestions it is."""
    if not topic.is_open:
        return
    rest = topic.breakout.topics.filter(is_open=True, number__lt=topic.number).exclude(state=Topic.State.SELECTED)
    first = rest.order_by("number").first()
    if first is None:
        return
    number, first_number = topic.number, first.number
    spare = topic.breakout.topics.aggregate(last=Max("number"))["last"] + 1
    for one, value in ((first, spare), (topic, first_number), (first, number)):
        one.number = value
        one.save(update_fields=["number"])


def _said(text, tag, words):
    data = dict(text.data) if isinstance(getattr(text, "data", None), dict) else {tag: str(text)}
    return LazyI18nString(data | {tag: words})


def _ask(topic, tag, texts):
    """A question that stays keeps its translations and its place in a training plan, also when one before it goes."""
    known = list(topic.questions.all())
    asked, gone = [], []
    before = [question.text.localize(tag) for question in known]
    if before == texts:
        return
    for _what, i1, i2, j1, j2 in SequenceMatcher(None, before, texts, autojunk=False).get_opcodes():
        for question, text in zip_longest(known[i1:i2], texts[j1:j2]):
            if text is None:
                gone.append(question.pk)
            else:
                question = question or Question(topic=topic, text=LazyI18nString({tag: text}))
                question.text = _said(question.text, tag, text)
                asked.append(question)
    Question.objects.filter(pk__in=gone).delete()
    # Aside first: a position is taken once.
    last = max((question.position for question in known), default=0)
    for start in (max(last, len(texts)) + 1, 1):
        for position, question in enumerate(asked, start):
            question.position = position
            question.save()
