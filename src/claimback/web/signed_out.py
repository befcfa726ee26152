"""For a page that needs someone who is signed in: to the page that signs in, and back."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

_HIDDEN = {"csrfmiddlewaretoken", "version", "next", "ticket"}
_NEVER = ("password", "code")


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To sign in and come back; what was typed in a form meanwhile is given back, not lost."""
    form = urlsplit(request.headers.get("Referer", "")).path
    told = form if request.method == "POST" else request.get_full_path()
    address = f"{reverse('accounts:in')}?{urlencode({'next': told})}"
    if request.method != "POST":
        return redirect(address)
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _HIDDEN and not any(word in name for word in _NEVER)
        for value in values
    ]
    return render(request, "accounts/signed_out.html", {"typed": typed, "address": address}, status=401)
