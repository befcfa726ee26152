"""Fifty people at once through the web application: the time of page views while letters are read in the background.

`python benchmarks/web_load.py [PEOPLE] [SECONDS TO THINK]`: starts the server and its worker as `make serve` does, on a
database of its own; each person tries the sample, waits for it as the page does, and goes through the pages with a
pause to read between two. Pages that only wait are counted apart.
"""

import http.cookiejar
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

PAGES = ("", "letter", "story", "story/answers", "records", "letters", "letters/appeal-letter", "send", "keep")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Person:
    """One browser."""

    def __init__(self, address: str, think: float) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._open = urllib.request.build_opener(jar).open
        self._address, self._think = address, think
        self.views: list[float] = []
        self.errors: list[str] = []

    def get(self, path: str, data: dict[str, str] | None = None) -> tuple[str, str]:
        """A page: its address in the end, and its text; redirects are followed, as the browser does."""
        body = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(self._address + path, body, {"Origin": self._address})
        began = time.perf_counter()
        try:
            with self._open(request, timeout=60) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, OSError) as error:
            self.errors.append(f"{path}: {error}")
            return "", ""
        self.views.append(time.perf_counter() - began)
        return answer.url.removeprefix(self._address), text

    def go(self) -> None:
        """The whole way."""
        time.sleep(random.random() * self._think)
        _, page = self.get("/")
        found = _TOKEN.search(page)
        url, _ = self.get("/sample", {"csrfmiddlewaretoken": found.group(1) if found else ""})
        url = self._waited(url)
        base = url.rsplit("letter", 1)[0]
        for name in PAGES:
            time.sleep(self._think * (0.5 + random.random()))
            self._waited(self.get(base + name)[0])

    def _waited(self, url: str) -> str:
        while "/working/" in url:
            time.sleep(2)
            url, _ = self.get(url)
        return url


def main() -> None:
    """Print the figures."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    think = float(sys.argv[2]) if len(sys.argv) > 2 else 4.0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "CLAIMBACK_DATA": data, "PORT": str(port)}
        quiet = subprocess.DEVNULL
        server = subprocess.Popen([sys.executable, "-m", "claimback.web.serve"], env=env, stdout=quiet, stderr=quiet)
        address = f"http://127.0.0.1:{port}"
        while not _answers(address):
            time.sleep(0.2)
        everyone = [Person(address, think) for _ in range(people)]
        threads = [threading.Thread(target=person.go) for person in everyone]
        began = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        server.terminate()
        server.wait(20)
    views = sorted(view for person in everyone for view in person.views)
    errors = [error for person in everyone for error in person.errors]
    print(f"{people} people, {think} s to think, {time.perf_counter() - began:.0f} s, {len(views)} page views")
    cut = statistics.quantiles(views, n=20)
    half, most, last = (round(1000 * one) for one in (cut[9], cut[18], views[-1]))
    print(f"p50 {half} ms, p95 {most} ms, slowest {last} ms, {len(errors)} errors")
    print("\n".join(errors[:5]))


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=2).close()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
