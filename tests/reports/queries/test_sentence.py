"""The sentences of the sources, written from rows."""

from datetime import date

import pytest
from i18nfield.strings import LazyI18nString

from programmes.models import Designation
from reports.queries import arabic, english, figures, french, russian, sentence, spanish
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
        "Quatorze représentants de six administrations ont achevé « STCE Expert Trainer Accreditation Workshop » (en "
        "Russian), à Brussels (Belgium) du 17 au 26 octobre 2017. C’était la 9e session du programme."
    )
    assert str(sentence.of_programme(figures.of_programme(stce.programme), "fr")) == (
        "Au total, 170 représentants de 60 pays ont été formés ; 23 sont accrédités en qualité de "
        "« STCE Expert Trainer »."
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
    assert russian.form(number, russian.Russian.representatives) == words


NINTH = {
    "es": (
        "Catorce representantes de seis administraciones completaron «STCE Expert Trainer Accreditation Workshop» (en "
        "Russian), en Brussels (Belgium), del 17 al 26 de octubre de 2017. Fue la 9.ª reunión del programa.",
        "En total se ha formado a 170 representantes de 60 países; 23 están acreditados como «STCE Expert Trainer».",
    ),
    "ar": (
        "أتمّ 14 ممثلًا من 6 إدارات «STCE Expert Trainer Accreditation Workshop» (اللغة: Russian)، في Brussels، "
        "Belgium، من 17 إلى 26 أكتوبر 2017. وكانت هذه الدورة 9 من البرنامج.",
        "وفي المجموع، تلقّى التدريب 170 ممثلًا من 60 بلدًا؛ وعدد المدربين المعتمدين: 23.",
    ),
    "zh-hans": (
        "2017年10月17日至26日，来自6个主管部门的14名代表在Brussels（Belgium）完成了“STCE Expert Trainer "
        "Accreditation Workshop”（语言：Russian）。这是该方案的第9届会议。",
        "共有来自60个国家的170名代表接受了培训；经认证的培训员：23名。",
    ),
}


@pytest.mark.parametrize("tag", NINTH)
def test_the_ninth_session_in_spanish_arabic_and_chinese(stce, tag):
    own, in_all = figures.of_workshop(stce), figures.of_programme(stce.programme)
    assert (str(sentence.of_workshop(own, tag)), str(sentence.of_programme(in_all, tag))) == NINTH[tag]


def test_the_three_workshops_in_spanish_arabic_and_chinese(iwt):
    own, in_all = figures.of_workshop(iwt), figures.of_programme(iwt.programme)
    assert [str(sentence.of_programme(in_all, tag)) for tag in NINTH] == [
        "Los tres talleres reunieron a 41 funcionarios de aduanas y 12 funcionarios de policía de 24 administraciones.",
        "شارك في السلسلة (3 حلقات عمل) 41 موظف جمارك و12 ضابط شرطة من 24 إدارة.",
        "3次讲习班共有来自24个主管部门的41名海关官员和12名警官参加。",
    ]
    spanish_one, arabic_one, chinese_one = (str(sentence.of_workshop(own, tag)) for tag in NINTH)
    assert spanish_one.startswith(
        "Doce funcionarios de aduanas y tres funcionarios de policía de siete países (Cambodi"
    )
    assert "así como un funcionario de un organismo regional" in spanish_one
    assert "con financiación de U.S. Department of State" in spanish_one
    assert spanish_one.endswith("Fue la tercera de tres actividades.")
    assert arabic_one.startswith("شارك 12 موظف جمارك و3 ضباط شرطة من 7 بلدان (Cambodia، Lao PDR، Malaysia")
    assert "إضافة إلى موظف واحد من هيئة" in arabic_one and arabic_one.endswith("وهو النشاط 3 من 3.")
    assert "的12名海关官员和3名警官，以及来自Regional Intelligence" in chinese_one


@pytest.mark.parametrize("tag", sentence.LANGUAGES)
def test_every_language_links_the_same_figures_and_says_what_is_inexact_and_what_is_unknown(stce, tenth, send, tag):
    def figures_of(written):
        return {token.figure for token in written.tokens if token.is_linked}

    unknown = sentence.of_workshop(figures.of_workshop(tenth), tag)
    assert figures_of(unknown) == {"sessions"} and unknown.language.startswith(tag)
    assert figures_of(sentence.of_workshop(figures.of_workshop(stce), tag)) == {
        "persons",
        "administrations",
        "sessions",
    }
    send(tenth, "GH")
    total = sentence.of_programme(figures.of_programme(stce.programme), tag)
    assert figures_of(total) == {"persons", "countries", "accredited"}
    at_least = {"en": "at least 60", "fr": "d’au moins 60", "es": "de al menos 60", "ru": "не менее чем из 60"}
    at_least |= {"ar": "مما لا يقل عن 60 بلدًا", "zh": "来自至少60个国家"}
    assert at_least[tag] in str(total)


def test_countries_stand_in_the_order_of_the_readers_language(found, hold, send, country):
    programme, series = found("order")
    names = {"GH": ("Ghana", "加纳"), "KE": ("Kenya", "肯尼亚"), "AM": ("Zambia", "赞比亚"), "BE": ("Egypt", "埃及")}
    workshop = hold(programme, series, 1, date(2018, 1, 8), date(2018, 1, 9))
    for iso2, (name, in_chinese) in names.items():
        place = country(iso2)
        place.name = LazyI18nString({"en": name, "zh-hans": in_chinese, "es": {"BE": "Egipto"}.get(iso2, name)})
        place.save()
        send(workshop, iso2, kind="police" if iso2 == "GH" else "customs")
    own = figures.of_workshop(workshop)
    assert "Egypt, Ghana, Kenya and Zambia" in str(sentence.of_workshop(own, "en"))
    assert "(Egipto, Ghana, Kenya, Zambia)" in str(sentence.of_workshop(own, "es"))
    assert "（埃及、加纳、肯尼亚、赞比亚）" in str(sentence.of_workshop(own, "zh-hans"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "un"),
        (21, "veintiún"),
        (31, "treinta y un"),
        (100, "cien"),
        (170, "ciento setenta"),
        (541, "quinientos cuarenta y un"),
        (1176, "mil ciento setenta y seis"),
        (2005, "dos mil cinco"),
    ],
)
def test_numbers_in_spanish_words(number, words):
    assert spanish.cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "ممثل واحد"),
        (2, "ممثلان"),
        (3, "3 ممثلين"),
        (10, "10 ممثلين"),
        (11, "11 ممثلًا"),
        (99, "99 ممثلًا"),
        (100, "100 ممثل"),
        (102, "102 ممثل"),
        (103, "103 ممثلين"),
        (170, "170 ممثلًا"),
    ],
)
def test_arabic_nouns_follow_the_number(number, words):
    assert arabic.form(number, arabic.Arabic.representatives) == words
    assert arabic.form(2, arabic.Arabic.representatives, after=True) == "ممثلين"


def test_a_language_the_portal_does_not_write_is_served_in_english_and_says_so(stce):
    written = sentence.of_workshop(figures.of_workshop(stce), "pt")
    assert written.language == "en"
