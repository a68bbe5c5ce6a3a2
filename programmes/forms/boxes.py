"""A form that saves box by box: what a page posts whole, what a script sends by itself, and what that is answered."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.forms.seal import seal
from programmes.rules.refusal import Invalid, Refused

MOST, MOST_SENT = 60, 5


@dataclass
class Box:
    key: str
    label: str
    text: str
    version: int
    section: str = ""
    # A hash of what the writer was shown as standing on the server.
    seen: str = ""
    is_touched: bool = False
    theirs: str | None = None

    @property
    def clashes(self):
        return self.theirs is not None

    def lay_over(self, data):
        """What was posted, if somebody typed into this box: one nobody touched brings nothing back, however old."""
        posted = data.get(self.key) if data is not None else None
        seen = data.get(f"{self.key}-seen", "") if posted is not None else ""
        if posted is not None and seen != seal(posted):
            base = str(data.get(f"{self.key}-version", self.version))
            self.text = posted.replace("\r\n", "\n")
            self.version = int(base) if base.isascii() and base.isdigit() and len(base) < 10 else self.version
            self.seen, self.is_touched = seen, True
        return self


def of(stored, key, label, data=None, section="", kind=Box):
    """The box as it stands in `stored` {key: row}, with what was posted laid over it."""
    row = stored.get(key)
    text, version = (row.text, row.version) if row else ("", 0)
    return kind(key, label, text, version, section, seal(text)).lay_over(data)


def changed(boxes, stored):
    """{key: (text, version)} of the boxes somebody typed into and whose text is not what is stored."""
    stored = {key: row.text for key, row in stored.items()}
    return {box.key: (box.text, box.version) for box in boxes if box.is_touched and box.text != stored.get(box.key, "")}


def lay_refused(fresh, typed, clashes):
    """Put what was refused back into the boxes as they stand now: `clashes` is {key: was it somebody else's text}."""
    typed = {box.key: box.text for box in typed}
    for box in fresh:
        if box.key in clashes:
            box.theirs, box.text = (box.text if clashes[box.key] else None), typed[box.key]


def refusals(outcomes):
    """The refusals among outcomes {key: outcome}, each with the key of its box."""
    found = []
    for key, outcome in outcomes.items():
        if isinstance(outcome, Refused):
            outcome.key = getattr(outcome, "key", key)
            found.append(outcome)
    return found


class BoxChanges:
    """`payload` is {"epoch": 3, "changes": [{"key": "discussion", "base": 4, "text": "…"}]}; a change may tell
    in "sent" what was sent before and got no answer. Anything else is Invalid.

    `boxes` and `sent` are what the action takes; `refused` what does not fit, {key: Refused}.
    """

    def __init__(self, payload):
        self.boxes, self.sent, self.refused = {}, {}, {}
        changes = payload.get("changes") if isinstance(payload, dict) else None
        if not isinstance(changes, list) or len(changes) > MOST or not is_number(payload.get("epoch")):
            raise unreadable()
        self.epoch = payload["epoch"]
        for change in changes:
            if not isinstance(change, dict) or not isinstance(change.get("key"), str):
                raise unreadable()
            self.read(change["key"], change)

    def read(self, key, change):
        if not isinstance(change.get("text"), str) or not is_number(change.get("base")):
            raise unreadable()
        self.boxes[key[:40]] = (clean(change["text"]), change["base"])
        self.sent[key[:40]] = [clean(text) for text in sent_before(change) if isinstance(text, str)]

    def told(self, key, outcome):
        """What the device is told of one box: the new version, or both texts, or a sentence. As plain JSON values."""
        if not isinstance(outcome, Refused):
            return {"version": outcome, "seen": seal(self.boxes[key][0])}
        told = {"refused": str(outcome.sentence), "status": outcome.status}
        if hasattr(outcome, "theirs"):
            told["theirs"] = outcome.theirs
            told["version"] = outcome.version
            told["who"] = outcome.who
            told["at"] = date_format(timezone.localtime(outcome.at), "H:i") if outcome.at else ""
            told["seen"] = seal(outcome.theirs)
        return told

    def answered(self, outcomes):
        return {key: self.told(key, outcome) for key, outcome in outcomes.items()}


def status_of(outcomes):
    """200, or that of the gravest refusal among them."""
    return max((outcome.status for outcome in outcomes.values() if isinstance(outcome, Refused)), default=200)


def sent_before(change):
    sent = change.get("sent", [])
    return sent[-MOST_SENT:] if isinstance(sent, list) else []


def is_number(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def clean(text):
    return text.replace("\r\n", "\n").replace("\0", "")


def unreadable():
    return Invalid(_("What was sent cannot be read. Load the page again; what you typed is kept on this device."))
