"""A certificate from a snapshot of plain values: the same snapshot gives the same bytes on any day."""

import re
from html import unescape

from django.template.loader import render_to_string

from reports.documents import engine
from reports.documents.glyphs import require_glyphs
from reports.documents.guilloche import HEIGHT, WIDTH, border, plain
from reports.documents.qr import qr_operators
from reports.documents.words import DATES, balanced, line_count, texts, width, words

KINDS = ("accreditation", "participation", "completion", "co_delivery")
MM = 72 / 25.4
FITS = (0.96, 0.91, 0.86, 0.81, 0.76, 0.7, 0.64)
ROOMY = (1.12, 1.05, 1, *FITS)  # one language leaves room for larger letters

# Width and height in points, and the stylesheets that say the same.
PAPERS = {
    "A4": ((WIDTH, HEIGHT), ("certificate.css",)),
    "Letter": ((792.0, 612.0), ("certificate.css", "certificate_letter.css")),
}
FRAMES = {"engraved": border, "plain": plain, "none": None}

# Only whoever decided an accreditation may say so; the title of a workshop may still speak of accreditation.
STATUS = re.compile(r"\baccredited\b|\baccrédité|\bacreditad|\bаккредитован|имеет аккредитацию", re.IGNORECASE)
HONOUR = re.compile(r"accredit|accrédit|acredit|аккредит|اعتماد|معتمد|认证|認證|认可", re.IGNORECASE)

# Keys that are no words.
LOOK = ("paper", "border", "logos", "seal", "photos", "template", "text_only")

SPECIMEN = {
    "en": "Specimen with invented names",
    "fr": "Spécimen, noms fictifs",
    "es": "Espécimen con nombres inventados",
    "ru": "Образец, имена вымышлены",
    "ar": "نموذج بأسماء غير حقيقية",
    "zh": "样本，姓名均为虚构",
}
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps")
NUMBER = {"en": "No.", "fr": "N°", "es": "N.º", "ru": "№", "ar": "رقم", "zh": "编号"}


class UnearnedWord(ValueError):
    """A certificate that is not one of accreditation says or implies that somebody is accredited."""


def _primary(language):
    return language.split("-")[0].lower()


def _in(mapping, language):
    """The text in `language`, or the first there is: a missing translation must not leave a hole."""
    mapping = mapping or {}
    return mapping.get(language) or next((text for text in mapping.values() if text), "")


def _tag(language):
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language.lower(), language)


def _refuse_unearned_words(snapshot):
    if snapshot["kind"] not in KINDS:
        raise ValueError(f"unknown kind of certificate: {snapshot['kind']}")
    if snapshot["kind"] == "accreditation":
        return
    honours = [*(snapshot.get("title") or {}).values(), *(snapshot.get("award") or {}).values()]
    sentences = [*(snapshot.get("body") or {}).values(), *(snapshot.get("intro") or {}).values()]
    for text in honours:
        if HONOUR.search(text):
            raise UnearnedWord(f"A certificate of {snapshot['kind']} cannot be called “{text}”.")
    for text in sentences:
        if STATUS.search(text):
            raise UnearnedWord(f"A certificate of {snapshot['kind']} cannot say “{text}”.")


def _held(text):
    """The text with its dates kept on one line."""
    tight = {" ": "\u00a0", "–": "\u2060–\u2060"}
    return words(DATES.sub(lambda match: match[0].translate(str.maketrans(tight)), text))


def _name_size(name):
    """Points for the name: a long one shrinks to one line, a very long one is set on two or three."""
    room, ems = 225 * MM, width(name, "Noto Serif Display") or 1
    if 34.5 * ems <= room:
        return 34.5
    if room / ems >= 25:
        return room / ems
    return 26 if 26 * ems <= 1.9 * room else 21


def _sides(snapshot, languages, scale):
    two = len(languages) == 2
    limit = (112 * MM / 11.7 if two else 178 * MM / 13.2) / scale
    bodies = [_held(_in(snapshot.get("body"), language)) for language in languages]
    level = max(line_count(body, limit) for body in bodies)
    sides = []
    for language, body in zip(languages, bodies, strict=True):
        sides.append(
            {
                "lang": _tag(language),
                "dir": getattr(body, "dir", "ltr"),
                "issuer": _in(snapshot.get("issuer"), language),
                "title": _in(snapshot.get("title"), language),
                "intro": _in(snapshot.get("intro"), language),
                "affiliation": _in(snapshot.get("affiliation"), language),
                "body": body,
                "measure": f"{balanced(body, limit, lines=level):.2f}em" if body else "auto",
                "award": _in(snapshot.get("award"), language),
                "issued_on": _in(snapshot.get("issued_on_text"), language),
                "specimen": SPECIMEN.get(_primary(language), SPECIMEN["en"]),
            }
        )
    if two and sides[0]["affiliation"] == sides[1]["affiliation"]:
        sides[1]["affiliation"] = ""
    return sides


def _signatories(snapshot, languages):
    people = []
    for person in snapshot.get("signatories") or []:
        titles = [(_tag(language), _in(person.get("title"), language)) for language in languages]
        # One title given for both languages is printed once.
        unique = {text: tag for tag, text in reversed(titles) if text}
        people.append(
            {
                "name": person["name"],
                "signature": _address(person.get("signature")),
                "titles": [{"lang": tag, "text": text} for text, tag in reversed(unique.items())],
            }
        )
    if len(people) > 3:
        raise ValueError("a certificate has room for three signatures")
    return people


def _address(picture):
    return engine.PICTURE + picture["sha256"] if picture else ""


def _crowded(people):
    """Whether the signatories' posts need the small size; longer than that they would run into the frame."""
    three = len(people) == 3
    room = (72 if three else 80) * MM

    def lines(size):
        heights = [
            line_count(person["name"], room / 11.4)
            - 1
            + sum(line_count(title["text"], room / size) for title in person["titles"])
            for person in people
        ]
        return max(heights, default=0)

    if lines(8.6 if three else 9.4) <= (2 if three else 3):
        return False
    if lines(7.4) > (4 if three else 5):
        raise engine.DoesNotFit("The titles of those who sign are too long for the foot of the certificate.")
    return True


def _require_room_for_proof(snapshot, sides):
    # What falls below the edge of a page is dropped without a word, so it is measured beforehand.
    where = f"{snapshot['verify_text']} · {snapshot['short_code']}"
    dates = " · ".join(side["issued_on"] for side in sides)
    number = line_count(f"No. {snapshot['number']}", 79 * MM / 9.8, "Noto Sans")
    if number > 1 or sum(line_count(text, 79 * MM / 8, "Noto Sans") for text in (where, dates)) > 3:
        raise engine.DoesNotFit("The number, the dates or the printed address are too long for the certificate.")


def html_of(snapshot, scale):
    """The page of a snapshot whose texts are `words`, set this large."""
    languages = snapshot["languages"]
    sides = _sides(snapshot, languages, scale)
    people = _signatories(snapshot, languages)
    _require_room_for_proof(snapshot, sides)
    url = str(snapshot["verify_url"])
    name = snapshot["name"]
    size = _name_size(name)
    bare = snapshot.get("text_only")
    logos = [] if bare else [_address(one) for one in snapshot.get("logos") or []]
    seal = "" if bare else _address(snapshot.get("seal"))
    if seal and len(people) == 3:
        # Three signatures leave no room at the foot.
        logos, seal = [*logos, seal], ""
    return render_to_string(
        "reports/papers/certificate.html",
        {
            "paper": snapshot,
            "sides": sides,
            "lang": sides[0]["lang"],
            "mirrored": _primary(languages[0]) in RIGHT_TO_LEFT,
            "two": len(sides) == 2,
            "people": people,
            "seats": len(people),
            "crowded": _crowded(people),
            "logos": logos,
            "seal": seal,
            "scale": f"{scale * 10:.2f}pt",
            "name_size": f"{size * scale:.2f}pt",
            "name_measure": f"{balanced(name, 236 * MM / (size * scale), 'Noto Serif Display'):.2f}em",
            "native_measure": f"{balanced(snapshot.get('native_name') or '', 236 * MM / (17.5 * scale)):.2f}em",
            "native_lang": _tag(snapshot.get("native_lang") or "") or sides[0]["lang"],
            "link": url if url.startswith(("https://", "http://")) else "",
            "number_label": NUMBER.get(_primary(languages[0]), "No."),
        },
    )


def _paragraphs(html):
    """(language, text) of every paragraph; people's words are escaped, so only the template's tags match."""
    found = re.findall(r'<(p|h1)\b[^>]*\blang="([^"]*)"[^>]*>(.*?)</\1>', html, re.DOTALL)
    return [(language, unescape(re.sub(r"<[^>]*>", "", text))) for _, language, text in found]


def require_words(snapshot):
    """Raise what would be raised when it is drawn, of all that can be known without drawing it.

    UnearnedWord, glyphs.MissingGlyphs, or engine.DoesNotFit for what stands at the foot.
    """
    if len(snapshot["languages"]) not in (1, 2):
        raise ValueError("a certificate is written in one language or in two")
    if snapshot.get("paper", "A4") not in PAPERS:
        raise ValueError("certificates are printed on A4 or US Letter")
    _refuse_unearned_words(snapshot)
    require_glyphs(texts({name: value for name, value in snapshot.items() if name not in LOOK}))
    _crowded(_signatories(words(snapshot), snapshot["languages"]))


def laid_out(snapshot, pictures=None):
    """(document, HTML) of one certificate on one page, at the largest size that fits; nothing is drawn yet.

    Raises what `require_words` raises, and engine.DoesNotFit.
    """
    require_words(snapshot)
    snapshot = words(snapshot)
    _, styles = PAPERS[snapshot.get("paper", "A4")]
    for scale in FITS if len(snapshot["languages"]) == 2 else ROOMY:
        html = html_of(snapshot, scale)
        document = engine.lay_out(html, stylesheet=styles, pictures=_printed(snapshot, pictures))
        if len(document.pages) == 1:
            return document, html
    raise engine.DoesNotFit("The text of this certificate is too long for one page. Shorten it.")


def _printed(snapshot, pictures):
    """The bytes of the pictures this certificate shows, and of no others: on printed paper logos are there already."""
    seal = snapshot.get("seal")
    shown = [one["signature"] for one in snapshot.get("signatories") or [] if one.get("signature")]
    if not snapshot.get("text_only"):
        shown += [*(snapshot.get("logos") or []), *([seal] if seal else [])]
    wanted = {one["sha256"] for one in shown}
    return {name: content for name, content in (pictures or {}).items() if name in wanted}


def decoration_of(snapshot):
    """The frame, or None: none was chosen, or the paper has one already."""
    frame = FRAMES[snapshot.get("border", "engraved")]
    return frame(PAPERS[snapshot.get("paper", "A4")][0]) if frame and not snapshot.get("text_only") else None


def qr_of(snapshot):
    """Operators of the QR. Three signatures stand above it; it then sits lower and smaller, its words at both sides."""
    (wide, high), _ = PAPERS[snapshot.get("paper", "A4")]
    three = len(snapshot.get("signatories") or []) == 3
    bottom, side = (17.5 * MM, 18 * MM) if three else (34.4 * MM, 22.6 * MM)
    # The foot hangs from the top of the sheet, three millimetres lower on US Letter.
    bottom += high - HEIGHT - (3 * MM if high != HEIGHT else 0)
    return qr_operators(str(snapshot["verify_url"]), centre_x=wide / 2, bottom=bottom, side=side)


def render_certificate(snapshot, pictures=None):
    """Return the PDF of one certificate: one page, tagged, every word text, the QR behind the words.

    `pictures` are the bytes of logos, seal and signatures, {SHA-256: JPEG}.
    """
    document, html = laid_out(snapshot, pictures)
    pdf = engine.draw(document, identifier=engine.fingerprint(html))
    return engine.underlay(
        pdf,
        decoration_of(snapshot),
        qr_of(snapshot),
        lang=_tag(snapshot["languages"][0]),
        paragraphs=_paragraphs(html),
    )
