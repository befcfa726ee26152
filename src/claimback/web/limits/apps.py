"""Django's name for this part."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Limits."""

    name = "claimback.web.limits"
    label = "limits"
