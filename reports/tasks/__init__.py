from reports.tasks import certificate_batch, certificate_mail, document, erasure, figures

__all__ = ["certificate_batch", "certificate_mail", "document", "erasure", "figures"]
