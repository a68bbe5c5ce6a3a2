"""The second step of signing in: asked at the act, and only of those who may do it.

Certificates, decisions on accreditation, passport and medical data, the reference data. An action or a view calls
`must` after it has asked its own question, so that a visiting expert or an ordinary organiser is never led here.
"""

from datetime import timedelta

from django.conf import settings

# A second step shown this long ago still counts: an afternoon's certificates are not interrupted.
LASTS = timedelta(hours=4)


class SecondStepNeeded(Exception):
    """No refusal: whoever acts shows the second step and goes on. `act` says with what, as a button would."""

    def __init__(self, act):
        super().__init__(str(act))
        self.act = act


def must(actor, act):
    """Raise SecondStepNeeded for somebody who is signed in and has not shown it lately. `act`: words of the button."""
    if settings.SECOND_FACTOR and actor.kind == "user" and not actor.second_step:
        raise SecondStepNeeded(act)


def is_asked_for():
    return settings.SECOND_FACTOR
