import io
import time
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.rules import tables
from programmes.rules.refusal import Invalid
from programmes.rules.upload import checked_kind
from tests.workshops.listing import many, xlsx

ROWS = [["Surname", "Country"], ["Hasan", "Bahrain"]]


def read(file):
    content = file.read()
    return tables.of_file(checked_kind(file.name, content, ("xlsx", "csv")), content)


def test_copied_cells_are_cut_at_tabs():
    assert tables.of_text("Surname\tCountry\r\nHasan\tBahrain\r\n").rows == ROWS


def test_a_cell_of_several_lines_is_one_cell():
    assert tables.of_text('Surname\tCountry\n"Hasan\nNoora"\tBahrain').rows[1] == ["Hasan Noora", "Bahrain"]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_separator_of_a_csv_file_is_found(mark):
    text = f"Surname{mark}Country\nHasan{mark}Bahrain"
    assert tables.of_file("csv", text.encode()).rows == ROWS


def test_excels_own_line_about_the_separator_is_no_row():
    assert tables.of_file("csv", b"sep=;\nSurname;Country\nHasan;Bahrain").rows == ROWS


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Фамилия;Страна\nИванов;Армения"),
        ("utf-8-sig", "Фамилия;Страна\nИванов;Армения"),
        ("utf-16", "Фамилия;Страна\nИванов;Армения"),
        ("cp1251", "Фамилия;Имя;Страна\nИванов;Пётр;Армения\nСидорова;Анна;Грузия"),
        ("cp1251", "Сотрудник;Откуда\nИванов Пётр;Армения\nСидорова Анна;Грузия"),
        ("cp1256", "اللقب;الاسم الأول;البلد\nحسن;نورة;البحرين\nعلي;خليل;مصر"),
        ("gb18030", "姓名;国家;单位\n王小明;中国;海关总署\n李华;中国;公安部"),
        ("gb18030", "人员;地方\n王小明;中国\n李华;北京"),
        ("cp1252", "Nom;Prénom;Pays\nLefèvre;Zoé;Sénégal\nNúñez;José;Bénin"),
        ("cp1250", "Prezime;Ime;Država\nĐorđević;Živko;Srbija\nKovač;Šejla;Bosna i Hercegovina"),
        ("cp1250", "Title;City\nSzkolenie dla służb celnych;Łódź\nĆwiczenia;Wrocław"),
        ("cp1252", "Élèves;Total\nLefèvre à Genève;£500\nFrançois;¾"),
        ("cp1252", "Qui;Où\nLefèvre;Sénégal\nFrançois;Bénin"),
    ],
)
def test_the_alphabet_of_a_csv_file_is_guessed(encoding, text):
    found = tables.of_file("csv", text.encode(encoding))
    assert found.rows == [line.split(";") for line in text.split("\n")]


def test_a_guessed_alphabet_is_said():
    table = tables.of_file("csv", "Фамилия;Имя\nИванов;Пётр".encode("cp1251"))
    assert table.notes == [{"code": "encoding", "name": "cp1251"}]


def test_the_first_sheet_that_holds_anything_is_read_and_named():
    table = read(xlsx([], ROWS, [["other"]]))
    assert table.rows == ROWS
    assert table.notes == [{"code": "sheets", "name": "Sheet2", "n": 2}]


def test_of_a_hundred_columns_the_first_sixty_used_are_read():
    heading, row = [], []
    for n in range(100):
        heading += [f"H{n}", ""]
        row += [f"c{n}", ""]
    table = read(xlsx([heading, row]))
    assert table.rows == [[f"H{n}" for n in range(60)], [f"c{n}" for n in range(60)]]
    assert table.notes == [{"code": "columns", "n": 100}]


def test_long_cells_are_cut_and_counted():
    table = tables.of_text("Name\n" + "x" * 900)
    assert (len(table.rows[1][0]), table.notes) == (500, [{"code": "long_cells", "n": 1}])


def test_numbers_and_dates_are_text():
    import datetime

    table = read(xlsx([["a", "b", "c"], [7.0, datetime.datetime(2019, 5, 20), True]]))
    assert table.rows[1] == ["7", "2019-05-20", "True"]


def test_the_saved_value_of_a_formula_is_read_and_never_worked_out():
    file = xlsx([["Name", "Number"], ["Hasan", "=1+1"]])
    assert read(file).rows[1] == ["Hasan", "=1+1"]


def with_part(name, content):
    """A good file, one part of which is replaced."""
    good = xlsx(ROWS).read()
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
    return SimpleUploadedFile("list.xlsx", changed.getvalue())


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("list.xlsx", b"%PDF-1.7 nothing"), "something else"),
        (SimpleUploadedFile("list.xlsx", b"PK\x03\x04 nothing"), "something else"),
        (SimpleUploadedFile("list.csv", b"%PDF-1.7 nothing"), "something else"),
        (SimpleUploadedFile("list.csv", xlsx(ROWS).read()), "something else"),
        (SimpleUploadedFile("list.xls", b"\xd0\xcf\x11\xe0"), "Files of this kind are not taken"),
        (SimpleUploadedFile("list.xlsx", b""), "The file is empty"),
        (SimpleUploadedFile("list.csv", b"\n \n\t\n"), "no cell holds any text"),
        (xlsx([], []), "No sheet of this file holds anything"),
        (with_part(SHEET, b"<worksheet"), "cannot be read"),
        (with_part(SHEET, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'), "cannot be read"),
        (with_part("xl/workbook.xml", b"nothing"), "cannot be read"),
    ],
)
def test_a_file_that_is_not_what_it_claims_gets_a_sentence(file, sentence):
    with pytest.raises(Invalid, match=sentence):
        read(file)


def test_a_file_that_unfolds_too_far_is_refused_before_it_is_read():
    started = time.monotonic()
    with pytest.raises(Invalid, match="unfolds to more"):
        read(with_part(SHEET, b" " * (70 * 1024 * 1024)))
    assert time.monotonic() - started < 5


def test_more_rows_than_a_list_ever_has_are_refused_early():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for n in range(20_000):
        sheet.append([f"Name {n}"])
    saved = io.BytesIO()
    book.save(saved)
    with pytest.raises(Invalid, match="more than 5,000 rows"):
        read(SimpleUploadedFile("list.xlsx", saved.getvalue()))
    with pytest.raises(Invalid, match="more than 5,000 rows"):
        tables.of_text("\n".join(f"Name {n}" for n in range(6000)))


def test_a_sheet_that_claims_a_million_rows_is_read_for_what_it_holds():
    file = xlsx([*many(3), *[[None]] * 5])
    book = openpyxl.load_workbook(file)
    book.active["XFD1048576"] = "far away"
    saved = io.BytesIO()
    book.save(saved)
    table = read(SimpleUploadedFile("list.xlsx", saved.getvalue()))
    assert len(table.rows) == 4


def test_control_characters_and_half_letters_are_left_out():
    assert tables.of_text("Na\x07me\nHas\ud800an\u202e").rows == [["Na me"], ["Has an"]]
