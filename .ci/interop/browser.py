"""A real browser, with the library that pages use (npm `grpc-web`), from other origins."""

import contextlib
import json
import queue
import shutil
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from server import running

HERE = Path(__file__).resolve().parent
PACKAGES = ("grpc-web@2.1.1", "protobufjs@7.5.4")
KINDS = {".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript"}
PATIENCE = 60


def check(setting):
    modules = setting.folder / "web/node_modules"
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES]
    modules.parent.mkdir()
    (modules.parent / "package.json").write_text('{"private": true}', encoding="utf-8")
    subprocess.run(command, cwd=modules.parent, check=True, timeout=120)
    files = {
        "/page.html": HERE / "page.html",
        "/page.mjs": HERE / "page.mjs",
        "/grpc-web.js": modules / "grpc-web/index.esm.js",
        "/protobuf.js": modules / "protobufjs/dist/protobuf.min.js",
    }
    with site(files, setting.tree) as invited, site(files, setting.tree) as other:
        origins = f"https://app.example,{invited.origin}"
        with running(setting.program, "--web-origins", origins) as server:
            visit(setting.checks, invited, f"?server={server.address}")
            visit(setting.checks, other, f"?uninvited&server={server.address}")
        with running(setting.program) as server:
            visit(setting.checks, invited, f"?uninvited&server={server.address}")


def visit(checks, page, search):
    with chromium(f"{page.origin}/page.html{search}"):
        try:
            told = page.told.get(timeout=PATIENCE)
        except queue.Empty:
            told = [[False, f"the page said nothing for {PATIENCE} s"]]
    checks.that(told, "the page checks something")
    for holds, what in told:
        checks.that(holds, f"a page: {what}")


@contextlib.contextmanager
def chromium(address):
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), "chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-dev-shm-usage", "--disable-background-networking"]
        command += [f"--user-data-dir={profile}", address]
        browser = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield
        finally:
            browser.terminate()
            browser.wait(timeout=20)


class Site(ThreadingHTTPServer):
    """Serves a page with what it loads, and hears what it found."""

    daemon_threads = True

    def __init__(self, files, tree):
        super().__init__(("127.0.0.1", 0), Answer)
        self.files, self.tree = files, tree
        self.origin = f"http://localhost:{self.server_port}"
        self.told = queue.Queue()


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        file = self.server.files.get(path)
        if file is None and path.startswith("/proto/") and path.endswith(".proto"):
            file = self.server.tree / path.lstrip("/")
        if file is None or not file.is_file():
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("content-type", KINDS.get(file.suffix, "text/plain"))
        self.end_headers()
        self.wfile.write(file.read_bytes())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(204)
        self.end_headers()
        self.server.told.put(json.loads(body))

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def site(files, tree):
    with Site(files, tree) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
