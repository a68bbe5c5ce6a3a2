import pytest

from programmes.rules import headings
from programmes.rules.headings import WORDS, columns_of, split


def fields(*row):
    return [column["field"] for column in columns_of(row)]


def test_a_name_is_the_family_name_beside_given_names_and_the_whole_name_otherwise():
    assert fields("NAME", "First name") == ["family_name", "given_names"]
    assert fields("Name", "Country") == ["full_name", "country"]


@pytest.mark.parametrize(
    "heading", ["E-mail", "e mail", "EMAIL:", "Mail / Courriel", "E-mail (personal)", "  E–Mail  ", "Courriel/E-mail"]
)
def test_a_heading_is_known_however_it_is_written(heading):
    assert fields(heading) == ["email"]


@pytest.mark.parametrize(
    "heading", ["Passport No.", "Numéro de passeport", "Номер паспорта", "رقم جواز السفر", "护照号码"]
)
def test_passports_belong_to_travel(heading):
    assert columns_of(["Name", heading])[1]["reason"] == "travel"


def test_the_family_name_as_in_the_passport_is_a_name():
    assert fields("Family name (as in passport)", "First name") == ["family_name", "given_names"]


def test_an_unknown_heading_is_left_out_with_a_reason():
    assert columns_of(["Name", "T-shirt"])[1] == {
        "column": 1, "heading": "T-shirt", "field": "", "reason": "unknown",
    }  # fmt: skip


def test_the_first_of_two_columns_of_countries_counts():
    assert columns_of(["Name", "Country", "Pays"])[2]["reason"] == "twice"


def test_titles_above_the_headings_are_no_rows():
    rows = [["Workshop in Manama", ""], ["20-29 May", ""], ["Surname", "Country"], ["Hasan", "Bahrain"]]
    columns, below, above = split(rows)
    assert ([column["field"] for column in columns], below, above) == (
        ["family_name", "country"], [["Hasan", "Bahrain"]], 2,
    )  # fmt: skip


def test_headings_repeated_on_every_page_are_no_people():
    rows = [["Surname", "Country"], ["Hasan", "Bahrain"], ["Surname", "Country"], ["Isa", "Bahrain"]]
    assert split(rows)[1] == [["Hasan", "Bahrain"], ["Isa", "Bahrain"]]


def test_without_headings_columns_go_by_what_stands_in_them():
    rows = [["Hasan", "Noora", "Bahrain", "F", "n@x.bh", "+973 1700 0000", "Bahrain Customs"]] * 3
    assert split(rows)[0] is None
    found = headings.by_content(rows, {"Bahrain"}.__contains__, {"F", "M"}.__contains__)
    assert [column["field"] for column in found] == [
        "family_name", "given_names", "country", "sex", "email", "telephone", "organisation",
    ]  # fmt: skip


def test_no_word_stands_for_two_fields():
    seen = {}
    for field, words in WORDS.items():
        for word in words.split("|"):
            assert seen.setdefault(headings.normal(word), field) == field, word
