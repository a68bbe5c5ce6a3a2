"""Pages of routes, of what a case is screened and extended by, and of panels."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# the route is known to everybody in the programme; its administrator writes it
programme_route          GET,POST  R      W     R         R     R        R     R        -
route_versions           GET       R      R     R         R     R        R     R        -
new_route_version        GET,POST  N      W     N         N     N        N     N        -
route_rows               POST      N      W     N         N     N        N     N        -
route                    GET       R      R     R         R     R        R     R        -

# a case: what was looked at before the workshop, its date, its version
candidacy_screenings     GET,POST  -      W     W         -     N        -     -        -
screening_file           GET       -      R     R         -     N        -     -        -
candidacy_extension      GET,POST  -      W     W         -     N        -     -        -
candidacy_version        GET,POST  -      W     W         -     N        -     -        -
candidacy_nominator      GET,POST  -      W     W         -     N        -     -        -

# panels: those who run the programme read them, its administrator records them in person
programme_panels         GET       N      R     R         N     N        N     N        -
new_panel                GET,POST  N      W     N         N     N        N     N        -
panel                    GET       -      R     R         -     -        -     -        -
panel_minutes            GET       -      R     R         -     -        -     -        -
panel_history            GET       -      R     R         -     -        -     -        -
"""
# fmt: on
