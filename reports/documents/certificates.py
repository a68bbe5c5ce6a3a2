"""All certificates of a workshop in one file to be printed: one layout, fonts and frame held once."""

from reports.documents import engine
from reports.documents.certificate import decoration_of, laid_out, qr_of


def render_certificates(snapshot, pictures=None):
    """Return one PDF with a page for each of `snapshot["certificates"]`, in order.

    `text_only` leaves out frame, logos and seal, for paper on which they are printed already. `pictures` are the bytes
    of logos, seal and signatures, {SHA-256: JPEG}.
    """
    only = {"text_only": True} if snapshot.get("text_only") else {}
    papers = [one | only for one in snapshot["certificates"]]
    made = [laid_out(one, pictures) for one in papers]
    document = made[0][0].copy([page for laid, _html in made for page in laid.pages])
    pdf = engine.draw(document, identifier=engine.fingerprint("".join(html for _laid, html in made)))
    frame = decoration_of(papers[0])
    # The pages share their resources, so the pieces of the frame are laid in with the first one.
    behind = {
        number: (frame.operators + b"\n" if frame else b"") + qr_of(one) for number, one in enumerate(papers) if number
    }
    lang = papers[0]["languages"][0]
    return engine.underlay(pdf, frame, qr_of(papers[0]), lang=lang, behind=behind)
