from reports.tasks import document, erasure

__all__ = ["document", "erasure"]
