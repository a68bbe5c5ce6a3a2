"""From one workshop to the officers reached: its trainers, their courses, their pupils who teach, and so on.

Three queries, however large the tree. A course taught by two trainers stands under both and counts once.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from accreditation.models import Delivery, DeliveryTrainer, Pupil
from accreditation.rules import national_training
from workshops.models import Workshop


@dataclass
class Course:
    """A course below a trainer. `is_again`: it stands, and counts, further up under a colleague."""

    delivery: Delivery
    share: int | None
    is_again: bool
    pupils: list = field(default_factory=list)


@dataclass
class Trainer:
    person: object
    organisation: object
    courses: list = field(default_factory=list)

    def own(self):
        return Totals([course.delivery for course in self.courses])


class Totals:
    """Sums over distinct courses."""

    def __init__(self, deliveries):
        self.deliveries = {one.pk: one for one in deliveries}

    @property
    def courses(self):
        return len(self.deliveries)

    @property
    def confirmed_courses(self):
        return sum(one.state == Delivery.State.CONFIRMED for one in self.deliveries.values())

    @property
    def reported(self):
        return sum(one.officers for one in self.deliveries.values())

    @property
    def confirmed(self):
        return sum(one.confirmed_officers or 0 for one in self.deliveries.values())


@dataclass
class Tree:
    trainers: list  # those who taught, first
    silent: int  # trainers who have reported nothing; a number, and no list
    totals: Totals
    workshop: Workshop | None = None

    @property
    def trained(self):
        return len(self.trainers) + self.silent


class Grove:
    """Everything taught in a programme, loaded once; trees grow out of it without another query."""

    def __init__(self, programme):
        taught = (
            DeliveryTrainer.objects.filter(delivery__programme=programme)
            .exclude(delivery__state=Delivery.State.PUT_ASIDE)
            .select_related("person__organisation", "delivery__organisation__country")
            .order_by("delivery__starts_on", "delivery_id", "pk")
        )
        self.taught, self.pupils = defaultdict(list), defaultdict(list)
        for row in taught:
            self.taught[row.person_id].append(row)
        for pupil in Pupil.objects.filter(delivery__programme=programme).select_related("person__organisation"):
            self.pupils[pupil.delivery_id].append(pupil.person)

    def tree(self, people, workshop=None):
        """`people`: [(Person, administration of that day)]. Only what they taught after the workshop is its fruit."""
        since, seen, found = workshop.ends_on if workshop else None, {}, []
        silent = 0
        for person, organisation in people:
            node = self._trainer(person, organisation, since, seen, path=())
            if node.courses:
                found.append(node)
            else:
                silent += 1
        return Tree(found, silent, Totals(seen.values()), workshop)

    def _trainer(self, person, organisation, since, seen, path):
        node = Trainer(person, organisation)
        for row in self.taught.get(person.pk, []):
            if since and row.delivery.starts_on < since:
                continue
            is_again = row.delivery_id in seen
            course = Course(row.delivery, row.share, is_again)
            node.courses.append(course)
            if is_again:
                continue
            seen[row.delivery_id] = row.delivery
            for pupil in self.pupils.get(row.delivery_id, []):
                if pupil.pk != person.pk and pupil.pk not in path:
                    below = self._trainer(pupil, pupil.organisation, row.delivery.ends_on, seen, (*path, person.pk))
                    course.pupils.append(below)
        return node


def _people(workshops):
    """{workshop pk: [(person, administration)]} of those trained there."""
    found = defaultdict(list)
    rows = national_training.trained_at(workshops).select_related("person__organisation", "organisation")
    for row in rows.order_by("workshop_id", "person__family_name", "pk"):
        found[row.workshop_id].append((row.person, row.organisation or row.person.organisation))
    return found


def of_workshop(workshop):
    people = _people(Workshop.objects.filter(pk=workshop.pk))[workshop.pk]
    return Grove(workshop.programme).tree(people, workshop)


def of_programme(programme):
    """([Tree of each workshop from which something came], Tree of trainers from no workshop here, Totals of all)."""
    grove = Grove(programme)
    workshops = list(programme.workshops.held().select_related("country").order_by("-starts_on", "-pk"))
    people = _people(programme.workshops.all())
    trees = [grove.tree(people[one.pk], one) for one in workshops if one.pk in people]
    inside = {pk for tree in trees for pk in tree.totals.deliveries}
    known = {person.pk for rows in people.values() for person, _organisation in rows}
    elsewhere = {
        row.person.pk: (row.person, row.person.organisation)
        for rows in grove.taught.values()
        for row in rows
        if row.person_id not in known and row.delivery_id not in inside
    }
    others = grove.tree(list(elsewhere.values()))
    everything = Totals([row.delivery for rows in grove.taught.values() for row in rows])
    return trees, others, everything


def courses_of(programme, workshops):
    """Primary keys of the courses below these workshops, each once."""
    grove, people = Grove(programme), _people(workshops)
    held = {one.pk: one for one in workshops}
    return {pk for key, rows in people.items() for pk in grove.tree(rows, held[key]).totals.deliveries}
