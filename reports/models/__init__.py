from reports.models.certificate import Certificate, CertificateCounter
from reports.models.certificate_batch import CertificateBatch, CertificateBatchEntry
from reports.models.certificate_template import CertificateTemplate
from reports.models.document import Document
from reports.models.indicator import Indicator, IndicatorEntry
from reports.models.name_check import NameCheck
from reports.models.published_sentence import PublishedSentence
from reports.models.word_template import WordTemplate

__all__ = [
    "Certificate",
    "CertificateBatch",
    "CertificateBatchEntry",
    "CertificateCounter",
    "CertificateTemplate",
    "Document",
    "Indicator",
    "IndicatorEntry",
    "NameCheck",
    "PublishedSentence",
    "WordTemplate",
]
