"""Taking one person out of texts, and leaving those alone who share a word of the name."""

import pytest

from programmes.models import Person
from programmes.rules.erased_words import Words


@pytest.fixture
def words():
    return Words(Person(family_name="Hasan", given_names="Noora Amal", email="noora@x.example"), "Nounou")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("HASAN, Noora Amal; Hasan, Ali", "[erased]; Hasan, Ali"),
        ("written by noora hasan.", "written by [erased]."),
        ("Noora@X.example wrote", "[erased] wrote"),
        ("Nounou says", "[erased] says"),
        ("Hasanabad is far from Noora", "Hasanabad is far from Noora"),
        ("Ali Hasan and Noora", "Ali Hasan and Noora"),
    ],
)
def test_a_name_goes_where_its_words_stand_together(words, text, left):
    assert words.clean(text) == left


def test_in_a_list_each_row_is_a_unit(words):
    listed = [{"family": "Hasan", "given": "Noora Amal", "post": "Inspector"}, {"family": "Hasan", "given": "Ali"}]
    cleaned = words.clean_value(listed)
    assert cleaned == [{"family": "[erased]", "given": "[erased] [erased]", "post": "Inspector"}, listed[1]]
    assert words.clean_row({"first": "Noora Amal", "last": "Hasan", "other": "x"}) == {
        "first": "[erased] [erased]",
        "last": "[erased]",
    }
    assert words.clean_row({"first": "Ali", "last": "Hasan"}) == {}
