from programmes.tasks import history

__all__ = ["history"]
