"""Lists as organisers have them, for the tests of participant imports."""

import io
from csv import DictReader as reader

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from i18nfield.strings import LazyI18nString

from programmes.management.commands import load_countries
from programmes.models import Country, Language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("NAME", "First name", "M/F", "Country", "Adm.", "Function", "Mail", "Passport No.")
# As drawn: three wrong cells (5, 10, 20), two who may be known (12, 21), one who has been there twice (15).
PEOPLE = """
SOK|Chanthou|M|Cambodia|Customs and Excise|Deputy chief, wildlife unit|sok.chanthou@customs.gov.kh|N001
CHEA|Sreymom|F|Cambodia|Customs and Excise|Investigator|chea.sreymom@customs.gov.kh|N002
KEO|Vibol|M|Cambodia|National Police|Inspector|keo.vibol@police.gov.kh|N003
PHOMMACHANH|Somsack|M|Lao PDR|Customs Department|Head of section|s.phommachanh@customs.gov.la|N004
SISOULITH|Bouavanh|F|Lao PDR|Customs Department|Enforcement officer|b.sisoulith.customs.gov.la|N005
ABDULLAH|Nur Izzati|F|Malaysia|Royal Malaysian Customs|Senior superintendent|nurizzati@customs.gov.my|N006
LIM|Wei Jian|M|Malaysia|Royal Malaysian Customs|Superintendent|wj.lim@customs.gov.my|N007
RAMASAMY|Kavitha|F|Malaysia|Royal Malaysia Police|Assistant superintendent|kavitha.r@rmp.gov.my|N008
SANTOS|Maria Lourdes|F|Philippines|Bureau of Customs|Intelligence officer II|ml.santos@customs.gov.ph|N009
DELA CRUZ|Ramon|M|Phillipines|Bureau of Customs|Special agent|r.delacruz@customs.gov.ph|N010
BAUTISTA|Jocelyn|F|Philippines|National Police|Police major|j.bautista@pnp.gov.ph|N011
PERERA|Nuwan|M|Sri Lanka|Sri Lanka Customs|Superintendent|n.perera@customs.gov.lk|N012
FERNANDO|Dilhani|F|Sri Lanka|Sri Lanka Customs|Deputy director|d.fernando@customs.gov.lk|N013
WICKRAMASINGHE|Samantha|M|Sri Lanka|Sri Lanka Customs|Assistant superintendent|s.wickrama@customs.gov.lk|N014
SRISUWAN|Anong|F|Thailand|Customs Department|CITES focal point|anong.s@customs.go.th|N015
CHAIYASIT|Prasert|M|Thailand|Customs Department|Director, investigation|prasert.c@customs.go.th|N016
WONGSA|Kittipong|M|Thailand|Customs Department|Investigator|kittipong.w@customs.go.th|N017
||–|Thailand|Royal Thai Police|Police officer, wildlife||
BOONMEE|Ratana|F|Thailand|Customs Department|Trainer, academy|ratana.b@customs.go.th|N019
NGUYEN THI MAI HUONG||F|Viet Nam|Customs|Deputy head of unit|huongntm@customs.gov.vn|N020
PHAM|Van Duc|M|Viet Nam|Customs|Officer, anti-smuggling|ducpv@customs.gov.vn|N021
TRAN|Quoc Bao|M|Viet Nam|Environmental Police|Captain|bao.tq@canhsat.vn|N022
LE|Thi Thanh|F|Viet Nam|Customs|Officer, Hai Phong|thanhlt@customs.gov.vn|N023
PARK|Min-seo|F|(regional)|RILO, Asia-Pacific|Analyst|ms.park@rilo-ap.org|N024
VONGSAVATH|Khamla|M|Lao PDR|Police, environment|Major|khamla.v@mps.gov.la|N025
"""
ROWS = [line.split("|") for line in PEOPLE.strip().split("\n")]
DRAWN = "\n".join("\t".join(row) for row in (HEADINGS, *ROWS))


def many(number, headings=("Family name", "Given names", "Country", "Administration", "E-mail")):
    """A long list of people who are all different."""
    countries = ("Ghana", "Kenya", "Thailand", "Viet Nam", "Peru")
    return [
        headings,
        *(
            (
                f"Family{_word(n)}",
                f"Given{_word(n * 7)}",
                countries[n % 5],
                f"Customs {n % 20}",
                f"officer{n}@customs.example",
            )
            for n in range(number)
        ),
    ]


def _word(number):
    return "".join("abcdefghij"[int(digit)] * 2 + "xwvutsrqpo"[int(digit)] for digit in f"{number:05}")


def xlsx(*sheets, name="list.xlsx"):
    """A file of these sheets, each a list of rows, as Excel would save it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return SimpleUploadedFile(name, saved.getvalue(), XLSX)


def csv(text, encoding="utf-8", name="list.csv"):
    return SimpleUploadedFile(name, text.encode(encoding), "text/csv")


def load_all_countries():
    """What `load_countries` loads, in one statement: a test a list would otherwise wait half a second each."""
    with load_countries.FILE.open(encoding="utf-8", newline="") as handle:
        rows = list(reader(handle))
    Country.objects.bulk_create(
        [
            Country(
                iso2=row["iso2"],
                iso3=row["iso3"],
                name=LazyI18nString({tag: row[column] for tag, column in load_countries.NAMES.items()}),
            )
            for row in rows
        ],
        update_conflicts=True,
        unique_fields=["iso2"],
        update_fields=["iso3", "name"],
    )
    for tag, names in load_countries.LANGUAGES.items():
        Language.objects.get_or_create(tag=tag, defaults={"name": LazyI18nString(names)})
