from accreditation.rules import acts  # noqa: F401
