import secrets

from django.db import models


def random_pk():
    return secrets.randbelow(2**62) + 1


class Unordered(models.Model):
    """A row whose key tells nothing of when it was written: in the order of keys nobody finds who came first."""

    id = models.BigAutoField(primary_key=True, default=random_pk)

    class Meta:
        abstract = True
