"""Who writes, opens and answers a test, and when."""

import unicodedata

from django.db.models import Prefetch
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict, Invalid
from workshops.models import KnowledgeItem, KnowledgeOption, KnowledgeSheet, KnowledgeTest, Participation, Phase
from workshops.rules import door as door_rules
from workshops.rules import workshop as workshop_rules

S, Way = KnowledgeTest.State, KnowledgeTest.Way
LEAST_OPTIONS, MOST_OPTIONS, MOST_ITEMS = 2, 6, 60
SHORTEST_CODE, LONGEST_CODE = 4, 40


def visible_to(actor):
    """A test is its room's: the team prepares it, participants answer it, by badge too. Donors see results alone."""
    return KnowledgeTest.objects.filter(workshop__in=workshop_rules.visible_in_room_to(actor))


def results_visible_to(actor):
    """Totals are for everybody who sees the workshop in figures, so for those who run it and for donors."""
    return KnowledgeTest.objects.filter(workshop__in=workshop_rules.visible_to(actor))


def items_visible_to(actor):
    """Questions with their right answers: for those who run the room."""
    return KnowledgeItem.objects.filter(test__workshop__in=workshop_rules.facilitated_by(actor))


def can_see(actor, test):
    return workshop_rules.can_facilitate(actor, test.workshop)


def can_write(actor, workshop):
    return workshop_rules.can_write_in_room(actor, workshop)


def can_move(actor, test):
    return can_write(actor, test.workshop)


def can_see_people(actor, test):
    """Results person by person are for the organisers; a private test has none."""
    return workshop_rules.can_organise(actor, test.workshop) and test.way != Way.PRIVATE


def can_see_items(actor, test):
    return workshop_rules.can_facilitate(actor, test.workshop)


def can_see_results(actor, test):
    return can_see_items(actor, test) or actor.holds(*STAFF, RoleKind.DONOR, programme_id=test.workshop.programme_id)


def can_type_in(actor, test):
    """Results from elsewhere carry names or codes: they are the organisers'."""
    return workshop_rules.can_write(actor, test.workshop)


def is_of_those_who_answer(participation):
    return participation is not None and participation.is_trainee and participation.state not in participation.AWAY


def open_to(actor):
    """Tests that are open now to this participant, by badge too, and not handed in by name yet."""
    mine = Participation.objects.present().filter(door_rules.me(actor), kind=Participation.Kind.PARTICIPANT)
    return (
        KnowledgeTest.objects.filter(workshop__participations__in=mine, state__in=KnowledgeTest.OPEN)
        .exclude(way=Way.ELSEWHERE)
        .exclude(pk__in=_handed_in(mine, S.BEFORE, Phase.BEFORE))
        .exclude(pk__in=_handed_in(mine, S.AFTER, Phase.AFTER))
        .select_related("workshop")
        .order_by("-workshop__starts_on", "pk")
    )


def _handed_in(mine, state, phase):
    return KnowledgeTest.objects.filter(
        state=state, pk__in=KnowledgeSheet.objects.filter(participation__in=mine, phase=phase).values("test_id")
    ).values("pk")


def to_clone(actor):
    """Earlier tests this actor may take the questions of, the latest workshop first."""
    return (
        KnowledgeTest.objects.filter(workshop__in=workshop_rules.facilitated_by(actor), items__isnull=False)
        .select_related("workshop__country")
        .distinct()
        .order_by("-workshop__starts_on", "-pk")
    )


def questions(test):
    """The questions with their options, in two queries."""
    return list(test.items.prefetch_related(Prefetch("options", KnowledgeOption.objects.order_by("position"))))


def options_of(text):
    """[(words, is right)] of a box with one option a line, a star before what is right. Raises Invalid."""
    found = []
    for line in text.splitlines():
        words = line.strip()
        is_right = words.startswith(("*", "＊", "٭"))
        words = words.lstrip("*＊٭ ").strip()
        if words:
            found.append((words, is_right))
    if not LEAST_OPTIONS <= len(found) <= MOST_OPTIONS:
        words = gettext("A question has from {least} to {most} options, one a line.")
        raise Invalid(words.format(least=LEAST_OPTIONS, most=MOST_OPTIONS), field="options")
    if any(len(words) > 300 for words, _right in found):
        raise Invalid(gettext("One of the options is longer than 300 letters."), field="options")
    if not any(is_right for _words, is_right in found):
        raise Invalid(gettext("Put a star before the option that is right."), field="options")
    return found


def text_of(options):
    """The same box, written again."""
    return "\n".join(("* " if option.is_right else "") + option.text for option in options)


def is_answered(test):
    """Once somebody has answered, questions keep their number and their options: results must stay comparable."""
    return test.sheets.filter(percent__isnull=True).exists()


def _with_questions(test):
    if test.way == Way.ELSEWHERE:
        raise Conflict(_("This test is answered elsewhere; its results are typed in."))
    if not test.items.exists():
        raise Conflict(_("The test has no questions yet."))


MOVES = Moves(
    Move("open_before", (S.PREPARED, S.BETWEEN), S.BEFORE, _("Open the test before"), can_move, _with_questions),
    Move("close_before", (S.BEFORE,), S.BETWEEN, _("Close the test before"), can_move),
    Move("open_after", (S.PREPARED, S.BETWEEN, S.CLOSED), S.AFTER, _("Open the test after"), can_move, _with_questions),
    Move("close_after", (S.AFTER,), S.CLOSED, _("Close the test after"), can_move),
)


def moves_of(actor, test):
    """[(move, is the usual next one)]; what is answered elsewhere is never opened."""
    if test.way == Way.ELSEWHERE:
        return []
    usual = {S.PREPARED: "open_before", S.BEFORE: "close_before", S.BETWEEN: "open_after", S.AFTER: "close_after"}
    return [(move, move.act == usual.get(test.state)) for move in MOVES.open_to(actor, test)]


def is_over(test, phase):
    """No more answers come in, so that the totals of this phase tell nothing of the last one who answers."""
    if test.way == Way.ELSEWHERE:
        return True
    return test.state in ((S.BETWEEN, S.AFTER, S.CLOSED) if phase == Phase.BEFORE else (S.CLOSED,))


def normal_code(text):
    """A private code as it is compared: without case, spaces and signs; digits of any script are the same digits."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    digits = (str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text)
    return "".join(c for c in digits if c.isalnum())


def sealed(test, code):
    """What is kept of a private code. The code itself, which may be a birthday, is not."""
    return salted_hmac("workshops.knowledge_test", f"{test.code}:{normal_code(code)}", algorithm="sha256").hexdigest()
