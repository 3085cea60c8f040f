"""Frames of HTTP/2 by hand (RFC 9113), for clients that do not behave."""

import struct

from hpack import Encoder

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, RST_STREAM, SETTINGS, PING, GOAWAY = 0, 1, 3, 4, 6, 7
END_STREAM, END_HEADERS, ACK = 1, 4, 1


def frame(kind, flags=0, stream=0, payload=b""):
    return struct.pack("!I", len(payload))[1:] + bytes([kind, flags]) + struct.pack("!I", stream) + payload


def greeting():
    """What a client says first."""
    return PREFACE + frame(SETTINGS)


def call(stream, method, body=b"", end=True):
    """A unary call with a message that is encoded already."""
    headers = [
        (":method", "POST"), (":scheme", "http"), (":authority", "localhost"),
        (":path", f"/parallax.v1.AnalysisService/{method}"), ("content-type", "application/grpc"),
        ("te", "trailers"),
    ]
    encoder = Encoder()
    encoder.header_table_size = 0  # so that each call stands by itself
    message = b"\0" + struct.pack("!I", len(body)) + body
    last = END_STREAM if end else 0
    return frame(HEADERS, END_HEADERS, stream, encoder.encode(headers)) + frame(DATA, last, stream, message)


def frames(data):
    """The whole frames in `data`: kind, flags, stream and payload of each."""
    while len(data) >= 9:
        length = int.from_bytes(data[:3], "big")
        if len(data) < 9 + length:
            return
        yield data[3], data[4], int.from_bytes(data[5:9], "big"), data[9 : 9 + length]
        data = data[9 + length :]
