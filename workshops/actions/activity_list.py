"""Rows of an archive made into activities, changed by a later file, and taken back: parts of activity_imports."""

from datetime import date

from programmes.actions import history, import_people
from programmes.models import Country, ImportRow, Language, Programme
from programmes.rules import clock
from workshops.actions import activity_link, activity_series
from workshops.models import PRESETS, ActivityParty, ActivityRecord, ActivitySession, Headcount, Workshop
from workshops.rules.activity_rows import original_of

Row = ImportRow.State
# BCP 47: a language that nobody has said.
NOT_SAID = {
    "en": "not said",
    "fr": "non précisée",
    "es": "no indicado",
    "ru": "не указан",
    "ar": "غير مذكورة",
    "zh-hans": "未说明",
}
ROLES = ActivityParty.Role


def put_on(batch, rows, *, follows_rows, actor):
    """Add these rows, or change what an earlier file said. Answers (created, updated); a row that must wait says so."""
    created = updated = 0
    unsaid = _unsaid()
    for row in rows:
        record = ActivityRecord.objects.filter(pk=row.values["record"] or 0).first()
        if record is None and row.values.get("linked"):
            record = activity_link.report_on(batch, row, actor)
            created += 1
        elif record is None:
            record = _create(batch, row, follows_rows, unsaid, actor)
            created += 1
        elif _update(batch, row, record, unsaid, actor):
            updated += 1
        else:
            continue
        row.state, row.result_pk = Row.ADDED, record.pk
        row.remarks = record.warnings
    return created, updated


def _unsaid():
    return Language.objects.get_or_create(tag="und", defaults={"name": NOT_SAID})[0]


def _create(batch, row, follows_rows, unsaid, actor):
    read = row.values["read"]
    named = Programme.objects.filter(pk=read["programme"] or 0).first() if follows_rows else None
    record = ActivityRecord(programme=named or batch.programme, key=row.values["key"], imported_at=clock.now())
    activity_link.say(record, row.values | {"original": original_of(batch, row), "warnings": row.remarks})
    record.save()
    _details(record, read)
    for number, part in enumerate(read["sessions"], 1):
        _add_session(record, number, part, unsaid)
    _people_and_parties(record, read)
    activity_series.place(record, actor)
    row.values = row.values | {"made": True}
    history.record("activity_imports.create", record, by=actor, programme=record.programme, title=read["title"])
    return record


def _update(batch, row, record, unsaid, actor):
    """False, with a reason on the row, where a session would have to go that something hangs on."""
    record = ActivityRecord.objects.select_for_update().get(pk=record.pk)
    before = _as_it_is(record)
    said = row.values | {"original": original_of(batch, row), "warnings": row.remarks}
    if not _rewrite(record, said, unsaid, actor):
        row.state, row.remarks = Row.TO_FIX, [*row.remarks, {"code": "stays"}]
        row.problems = {"title": "busy_activity"}
        return False
    row.values = row.values | {"made": False, "before": row.values.get("before") or before}
    history.record("activity_imports.update", record, by=actor, programme=record.programme, before=before["read"])
    return True


def _as_it_is(record):
    return {name: getattr(record, name) for name in ("content_key", "digest", "original", "read", "warnings")}


def _rewrite(record, said, unsaid, actor):
    """Bring an activity from what its record says to what is said now. What somebody changed by hand since stays."""
    if record.is_linked:
        return activity_link.say_again(record, said, actor)
    old, new = record.read, said["read"]
    sessions = list(record.sessions.select_related("workshop"))
    surplus = sessions[len(new["sessions"]) :]
    if surplus and _busy([one.workshop for one in surplus]):
        return False
    activity_series.leave(record, actor)
    record.headcounts.all().delete()
    record.parties.all().delete()
    for one in surplus:
        one.workshop.delete()
    activity_link.say(record, said)
    record.save()
    _details(record, new)
    for number, part in enumerate(new["sessions"], 1):
        if number > len(sessions):
            _add_session(record, number, part, unsaid)
        else:
            was = old["sessions"][number - 1] if number <= len(old["sessions"]) else {}
            _change_session(sessions[number - 1].workshop, (old, was), (new, part), unsaid)
    _people_and_parties(record, new, old)
    activity_series.place(record, actor)
    return True


def _details(record, read):
    record.countries.set(Country.objects.filter(pk__in=read["countries"]))


def _fields(read, part, unsaid):
    return {
        "title": read["title"],
        "kind": read["kind"],
        "activity": read["activity"],
        "city": part["city"][:100],
        "country_id": part["country"],
        "starts_on": date.fromisoformat(part["first"]),
        "ends_on": date.fromisoformat(part["last"]),
        "language_id": read["language"] or unsaid.pk,
        "summary": read["topics"],
    }


def _add_session(record, number, part, unsaid):
    workshop = Workshop(programme=record.programme, **_fields(record.read, part, unsaid))
    workshop.parts = [one.value for one in PRESETS[workshop.kind]]
    workshop.search_key = workshop.computed_search_key()
    workshop.save()
    return ActivitySession.objects.create(record=record, number=number, workshop=workshop)


def _change_session(workshop, was, now, unsaid):
    before = _fields(*was, unsaid) if was[1] else {}
    for name, value in _fields(*now, unsaid).items():
        if before.get(name, value) != value or not before:
            setattr(workshop, name, value)
    workshop.search_key = workshop.computed_search_key()
    workshop.save()


def _people_and_parties(record, read, old=None):
    """Headcounts stand with the first session; organisations with all of them."""
    sessions = [one.workshop for one in record.sessions.select_related("workshop").order_by("number")]
    countries = Country.objects.filter(pk__in=read["countries"])
    for head in read["heads"]:
        one = Headcount.objects.create(
            workshop=sessions[0],
            record=record,
            agency_kind=head["kind"],
            number=head["number"],
            qualifier=head["qualifier"],
            sex=head["sex"],
            source=_source(record, head["words"]),
        )
        if head["kind"] != "regional":
            one.countries.set(countries)
    activity_link.name_parties(record, read)
    for workshop in sessions:
        _organisations(workshop, read, (old or {}).get("parties", []))


def _organisations(workshop, read, before):
    """Those matched come onto the activity, and those an earlier file named and this one does not go."""
    for role, kept in (
        (ROLES.ORGANISER, workshop.organisers),
        (ROLES.PARTNER, workshop.partners),
        (ROLES.DONOR, workshop.donors),
    ):
        now = {p["organisation"] for p in read["parties"] if p["role"] == role and p["organisation"]}
        was = {p["organisation"] for p in before if p["role"] == role and p["organisation"]}
        kept.remove(*(was - now))
        kept.add(*now)
    hosts = [p["organisation"] for p in read["parties"] if p["role"] == ROLES.HOST and p["organisation"]]
    earlier = [p["organisation"] for p in before if p["role"] == ROLES.HOST]
    venue = next((p["words"] for p in read["parties"] if p["role"] == ROLES.HOST), "")
    if not workshop.host_id or workshop.host_id in earlier:
        workshop.host_id = hosts[0] if hosts else None
    workshop.venue = workshop.venue or venue[:200]
    workshop.save(update_fields=["host", "venue"])


def _source(record, words):
    where = record.key if not record.key.startswith("text:") else ""
    return f"{where}: “{words}”"[:300] if where else f"“{words}”"[:300]


def settle(records, read_again, *, actor):
    """Read these records anew with a word somebody has chosen, and bring their activities there.

    `read_again(record)` answers (read, warnings).
    """
    unsaid = _unsaid()
    for record in records:
        read, warnings = read_again(record)
        said = _as_it_is(record) | {"read": read, "warnings": warnings}
        _rewrite(record, said, unsaid, actor)


def take_off(rows, *, actor):
    """Take back what these rows made, and put back what they changed. Answers the rows that are undone."""
    unsaid, gone = _unsaid(), []
    records = ActivityRecord.objects.in_bulk([row.result_pk for row in rows])
    for row in rows:
        record = records.get(row.result_pk)
        if record is None or _undo(row, record, unsaid, actor):
            gone.append(row)
            row.state, row.result_pk = Row.READY, None
            row.values = {k: v for k, v in row.values.items() if k not in ("made", "before")}
    return gone


def _undo(row, record, unsaid, actor):
    if record.is_linked and row.values.get("made"):
        return record.digest == row.values["digest"] and activity_link.take_back(record, actor)
    if row.values.get("made"):
        workshops = [one.workshop for one in record.sessions.select_related("workshop")]
        if _busy(workshops) or record.digest != row.values["digest"]:
            return False
        history.record("activity_imports.take_back", record, by=actor, programme=record.programme)
        activity_series.leave(record, actor)
        record.headcounts.all().delete()
        for workshop in workshops:
            workshop.delete()
        record.delete()
        return True
    if record.digest != row.values["digest"] or not _rewrite(record, row.values["before"], unsaid, actor):
        return False
    history.record("activity_imports.restore", record, by=actor, programme=record.programme)
    return True


def _busy(workshops):
    """Does anything hang on these activities that the archive did not bring?"""
    pks = {workshop.pk for workshop in workshops}
    if Headcount.objects.filter(workshop__in=pks, record__isnull=True).exists():
        return True
    return bool(import_people.busy(model=Workshop, pks=pks, own=(Headcount, ActivitySession)))
