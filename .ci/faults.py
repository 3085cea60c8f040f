"""Does to the release binary what may happen to it, and says what was seen.

    python3 .ci/faults.py BINARY [CASE...]

Needs grpcio and its reflection, hpack, and for `clock_jumps` the Debian package libfaketime. Takes about
four minutes; the results stand in docs/operations.md.
"""

import glob
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import grpc

import wire
from client import Client, Refused
from program import Program, run

TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master. The port is closed. " * 12


def answers(program, timeout=10):
    """Whether a call on a new connection is answered; how many seconds it takes."""
    began = time.monotonic()
    client = Client(program.address)
    client.call("ExtractQuotes", {"article": {"text": TEXT}}, timeout=timeout)
    client.channel.close()
    return time.monotonic() - began


def killed(binary, checks):
    """kill -9 in the middle of bulk ingest; another starts at once on the same port."""
    worst = 0.0
    with Program(binary) as program:
        port = program.port
        bulk(program, 0.5)
        program.signal("SIGKILL")
        program.process.wait(10)
    for _ in range(20):
        began = time.monotonic()
        with Program(binary, port=port) as program:
            answers(program)
            worst = max(worst, time.monotonic() - began)
            bulk(program, 0.2)
            program.signal("SIGKILL")
    print(f"20 kills: serving again on the same port after {worst:.2f} s at worst")
    checks.that(worst < 5, "it serves again")


def bulk(program, seconds):
    """Starts to ingest over a stream and goes on for a while."""
    client = Client(program.address)

    def articles():
        for i in range(100_000):
            yield {"request_id": str(i), "article": {"article_id": f"a{i}", "text": f"{TEXT}{i}"}}

    def drain():
        try:
            for _ in client.stream("IngestStream", articles(), timeout=60):
                pass
        except grpc.RpcError:
            pass

    threading.Thread(target=drain, daemon=True).start()
    time.sleep(seconds)


def paused(binary, checks):
    """SIGSTOP for five seconds under load: calls end at their deadlines, and all goes on after."""
    with Program(binary) as program:
        bulk(program, 0.5)
        client = Client(program.address)
        program.signal("SIGSTOP")
        time.sleep(0.1)
        code = None
        try:
            client.call("ListArticles", {}, timeout=1)
        except Refused as error:
            code = error.code
        time.sleep(4)
        program.signal("SIGCONT")
        seconds = answers(program)
        print(f"paused for 5 s: a call ends as {code}; the first call after it takes {seconds:.2f} s")
        checks.equal(code, "DEADLINE_EXCEEDED", "a call to a paused server")
        checks.that(seconds < 5, "it goes on")
        checks.equal(program.errors(), [], "nothing is our fault")


def log_is_full(binary, checks):
    """No room for the log: calls are answered all the same."""
    with open("/dev/full", "w") as full:
        free = socket.create_server(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [binary, "serve", "--listen", f"127.0.0.1:{port}", "--log-level", "debug"]
        process = subprocess.Popen(command, stderr=full, stdin=subprocess.DEVNULL)
    try:
        program = type("Address", (), {"address": f"127.0.0.1:{port}"})
        time.sleep(1)
        for _ in range(20):
            answers(program)
        process.send_signal(signal.SIGTERM)
        status = process.wait(30)
        print(f"no room for the log: 20 calls answered, stopped with status {status}")
        checks.equal(status, 0, "it stops as ever")
    finally:
        process.kill()


def clock_jumps(binary, checks):
    """The clock goes a year on and two back under load: deadlines and limits do not care."""
    library = glob.glob("/usr/lib/*/faketime/libfaketime*.so.1")
    if not library:
        checks.that(False, "libfaketime is not installed")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".rc") as offset:
        set_clock(offset, "+0d")
        os.environ.update(
            LD_PRELOAD=library[0], FAKETIME_TIMESTAMP_FILE=offset.name, FAKETIME_NO_CACHE="1",
            DONT_FAKE_MONOTONIC="1", FAKETIME_DONT_FAKE_MONOTONIC="1",
        )
        try:
            program = Program(binary)
        finally:
            del os.environ["LD_PRELOAD"]
        with program:
            client = Client(program.address)
            years = []
            for i, jump in enumerate(("+0d", "+366d", "-366d", "+0d")):
                set_clock(offset, jump)
                client.call("Ingest", {"article": {"article_id": f"a{i}", "text": TEXT}}, timeout=5)
                stored = client.call("GetArticle", {"article_id": f"a{i}"}, timeout=5)
                years.append(stored["ingested_at"][:4])
                checks.that(answers(program) < 5, f"a call after a jump of {jump}")
            status, seconds = program.stop()
            print(f"the clock jumps: stored in {', '.join(years)}; stopped in {seconds:.2f} s")
            checks.that(len(set(years)) == 3, f"the jumps were seen: {years}")
            checks.that(status == 0 and seconds < 5, "it stops in time")


def set_clock(file, jump):
    file.seek(0)
    file.truncate()
    file.write(jump + "\n")
    file.flush()


def many_connections(binary, checks):
    """10,000 connections that greet and then say nothing; one more is closed, calls go on."""
    most = 10_000
    with Program(binary, "--max-connections", str(most)) as program:
        client = Client(program.address)
        client.call("ListArticles", {})
        before, began = program.rss(), time.monotonic()
        held = []
        for i in range(most - 1):
            connection = socket.socket()
            connection.bind((f"127.0.0.{2 + i % 4}", 0))
            connection.connect(("127.0.0.1", program.port))
            connection.sendall(wire.greeting())
            held.append(connection)
        seconds = time.monotonic() - began
        time.sleep(1)
        each = (program.rss() - before) * 1024 / most
        more = program.connect()
        more.settimeout(5)
        checks.equal(gone(more), True, "one more connection is closed")
        began = time.monotonic()
        client.call("ExtractQuotes", {"article": {"text": TEXT}})
        call = time.monotonic() - began
        print(
            f"{most} connections in {seconds:.1f} s, {each:.1f} KiB each; a call beside them takes "
            f"{call * 1000:.0f} ms; {program.files()} files open"
        )
        checks.that(call < 1, "calls go on")
        for connection in held:
            connection.close()
        time.sleep(2)
        checks.that(program.files() < 100, f"all are gone: {program.files()}")
        checks.that(answers(program) < 5, "new ones are taken")


def gone(connection):
    """Whether the other side closes the connection."""
    try:
        while connection.recv(65536):
            pass
        return True
    except ConnectionError:
        return True
    except TimeoutError:
        return False


def slow_loris(binary, checks):
    """500 connections that send a request a byte a second hold no worker and are let go."""
    flags = ("--keepalive-interval", "2s", "--keepalive-timeout", "2s", "--max-request-time", "15s")
    with Program(binary, *flags) as program:
        request = wire.call(1, "ExtractQuotes", b"\x12\x06\x2a\x04rain")
        slow = [program.connect() for _ in range(500)]
        for connection in slow:
            connection.sendall(wire.greeting() + request[:20])
        worst, began = 0.0, time.monotonic()
        for byte in request[20:32]:
            for connection in slow:
                try:
                    connection.sendall(bytes([byte]))
                except OSError:
                    pass
            worst = max(worst, answers(program))
            time.sleep(0.9)
        left = 0
        for connection in slow:
            connection.settimeout(0.001)
            left += not gone(connection)
        print(
            f"500 slow connections: {left} left after {time.monotonic() - began:.0f} s; calls beside "
            f"them take {worst * 1000:.0f} ms at worst"
        )
        checks.that(worst < 2, "calls go on")
        checks.equal(left, 0, "those that do not answer pings are closed")


def reset_flood(binary, checks):
    """Rapid reset (CVE-2023-44487): calls opened and reset at once, as fast as it goes."""
    with Program(binary) as program:
        answers(program)
        used, began = program.cpu(), time.monotonic()
        sent = ended = 0
        while time.monotonic() - began < 10:
            connection = program.connect()
            connection.settimeout(5)
            connection.sendall(wire.greeting())
            try:
                for first in range(1, 4001, 200):
                    burst = b"".join(
                        wire.call(stream, "ListArticles", end=False)
                        + wire.frame(wire.RST_STREAM, 0, stream, b"\0\0\0\x08")
                        for stream in range(first, first + 200, 2)
                    )
                    connection.sendall(burst)
                    sent += 100
            except OSError:
                pass
            ended += gone(connection)
            connection.close()
            if sent % 10_000 < 2000:
                checks.that(answers(program) < 2, "calls go on")
        cpu = (program.cpu() - used) / (time.monotonic() - began)
        print(f"{sent} resets in 10 s: {ended} connections ended by the server; {cpu:.0%} of a core")
        checks.that(ended > 0, "the server ends such connections")
        checks.that(program.rss() < 500, f"memory {program.rss():.0f} MiB")
        checks.equal(program.errors(), [], "nothing is our fault")


def unread_answers(binary, checks):
    """400 large answers that nobody takes: counted, and freed at the end of their time."""
    flags = ("--max-request-memory", "64MiB", "--max-request-time", "10s")
    with Program(binary, *flags) as program:
        client = Client(program.address)
        text = TEXT * 900
        client.call("Ingest", {"article": {"article_id": "large", "text": text}})
        before = program.rss()
        stuck = [program.connect() for _ in range(4)]
        for connection in stuck:
            calls = [wire.call(1 + 2 * i, "GetArticle", b"\x0a\x05large") for i in range(100)]
            connection.sendall(wire.greeting() + b"".join(calls))
        time.sleep(3)
        during = program.rss()
        time.sleep(9)
        after = program.rss()
        print(
            f"400 answers of {len(text.encode()) >> 10} KiB not taken: {before:.0f} MiB before, "
            f"{during:.0f} while they wait, {after:.0f} after their time"
        )
        checks.that(during < before + 200, "what waits is bounded")
        checks.that(answers(program) < 2, "calls go on")


CASES = (
    killed, paused, log_is_full, clock_jumps, many_connections, slow_loris, reset_flood, unread_answers,
)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    sys.exit(run(CASES, *sys.argv[1:]))
