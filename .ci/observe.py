"""Looks at a server as those who run it do, with Prometheus itself.

    python3 .ci/observe.py PROGRAM

Starts PROGRAM with metrics, keys and a low limit, and a Prometheus that scrapes it; does some work;
then asks every query of the dashboard and evaluates every alert. Needs `prometheus` and `promtool`.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import grpc
from client import Checks, Client, Refused

ROOT = Path(__file__).resolve().parent.parent
KEYS = "desk read,write - the-key-of-the-desk\nslow read 0.1 the-key-of-the-slow\n"
TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master. The ferry was cancelled."
# What stays empty here: nothing was shed, no certificate is used.
EMPTY = {"min((parallax_certificate_expiry_timestamp_seconds{} > 0) - time())"}


def get(url):
    """Status and text."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def until(holds, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.2)
    raise SystemExit(f"never: {what}")


def start(program, work):
    """The program, and where it and its probes listen."""
    keys = work / "keys"
    keys.write_text(KEYS)
    command = [program, "serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]
    command += ["--log-format", "json", "--api-keys", keys, "--reflection", "anyone"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    first = json.loads(server.stderr.readline())
    return server, first["address"], first["metrics"]


class Keyed(grpc.UnaryUnaryClientInterceptor):
    """Sends a key along."""

    def __init__(self, key):
        self.metadata = [("authorization", f"Bearer {key}")] if key else []

    def intercept_unary_unary(self, proceed, details, request):
        return proceed(details._replace(metadata=self.metadata), request)


def client(address, key):
    made = Client(address)
    made.channel = grpc.intercept_channel(made.channel, Keyed(key))
    return made


def work_on(address):
    """Some of everything that the dashboard shows."""
    desk, slow, nobody = (client(address, k) for k in ("the-key-of-the-desk", "the-key-of-the-slow", ""))
    for number in range(5):
        article = {"article_id": f"a{number}", "text": f"{TEXT} It was day {number}."}
        desk.call("Ingest", {"article": article})
    both = [{"article_id": name, "text": TEXT} for name in ("x", "y")]
    desk.call("CompareSources", {"articles": both})
    for who, request in [(desk, {"article_id": "none"}), (slow, {}), (slow, {}), (nobody, {})]:
        try:
            who.call("GetArticle" if request else "ListArticles", request)
        except Refused:
            pass


def scraper(work, metrics):
    """A Prometheus that scrapes the server each second, and its URL."""
    config = work / "prometheus.yml"
    config.write_text(
        "global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
        f"rule_files: [{ROOT / 'packaging/alerts.yaml'}]\n"
        f"scrape_configs: [{{job_name: parallax, static_configs: [{{targets: ['{metrics}']}}]}}]\n"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listen = f"127.0.0.1:{port}"
    command = ["prometheus", f"--config.file={config}", f"--web.listen-address={listen}"]
    command += [f"--storage.tsdb.path={work / 'tsdb'}", "--log.level=error"]
    return subprocess.Popen(command), f"http://{listen}"


def queries():
    dashboard = json.loads((ROOT / "packaging/grafana-dashboard.json").read_text())
    for panel in dashboard["panels"]:
        for target in panel.get("targets", ()):
            yield target["expr"].replace("$__rate_interval", "30s").replace('instance=~"$instance"', "")


def ask(url, query):
    status, text = get(f"{url}/api/v1/query?{urllib.parse.urlencode({'query': query})}")
    answer = json.loads(text)
    return answer["data"]["result"] if status == 200 else f"{status}: {answer.get('error')}"


def promtool(*arguments, text=None):
    done = subprocess.run(["promtool", *arguments], input=text, text=True, capture_output=True)
    return done.returncode, done.stdout + done.stderr


def look(checks, address, metrics, url):
    until(lambda: get(f"http://{metrics}/readyz")[0] == 200, "the server is ready")
    until(lambda: ask(url, "parallax_ready") not in ([], None), "a first scrape")
    work_on(address)
    until(lambda: ask(url, "parallax_store_articles == 5"), "the work in a scrape")
    time.sleep(3)  # for a rate there must be two scrapes
    exposition = get(f"http://{metrics}/metrics")[1]
    checks.equal(promtool("check", "metrics", text=exposition), (0, ""), "promtool check metrics")
    for query in queries():
        found = ask(url, query)
        query_is_empty = query in EMPTY
        checks.that(isinstance(found, list) and bool(found) != query_is_empty, f"{query}: {found}")
    rules = json.loads(get(f"{url}/api/v1/rules")[1])["data"]["groups"][0]["rules"]
    checks.that(len(rules) > 10, "the alerts are loaded")
    for rule in rules:
        checks.equal(rule.get("lastError", ""), "", f"{rule['name']} is evaluated")
        checks.equal(rule["state"], "inactive", f"{rule['name']} is quiet")


def main(program):
    checks = Checks()
    code, said = promtool("check", "rules", str(ROOT / "packaging/alerts.yaml"))
    checks.equal(code, 0, f"promtool check rules: {said}")
    code, said = promtool("test", "rules", str(ROOT / ".ci/alerts_test.yaml"))
    checks.equal(code, 0, f"promtool test rules: {said}")
    with tempfile.TemporaryDirectory() as folder:
        work, started = Path(folder), []
        try:
            server, address, metrics = start(program, work)
            started.append(server)
            prometheus, url = scraper(work, metrics)
            started.append(prometheus)
            until(lambda: ready(url), "Prometheus is ready")
            look(checks, address, metrics, url)
        finally:
            for process in started:
                process.terminate()
                process.wait()
    return checks.finish()


def ready(url):
    try:
        return get(f"{url}/-/ready")[0] == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
