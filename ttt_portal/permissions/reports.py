"""Pages of what leaves the portal: the programme administrator issues and withdraws."""

# fmt: off
TABLE = """
url                      methods   system admin organiser facil assessor donor particip takes

# what leaves the portal: the programme administrator issues and withdraws
verification             GET,POST  W      W     W         W     W        W     W        W
certificates             GET       N      R     R         N     N        N     N        N
certificate              GET       -      R     R         -     -        -     -        -
certificate_history      GET       -      R     R         -     -        -     -        -
certificate_withdrawal   POST      -      W     N         -     -        -     -        -
accreditation_certificate POST     -      W     N         N     N        -     -        -
participation_certificate POST     -      W     N         N     N        -     -        N
workshop_certificates    GET       -      R     R         N     N        N     -        N
workshop_certificates_issue POST   -      W     N         N     N        N     -        N
figures                  GET       R      R     R         R     R        R     R        -
figure                   GET       R      R     R         R     R        R     R        -
"""
# fmt: on
