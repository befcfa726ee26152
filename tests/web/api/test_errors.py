"""Every refusal is a problem of one plain sentence, and changes nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client


def _is_problem(answer, status: int) -> None:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"] == "about:blank"
    assert told["title"]
    assert 10 < len(told["detail"]) < 200
    assert "Traceback" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_each_status_is_a_problem(program, made, monkeypatch):
    case = f"cases/{made['id']}"
    _is_problem(program("PUT", f"{case}/sent", b"{"), 400)
    _is_problem(Client().get("/api/cases"), 401)
    _is_problem(program("GET", "nothing/here"), 404)
    wrong = program("PATCH", "cases")
    _is_problem(wrong, 405)
    assert set(wrong["Allow"].split(", ")) == {"GET", "POST"}
    _is_problem(program("PUT", f"{case}/sent", b"on=1", Content_Type="text/plain"), 415)
    _is_problem(program("POST", "cases", {"text": "x"}), 415)
    _is_problem(program("PUT", f"{case}/sent", {"on": "2999-01-01", "how": "fax"}), 422)
    _is_problem(program("PUT", f"{case}/sent", {"on": "2026-02-31", "how": "fax"}), 422)
    monkeypatch.setattr("claimback.web.api.routes.sending.mark", lambda *_, **__: 1 / 0)
    _is_problem(program("PUT", f"{case}/sent", {"on": "2026-11-20", "how": "fax"}), 500)


def test_what_was_sent_is_not_said_back(program, made):
    told = program("PUT", f"cases/{made['id']}/sent", {"on": "Quant", "how": 7, "Odile": "Odile"})
    _is_problem(told, 422)
    assert {one["where"] for one in told.json()["errors"]} >= {"body.sent.on", "body.sent.how"}
    assert "Odile" not in told.content.decode()
    assert "Quant" not in told.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "localhost/x"])
def test_another_host_is_refused(program, host):
    answer = Client().get("/api/cases", headers={"Host": host, "Authorization": f"Bearer {program.secret}"})
    _is_problem(answer, 400)


def test_a_forwarded_host_changes_no_address(program, made):
    answer = program(
        "GET", f"cases/{made['id']}/evidence", X_Forwarded_Host="evil.example", Forwarded="host=evil.example"
    )
    assert answer.status_code == 202
    assert answer["Location"].startswith("/api/cases/")


def test_uploads_have_the_limits_of_the_page(program, made, monkeypatch):
    from claimback.web.cases import uploads

    empty = program.upload("cases", files=SimpleUploadedFile("a.txt", b""))
    _is_problem(empty, 422)
    _is_problem(program.upload("cases"), 422)
    _is_problem(program.upload("cases", text=" "), 422)
    _is_problem(program.upload("cases", text="x", other="y"), 422)
    _is_problem(program.upload("cases", text="x" * (uploads.MOST_TEXT + 1)), 422)
    many = [SimpleUploadedFile(f"{at}.txt", b"x") for at in range(61)]
    _is_problem(program.upload("cases", files=many), 413)
    monkeypatch.setattr(uploads, "MOST_RECORDS", 1)
    two = [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]
    _is_problem(program.upload(f"cases/{made['id']}/records", files=two), 413)
    monkeypatch.setattr(uploads, "MOST_BYTES", 3)
    _is_problem(program.upload("cases", files=SimpleUploadedFile("a.txt", b"four")), 413)
    assert len(program("GET", "cases").json()["items"]) == 1


def test_a_body_that_says_it_is_too_large_is_not_read(program):
    answer = program("POST", "cases", b"", Content_Length=str(10**12))
    _is_problem(answer, 413)


def test_json_that_is_too_large_is_refused(program, made):
    body = {"blocks": {"1": "x" * (2 * 1024 * 1024)}}
    _is_problem(program("PUT", f"cases/{made['id']}/letters/appeal-letter", body), 413)


def test_the_pages_keep_their_own_errors(client):
    assert client.get("/nowhere")["Content-Type"].startswith("text/html")
    assert client.get("/api/nowhere")["Content-Type"] == "application/problem+json"


def test_another_language_or_a_form_from_elsewhere_changes_nothing(program):
    told = program("GET", "nothing", Accept_Language="es", Origin="https://evil.example")
    _is_problem(told, 404)
    assert "token" in told.json()["detail"]
    assert not any(name.startswith("Access-Control") for name in told.headers)
