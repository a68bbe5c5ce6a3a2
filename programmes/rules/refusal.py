"""How the portal says no: a sentence a person can act on, never a traceback."""


class Refused(Exception):
    """Base of all refusals. `sentence` is shown as it is; `next_url` and `next_label` say what to do instead."""

    status = 422

    def __init__(self, sentence, *, field=None, next_url="", next_label=""):
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field
        self.next_url = next_url
        self.next_label = next_label


class Invalid(Refused):
    """What was typed cannot be: 422, beside the field."""


class NotAllowed(Refused):
    """Visible to this actor, but not theirs to do: 403."""

    status = 403


class Conflict(Refused):
    """Somebody was faster, or the thing is no longer in that state: 409."""

    status = 409
