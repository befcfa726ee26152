"""A scripted server on loopback that speaks the protocol of `POST /v1/chat/completions` with streaming."""

import contextlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Act:
    """How one request is answered."""

    text: str = ""
    status: int = 200
    piece: int = 40
    """Signs in one chunk."""
    pause: float = 0.0
    """Seconds before each chunk."""
    refusal: str = ""
    finish: str = "stop"
    location: str = ""
    endless: bool = False
    garbage: bytes = b""


@dataclass
class Script:
    """The acts in order, the last one for ever; or a function from the request to an act. Keeps what came in."""

    acts: list = field(default_factory=list)
    answer: object = None
    seen: list = field(default_factory=list)
    base_url: str = ""

    def next(self, request):
        self.seen.append(request)
        if self.answer is not None:
            return self.answer(request)
        return self.acts.pop(0) if len(self.acts) > 1 else self.acts[0]


def _chunk(delta, finish=None):
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    data = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return f"data: {json.dumps(data)}\n\n".encode()


class _Handler(BaseHTTPRequestHandler):
    script: Script

    def log_message(self, *_):
        """Nothing on the terminal."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        act = self.script.next({"path": self.path, "body": body})
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._play(act)

    def _play(self, act):
        self.send_response(act.status)
        if act.location:
            self.send_header("Location", act.location)
        if act.status != 200:
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"error": {"message": "no"}}')
            return
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if act.garbage:
            self.wfile.write(act.garbage)
            return
        if act.refusal:
            self.wfile.write(_chunk({"role": "assistant", "refusal": act.refusal}))
        while True:
            for at in range(0, len(act.text), act.piece):
                time.sleep(act.pause)
                self.wfile.write(_chunk({"content": act.text[at : at + act.piece]}))
                self.wfile.flush()
            if not act.endless:
                break
        self.wfile.write(_chunk({}, act.finish) + b"data: [DONE]\n\n")


@contextlib.contextmanager
def serving(*acts, answer=None):
    """The script of a server that runs meanwhile."""
    script = Script(list(acts), answer)
    handler = type("Handler", (_Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
