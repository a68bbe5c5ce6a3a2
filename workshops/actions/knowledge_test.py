"""The questions of a workshop's test, and when they are open to answers."""

from django.db.models import Max
from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.move import perform
from programmes.actions.refusals import refusals
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import KnowledgeItem, KnowledgeOption, KnowledgeTest, Workshop
from workshops.rules import knowledge_test as test_rules

Way = KnowledgeTest.Way


def prepare(*, workshop, by, way=Way.NAMED, source=None):
    """Give the workshop a test, with the questions of an earlier one or none. IDs come along."""
    _must_write(by, workshop)
    with refusals():
        Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
        if KnowledgeTest.objects.filter(workshop=workshop).exists():
            raise Conflict(_("This workshop has a test already. Look at the page again."))
        test = KnowledgeTest(workshop=workshop, way=way)
        test.full_clean(exclude=["code"])
        test.save()
        items = _copy(source, test) if source else 0
        history.record(
            "knowledge_tests.prepare",
            test,
            by=by,
            programme=workshop.programme,
            way=way,
            source=source.code if source else "",
            items=items,
        )
        return test


def set_way(*, test, way, by):
    """By name, by a private code, or elsewhere. Whoever has answered was promised one of them."""
    _must_write(by, test.workshop)
    with refusals():
        locked = _lock(test)
        if locked.sheets.exists():
            raise Conflict(_("Somebody has answered already; how it is answered stays as it was."))
        before, locked.way = locked.way, way
        locked.full_clean(exclude=["code"])
        locked.save(update_fields=["way"])
        history.record(
            "knowledge_tests.set_way", locked, by=by, programme=test.workshop.programme, before=before, way=way
        )
        return locked


def move(*, test, act, by):
    """Open and close the test before and the test after: the moves of workshops.rules.knowledge_test.MOVES."""
    if not test_rules.MOVES[act].may(by, test):
        raise NotAllowed(_("The team opens and closes the test, while the workshop is open for writing."))
    return perform(
        test_rules.MOVES, test, act, by=by, history_act=f"knowledge_tests.{act}", programme=test.workshop.programme
    )


def write_item(*, test, by, text, options, item=None, key="", module=None):
    """Add a question, or mend one. `options` is one a line, a star before what is right.

    Once somebody has answered, words and right answers can be mended; the number of options cannot.
    """
    _must_write(by, test.workshop)
    wanted = test_rules.options_of(options)
    with refusals():
        _lock(test)
        is_new = item is None
        if is_new:
            _must_be_open_to_questions(test)
            last = test.items.aggregate(last=Max("position"))["last"] or 0
            if test.items.count() >= test_rules.MOST_ITEMS:
                raise Invalid(_("A test has at most {n} questions.").format(n=test_rules.MOST_ITEMS), field="text")
            item = KnowledgeItem(test=test, position=last + 1)
        item.text, item.module = text.strip(), module
        item.key = key.strip() or item.key
        item.full_clean(exclude=["code"])
        item.save()
        _put_options(item, wanted)
        history.record(
            "knowledge_tests.write_item",
            test,
            by=by,
            programme=test.workshop.programme,
            item=item.key,
            new=is_new,
            right=[number for number, (_text, is_right) in enumerate(wanted, 1) if is_right],
        )
        return item


def remove_item(*, item, by):
    """Take a question out, before anybody has answered."""
    test = item.test
    _must_write(by, test.workshop)
    with refusals():
        _lock(test)
        _must_be_open_to_questions(test)
        history.record(
            "knowledge_tests.remove_item",
            test,
            by=by,
            programme=test.workshop.programme,
            item=item.key,
            text=item.text,
        )
        item.delete()


def _must_write(by, workshop):
    if not test_rules.can_write(by, workshop):
        raise NotAllowed(_("The team of the workshop writes its test, while it is open for writing."))


def _must_be_open_to_questions(test):
    if test_rules.is_answered(test):
        raise Conflict(_("Somebody has answered already: questions can be mended, and not added or taken out."))


def _lock(test):
    return KnowledgeTest.objects.select_for_update(of=("self",)).get(pk=test.pk)


def _put_options(item, wanted):
    known = list(item.options.order_by("position"))
    if len(known) != len(wanted) and test_rules.is_answered(item.test):
        raise Conflict(_("Somebody has answered already: the number of options stays."), field="options")
    for position, (text, is_right) in enumerate(wanted, 1):
        option = known[position - 1] if position <= len(known) else KnowledgeOption(item=item)
        option.position, option.text, option.is_right = position, text, is_right
        option.save()
    KnowledgeOption.objects.filter(pk__in=[option.pk for option in known[len(wanted) :]]).delete()


def _copy(source, test):
    """The questions with their IDs. Modules come along inside a programme."""
    same = source.workshop.programme_id == test.workshop.programme_id
    rows = test_rules.questions(source)
    for old in rows:
        item = KnowledgeItem.objects.create(
            test=test,
            key=old.key,
            position=old.position,
            text=old.text,
            module_id=old.module_id if same else None,
        )
        KnowledgeOption.objects.bulk_create(
            KnowledgeOption(item=item, position=o.position, text=o.text, is_right=o.is_right) for o in old.options.all()
        )
    return len(rows)
