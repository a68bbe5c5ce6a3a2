"""The published totals a scope starts from, and which workshops each of them already holds."""

from programmes.models import SourceStatement


class Statements:
    """Published totals, of whatever programmes."""

    def __init__(self, statements=()):
        self.all = list(statements)

    def of(self, programme_id):
        """Those of one programme."""
        return Statements(_of_programme(self.all, programme_id))

    def main_series(self):
        """The series the sources count, when they count one and nothing but it."""
        counted = [row for row in self.all if row.figure != SourceStatement.Figure.ACCREDITED]
        series = {row.series for row in counted or self.all}
        return series.pop() if len(series) == 1 else None

    def latest(self, figure, as_of, series=None):
        """The statements a figure starts from: one a programme, or one a series where nobody published the whole."""
        rows = [row for row in self.all if row.figure == figure and row.as_of <= as_of]
        if series:
            return _last(_of_series(rows, series.pk))
        return [one for pk in _programmes(rows) for one in self._of_programme(_of_programme(rows, pk))]

    def _of_programme(self, rows):
        whole = _last(_of_series(rows, None))
        if whole:
            return whole
        return [row for pk in sorted({row.series_id for row in rows}) for row in _last(_of_series(rows, pk))]

    def latest_accredited(self, as_of, series=None):
        """Trainers belong to the programme, whichever series a statement names; but one series' are not another's.

        One a programme.
        """
        rows = [r for r in self.all if r.figure == SourceStatement.Figure.ACCREDITED and r.as_of <= as_of]
        if series:
            rows = [row for row in rows if row.series_id in (None, series.pk)]
        return [one for pk in _programmes(rows) for one in _last(_of_programme(rows, pk))]


def _programmes(rows):
    return sorted({row.programme_id for row in rows})


def _of_programme(rows, programme_id):
    return [row for row in rows if row.programme_id == programme_id]


def _of_series(rows, series_id):
    return [row for row in rows if row.series_id == series_id]


def _last(rows):
    if not rows:
        return []
    newest = max(rows, key=lambda row: (row.as_of, row.through_session or 0, row.pk))
    if newest.through_session:
        # Somebody may publish a total of fewer sessions later; the one that goes further holds more.
        numbered = [row for row in rows if row.through_session]
        newest = max(numbered, key=lambda row: (row.through_session, row.as_of, row.pk))
    return [newest]


def covers(statement, workshop):
    """Is this workshop already inside that total?"""
    if statement.programme_id != workshop.programme_id:
        return False
    if statement.series_id and statement.series_id != workshop.series_id:
        return False
    if statement.through_session and workshop.series_number:
        return workshop.series_number <= statement.through_session
    return workshop.ends_on <= statement.as_of


class Totals(Statements):
    """The published totals of one programme."""

    def __init__(self, programme):
        super().__init__(programme.statements.select_related("series"))


def published(programmes):
    """The published totals of these programmes."""
    return Statements(SourceStatement.objects.filter(programme__in=programmes).select_related("series"))
