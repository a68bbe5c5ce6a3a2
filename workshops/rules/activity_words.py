"""The sentences of an archive: why a row waits, and what is doubtful in it, in the reader's language."""

from django.utils.translation import gettext_lazy, ngettext

from programmes.rules import import_words

# problem -> (short, whole); they join those of other lists.
PROBLEMS = {
    "no_title_of_activity": (gettext_lazy("no title"), gettext_lazy("The activity has no title.")),
    "no_day_at_all": (gettext_lazy("no date"), gettext_lazy("Neither a first nor a last day is given.")),
    "no_year": (gettext_lazy("no year"), gettext_lazy("The year is not said.")),
    "year": (gettext_lazy("year not possible"), gettext_lazy("This year cannot be right.")),
    "ends_before_it_begins": (gettext_lazy("ends before it begins"), gettext_lazy("It ends before it begins.")),
    "two_last_days": (gettext_lazy("two last days"), gettext_lazy("Two last days are given that are not the same.")),
    "busy_activity": (
        gettext_lazy("something hangs on it"),
        gettext_lazy("A session this row no longer has holds people or papers already."),
    ),
    "cells_moved": (
        gettext_lazy("cells beyond the headings"),
        gettext_lazy("There is text beyond the last heading: the cells of this row may have moved."),
    ),
    "same_line": (
        gettext_lazy("source and line twice"),
        gettext_lazy("Another row has the same source and line and says something else."),
    ),
    "same_activity": (
        gettext_lazy("the same activity twice"),
        gettext_lazy("Another row has the same title, days and place."),
    ),
    "known_activity": (
        gettext_lazy("may be here already"),
        gettext_lazy("An activity entered in the portal has these days and this city."),
    ),
    "linked_taken": (
        gettext_lazy("its activity is taken"),
        gettext_lazy("The activity it was said to be is gone, or another row speaks of it already."),
    ),
    "country_word": (gettext_lazy("country unknown"), gettext_lazy("Not the name of a country known here.")),
    "countries_word": (gettext_lazy("countries unknown"), gettext_lazy("A country that is not known here.")),
    "organisation_word": (gettext_lazy("organisation unknown"), gettext_lazy("An organisation not known here.")),
    "kind_word": (gettext_lazy("kind unknown"), gettext_lazy("Not a kind of activity known here.")),
}
# Words that may stay words. Of these a command never asks.
STAY = ("country_word", "countries_word", "organisation_word", "kind_word")
# Somebody may say that it is another one.
MAY_STAY = (*STAY, "known_activity", "same_activity")
import_words.add(PROBLEMS, MAY_STAY)


def warning(said):
    """One sentence about a row."""
    n, words = said.get("n", 0), said.get("words", "")
    plain = SENTENCES.get(said["code"])
    if plain:
        return str(plain).format(words=words, n=n, added=said.get("added", 0), countries=said.get("countries", 0))
    if said["code"] == "length":
        sentence = ngettext(
            "The text says “{words}”; from the first to the last day it is {n} calendar day.",
            "The text says “{words}”; from the first to the last day it is {n} calendar days.",
            n,
        )
    elif said["code"] == "split":
        sentence = ngettext(
            "The row stands for {n} session.",
            "The row stands for {n} sessions, with the days and the place of each: they are {n} activities.",
            n,
        )
    else:
        return said["code"]
    return sentence.format(words=words, n=n)


SENTENCES = {
    "no_last_day": gettext_lazy("The last day is not given; the activity stands on its first day."),
    "no_first_day": gettext_lazy("The first day is not given; the activity stands on its last day."),
    "year_of_the_other": gettext_lazy("The year is said for one of the two days, and taken for both."),
    "long": gettext_lazy("From the first to the last day it is more than three months."),
    "dateline": gettext_lazy("The dateline in the text, “{words}”, is not the days of the row."),
    "several_sessions": gettext_lazy(
        "The row stands for several sessions ({n}) and does not say which days and which place belong to each; it "
        "stays one activity: “{words}”"
    ),
    "people_of_all_sessions": gettext_lazy(
        "The number of people is for all sessions together; it stands with the first of them."
    ),
    "places_do_not_pair": gettext_lazy(
        "There are {n} cities and {countries} countries: which belongs to which is not said. The country stays open."
    ),
    "country_unknown": gettext_lazy(
        "The country “{words}” is not known here; the word is kept and the country stays open."
    ),
    "no_country": gettext_lazy("The country is not given."),
    "countries_unknown": gettext_lazy("Countries of participants not known here, kept as words: {words}"),
    "countries_apart": gettext_lazy("Named, but not as sending trainees, and not counted: {words}"),
    "country_twice": gettext_lazy("A country is named twice and counts once."),
    "countries_contradict": gettext_lazy("The text says “{words}”; {n} are named."),
    "kind_unknown": gettext_lazy("The kind “{words}” is not known here; the word is kept."),
    "no_kind": gettext_lazy("The kind of activity is not given."),
    "language_unknown": gettext_lazy("The language “{words}” is not known here; the word is kept."),
    "organisations_unknown": gettext_lazy("Organisations not known here, kept as words: {words}"),
    "programmes_several": gettext_lazy("More than one programme of the portal is named: “{words}”"),
    "other_programme": gettext_lazy("The row names another programme than the one it is loaded into: “{words}”"),
    "title_cut": gettext_lazy("The title is longer than {n} characters; the whole stands in the original text."),
    "city_cut": gettext_lazy("The place is longer than {n} characters; the whole stands in the original text."),
    "total_unread": gettext_lazy("The number of participants, “{words}”, cannot be read; nobody is counted for it."),
    "nobody": gettext_lazy("The number of participants is 0; nobody is counted."),
    "not_people": gettext_lazy("“{words}” counts no people; nobody is counted for it."),
    "vague": gettext_lazy("“{words}” is no number; nobody is counted for it."),
    "range": gettext_lazy("“{words}” is a range; it counts as at least {n}."),
    "total_contradicts": gettext_lazy(
        "The number of participants is {n}, and the text says “{words}”: nobody is counted until somebody decides."
    ),
    "parts_exceed": gettext_lazy(
        "The services add up to {added}, more than the {n} in all: nobody is counted until somebody decides."
    ),
    "parts_short": gettext_lazy("The services add up to {added} of {n}; they are counted together."),
    "women_contradict": gettext_lazy("“{words}” does not fit the {n} in all; women are not counted apart."),
    "women_apart": gettext_lazy("“{words}” is kept as words: of which group they are is not said."),
    "total_unclear": gettext_lazy(
        "A total over several sessions that can be read in more than one way; it is kept as words: “{words}”"
    ),
    "total_of_nothing": gettext_lazy(
        "A total over several sessions, but of which programme or series is not known here; it is kept as words: "
        "“{words}”"
    ),
    "certified_contradicts": gettext_lazy(
        "{n} trainers stand in their column, and the text says “{words}”; neither counts."
    ),
    "certified_unread": gettext_lazy("The number of trainers, “{words}”, cannot be read."),
    "certified_unclear": gettext_lazy(
        "{n} trainers certified or accredited: kept as reported. Accreditations are decided by name, and none is added."
    ),
    "series_taken": gettext_lazy("Another activity has this number in the series “{words}”; the words are kept."),
    "known_activity": gettext_lazy("An activity entered in the portal has these days and this city: {words}"),
    "linked": gettext_lazy("It is “{words}”, which stands here: its figures stand beside those counted there."),
    "same_activity": gettext_lazy("The row in line {n} has the same title, days and place."),
    "same_line": gettext_lazy("The row in line {n} has the same source and line and says something else."),
    "row_twice": gettext_lazy("The row repeats line {n} word by word."),
    "stays": gettext_lazy("Something hangs on an activity of this row already; it was not changed."),
}  # fmt: skip


def reason(row):
    """Why a row is not in, in one line: its problems in words, and what was written."""
    said = []
    for field, problem in row.problems.items():
        if problem in STAY:
            continue
        written = " ".join(row.values["text"].get(field, "").split())[:120]
        sentence = str(import_words.sentence(problem))
        said.append(f"{sentence} (“{written}”)" if written and field not in ("title", "line_no") else sentence)
    return " ".join(said)


def named(row, sentence):
    """A sentence with the source and line of the archive in front, where the row has them."""
    key = row.values.get("key", "")
    return f"[{key}] {sentence}" if key and not key.startswith("text:") else sentence


def line_of(row):
    return row.line or row.number
