"""Boxes that save by themselves: what the report of a group and the sheet of an assessor are written with."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from programmes.rules import clock
from programmes.rules.refusal import Conflict, Invalid, Refused

LONGEST = 20_000


class Overtaken(Conflict):
    """Somebody else wrote into this box in the meantime: both texts, whose the other is, and the version to go on from.

    `who` and `at` tell of the writing that stands now; empty where no revision tells.
    """

    def __init__(self, owner, key, yours, theirs, version):
        self.key, self.yours, self.theirs, self.version = key, yours, theirs, version
        last = owner.revisions.filter(key=key, accepted=True).order_by("-pk").first()
        self.who, self.at = (last.author_label, last.at) if last else ("", None)
        super().__init__(_("Somebody else wrote here in the meantime. Both texts stand below; keep one, or both."))


def write(*, owner, key, text, base_version, by, enter, sent=(), **first):
    """Write one box of `owner`. `base_version` is the version the writer saw (0 for an empty box).

    `enter` is called first in the transaction: it takes the owner's row, so that writers stand in line, and refuses
    where nothing may be written now. `sent` are texts this writer has sent since and got no answer for: if one of them
    is what stands there, it is their own, and nobody is overwritten. `first` are further fields of a box that is new.
    What was typed is kept as a revision even when it is refused. Returns the new version.
    """
    if len(text) > LONGEST:
        raise Invalid(_("At most {n} letters in one box, please.").format(n=LONGEST), field=key)
    revision = keep(owner=owner, key=key, base_version=base_version, text=text, by=by)
    with transaction.atomic():
        enter()
        if base_version == 0:
            version = _first(owner, key, text, first)
        else:
            moved = owner.answers.filter(key=key, version=base_version).update(text=text, version=base_version + 1)
            version = base_version + 1 if moved else None
        if version is None:
            # The owner's row is ours since `enter`: nobody else writes between this look and the write.
            current = owner.answers.filter(key=key).first() or owner.answers.model()
            version = current.version
            if current.text != text:
                if current.text not in sent:
                    raise Overtaken(owner, key, text, current.text, current.version)
                version += 1
                owner.answers.filter(pk=current.pk).update(text=text, version=version)
        owner.revisions.filter(pk=revision.pk).update(accepted=True, base_version=version - 1)
        return version


def keep(*, owner, key, base_version, text, by):
    """The revision, in a transaction of its own: a refused text is not lost."""
    return owner.revisions.create(
        key=key,
        base_version=base_version,
        text=text,
        author=by.recorded_person,
        author_label=by.label,
        at=clock.now(),
        accepted=False,
    )


def attempt(do, **arguments):
    """What `do` answers, or the Refused it raised: one overtaken box does not hold up the others."""
    try:
        return do(**arguments)
    except Refused as refusal:
        return refusal


def _first(owner, key, text, values):
    try:
        with transaction.atomic():
            owner.answers.create(key=key, text=text, version=1, **values)
    except IntegrityError:
        return None
    return 1
