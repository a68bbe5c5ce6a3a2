"""The series and the published totals a row of an archive speaks of: parts of activity_imports."""

from datetime import date

from django.utils.text import slugify

from programmes.actions import history
from programmes.models import Country, Series, SourceStatement
from programmes.models.base import search_key
from programmes.rules.import_values import spellings
from workshops.models import Workshop
from workshops.rules.activity_import import ARCHIVE


def place(record, actor):
    """Number the activity in the series its row names, and keep what is said of all sessions so far."""
    series = _number(record, actor)
    last = max(date.fromisoformat(part["last"]) for part in record.read["sessions"])
    state(record, series, record.position if series else None, last, actor)


def leave(record, actor):
    """Take the numbers and totals of a record back; a series nobody else stands in goes with them."""
    series = set()
    for session in record.sessions.select_related("workshop__series") if not record.is_linked else ():
        workshop = session.workshop
        if workshop.series and workshop.series_number == record.position:
            series.add(workshop.series)
            workshop.series, workshop.series_number = None, None
            workshop.save(update_fields=["series", "series_number"])
    for statement in record.statements.all():
        history.record("activity_imports.withdraw", statement, by=actor, programme=statement.programme)
        statement.delete()
    for one in series:
        mine = one.slug.startswith("archive-")
        if mine and not one.workshops.exists() and not one.statements.exists():
            one.delete()


def _number(record, actor):
    position = record.read["position"]
    workshops = [one.workshop for one in record.sessions.select_related("workshop")]
    if not position or not position["is_named"] or len(workshops) != 1:
        return None
    series = _series(record, position, actor)
    taken = Workshop.objects.filter(series=series, series_number=position["number"]).first()
    if taken is not None:
        _warn(record, {"code": "series_taken", "words": str(series)})
        return None
    (workshop,) = workshops
    workshop.series, workshop.series_number = series, position["number"]
    workshop.save(update_fields=["series", "series_number"])
    return series


def _series(record, position, actor):
    """The series of that name in the programme, or a new one; "6th visit to the PCU" is of its country."""
    name = position["name"][:1].upper() + position["name"][1:]
    own = [*record.read["countries"]]
    if len(own) == 1 and not position["of"]:
        country = Country.objects.get(pk=own[0]).name
        english = country.localize("en") if hasattr(country, "localize") else str(country)
        if search_key(english) not in search_key(name):
            name = f"{name}, {english}"
    for series in Series.objects.filter(programme=record.programme):
        if search_key(name) in {search_key(word) for word in spellings(series.title)}:
            break
    else:
        slug = f"archive-{slugify(name)[:34].strip('-') or record.code}"
        number = Series.objects.filter(programme=record.programme, slug__startswith=slug).count()
        series = Series.objects.create(
            programme=record.programme, slug=f"{slug}-{number + 1}" if number else slug, title={"en": name[:200]}
        )
        history.record("activity_imports.series", series, by=actor, programme=record.programme)
    if position["of"] and series.planned is None:
        series.planned = position["of"]
        series.save(update_fields=["planned"])
    return series


def state(record, series, through, last, actor):
    """Keep what the row says of all sessions so far, through this number of its series and up to this day."""
    said = record.read["statements"]
    if not said:
        return
    if series is None and record.programme.slug == ARCHIVE:
        _warn(record, {"code": "total_of_nothing", "words": said[0]["words"][:300]})
        return
    for one in said:
        same = SourceStatement.objects.filter(
            programme=record.programme, figure=one["figure"], value=one["value"], through_session=through
        )
        if same.exists():
            continue
        statement = SourceStatement.objects.create(
            programme=record.programme,
            series=series,
            figure=one["figure"],
            value=one["value"],
            qualifier=one["qualifier"],
            through_session=through,
            as_of=last,
            source=f"{record.read['title'][:200]} ({record.key})"[:300],
            words=one["words"],
        )
        record.statements.add(statement)
        history.record("activity_imports.statement", statement, by=actor, programme=record.programme)


def _warn(record, warning):
    if warning not in record.warnings:
        record.warnings = [*record.warnings, warning]
        record.save(update_fields=["warnings"])
