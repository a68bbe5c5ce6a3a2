"""Constraints speak in sentences: what the database refuses becomes a Conflict that people can read."""

from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from programmes.rules.refusal import Conflict, Invalid


@contextmanager
def refusals():
    """A transaction whose violated constraints come out as sentences."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Conflict(sentence_for(error)) from error
    except ValidationError as error:
        field, messages = (
            next(iter(error.message_dict.items())) if hasattr(error, "error_dict") else (None, error.messages)
        )
        raise Invalid(" ".join(messages), field=None if field == NON_FIELD_ERRORS else field) from error


def sentence_for(error):
    """The violation_error_message of the constraint behind an IntegrityError, on PostgreSQL and on SQLite."""
    named = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    text = str(error)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == named or (named is None and _mentions(text, model, constraint)):
                return constraint.get_violation_error_message()
    return _("This does not fit with what is already recorded. Look at the page again; somebody may have been faster.")


def _mentions(text, model, constraint):
    """SQLite names a CHECK by its name and a UNIQUE by its columns."""
    if text.endswith(f"CHECK constraint failed: {constraint.name}"):
        return True
    columns = [f"{model._meta.db_table}.{model._meta.get_field(f).column}" for f in getattr(constraint, "fields", ())]
    return bool(columns) and text == "UNIQUE constraint failed: " + ", ".join(columns)
