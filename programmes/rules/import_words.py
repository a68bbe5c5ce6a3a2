"""The sentences of a list that is being checked. Rows keep a word; whoever looks reads it in their own language."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programmes.rules.tables import LONGEST, MOST_COLUMNS

# problem -> (short, for the list of cells to correct; whole, below the cell)
PROBLEMS = {
    "no_at": (gettext_lazy("e-mail without @"), gettext_lazy("The @ is missing.")),
    "email": (gettext_lazy("e-mail not complete"), gettext_lazy("This is not an e-mail address.")),
    "country": (gettext_lazy("country misspelt"), gettext_lazy("Not in the list.")),
    "whole_name": (gettext_lazy("whole name in one cell"), gettext_lazy("The whole name in one cell.")),
    "organisation": (
        gettext_lazy("administration nearly known"),
        gettext_lazy("Not in the list; one like it is."),
    ),
    "sex": (gettext_lazy("sex not understood"), gettext_lazy("Not understood. F, M or empty.")),
    "kind": (gettext_lazy("takes part as: not understood"), gettext_lazy("Not understood.")),
    "formula": (gettext_lazy("formula without a value"), gettext_lazy("A formula without a saved value.")),
    "too_long": (gettext_lazy("cell too long"), gettext_lazy("Longer than this field takes.")),
    "no_name": (gettext_lazy("no name"), gettext_lazy("The name is missing.")),
    "day": (gettext_lazy("not a date"), gettext_lazy("Not a date. Write it as 2019-03-31.")),
    "which_day": (
        gettext_lazy("day or month first"),
        gettext_lazy("Day and month can be read both ways; nothing else in the list tells."),
    ),
    "part_of_a_day": (gettext_lazy("date not complete"), gettext_lazy("Only a month or a year is given.")),
    "future": (gettext_lazy("date to come"), gettext_lazy("This day has not come yet.")),
    "before_it_began": (gettext_lazy("ends before it begins"), gettext_lazy("It cannot end before it began.")),
    "no_day": (gettext_lazy("no date"), gettext_lazy("Since when? The date of the letter is needed.")),
    "no_title": (gettext_lazy("no title"), gettext_lazy("Accredited as what? Give the title.")),
    "no_letter": (
        gettext_lazy("no letter"),
        gettext_lazy("The letter is the proof: who wrote it, and its reference."),
    ),
    "nobody": (
        gettext_lazy("neither a name nor a post"),
        gettext_lazy("Give a name, or the post under which the officer is listed."),
    ),
}
# What somebody may leave as it is: it is unusual, and not wrong.
MAY_STAY = ["whole_name", "organisation", "formula"]
LEFT_OUT = {
    "travel": gettext_lazy("it belongs to travel"),
    "number": gettext_lazy("numbers are given anew"),
    "unknown": gettext_lazy("not recognised"),
    "twice": gettext_lazy("another column holds that already"),
    "chosen": gettext_lazy("you left it out"),
}
REASONS = {
    "certain": gettext_lazy("same e-mail and name"),
    "email": gettext_lazy("same e-mail"),
    "name": gettext_lazy("same name and country"),
    "near": gettext_lazy("nearly the same name"),
    "on_list": gettext_lazy("on the list already"),
    "row": gettext_lazy("twice in this list"),
    "chosen": gettext_lazy("you said so"),
}


def add(problems, may_stay=()):
    """The words of a kind of list for its own problems, as PROBLEMS has them; and which of them may stay."""
    PROBLEMS.update(problems)
    MAY_STAY.extend(problem for problem in may_stay if problem not in MAY_STAY)


def short(problem):
    return PROBLEMS[problem][0]


def sentence(problem):
    return PROBLEMS[problem][1]


def question(field, problem, proposals):
    """What is proposed, as a question; empty without a proposal."""
    if problem == "whole_name" and "given_names" in proposals:
        return _("Move “{words}” to given names?").format(words=proposals["given_names"])
    return f"{proposals[field]}?" if proposals.get(field) else ""


def note(found):
    """One sentence about the file as a whole."""
    n, name = found.get("n", 0), found.get("name", "")
    match found["code"]:
        case "columns":
            sentence = _("The sheet has {n} columns that are used; the first {most} were read.")
            return sentence.format(n=n, most=MOST_COLUMNS)
        case "sheets":
            return _("{n} sheets hold something; “{name}”, the first of them, was read.").format(n=n, name=name)
        case "long_cells":
            words = ngettext(
                "{n} cell was longer than {most} characters and is cut.",
                "{n} cells were longer than {most} characters and are cut.",
                n,
            )
            return words.format(n=n, most=LONGEST)
        case "formulas":
            words = ngettext(
                "{n} cell holds a formula without a saved value; its text stands here.",
                "{n} cells hold formulas without a saved value; their text stands here.",
                n,
            )
            return words.format(n=n)
        case "encoding":
            names = {"cp1251": _("Cyrillic"), "cp1256": _("Arabic"), "gb18030": _("Chinese")}
            names["cp1250"] = _("Central European")
            return _("The file does not say its alphabet; it was read as {name}.").format(
                name=names.get(name, _("Western European"))
            )
        case "above":
            words = ngettext(
                "{n} row above the headings is a title and is left out.",
                "{n} rows above the headings are titles and are left out.",
                n,
            )
            return words.format(n=n)
        case "letter_for_all":
            return _("Where a row names no letter: {name}.").format(name=name)
        case "title_for_all":
            return _("Where a row names no title: {name}.").format(name=name)
        case "quotes":
            sentence = _("From line {n} on a quotation mark never ends; each line was read alone.")
            return sentence.format(n=n)
        case "by_content":
            return _("No headings were found: the columns were read by what stands in them.")
        case "name_order":
            return _("Whole names stand in one column; where capitals do not tell, the order of the words did.")
    return ""
