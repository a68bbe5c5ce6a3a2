"""Pages of accreditation: names for the team, numbers for donors, decisions for the programme administrator."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# accreditation: names for the team, numbers for donors, decisions for the programme administrator
accreditation_board      GET       R      R     R         R     R        R     R        R
roster                   GET       N      R     R         R     R        N     N        N
new_accreditation        GET,POST  N      W     N         N     N        N     N        N
participation_candidacy  POST      -      W     W         N     N        -     -        N
candidacy                GET       -      R     R         -     R        -     -        -
candidacy_assessments    GET       -      R     R         -     R        -     -        -
candidacy_sheet          POST      -      N     N         -     W        -     -        -
candidacy_blank_sheet    POST      -      W     W         -     W        -     -        -
candidacy_paper_sheet    GET,POST  -      W     W         -     N        -     -        -
assessment_withdrawal    GET,POST  -      N     N         -     N        -     -        -
# a call: its organisers; an answer: whoever was asked, too
new_mission_call         GET,POST  -      W     W         N     N        -     -        -
mission_call             GET       -      R     R         -     -        -     -        -
mission_call_closure     POST      -      W     W         -     -        -     -        -
mission_call_reopening   GET,POST  -      W     W         -     -        -     -        -
mission_call_withdrawal  GET,POST  -      W     W         -     -        -     -        -
mission_call_letters     POST      -      W     W         -     -        -     -        -
mission_call_history     GET       -      R     R         -     -        -     -        -
call_answer              GET,POST  -      W     W         -     -        -     -        -
call_answer_withdrawal   POST      -      W     W         -     -        -     -        -
call_answer_selection    POST      -      W     W         -     -        -     -        -
# a sheet is its assessor's alone until it is signed: the one of the tests is nobody's of these
sheets                   GET       R      R     R         R     R        R     R        R
sheet                    GET,POST  -      -     -         -     -        -     -        -
sheet_changes            POST      -      -     -         -     -        -     -        -
sheet_signature          POST      -      -     -         -     -        -     -        -
sheet_worker             GET       R      R     R         R     R        R     R        R
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
mission_request          GET,POST  -      W     W         N     N        -     -        -
mission_dates            GET,POST  -      W     W         N     N        -     -        -
mission_lead_release     GET,POST  -      W     W         N     N        -     -        -
mission_teaching         GET,POST  -      W     W         N     N        -     -        -
mission_host_feedback    GET,POST  -      W     W         N     N        -     -        -
mission_host_link        POST      -      W     W         N     N        -     -        -
mission_host_contact     GET,POST  -      W     W         N     N        -     -        -
mission_host_letters     POST      -      W     W         N     N        -     -        -
co_trainer_replacement   GET,POST  -      W     W         N     N        -     -        -
co_trainer_correction    GET,POST  -      W     W         N     N        -     -        -
co_trainer_second_signature POST   -      W     W         W     W        -     -        -
host_feedback_link       GET,POST  W      W     W         W     W        W     W        W
co_trainer_reflection    GET,POST  -      W     W         N     N        -     -        -
accreditation            GET       -      R     R         R     R        -     -        -
accreditation_suspend    GET,POST  -      W     N         N     N        -     -        -
accreditation_reinstate  GET,POST  -      W     N         N     N        -     -        -
accreditation_withdraw   GET,POST  -      W     N         N     N        -     -        -
candidacy_history        GET       -      R     R         -     N        -     -        -
mission_history          GET       -      R     R         N     N        -     -        -
accreditation_history    GET       -      R     R         N     N        -     -        -
"""
# fmt: on
