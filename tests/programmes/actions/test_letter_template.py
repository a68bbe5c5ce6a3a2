"""The words of letters: shipped in six languages, a programme's own where it wants, and fields that are known."""

import pytest
from django.core.management import call_command

from programmes.actions import letter_template as letter_templates
from programmes.library.letters import LETTERS
from programmes.models import History, LetterTemplate
from programmes.models.letter_template import LetterKind
from programmes.rules import letter_template as rules
from programmes.rules.refusal import Invalid, NotAllowed

SIX = ("en", "fr", "es", "ru", "ar", "zh-hans")


@pytest.fixture
def save(programme, organiser):
    def make(subject="Come to [City]", body="Dear [Name],\n", **changes):
        given = {"kind": "invitation", "language": "en", "programme": programme, "by": organiser} | changes
        return letter_templates.save(subject=subject, body=body, **given)

    return make


def test_every_letter_stands_in_six_languages_and_holds_known_fields_only():
    assert set(LETTERS) == set(LetterKind.values)
    for kind, languages in LETTERS.items():
        assert set(languages) == set(SIX), kind
        for language, (subject, body) in languages.items():
            assert not rules.unknown_fields(subject + body), (kind, language)
            fields = rules.open_fields(subject + body)
            assert {"[Workshop]", "[City]", "[Dates]", "[Organisation]"} <= set(fields), (kind, language)


def test_loading_the_letters_again_changes_nothing_and_leaves_a_programmes_own(db, save):
    own = save(body="Our words")
    call_command("load_letters")
    call_command("load_letters")
    assert LetterTemplate.objects.filter(programme=None).count() == 36
    own.refresh_from_db()
    assert own.body == "Our words\n"


def test_a_programme_uses_its_own_words_and_others_the_portals(save, programme, other_programme):
    assert rules.words_of(programme, "invitation", "en").body == LETTERS["invitation"]["en"][1]
    save(body="Our words")
    assert rules.words_of(programme, "invitation", "en").own
    assert rules.words_of(programme, "invitation", "en").body == "Our words\n"
    assert not rules.words_of(other_programme, "invitation", "en").own


def test_a_language_nobody_has_written_is_english(save, programme):
    save(body="Our words")
    words = rules.words_of(programme, "invitation", "mn")
    assert (words.language, words.body) == ("en", "Our words\n")


def test_an_unknown_field_is_refused_beside_its_text(save):
    with pytest.raises(Invalid) as refused:
        save(body="Dear [Nmae], at [Hotel],\n")
    assert refused.value.field == "body"
    assert "[Nmae], [Hotel]" in str(refused.value.sentence) and "[Family name]" in str(refused.value.sentence)
    with pytest.raises(Invalid) as refused:
        save(subject="[Town]")
    assert refused.value.field == "subject"
    assert not LetterTemplate.objects.exists()


def test_only_organisers_write_a_programmes_letters(save, facilitator, stranger):
    for outsider in (facilitator, stranger):
        with pytest.raises(NotAllowed):
            save(by=outsider)


def test_the_portals_words_can_be_taken_again_and_history_keeps_the_others(save, programme, organiser):
    save(body="Our words")
    letter_templates.restore(programme=programme, kind="invitation", language="en", by=organiser)
    assert not rules.words_of(programme, "invitation", "en").own
    assert "Our words" in History.objects.get(act="letter_templates.restore").details


def test_gaps_close_and_lines_with_nothing_but_gaps_fall_away():
    values = {"Name": "Noora Hasan", "City": "Manama"}
    body = (
        "[Title] [Name]\n[Post]\n[Administration]\n\nListed as: [Name], [Post], [Administration].\nIn [City], [Dates]"
    )
    assert rules.merge(body, values) == "Noora Hasan\n\nListed as: Noora Hasan.\nIn Manama\n"
    assert rules.merge("Dear [Title] [Name],", values) == "Dear Noora Hasan,\n"


def test_a_name_is_text_and_never_a_field():
    values = {"Name": "[Post] =1+1 <b>&", "Post": "Chief"}
    assert rules.merge("Dear [Name]", values) == "Dear [Post] =1+1 <b>&\n"
    assert rules.merge_line("For [Name]", {"Name": "A\r\nBcc: all@example.org"}) == "For A Bcc: all@example.org"
