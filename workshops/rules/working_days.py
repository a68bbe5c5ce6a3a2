from datetime import timedelta


def mover(source, starts_on):
    """A function that says on which day of the new workshop a day of the earlier one falls.

    Working days stay working days: the fourth working day remains the fourth. Where the earlier workshop itself
    worked at a weekend (as the week is Sunday to Thursday in some countries), days are counted as they come.
    """
    days = set(source.agenda.values_list("day", flat=True)) | {source.starts_on, source.ends_on}
    if any(day.weekday() >= 5 for day in days) or starts_on.weekday() >= 5:
        return lambda day: starts_on + (day - source.starts_on)

    def move(day):
        left = sum(1 for n in range((day - source.starts_on).days) if _works(source.starts_on + timedelta(days=n + 1)))
        moved = starts_on
        while left:
            moved += timedelta(days=1)
            left -= _works(moved)
        return moved

    return move


def _works(day):
    return day.weekday() < 5
