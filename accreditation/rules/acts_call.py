from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "mission_calls.open": _("call for the mission opened"),
        "mission_calls.remind": _("those who have not answered the call reminded"),
        "mission_calls.close": _("call closed"),
        "mission_calls.reopen": _("call opened again"),
        "mission_calls.withdraw": _("call withdrawn"),
        "mission_calls.ask_newcomers": _("people asked who had come to fit the call since"),
        "mission_calls.forget": _("lines of motivation removed, the mission being over"),
        "call_answers.give": _("answered a call for a mission"),
        "call_answers.take_back": _("answer to a call for a mission taken back"),
        "call_answers.select": _("selected for the mission"),
        "call_letters.fail": _("a letter about a call did not leave"),
    }
)
