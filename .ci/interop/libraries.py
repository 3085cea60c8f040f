"""grpcurl, grpcio and @grpc/grpc-js: unary calls, streams, deadlines, cancelling, errors."""

import json
import subprocess
import time

import grpc
from client import Client, Refused
from server import running

SERVICE = "parallax.v1.AnalysisService"
TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master."
SLOW = {"articles": [{"text": f"{TEXT} Report {i}. " * 800} for i in range(24)]}


def check(setting):
    with running(setting.program) as server:
        grpcurl(setting, server.address)
        grpcio(setting.checks, server.address)
        grpc_js(setting, server.address)


def grpcurl(setting, address):
    def call(*arguments, data=None):
        command = ["grpcurl", "-plaintext", *arguments]
        return subprocess.run(
            command, input=data, capture_output=True, text=True, timeout=30, check=False
        )

    listed = call(address, "list").stdout.split()
    setting.checks.that(SERVICE in listed, f"grpcurl lists {listed}")
    article = json.dumps({"article": {"article_id": "a", "text": TEXT}})
    stored = call("-d", "@", address, f"{SERVICE}/Ingest", data=article)
    setting.checks.that("OUTCOME_CREATED" in stored.stdout, f"grpcurl stores: {stored}")
    health = call(address, "grpc.health.v1.Health/Check")
    setting.checks.that("SERVING" in health.stdout, f"grpcurl asks for health: {health}")
    missing = call("-d", '{"article_id": "none"}', address, f"{SERVICE}/GetArticle")
    for words in ("Code: NotFound", "ARTICLE_NOT_FOUND", '"resourceName":"none"'):
        said = missing.stderr.replace('": "', '":"')
        setting.checks.that(words in said, f"grpcurl tells {words}: {missing.stderr}")
    slow = call(
        "-max-time", "0.05", "-d", "@", address, f"{SERVICE}/CompareSources", data=json.dumps(SLOW)
    )
    setting.checks.that("DeadlineExceeded" in slow.stderr, f"grpcurl's deadline: {slow.stderr}")


def grpcio(checks, address):
    client = Client(address)
    try:
        client.call("CompareSources", SLOW, timeout=0.1)
        checks.that(False, "a deadline of grpcio is kept")
    except Refused as error:
        checks.equal(error.code, "DEADLINE_EXCEEDED", "a deadline of grpcio")
    articles = ({"request_id": str(i), "article": {"text": f"{TEXT} {i}"}} for i in range(200))
    answers = [answer["request_id"] for answer in client.stream("IngestStream", articles)]
    checks.equal(answers, [str(i) for i in range(200)], "a stream of grpcio")
    method = client.service.methods_by_name["CompareSources"]
    rpc = client.channel.unary_unary(f"/{SERVICE}/{method.name}", None, None)
    request = client.message(method.name, SLOW).SerializeToString()
    call = rpc.future(request)
    time.sleep(0.05)
    call.cancel()
    checks.equal(call.code(), grpc.StatusCode.CANCELLED, "a call cancelled by grpcio")
    started = time.monotonic()
    client.call("ListArticles", {})
    checks.that(time.monotonic() - started < 2, "the next call is answered at once")


def grpc_js(setting, address):
    counted(setting, "libraries.mjs", address)


def counted(setting, script, *arguments):
    """Runs a script of Node that prints a JSON list of what it checked: [holds, what]."""
    done = subprocess.run(
        ["node", script, *arguments], cwd=setting.tree / "examples/node",
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )
    setting.checks.that(done.returncode == 0, f"{script} ends well: {done.stderr}")
    for holds, what in json.loads(done.stdout or "[]"):
        setting.checks.that(holds, f"grpc-js: {what}")
