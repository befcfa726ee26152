"""Headers of every answer: what a page may load, and that nothing of a case stays in a cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def headers(following: Next) -> Next:
    """Middleware."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = following(request)
        response["Content-Security-Policy"] = POLICY
        response["Permissions-Policy"] = "geolocation=(), microphone=(), interest-cohort=()"
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response

    return answer
