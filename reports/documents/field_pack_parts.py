"""What the parts of the field pack print, shaped for their templates: cells, sizes and rows, no markup."""

from django.utils.translation import gettext

from reports.documents.words import Words, line_count, width
from workshops.rules.evaluation_words import OPEN_QUESTIONS, SCALE, STATEMENTS

FAMILY = "Noto Sans"
# The bold face is wider than the regular one that can be measured.
BOLD = 1.12
LEADING = 1.2
POINTS_PER_MM = 72 / 25.4

BADGE_WIDTH, BADGE_HEIGHT = 90, 65
BADGE_COLUMNS, BADGE_ROWS = 2, 4
# Millimetres to where the name begins; for administration and country the width, the height and what is below them.
NAME_TOP, FOOT_HIGH = 21, 12.6
BADGE_FOOT, BADGE_BOTTOM = 56, 6
# A code to scan stands in the corner, the words beside it; nothing comes nearer to it than four of its modules.
CODE_SIDE, CODE_EDGE, CODE_BOTTOM = 20, 7, 5.5
CODED_FOOT, CODED_BOTTOM = 52, 15.5
FOOT_SIZES = (8.6, 8, 7.4, 6.8, 6.2)
BADGE_LEFT, BADGE_TOP = (210 - BADGE_COLUMNS * BADGE_WIDTH) / 2, (297 - BADGE_ROWS * BADGE_HEIGHT) / 2


def fitted(text, *, room, largest, smallest, lines=2, step=1, height=999):
    """The largest size in points at which `text` takes no more than so many lines of `room` millimetres."""
    points = room * POINTS_PER_MM
    longest = max((width(word, FAMILY) for word in text.split()), default=0)
    for size in range(largest, smallest, -step):
        limit = points / (size * BOLD)
        taken = line_count(text, limit, FAMILY)
        if longest <= limit and taken <= lines and taken * size * LEADING / POINTS_PER_MM <= height:
            return size
    return smallest


def everybody(lists):
    """Everyone named, in the order of the lists."""
    return [one for block in lists for group in block["groups"] for one in group["people"]]


def programme(days):
    rows = [row for day in days for row in day["rows"]]
    shaped = []
    for day in days:
        before, shown = "", []
        for row in day["rows"]:
            # Parallel tracks share their time; it is said once.
            shown.append({**row, "shown_time": "" if row["time"] == before else row["time"]})
            before = row["time"]
        shaped.append({**day, "rows": shown})
    return {
        "days": shaped,
        "has_rooms": any(row["room"] for row in rows),
        "has_givers": any(row["given_by"] for row in rows),
    }


def participants(lists):
    """A column nobody has an entry for is left out."""
    return {"lists": lists, "has_posts": any(one["post"] for one in everybody(lists))}


def sheets(paper):
    """The half-days, and the rows every one of them repeats."""
    people = everybody(paper["lists"])
    several = len({one["country"] for one in people if one["country"]}) > 1
    blocks = []
    for block in paper["lists"]:
        rows = [
            {**one, "from": Words(", ".join(filter(None, [one["agency"], one["country"] if several else ""])))}
            for group in block["groups"]
            for one in group["people"]
        ]
        if rows:
            blocks.append({"title": block["title"] if blocks else "", "rows": rows})
    return {"sheets": paper["sheets"], "blocks": blocks, "spare": range(paper["spare_lines"] if people else 20)}


def badge_pages(people):
    size = BADGE_COLUMNS * BADGE_ROWS
    return [
        {"cells": [_badge(one, place) for place, one in enumerate(people[start : start + size])], "marks": _marks()}
        for start in range(0, len(people), size)
    ]


def _badge(one, place):
    row, column = divmod(place, BADGE_COLUMNS)
    has_code = bool(one.get("badge_url"))
    room, bottom = (CODED_FOOT, CODED_BOTTOM) if has_code else (BADGE_FOOT, BADGE_BOTTOM)
    foot_size, foot_high = _foot([one["role"], one["agency"], one["country"]], room)
    native_size = fitted(one["native_name"], room=BADGE_WIDTH - 14, largest=14, smallest=8, lines=1)
    native_high = 0.6 + native_size * 1.35 / POINTS_PER_MM if one["native_name"] else 0
    # Whatever stands at the foot of the badge is taken from the height of the name.
    left = BADGE_HEIGHT - NAME_TOP - bottom - foot_high - native_high
    return {
        **one,
        "start": BADGE_LEFT + column * BADGE_WIDTH,
        "top": BADGE_TOP + row * BADGE_HEIGHT,
        "has_code": has_code,
        "size": fitted(one["name"], room=BADGE_WIDTH - 14, largest=23, smallest=9, height=left),
        "native_size": native_size,
        "foot_size": foot_size,
    }


def _foot(texts, room):
    """Size in points and height in millimetres of what stands below the name; long names of services take smaller."""
    for size in FOOT_SIZES:
        lines = sum(line_count(text, room * POINTS_PER_MM / (size * 1.07), FAMILY) for text in texts if text)
        high = lines * size * 1.35 / POINTS_PER_MM
        if high <= FOOT_HIGH:
            break
    return size, high


def code_of_badge(cell, is_mirrored):
    """Where the code of a badge stands: the middle of its foot, in points from the lower left corner of the page."""
    inner = BADGE_WIDTH - CODE_EDGE - CODE_SIDE / 2
    across = 210 - cell["start"] - inner if is_mirrored else cell["start"] + inner
    up = 297 - cell["top"] - BADGE_HEIGHT + CODE_BOTTOM
    return {
        "centre_x": across * POINTS_PER_MM,
        "bottom": up * POINTS_PER_MM,
        "side": CODE_SIDE * POINTS_PER_MM,
    }


def _marks():
    """Where to cut: short lines outside the badges, so that no cut leaves ink on one."""
    marks = []
    for column in range(BADGE_COLUMNS + 1):
        x = BADGE_LEFT + column * BADGE_WIDTH
        marks += [(x, BADGE_TOP - 8, 0, 6), (x, BADGE_TOP + BADGE_ROWS * BADGE_HEIGHT + 2, 0, 6)]
    for row in range(BADGE_ROWS + 1):
        y = BADGE_TOP + row * BADGE_HEIGHT
        marks += [(BADGE_LEFT - 8, y, 6, 0), (BADGE_LEFT + BADGE_COLUMNS * BADGE_WIDTH + 2, y, 6, 0)]
    return [{"left": x, "top": y, "width": w, "height": h} for x, y, w, h in marks]


def tent(one):
    return {
        **one,
        "size": fitted(one["name"], room=172, largest=64, smallest=24, step=2),
        "native_size": fitted(one["native_name"], room=172, largest=32, smallest=14, lines=1, step=2),
    }


def door(sign):
    return {
        **sign,
        "size": fitted(sign["name"], room=255, largest=110, smallest=40, step=2),
        "topic_size": fitted(sign["topic"], room=255, largest=36, smallest=18, lines=3),
        "room_size": fitted(sign["room"], room=255, largest=44, smallest=20, lines=1, step=2),
    }


def reports(paper):
    """One form a group. Numbered lines for the members, the names already known filled in."""
    shaped = []
    for form in paper["blank_reports"]:
        lines = max(form["seats"], len(form["members"]))
        names = [*form["members"], *[Words("")] * (lines - len(form["members"]))]
        half = (lines + 1) // 2
        numbered = list(enumerate(names, start=1))
        pairs = [(numbered[i], numbered[half + i] if half + i < lines else None) for i in range(half)]
        # As many lines as the rest of the first page holds, with room for a title of two lines.
        rest = 17 - len(pairs) - len(form["ideas"]) - (2 if form["ideas"] else 0)
        # On the second page of a form nothing else says whose it is.
        foot = f"{gettext('Group report')}, {form['group'] or form['topic_number']}"
        shaped.append({**form, "foot": foot, "pairs": pairs, "lines": range(max(rest, 6))})
    found = paper["report_words"]
    return {
        "forms": shaped,
        "words": found,
        "numbers": range(1, found["recommendations"] + 1),
        "duties": list(found["duties"].items()),
    }


def evaluation():
    """Ten statements on an even scale: nobody can stay in the middle."""
    statements = [str(words) for words in STATEMENTS.values()]
    # In longer languages the statements take the room of the third line to write on: the sheet stays one page.
    wrapped = sum(line_count(statement, 80 * POINTS_PER_MM / 9.3, FAMILY) - 1 for statement in statements)
    return {
        "statements": statements,
        "scale": [str(word) for word in SCALE],
        "open": [str(question) for question in OPEN_QUESTIONS.values()],
        "lines": range(3 if wrapped <= 3 else 2),
    }
