from django.utils.translation import gettext_lazy as _

from programmes.rules import acts

acts.add(
    {
        "documents.ask": _("paper asked for"),
        "documents.again": _("paper tried again"),
        "documents.repeat": _("paper made a second time, with other bytes; the first is kept"),
        "list_releases.release": _("list of participants released with its names"),
        "certificates.issue": _("certificate issued"),
        "certificates.rendered": _("certificate printed"),
        "certificates.withdraw": _("certificate withdrawn"),
        "certificates.replace": _("certificate replaced by a corrected one"),
        "certificates.void": _("certificate void: not handed over"),
        "certificates.hand_over": _("certificate handed over"),
        "certificate_batches.confirm": _("certificates asked for"),
        "certificate_batches.stop": _("issuing of certificates stopped"),
        "certificate_batches.resume": _("issuing of certificates taken up again"),
        "certificate_batches.finish": _("issuing of certificates finished"),
        "certificate_batches.tell": _("letters about certificates asked for"),
        "certificate_templates.write": _("look of certificates written, a new version"),
        "published_sentences.publish": _("sentence published with its figures"),
        "published_sentences.withdraw": _("published sentence withdrawn"),
        "name_checks.answer": _("own name on the certificate answered for"),
        "name_checks.settle": _("correction of a name settled"),
    }
)
