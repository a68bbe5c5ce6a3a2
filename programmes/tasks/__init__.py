from programmes.tasks import data_export, history

__all__ = ["data_export", "history"]
