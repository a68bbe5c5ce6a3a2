"""What a guest pass opens: one letter for a guest who facilitates, one for a guest who assesses.

The letters are for objects of the one workshop of the pass: W may read and write, R may read, x is refused (403, 404).
A page that is not named here is x for both, and at every other workshop there is nothing. A guest who is a donor finds
what the column `donor` of the tables says, for the programme of the pass.
"""

# fmt: off
TABLE = """
url                        facil assessor

# what both see of the workshop; lists without an object hold what they may see, and no more
home                       R     R
who_sees_what              R     R
organisations              R     R
programmes                 R     R
workshops                  R     R
workshop                   R     R
participants               R     R
agenda                     R     R
workshop_calendar          R     R
course_folder              R     R
course_document_file       R     R
year_plan                  R     R
portal_figures             R     R
portal_figure_countries    R     R
portal_figures_table       R     R
portal_figure              R     R
portal_figure_table        R     R
rooms                      R     R
breakout                   R     R
board                      R     R
plenary                    R     R
stage                      R     R
accreditation_board        R     R
sheets                     R     R
missions                   R     R
national_courses           R     R
national_courses_csv       R     R
national_plans             R     R
adopted_list               W     W
adopted_list_word          W     W

# running the room
agenda_item_extension      W     x
agenda_item_rest           W     x
workshop_breakouts         W     x
breakout_open_choice       W     x
breakout_start_work        W     x
breakout_open_plenary      W     x
breakout_close             W     x
breakout_select_anew       W     x
breakout_reopen_choice     W     x
breakout_resume_work       W     x
breakout_reopen_plenary    W     x
breakout_topics            W     x
assignment                 W     x
breakout_finish            W     x
breakout_focus             W     x
room_clock_pause           W     x
room_clock_resume          W     x
room_clock_restart         W     x
room_clock_extend          W     x
topic                      W     x
topic_display              W     x
topic_selection            W     x
topic_omission             W     x
topic_groups               W     x
group_memberships          W     x
waiting_place_departure    W     x
group_details              W     x
group_merger               W     x
group_laptop               W     x
group_call                 W     x
membership_group           W     x
membership_departure       W     x
membership_duties          W     x
group_report               W     x
group_report_changes       W     x
group_report_mark_ready    W     x
group_report_present       W     x
group_report_submit        W     x
group_report_return        W     x
group_report_resubmit      W     x
group_report_accept        W     x
group_report_times         W     x
group_report_attachments   W     x
report_attachment_removal  W     x
open_recommendations       W     x
recommendation_accept      W     x
recommendation_amend       W     x
recommendation_merge       W     x
recommendation_defer       W     x
recommendation_reject      W     x
recommendation_reopen      W     x
recommendation_proposal    W     x
recommendation_wording     W     x
recommendation_distinction W     x
recommendation_focus       W     x
group_report_documents     W     x
document_attempts          W     x
cue_card_paper             W     x
blank_report               W     x
blank_reports              W     x
group_report_word          W     x
seating                    R     x
group                      R     x
cue_card                   R     x
report_attachment_file     R     x
document                   R     x
document_file              R     x
"""
# fmt: on


# What is open to a donor with a role, and not to one who came in by a pass: it needs an account of one's own.
NEEDS_ACCOUNT = ("own_data", "own_consent", "own_exports", "own_erasures")


def rows(table=TABLE):
    """{name of a URL: (letter of a facilitator, letter of an assessor)}"""
    lines = [line.split() for line in table.splitlines() if line.strip() and not line.startswith(("#", "url "))]
    found = {name: tuple(letters) for name, *letters in lines}
    if len(found) != len(lines) or any(len(letters) != 2 or set(letters) - set("WRx") for letters in found.values()):
        raise ValueError("each URL once, with two letters")
    return found
