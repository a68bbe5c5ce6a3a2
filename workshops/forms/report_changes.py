"""What the report form of a telephone sends by itself, box by box, and what it is answered."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programmes.rules.refusal import Invalid, Refused
from workshops.forms.recommendation import RecommendationRow
from workshops.forms.seal import seal
from workshops.models import Recommendation

MOST, MOST_SENT = 60, 5


class ReportChanges:
    """`payload` is {"epoch": 3, "changes": [{"key": "discussion", "base": 4, "text": "…"}, {"key": "r12" or "new-…",
    "base": 1, "values": {"text": "…", "lead": "…", …}}]}; a change may tell in "sent" what was sent before and got no
    answer. Anything else is Invalid.

    `boxes`, `rows` and `sent` are what `group_reports.write_form` takes; `refused` what does not fit, {key: Refused}.
    """

    def __init__(self, report, payload):
        self.report, self.boxes, self.rows, self.sent, self.refused = report, {}, {}, {}, {}
        changes = payload.get("changes") if isinstance(payload, dict) else None
        if not isinstance(changes, list) or len(changes) > MOST or not _is_number(payload.get("epoch")):
            raise _unreadable()
        self.epoch = payload["epoch"]
        known = {f"r{one.pk}": one for one in report.recommendations.all()}
        for change in changes:
            if not isinstance(change, dict) or not isinstance(change.get("key"), str):
                raise _unreadable()
            if "values" in change:
                self._row(change["key"], change, known)
            else:
                self._box(change["key"], change)

    def _box(self, key, change):
        if not isinstance(change.get("text"), str) or not _is_number(change.get("base")):
            raise _unreadable()
        self.boxes[key[:40]] = (_clean(change["text"]), change["base"])
        self.sent[key[:40]] = [_clean(text) for text in _sent(change) if isinstance(text, str)]

    def _row(self, key, change, known):
        values = change["values"]
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise _unreadable()
        form = RecommendationRow({name: _clean(value) for name, value in values.items()})
        if not form.is_valid():
            self.refused[key] = Invalid(" ".join(text for texts in form.errors.values() for text in texts))
            return
        recommendation = known.get(key)
        if recommendation is None and not form.values["text"].strip():
            self.refused[key] = Invalid(_("Write the recommendation in one line or more."))
            return
        if recommendation is None and not key.startswith("new-"):
            self.refused[key] = Invalid(_("This recommendation was taken out in the meantime."))
            return
        base = change.get("base") if _is_number(change.get("base")) else 0
        made_here = {} if recommendation else {"key": key[:40]}
        self.rows[key] = (recommendation, base, form.values | made_here)
        before = [RecommendationRow(values) for values in _sent(change) if isinstance(values, dict)]
        self.sent[key] = [row.values for row in before if row.is_valid()]


def answered(changes, outcomes):
    """What the telephone is told: per key the new version, or both texts, or a sentence. As plain JSON values."""
    return {key: _told(changes, key, outcome) for key, outcome in outcomes.items()}


def _told(changes, key, outcome):
    report = changes.report
    if isinstance(outcome, Recommendation):
        stored = RecommendationRow.of(outcome)
        return {"prefix": f"r{outcome.pk}", "version": outcome.version, "seen": stored.seen}
    if outcome is None:
        return {"removed": True}
    if not isinstance(outcome, Refused):
        return {"version": outcome, "seen": seal(changes.boxes[key][0])}
    told = {"refused": str(outcome.sentence), "status": outcome.status}
    if hasattr(outcome, "theirs"):
        told["theirs"] = outcome.theirs
        told["version"] = outcome.version
        told["who"] = outcome.who
        told["at"] = date_format(timezone.localtime(outcome.at), "H:i") if outcome.at else ""
        current = report.recommendations.filter(pk=outcome.key[1:]).first() if outcome.key[:1] == "r" else None
        if current:
            told["values"] = RecommendationRow.stored(current)
            told["seen"] = RecommendationRow.of(current).seen
        else:
            told["seen"] = seal(outcome.theirs)
    return told


def _sent(change):
    sent = change.get("sent", [])
    return sent[-MOST_SENT:] if isinstance(sent, list) else []


def _is_number(value):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def _clean(text):
    return text.replace("\r\n", "\n").replace("\0", "")


def _unreadable():
    return Invalid(_("What was sent cannot be read. Load the page again; what you typed is kept on this device."))
