"""`manage.py where` is complete: every verb is tested, can be reached, and has words in History."""

from io import StringIO

import pytest
from django.core.management import call_command

from programmes.rules import acts
from ttt_portal import where

# Verbs nobody finds behind an address of their own, and why.
WITHOUT_URL = {
    "accounts.open_for": "a part of roles.invite, which has asked its own question about who may",
    "accounts.first_administrator": "`manage.py first_administrator`, on the machine itself",
    "people.add": "a part of participations.add_person: people are recorded where they are met, on a list",
    "people.bring_in": "a part of roles.grant and participations.add",
    "roles.grant": "a part of roles.invite, which is the form; and of the demo",
    "uploads.keep": "a part of the acts a file comes with, which have asked who may",
    "jobs.ask": "machinery: a slow act asks",
    "jobs.step": "machinery: a worker asks",
    "outbox.relay": "machinery: `manage.py relay`",
    "outbox.send_again": "machinery: `manage.py relay`, when the broker lost what it had",
    "history_seals.seal": "machinery: a beat task closes what was written",
    "answers.write": "a part of group_reports.write_form, until boxes save themselves",
    "answers.keep": "a part of answers.write and recommendations.write: what was typed is kept though it is refused",
    "recommendations.write": "a part of group_reports.write_form",
    "recommendations.remove": "a part of group_reports.write_form",
    "assessments.sign": "a part of sheets.sign; and of the demo",
    "accreditations.grant": "a part of decisions.record",
    "roster_imports.add_confirmed": "a worker's, for whoever asked for a long roster to be loaded",
    "accreditations.lapse": "the clock's",
    "accreditations.lapse_due": "the clock's",
    "expiry_reminders.remind_due": "the clock's",
    "expiry_reminders.claim": "a worker's",
    "expiry_reminders.fail": "a worker's",
    "activity_imports.add_confirmed": "a worker's, for whoever asked for a long archive to be added",
    "participant_imports.add_confirmed": "a worker's, for whoever asked for a long list to be added",
    "missions.begin": "a part of every act that asks how far a mission is",
    "missions.begin_due": "the clock's",
    "letters.claim": "a worker's",
    "letters.finish": "a worker's",
    "letters.fail": "a worker's",
    "letters.sweep": "the clock's",
    "follow_up_contacts.ask_due": "the clock's",
    "follow_up_contacts.claim": "a worker's",
    "follow_up_contacts.fail": "a worker's",
    "guest_passes.claim": "a worker's",
    "guest_passes.fail": "a worker's",
    "guest_passes.note_use": "noted by the middleware, whatever page a guest opens",
    "documents.claim": "a worker's",
    "documents.finish": "a worker's",
    "documents.fail": "a worker's",
    "documents.sweep": "the clock's",
    "certificates.issue_entry": "a part of certificate_batches.work_off",
    "certificate_batches.next_entry": "a worker's",
    "certificate_batches.work_off": "a worker's",
    "certificate_batches.finish": "a worker's",
    "certificate_batches.sweep": "the clock's",
    "certificate_batches.claim_letter": "a worker's",
    "certificate_batches.letter_failed": "a worker's",
    "erasures.claim": "a worker's",
    "erasures.carry_out": "a worker's",
    "erasures.sweep": "the clock's",
    "data_exports.claim": "a worker's",
    "data_exports.finish": "a worker's",
    "data_exports.fail": "a worker's",
    "data_exports.sweep": "the clock's",
    "restricted_data.delete_overdue": "the clock's",
    "deliveries.delete_sheets": "the clock's",
    "mission_calls.withdraw_all": "a part of missions.cancel",
    "mission_calls.ask_newcomers": "the clock's",
    "mission_calls.forget_due": "the clock's",
    "host_feedback.ask_due": "the clock's",
    "host_feedback.claim": "a worker's",
    "host_feedback.fail": "a worker's",
    "call_letters.claim": "a worker's",
    "call_letters.fail": "a worker's",
    "trainer_links.claim": "a worker's",
    "trainer_links.fail": "a worker's",
    "trainer_links.remind_focal_points": "the clock's",
    "teaching_questions.ask_due": "the clock's",
}


@pytest.fixture(scope="module")
def verbs():
    return [verb for verb in where.verbs() if not verb.is_part]


def is_tested(verb, by_action):
    """Named in the app's action tests; a verb that is only a part of others is tested through them."""
    if any(name.startswith(f"tests/{verb.app}/actions/") for name in verb.tests):
        return True
    parts_of = [by_action[caller] for caller in verb.callers if caller in by_action]
    return verb.act in WITHOUT_URL and any(is_tested(whole, by_action) for whole in parts_of)


def test_every_verb_has_an_action_test(verbs):
    by_action = {verb.action: verb for verb in verbs}
    untested = [f"{verb.act} ({verb.where})" for verb in verbs if not is_tested(verb, by_action)]
    assert not untested, "\n" + "\n".join(untested)


def test_every_verb_has_a_url_or_a_reason(verbs):
    unreached = [f"{verb.act} ({verb.where})" for verb in verbs if not verb.urls and verb.act not in WITHOUT_URL]
    assert not unreached, "\n" + "\n".join(unreached)


def test_the_reasons_are_still_needed(verbs):
    reached = {verb.act for verb in verbs if verb.urls}
    assert sorted(set(WITHOUT_URL) & reached) == []
    assert sorted(set(WITHOUT_URL) - {verb.act for verb in verbs}) == [], "no such verb, or a mere part of others"


def test_what_a_person_sends_has_a_view_and_a_page_or_an_answer(verbs):
    for verb in verbs:
        if verb.urls:
            assert verb.views, verb.act


def test_every_act_in_history_has_words():
    written = {act: f"{source.dotted}:{line}" for source in where.writers() for line, act in where.recorded(source)}
    assert len(written) > 20
    assert {act: at for act, at in written.items() if act not in acts.WORDS} == {}


def test_words_are_kept_for_acts_that_are_written():
    written = {act for source in where.writers() for _, act in where.recorded(source)}
    assert sorted(set(acts.WORDS) - written) == []


def test_the_command_answers_the_ten_second_question():
    out = StringIO()
    call_command("where", "workshops.schedule", stdout=out)
    answer = out.getvalue()
    for part in ("workshops/actions/workshop.py:", "/workshops/new/", "workshops.views.workshop.new_workshop"):
        assert part in answer
    assert "templates/workshops/workshop/new.html" in answer


def test_a_verb_handed_on_to_a_helper_and_one_chosen_by_the_url_are_found(verbs):
    urls = {verb.act: {name for name, _ in verb.urls} for verb in verbs}
    assert "new_participant" in urls["participations.add_person"]
    assert {"workshop_cancel", "workshop_report"} <= urls["workshops.move"]
