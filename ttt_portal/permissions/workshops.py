"""Pages of the workshops: planning, people, agenda, lists on their way in, letters."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

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
workshop_completion      GET,POST  -      W     W         R     R        N     -        N
workshop_requirements    GET,POST  -      W     W         N     N        N     -        N
programme_requirements   GET,POST  N      W     W         N     N        N     N        -
requirement_results      GET,POST  -      W     W         W     R        -     -        N
requirement_result_removal POST    -      W     W         W     N        -     -        -
requirement_result_file  GET       -      R     R         R     R        -     -        -
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

# passport and medical data: the organisers', and one's own (tests/workshops/views/test_restricted_data.py); the history
workshop_history         GET       -      R     R         N     N        N     -        N
restricted_data          GET,POST  -      W     W         N     N        -     -        N
restricted_data_reading  POST      -      W     W         N     N        -     -        N
restricted_data_removal  POST      -      W     W         N     N        -     -        N
participation_history    GET       -      R     R         N     N        -     -        N

# who pays: the organisers say, long after a workshop is closed too
workshop_funding         GET,POST  -      W     W         N     N        N     -        N
participation_funding    GET,POST  -      W     W         N     N        -     -        N

# substitutes, walk-ins, and the agenda as it slips; a calendar programme shows its signed link
walk_ins                 GET,POST  -      W     W         W     N        N     -        N
participation_details    GET,POST  -      W     W         N     N        -     -        N
participation_replacement GET,POST -      W     W         N     N        -     -        N
agenda_item_place        GET,POST  -      W     W         N     N        N     -        N
agenda_item_extension    POST      -      W     W         W     N        N     -        N
agenda_item_rest         GET,POST  -      W     W         W     N        N     -        N
workshop_calendar        GET       -      R     R         R     R        R     -        R
calendar_feed            GET       R      R     R         R     R        R     R        R

# guest passes: the organisers give, read out and end them; the two ways in are everybody's
guest_passes             GET,POST  N      W     W         N     N        N     N        -
guest_pass               GET       -      R     R         -     -        -     -        -
guest_pass_ending        POST      -      W     W         -     -        -     -        -
guest_pass_link          POST      -      W     W         -     -        -     -        -
guest_pass_code          POST      -      W     W         -     -        -     -        -
guest_pass_letters       POST      -      W     W         -     -        -     -        -
guest_code               GET,POST  W      W     W         W     W        W     W        W
guest_link               GET,POST  W      W     W         W     W        W     W        W

# who was there: the team marks, assessors read; one's own is seen by everybody, tried in its view test
attendance               GET       -      R     R         R     R        N     -        N
half_day                 GET       -      R     R         R     R        N     -        N
half_day_absences        POST      -      W     W         W     N        N     -        N
half_day_presences       POST      -      W     W         W     N        N     -        N
half_day_missing         POST      -      W     W         W     N        N     -        N
half_day_sheet           GET,POST  -      W     W         W     N        N     -        N
half_day_scans           POST      -      W     W         W     N        N     -        N
participation_attendance GET       -      R     R         R     R        -     -        N
participation_half_day   GET,POST  -      W     W         W     N        -     -        N
expectations             GET,POST  -      W     W         N     N        N     -        N
check_in                 GET       -      R     R         R     N        N     -        N
check_in_opening         POST      -      W     W         W     N        N     -        N
check_in_closing         POST      -      W     W         W     N        N     -        N
check_ins                POST      -      W     W         W     N        N     -        N
check_in_worker          GET       R      R     R         R     R        R     R        R

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

# archives of activities: the system administrator's, and the programme administrators' for their programme
activity_imports            GET,POST  W      W     N         N     N        N     N        N
activity_import             GET       R      R     -         -     -        -     -        -
activity_import_corrections POST      W      W     -         -     -        -     -        -
activity_import_acceptance  POST      W      W     -         -     -        -     -        -
activity_import_headings    GET,POST  W      W     -         -     -        -     -        -
activity_import_words       GET,POST  W      W     -         -     -        -     -        -
activity_import_open_words  POST      W      W     -         -     -        -     -        -
activity_import_entries     POST      W      W     -         -     -        -     -        -
activity_import_disposal    POST      W      W     -         -     -        -     -        -
activity_import_reversal    POST      W      W     -         -     -        -     -        -
activity_import_file        GET       R      R     -         -     -        -     -        -
activity_import_report      GET       R      R     -         -     -        -     -        -
activity_row_acceptance     POST      W      W     -         -     -        -     -        -
activity_row_keeping        POST      W      W     -         -     -        -     -        -
activity_row_link           GET,POST  W      W     -         -     -        -     -        -
activity_row_link_removal   POST      W      W     -         -     -        -     -        -

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
"""
# fmt: on
