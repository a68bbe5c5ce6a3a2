"""The same certificate in two other ways, to measure ours against: `manage.py bench certificates`, nothing else."""

import base64
import re
from functools import lru_cache

from reports.documents import engine, glyphs
from reports.documents.certificate import FITS, MM, ROOMY, html_of
from reports.documents.guilloche import HEIGHT, WIDTH, border
from reports.documents.words import words

COLOURS = {"RG": "stroke", "rg": "fill"}
PAINTS = {"S": 'fill="none"', "f": 'stroke="none"', "B": ""}


def naive(snapshot):
    """What one writes first: frame and QR as SVG in the page, and one `HTML(string).write_pdf()` a certificate."""
    import weasyprint

    scale = (FITS if len(snapshot["languages"]) == 2 else ROOMY)[0]
    return weasyprint.HTML(string=_whole_page(html_of(words(snapshot), scale), snapshot)).write_pdf()


def _whole_page(html, snapshot):
    import segno

    style = "".join((engine.STYLES / name).read_text() for name in ("fonts.css", "certificate.css"))
    frame = base64.b64encode(frame_as_svg().encode()).decode()
    style += (
        f'@page {{ background: url("data:image/svg+xml;base64,{frame}") -27mm -17mm / 297mm 210mm no-repeat; }}'
        " .qr { position: absolute; left: 110.2mm; top: 3mm; width: 22.6mm; height: 22.6mm; }"
    )
    code = segno.make(snapshot["verify_url"], error="m", micro=False, boost_error=False)
    qr = f'<div class="qr">{code.svg_inline(border=0, omitsize=True, dark="#0b2040")}</div>'
    html = html.replace("</head>", f"<style>{style}</style></head>")
    return html.replace('<div class="foot">', f'<div class="foot">{qr}')


@lru_cache(maxsize=1)
def frame_as_svg():
    """The frame as a picture: the operators of `guilloche.py` said in SVG, its pieces as symbols that are used."""
    decoration = border()
    symbols = "".join(f'<g id="{name}">{_shapes(code)}</g>' for name, (_box, code) in decoration.pieces.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><defs>{symbols}</defs>'
        f'<g transform="matrix(1 0 0 -1 0 {HEIGHT})">{_shapes(decoration.operators)}</g></svg>'
    )


def _shapes(operators):
    out, path, numbers, saved, matrix = [], [], [], [], (1, 0, 0, 1, 0, 0)
    look = {"stroke": "black", "fill": "black", "stroke-width": "1"}
    for word in operators.decode().split():
        if re.fullmatch(r"-?[\d.]+|/\w+", word):
            numbers.append(word)
            continue
        if word in "mc":
            path.append(("M" if word == "m" else "C") + " ".join(numbers))
        elif word == "re":
            x, y, width, height = numbers
            path.append(f"M{x} {y}h{width}v{height}h-{width}z")
        elif word == "w":
            look["stroke-width"] = numbers[0]
        elif word == "g":
            look["fill"] = "white"
        elif word in COLOURS:
            look[COLOURS[word]] = "rgb({})".format(",".join(f"{float(n) * 100:.1f}%" for n in numbers))
        elif word == "cm":
            matrix = _times([float(n) for n in numbers], matrix)
        elif word == "q":
            saved.append(matrix)
        elif word == "Q":
            matrix = saved.pop()
        elif word == "Do":
            place = " ".join(f"{n:.4f}" for n in matrix)
            out.append(f'<use href="#{numbers[0][1:]}" transform="matrix({place})"/>')
        elif word in PAINTS:
            how = " ".join(f'{name}="{value}"' for name, value in look.items() if f"{name}=" not in PAINTS[word])
            out.append(f'<path d="{"".join(path)}" {how} {PAINTS[word]}/>')
            path = []
        numbers = []
    return "".join(out)


def _times(inner, outer):
    a, b, c, d, e, f = inner
    k, m, n, p, x, y = outer
    return (a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + x, e * m + f * p + y)


# ReportLab neither shapes Arabic nor opens the CFF outlines of Noto CJK: its own Chinese font is not even embedded.
FACES = {"Noto Serif": "Serif", "Noto Naskh Arabic": "Arabic"}
CHINESE = "STSong-Light"


@lru_cache(maxsize=1)
def _faces():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    for family, name in FACES.items():
        pdfmetrics.registerFont(TTFont(name, glyphs.font_file(family)))
    pdfmetrics.registerFont(UnicodeCIDFont(CHINESE))


def _runs(text):
    """[(face, words)]: each character in the first face that has it."""
    found = []
    for character in text:
        wide = ord(character) > 0x2E00 and not 0xFB50 <= ord(character) <= 0xFEFF
        face = CHINESE if wide else "Arabic" if "\u0600" <= character <= "\u06ff" else "Serif"
        if found and found[-1][0] == face:
            found[-1][1] += character
        else:
            found.append([face, character])
    return found


def drawn(snapshot):
    """The same words by ReportLab: no frame, no QR, no shaping, no tags."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    _faces()
    canvas = Canvas("", pagesize=(WIDTH, HEIGHT))

    def width(text, size):
        return sum(stringWidth(run, face, size) for face, run in _runs(text))

    def centred(text, x, y, size):
        x -= width(text, size) / 2
        for face, run in _runs(text):
            canvas.setFont(face, size)
            canvas.drawString(x, y, run)
            x += stringWidth(run, face, size)

    def filled(text, x, y, size, room):
        line = ""
        for word in text.split():
            if line and width(f"{line} {word}", size) > room:
                centred(line, x, y, size)
                line, y = word, y - 1.5 * size
            else:
                line = f"{line} {word}".strip()
        centred(line, x, y, size)

    languages, middle = snapshot["languages"], WIDTH / 2
    step = 243 * MM / len(languages)
    columns = [(language, 27 * MM + step * (n + 0.5)) for n, language in enumerate(languages)]
    for key, y, size in (("issuer", 520, 13), ("affiliation", 330, 11), ("body", 300, 11.7), ("award", 230, 16)):
        for language, x in columns:
            filled(snapshot[key].get(language, ""), x, y, size, step - 20)
    for n, (language, x) in enumerate(columns):
        centred(snapshot["title"][language], middle, 480 - 40 * n, 30 - 10 * n)
        centred(snapshot["intro"][language], x, 410, 12.2)
        centred(snapshot["issued_on_text"][language], x, 60, 8)
    centred(snapshot["name"], middle, 370, 34)
    centred(snapshot["native_name"], middle, 348, 17)
    for n, person in enumerate(snapshot["signatories"]):
        x = 27 * MM + (40 + 163 * n) * MM
        for line, text in enumerate((person["name"], *person["title"].values())):
            centred(text, x, 105 - 14 * line, 10)
    centred(f"No. {snapshot['number']}", middle, 90, 9.8)
    centred(f"{snapshot['verify_text']} · {snapshot['short_code']}", middle, 76, 8)
    return canvas.getpdfdata()
