"""Trainers on the roster and what they say of themselves: the trainer's own, the organisers', decisions the
administrator's."""

# fmt: off
TABLE = """
url                          methods   system admin organiser facil assessor donor particip takes

# what trainers say of themselves: `takes` looks at a colleague's, and finds nothing
trainer_profile              GET,POST  -      W     W         -     -        -     -        -
trainer_periods              POST      -      W     W         -     -        -     -        -
availability_period_removal  POST      -      W     W         -     -        -     -        -
trainer_consent              POST      -      N     N         -     -        -     -        -
person_paper_consent         GET,POST  -      W     N         -     -        -     -        -
"""
# fmt: on
