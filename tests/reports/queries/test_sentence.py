"""The sentences of the sources, written from rows."""

from datetime import date

import pytest

from programmes.models import Designation
from reports.queries import english, figures, french, russian, sentence
from workshops.actions import headcount as headcounts
from workshops.actions import participation as participations
from workshops.actions import workshop as workshops

pytestmark = pytest.mark.usefixtures("later")


def of(workshop):
    return str(sentence.of_workshop(figures.of_workshop(workshop), "en"))


def total(workshop):
    return str(sentence.of_programme(figures.of_programme(workshop.programme), "en"))


def test_the_ninth_session(stce):
    assert of(stce) == (
        "Fourteen representatives from six administrations completed the STCE Expert Trainer Accreditation Workshop in "
        "Russian, held in Brussels, Belgium, from 17 to 26 October 2017. It was the 9th session of the programme."
    )
    assert total(stce) == (
        "In total, 170 representatives from 60 countries have been trained; 23 are accredited as STCE Expert Trainers."
    )


def test_the_third_of_three(iwt, by):
    workshops.edit(workshop=iwt, donors=[], by=by)
    assert of(iwt) == (
        "Twelve Customs and three Police officers from Cambodia, Lao PDR, Malaysia, the Philippines, Sri Lanka, "
        "Thailand and Viet Nam, as well as one officer from the Regional Intelligence Liaison Office for Asia-Pacific, "
        "attended the IWT Regional Customs – Police Workshop, held in Bangkok, Thailand, from 20 to 29 May 2019, the "
        "third of three."
    )
    assert total(iwt) == (
        "The three workshops brought together 41 Customs and 12 Police officers from 24 administrations."
    )


def test_the_donor_is_credited(iwt):
    assert ", funded by the U.S. Department of State and held in Bangkok, Thailand, from 20" in of(iwt)


def test_three_services_have_a_noun_each(found, hold, send):
    programme, series = found("three")
    workshop = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    for kind, number in {"customs": 12, "police": 1, "environment": 2}.items():
        send(workshop, "KE", number, kind=kind)
    words = "Twelve Customs officers, one Police officer and two representatives of other services from Kenya attended"
    assert of(workshop).startswith(words)


def test_a_later_person_of_an_unknown_country(stce, tenth, send):
    send(tenth, "GH")
    assert "In total, 171 representatives from at least 60 countries have been trained" in total(stce)


@pytest.mark.parametrize(
    ("number", "qualifier", "words"),
    [
        (20, "about", "Some 20 representatives"),
        (50, "more_than", "More than 50 representatives"),
        (9, "up_to", "Up to 9 representatives"),
        (100, "at_least", "At least 100 representatives"),
    ],
)
def test_inexact_numbers_stay_inexact(found, hold, by, country, number, qualifier, words):
    programme, series = found("about")
    workshop = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    places = [country(iso2) for iso2 in ("KE", "GH")]
    headcounts.declare(
        workshop=workshop, by=by, agency_kind="other", number=number, qualifier=qualifier, countries=places
    )
    assert of(workshop).startswith(f"{words} from two countries attended the Workshop")
    assert words.lower() in total(workshop)


def test_an_old_name_on_an_old_day(found, hold, send, country):
    programme, series = found("names")
    Designation.objects.create(
        country=country("GH"), name="former Gold Coast", used_until=date(2018, 12, 31), footnote="A note on the name."
    )
    old = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9), country=country("GH"))
    new = hold(programme, series, 2, date(2019, 1, 8), date(2019, 1, 8), country=country("GH"))
    send(old, "GH", 2)
    send(new, "GH", 2)
    assert "Two Customs officers from the former Gold Coast attended the Workshop, held in the former Gold" in of(old)
    assert sentence.of_workshop(figures.of_workshop(old), "en").footnotes == ("A note on the name.",)
    assert "officers from Ghana attended the Workshop, held in Ghana, on 8 January 2019" in of(new)


def test_completed_is_said_only_when_everybody_did(stce, by):
    participations.move(participation=stce.participations.first(), act="restore", by=by)
    assert "administrations attended the STCE" in of(stce)


def test_nobody_on_record_is_said_and_not_invented(tenth):
    assert of(tenth) == (
        "The Workshop was held in Accra, Ghana, from 5 to 9 March 2018; how many took part is not recorded. "
        "It was the 10th session of the programme."
    )


def test_a_workshop_to_come_has_no_sentence(stce, hold):
    assert not sentence.of_workshop(
        figures.of_workshop(hold(stce.programme, None, None, date(2020, 1, 6), date(2020, 1, 7)))
    )


def test_every_number_of_a_sentence_is_a_figure_of_the_catalogue(stce, iwt):
    for workshop in (stce, iwt):
        for write, scope in (
            (sentence.of_workshop, figures.of_workshop(workshop)),
            (sentence.of_programme, figures.of_programme(workshop.programme)),
        ):
            linked = [token for token in write(scope, "en").tokens if token.is_linked]
            assert linked
            for token in linked:
                if token.figure == "sessions":
                    continue
                value = scope[token.figure].value
                words = (f"{value:,}", english.cardinal(value), english.cardinal(value).capitalize())
                assert token.text.split(" ")[0] in words, token


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (14, "fourteen"),
        (21, "twenty-one"),
        (170, "one hundred and seventy"),
        (1176, "one thousand one hundred and seventy-six"),
        (2005, "two thousand and five"),
    ],
)
def test_numbers_in_words(number, words):
    assert english.cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "word"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (9, "9th"), (11, "11th"), (22, "22nd")]
)
def test_ordinals(number, word):
    assert english.ordinal(number) == word


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bolivia (Plurinational State of)", "the Plurinational State of Bolivia"),
        ("Netherlands (Kingdom of the)", "the Kingdom of the Netherlands"),
        ("Philippines", "the Philippines"),
        ("Nigeria", "Nigeria"),
        ("Niger", "the Niger"),
        ("Viet Nam", "Viet Nam"),
    ],
)
def test_country_names_in_running_text(name, words):
    assert english.in_text(name) == words


def test_the_ninth_session_in_french(stce):
    assert str(sentence.of_workshop(figures.of_workshop(stce), "fr")) == (
        "Quatorze représentants de six administrations ont achevé « STCE Expert Trainer Accreditation Workshop » (en "
        "Russian), à Brussels (Belgium) du 17 au 26 octobre 2017. C’était la 9e session du programme."
    )
    assert str(sentence.of_programme(figures.of_programme(stce.programme), "fr")) == (
        "Au total, 170 représentants de 60 pays ont été formés ; 23 sont accrédités en qualité de "
        "« STCE Expert Trainer »."
    )


def test_the_ninth_session_in_russian(stce):
    assert str(sentence.of_workshop(figures.of_workshop(stce), "ru")) == (
        "14 представителей из 6 администраций завершили обучение на мероприятии «STCE Expert Trainer Accreditation "
        "Workshop» (язык: Russian), Brussels, Belgium, 17–26 октября 2017 года. Это 9-я сессия программы."
    )
    assert str(sentence.of_programme(figures.of_programme(stce.programme), "ru")) == (
        "Всего прошли обучение 170 представителей из 60 стран; аккредитованных тренеров: 23."
    )


def test_the_three_workshops_in_french_and_russian(iwt):
    total = figures.of_programme(iwt.programme)
    assert str(sentence.of_programme(total, "fr")) == (
        "Les trois ateliers ont réuni 41 agents des douanes et 12 agents de police de 24 administrations."
    )
    assert str(sentence.of_programme(total, "ru")) == (
        "В серии (3 семинара) приняли участие 41 сотрудник таможни и 12 сотрудников полиции из 24 администраций."
    )


def test_the_third_of_three_in_french_and_russian(iwt):
    own = figures.of_workshop(iwt)
    in_french, in_russian = str(sentence.of_workshop(own, "fr")), str(sentence.of_workshop(own, "ru"))
    assert in_french.startswith("Douze agents des douanes et trois agents de police de sept pays (Cambodia, ")
    assert "ainsi qu’un agent d’un organisme régional ou international (Regional Intelligence" in in_french
    assert in_french.endswith("C’était la troisième de trois activités.")
    assert in_russian.startswith("12 сотрудников таможни и 3 сотрудника полиции из 7 стран (Cambodia, ")
    assert in_russian.endswith("Это 3-й семинар из 3.")


def test_at_least_in_french_and_russian(stce, tenth, send):
    send(tenth, "GH")
    total = figures.of_programme(stce.programme)
    assert "171 représentants d’au moins 60 pays" in str(sentence.of_programme(total, "fr"))
    assert "Всего прошёл обучение 171 представитель не менее чем из 60 стран" in str(sentence.of_programme(total, "ru"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (91, "quatre-vingt-onze"),
        (200, "deux cents"),
        (1176, "mille cent soixante-seize"),
    ],
)
def test_numbers_in_french_words(number, words):
    assert french.cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "представитель"), (22, "представителя"), (11, "представителей"), (5, "представителей")]
)
def test_russian_nouns_follow_the_number(number, words):
    assert russian.form(number, russian.REPRESENTATIVES) == words


def test_a_language_without_words_yet_is_served_in_english_and_says_so(stce):
    written = sentence.of_workshop(figures.of_workshop(stce), "ar")
    assert written.language == "en"
