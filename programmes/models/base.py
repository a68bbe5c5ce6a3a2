import secrets
import unicodedata

from django.db import models

# No vowels and no look-alikes: a code never spells a word and can be read out over a telephone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_code(length=10):
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def search_key(*parts):
    """Letters of all scripts, lower case, without accents: SQLite's icontains misses the case of Cyrillic."""
    text = unicodedata.normalize("NFKD", " ".join(str(part) for part in parts if part)).casefold()
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


class Coded(models.Model):
    """A row that has a page: it is named by a random code in URLs, never by its primary key."""

    code = models.CharField(max_length=16, unique=True, default=new_code, editable=False)

    class Meta:
        abstract = True
