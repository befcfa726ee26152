"""Django's name for this part."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API."""

    name = "claimback.web.api"
    label = "api"
