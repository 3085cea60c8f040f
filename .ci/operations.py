"""Drives the release binary as those who run it would: cancels, overloads and stops it.

    python3 .ci/operations.py BINARY

Prints what was measured. The bounds are those of docs/operations.md.
"""

import sys
import threading
import time

import grpc

from client import Client, Refused
from program import Program, run, story

TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master. The port is closed. " * 12


class Calls:
    """Calls without waiting for the answer, over one channel."""

    def __init__(self, program):
        self.client = Client(program.address)

    def begin(self, method, request, timeout=None):
        kind = self.client.message(method, request)
        rpc = self.client.channel.unary_unary(
            f"/{self.client.service.full_name}/{method}",
            lambda message: message.SerializeToString(),
            lambda answer: answer,
        )
        return rpc.future(kind, timeout=timeout)


def idle_after(program, limit=5.0):
    """How long it takes until the process does nothing, less than 1 ms in 20: seconds of the clock, and
    of processor time, which other processes on the machine do not lengthen."""
    began, spent = time.perf_counter(), program.cpu()
    while time.perf_counter() - began < limit:
        at, used = time.perf_counter(), program.cpu()
        time.sleep(0.02)
        if program.cpu() - used < 0.001:
            return at - began, used - spent
    return limit, program.cpu() - spent


def cancelled_work_stops(binary, checks):
    """A comparison of 256 sources leaves the processor alone as soon as nobody waits for it."""
    request = {"articles": story(256)}
    with Program(binary) as program:
        calls = Calls(program)
        whole = time.perf_counter()
        calls.begin("CompareSources", request).result()
        whole = time.perf_counter() - whole
        cancels = []
        for share in (0.1, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9):
            call = calls.begin("CompareSources", request)
            time.sleep(whole * share)
            call.cancel()
            cancels.append(idle_after(program))
        told(checks, "a cancelled comparison", whole, cancels)
        deadlines = []
        for share in (0.1, 0.3, 0.5):
            call = calls.begin("CompareSources", request, timeout=whole * share)
            checks.equal(call.code(), grpc.StatusCode.DEADLINE_EXCEEDED, "a deadline that passes")
            deadlines.append(idle_after(program))
        told(checks, "a deadline", whole, deadlines)


def told(checks, what, whole, idle):
    seconds, cpu = max(idle), max(cpu for _, cpu in idle)
    print(
        f"256 sources take {whole:.2f} s; after {what} idle within {seconds[0] * 1000:.0f} ms, "
        f"{cpu * 1000:.0f} ms of processor time, at worst"
    )
    checks.that(cpu <= 0.05, f"idle within 50 ms of {what}: {cpu:.3f} s")


def overload_is_shed(binary, checks):
    """More than the queue holds is turned away with a time to try again, and the rest is done."""
    flags = ("--workers", "1", "--max-queue", "4")
    with Program(binary, *flags) as program:
        calls = Calls(program)
        request = {"article": {"text": TEXT * 200}}
        begun = [calls.begin("ExtractQuotes", request) for _ in range(60)]
        codes = [call.code().name for call in begun]
        done, shed = codes.count("OK"), codes.count("UNAVAILABLE")
        checks.that(done >= 5 and shed > 0 and done + shed == 60, f"done or shed: {set(codes)}")
        try:
            begun = [calls.begin("ExtractQuotes", request) for _ in range(60)]
            calls.client.call("ExtractQuotes", request)
            checks.that(False, "a full queue sheds")
        except Refused as error:
            checks.equal((error.code, error.reason), ("UNAVAILABLE", "OVERLOADED"), "shed")
        checks.that(len(begun) == 60, "the calls are kept until here, or they would be cancelled")
        print(f"60 calls at once for 1 worker and 4 places: {done} done, {shed} shed")


def overload_is_bounded(binary, checks):
    """Ten times what it can do for ten seconds: the memory stays within what the flags say."""
    flags = (
        "--max-store-bytes", "64MiB", "--max-request-memory", "64MiB", "--max-message-bytes", "4MiB",
    )
    with Program(binary, *flags) as program:
        calls = Calls(program)
        before = program.rss()
        request = {"article": {"text": TEXT * 500}}  # about half a megabyte
        until, codes = time.time() + 10, {}
        while time.time() < until:
            for call in [calls.begin("ExtractQuotes", request) for _ in range(200)]:
                code = call.code().name
                codes[code] = codes.get(code, 0) + 1
        peak = program.peak()
        print(f"ten times too much: {codes}; memory {before:.0f} MiB before, {peak:.0f} at most")
        checks.that(set(codes) <= {"OK", "UNAVAILABLE"}, f"done or shed: {codes}")
        checks.that(peak < 600, f"memory under overload: {peak:.0f} MiB")
        checks.equal(program.errors(), [], "nothing is our fault")


def bulk_leaves_room(binary, checks):
    """A call beside bulk streams waits for the articles under way, not for the streams' ends."""
    with Program(binary) as program:
        stop = threading.Event()
        bulk = [threading.Thread(target=pour, args=(program, stop, i), daemon=True) for i in range(4)]
        client = Client(program.address)
        alone = latencies(client)
        for thread in bulk:
            thread.start()
        time.sleep(1)
        beside = latencies(client)
        stop.set()
        for thread in bulk:
            thread.join()
        stored = client.call("ListArticles", {"page_size": 1})["total_size"]
        print(
            f"ExtractQuotes {alone[25] * 1e3:.1f} ms alone; beside 4 bulk streams median "
            f"{beside[25] * 1e3:.1f} ms, worst of 50 {beside[-1] * 1e3:.0f} ms; {stored} stored"
        )
        checks.that(stored > 100, "the streams go on")
        checks.that(beside[45] < 0.25, f"nine of ten calls within 250 ms: {beside[45]:.3f} s")


def pour(program, stop, lane):
    """Sends articles over a stream until told to stop."""

    def articles():
        number = 0
        while not stop.is_set():
            number += 1
            article = {"article_id": f"bulk-{lane}-{number % 500}", "text": f"{TEXT} {number}."}
            yield {"request_id": str(number), "article": article}

    for _ in Client(program.address).stream("IngestStream", articles(), timeout=60):
        pass


def latencies(client):
    """The sorted times of 50 calls, in seconds."""
    times = []
    for i in range(50):
        began = time.perf_counter()
        client.call("ExtractQuotes", {"article": {"text": f"{TEXT} {i}."}})
        times.append(time.perf_counter() - began)
    return sorted(times)


def stops_in_order(binary, checks):
    """A silent connection, a watcher, a bulk stream and a call under way do not hold it up, and
    what was taken on is done."""
    with Program(binary, "--shutdown-grace", "20s") as program:
        silent = program.connect()
        client, calls = Client(program.address), Calls(program)
        health = watch(client)
        sent, answers = [], []
        stop = threading.Event()

        def requests():
            while not stop.is_set():
                sent.append(str(len(sent)))
                article = {"article_id": f"a{sent[-1]}", "text": TEXT}
                yield {"request_id": sent[-1], "article": article}

        stream = client.stream("IngestStream", requests())
        answers.append(next(stream))
        call = calls.begin("CompareSources", {"articles": story(64)})
        time.sleep(0.05)
        stopped = threading.Thread(target=lambda: answers.append(("stopped", program.stop())))
        stopped.start()
        last = None
        try:
            for answer in stream:
                answers.append(answer)
        except grpc.RpcError as error:
            last = error.code().name
        stop.set()
        checks.equal((call.code().name, call.details()), ("OK", ""), "a call under way is done")
        stopped.join()
        status, seconds = next(a[1] for a in answers if isinstance(a, tuple))
        told = [a["request_id"] for a in answers if isinstance(a, dict)]
        checks.equal(last, "UNAVAILABLE", "the stream is told that the server stops")
        checks.equal(told, sent[: len(told)], "articles are answered one after another")
        checks.that(all("ok" in a for a in answers if isinstance(a, dict)), "all are stored")
        checks.equal(status, 0, "it ends well")
        checks.that(seconds < 15, f"it does not wait for the silent connection: {seconds:.1f} s")
        checks.that("NOT_SERVING" in health, f"watchers are told: {health}")
        print(f"stopped in {seconds:.2f} s with a stream, a watcher, a silent connection, a call")
        silent.close()


def watch(client):
    """The states that a watcher of the health hears, in a list that grows."""
    service = client.pool.FindServiceByName("grpc.health.v1.Health")
    method = service.methods_by_name["Watch"]
    from google.protobuf.message_factory import GetMessageClass

    ask, answer = GetMessageClass(method.input_type), GetMessageClass(method.output_type)
    states = []
    stream = client.channel.unary_stream(
        "/grpc.health.v1.Health/Watch", ask.SerializeToString, answer.FromString
    )(ask())

    def listen():
        try:
            for state in stream:
                name = answer.DESCRIPTOR.enum_types_by_name["ServingStatus"].values_by_number
                states.append(name[state.status].name)
        except grpc.RpcError:
            pass

    threading.Thread(target=listen, daemon=True).start()
    while not states:
        time.sleep(0.01)
    return states


def who_says_nothing_is_let_go(binary, checks):
    """A connection that does not greet, or greets too slowly, is closed."""
    with Program(binary, "--handshake-timeout", "1s") as program:
        silent, slow = program.connect(), program.connect()
        began = time.monotonic()
        for byte in b"PRI * HT":
            slow.sendall(bytes([byte]))
            time.sleep(0.1)
        for name, connection in (("silent", silent), ("slow", slow)):
            connection.settimeout(5)
            try:
                while connection.recv(1024):
                    pass
                closed = True
            except ConnectionResetError:
                closed = True
            except TimeoutError:
                closed = False
            seconds = time.monotonic() - began
            checks.that(closed and seconds < 3, f"a {name} connection is closed: {seconds:.1f} s")
        Client(program.address).call("ListArticles", {})


CASES = (
    cancelled_work_stops, overload_is_shed, overload_is_bounded, bulk_leaves_room, stops_in_order,
    who_says_nothing_is_let_go,
)


if __name__ == "__main__":
    sys.exit(run(CASES, *sys.argv[1:]))
