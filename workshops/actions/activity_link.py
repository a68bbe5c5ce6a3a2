"""What a row of an archive says, and rows that speak of an activity which stands here: parts of activity_imports.

Of such an activity nothing is changed. The figures of the row stand beside what is counted there, with their source.
"""

from programmes.actions import history
from programmes.models import Country, Qualifier, SourceStatement
from programmes.rules import clock
from workshops.actions import activity_series
from workshops.models import ActivityParty, ActivityRecord, ActivitySession, ActivityStatement, Workshop
from workshops.rules.activity_rows import original_of

F = SourceStatement.Figure


def report_on(batch, row, actor):
    """A record of what the row says, beside the activity somebody has chosen for it."""
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=row.values["linked"])
    record = ActivityRecord(
        programme=workshop.programme, key=row.values["key"], imported_at=clock.now(), is_linked=True
    )
    say(record, row.values | {"original": original_of(batch, row), "warnings": row.remarks})
    record.save()
    ActivitySession.objects.create(record=record, number=1, workshop=workshop)
    _beside(record, workshop, actor)
    row.values = row.values | {"made": True}
    history.record("activity_imports.report_on", workshop, by=actor, programme=workshop.programme, source=record.key)
    return record


def say_again(record, said, actor):
    """A later file says something else of the activity, or a word of it is known by now."""
    activity_series.leave(record, actor)
    record.said.all().delete()
    record.parties.all().delete()
    say(record, said)
    record.save()
    _beside(record, record.sessions.get().workshop, actor)
    return True


def take_back(record, actor):
    """What the row said goes; the activity stays as it is."""
    history.record("activity_imports.take_back", record, by=actor, programme=record.programme)
    activity_series.leave(record, actor)
    record.delete()
    return True


def say(record, said):
    """Put down what is read of a row."""
    for name in ("content_key", "digest", "original", "read", "warnings"):
        setattr(record, name, said[name])
    position = said["read"]["position"]
    record.position = position.get("number")
    record.position_of = position.get("of")
    record.position_words = position.get("words", "")
    record.certified = said["read"]["certified"]


def name_parties(record, read):
    ActivityParty.objects.bulk_create(
        ActivityParty(record=record, role=party["role"], words=party["words"], organisation_id=party["organisation"])
        for party in read["parties"]
    )


def _beside(record, workshop, actor):
    read = record.read
    record.countries.set(Country.objects.filter(pk__in=read["countries"]))
    name_parties(record, read)
    title, has_line = read["title"], not record.key.startswith("text:")
    source = f"{title[:170]} ({record.key})" if has_line else title
    words = record.column("participants_text") or "; ".join(head["words"] for head in read["heads"])
    ActivityStatement.objects.bulk_create(
        ActivityStatement(
            record=record,
            workshop=workshop,
            figure=figure,
            value=value,
            qualifier=qualifier,
            source=source,
            words=words,
        )
        for figure, value, qualifier in figures(read)
    )
    activity_series.state(record, workshop.series, workshop.series_number, workshop.ends_on, actor)


def figures(read):
    """[(figure, value, qualifier)] of what a row says of its people and their countries."""
    found, heads = [], read["heads"]
    for figure, of in ((F.PERSONS, heads), (F.CUSTOMS, _of(heads, "customs")), (F.POLICE, _of(heads, "police"))):
        if of:
            found.append((figure, sum(head["number"] for head in of), _joined({head["qualifier"] for head in of})))
    if read["countries"] and all(country for _words, country in read["country_words"]):
        found.append((F.COUNTRIES, len(read["countries"]), Qualifier.EXACT))
    return found


def _of(heads, kind):
    return [head for head in heads if head["kind"] == kind]


def _joined(qualifiers):
    """How exact a sum is; see reports.queries.figure.joined."""
    loose = qualifiers - {Qualifier.EXACT}
    if len(loose) < 2:
        return loose.pop() if loose else Qualifier.EXACT
    return Qualifier.MORE_THAN if loose == {Qualifier.MORE_THAN, Qualifier.AT_LEAST} else Qualifier.ABOUT
