"""What the report form of a telephone sends by itself, box by box and row by row, and what it is answered."""

from django.utils.translation import gettext as _

from programmes.forms.boxes import BoxChanges, clean, is_number, sent_before, unreadable
from programmes.rules.refusal import Invalid
from workshops.forms.recommendation import RecommendationRow
from workshops.models import Recommendation


class ReportChanges(BoxChanges):
    """Besides boxes, rows of recommendations: {"key": "r12" or "new-…", "base": 1, "values": {"text": "…", …}}.

    `boxes`, `rows` and `sent` are what `group_reports.write_form` takes.
    """

    def __init__(self, report, payload):
        self.report, self.rows = report, {}
        self.known = {f"r{one.pk}": one for one in report.recommendations.all()}
        super().__init__(payload)

    def read(self, key, change):
        if "values" not in change:
            return super().read(key, change)
        values = change["values"]
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise unreadable()
        form = RecommendationRow({name: clean(value) for name, value in values.items()})
        if not form.is_valid():
            self.refused[key] = Invalid(" ".join(text for texts in form.errors.values() for text in texts))
            return None
        recommendation = self.known.get(key)
        if recommendation is None and not form.values["text"].strip():
            self.refused[key] = Invalid(_("Write the recommendation in one line or more."))
            return None
        if recommendation is None and not key.startswith("new-"):
            self.refused[key] = Invalid(_("This recommendation was taken out in the meantime."))
            return None
        base = change.get("base") if is_number(change.get("base")) else 0
        made_here = {} if recommendation else {"key": key[:40]}
        self.rows[key] = (recommendation, base, form.values | made_here)
        before = [RecommendationRow(values) for values in sent_before(change) if isinstance(values, dict)]
        self.sent[key] = [row.values for row in before if row.is_valid()]
        return None

    def told(self, key, outcome):
        if isinstance(outcome, Recommendation):
            stored = RecommendationRow.of(outcome)
            return {"prefix": f"r{outcome.pk}", "version": outcome.version, "seen": stored.seen}
        if outcome is None:
            return {"removed": True}
        told = super().told(key, outcome)
        if "theirs" in told and outcome.key[:1] == "r":
            current = self.report.recommendations.filter(pk=outcome.key[1:]).first()
            if current:
                told["values"] = RecommendationRow.stored(current)
                told["seen"] = RecommendationRow.of(current).seen
        return told
