from reports.models.certificate import Certificate, CertificateCounter
from reports.models.document import Document
from reports.models.word_template import WordTemplate

__all__ = ["Certificate", "CertificateCounter", "Document", "WordTemplate"]
