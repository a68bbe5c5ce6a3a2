"""The report form as one page: boxes with their versions, and rows of recommendations."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from programmes.forms import boxes
from workshops.forms.recommendation import NEW_ROWS, RecommendationRow
from workshops.models import NUMBERS

LABELS = {
    "discussion": _("What did the group discuss?"),
    "own_issues": _("Issues of your own"),
    "no_agreement": _("Points without agreement"),
}
ROW = re.compile(r"(r\d{1,18})-text")


@dataclass
class ReportBox(boxes.Box):
    # What a question of a training plan asks for; empty for every other box.
    plan_field: str = ""

    @property
    def is_number(self):
        return self.plan_field in NUMBERS


class ReportForm:
    """Reads what stands in the database, lays over it what was typed, and tells what has changed.

    Two people may have the page open: a box or row nobody typed into brings nothing back, however old the page is.
    """

    def __init__(self, report, data=None):
        self.report, self.data = report, data
        posted = str(data.get("epoch", "")) if data else ""
        self.posted_epoch = int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 10 else None
        self.epoch = report.epoch if self.posted_epoch is None else self.posted_epoch
        self.stored = {answer.key: answer for answer in report.answers.all()}
        questions = list(report.group.topic.questions.all()) if not report.group.topic.is_open else []
        self.main = [self._box(key, label) for key, label in LABELS.items()]
        asked = [self._asked(question) for question in questions]
        self.plan = [box for box in asked if box.plan_field]
        self.questions = [box for box in asked if not box.plan_field]
        self.known = list(report.recommendations.all())
        self.rows = [RecommendationRow.of(one, data) for one in self.known]
        self.new_rows = [RecommendationRow(data, prefix=prefix) for prefix in self._gone()]
        self.new_rows += [RecommendationRow(data, prefix=f"new{n}") for n in range(NEW_ROWS)]

    def _asked(self, question):
        box = self._box(f"q{question.pk}", str(question.text), str(question.section or ""))
        box.plan_field = question.plan_field
        return box

    def _box(self, key, label, section=""):
        return boxes.of(self.stored, key, label, self.data, section, kind=ReportBox)

    def _gone(self):
        """Rows typed into while somebody else took the recommendation out: the words come back as a new one."""
        here = {row.prefix for row in self.rows}
        posted = [found[1] for found in map(ROW.fullmatch, self.data or ()) if found and found[1] not in here]
        return [prefix for prefix in posted if RecommendationRow(self.data, prefix=prefix).is_touched]

    @property
    def boxes(self):
        return [*self.main, *self.plan, *self.questions]

    def is_valid(self):
        return all([row.is_valid() for row in [*self.rows, *self.new_rows] if row.is_bound])

    def changed_boxes(self):
        """{key: (text, version)} of the boxes somebody typed into and whose text is not what is stored."""
        return boxes.changed(self.boxes, self.stored)

    def changed_rows(self):
        """{prefix: (recommendation or None, version, values)} of the rows that differ from what is stored."""
        changed = {}
        for one, row in zip(self.known, self.rows, strict=True):
            if row.is_bound and any(value != getattr(one, name) for name, value in row.values.items()):
                changed[row.prefix] = (one, row.cleaned_data.get("version") or 0, row.values)
        for row in self.new_rows:
            if row.is_bound and row.values["text"]:
                changed[row.prefix] = (None, 0, row.values)
        return changed

    def after(self, refusals):
        """The page after a save: as it stands now, with what was refused still in its boxes, both texts in view."""
        clashes = {refusal.key: hasattr(refusal, "theirs") for refusal in refusals}
        fresh = ReportForm(type(self.report).objects.select_related("group__topic").get(pk=self.report.pk))
        boxes.lay_refused(fresh.boxes, self.boxes, clashes)
        for place, (one, row) in enumerate(zip(fresh.known, fresh.rows, strict=True)):
            if row.prefix in clashes:
                fresh.rows[place] = RecommendationRow.refused(
                    self.data, one, row.prefix, is_clash=clashes.pop(row.prefix)
                )
        typed = [row.prefix for row in [*self.rows, *self.new_rows] if row.prefix in clashes]
        blank = [row for row in fresh.new_rows if row.prefix not in typed]
        fresh.new_rows = [
            RecommendationRow.refused(self.data, None, prefix, is_clash=False) for prefix in typed
        ] + blank
        return fresh
