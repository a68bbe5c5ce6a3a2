"""What participants thought: who prepares, answers and reads it. Nothing here leads from an answer to a person."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.models import RoleKind
from programmes.rules.moves import Move, Moves
from programmes.rules.programme import STAFF
from programmes.rules.refusal import Conflict, Invalid
from workshops.models import AgendaItem, Evaluation, EvaluationMark, EvaluationStatement, Participation
from workshops.rules import door as door_rules
from workshops.rules import evaluation_words, masking
from workshops.rules import workshop as workshop_rules

S, Kind = Evaluation.State, EvaluationStatement.Kind
MOST_OWN, MOST_MODULES = 10, 20


def visible_to(actor):
    """The team prepares it, participants answer it, by badge too."""
    return Evaluation.objects.filter(workshop__in=workshop_rules.visible_in_room_to(actor))


def results_visible_to(actor):
    return Evaluation.objects.filter(workshop__in=workshop_rules.visible_to(actor))


def can_write(actor, workshop):
    return workshop_rules.can_write_in_room(actor, workshop)


def can_move(actor, evaluation):
    return can_write(actor, evaluation.workshop)


def can_see_modules(actor, evaluation):
    """Module by module, with the words: for those who run the room."""
    return workshop_rules.can_facilitate(actor, evaluation.workshop)


def can_see_results(actor, evaluation):
    return can_see_modules(actor, evaluation) or actor.holds(
        *STAFF, RoleKind.DONOR, programme_id=evaluation.workshop.programme_id
    )


def open_to(actor):
    """Evaluations that this participant, by badge too, has not answered yet."""
    mine = Participation.objects.present().filter(door_rules.me(actor), kind=Participation.Kind.PARTICIPANT)
    answered = EvaluationMark.objects.filter(participation__in=mine).values("evaluation_id")
    return (
        Evaluation.objects.filter(workshop__participations__in=mine, state=S.OPEN)
        .exclude(pk__in=answered)
        .select_related("workshop")
        .order_by("-workshop__starts_on", "pk")
    )


def still_to_answer(evaluation):
    """Participants who have not answered on the screen; nobody can tell who filled in a sheet of paper."""
    people = evaluation.workshop.participations.trainees().exclude(
        state__in=[*Participation.AWAY, Participation.State.TO_INVITE]
    )
    answered = evaluation.marks.values("participation_id")
    return people.exclude(pk__in=answered).select_related("person").order_by("number")


def own_of_the_last(programme):
    """The programme's own statements, as it last asked them."""
    last = Evaluation.objects.filter(workshop__programme=programme).order_by("-workshop__starts_on", "-pk").first()
    return [row.text for row in last.statements.filter(kind=Kind.OWN)] if last else []


def modules_of(workshop):
    """[(module or None, title)] of what is taught there, each once, in the order of the agenda."""
    taught = workshop.agenda.filter(kind__in=[AgendaItem.Kind.TEACHING, AgendaItem.Kind.EXERCISE])
    found = {}
    for item in taught.select_related("module"):
        title = str(item.module.title) if item.module_id else item.title
        found.setdefault(item.module_id or title, (item.module, title))
    return list(found.values())[:MOST_MODULES]


def number_of_sheets(evaluation):
    return evaluation.marks.count() + evaluation.paper_sheets


def _nothing_shown(evaluation):
    """Results were shown when it was closed: one more answer would be the difference."""
    if number_of_sheets(evaluation) >= masking.LEAST:
        words = _("The results have been shown: one more answer could be told from them. Type it in as paper.")
        raise Conflict(words)


MOVES = Moves(
    Move("open", (S.PREPARED,), S.OPEN, _("Open the evaluation"), can_move),
    Move("close", (S.OPEN,), S.CLOSED, _("Close the evaluation"), can_move),
    Move("reopen", (S.CLOSED,), S.OPEN, _("Open it again"), can_move, _nothing_shown),
)


def moves_of(actor, evaluation):
    """What can be pressed: it is not opened again once its results have been shown."""
    were_shown = number_of_sheets(evaluation) >= masking.LEAST
    return [move for move in MOVES.open_to(actor, evaluation) if not (move.act == "reopen" and were_shown)]


@dataclass(frozen=True)
class Row:
    """One statement: how many answered it, how many agree (or strongly), and by degree where that may be shown."""

    statement: EvaluationStatement
    words: str
    n: int
    agree: int | None
    by_degree: list[int] | None

    @property
    def percent(self):
        return None if self.agree is None else 100 * self.agree // self.n


class Results:
    """What a closed evaluation says, in four queries. `modules` says whether this reader sees module by module."""

    def __init__(self, evaluation, modules):
        self.sheets = number_of_sheets(evaluation)
        self.is_shown = evaluation.state == S.CLOSED and not masking.is_masked(self.sheets)
        self.usual, self.modules, self.words = [], [], []
        if not self.is_shown:
            return
        for statement in evaluation.statements.select_related("module").prefetch_related("tallies"):
            if statement.kind == Kind.MODULE:
                if modules:
                    self.modules.append(row_of(statement, evaluation_words.title_of(statement)))
            else:
                self.usual.append(row_of(statement, evaluation_words.words_of(statement), by_degree=modules))
        if modules:
            texts = list(evaluation.words.order_by("pk"))
            self.words = [
                (question, [row.text for row in texts if row.question == key])
                for key, question in evaluation_words.OPEN_QUESTIONS.items()
            ]


def row_of(statement, words, by_degree=True):
    counts = {tally.degree: tally.on_screen + tally.on_paper for tally in statement.tallies.all()}
    row = [counts.get(degree, 0) for degree in evaluation_words.DEGREES]
    agree = sum(counts.get(degree, 0) for degree in evaluation_words.AGREEING)
    return Row(
        statement,
        words,
        sum(row),
        masking.of_counts(agree, sum(row) - agree),
        masking.of_row(row) if by_degree else None,
    )


def lines(text):
    """One answer in free words a line, as they stand on sheets of paper."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def own_statements(text):
    """Statements of one's own, one a line, each once. Raises Invalid for too many or too long."""
    found = list(dict.fromkeys(lines(text)))
    if len(found) > MOST_OWN or any(len(line) > 300 for line in found):
        raise Invalid(gettext("At most {n} statements, each at most 300 letters.").format(n=MOST_OWN), field="own")
    return found
