from reports.models.certificate import Certificate, CertificateCounter
from reports.models.document import Document

__all__ = ["Certificate", "CertificateCounter", "Document"]
