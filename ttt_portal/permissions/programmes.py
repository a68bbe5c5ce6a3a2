"""Pages of the ground floor: people, organisations, programmes, roles."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# the ground floor
home                     GET       R      R     R         R     R        R     R        R
styleguide               GET       R      R     R         R     R        R     R        R
healthz                  GET       R      R     R         R     R        R     R        R
readyz                   GET       R      R     R         R     R        R     R        R
who_sees_what            GET       R      R     R         R     R        R     R        R
second_step              GET       R      R     R         R     R        R     R        R
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
grants                   GET,POST  N      W     R         N     N        R     N        -
grant                    GET       -      R     R         -     -        R     -        -
grant_details            GET,POST  -      W     N         -     -        N     -        -
grant_history            GET       -      R     R         -     -        N     -        -
roles                    GET,POST  W      W     W         N     N        N     N        -
programme_history        GET       N      R     R         N     N        N     N        -
role_ending              POST      N      W     W         -     -        -     -        -
people                   GET       N      R     R         N     N        N     N        N
person                   GET       -      R     R         -     -        -     -        -
person_details           GET,POST  -      W     W         -     -        -     -        -
person_account           GET,POST  -      W     W         -     -        -     -        -
person_account_closing   POST      -      W     N         -     -        -     -        -
person_account_reopening POST      -      W     N         -     -        -     -        -
own_data                 GET       R      R     R         R     R        R     R        R
own_consent              POST      W      W     W         W     W        W     W        W
own_exports              POST      W      W     W         W     W        W     W        W
own_erasures             POST      W      W     W         W     W        W     W        W
erasures                 GET       R      R     N         N     N        N     N        N
erasure                  GET       -      R     -         -     -        -     -        -
erasure_agree            POST      -      W     -         -     -        -     -        -
erasure_decline          POST      -      W     -         -     -        -     -        -
erasure_withdrawal       POST      -      N     -         -     -        -     -        -
data_export_file         GET       -      -     -         -     -        -     -        -
person_history           GET       -      R     R         -     -        -     -        -
"""
# fmt: on
