"""What a country is called on a day, by a programme."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import translation

from programmes.models import Country, Designation
from programmes.rules.import_values import Countries

pytestmark = pytest.mark.django_db


def test_countries_are_called_as_on_the_day(programme):
    call_command("load_countries", verbosity=0)
    countries = {one.iso2: one for one in Country.objects.prefetch_related("designations")}

    def called(iso2, day, tag="en", programme_id=None):
        with translation.override(tag):
            return str(countries[iso2].called(date.fromisoformat(day), programme_id).name)

    for iso2, last, first, then, now in (
        ("TR", "2022-05-31", "2022-06-01", "Turkey", "Türkiye"),
        ("SZ", "2018-04-18", "2018-04-19", "Swaziland", "Eswatini"),
        ("MK", "2019-02-11", "2019-02-12", "the former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("CV", "2013-10-23", "2013-10-24", "Cape Verde", "Cabo Verde"),
        ("CZ", "2016-06-30", "2016-07-01", "Czech Republic", "Czechia"),
    ):
        assert (called(iso2, last), called(iso2, first)) == (then, now)
        # A list of people or an archive may say either: both are the country, without a question.
        assert Countries().read(then)[0] == Countries().read(now)[0] == countries[iso2].pk
    assert (called("TR", "2018-12-10", "fr"), called("MK", "2018-12-10", "ru")) == (
        "Turquie",
        "бывшая югославская Республика Македония",
    )
    # Loaded again nothing is doubled, and what somebody wrote stays; a programme's own usage goes first.
    Designation.objects.filter(country__iso2="CZ").update(used_until=date(2016, 5, 1))
    Designation.objects.create(country=countries["TR"], programme=programme, name={"en": "Republic of Turkey"})
    call_command("load_countries", verbosity=0)
    assert Designation.objects.filter(programme=None).count() == 5
    assert Designation.objects.get(country__iso2="CZ").used_until == date(2016, 5, 1)
    turkey = Country.objects.get(iso2="TR")
    assert str(turkey.called(date(2018, 12, 10), programme.pk).name) == "Republic of Turkey"
