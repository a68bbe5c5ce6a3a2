from datetime import date, timedelta

import pytest
from django.core.management import call_command

from accreditation.models import Candidacy
from programmes.actions import role as roles
from programmes.models import History, Import, ImportRow, Organisation, Person
from programmes.rules import actor as actors
from programmes.rules import clock, import_page
from programmes.rules.refusal import Conflict, Invalid, NotAllowed
from tests.workshops.listing import DRAWN, HEADINGS, ROWS, csv, load_all_countries, xlsx
from workshops.actions import participant_import as participant_imports
from workshops.actions import participation as participations
from workshops.models import Participation
from workshops.rules import participant_page

pytestmark = pytest.mark.django_db
S = ImportRow.State


@pytest.fixture(autouse=True)
def countries(db):
    load_all_countries()


@pytest.fixture
def stage(workshop, organiser):
    def hand_in(text="", file=None, **kwargs):
        return participant_imports.stage(
            workshop=kwargs.get("workshop", workshop), text=text, file=file, by=kwargs.get("by", organiser)
        )

    return hand_in


@pytest.fixture
def known(make_person):
    """Two people as the portal knows them: one by e-mail, one by another spelling."""
    from programmes.models import Country

    lanka, viet_nam = Country.objects.get(iso2="LK"), Country.objects.get(iso2="VN")
    return {
        "perera": make_person("PERERA A.", "Nuwan", email="n.perera@customs.gov.lk", country=lanka),
        "pham": make_person("Phạm", "Văn Đức", email="duc@police.vn", country=viet_nam),
    }


def lines(*rows):
    return "\n".join("\t".join(row) for row in rows)


def row(batch, number):
    return batch.rows.get(number=number)


def numbers(batch):
    return {state: n for state, n in import_page.counts(batch).items() if n and state not in ("all", "open")}


def test_the_list_as_drawn_has_twenty_ready_three_to_correct_and_two_who_may_be_known(stage, known):
    batch = stage(DRAWN)
    assert numbers(batch) == {"ready": 20, "to_fix": 3, "duplicate": 2}
    assert row(batch, 5).proposals == {"email": "b.sisoulith@customs.gov.la"}
    assert row(batch, 10).proposals == {"country": "Philippines"}
    assert row(batch, 20).proposals == {"family_name": "NGUYEN", "given_names": "THI MAI HUONG"}
    assert (row(batch, 12).match, row(batch, 12).match_reason) == (known["perera"], "email")
    assert (row(batch, 21).match, row(batch, 21).match_reason) == (known["pham"], "near")


def test_nobody_is_added_before_somebody_says_so(stage, workshop):
    people = Person.objects.count()
    stage(DRAWN)
    assert not workshop.participations.exists()
    assert Person.objects.count() == people


def test_what_is_ready_is_added_and_the_rest_waits(stage, workshop, organiser, known):
    batch = participant_imports.apply(batch=stage(DRAWN), by=organiser)
    assert workshop.participations.count() == 20
    assert numbers(batch) == {"added": 20, "to_fix": 3, "duplicate": 2}
    assert batch.state == Import.State.OPEN


def test_the_rest_is_settled_and_added_and_the_list_is_done(stage, workshop, organiser, known):
    batch = participant_imports.apply(batch=stage(DRAWN), by=organiser)
    participant_imports.accept(batch=batch, by=organiser)
    participant_imports.same(row=row(batch, 12), by=organiser)
    participant_imports.differ(row=row(batch, 21), by=organiser)
    batch = participant_imports.apply(batch=batch, by=organiser)
    assert batch.state == Import.State.DONE
    assert workshop.participations.count() == 25
    assert workshop.participations.filter(person=known["perera"]).exists()
    assert not workshop.participations.filter(person=known["pham"]).exists()
    assert Person.objects.get(family_name="NGUYEN").given_names == "THI MAI HUONG"
    assert Person.objects.get(family_name="DELA CRUZ").country.iso2 == "PH"


def test_an_officer_without_a_name_is_counted_and_has_no_person(stage, workshop, organiser):
    participant_imports.apply(batch=stage(DRAWN), by=organiser)
    officer = workshop.participations.get(person=None)
    assert (officer.listed_as, officer.country.iso2, officer.is_trainee) == ("Police officer, wildlife", "TH", True)


def test_a_row_says_everything_a_form_would(stage, workshop, organiser):
    text = lines(
        ("Family name", "Given names", "Title", "Sex", "Country", "Administration", "Kind of service", "Post", "E-mail",
         "Telephone", "Languages", "Takes part as", "Name in own script"),
        ("Hasan", "Noora", "Dr", "female", "BHR", "Port Police", "police", "Head", "n@x.bh", "+973 17",
         "English; Arabic", "observer", "نورة حسن"),
    )  # fmt: skip
    batch = stage(text)
    participant_imports.correct(batch=batch, typed={}, services={row(batch, 1).code: "police"}, by=organiser)
    participant_imports.apply(batch=batch, by=organiser)
    entry = workshop.participations.get()
    person = entry.person
    assert (person.title, person.sex, person.country.iso2, person.post) == ("Dr", "female", "BH", "Head")
    assert (person.email, person.telephone, person.native_name) == ("n@x.bh", "+973 17", "نورة حسن")
    assert {language.tag for language in person.languages.all()} == {"en", "ar"}
    assert (entry.kind, entry.sex, entry.post) == ("observer", "female", "Head")
    assert (str(entry.organisation), entry.organisation.kind) == ("Port Police", "police")
    assert person.search_key == person.computed_search_key()
    assert list(person.programmes.all()) == [workshop.programme]


def test_a_person_of_a_list_is_recorded_as_one_added_by_hand(stage, workshop, organiser, bahrain, customs):
    """Both ways in write the same rows and the same History."""
    fields = {"sex": "male", "country": bahrain, "organisation": customs, "post": "Officer", "email": "a@x.bh"}
    participations.add_person(
        workshop=workshop, kind="participant", family_name="One", given_names="Ali", by=organiser, **fields
    )
    text = lines(
        ("Surname", "First name", "Sex", "Country", "Agency", "Post", "E-mail"),
        ("Two", "Ali", "m", "Bahrain", "Customs Affairs", "Officer", "b@x.bh"),
    )
    participant_imports.apply(batch=stage(text), by=organiser)
    one, two = workshop.participations.order_by("number")
    unlike = {"id", "code", "number", "person_id", "_state"}
    assert {k: v for k, v in vars(one).items() if k not in unlike} == {
        k: v for k, v in vars(two).items() if k not in unlike
    }
    unlike = {"id", "code", "family_name", "email", "search_key", "_state"}
    assert {k: v for k, v in vars(one.person).items() if k not in unlike} == {
        k: v for k, v in vars(two.person).items() if k not in unlike
    }
    acts = [set(History.objects.about(entry).values_list("act", flat=True)) for entry in (one, two)]
    assert acts[0] == acts[1] == {"participations.add"}
    assert {h.act for h in History.objects.about(two.person)} == {"people.add"}
    assert two.number == one.number + 1


def test_only_the_name_is_needed_and_the_country_is_the_hosts(stage, workshop, organiser):
    participant_imports.apply(batch=stage("Name\nHasan\nKhalil"), by=organiser)
    assert {entry.country.iso2 for entry in workshop.participations.all()} == {"BH"}
    assert workshop.participations.count() == 2


def test_regional_is_no_country_and_no_mistake(stage):
    batch = stage(DRAWN)
    assert row(batch, 24).state == S.READY
    assert row(batch, 24).values["read"]["country"] is None


def test_a_row_with_neither_name_nor_post_asks_for_one(stage):
    batch = stage(lines(("Name", "Post", "Country"), ("Hasan", "Officer", "Bahrain"), ("", "", "Ghana")))
    assert row(batch, 2).problems == {"family_name": "nobody"}


def test_what_is_typed_is_kept_even_when_it_is_wrong_again(stage, organiser):
    batch = stage(DRAWN)
    wrong = row(batch, 5)
    participant_imports.correct(batch=batch, typed={wrong.code: {"email": "still wrong"}}, by=organiser)
    wrong.refresh_from_db()
    assert wrong.values["text"]["email"] == "still wrong"
    assert (wrong.state, wrong.problems) == (S.TO_FIX, {"email": "no_at"})
    participant_imports.correct(batch=batch, typed={wrong.code: {"email": "b@customs.gov.la"}}, by=organiser)
    wrong.refresh_from_db()
    assert wrong.state == S.READY
    assert wrong.cells[6] == "b.sisoulith.customs.gov.la", "the row as it came is never changed"


def test_one_proposal_is_accepted_and_the_others_wait(stage, organiser):
    batch = stage(DRAWN)
    participant_imports.accept(batch=batch, row=row(batch, 10), field="country", by=organiser)
    assert [r.number for r in batch.rows.filter(state=S.TO_FIX)] == [5, 20]


def test_a_name_of_many_words_may_stay_one(stage, organiser):
    batch = stage(DRAWN)
    participant_imports.leave(row=row(batch, 20), field="family_name", by=organiser)
    assert row(batch, 20).state == S.READY


def test_an_administration_nearly_known_is_asked_about_and_may_be_new_in_all_its_rows(stage, organiser, customs):
    text = lines(("Name", "Administration"), ("Hasan", "Customs Afairs"), ("Khalil", "Customs Afairs"))
    batch = stage(text)
    assert row(batch, 1).proposals == {"organisation": "Customs Affairs"}
    participant_imports.leave(row=row(batch, 1), field="organisation", by=organiser)
    assert numbers(batch) == {"ready": 2}
    participant_imports.apply(batch=batch, by=organiser)
    assert Organisation.objects.filter(search_key__contains="customs afairs").count() == 1


def test_a_known_administration_is_found_by_any_of_its_names(stage, workshop, organiser, by):
    from programmes.actions import organisation as organisations

    known = organisations.add(
        name={"en": "Customs", "ru": "Таможня"}, acronym="BCA", kind="customs", country=workshop.country, by=by
    )
    batch = stage(lines(("Name", "Administration"), ("Hasan", "таможня"), ("Khalil", "bca"), ("Isa", "CUSTOMS")))
    assert {r.values["read"]["organisation"] for r in batch.rows.all()} == {known.pk}


def test_a_new_administration_without_a_kind_is_other(stage, workshop, organiser):
    participant_imports.apply(batch=stage(lines(("Name", "Administration"), ("Hasan", "Border Police"))), by=organiser)
    assert workshop.participations.get().organisation.kind == "other"


def test_the_same_row_twice_in_a_list_is_asked_about_once(stage, organiser):
    batch = stage(lines(("Surname", "First name"), ("Hasan", "Noora"), ("HASAN", "Noora"), ("Isa", "Ali")))
    assert (row(batch, 2).state, row(batch, 2).match_reason) == (S.DUPLICATE, "row 1")
    participant_imports.same(row=row(batch, 2), by=organiser)
    assert numbers(batch) == {"ready": 2, "left_out": 1}


def test_two_rows_never_become_the_same_person_unasked(stage, workshop, organiser, make_person):
    noora = make_person("Hasan", "Noora", email="n@x.bh")
    text = lines(("Surname", "First name", "E-mail"), ("Hasan", "Noora", "n@x.bh"), ("Hasan", "Noora", "n@x.bh"))
    batch = stage(text)
    assert [r.state for r in batch.rows.all()] == [S.READY, S.DUPLICATE]
    participant_imports.differ(row=row(batch, 2), by=organiser)
    participant_imports.apply(batch=batch, by=organiser)
    assert workshop.participations.filter(person=noora).count() == 1
    assert workshop.participations.count() == 2


def test_same_e_mail_and_name_is_that_person_and_nobody_is_asked(stage, workshop, organiser, make_person):
    noora = make_person("Hasan", "Noora", email="N@x.bh", post="Head")
    batch = stage(lines(("Surname", "First name", "E-mail"), ("HASAN", "noora", "n@X.bh")))
    assert (row(batch, 1).state, row(batch, 1).match) == (S.READY, noora)
    participant_imports.apply(batch=batch, by=organiser)
    assert workshop.participations.get().person == noora
    assert workshop.participations.get().post == "Head"


def test_a_name_written_in_another_script_or_spelling_is_asked_about(stage, make_person):
    make_person("Иванов", "Юрий")
    make_person("Mohammed", "Yusuf")
    batch = stage(lines(("Surname", "First name"), ("Ivanov", "Yuri"), ("Mohamed", "Yusuf"), ("Petrov", "Yuri")))
    assert [r.match_reason for r in batch.rows.all()] == ["near", "near", ""]


def test_people_of_other_programmes_are_never_met(stage, make_person, other_programme):
    make_person("Hasan", "Noora", email="n@x.bh", in_programme=other_programme)
    batch = stage(lines(("Surname", "First name", "E-mail"), ("Hasan", "Noora", "n@x.bh")))
    assert (row(batch, 1).state, row(batch, 1).match) == (S.READY, None)


def test_a_match_only_a_colleague_may_see_is_not_shown(stage, make_person, other_programme, organiser, make_actor, by):
    """An organiser of two programmes pastes a list; a colleague of one of them opens it."""
    make_person("Hasan", "Noora", email="n@x.bh", post="Secret", in_programme=other_programme)
    roles.grant(person=organiser.person, kind="organiser", programme=other_programme, starts_on=date(2000, 1, 1), by=by)
    batch = stage(lines(("Surname", "E-mail"), ("Khalil", "n@x.bh")), by=actors.for_person(organiser.person))
    ((_row, _name, _place, known, mine),) = import_page.duplicates(batch, actors.for_person(organiser.person))
    assert mine and "HASAN" in known
    ((_row, _name, _place, known, mine),) = import_page.duplicates(batch, make_actor("programme_administrator"))
    assert not mine and known == ""


def test_who_has_attended_twice_already_is_said_and_added_like_the_others(
    stage, workshop, organiser, make_person, other_programme, english, by
):
    from workshops.actions import workshop as workshops

    anong = make_person("SRISUWAN", "Anong", email="anong.s@customs.go.th")
    for year, programme in ((2017, workshop.programme), (2018, workshop.programme), (2016, other_programme)):
        earlier = workshops.schedule(
            programme=programme,
            title=f"Earlier {year}",
            kind="national",
            city="Bangkok",
            starts_on=date(year, 5, 1),
            ends_on=date(year, 5, 3),
            language=english,
            by=by,
        )
        with clock.at(clock.now().replace(year=year, month=5, day=2)):
            participations.add(workshop=earlier, person=anong, by=by)
    batch = stage(DRAWN)
    words, shown, total, twice = participant_page.attended(batch, organiser)
    assert (words[anong.pk], total, twice) == ("Has attended twice already", 1, True)
    assert shown[0][2] == "Earlier 2017, Bangkok 2017; Earlier 2018, Bangkok 2018"
    assert row(batch, 15).state == S.READY


def test_the_same_file_twice_changes_nothing(stage, workshop, organiser, known):
    batch = stage(DRAWN)
    participant_imports.accept(batch=batch, by=organiser)
    participant_imports.same(row=row(batch, 12), by=organiser)
    participant_imports.differ(row=row(batch, 21), by=organiser)
    participant_imports.apply(batch=batch, by=organiser)
    before = (Person.objects.count(), workshop.participations.count(), Organisation.objects.count())
    again = stage(DRAWN)
    assert again != batch
    assert numbers(again) == {"left_out": 25}
    with pytest.raises(Conflict):
        participant_imports.apply(batch=again, by=organiser)
    assert (Person.objects.count(), workshop.participations.count(), Organisation.objects.count()) == before


def test_the_same_list_handed_in_again_while_it_is_checked_is_the_same_list(stage):
    assert stage(DRAWN) == stage(DRAWN)
    assert Import.objects.count() == 1


def test_a_longer_list_adds_only_who_is_new(stage, workshop, organiser):
    participant_imports.apply(batch=stage(lines(HEADINGS, *ROWS[:4])), by=organiser)
    second = stage(lines(HEADINGS, *ROWS[:8]))
    assert numbers(second) == {"left_out": 4, "ready": 3, "to_fix": 1}


def test_people_added_in_the_meantime_are_not_added_again(stage, workshop, organiser):
    batch = stage(lines(("Surname", "First name"), ("Hasan", "Noora"), ("Isa", "Ali")))
    participations.add_person(
        workshop=workshop, kind="participant", family_name="Hasan", given_names="Noora", by=organiser
    )
    participant_imports.apply(batch=batch, by=organiser)
    assert workshop.participations.count() == 2


def test_undo_takes_the_whole_list_back_with_its_history(stage, workshop, organiser, make_person):
    noora = make_person("Hasan", "Noora", email="n@x.bh")
    text = lines(("Surname", "First name", "E-mail"), ("Hasan", "Noora", "n@x.bh"), ("Isa", "Ali", ""), ("", "", ""))
    people = set(Person.objects.values_list("pk", flat=True))
    batch = participant_imports.apply(batch=stage(text), by=organiser)
    assert participant_imports.undo(batch=batch, by=organiser) == 0
    batch.refresh_from_db()
    assert batch.state == Import.State.UNDONE
    assert not workshop.participations.exists()
    assert set(Person.objects.values_list("pk", flat=True)) == people
    assert Person.objects.filter(pk=noora.pk).exists()
    acts = list(History.objects.filter(programme=workshop.programme).values_list("act", flat=True))
    assert acts.count("participant_imports.take_back") == 2
    assert acts.count("participant_imports.forget") == 1
    assert acts.count("participant_imports.undo") == 1


def test_undo_leaves_who_has_a_seat_and_says_so(stage, workshop, organiser, by):
    from tests.workshops.conftest import Room
    from workshops.actions import membership as memberships
    from workshops.models import BreakoutTemplate

    call_command("load_library", verbosity=0)
    batch = participant_imports.apply(
        batch=stage(lines(("Surname", "First name"), ("Hasan", "Noora"), ("Isa", "Ali"))), by=organiser
    )
    seated = workshop.participations.get(person__family_name="Hasan")
    room = Room(workshop, BreakoutTemplate.objects.get(key="d6"), None, by).to("choosing")
    memberships.join(group=room.breakout.groups.first(), participation=seated, by=by)
    assert participant_imports.undo(batch=batch, by=organiser) == 1
    assert list(workshop.participations.all()) == [seated]
    batch.refresh_from_db()
    assert batch.state == Import.State.DONE


def test_undo_leaves_people_another_workshop_needs(stage, workshop, organiser, by, programme, english):
    from workshops.actions import workshop as workshops

    batch = participant_imports.apply(batch=stage(lines(("Surname", "First name"), ("Hasan", "Noora"))), by=organiser)
    noora = workshop.participations.get().person
    other = workshops.schedule(
        programme=programme,
        title="Another",
        kind="national",
        starts_on=clock.today(),
        ends_on=clock.today(),
        language=english,
        by=by,
    )
    participations.add(workshop=other, person=noora, by=by)
    participant_imports.undo(batch=batch, by=organiser)
    assert Person.objects.filter(pk=noora.pk).exists()
    assert not workshop.participations.exists()


def test_undo_leaves_whoever_was_moved_on_in_the_meantime(stage, workshop, organiser):
    batch = participant_imports.apply(batch=stage("Name\nHasan Noora\nIsa Ali"), by=organiser)
    participations.move(participation=workshop.participations.first(), act="withdraw", by=organiser)
    assert participant_imports.undo(batch=batch, by=organiser) == 1


def test_a_known_person_only_brought_in_leaves_the_programme_again(
    stage, workshop, organiser, other_programme, make_person, by
):
    noora = make_person("Hasan", "Noora", email="n@x.bh", in_programme=other_programme)
    roles.grant(person=organiser.person, kind="organiser", programme=other_programme, starts_on=date(2000, 1, 1), by=by)
    both = actors.for_person(organiser.person)
    batch = stage(lines(("Surname", "First name", "E-mail"), ("Hasan", "Noora", "n@x.bh")), by=both)
    participant_imports.apply(batch=batch, by=both)
    assert workshop.programme in noora.programmes.all()
    participant_imports.undo(batch=batch, by=both)
    assert list(noora.programmes.all()) == [other_programme]


def test_after_undo_of_half_a_list_the_page_has_all_its_rows_again(stage, workshop, organiser):
    batch = participant_imports.apply(batch=stage(DRAWN), by=organiser)
    participant_imports.undo(batch=batch, by=organiser)
    assert numbers(batch) == {"ready": 22, "to_fix": 3}


def test_the_source_stays_as_it_came(stage, organiser):
    batch = stage(DRAWN)
    with batch.upload.file.open() as kept:
        assert kept.read().decode() == DRAWN
    participant_imports.discard(batch=batch, by=organiser)
    batch.refresh_from_db()
    assert batch.state == Import.State.DISCARDED
    assert batch.upload.file.storage.exists(batch.upload.file.name)


def test_passport_numbers_are_not_kept_with_the_rows(stage):
    batch = stage(DRAWN)
    assert "N001" not in str(list(batch.rows.values("cells", "values")))
    passport = batch.headings[7]
    assert (passport["field"], passport["reason"]) == ("", "travel")


def test_headings_are_changed_and_what_was_typed_stays(stage, organiser):
    batch = stage(lines(("Surname", "Given", "Was"), ("Hasan", "Noora", "Officer")))
    participant_imports.correct(batch=batch, typed={row(batch, 1).code: {"family_name": "AL-HASAN"}}, by=organiser)
    participant_imports.choose_headings(batch=batch, fields={1: "given_names", 2: "post"}, by=organiser)
    text = row(batch, 1).values["text"]
    assert (text["family_name"], text["given_names"], text["post"]) == ("AL-HASAN", "Noora", "Officer")


def test_two_columns_cannot_both_be_the_country(stage, organiser):
    batch = stage(lines(("Surname", "A", "B"), ("Hasan", "Ghana", "Ghana")))
    with pytest.raises(Invalid, match="Two columns cannot both be “Country”"):
        participant_imports.choose_headings(batch=batch, fields={1: "country", 2: "country"}, by=organiser)


def test_formulas_stay_text(stage, workshop, organiser):
    file = xlsx([("Name", "Post"), ("Hasan", '=HYPERLINK("http://x","y")'), ("Isa", "@SUM(1)")])
    batch = stage(file=file)
    assert row(batch, 1).problems == {"post": "formula"}
    assert batch.notes[0] == {"code": "formulas", "n": 1}
    participant_imports.leave(row=row(batch, 1), field="post", by=organiser)
    participant_imports.apply(batch=batch, by=organiser)
    posts = set(workshop.participations.values_list("post", flat=True))
    assert posts == {'=HYPERLINK("http://x","y")', "@SUM(1)"}


def test_a_cell_longer_than_its_field_is_asked_about(stage, workshop, organiser):
    batch = stage(lines(("Name", "Telephone"), ("Hasan", "1" * 60)))
    assert row(batch, 1).problems == {"telephone": "too_long"}
    participant_imports.accept(batch=batch, by=organiser)
    assert row(batch, 1).values["text"]["telephone"] == "1" * 40


@pytest.mark.parametrize(
    "headings",
    [
        ("Nom", "Prénom", "Sexe", "Pays", "Administration", "Fonction", "Courriel", "Téléphone"),
        ("Apellidos", "Nombres", "Sexo", "País", "Institución", "Cargo", "Correo electrónico", "Teléfono"),
        ("Фамилия", "Имя", "Пол", "Страна", "Организация", "Должность", "Эл. почта", "Телефон"),
        ("اللقب", "الاسم الأول", "الجنس", "البلد", "الجهة", "الوظيفة", "البريد الإلكتروني", "الهاتف"),
        ("姓", "名", "性别", "国家", "单位", "职务", "电子邮箱", "电话"),
        ("Surname", "First name", "Sex", "Country", "Organisation", "Position", "E-mail", "Tel."),
    ],
)
def test_headings_in_six_languages_are_recognised_in_an_excel_file(stage, workshop, organiser, headings):
    file = xlsx([headings, ("Hasan", "Noora", "F", "Ghana", "Customs", "Head", "n@x.gh", "233 1")])
    batch = stage(file=file)
    assert [column["field"] for column in batch.headings] == [
        "family_name", "given_names", "sex", "country", "organisation", "post", "email", "telephone",
    ]  # fmt: skip
    participant_imports.apply(batch=batch, by=organiser)
    entry = workshop.participations.get()
    assert (entry.person.list_name, entry.sex, entry.country.iso2) == ("HASAN Noora", "female", "GH")


@pytest.mark.parametrize(
    ("cells", "country", "sex"),
    [
        (("Иванов", "Пётр", "муж.", "Казахстан"), "KZ", "male"),
        (("حسن", "نورة", "أنثى", "البحرين"), "BH", "female"),
        (("王", "小明", "男", "中国"), "CN", "male"),
        (("Lefèvre", "Zoé", "femme", "Côte d'Ivoire"), "CI", "female"),
        (("Núñez", "José", "hombre", "Perú"), "PE", "male"),
    ],
)
def test_cells_in_six_languages_are_understood(stage, workshop, organiser, cells, country, sex):
    participant_imports.apply(batch=stage(lines(("Surname", "First name", "Sex", "Country"), cells)), by=organiser)
    entry = workshop.participations.get()
    assert (entry.country.iso2, entry.sex, entry.person.family_name) == (country, sex, cells[0])


def test_others_do_not_touch_the_list(stage, workshop, facilitator, stranger, organiser):
    batch = stage(DRAWN)
    for somebody in (facilitator, stranger):
        for act in (participant_imports.apply, participant_imports.discard, participant_imports.undo,
                    participant_imports.accept, participant_imports.confirm):  # fmt: skip
            with pytest.raises(NotAllowed):
                act(batch=batch, by=somebody)
        with pytest.raises(NotAllowed):
            stage(DRAWN, by=somebody)
        with pytest.raises(NotAllowed):
            participant_imports.correct(batch=batch, typed={row(batch, 5).code: {"email": "a@b.la"}}, by=somebody)
    assert not workshop.participations.exists()


def test_a_closed_workshop_takes_no_list(stage, workshop, organiser):
    batch = stage(DRAWN)
    with clock.at(clock.now() + timedelta(days=200)):
        with pytest.raises(NotAllowed):
            participant_imports.apply(batch=batch, by=organiser)
        with pytest.raises(NotAllowed):
            stage(DRAWN + "\nMore")


def test_a_settled_list_is_not_settled_again(stage, organiser):
    batch = stage(DRAWN)
    participant_imports.discard(batch=batch, by=organiser)
    for act in (participant_imports.apply, participant_imports.discard, participant_imports.undo):
        with pytest.raises(Conflict):
            act(batch=batch, by=organiser)


def test_a_confirmed_list_is_added_once_by_however_many_workers(stage, workshop, organiser):
    batch = participant_imports.confirm(batch=stage(DRAWN), by=organiser)
    assert not workshop.participations.exists()
    participant_imports.add_confirmed(batch=batch, by=organiser)
    participant_imports.add_confirmed(batch=batch, by=organiser)
    assert workshop.participations.count() == 22


def test_a_worker_that_fails_has_added_nobody_and_says_so(stage, workshop, organiser, monkeypatch):
    batch = participant_imports.confirm(batch=stage(DRAWN), by=organiser)
    with monkeypatch.context() as patched:
        patched.setattr(participant_imports.imports, "keep", lambda **_: 1 / 0)
        participant_imports.add_confirmed(batch=batch, by=organiser)
    job = batch.worker_job()
    assert job.state == "failed" and "Nothing was changed" in job.problem
    assert not workshop.participations.exists()


def test_nothing_to_read_is_said_in_a_sentence(stage):
    with pytest.raises(Invalid, match="Paste cells, or choose a file"):
        stage("  ")
    with pytest.raises(Invalid, match="one of the two"):
        stage("Name\nHasan", file=csv("Name\nIsa"))
    with pytest.raises(Invalid, match="Only headings were found"):
        stage("Name\tCountry")


def test_no_candidacy_hangs_on_what_undo_removes(stage, workshop, organiser):
    """The guard asks every floor: a row that points at an entry keeps it, whichever app wrote it."""
    from programmes.actions import import_people

    assert Candidacy in {r.related_model for r in Participation._meta.get_fields(include_hidden=True) if r.is_relation}
    assert import_people.busy(model=Participation, pks=[]) == set()


def test_an_administration_without_its_country_and_common_words_is_the_same(stage, make_person, by):
    from programmes.actions import organisation as organisations
    from programmes.models import Country

    thailand = Country.objects.get(iso2="TH")
    known = organisations.add(name="Thai Customs Department", kind="customs", country=thailand, by=by)
    organisations.add(name="Royal Thai Police", kind="police", country=thailand, by=by)
    rows = (("Hasan", "Customs Department"), ("Isa", "Customs"), ("Khalil", "Customs of Thailand"), ("Ali", "Navy"))
    batch = stage(lines(("Surname", "Agency", "Country"), *((name, agency, "Thailand") for name, agency in rows)))
    assert [r.values["read"]["organisation"] for r in batch.rows.all()] == [known.pk] * 3 + [None]
    assert numbers(batch) == {"ready": 4}


def test_the_same_row_is_known_again_though_its_person_was_put_right(stage, workshop, organiser):
    from programmes.actions import person as people

    text = lines(("Surname", "First name"), ("Hassan", "Nora"))
    participant_imports.apply(batch=stage(text), by=organiser)
    person = workshop.participations.get().person
    people.edit(person=person, by=organiser, family_name="Al-Hasani", given_names="Noora Maryam")
    assert numbers(stage(text)) == {"left_out": 1}
