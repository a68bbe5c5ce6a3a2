import io
import os
import subprocess
import sys
from hashlib import sha256

import pikepdf
import pytest
import zxingcpp

from reports.documents.certificate import UnearnedWord, render_certificate
from reports.documents.engine import DoesNotFit
from tests.reports.documents.reading import joined, letters_of, page_count, picture_of, text_of
from tests.reports.documents.snapshots import certificate, participation

NAMES = {
    "Latin": "Hélène Œuvré-Ğüneş",
    "Vietnamese": "Nguyễn Thị Hồng Ánh",
    "Cyrillic": "Айгерим Садыкова",
    "Chinese": "王小明",
    "Thai": "สมชาย ใจดำน้ำ",
    "Lao": "ສົມສະໄໝ ຄຳພູ",
    "Armenian": "Արմեն Պետրոսյան",
    "Georgian": "გიორგი ბერიძე",
}
LONG_NAME = "Maria Fernanda de la Concepción Rodríguez-Villanueva y Gutiérrez de los Ríos Álvarez-Montenegro Prado"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_is_read_back_from_the_paper_letter_by_letter(name):
    assert name in text_of(render_certificate(participation(name=name)))


def test_an_arabic_name_is_stored_in_reading_order():
    pdf = render_certificate(participation(name="محمد عبد الله الأنصاري"))
    assert "محمد عبد الله الأنصاري" in letters_of(pdf)


def test_every_text_of_both_languages_stands_on_the_paper():
    snapshot = certificate()
    text = text_of(render_certificate(snapshot))
    for key in ("issuer", "title", "intro", "affiliation", "award", "issued_on_text"):
        for words in snapshot[key].values():
            assert words in text, words
    for words in ("No. STCE-2019-024", "trainers.example.org/v", "7K4M-2Q9X", "Rasmus Aalto", "Директор"):
        assert words in text, words
    assert "Specimen with invented names" in text
    assert "Образец" in text


def test_only_a_specimen_says_so():
    assert "Specimen" not in text_of(render_certificate(participation(specimen=False)))


@pytest.mark.parametrize("signatures", [0, 1, 2, 3])
def test_the_qr_leads_to_the_verification_page_however_many_sign(signatures):
    people = [{"name": f"Signer {i}", "title": {"en": "Director"}} for i in range(signatures)]
    snapshot = participation(signatories=people)
    [code] = zxingcpp.read_barcodes(picture_of(render_certificate(snapshot), dpi=150))
    assert code.text == snapshot["verify_url"]


def test_the_same_snapshot_gives_the_same_bytes_in_another_process_with_another_hash_seed():
    program = (
        "import sys, django; django.setup()\n"
        "from reports.documents.certificate import render_certificate\n"
        "from tests.reports.documents.snapshots import certificate\n"
        "import hashlib; print(hashlib.sha256(render_certificate(certificate())).hexdigest())"
    )
    here = sha256(render_certificate(certificate())).hexdigest()
    assert here == sha256(render_certificate(certificate())).hexdigest()
    environment = {"DJANGO_SETTINGS_MODULE": "ttt_portal.settings", "PYTHONHASHSEED": "7"}
    there = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split()[-1] == here


@pytest.mark.parametrize("make", [certificate, participation])
def test_a_name_of_a_hundred_letters_stays_on_one_page(make):
    assert len(LONG_NAME) >= 100
    pdf = render_certificate(make(name=LONG_NAME, native_name=LONG_NAME))
    assert page_count(pdf) == 1
    assert LONG_NAME in text_of(pdf)


def test_one_unbroken_word_of_a_hundred_letters_stays_on_one_page():
    assert page_count(render_certificate(participation(name="W" * 100))) == 1


def test_a_text_that_can_never_fit_is_refused_and_not_cut():
    with pytest.raises(DoesNotFit):
        render_certificate(participation(body={"en": "took part in many long things " * 120}))


LONG_POST = "Deputy Director-General for Capacity Building and Technical Assistance, Federal Service"


@pytest.mark.parametrize("signatures", [1, 2, 3])
def test_long_posts_of_those_who_sign_stay_inside_the_frame(signatures):
    people = [
        {"name": f"Signer {i}", "title": {"en": LONG_POST, "ru": "Заместитель " + LONG_POST}} for i in range(signatures)
    ]
    pdf = render_certificate(certificate(signatories=people, specimen=False))
    assert text_of(pdf).count("Assistance, Federal Service") == 2 * signatures
    [code] = zxingcpp.read_barcodes(picture_of(pdf))
    assert code.text == certificate()["verify_url"]
    picture = picture_of(pdf, dpi=100).convert("L")
    blank = picture_of(render_certificate(certificate(signatories=[], specimen=False)), dpi=100).convert("L")
    # The strip between the words' floor and the lattice, where only the brass line may be seen.
    strip = (120, int(194.6 / 25.4 * 100), 500, int(203 / 25.4 * 100))
    assert picture.crop(strip).tobytes() == blank.crop(strip).tobytes()


@pytest.mark.parametrize("key", ["number", "verify_text", "short_code"])
def test_proof_that_would_fall_off_the_page_is_refused(key):
    with pytest.raises(DoesNotFit):
        render_certificate(participation(**{key: "STCE 2019 024 " * 20}))


def test_posts_that_can_never_fit_are_refused():
    people = [{"name": "Signer", "title": {"en": LONG_POST * 6}}]
    with pytest.raises(DoesNotFit):
        render_certificate(participation(signatories=people))


@pytest.mark.parametrize(
    "languages", [["en"], ["ar"], ["ar", "en"], ["en", "ar"], ["zh-hans"], ["fr", "es"], ["en", "zh-hans"]]
)
def test_every_pair_of_languages_fits_one_page(languages):
    texts = {"ar": "شاركت في ورشة العمل الوطنية", "zh-hans": "参加培训师培训班，准予结业。"}
    both = {language: texts.get(language, "took part in the workshop") for language in languages}
    pdf = render_certificate(participation(languages=languages, body=both, title=both, intro=both))
    assert page_count(pdf) == 1
    for words in both.values():
        assert joined(words) in letters_of(pdf)


def test_a_latin_certificate_is_small_enough_to_mail_by_the_hundred():
    assert len(render_certificate(certificate())) <= 90_000


def test_the_paper_is_tagged_titled_and_names_its_languages():
    with pikepdf.open(io.BytesIO(render_certificate(certificate()))) as paper:
        root = paper.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "en"
        assert str(paper.docinfo["/Title"]) == "Certificate of Accreditation STCE-2019-024"
        assert "pdfuaid" in root.Metadata.read_bytes().decode()
        spoken = set()

        def walk(element):
            if isinstance(element, pikepdf.Array):
                for child in element:
                    walk(child)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                spoken.add((str(element.S), str(element.get("/Lang", ""))))
                walk(element.get("/K", pikepdf.Array()))

        walk(root.StructTreeRoot.K)
    assert {("/H1", "en"), ("/P", "ru"), ("/P", "en")} <= spoken


def test_the_date_in_the_file_is_the_date_of_issue():
    with pikepdf.open(io.BytesIO(render_certificate(certificate()))) as paper:
        assert str(paper.docinfo["/CreationDate"]).startswith("D:20190424")


@pytest.mark.parametrize("kind", ["participation", "completion", "co_delivery"])
@pytest.mark.parametrize(
    "change",
    [
        {"title": {"en": "Certificate of Accreditation"}},
        {"title": {"en": "Свидетельство об аккредитации"}},
        {"award": {"en": "Accredited Trainer"}},
        {"body": {"en": "is accredited as a trainer"}},
        {"body": {"en": "имеет аккредитацию в качестве тренера"}},
    ],
)
def test_only_an_accreditation_calls_somebody_accredited(kind, change):
    with pytest.raises(UnearnedWord):
        render_certificate(participation(kind=kind, **change))


def test_taking_part_in_an_accreditation_workshop_may_be_certified():
    assert "Accreditation Workshop" in text_of(render_certificate(participation()))


def test_nothing_says_until_when():
    assert "valid" not in text_of(render_certificate(certificate())).lower()
