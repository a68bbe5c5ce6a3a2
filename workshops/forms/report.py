"""The report form as one page: boxes with their versions, and rows of recommendations."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from workshops.forms.recommendation import NEW_ROWS, RecommendationRow

LABELS = {
    "discussion": _("What did the group discuss?"),
    "own_issues": _("Issues of your own"),
    "no_agreement": _("Points without agreement"),
}


@dataclass
class Box:
    key: str
    label: str
    text: str
    version: int
    section: str = ""
    theirs: str | None = None

    @property
    def clashes(self):
        return self.theirs is not None


class ReportForm:
    """Reads what stands in the database, lays over it what was posted, and tells what has changed."""

    def __init__(self, report, data=None):
        self.report, self.data = report, data
        self.epoch = int(data.get("epoch", 0)) if data and str(data.get("epoch", "")).isdigit() else report.epoch
        stored = {answer.key: answer for answer in report.answers.all()}
        questions = list(report.group.topic.questions.all()) if not report.group.topic.is_open else []
        self.main = [self._box(key, label, stored) for key, label in LABELS.items()]
        self.questions = [
            self._box(f"q{question.pk}", str(question.text), stored, str(question.section or ""))
            for question in questions
        ]
        self.known = list(report.recommendations.all())
        self.rows = [RecommendationRow.of(one, data) for one in self.known]
        self.new_rows = [RecommendationRow(data, prefix=f"new{n}") for n in range(NEW_ROWS)]

    def _box(self, key, label, stored, section=""):
        answer = stored.get(key)
        text, version = (answer.text, answer.version) if answer else ("", 0)
        if self.data is not None and key in self.data:
            posted = self.data[key].replace("\r\n", "\n")
            seen = str(self.data.get(f"{key}-version", version))
            text, version = posted, int(seen) if seen.isdigit() else version
        return Box(key, label, text, version, section)

    @property
    def boxes(self):
        return [*self.main, *self.questions]

    def is_valid(self):
        return all([row.is_valid() for row in [*self.rows, *self.new_rows]])

    def changed_boxes(self):
        """{key: (text, version)} of the boxes whose text differs from what is stored."""
        stored = {answer.key: answer.text for answer in self.report.answers.all()}
        return {box.key: (box.text, box.version) for box in self.boxes if box.text != stored.get(box.key, "")}

    def changed_rows(self):
        """[(recommendation or None, version, values)] of the rows that differ from what is stored."""
        changed = []
        for recommendation, row in zip(self.known, self.rows, strict=True):
            values = self._values(row)
            if any(values[name] != getattr(recommendation, name) for name in values):
                changed.append((recommendation, row.cleaned_data.get("version") or 0, values))
        for row in self.new_rows:
            values = self._values(row)
            if values["text"].strip():
                changed.append((None, 0, values))
        return changed

    @staticmethod
    def _values(row):
        values = {name: value for name, value in row.cleaned_data.items() if name != "version"}
        values["text"] = values["text"].replace("\r\n", "\n")
        return values

    def mark(self, refusals):
        """Show the other text beside the boxes and rows that were overtaken, with the version to go on from."""
        by_key = {refusal.key: refusal for refusal in refusals if hasattr(refusal, "theirs")}
        for box in self.boxes:
            if box.key in by_key:
                box.theirs, box.version = by_key[box.key].theirs, by_key[box.key].version
        for row in self.rows:
            if row.prefix in by_key:
                row.theirs, row.new_version = by_key[row.prefix].theirs, by_key[row.prefix].version
