"""HTTP/2 and nothing else: the bytes of a call, by the library h2 and by curl."""

import contextlib
import socket
import ssl
import subprocess

import h2.connection
import h2.events
from server import running

SERVICE = "parallax.v1.AnalysisService"
NOTHING = b"\0\0\0\0\0"
PATIENCE = 30


def call(address, method, body, headers=None, tls=None):
    """The answer's headers and trailers in one dict, with `:status`, and its body."""
    host, port = address.rsplit(":", 1)
    head = {
        ":method": "POST", ":scheme": "https" if tls else "http", ":authority": address,
        ":path": f"/{SERVICE}/{method}", "content-type": "application/grpc", "te": "trailers",
    }
    with contextlib.ExitStack() as stack:
        link = stack.enter_context(socket.create_connection((host, int(port)), PATIENCE))
        if tls:
            tls.set_alpn_protocols(["h2"])
            link = stack.enter_context(tls.wrap_socket(link, server_hostname="localhost"))
        return Exchange(link).run(list((head | (headers or {})).items()), body)


class Exchange:
    """One request with its answer."""

    def __init__(self, link):
        self.link, self.connection = link, h2.connection.H2Connection()
        self.told, self.got, self.ended = {}, b"", False

    def run(self, head, body):
        self.connection.initiate_connection()
        self.connection.send_headers(1, head)
        while not self.ended:
            body = self.send(body)
            self.link.sendall(self.connection.data_to_send())
            received = self.link.recv(65536)
            if not received:
                raise ConnectionError("the connection ends before the answer")
            for event in self.connection.receive_data(received):
                self.hear(event)
        return self.told, self.got

    def send(self, body):
        """Sends what there is room for; gives what is left, None once all is sent."""
        while body is not None and not self.ended:
            room = min(
                self.connection.local_flow_control_window(1), self.connection.max_outbound_frame_size
            )
            if body and not room:
                break
            part, body = body[:room], body[room:] or None
            self.connection.send_data(1, part, end_stream=body is None)
        return body

    def hear(self, event):
        match event:
            case h2.events.ResponseReceived() | h2.events.TrailersReceived():
                for name, value in event.headers:
                    self.told[as_text(name)] = as_text(value)
            case h2.events.DataReceived():
                self.got += event.data
                self.connection.acknowledge_received_data(event.flow_controlled_length, 1)
            case h2.events.StreamEnded() | h2.events.StreamReset():
                self.ended = True
            case h2.events.ConnectionTerminated():
                raise ConnectionError(f"the server ends the connection: {event.error_code}")


def as_text(value):
    return value.decode("latin-1") if isinstance(value, bytes) else value


def check(setting):
    checks = setting.checks
    with running(setting.program) as server:
        told, body = call(server.address, "ListArticles", NOTHING)
        checks.equal(told[":status"], "200", "the status of a call")
        checks.equal(told.get("content-type"), "application/grpc", "the kind of its answer")
        checks.equal((told.get("grpc-status"), body[:1]), ("0", b"\0"), "its end and its flag")
        told, _ = call(server.address, "Guess", NOTHING)
        checks.equal((told[":status"], told["grpc-status"]), ("200", "12"), "no such method")
        told, _ = call(server.address, "ListArticles", NOTHING, {"content-type": "text/plain"})
        checks.equal(told[":status"], "415", "what is no gRPC")
        checks.equal(curl(server.address, "--http2-prior-knowledge"), "HTTP/2 200", "curl")
        # Without --web-origins nothing but HTTP/2 is spoken.
        checks.that("200" not in curl(server.address, "--http1.1"), "HTTP/1.1 is not answered")


def curl(address, *flags):
    """The first line of what curl is answered, empty if nothing."""
    command = ["curl", "--silent", "--max-time", "10", "--dump-header", "-", "--output", "/dev/null"]
    command += ["--header", "content-type: application/grpc", "--header", "te: trailers"]
    command += ["--data-binary", "@-", *flags, f"http://{address}/{SERVICE}/ListArticles"]
    done = subprocess.run(command, input=NOTHING, capture_output=True, timeout=20, check=False)
    return done.stdout.decode("latin-1").partition("\r\n")[0].strip()


def trusting(authority):
    """TLS that trusts this authority alone."""
    return ssl.create_default_context(cafile=authority)
