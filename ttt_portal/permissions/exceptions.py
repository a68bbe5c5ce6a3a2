"""What the letters of the tables cannot say: doors without an account, pages for everybody, what time leaves open."""

# What opens by a door, without an account: to the badge of a member of the group (who holds no duty in it), and to the
# laptop of that group. Everything else sends both to the sign-in page; other workshops are "-" behind every door.
BY_DOOR = {
    name: tuple(letters.split())
    for name, letters in {
        "rooms": "R R",
        "breakout": "R R",
        "breakout_topics": "W N",
        "choice": "R N",
        "plenary": "R R",
        "stage": "R R",
        "group": "R R",
        "group_memberships": "- -",  # the body names somebody else, and a badge finds nobody by name
        "group_waiting_places": "W N",
        "waiting_place_departure": "N N",
        "membership_group": "N N",
        "membership_departure": "N N",
        "membership_duties": "W W",
        "cue_card": "R R",
        "group_report": "R W",
        "group_report_changes": "N W",
        "group_report_attachments": "N W",
        "report_attachment_file": "R R",
        "report_attachment_removal": "N W",
        "group_report_mark_ready": "N W",
        "group_report_present": "N N",
        "group_report_submit": "N W",
        "group_report_return": "N N",
        "group_report_resubmit": "N W",
        "group_report_accept": "N N",
        "group_report_reopen": "N N",
        "course_document_file": "R R",
        "knowledge_sheet": "W N",
        "evaluation_answer": "W N",
    }.items()
}

# Writing on a workshop ends some days after it. What may still be done then, and why.
STILL_OPEN = {
    "workshop_cancel": "a move of the workshop itself, as the reopening is",
    "workshop_postpone": "a move of the workshop itself",
    "workshop_report": "the report may be late; that is marked, and accepted",
    "certificate_specimen": "a certificate waits for nothing, and may be printed years later",
    "certificates_paper": "the same",
    "certificates_text_only": "the same",
    "certificate_letters": "the same",
    "ceremony": "the same",
    "certificate_batch_stop": "the same",
    "certificate_batch_continuation": "the same",
    "certificate_correction": "the same",
    "names_paper": "the same",
    "name_check_settlement": "a name is put right before it is printed, whenever that is",
    "group_report_documents": "a paper of what was written changes nothing of it",
    "field_pack": "the same",
    "programme_of_work": "the same",
    "participant_list": "the same",
    "participant_list_releases": "an auditor comes years later",
    "outcome_word": "the same",
    "outcome": "the same",
    "badges": "the same",
    "blank_reports": "the same",
    "blank_report": "the same",
    "cue_card_paper": "the same",
    "adopted_list_word": "the same",
    "adopted_list": "the same",
    "workshop_funding": "who paid is settled when the grant is reported on, long after the workshop",
    "participation_funding": "the same",
    "workshop_news_item": "a paper of what happened changes nothing of it",
    "workshop_copy": "old workshops are what new ones are made from",
    "group_report_word": "the same in Word",
    "participants_word": "the same in Word",
    "agenda_word": "the same in Word",
    "letters_word": "the same in Word",
    "letters_pdf": "the same as PDF",
    "follow_up": "what becomes of a recommendation shows months later: the follow-up has no end of writing",
    "follow_up_refusal": "the same",
    "follow_up_ending": "the same",
    "follow_up_contacts": "the same",
    "recommendation_status_reports": "the same",
    "group_report_national_plan": "what is taught at home comes long after its workshop",
    "participation_candidacy": "a candidacy goes on long after its workshop",
    "workshop_certificates_issue": "a certificate waits for nothing, and may be asked for years later",
    "participation_certificate": "the same",
}

# What answers without a sign-in, and why. Everything else sends a stranger to the sign-in page.
PUBLIC = {
    "healthz": "a load balancer has no account, and it says nothing but that the process answers",
    "readyz": "the same; it says whether the database answers and how old the Outbox is",
    "styleguide": "shows the parts of the look, with sample text and nothing from the database",
    "verification": "whoever holds a paper scans its code; the page says valid or not, and names nobody",
    "own_certificate": "participants have no account: the signed link of a letter opens one certificate, and closes "
    "when it no longer stands",
    "own_certificate_file": "the same",
    "own_name": "the same: the signed link shows one name and takes one answer",
    "calendar_feed": "calendar programmes cannot sign in; the signed link names one workshop and one person, ends with "
    "that person's access, and shows the agenda without names of people",
    "follow_up_link": "those whom a recommendation is addressed to have no account; the signed link names one contact "
    "of a workshop, shows what is addressed to them alone, and ends with the follow-up or when it is made anew",
    "taught": "trainers have no account; the signed link names one trainer of one programme, shows what that trainer "
    "has reported and the trainers of the same administration, and ends on its day or when it is ended",
    "taught_answer": "the same link",
    "confirm_training": "focal points have no account; the signed link names one plan, shows the courses reported for "
    "that administration, and ends on its day or when it is made anew",
    "confirm_training_confirmation": "the same link",
    "confirm_training_refusal": "the same link",
    "confirm_training_answer": "the same link",
    "host_feedback_link": "a host administration has no account; the signed link names one mission, takes one form "
    "about it, and ends on its date or when it is made anew",
    "open_figure_programmes": "the programmes that consent; of others nobody learns that they exist",
    "open_figures": "figures for everybody: numbers and definitions of a programme that consents, without names or "
    "results of few; of a programme that does not it is not there",
    "open_figures_csv": "the same as a file",
    "theme": "keeps light or dark in the visitor's own cookie; the sign-in page offers it too",
    "join": "participants have no account: the code on the wall and the number on the badge let them in, and are "
    "counted for each number",
    "join_with_code": "the same, the code on the wall scanned",
    "badge": "the signed code on a badge; it opens the room of one workshop on its days, and nothing else",
    "badge_device": "the same badge, on a device where somebody else is signed in: they are signed out",
    "guest_code": "a visiting expert has no account: the code that was read out works once, and wrong ones are "
    "counted for each pass",
    "guest_link": "the personal link of a guest: opened, it names the pass; pressed, it lets in",
    "door_departure": "leaves the room on this device",
    "stamp": "a signed address says whether something has changed, and nothing of what",
    "service_worker": "a script, the same for everybody",
    "check_in_worker": "the same script for the door",
    "sheet_worker": "the same script for the sheets of assessors",
}

# Public, where the programme consents: of another, nobody learns that it exists.
BY_CONSENT = {"open_figures", "open_figures_csv"}

# What a POST needs before it is worth refusing; all others are sent empty.
BODY = {
    "check_ins": {"number": "101"},
    "half_day_absences": {"numbers": "101"},
    "workshop_parts": {"part": "mission"},
    "group_memberships": {"participation": "{participations}"},
    "membership_group": {"group": "{groups}", "reason": "Balance"},
    "group_merger": {"into": "{groups}", "reason": "Small"},
    "recommendation_merge": {"into": "{recommendations}"},
    "recommendation_distinction": {"other": "{recommendations}"},
    "membership_duties": {"duty": "leader"},
}

# URLs that are not ours to list one by one.
ELSEWHERE = {
    "accounts/": "allauth's own pages of the account; its tests are allauth's, our settings are tried in the journeys",
    "i18n/": "Django's choice of language, which touches the visitor's cookie only",
    "admin/": "reference data; tests/house/test_admin.py asks its own question: system administrators, nobody else",
}
