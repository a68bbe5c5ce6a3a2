"""What one row of an archive says: tables from words to what is understood. Nothing is guessed."""

from datetime import date

import pytest

from tests.workshops.archive import BIJACA, IWT, NO_YEAR, STCE, TADOC, TWO_CITIES, load_all_countries
from workshops.rules import activity_dates, activity_numbers, activity_people, activity_reading, activity_series
from workshops.rules.activity_names import Names, listed
from workshops.rules.activity_sessions import sessions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Fourteen representatives from six administrations",
            [(14, "exact", "persons"), (6, "exact", "administrations")],
        ),
        ("some 20 officers", [(20, "about", "persons")]),
        ("more than 50 people", [(50, "more_than", "persons")]),
        ("no fewer than twenty-five trainees", [(25, "at_least", "persons")]),
        ("up to 1,200 participants", [(1200, "up_to", "persons")]),
        ("50+ officers", [(50, "at_least", "persons")]),
        ("between 15 and 20 trainees", [(15, "at_least", "persons")]),
        ("about two dozen officers", [(24, "about", "persons")]),
        ("16 participants and two trainers", [(16, "exact", "persons"), (2, "exact", "trainers")]),
        ("over 100 institutions in the past three months", [(100, "more_than", "others"), (3, "exact", "others")]),
        ("on 9-10 July 2018, UNSCR 1540, the 9th session, 40 % of all", []),
        ("более 30 участников из 5 стран", [(30, "more_than", "persons"), (5, "exact", "countries")]),
        ("environ 20 participants", [(20, "about", "persons")]),
    ],
)
def test_numbers_of_a_text(text, said):
    assert [(q.value, q.qualifier, q.unit) for q in activity_numbers.quantities(text)] == said


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2017-10-17", "2017-10-26", ("2017-10-17", "2017-10-26")),
        ("17.10.2017", "26.10.2017", ("2017-10-17", "2017-10-26")),
        ("17 October 2017", "26 Oct 2017", ("2017-10-17", "2017-10-26")),
        ("29 May - 2 June 2018", "", ("2018-05-29", "2018-06-02")),
        ("December 10-14, 2018", "", ("2018-12-10", "2018-12-14")),
        ("10 December", "14 December 2018", ("2018-12-10", "2018-12-14")),
        ("17 октября 2017", "26 октября 2017", ("2017-10-17", "2017-10-26")),
        ("2018-12-10", "", ("2018-12-10", "2018-12-10")),
    ],
)
def test_days_that_are_said(start, end, days):
    found = activity_dates.read(start, end)
    assert (found["first"], found["last"], found["problems"]) == (*days, {})


@pytest.mark.parametrize(
    ("start", "end", "problems"),
    [
        ("10-14 December", "", {"start_date": "no_year"}),
        ("28 December", "3 January 2019", {"start_date": "no_year"}),
        ("December 2018", "", {"start_date": "part_of_a_day"}),
        ("2018", "", {"start_date": "part_of_a_day"}),
        ("03/04/2018", "", {"start_date": "which_day"}),
        ("2018-02-30", "", {"start_date": "day"}),
        ("2018-12-14", "2018-12-10", {"end_date": "ends_before_it_begins"}),
        ("10-14 December 2018", "15 December 2018", {"end_date": "two_last_days"}),
        ("0218-12-10", "", {"start_date": "year"}),
        ("tbc", "", {"start_date": "no_day_at_all"}),
    ],
)
def test_days_that_wait_for_somebody(start, end, problems):
    found = activity_dates.read(start, end)
    assert (found["first"], found["problems"]) == ("", problems)


def test_the_text_against_the_days():
    first, last = date(2018, 12, 10), date(2018, 12, 14)
    said = activity_dates.contradictions(["dateline 10-14 December but four-day", "dateline 19 July"], first, last)
    assert [one["code"] for one in said] == ["length", "dateline"]
    assert activity_dates.contradictions(["a five-day course", "one week"], first, last) == []


@pytest.mark.parametrize(
    ("cells", "heads", "warned"),
    [
        (("14", "Fourteen representatives", ["WCO Member administrations"], ""), [("customs", 14, "exact", "")], []),
        (("50", "over 50 participants", [], ""), [("other", 50, "more_than", "")], []),
        (("14", "Sixteen participants", [], ""), [], ["total_contradicts"]),
        (("", "15-20 trainees", ["Customs"], ""), [("customs", 15, "at_least", "")], ["range"]),
        (("16", "16 participants, 2 observers", ["police"], ""), [("police", 16, "exact", "")], []),
        (
            ("16", "12 Customs and 3 Police officers", ["Customs (12)", "Police (3)", "RILO (1)"], ""),
            [("customs", 12, "exact", ""), ("police", 3, "exact", ""), ("regional", 1, "exact", "")],
            [],
        ),
        (("14", "", ["Customs (12)", "Police (3)"], ""), [], ["parts_exceed"]),
        (("20", "", ["customs"], "8 women"), [("customs", 8, "exact", "female"), ("customs", 12, "exact", "")], []),
        (("20", "", ["customs"], "25 women"), [("customs", 20, "exact", "")], ["women_contradict"]),
        (("", "over 100 institutions", [], ""), [], ["not_people"]),
        (("", "dozens of officers", [], ""), [], ["vague"]),
        (("-5", "", [], ""), [], ["total_unread"]),
        (("19 or 20", "19 experts", [], ""), [], ["total_unread"]),
        (("unknown", "19 experts", [], ""), [("other", 19, "exact", "")], ["total_unread"]),
        (("0", "", [], ""), [], ["nobody"]),
    ],
)
def test_headcounts(cells, heads, warned):
    found, warnings = activity_people.heads(*cells)
    assert [(h["kind"], h["number"], h["qualifier"], h["sex"]) for h in found] == heads
    assert [one["code"] for one in warnings] == warned


@pytest.mark.parametrize(
    ("note", "kind", "number", "of"),
    [
        ("9th session of the STCE effort; first conducted in Russian", "tot_course", 9, None),
        ("total 16 added up; third out of three IWT Regional Workshops (previous: …)", "workshop", 3, 3),
        ("first of a series of progressively advanced courses", "tot_course", 1, None),
        ("6th mentorship visit to the PCU; advanced level support", "mentorship_visit", 6, None),
        ("first phase of the training, to be followed up", "training", 1, None),
        ("27th session of the Commission on Crime Prevention", "workshop", None, None),
        ("61st session of the Commission on Narcotic Drugs", "side_event_or_presentation", None, None),
        ("follow-up to the third workshop", "workshop", None, None),
    ],
)
def test_the_position_in_a_series(note, kind, number, of):
    found = activity_series.position(note, kind)
    assert (found.get("number"), found.get("of")) == (number, of)


def test_totals_are_read_where_they_can_be_read_in_one_way_only():
    def said(note, certified=None):
        statements, warnings = activity_series.totals(note, certified)
        return [(one["figure"], one["value"]) for one in statements], [one["code"] for one in warnings]

    assert said(STCE["series_note"], 23) == ([("persons", 170), ("countries", 60), ("accredited", 23)], [])
    assert said(IWT["series_note"]) == ([("customs", 41), ("police", 12), ("administrations", 24)], [])
    assert said("23 accredited so far (cumulative)", 23) == ([("accredited", 23)], [])
    assert said("30 trainers certified to date", 20) == ([], ["certified_contradicts"])
    assert said("cumulative: over 350 teachers trained, over 6,000 students reached") == ([], ["total_unclear"])
    assert said("12 trainers certified") == ([], [])
    assert activity_series.certified_here(12, "12 trainers certified")[0] == 12
    assert activity_series.certified_here(23, STCE["series_note"]) == (None, None)


def test_sessions_are_taken_apart_where_days_and_places_pair_up():
    first, last = date(2018, 7, 9), date(2018, 7, 13)

    def parts(cities, note, until=last):
        found, warning = sessions(cities, cities, note, first, until)
        return [(one["first"].day, one["last"].day, one["city"]) for one in found], (warning or {}).get("code")

    two = [(9, 10, "Podgorica"), (11, 13, "Sarajevo")]
    assert parts(["Podgorica", "Sarajevo"], TWO_CITIES["series_note"]) == (two, None)
    assert parts(["Podgorica", "Sarajevo"], "Podgorica (9-10 July) and Sarajevo (11-13 July)") == (two, None)
    whole = [(9, 13, "Podgorica; Sarajevo")]
    assert parts(["Podgorica", "Sarajevo"], "two meetings in two cities") == (whole, "several_sessions")
    assert parts(["Podgorica", "Sarajevo"], "9-10 July Podgorica, 12-15 July Sarajevo") == (whole, "several_sessions")
    same = [(9, 10, "Tirana"), (12, 13, "Tirana")]
    assert parts(["Tirana"], "two workshops: 9-10 July and 12-13 July") == (same, None)
    unsaid = "two workshops; dateline 9-10 July and 12-13 July (which is which is not said)"
    assert parts(["Tirana"], unsaid) == ([(9, 13, "Tirana")], "several_sessions")
    assert parts(["Tirana"], "four national workshops planned 2017-2020") == ([(9, 13, "Tirana")], None)


@pytest.mark.django_db
def test_whole_rows():
    load_all_countries()
    names = Names()

    def read(row, **other):
        return activity_reading.read({name: "" for name in activity_reading.FIELDS} | row | other, names)

    def codes(reading):
        return {one["code"] for one in reading.warnings} - {"organisations_unknown"}

    stce = read(STCE)
    assert (stce.read["kind"], stce.read["activity"], len(stce.read["countries"])) == ("accreditation", "tot_course", 6)
    assert (stce.problems, codes(stce), stce.read["certified"]) == ({}, set(), None)
    tadoc = read(TADOC)
    assert (tadoc.read["kind"], len(tadoc.read["countries"]), codes(tadoc)) == ("regional", 6, {"length"})
    assert ["Kosovo under UNSCR 1244", tadoc.read["countries"][-1]] in tadoc.read["country_words"]
    assert read(BIJACA).read["links"] == {
        "keys": ["002:261"],
        "words": ["September 2018 regional training on environmental crimes"],
    }
    places = [(part["city"], part["country"] is not None) for part in read(TWO_CITIES).read["sessions"]]
    assert places == [("Podgorica", True), ("Sarajevo", True)]
    assert read(NO_YEAR).problems == {"start_date": "no_year"}
    # Words nobody knows stay words.
    odd = read(
        TADOC, country="Absurdistan", activity_kind="hackathon", participant_countries="Serbia;Narnia;Italy (observer)"
    )
    assert {"country_unknown", "countries_unknown", "kind_unknown", "countries_apart"} <= codes(odd)
    assert (odd.read["sessions"][0]["country"], odd.read["activity"], len(odd.read["countries"])) == (None, "", 1)
    assert odd.unknown["country"] == ["Absurdistan"] and odd.unknown["activity_kind"] == ["hackathon"]
    # "Serbia and Montenegro" is two countries only where both are meant; the one of 2003 is nobody's today.
    assert len(read(TADOC, participant_countries="Albania, Serbia and Montenegro").read["countries"]) == 3
    for word in ("Turkey", "Türkiye", "Турция", "Czech Republic", "FYROM", "Vietnam", "the Netherlands"):
        assert names.country(word)[0], word
    for word in ("Yugoslavia", "USSR", "Western Balkans", "regional", "Turk"):
        assert names.country(word)[0] is None, word


def test_lists_of_names():
    assert listed("A;B ; ;C") == ["A", "B", "C"]
    assert listed("Ministry of Education, Science and Development") == [
        "Ministry of Education, Science and Development"
    ]
    assert listed("A | B") == ["A", "B"] and listed("n/a") == []
