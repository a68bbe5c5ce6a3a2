"""The words for what was done, as History shows them: act -> phrase. Each floor adds its own."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "accounts.first_administrator": _("first system administrator named"),
    "accounts.open": _("sign-in opened"),
    "accounts.close": _("sign-in closed"),
    "accounts.reopen": _("sign-in opened again"),
    "people.add": _("person added"),
    "people.edit": _("person changed"),
    "people.record_consent": _("agreed on paper to be shown outside the programme"),
    "people.consent": _("agreed or not to be shown outside the programme"),
    "erasures.carry_out": _("erased"),
    "erasures.ask": _("erasure asked for"),
    "erasures.agree": _("erasure agreed to"),
    "erasures.decline": _("erasure declined"),
    "erasures.withdraw": _("request for erasure taken back"),
    "data_exports.ask": _("own data asked for as a file"),
    "people.bring_in": _("person brought into a programme"),
    "roles.grant": _("role given"),
    "roles.end": _("role ended"),
    "organisations.add": _("organisation added"),
    "programmes.found": _("programme founded"),
    "programmes.edit": _("programme changed"),
    "programmes.add_series": _("series added"),
    "grants.record": _("grant recorded"),
    "grants.edit": _("grant changed"),
    "statements.record": _("source statement recorded"),
    "uploads.keep": _("file kept"),
}


def add(words):
    WORDS.update(words)


def phrase(act):
    return WORDS.get(act, act)
