"""The program as a process: started, watched, signalled and stopped."""

import json
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from client import Checks

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples" / "articles").glob("*.json"))


class Program:
    """A running server. Its log is kept; `with` stops it."""

    def __init__(self, binary, *flags, port=0):
        settings = {k: v for k, v in os.environ.items() if not k.startswith("PARALLAX_")}
        command = [binary, "serve", "--listen", f"127.0.0.1:{port}", "--log-format", "json", *flags]
        self.process = subprocess.Popen(
            command, env=settings, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        self.log = []
        self.listening = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self.listening.wait(30) or self.process.poll() is not None:
            raise RuntimeError(f"the server does not start: {self.log}")

    def _read(self):
        for line in self.process.stderr:
            try:
                entry = json.loads(line)
            except ValueError:
                entry = {"message": line.strip(), "level": "?"}
            self.log.append(entry)
            if entry.get("message") == "listening":
                self.address = entry["address"]
                self.listening.set()
        self.listening.set()

    @property
    def port(self):
        return int(self.address.rsplit(":", 1)[1])

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def cpu(self):
        """Seconds of processor time so far, to the nanosecond."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                total += int((task / "schedstat").read_text().split()[0])
            except (FileNotFoundError, ProcessLookupError):
                pass
        return total / 1e9

    def _status(self, name):
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) / 1024
        return 0.0

    def rss(self):
        """Resident memory in MiB."""
        return self._status("VmRSS")

    def peak(self):
        """The most resident memory so far, in MiB."""
        return self._status("VmHWM")

    def files(self):
        """How many files and sockets are open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def signal(self, name):
        self.process.send_signal(getattr(signal, name))

    def stop(self, patience=60):
        """Asks it to stop; answers its exit status and how many seconds it took."""
        started = time.monotonic()
        self.signal("SIGTERM")
        status = self.process.wait(patience)
        return status, time.monotonic() - started

    def errors(self):
        return [entry for entry in self.log if entry.get("level") == "ERROR"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(30)


def story(count):
    """So many articles about one story: the examples' sentences, each time others, in other
    order and with other numbers."""
    texts = [json.loads(path.read_text(encoding="utf-8"))["article"]["text"] for path in EXAMPLES]
    sentences = [s.strip() for text in texts for s in text.replace("\n", " ").split(". ") if s]
    articles = []
    for i in range(count):
        chosen = [s for j, s in enumerate(sentences) if (i * 7 + j * 3) % 5 != 0]
        text = ". ".join(chosen[i % 3 :] + chosen[: i % 3]) + f". Some {i + 40} people waited."
        articles.append({"article_id": f"story-{i}", "publisher": f"Paper {i}", "text": text})
    return articles


def run(cases, binary, *names):
    """Runs these cases, or those that are named, on the binary; answers the exit status."""
    checks = Checks()
    for case in cases:
        if names and case.__name__ not in names:
            continue
        try:
            case(binary, checks)
        except Exception as error:  # one that breaks must not hide those after it
            checks.that(False, f"{case.__name__}: {type(error).__name__}: {error}")
    return checks.finish()
