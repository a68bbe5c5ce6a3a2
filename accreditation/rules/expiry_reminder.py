"""Who is reminded that an accreditation ends, and how long before."""

from datetime import timedelta

from accreditation.models import Accreditation
from programmes.rules import clock

# Days before the end. Whoever enters the last of them late gets that one letter, and not three.
DAYS = (180, 90, 30)


def stage(accreditation):
    """The nearest of DAYS that has come; None while the end is farther away, or over."""
    left = (accreditation.valid_until - clock.today()).days
    return min((days for days in DAYS if left <= days), default=None) if left >= 0 else None


def near():
    """Those that end within the longest of DAYS, where the programme sends letters and the trainer has an address."""
    today = clock.today()
    return (
        Accreditation.objects.filter(
            state__in=Accreditation.IN_FORCE,
            valid_until__gte=today,
            valid_until__lte=today + timedelta(days=DAYS[0]),
            programme__reminds_of_expiry=True,
            person__erased_at=None,
        )
        .exclude(person__email="")
        .select_related("person", "programme")
        .order_by("pk")
    )


def ending(accreditations):
    """[(days, how many)]: those not renewed yet, each counted at the nearest of DAYS."""
    today, found, before = clock.today(), [], -1
    rows = accreditations.filter(state__in=Accreditation.IN_FORCE, valid_until__gte=today)
    days_left = [
        (day - today).days
        for day in rows.filter(valid_until__lte=today + timedelta(days=DAYS[0])).values_list("valid_until", flat=True)
    ]
    for days in sorted(DAYS):
        found.append((days, sum(before < left <= days for left in days_left)))
        before = days
    return [(days, number) for days, number in found if number]
