"""One word for whoever holds the paper: valid, no longer valid, replaced, unknown; and numbers as people say them."""

import re

from reports.rules import certificate as certificate_rules

VALID, NO_LONGER, REPLACED, UNKNOWN = "valid", "no_longer", "replaced", "unknown"


def word(certificate):
    """The public word for a certificate, or for None. Why it no longer stands is told beside it, or not at all."""
    if certificate is None:
        return UNKNOWN
    verdict = certificate_rules.verdict(certificate)
    return verdict if verdict in (VALID, REPLACED) else NO_LONGER


def as_number(text):
    """A number as it is read out on the telephone: "ods 2026 12" or "ODS–2026–0012" -> "ODS-2026-0012".

    A part of one stays a part.
    """
    parts = re.findall(r"[^\W_]+", text.upper())
    if len(parts) > 2 and parts[-1].isdigit():
        parts[-1] = parts[-1].zfill(4)
    return "-".join(parts)
