"""An archive of activities: nothing is lost, nothing invented, and twice is once."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from programmes.actions import organisation as organisations
from programmes.models import AgencyKind, History, Import, ImportRow, Programme, Series, SourceStatement
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.archive import BIJACA, CASES, IWT, NO_YEAR, STCE, TADOC, TWO_CITIES, archive, load_all_countries
from workshops.actions import activity_import as activity_imports
from workshops.actions import headcount as headcounts
from workshops.actions import workshop as workshops
from workshops.models import ActivityRecord, ActivityWord, Headcount, Workshop
from workshops.rules import activity_report

pytestmark = pytest.mark.django_db
S = ImportRow.State


@pytest.fixture(autouse=True)
def countries():
    load_all_countries()


def run(path, *rows, text=None, **options):
    """The object `import_activities --json` prints on its last line."""
    path.write_bytes(text if isinstance(text, bytes) else (text or archive(*rows)).encode())
    out = io.StringIO()
    call_command("import_activities", str(path), json=True, stdout=out, **options)
    return json.loads(out.getvalue().splitlines()[-1])


def numbers(found):
    return {
        name: len(value) if isinstance(value, list) else value for name, value in found.items() if name != "warnings"
    }


def everything():
    models = (Workshop, Headcount, ActivityRecord, SourceStatement, Series, Programme, Import, ImportRow, History)
    return [sorted(map(str, model.objects.values())) for model in models]


def of(row):
    return ActivityRecord.objects.get(key=f"{row['seed']}:{row['line_no']}")


def test_the_command_holds_every_case_and_twice_is_once(tmp_path):
    file = tmp_path / "activities.csv"
    found = run(file, *CASES)
    assert numbers(found) == {
        "rows": 6, "created": 5, "updated": 0, "unchanged": 0, "refused": 1, "activities": 6,
    }  # fmt: skip
    assert found["refused"] == [{"line": 7, "reason": "[002:900] The year is not said. (“10-14 December”)"}]
    warned = {(one["line"], one["reason"].partition("] ")[2][:24]) for one in found["warnings"]}
    assert {(3, "The text says “four-day”"), (6, "The row stands for 2 ses"), (7, "The year is not said. (“")} <= warned
    # What became of the cases.
    stce = of(STCE).sessions.get().workshop
    assert (stce.kind, stce.language.tag, stce.series_number, str(stce.series)) == (
        "accreditation", "ru", 9, "STCE effort",
    )  # fmt: skip
    head = stce.headcounts.get()
    assert (head.number, head.agency_kind, head.countries.count()) == (14, "customs", 6)
    totals = {
        one.figure: (one.value, one.through_session) for one in SourceStatement.objects.filter(series=stce.series)
    }
    assert totals == {"persons": (170, 9), "countries": (60, 9), "accredited": (23, 9)}
    iwt = of(IWT).sessions.get().workshop
    assert (iwt.series_number, iwt.series.planned) == (3, 3)
    assert list(iwt.headcounts.values_list("agency_kind", "number")) == [
        ("customs", 12),
        ("police", 3),
        ("regional", 1),
    ]
    assert [head.countries.count() for head in iwt.headcounts.all()] == [7, 7, 0]
    tadoc = of(TADOC).sessions.get().workshop
    assert (tadoc.headcounts.get().number, tadoc.headcounts.get().countries.count(), tadoc.language.tag) == (
        19,
        6,
        "und",
    )
    assert (of(BIJACA).position, of(BIJACA).sessions.get().workshop.series_number) == (6, 6)
    split = of(TWO_CITIES).sessions.select_related("workshop")
    assert [(one.workshop.city, one.workshop.starts_on.day, one.workshop.ends_on.day) for one in split] == [
        ("Podgorica", 9, 10), ("Sarajevo", 11, 13),
    ]  # fmt: skip
    # The original stays, word by word, and the same file again changes nothing at all.
    assert dict(of(STCE).original)["series_note"] == STCE["series_note"]
    before = everything()
    again = run(file, *CASES)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 5)
    assert (again["refused"], again["warnings"]) == (found["refused"], found["warnings"])
    assert everything() == before
    # The same rows in another file and another order are the same activities.
    other = run(tmp_path / "other.csv", *reversed(CASES))
    assert (other["created"], other["updated"], other["unchanged"]) == (0, 0, 5)
    assert Workshop.objects.count() == 6


def test_other_encodings_separators_headings_and_broken_rows(tmp_path):
    columns = tuple(STCE)
    for number, encoding in enumerate(("utf-8-sig", "utf-16", "cp1252")):
        row = STCE | {"line_no": f"{number}", "title": f"Atelier régional n° {number}", "series_note": ""}
        text = archive(row, columns=columns, separator=";").encode(encoding)
        assert numbers(run(tmp_path / f"{number}.csv", text=text))["created"] == 1, encoding
    head = "Title\tStart date\tEnd date\tCity\tRemark nobody foresaw"
    found = run(
        tmp_path / "few.tsv", text=f"{head}\nSeminar, half a day\t17/10/2017\t\tParis\tkeep this\n\t\t\tRome\t\n"
    )
    assert numbers(found) == {"rows": 2, "created": 1, "updated": 0, "unchanged": 0, "refused": 1, "activities": 1}
    assert found["refused"][0]["line"] == 3
    assert ["Remark nobody foresaw", "keep this"] in ActivityRecord.objects.get(
        content_key__startswith="text:", key__startswith="text:"
    ).original
    # A quotation mark that never ends swallows no row; a cell beyond the headings is no guess.
    broken = archive(TADOC, BIJACA, IWT).replace("Operational capacities", '"Operational capacities', 1)
    found = run(tmp_path / "broken.csv", text=broken)
    assert found["rows"] == 3 and found["created"] + len(found["refused"]) == 3
    moved = archive(NO_YEAR | {"start_date": "2018-12-10"}).rstrip() + ",one too many\r\n"
    assert "beyond the last heading" in run(tmp_path / "moved.csv", text=moved)["refused"][0]["reason"]
    for text in ("nothing here", "Name,E-mail\nHasan,h@x.example\n"):
        with pytest.raises(CommandError):
            run(tmp_path / "none.csv", text=text)


def test_rows_that_say_the_same_are_never_two(tmp_path):
    file = tmp_path / "twice.csv"
    other = TADOC | {"title": "Something else", "city": "Istanbul"}
    found = run(file, TADOC, TADOC, other, TADOC | {"line_no": "52"})
    assert numbers(found) == {"rows": 4, "created": 1, "updated": 0, "unchanged": 1, "refused": 2, "activities": 1}
    assert ["same source and line" in found["refused"][0]["reason"], found["refused"][1]["line"]] == [True, 5]


def test_a_changed_row_updates_says_so_and_is_put_back(tmp_path, by):
    file = tmp_path / "first.csv"
    run(file, TADOC, TWO_CITIES)
    later = TADOC | {"participants_total": "21", "participants_text": "some 21 experts", "city": "Ankara (TADOC)"}
    one = TWO_CITIES | {"series_note": "one series of meetings in both cities"}
    found = run(tmp_path / "later.csv", later, one)
    assert (found["created"], found["updated"], found["unchanged"]) == (0, 2, 0)
    workshop = of(TADOC).sessions.get().workshop
    assert (workshop.city, workshop.headcounts.get().number, workshop.headcounts.get().qualifier) == (
        "Ankara (TADOC)", 21, "about",
    )  # fmt: skip
    assert of(TWO_CITIES).sessions.count() == 1
    assert History.objects.filter(act="activity_imports.update").count() == 2
    batch = Import.objects.get(source_name="later.csv")
    assert activity_imports.undo(batch=batch, by=by) == 0
    workshop.refresh_from_db()
    assert (workshop.city, workshop.headcounts.get().number) == ("Ankara", 19)
    assert of(TWO_CITIES).sessions.count() == 2
    # The first file taken back leaves nothing but its source; what somebody has added to stays.
    first = Import.objects.get(source_name="first.csv")
    headcounts.declare(workshop=workshop, number=3, agency_kind="police", by=by)
    assert activity_imports.undo(batch=first, by=by) == 1
    assert list(Workshop.objects.all()) == [workshop]


def test_words_are_chosen_once_and_count_for_what_stands_here_too(by, make_actor):
    system = make_actor("system_administrator")
    row = TADOC | {"country": "Turkiyeland", "activity_kind": "hackathon"}
    batch = activity_imports.stage(text=archive(row), by=system)
    assert batch.programme.slug == "archive"
    assert set(batch.rows.get().problems.values()) == {"country_word", "organisation_word", "kind_word"}
    activity_imports.leave_words(batch=batch, by=system)
    with pytest.raises(Conflict):
        activity_imports.apply(batch=Import.objects.create(
            kind="activities", programme=batch.programme, subject_pk=1, source_name="x", created_at=batch.created_at
        ), by=system)  # fmt: skip
    activity_imports.apply(batch=batch, by=system)
    record, workshop = of(TADOC), of(TADOC).sessions.get().workshop
    assert (workshop.country, workshop.activity, workshop.organisers.count()) == (None, "", 0)
    assert record.parties.filter(organisation__isnull=True, role="organiser").get().words == "UNODC"
    later = activity_imports.stage(text=archive(row, row | {"line_no": "53", "title": "Another"}), by=system)
    country = record.countries.first()
    chosen = [
        {"sort": "country", "words": "Turkiyeland", "meaning": country},
        {"sort": "kind", "words": "hackathon", "meaning": "training"},
        {"sort": "organisation", "words": "UNODC", "new": AgencyKind.INTERNATIONAL},
    ]
    activity_imports.choose_words(batch=later, chosen=chosen, by=system)
    workshop.refresh_from_db()
    assert (workshop.country, workshop.activity, str(workshop.organisers.get())) == (country, "training", "UNODC")
    assert ActivityWord.objects.count() == 3
    with pytest.raises(Invalid):
        activity_imports.choose_words(batch=later, chosen=[{"sort": "organisation", "words": "TADOC"}], by=system)
    known = organisations.add(name="Turkish Academy", acronym="TADOC", kind=AgencyKind.POLICE, by=by)
    again = activity_imports.stage(text=archive(row | {"line_no": "54", "title": "Third"}), by=system)
    hosts = [p["organisation"] for p in again.rows.get().values["read"]["parties"] if p["role"] == "host"]
    assert hosts == [known.pk]


def test_waiting_rows_are_completed_by_somebody(by, programme, make_actor):
    admin = make_actor("programme_administrator")
    batch = activity_imports.stage(text=archive(NO_YEAR | {"start_date": "03/04/2018"}), programme=programme, by=admin)
    row = batch.rows.get()
    assert (row.state, row.problems["start_date"], row.line) == (S.TO_FIX, "which_day", 2)
    activity_imports.accept(batch=batch, row=row, field="start_date", by=admin)
    row.refresh_from_db()
    assert row.state == S.READY
    activity_imports.correct(batch=batch, typed={row.code: {"end_date": "2018-04-01"}}, by=admin)
    row.refresh_from_db()
    assert row.problems == {"end_date": "ends_before_it_begins"}
    activity_imports.correct(batch=batch, typed={row.code: {"end_date": "2018-04-06"}}, by=admin)
    _batch, created, _updated = activity_imports.apply(batch=batch, by=admin)
    workshop = Workshop.objects.get(programme=programme)
    assert (created, workshop.starts_on.isoformat(), workshop.ends_on.isoformat()) == (1, "2018-04-03", "2018-04-06")
    # What was typed stands beside what came.
    assert dict(of(NO_YEAR).original)["start_date"] == "03/04/2018"
    assert dict(of(NO_YEAR).original)["start_date (typed)"] == "2018-04-03"


def test_an_activity_of_the_portal_is_asked_about(tmp_path, workshop, by, organiser):
    days = {"start_date": workshop.starts_on.isoformat(), "end_date": workshop.ends_on.isoformat()}
    row = NO_YEAR | days | {"city": "MANAMA", "country": "Bahrain"}
    found = run(tmp_path / "known.csv", row)
    assert (found["created"], len(found["refused"])) == (0, 1)
    assert "National Train-the-Trainers Workshop" in found["warnings"][-1]["reason"]
    batch = Import.objects.get(kind="activities")
    activity_imports.leave(row=batch.rows.get(), field="city", by=by)
    assert activity_imports.apply(batch=batch, by=by)[1] == 1
    workshops.edit(workshop=workshop, by=organiser, city="Muharraq")


def test_who_may(programme, other_programme, make_actor, organiser):
    admin, system = make_actor("programme_administrator"), make_actor("system_administrator")
    text = archive(TADOC)
    for who, where in ((organiser, programme), (admin, other_programme), (admin, None)):
        with pytest.raises(NotAllowed):
            activity_imports.stage(text=text, programme=where, by=who)
    batch = activity_imports.stage(text=text, programme=programme, by=admin)
    for act in (activity_imports.apply, activity_imports.undo, activity_imports.confirm, activity_imports.discard,
                activity_imports.leave_words):  # fmt: skip
        with pytest.raises(NotAllowed):
            act(batch=batch, by=organiser)
    activity_imports.choose_headings(batch=batch, fields={3: "", 4: ""}, by=admin)
    assert batch.rows.get().problems["start_date"] == "no_day_at_all"
    activity_imports.choose_headings(batch=batch, fields={3: "start_date", 4: "end_date"}, by=admin)
    activity_imports.leave_words(batch=batch, by=admin)
    activity_imports.confirm(batch=batch, by=system)
    batch.refresh_from_db()
    activity_imports.add_confirmed(batch=batch, by=system)
    assert Workshop.objects.get().programme == programme
    assert activity_report.report(batch)["unchanged"] == 1
    waiting = activity_imports.stage(text=archive(NO_YEAR), programme=programme, by=admin)
    assert activity_imports.discard(batch=waiting, by=admin).state == Import.State.DISCARDED


def test_a_row_names_the_programme_it_goes_to(programme, by, tmp_path):
    named = TADOC | {"programme_or_project": "UNEP project (ODS) on ozone"}
    run(tmp_path / "one.csv", named)
    assert of(TADOC).programme == programme
    run(tmp_path / "two.csv", IWT | {"programme_or_project": "ODS"}, programme="ods")
    assert of(IWT).programme == programme
    with pytest.raises(CommandError):
        run(tmp_path / "three.csv", IWT, programme="nowhere")
    batch = activity_imports.stage(file=ContentFile(archive(BIJACA).encode(), name="x.csv"), programme=programme, by=by)
    assert not batch.rows.filter(remarks__icontains="other_programme").exists()
