"""A test that is handed in, by name or under a private code; and results of a test answered elsewhere."""

from dataclasses import replace

from django.utils.translation import gettext as _

from programmes.actions import history
from programmes.actions.refusals import refusals
from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from workshops.models import KnowledgeChoice, KnowledgeSheet, KnowledgeTest, Phase
from workshops.rules import knowledge_test as test_rules
from workshops.rules import participation as participation_rules
from workshops.rules import typed_result

S, Way = KnowledgeTest.State, KnowledgeTest.Way


def hand_in(*, test, chosen, by, private_code=""):
    """One's own answers: `chosen` are primary keys of options. Under a private code nothing says whose they are."""
    own = participation_rules.own(by, test.workshop)
    if not test_rules.is_of_those_who_answer(own):
        raise NotAllowed(_("Participants of the workshop answer its test."))
    if not test.workshop.is_open_for_writing(clock.now()):
        raise Conflict(_("This workshop is closed."))
    with refusals():
        test = KnowledgeTest.objects.select_for_update(of=("self",)).get(pk=test.pk)
        if test.phase is None or test.way == Way.ELSEWHERE:
            raise Conflict(_("The test is not open now."))
        options = _options(test, chosen)
        if test.way == Way.PRIVATE:
            if len(test_rules.normal_code(private_code)) < test_rules.SHORTEST_CODE:
                words = _("Give a code of at least {n} letters or digits that only you know.")
                raise Invalid(words.format(n=test_rules.SHORTEST_CODE), field="private_code")
            key = test_rules.sealed(test, private_code)
            if test.sheets.filter(phase=test.phase, private_key=key).exists():
                words = _("A test with this code has been handed in already. If it was not you, take another code.")
                raise Conflict(words, field="private_code")
            sheet = KnowledgeSheet(test=test, phase=test.phase, private_key=key)
            # Who handed in is not written down, so that neither a name nor an hour leads to a sheet.
            by = replace(by, label=_("A participant"), person=None, behind=None)
        elif test.sheets.filter(phase=test.phase, participation=own).exists():
            raise Conflict(_("You have handed this test in already."))
        else:
            sheet = KnowledgeSheet(test=test, phase=test.phase, participation=own)
        sheet.full_clean()
        sheet.save()
        KnowledgeChoice.objects.bulk_create(KnowledgeChoice(sheet=sheet, option=option) for option in options)
        history.record(
            "knowledge_sheets.hand_in", test, by=by, programme=test.workshop.programme, phase=str(test.phase)
        )
        return sheet


def type_in(*, test, text, by, source="", single=Phase.AFTER):
    """Results of a test that was answered elsewhere, one person a line: who, before, after.

    Lines that name nobody of the list, or no result, are left out. Answers the number of people written down.
    """
    if not test_rules.can_type_in(by, test):
        raise NotAllowed(_("Organisers type results in, while the workshop is open for writing."))
    with refusals():
        locked = KnowledgeTest.objects.select_for_update(of=("self",)).get(pk=test.pk)
        locked.workshop = test.workshop
        lines = [line for line in typed_result.of_test(text, locked, single) if not line.problem]
        if not lines:
            raise Invalid(_("No line names somebody of the list with a result."), field="text")
        for line in lines:
            for phase, percent in ((Phase.BEFORE, line.before), (Phase.AFTER, line.after)):
                if percent is not None:
                    _put(locked, phase, line, percent, source)
        # From now on a result after is asked of everybody, as after a test that was answered here.
        if any(line.after is not None for line in lines) and locked.state in (S.PREPARED, S.BETWEEN):
            locked.state = S.CLOSED
            locked.save(update_fields=["state"])
        history.record(
            "knowledge_sheets.type_in",
            locked,
            by=by,
            programme=test.workshop.programme,
            source=source,
            number=len(lines),
        )
        return len(lines)


def _put(test, phase, line, percent, source):
    whose = (
        {"participation": line.participation}
        if line.participation
        else {"private_key": test_rules.sealed(test, line.code)}
    )
    sheet = test.sheets.filter(phase=phase, **whose).first() or KnowledgeSheet(test=test, phase=phase, **whose)
    sheet.percent, sheet.source = percent, source.strip()
    sheet.full_clean()
    sheet.save()


def _options(test, chosen):
    """The chosen options, all of this test, and at least one. Raises Invalid for an empty sheet."""
    known = {option.pk: option for item in test_rules.questions(test) for option in item.options.all()}
    found = [known[pk] for pk in dict.fromkeys(chosen) if pk in known]
    if not found:
        raise Invalid(_("Nothing is answered yet."))
    return found
