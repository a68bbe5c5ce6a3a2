"""Pages of the room and of what came of it; `takes` is a member of the group, without a duty in it."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

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
participant_list_releases GET,POST -     W     W         N     N        N     -        N
participant_list         POST      -      W     W         W     N        N     -        N
paper_records            GET,POST  -      W     W         W     N        N     -        N
paper_record_file        GET       -      R     R         R     -        -     -        -
adopted_list             POST      -      W     W         W     W        -     -        W
adopted_list_word        POST      -      W     W         W     W        -     -        W
cue_card_paper           POST      -      W     W         W     -        -     -        W
blank_report             POST      -      W     W         W     N        -     -        W
blank_reports            POST      -      W     W         W     N        -     -        N
badges                   POST      -      W     W         W     N        N     -        N
outcome                  POST      -      W     W         W     N        N     -        N
outcome_word             POST      -      W     W         W     N        N     -        N
group_report_documents   POST      -      W     W         W     -        -     -        W
document                 GET       -      R     R         R     -        -     -        R
document_attempts        POST      -      W     W         W     -        -     -        W
document_file            GET       -      R     R         R     -        -     -        R

# the history of each thing is its organisers'
breakout_history         GET       -      R     R         N     N        -     -        N
group_history            GET       -      R     R         N     N        -     -        N
group_report_history     GET       -      R     R         N     -        -     -        N
recommendation_history   GET       -      R     R         N     -        -     -        N
breakout_template_history GET      -      R     R         N     N        -     -        -

# the library of break-outs: the team reads, the organisers write
breakout_templates       GET       N      R     R         R     R        N     N        -
new_breakout_template    GET,POST  N      W     W         N     N        N     N        -
breakout_template        GET       N      R     R         R     R        N     N        -
breakout_template_details GET,POST N      W     W         N     N        N     N        -
breakout_template_copies POST      N      W     W         N     N        N     N        -
breakout_template_retirement POST  N      W     W         N     N        N     N        -
breakout_template_return POST      N      W     W         N     N        N     N        -

# what they learned: the test is the team's and the participants', results in figures are the donors', too
workshop_test            GET,POST  -      W     W         W     N        N     -        N
knowledge_test           GET,POST  -      W     W         W     N        -     -        N
knowledge_test_way       POST      -      W     W         W     N        -     -        N
knowledge_test_open_before POST    -      W     W         W     N        -     -        N
knowledge_test_close_before POST   -      W     W         W     N        -     -        N
knowledge_test_open_after POST     -      W     W         W     N        -     -        N
knowledge_test_close_after POST    -      W     W         W     N        -     -        N
knowledge_sheet          GET,POST  -      N     N         N     N        -     -        W
knowledge_results        GET       -      R     R         R     N        R     -        N
knowledge_typed_results  GET,POST  -      W     W         N     N        -     -        N
knowledge_item           GET,POST  -      W     W         W     -        -     -        -
knowledge_item_removal   POST      -      W     W         W     -        -     -        -
workshop_evaluation      GET,POST  -      W     W         W     N        N     -        N
evaluation               GET       -      R     R         R     N        R     -        N
evaluation_open          POST      -      W     W         W     N        -     -        N
evaluation_close         POST      -      W     W         W     N        -     -        N
evaluation_reopen        POST      -      W     W         W     N        -     -        N
evaluation_answer        GET,POST  -      N     N         N     N        -     -        W
evaluation_paper         GET,POST  -      W     W         W     N        -     -        N

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

# the doors of the room, for people without an account
join                     GET,POST  W      W     W         W     W        W     W        W
join_with_code           GET,POST  W      W     W         W     W        W     W        W
badge                    GET       R      R     R         R     R        R     R        R
badge_device             POST      W      W     W         W     W        W     W        W
rooms                    GET       R      R     R         R     R        R     R        R
door_departure           POST      W      W     W         W     W        W     W        W
stamp                    GET       R      R     R         R     R        R     R        R
service_worker           GET       R      R     R         R     R        R     R        R
"""
# fmt: on
