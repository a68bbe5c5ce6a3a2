from reports.tasks import document

__all__ = ["document"]
