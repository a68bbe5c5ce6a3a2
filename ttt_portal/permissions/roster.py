"""Trainers on the roster and what they say of themselves: the trainer's own, the organisers', decisions the
administrator's."""

# fmt: off
TABLE = """
url                          methods   system admin organiser facil assessor donor particip takes

# trainers of other programmes, what ends soon, and the list as a file: for organisers
roster_outside               GET       N      R     R         N     N        N     N        N
roster_forecast              GET       N      R     R         N     N        N     N        N
roster_file                  POST      N      W     W         N     N        N     N        N
roster_extract               POST      N      W     W         N     N        N     N        N

# what trainers say of themselves: `takes` looks at a colleague's, and finds nothing
trainer_profile              GET,POST  -      W     W         -     -        -     -        -
trainer_periods              POST      -      W     W         -     -        -     -        -
availability_period_removal  POST      -      W     W         -     -        -     -        -
trainer_consent              POST      -      N     N         -     -        -     -        -
person_paper_consent         GET,POST  -      W     N         -     -        -     -        -

# the life of an accreditation: `notices` is the open one of the trainer on the roster
accreditation_give_notice    GET,POST  -      W     N         N     N        -     -        -
accreditation_settle         GET,POST  -      W     N         N     N        -     -        -
accreditation_renew          GET,POST  -      W     N         N     N        -     -        -
accreditation_leave          GET,POST  -      W     N         N     N        -     -        -
notice_plan                  GET,POST  -      W     W         -     -        -     -        -

# an existing roster on its way in: the programme administrator's alone
roster_imports               GET,POST  N      W     N         N     N        N     N        N
roster_import                GET       -      R     -         -     -        -     -        -
roster_import_corrections    POST      -      W     -         -     -        -     -        -
roster_import_acceptance     POST      -      W     -         -     -        -     -        -
roster_import_headings       GET,POST  -      W     -         -     -        -     -        -
roster_import_entries        POST      -      W     -         -     -        -     -        -
roster_import_disposal       POST      -      W     -         -     -        -     -        -
roster_import_reversal       POST      -      W     -         -     -        -     -        -
roster_import_file           GET       -      R     -         -     -        -     -        -
roster_row_acceptance        POST      -      W     -         -     -        -     -        -
roster_row_keeping           POST      -      W     -         -     -        -     -        -
roster_row_sameness          POST      -      W     -         -     -        -     -        -
roster_row_difference        POST      -      W     -         -     -        -     -        -
"""
# fmt: on
