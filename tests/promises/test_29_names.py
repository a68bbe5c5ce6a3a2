"""Promise 29: names in ten scripts print whole on certificates, are read back from them, and survive CSV and Excel.

No letter is drawn as an empty box, and the text taken from the file is the text that is stored. A certificate has five
names in three places. `make test` takes a tenth of the two thousand once, PROMISES=all takes every name in every place.
"""

import csv
import io
import logging

import openpyxl

from programmes.rules import cells, tables
from reports.documents import glyphs
from reports.documents.certificate import render_certificate
from tests.promises.names import names
from tests.reports.documents.reading import joined, letters_of, text_of
from tests.reports.documents.snapshots import participation
from tests.tenth import ALL, cases

NAMES = cases(names())
# The large place, the small one below it, and three who sign.
PLACES = 5
BOX = "\U00105678"  # private use: no font has it


def drawn(people):
    """A certificate on which these names stand, the first the largest."""
    name, native, *signing = [name for _script, name in people]
    signatories = [{"name": one, "title": {}} for one in signing]
    return render_certificate(participation(name=name, native_name=native, signatories=signatories))


def boxes(caplog):
    """How many letters no font had while the last papers were drawn, as the library of fonts found."""
    found = sum(".notdef" in record.message for record in caplog.records)
    caplog.clear()
    return found


def lost(people, pdf):
    """[(script, name)] that are not in the file as they are stored, letter by letter."""
    # In a PDF right-to-left words stand as the eye meets them; a reader puts them back into the order of reading.
    text, letters = text_of(pdf), letters_of(pdf)
    return [one for one in people if joined(one[1]) not in (letters if one[0] == "Arabic" else text)]


def test_names_in_ten_scripts_are_drawn_and_read_back(capsys, monkeypatch, caplog):
    caplog.set_level(logging.WARNING, logger="weasyprint")
    bad, certificates = [], 0
    for first in range(0, len(NAMES), 1 if ALL else PLACES):
        people = [NAMES[(first + place) % len(NAMES)] for place in range(PLACES)]
        pdf = drawn(people)
        certificates += 1
        bad += lost(people, pdf) + [(people, "box")] * boxes(caplog)
    # What the check of the letters would have refused, and a name that is not there.
    monkeypatch.setattr(glyphs, "can_draw", lambda _character: True)
    unknown = drawn([("Latin", f"Anna {BOX} Berg")] * PLACES)
    control = boxes(caplog), len(lost([("Latin", "Anna Berg")], unknown))
    scripts = {script for script, _name in NAMES}
    with capsys.disabled():
        print(
            f"\npromise 29: {len(NAMES)} names in {len(scripts)} scripts on {certificates} certificates: {len(bad)} "
            f"bad; control, a letter no font has: {control[0]} boxes; a name that is not there: {control[1]} lost"
        )
    assert bad == [] and len(scripts) == 10
    assert control == (PLACES, 1)


def test_names_in_ten_scripts_survive_csv_and_excel():
    stored = [name for _script, name in NAMES]
    text, book = io.StringIO(), openpyxl.Workbook()
    csv.writer(text).writerows(cells.safe_row([name]) for name in ["Name", *stored])
    for name in ["Name", *stored]:
        book.active.append(cells.safe_row([name]))
    made = io.BytesIO()
    book.save(made)
    for kind, content in (("csv", ("\ufeff" + text.getvalue()).encode()), ("xlsx", made.getvalue())):
        read = [row[0] for row in tables.of_file(kind, content).rows]
        assert read[1:] == stored, kind
