"""Limits on pages: by the address that a request comes from."""

from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from claimback.web.errors import too_many
from claimback.web.limits.counting import count

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]
_OF_ONE = 64
"""Bits of an IPv6 address that one household has to itself."""


def limited(kind: str) -> Callable[[Page[P]], Page[P]]:
    """A page whose form may be sent only so often from one address."""

    def around(view: Page[P]) -> Page[P]:
        @wraps(view)
        def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            wait = count(kind, address_of(request)) if request.method == "POST" else 0
            return too_many(request, wait) if wait else view(request, *args, **kwargs)

        return page

    return around


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. What a header says of that counts only as far as the operator has proxies."""
    told = request.META.get("REMOTE_ADDR", "")
    forwarded = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROXIES <= len(forwarded):
        told = forwarded[-settings.PROXIES]
    try:
        found = ip_address(told)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address) and not found.ipv4_mapped:
        return str(ip_network((found, _OF_ONE), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
