"""Finding one person in texts, and taking them out.

Strong words (addresses, numbers, names in their own script, spellings somebody added) go wherever they stand. A name of
several words goes where the words stand together, in any order; in small units (a row of a list, a line) each word goes
if all of them are there. So "Hasan" alone, which is somebody else's name as well, is left where nothing says who.
"""

import json
import re

ERASED = "[erased]"
# A unit longer than this is prose: two words of a name far apart in it may be two people.
SMALL = 400
BETWEEN = r"[\s,;._\-]{1,4}"


class Words:
    def __init__(self, person, spellings="", addresses=()):
        """`spellings`: one a line. `addresses`: e-mail addresses of the person besides their own."""
        strong = [person.native_name, person.email, person.telephone, *addresses, *spellings.splitlines()]
        self.strong = sorted({word.strip() for word in strong if word and len(word.strip()) > 1}, key=len, reverse=True)
        self.family = person.family_name.split() or person.given_names.split()
        self.tokens = list(dict.fromkeys(f"{person.given_names} {person.family_name}".casefold().split()))
        whole = [(person.given_names, person.family_name), (person.family_name, person.given_names)]
        orders = {tuple(" ".join(parts).split()) for parts in whole}
        # The first given name with the family name is how most lists and letters call somebody.
        first = person.given_names.split()[:1]
        orders |= {(*first, *person.family_name.split()), (*person.family_name.split(), *first)} if first else set()
        patterns = [re.escape(word) for word in self.strong]
        patterns += [
            rf"(?<!\w){BETWEEN.join(map(re.escape, order))}(?!\w)"
            for order in sorted(orders, key=len, reverse=True)
            if order
        ]
        self.firmly = re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
        each = "|".join(re.escape(token) for token in sorted(self.tokens, key=len, reverse=True))
        self.each = re.compile(rf"(?<!\w)(?:{each})(?!\w)" if each else r"(?!)", re.IGNORECASE)

    def needles(self):
        """What a database can look for: a row that names the person holds one of these.

        The family name stands in every form of a name that is looked for; its longest word is enough to find the row.
        """
        found = set()
        for word in [*self.strong, *sorted(self.family, key=len)[-1:]]:
            for form in {word, word.upper(), word.lower(), word.title(), word.casefold()}:
                found |= {form, json.dumps(form)[1:-1]}
        return sorted(found)

    def names(self, text):
        return bool(self.firmly.search(text))

    def holds_all(self, text):
        """Does a unit hold every word of the name?"""
        return bool(self.tokens) and {hit.casefold() for hit in self.each.findall(text)} >= set(self.tokens)

    def clean(self, text, loosely=False):
        text = self.firmly.sub(ERASED, text)
        if loosely or (len(text) <= SMALL and self.holds_all(text)):
            text = self.each.sub(ERASED, text)
        return text

    def clean_value(self, value, loosely=False):
        """A value of JSON: the texts of one dict or one list are a unit, as cells of a row are."""
        if isinstance(value, str):
            return self.clean(value, loosely)
        if not isinstance(value, dict | list):
            return value
        inner = value.values() if isinstance(value, dict) else value
        unit = " ".join(item for item in inner if isinstance(item, str))
        loosely = loosely or (len(unit) <= SMALL and self.holds_all(unit)) or (self.names(unit) and len(unit) <= SMALL)
        if isinstance(value, dict):
            return {
                self.clean(key): self.clean_value(item, loosely and isinstance(item, str))
                for key, item in value.items()
            }
        return [self.clean_value(item, loosely and isinstance(item, str)) for item in value]

    def clean_row(self, row, own=False):
        """{column: new text} of what changes in the text columns of one row; the short ones together are a unit."""
        unit = " ".join(value for value in row.values() if isinstance(value, str) and len(value) <= SMALL)
        loosely = own or self.holds_all(unit)
        new = {
            name: self.clean_value(value, (loosely and len(str(value)) <= SMALL) or own) for name, value in row.items()
        }
        return {name: value for name, value in new.items() if value != row[name]}
