"""Archives of activities, for the tests of their import: the columns of the real one, a row at a time."""

import csv
import io

from programmes.models import Country
from tests.workshops import listing
from workshops.rules.activity_columns import FIELDS

TADOC = {
    "seed": "002",
    "line_no": "51",
    "title": "UNODC and TADOC build capacity of South Eastern Europe in crime intelligence analysis",
    "start_date": "2018-12-10",
    "end_date": "2018-12-14",
    "city": "Ankara",
    "country": "Turkey",
    "activity_kind": "training",
    "organisers": "UNODC",
    "partners": "Turkish International Academy on Drugs and Organized Crime (TADOC)",
    "host": "TADOC",
    "donors": "Government of Turkey",
    "programme_or_project": "UNODC Regional Programme for South Eastern Europe",
    "participants_total": "19",
    "participants_text": "19 experts from the law enforcement institutions and Ministries of Interior",
    "participant_countries": "Albania;Bosnia and Herzegovina;former Yugoslav Republic of Macedonia;Montenegro;Serbia;"
    "Kosovo under UNSCR 1244",
    "participant_agencies": "law enforcement;FIU;Ministries of Interior",
    "series_note": "dateline 10-14 December but the text says four-day",
}
STCE = {
    "seed": "001",
    "line_no": "1",
    "title": "Strategic Trade Control Enforcement (STCE) Expert Trainer Accreditation Workshop",
    "start_date": "2017-10-17",
    "end_date": "2017-10-26",
    "city": "Brussels",
    "country": "Belgium",
    "activity_kind": "tot_course",
    "language_if_said": "Russian",
    "organisers": "World Customs Organization (WCO)",
    "host": "WCO headquarters",
    "programme_or_project": "WCO Strategic Trade Control Enforcement (STCE) Programme",
    "participants_total": "14",
    "participants_text": "Fourteen representatives from six WCO Member administrations",
    "participant_countries": "Armenia;Azerbaijan;Georgia;Kazakhstan;Moldova;Ukraine",
    "participant_agencies": "WCO Member administrations",
    "trainers_certified_or_accredited_number": "23",
    "series_note": "9th session of the STCE effort; first conducted in Russian; cumulative: 170 representatives from "
    "60 countries trained since the programme began last year; 23 STCE expert trainers accredited so far (cumulative, "
    "not this session)",
}
IWT = {
    "seed": "003",
    "line_no": "3",
    "title": "The WCO and INTERPOL join hands against Illegal Wildlife Trade",
    "start_date": "2019-05-20",
    "end_date": "2019-05-29",
    "city": "Bangkok",
    "country": "Thailand",
    "activity_kind": "workshop",
    "participants_total": "16",
    "participants_text": "12 Customs and 3 Police officers",
    "participant_countries": "Cambodia;Lao PDR;Malaysia;Philippines;Sri Lanka;Thailand;Vietnam",
    "participant_agencies": "Customs (12);Police (3);Regional Intelligence Liaison Office for Asia-Pacific (1)",
    "series_note": "third out of three IWT Regional Workshops (previous: Dar es Salaam, Tanzania and Antananarivo); "
    "cumulative: 41 Customs and 12 Police officers from 24 INAMA beneficiary administrations plus Regional Offices",
}
BIJACA = {
    "seed": "002",
    "line_no": "255",
    "title": "Operational capacities of the Bosnian Port Control Unit supported",
    "start_date": "2018-10-29",
    "end_date": "2018-11-02",
    "city": "Land-border crossing point Bijača",
    "country": "Bosnia and Herzegovina",
    "activity_kind": "mentorship_visit",
    "donors": "Government of Luxembourg",
    "participant_countries": "Bosnia and Herzegovina",
    "series_note": "6th mentorship visit to the PCU; follow-up to the September 2018 regional training on "
    "environmental crimes (line 261)",
}
TWO_CITIES = {
    "seed": "002",
    "line_no": "706",
    "title": "UNODC pursues the regional approach in tackling illicit use of firearms",
    "start_date": "2018-07-09",
    "end_date": "2018-07-13",
    "city": "Podgorica;Sarajevo",
    "country": "Montenegro;Bosnia and Herzegovina",
    "activity_kind": "official_visit_or_consultation",
    "series_note": "two series of meetings: 9-10 July Podgorica, 11-13 July Sarajevo",
}
NO_YEAR = {
    "seed": "002",
    "line_no": "900",
    "title": "A workshop of which the year is not said",
    "start_date": "10-14 December",
    "city": "Tirana",
    "country": "Albania",
    "activity_kind": "workshop",
}
CASES = (STCE, TADOC, IWT, BIJACA, TWO_CITIES, NO_YEAR)


def load_all_countries():
    listing.load_all_countries()
    Country.objects.get_or_create(iso2="XK", defaults={"name": {"en": "Kosovo"}})


def archive(*rows, columns=tuple(FIELDS), separator=","):
    """These rows as the text of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(name, "") for name in columns])
    return out.getvalue()
