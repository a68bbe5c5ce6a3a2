from accreditation.tasks import expiry, roster_import

__all__ = ["expiry", "roster_import"]
