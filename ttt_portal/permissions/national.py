"""National training: the team with names, donors in numbers, focal points and trainers for what is theirs."""

# fmt: off
TABLE = """
url                            methods   system admin organiser facil assessor donor particip takes

# plans and courses: a list holds what one may see, and for many that is nothing
national_courses               GET       R      R     R         R     R        R     R        R
national_courses_csv           GET       R      R     R         R     R        R     R        R
national_plans                 GET       R      R     R         R     R        R     R        R
new_national_plan              GET,POST  N      W     W         N     N        N     N        N
# whoever takes part was trained at a workshop that is over, and may report
new_delivery                   GET,POST  N      W     W         N     N        N     N        W
group_report_national_plan     GET,POST  -      W     W         -     -        -     -        -
national_plan                  GET       -      R     R         R     R        R     -        -
national_plan_details          GET,POST  -      W     W         N     N        N     -        -
national_plan_agree            GET,POST  -      W     W         N     N        N     -        -
national_plan_close            GET,POST  -      W     W         N     N        N     -        -
national_plan_reopen           GET,POST  -      W     W         N     N        N     -        -
national_plan_focal_point      GET,POST  -      W     W         N     N        N     -        -
national_plan_link             POST      -      W     W         N     N        N     -        -
national_plan_letters          POST      -      W     W         N     N        N     -        -
national_plan_courses          POST      -      W     W         N     N        N     -        -
planned_course_removal         POST      -      W     W         N     N        N     -        -
delivery                       GET       -      R     R         R     R        R     -        -
delivery_details               GET,POST  -      W     W         N     N        N     -        -
delivery_confirmation          GET,POST  -      W     W         N     N        N     -        -
delivery_put_aside             GET,POST  -      W     W         N     N        N     -        -
delivery_reopen                GET,POST  -      W     W         N     N        N     -        -
delivery_trainers              POST      -      W     W         N     N        N     -        -
delivery_sheet                 GET,POST  -      W     W         N     N        N     -        -
delivery_sheet_file            GET       -      R     R         N     N        N     -        -
delivery_pupils                GET,POST  -      W     W         N     N        N     -        -
pupil_removal                  POST      -      W     W         N     N        N     -        -
workshop_national_training     GET       -      R     R         R     R        R     -        N
programme_national_training    GET       N      R     R         R     R        R     N        -
national_training_rules        GET,POST  N      W     W         N     N        N     N        -
programme_trainer_links        GET,POST  N      W     W         N     N        N     N        -
trainer_link_ending            POST      -      W     W         -     -        -     -        -
trainer_link_letters           POST      -      W     W         -     -        -     -        -
delivery_history               GET       -      R     R         N     N        N     -        -
national_plan_history          GET       -      R     R         N     N        N     -        -

# personal links: no account, and nothing else behind them
taught                         GET,POST  W      W     W         W     W        W     W        W
taught_answer                  POST      W      W     W         W     W        W     W        W
confirm_training               GET       R      R     R         R     R        R     R        R
confirm_training_confirmation  POST      W      W     W         W     W        W     W        W
confirm_training_refusal       POST      W      W     W         W     W        W     W        W
confirm_training_answer        POST      W      W     W         W     W        W     W        W
"""
# fmt: on
