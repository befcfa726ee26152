"""Django's name for this part."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what."""

    name = "claimback.web.audit"
    label = "audit"

    def ready(self) -> None:
        """What is known of a case's visits goes with the case."""
        from django.db.models.signals import post_delete

        from claimback.web.audit.noting import forget_case

        post_delete.connect(forget_case, sender="cases.Case", dispatch_uid="audit")
