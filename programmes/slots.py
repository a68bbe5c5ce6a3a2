"""Named places on composite pages, filled by the floors above in their AppConfig.ready().

The ground floor must not know workshops, certificates or charts, and yet the home page shows all of them. A page asks
for a slot by name; each floor that registered a loader answers for all objects at once, so a slot never costs a query
per row.

Slots in use:
    menu               loader(actor) -> [MenuItem]
    home.needs         loader(actor) -> [Need]
    home.sections      loader(actor) -> [Section]
    programme.sections loader(actor, programme) -> [Section]
    person.sections    loader(actor, person) -> [Section]
    grant.sections     loader(actor, grant, period) -> [Section]
    workshop.sections  loader(actor, workshop) -> [Section]
    workshop.reminders loader(actor, workshop) -> [Reminder]
    door.links         loader(actor) -> [Paper]
    workshop.papers    loader(actor, workshop) -> [Paper]
    roster.sections    loader(actor, filters as a query) -> [Section]
    own_data           loader(person) -> [Held]
    own_data.file      loader(person) -> [Held], for the file alone
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

_loaders = defaultdict(list)


@dataclass(frozen=True)
class MenuItem:
    label: str
    url: str
    order: int = 50


@dataclass(frozen=True)
class Need:
    """One line of "what needs me now": a date, a sentence that says what is wrong, one act that names its result."""

    sentence: str
    url: str
    act: str
    detail: str = ""
    due: date | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Section:
    template: str
    context: dict = field(default_factory=dict)
    order: int = 50


@dataclass(frozen=True)
class Reminder:
    """Something missing; it stops nothing. `group` is one of today, before, after, done."""

    sentence: str
    group: str = "before"
    detail: str = ""
    url: str = ""
    act: str = ""


@dataclass(frozen=True)
class Held:
    """What one floor holds about one person: [(label, value)], plain words, to be read and to be taken along."""

    title: str
    lines: list


@dataclass(frozen=True)
class Paper:
    label: str
    detail: str
    url: str
    post: bool = False


def fill(slot, order=50):
    """Register a loader for a slot: `@fill("home.needs")`."""

    def register(loader):
        _loaders[slot].append((order, loader))
        _loaders[slot].sort(key=lambda pair: pair[0])
        return loader

    return register


def load(slot, *args):
    """Everything the floors put into a slot, in order."""
    found = []
    for _order, loader in _loaders[slot]:
        found.extend(loader(*args))
    return found
