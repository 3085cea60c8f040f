"""The service config: that gRPC takes it and retries as it says, in every language.

A server of our own fails each method twice before it answers. What must be tried again then
succeeds, and what must not fails at once.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import examples
import grpc

CONFIG = "proto/parallax/v1/parallax_grpc_service_config.json"
SERVICE = "parallax.v1.AnalysisService"
EMPTY = b""
ONE_OK = b"\x12\x00"  # IngestStreamResponse { ok {} }


class Failing(grpc.GenericRpcHandler):
    """Fails each method so many times with `code`, counts the tries, and keeps their deadlines."""

    def __init__(self, code, failures, unhealthy=0.0):
        self.code, self.failures, self.unhealthy = code, failures, unhealthy
        self.tries, self.left = {}, {}
        self.healthy = threading.Event()

    def service(self, call):
        method = call.method.rsplit("/", 1)[-1]
        if method == "Watch":
            return grpc.unary_stream_rpc_method_handler(self.watch)
        if method == "IngestStream":
            return grpc.stream_stream_rpc_method_handler(self.answer_each)
        return grpc.unary_unary_rpc_method_handler(lambda _, context: self.answer(method, context))

    def watch(self, _, context):
        """Health, which says NOT_SERVING at first if it is to."""
        ended = threading.Event()
        context.add_callback(ended.set)
        if self.unhealthy:
            yield b"\x08\x02"
            self.healthy.wait(self.unhealthy)
        self.healthy.set()
        yield b"\x08\x01"
        ended.wait()

    def answer(self, method, context):
        self.tries[method] = self.tries.get(method, 0) + 1
        self.left[method] = context.time_remaining()
        if self.tries[method] <= self.failures:
            context.abort(self.code, "on purpose")
        return EMPTY

    def answer_each(self, requests, _):
        self.tries["IngestStream"] = self.tries.get("IngestStream", 0) + 1
        for _ in requests:
            yield ONE_OK


class serving:
    """Runs a failing server; gives its address."""

    def __init__(self, handler):
        # Each open watch of the health keeps a thread.
        self.server = grpc.server(ThreadPoolExecutor(32), handlers=[handler])
        self.address = f"127.0.0.1:{self.server.add_insecure_port('127.0.0.1:0')}"

    def __enter__(self):
        self.server.start()
        return self.address

    def __exit__(self, *_):
        self.server.stop(None)


def check(setting):
    for name in ("rust", "python", "node"):
        unavailable_is_tried_again(setting, name)
        other_errors_are_not(setting, name)
    config = (setting.tree / CONFIG).read_text(encoding="utf-8")
    deletions_are_not_tried_again(setting.checks, config)
    health_is_waited_for(setting.checks, config)


def unavailable_is_tried_again(setting, name):
    handler = Failing(grpc.StatusCode.UNAVAILABLE, failures=2)
    with serving(handler) as address:
        done = examples.run(setting, name, address)
    setting.checks.that(done.returncode == 0, f"{name} goes on after two failures: {done.stderr}")
    tries = {"Ingest": 3, "IngestStream": 1, "ExtractQuotes": 5, "CompareSources": 3}
    setting.checks.equal(handler.tries, tries, f"the tries of {name}")
    for method, most in (("Ingest", 30), ("CompareSources", 120)):
        left = handler.left.get(method) or 0
        setting.checks.that(most - 10 < left < most + 2, f"{name} gives {method} {left} s")


def other_errors_are_not(setting, name):
    handler = Failing(grpc.StatusCode.INTERNAL, failures=2)
    with serving(handler) as address:
        done = examples.run(setting, name, address)
    setting.checks.equal((done.returncode, handler.tries), (1, {"Ingest": 1}), f"{name} gives up")


def call(channel, method, **options):
    rpc = channel.unary_unary(f"/{SERVICE}/{method}", None, None)
    return rpc(EMPTY, **options)


def deletions_are_not_tried_again(checks, config):
    """The second try of one that succeeded would say NOT_FOUND."""
    handler = Failing(grpc.StatusCode.UNAVAILABLE, failures=2)
    options = [("grpc.service_config", config)]
    with serving(handler) as address, grpc.insecure_channel(address, options) as channel:
        try:
            call(channel, "DeleteArticle")
            checks.that(False, "a deletion is tried again")
        except grpc.RpcError as error:
            checks.equal(error.code().name, "UNAVAILABLE", "a deletion fails at once")
    checks.equal(handler.tries, {"DeleteArticle": 1}, "the tries of a deletion")


def health_is_waited_for(checks, config):
    """A server that says NOT_SERVING is sent nothing until it says otherwise."""
    handler = Failing(grpc.StatusCode.UNAVAILABLE, failures=0, unhealthy=0.7)
    options = [("grpc.service_config", config)]
    with serving(handler) as address, grpc.insecure_channel(address, options) as channel:
        pending = channel.unary_unary(f"/{SERVICE}/ListArticles", None, None).future(
            EMPTY, wait_for_ready=True, timeout=20
        )
        handler.healthy.wait(0.4)
        checks.equal(handler.tries, {}, "calls while the server says NOT_SERVING")
        checks.equal(pending.result(), EMPTY, "the answer once it serves")
