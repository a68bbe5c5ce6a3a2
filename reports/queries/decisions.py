"""What became of recommendations, in one sentence: "Three recommendations of Group B were adopted, one was merged."

English and French bend verbs and nouns; the others list the numbers in a form that no number bends.
"""

from collections import Counter

from reports.queries import english, french
from workshops.models import Recommendation

S = Recommendation.State
ORDER = ("adopted", "merged", "deferred", "not_accepted", "open")
OUTCOMES = {
    S.ACCEPTED: "adopted",
    S.AMENDED: "adopted",
    S.MERGED: "merged",
    S.DEFERRED: "deferred",
    S.NOT_ACCEPTED: "not_accepted",
    S.PROPOSED: "open",
}
# (singular verb, plural verb, the rest); a verb that was just said is not said again.
ENGLISH = {
    "adopted": ("was", "were", "adopted"),
    "merged": ("was", "were", "merged"),
    "deferred": ("was", "were", "deferred"),
    "not_accepted": ("was", "were", "not accepted"),
    "open": ("is", "are", "still open"),
}
FRENCH = {
    "adopted": ("a été", "ont été", "adoptée"),
    "merged": ("a été", "ont été", "fusionnée"),
    "deferred": ("a été", "ont été", "reportée"),
    "not_accepted": ("n’a pas été", "n’ont pas été", "retenue"),
    "open": ("n’est pas encore", "ne sont pas encore", "tranchée"),
}
# language: (of one group, of all groups, what stands between the numbers, {outcome: (for one, for more)})
LISTED = {
    "es": (
        "Recomendaciones del grupo {letter}: {parts}.",
        "Recomendaciones: {parts}.",
        ", ",
        {
            "adopted": ("{n} aprobada", "{n} aprobadas"),
            "merged": ("{n} fusionada", "{n} fusionadas"),
            "deferred": ("{n} aplazada", "{n} aplazadas"),
            "not_accepted": ("{n} no aprobada", "{n} no aprobadas"),
            "open": ("{n} pendiente", "{n} pendientes"),
        },
    ),
    "ru": (
        "Рекомендации группы {letter}: {parts}.",
        "Рекомендации: {parts}.",
        ", ",
        {
            "adopted": ("принято — {n}",) * 2,
            "merged": ("объединено с другими — {n}",) * 2,
            "deferred": ("отложено — {n}",) * 2,
            "not_accepted": ("не принято — {n}",) * 2,
            "open": ("ещё не рассмотрено — {n}",) * 2,
        },
    ),
    "ar": (
        "توصيات المجموعة {letter}: {parts}.",
        "التوصيات: {parts}.",
        "، ",
        {
            "adopted": ("المعتمدة {n}",) * 2,
            "merged": ("المدمجة {n}",) * 2,
            "deferred": ("المؤجلة {n}",) * 2,
            "not_accepted": ("غير المعتمدة {n}",) * 2,
            "open": ("قيد النظر {n}",) * 2,
        },
    ),
    "zh": (
        "{letter}组的建议：{parts}。",
        "建议：{parts}。",
        "，",
        {
            "adopted": ("通过{n}项",) * 2,
            "merged": ("合并{n}项",) * 2,
            "deferred": ("推迟{n}项",) * 2,
            "not_accepted": ("未通过{n}项",) * 2,
            "open": ("待定{n}项",) * 2,
        },
    ),
}


def counts(recommendations):
    """{"adopted": 3, "merged": 1, …} of these recommendations; what is nil is absent."""
    return Counter(OUTCOMES[one.state] for one in recommendations)


def sentence(found, language, letter=""):
    """The sentence on `counts`, of the group with this letter or of all; empty when there is no recommendation."""
    parts = [(name, found[name]) for name in ORDER if found.get(name)]
    tag = language.split("-")[0]
    if not parts:
        return ""
    if tag in LISTED:
        of_one, of_all, between, words = LISTED[tag]
        said = between.join(words[name][number != 1].format(n=number) for name, number in parts)
        return (of_one if letter else of_all).format(letter=letter, parts=said)
    return _french(parts, letter) if tag == "fr" else _english(parts, letter)


def _english(parts, letter):
    clauses, before = [], ""
    for place, (name, number) in enumerate(parts):
        verb, rest = ENGLISH[name][number != 1], ENGLISH[name][2]
        who = english.cardinal(number)
        if not place:
            noun = "recommendation" if number == 1 else "recommendations"
            who = f"{who.capitalize()} {noun}" + (f" of Group {letter}" if letter else "")
        clauses.append(f"{who} {rest}" if verb == before else f"{who} {verb} {rest}")
        before = verb
    return english.series_of(clauses) + "."


def _french(parts, letter):
    clauses, before = [], ""
    for place, (name, number) in enumerate(parts):
        verb, rest = FRENCH[name][number != 1], FRENCH[name][2] + ("s" if number != 1 else "")
        who = _feminine(number)
        if not place:
            noun = "recommandation" if number == 1 else "recommandations"
            who = f"{who.capitalize()} {noun}" + (f" du groupe {letter}" if letter else "")
        clauses.append(f"{who} {rest}" if verb == before else f"{who} {verb} {rest}")
        before = verb
    return french.listed(clauses) + "."


def _feminine(number):
    words = french.cardinal(number)
    return f"{words}e" if words == "un" or words.endswith((" un", "-un")) else words
