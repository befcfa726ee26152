"""Django's name for this part."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "claimback.web.accounts"
    label = "accounts"
