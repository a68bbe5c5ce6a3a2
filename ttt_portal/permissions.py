"""Who may open which page: one line a URL. tests/promises/test_16_permissions.py tries every cell, the page "who sees
what" shows it to everybody signed in, and docs/permissions.md says the same in words.

Letters: W may read and write (or make this move) · R may read, writing is refused (403) · N sees the object elsewhere,
but this page is refused (403) · - not there at all (404).

Columns: the system administrator, the six roles of a programme, and a participant on the list of the workshop who
holds no role (`takes`). The letters are for objects of one's own programme. In another programme everything is "-",
for everybody but the system administrator, whose line is the same everywhere. Somebody who takes part in one workshop
finds "-" at every other workshop of the same programme. Nobody signed in is sent to the sign-in page, except at PUBLIC.

A URL that is missing here, or a line here without a URL, fails the build.
"""

from dataclasses import dataclass

WHO = ("system", "admin", "organiser", "facil", "assessor", "donor", "particip", "takes")

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# the ground floor
home                     GET       R      R     R         R     R        R     R        R
styleguide               GET       R      R     R         R     R        R     R        R
healthz                  GET       R      R     R         R     R        R     R        R
readyz                   GET       R      R     R         R     R        R     R        R
theme                    POST      W      W     W         W     W        W     W        W
messages                 GET       -      -     -         -     -        -     -        -
organisations            GET,POST  W      W     W         R     R        R     R        R
programmes               GET       R      R     R         R     R        R     R        R
new_programme            GET,POST  W      N     N         N     N        N     N        N
programme                GET       R      R     R         R     R        R     R        -
administrators           GET,POST  W      N     N         N     N        N     N        N
programme_details        GET,POST  N      W     N         N     N        N     N        -
programme_series         GET,POST  N      W     W         N     N        N     N        -
statements               GET,POST  N      W     W         N     N        N     N        -
roles                    GET,POST  W      W     W         N     N        N     N        -
programme_history        GET       N      R     R         N     N        N     N        -
role_ending              POST      N      W     W         -     -        -     -        -
people                   GET       N      R     R         N     N        N     N        N
person                   GET       -      R     R         -     -        -     -        -
person_details           GET,POST  -      W     W         -     -        -     -        -
person_account           GET,POST  -      W     W         -     -        -     -        -

# the workshop: planning and people
workshops                GET       R      R     R         R     R        R     R        R
year_plan                GET       R      R     R         R     R        R     R        R
plan_agreements          POST      N      W     W         N     N        N     N        N
new_workshop             GET,POST  N      W     W         N     N        N     N        N
workshop                 GET       -      R     R         R     R        R     -        R
workshop_details         GET,POST  -      W     W         N     N        N     -        N
workshop_parts           POST      -      W     W         N     N        N     -        N
workshop_postpone        POST      -      W     W         N     N        N     -        N
workshop_cancel          POST      -      W     W         N     N        N     -        N
workshop_resume          POST      -      W     W         N     N        N     -        N
workshop_report          POST      -      W     W         N     N        N     -        N
workshop_reopen          POST      -      W     W         N     N        N     -        N
earlier_workshops        GET       N      R     R         N     N        N     N        N
workshop_copy            GET,POST  -      W     W         N     N        N     -        N
checklist                GET,POST  -      W     W         N     N        N     -        N
checklist_item_tick      POST      -      W     W         -     -        -     -        -
checklist_item_removal   POST      -      W     W         -     -        -     -        -
course_folder            GET,POST  -      W     W         W     R        N     -        R
course_document_file     GET       -      R     R         R     R        -     -        R
course_document_removal  POST      -      W     W         W     N        -     -        N
participants             GET       -      R     R         R     R        N     -        R
new_participant          GET,POST  -      W     W         N     N        N     -        N
known_participant        GET,POST  -      W     W         N     N        N     -        N
unnamed_participant      GET,POST  -      W     W         N     N        N     -        N
workshop_completion      POST      -      W     W         N     N        N     -        N
participation_complete   POST      -      W     W         N     N        -     -        N
participation_invite     POST      -      W     W         N     N        -     -        N
participation_confirm    POST      -      W     W         N     N        -     -        N
participation_decline    POST      -      W     W         N     N        -     -        N
participation_withdraw   POST      -      W     W         N     N        -     -        N
participation_mark_absent POST     -      W     W         N     N        -     -        N
participation_restore    POST      -      W     W         N     N        -     -        N
headcounts               GET,POST  -      W     W         N     N        N     -        N
headcount_removal        POST      -      W     W         N     N        N     -        N
agenda                   GET,POST  -      W     W         R     R        R     -        R
agenda_item              GET,POST  -      W     W         N     N        N     -        N
agenda_item_removal      POST      -      W     W         N     N        N     -        N

# substitutes, walk-ins, and the agenda as it slips; a calendar programme shows its signed link
walk_ins                 GET,POST  -      W     W         W     N        N     -        N
participation_details    GET,POST  -      W     W         N     N        -     -        N
participation_replacement GET,POST -      W     W         N     N        -     -        N
agenda_item_place        GET,POST  -      W     W         N     N        N     -        N
agenda_item_extension    POST      -      W     W         W     N        N     -        N
agenda_item_rest         GET,POST  -      W     W         W     N        N     -        N
workshop_calendar        GET       -      R     R         R     R        R     -        R
calendar_feed            GET       R      R     R         R     R        R     R        R

# lists on their way in
participant_imports      GET,POST  -      W     W         N     N        N     -        N
participant_import       GET       -      R     R         N     N        N     -        N
import_corrections       POST      -      W     W         N     N        N     -        N
import_acceptance        POST      -      W     W         N     N        N     -        N
import_headings          GET,POST  -      W     W         N     N        N     -        N
import_participations    POST      -      W     W         N     N        N     -        N
import_discard           POST      -      W     W         N     N        N     -        N
import_undo              POST      -      W     W         N     N        N     -        N
import_file              GET       -      R     R         N     N        N     -        N
import_row_acceptance    POST      -      W     W         N     N        N     -        N
import_row_keeping       POST      -      W     W         N     N        N     -        N
import_row_sameness      POST      -      W     W         N     N        N     -        N
import_row_difference    POST      -      W     W         N     N        N     -        N

# the room; `takes` is a member of the group, and neither its secretary nor the member these pages are about
workshop_breakouts       POST      -      W     W         W     N        N     -        N
breakout                 GET       -      R     R         R     R        -     -        R
breakout_open_choice     POST      -      W     W         W     N        -     -        N
breakout_start_work      POST      -      W     W         W     N        -     -        N
breakout_open_plenary    POST      -      W     W         W     N        -     -        N
breakout_close           POST      -      W     W         W     N        -     -        N
breakout_select_anew     POST      -      W     W         W     N        -     -        N
breakout_reopen_choice   POST      -      W     W         W     N        -     -        N
breakout_resume_work     POST      -      W     W         W     N        -     -        N
breakout_reopen_plenary  POST      -      W     W         W     N        -     -        N
breakout_topics          POST      -      W     W         W     N        -     -        W
board                    GET       -      R     R         R     R        -     -        R
seating                  GET       -      R     R         R     N        -     -        N
assignment               GET,POST  -      W     W         W     N        -     -        N
breakout_finish          POST      -      W     W         W     N        -     -        N
breakout_focus           POST      -      W     W         W     N        -     -        N
room_clock_pause         POST      -      W     W         W     N        -     -        N
room_clock_resume        POST      -      W     W         W     N        -     -        N
room_clock_restart       POST      -      W     W         W     N        -     -        N
room_clock_extend        POST      -      W     W         W     N        -     -        N
stage                    GET       -      R     R         R     R        -     -        R
choice                   GET       -      N     N         N     N        -     -        R
plenary                  GET       -      R     R         R     R        -     -        R
topic_selection          POST      -      W     W         W     N        -     -        N
topic_omission           POST      -      W     W         W     N        -     -        N
topic                    GET,POST  -      W     W         W     N        -     -        N
topic_display            POST      -      W     W         W     N        -     -        N
topic_groups             POST      -      W     W         W     N        -     -        N
group                    GET       -      R     R         R     N        -     -        R
group_memberships        POST      -      W     W         W     N        -     -        N
group_waiting_places     POST      -      N     N         N     N        -     -        W
waiting_place_departure  POST      -      W     W         W     N        -     -        N
group_details            GET,POST  -      W     W         W     N        -     -        N
group_merger             GET,POST  -      W     W         W     N        -     -        N
group_laptop             POST      -      W     W         W     N        -     -        N
group_call               POST      -      W     W         W     N        -     -        N
cue_card                 GET       -      R     R         R     -        -     -        R
group_report             GET,POST  -      W     W         W     -        -     -        R
group_report_changes     POST      -      W     W         W     -        -     -        N
group_report_attachments POST      -      W     W         W     -        -     -        N
report_attachment_file   GET       -      R     R         R     -        -     -        R
report_attachment_removal POST     -      W     W         W     -        -     -        N
membership_group         POST      -      W     W         W     N        -     -        N
membership_departure     POST      -      W     W         W     N        -     -        N
membership_duties        POST      -      W     W         W     N        -     -        W
group_report_mark_ready  POST      -      W     W         W     -        -     -        N
group_report_present     POST      -      W     W         W     -        -     -        N
group_report_submit      POST      -      W     W         W     -        -     -        N
group_report_return      POST      -      W     W         W     -        -     -        N
group_report_resubmit    POST      -      W     W         W     -        -     -        N
group_report_accept      POST      -      W     W         W     -        -     -        N
group_report_reopen      POST      -      W     W         N     -        -     -        N
group_report_times       GET,POST  -      W     W         W     -        -     -        N
open_recommendations     POST      -      W     W         W     -        -     -        N
recommendation_accept    POST      -      W     W         W     -        -     -        N
recommendation_amend     POST      -      W     W         W     -        -     -        N
recommendation_reject    POST      -      W     W         W     -        -     -        N
recommendation_merge     POST      -      W     W         W     -        -     -        N
recommendation_defer     POST      -      W     W         W     -        -     -        N
recommendation_reopen    POST      -      W     W         W     -        -     -        N
recommendation_proposal  POST      -      W     W         W     -        -     -        N
recommendation_wording   POST      -      W     W         W     -        -     -        N
recommendation_distinction POST    -      W     W         W     -        -     -        N
recommendation_focus     POST      -      W     W         W     -        -     -        N
participation_badge      GET,POST  -      W     W         W     N        -     -        N
field_pack               GET,POST  -      W     W         W     N        N     -        N
programme_of_work        POST      -      W     W         W     N        N     -        N
participant_list         POST      -      W     W         W     N        N     -        N
paper_records            GET,POST  -      W     W         W     N        N     -        N
paper_record_file        GET       -      R     R         R     -        -     -        -
adopted_list             POST      -      W     W         W     W        -     -        W
adopted_list_word        POST      -      W     W         W     W        -     -        W
cue_card_paper           POST      -      W     W         W     -        -     -        W
blank_report             POST      -      W     W         W     N        -     -        W
blank_reports            POST      -      W     W         W     N        -     -        N
badges                   POST      -      W     W         W     N        N     -        N
group_report_documents   POST      -      W     W         W     -        -     -        W
document                 GET       -      R     R         R     -        -     -        R
document_attempts        POST      -      W     W         W     -        -     -        W
document_file            GET       -      R     R         R     -        -     -        R

# letters are the organisers'; Word beside PDF is for whoever may have the PDF
letters                  GET,POST  -      W     W         N     N        N     -        N
letters_outside          POST      -      W     W         N     N        N     -        N
letters_attempts         POST      -      W     W         N     N        N     -        N
letters_word             POST      -      W     W         N     N        N     -        N
letters_pdf              POST      -      W     W         N     N        N     -        N
programme_letters        GET,POST  N      W     W         N     N        N     N        -
programme_letters_restoration POST N      W     W         N     N        N     N        -
group_report_word        POST      -      W     W         W     -        -     -        W
participants_word        POST      -      W     W         W     N        N     -        N
agenda_word              POST      -      W     W         W     N        N     -        N
programme_word_template  GET,POST  N      W     W         N     N        N     N        -
programme_word_template_removal POST N    W     W         N     N        N     N        -
programme_word_template_file GET   N      R     R         N     N        N     N        -

# the library of break-outs: the team reads, the organisers write
breakout_templates       GET       N      R     R         R     R        N     N        -
new_breakout_template    GET,POST  N      W     W         N     N        N     N        -
breakout_template        GET       N      R     R         R     R        N     N        -
breakout_template_details GET,POST N      W     W         N     N        N     N        -
breakout_template_copies POST      N      W     W         N     N        N     N        -
breakout_template_retirement POST  N      W     W         N     N        N     N        -
breakout_template_return POST      N      W     W         N     N        N     N        -

# what became of the recommendations: the register is the team's and the donors', the follow-up its organisers'
recommendations          GET       N      R     R         R     R        R     N        -
recommendations_csv      GET       N      R     R         R     R        R     N        -
follow_up                GET,POST  -      W     W         N     N        N     -        N
follow_up_refusal        POST      -      W     W         N     N        N     -        N
follow_up_ending         POST      -      W     W         N     N        N     -        N
follow_up_contacts       POST      -      W     W         N     N        N     -        N
follow_up_contact_removal POST     -      W     W         -     -        -     -        -
follow_up_contact_link   POST      -      W     W         -     -        -     -        -
follow_up_contact_letters POST     -      W     W         -     -        -     -        -
recommendation_status_reports GET,POST -  W     W         N     -        -     -        N
follow_up_link           GET,POST  W      W     W         W     W        W     W        W

# accreditation: names for the team, numbers for donors, decisions for the programme administrator
accreditation_board      GET       R      R     R         R     R        R     R        R
roster                   GET       N      R     R         R     R        N     N        N
programme_route          GET,POST  R      W     R         R     R        R     R        -
new_accreditation        GET,POST  N      W     N         N     N        N     N        N
participation_candidacy  POST      -      W     W         N     N        -     -        N
candidacy                GET       -      R     R         -     R        -     -        -
candidacy_assessments    GET,POST  -      R     R         -     W        -     -        -
candidacy_pass           POST      -      W     W         -     N        -     -        -
candidacy_not_yet        GET,POST  -      W     W         -     N        -     -        -
candidacy_try_again      GET,POST  -      W     W         -     N        -     -        -
candidacy_withdraw       GET,POST  -      W     W         -     N        -     -        -
candidacy_missions       GET,POST  -      W     W         -     N        -     -        -
candidacy_decision       POST      -      W     N         -     N        -     -        -
missions                 GET       R      R     R         R     R        R     R        R
new_mission              GET,POST  N      W     W         N     N        N     N        N
workshop_mission         POST      -      W     W         N     N        N     -        N
mission                  GET       -      R     R         R     R        -     -        -
mission_lead             GET,POST  -      W     W         N     N        -     -        -
mission_co_trainers      GET,POST  -      W     W         N     N        -     -        -
mission_confirm          POST      -      W     W         N     N        -     -        -
mission_close            POST      -      W     W         N     N        -     -        -
mission_cancel           GET,POST  -      W     W         N     N        -     -        -
co_trainer_release       GET,POST  -      W     W         N     N        -     -        -
co_trainer_removal       GET,POST  -      W     W         N     N        -     -        -
co_trainer_evaluation    GET,POST  -      W     W         N     N        -     -        -
accreditation            GET       -      R     R         R     R        -     -        -
accreditation_suspend    GET,POST  -      W     N         N     N        -     -        -
accreditation_reinstate  GET,POST  -      W     N         N     N        -     -        -
accreditation_withdraw   GET,POST  -      W     N         N     N        -     -        -

# the doors of the room, for people without an account
join                     GET,POST  W      W     W         W     W        W     W        W
join_with_code           GET,POST  W      W     W         W     W        W     W        W
badge                    GET       R      R     R         R     R        R     R        R
badge_device             POST      W      W     W         W     W        W     W        W
rooms                    GET       R      R     R         R     R        R     R        R
door_departure           POST      W      W     W         W     W        W     W        W
stamp                    GET       R      R     R         R     R        R     R        R
service_worker           GET       R      R     R         R     R        R     R        R

# what leaves the portal: the programme administrator issues and withdraws
verification             GET,POST  W      W     W         W     W        W     W        W
certificates             GET       N      R     R         N     N        N     N        N
certificate              GET       -      R     R         -     -        -     -        -
certificate_withdrawal   POST      -      W     N         -     -        -     -        -
accreditation_certificate POST     -      W     N         N     N        -     -        -
participation_certificate POST     -      W     N         N     N        -     -        N
workshop_certificates    GET       -      R     R         N     N        N     -        N
workshop_certificates_issue POST   -      W     N         N     N        N     -        N
figures                  GET       R      R     R         R     R        R     R        -
figure                   GET       R      R     R         R     R        R     R        -
"""
# fmt: on

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
    }.items()
}

# Writing on a workshop ends some days after it. What may still be done then, and why.
STILL_OPEN = {
    "workshop_cancel": "a move of the workshop itself, as the reopening is",
    "workshop_postpone": "a move of the workshop itself",
    "workshop_report": "the report may be late; that is marked, and accepted",
    "group_report_documents": "a paper of what was written changes nothing of it",
    "field_pack": "the same",
    "programme_of_work": "the same",
    "participant_list": "the same",
    "badges": "the same",
    "blank_reports": "the same",
    "blank_report": "the same",
    "cue_card_paper": "the same",
    "adopted_list_word": "the same",
    "adopted_list": "the same",
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
    "calendar_feed": "calendar programmes cannot sign in; the signed link names one workshop and one person, ends with "
    "that person's access, and shows the agenda without names of people",
    "follow_up_link": "those whom a recommendation is addressed to have no account; the signed link names one contact "
    "of a workshop, shows what is addressed to them alone, and ends with the follow-up or when it is made anew",
    "theme": "keeps light or dark in the visitor's own cookie; the sign-in page offers it too",
    "join": "participants have no account: the code on the wall and the number on the badge let them in, and are "
    "counted for each number",
    "join_with_code": "the same, the code on the wall scanned",
    "badge": "the signed code on a badge; it opens the room of one workshop on its days, and nothing else",
    "badge_device": "the same badge, on a device where somebody else is signed in: they are signed out",
    "door_departure": "leaves the room on this device",
    "stamp": "a signed address says whether something has changed, and nothing of what",
    "service_worker": "a script, the same for everybody",
}

# What a POST needs before it is worth refusing; all others are sent empty.
BODY = {
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


@dataclass(frozen=True)
class Row:
    name: str
    methods: tuple[str, ...]
    letters: dict[str, str]


def rows(table=TABLE):
    found = {}
    for line in table.strip().splitlines()[1:]:
        if not line.strip() or line.startswith("#"):
            continue
        name, methods, *letters = line.split()
        if name in found:
            raise ValueError(f"{name} stands twice in the table")
        if len(letters) != len(WHO) or not set(letters) <= set("WRN-"):
            raise ValueError(f"{name}: one letter a column")
        found[name] = Row(name, tuple(methods.split(",")), dict(zip(WHO, letters, strict=True)))
    return found
