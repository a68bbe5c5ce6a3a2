from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """One thing: a key for the page to link by, its name, and how it stands."""

    key: str
    label: str
    detail: str = ""
