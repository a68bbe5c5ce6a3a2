from workshops.tasks import follow_up, guest_pass, letter, participant_import, restricted_data

__all__ = ["follow_up", "guest_pass", "letter", "participant_import", "restricted_data"]
