"""Which certificate a person of a workshop has earned, and the sentence why not more. Derived, never chosen by hand."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from programmes.rules import clock
from reports.models import Certificate
from workshops.models import AgendaItem, Participation
from workshops.rules import completion as completion_rules
from workshops.rules.workshop import TEACHING

K = Certificate.Kind
P = Participation.State
ORDER = Certificate.OF_WORKSHOP


@dataclass(frozen=True)
class Standing:
    """`refused` is {kind: "" or why not}, `live` {kind: certificate}, `grounds` {kind: what it rests on}."""

    participation: Participation
    refused: dict
    live: dict = field(default_factory=dict)
    grounds: dict = field(default_factory=dict)

    @property
    def proposed(self):
        """The most this person has earned, or None."""
        ladder = (K.COMPLETION, K.PARTICIPATION) if self.participation.is_trainee else (K.CO_DELIVERY, K.PARTICIPATION)
        return next((kind for kind in ladder if not self.refused[kind]), None)

    @property
    def proposed_label(self):
        return K(self.proposed).label if self.proposed else ""

    @property
    def ground(self):
        """What the proposed kind rests on, in words; nothing for participation, which rests on the list."""
        return self.grounds.get(self.proposed, "")

    @property
    def live_rows(self):
        return [self.live[kind] for kind in ORDER if kind in self.live]

    @property
    def why_not_more(self):
        """What stands between this person and the next kind; for whoever teaches, nothing is more."""
        if self.proposed == K.PARTICIPATION and self.participation.is_trainee:
            return self.refused[K.COMPLETION]
        return "" if self.proposed else self.refused[self.expected]

    def refusal(self, kind):
        """ "" when this kind may be issued now, or the sentence why not: not earned, or it is there already."""
        if kind in self.live:
            return _("Has it already: {number}").format(number=self.live[kind].number)
        if kind == K.PARTICIPATION and K.COMPLETION in self.live and not self.refused[kind]:
            return _("Has a certificate of completion, which says more.")
        return self.refused[kind]

    @property
    def expected(self):
        return K.CO_DELIVERY if self.participation.kind in TEACHING else K.PARTICIPATION


def of_workshop(workshop):
    """[Standing] of everybody who has been asked to come, in the order of the list. A fixed number of queries."""
    rows = workshop.participations.exclude(state__in=(P.TO_INVITE, P.DECLINED))
    return standings(workshop, rows)


def standings(workshop, rows):
    """[Standing] of some participations of one workshop."""
    rows = list(
        rows.select_related("person", "organisation", "country").prefetch_related(
            "certificates", "agenda_items__module__curriculum"
        )
    )
    for row in rows:
        row.workshop = workshop
    completions = completion_rules.of_participations(rows)
    begun = workshop.today(clock.now()) >= workshop.starts_on
    return [_standing(row, completions.get(row.pk), begun) for row in rows]


def _standing(row, completion, begun):
    refused = {kind: _refusal(row, kind, completion, begun) for kind in ORDER}
    live = {one.kind: one for one in row.certificates.all() if one.is_live}
    grounds = {K.CO_DELIVERY: ", ".join(names_taught(row)), K.COMPLETION: completion.words if completion else ""}
    return Standing(row, refused, live, grounds)


def refusal(participation, kind):
    """ "" when this kind is earned, or the sentence why not."""
    completion = None
    if kind == K.COMPLETION:
        completion = completion_rules.of_participations([participation]).get(participation.pk)
    workshop = participation.workshop
    return _refusal(participation, kind, completion, workshop.today(clock.now()) >= workshop.starts_on)


def _refusal(row, kind, completion, begun):
    if not row.person_id:
        return _("An officer listed without a name gets no certificate. Put the name right first.")
    if row.person.erased_at:
        return _("An erased person gets no certificate.")
    if row.state in Participation.AWAY:
        return _("This person did not take part.")
    if not begun:
        return _("The workshop has not begun.")
    if kind == K.COMPLETION:
        return _not_complete(row, completion)
    if kind == K.CO_DELIVERY:
        return "" if taught(row) else _("No item of the agenda says that this person gave it.")
    if row.kind in TEACHING:
        return _("Whoever teaches is certified for what they taught.")
    return ""


def _not_complete(row, completion):
    if not row.is_trainee or completion is None:
        return _("Completion is for participants.")
    if not completion.items:
        return _("Nothing was asked for completion at this workshop.")
    if completion.is_override and not completion.is_complete:
        return _("Completed by decision, which gives a certificate of participation.")
    if completion.is_complete:
        return ""
    return _("Not completed: {things}").format(things=completion.lacking)


def taught(participation):
    """The items of the agenda this person gave, in order; breaks and ceremonies teach nothing."""
    items = participation.agenda_items.all()
    left_out = (AgendaItem.Kind.BREAK, AgendaItem.Kind.CEREMONY)
    return sorted((one for one in items if one.kind not in left_out), key=lambda one: (one.day, one.starts_at, one.pk))


def names_taught(participation):
    """Modules by their titles, other items by theirs, each once, in the language that is active."""
    return list(dict.fromkeys(str(item.module.title) if item.module else item.title for item in taught(participation)))
