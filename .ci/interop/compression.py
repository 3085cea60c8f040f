"""gzip and zstd on the wire, and messages that grow: their bytes are made and read here."""

import gzip
import struct
import zlib

import grpc
import http2
import zstandard
from client import Client
from server import running

MIB = 1 << 20
TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master. " * 300
# What one message may take on top, compressed and not; the limit of a message is 16 MiB.
ROOM = 96 * MIB


def gzipped(blocks):
    packer = zlib.compressobj(wbits=31)
    return b"".join(map(packer.compress, blocks)) + packer.flush()


def zstandardized(blocks):
    packer = zstandard.ZstdCompressor().compressobj()
    return b"".join(map(packer.compress, blocks)) + packer.flush()


def unzstandardized(packed):
    return zstandard.ZstdDecompressor().decompressobj().decompress(packed)


CODECS = {"gzip": (gzipped, gzip.decompress), "zstd": (zstandardized, unzstandardized)}


def check(setting):
    with running(setting.program) as server:
        client = Client(server.address)
        client.call("Ingest", {"article": {"article_id": "long", "text": TEXT}})
        read = client.message("GetArticle", {"article_id": "long"}).SerializeToString()
        plain = client.channel.unary_unary("/parallax.v1.AnalysisService/GetArticle", None, None)
        expected = plain(read)
        for name, (pack, unpack) in CODECS.items():
            answered_alike(setting.checks, server, name, pack([read]), unpack, expected)
            bombs(setting.checks, server, name, pack)
        unknown(setting.checks, server)
        grpcio_packs(setting.checks, server, read, expected)


def frame(message):
    return b"\x01" + struct.pack(">I", len(message)) + message


def call(server, method, name, message):
    headers = {"grpc-encoding": name, "grpc-accept-encoding": "identity,deflate,gzip,zstd"}
    return http2.call(server.address, method, frame(message), headers)


def answered_alike(checks, server, name, request, unpack, expected):
    headers, body = call(server, "GetArticle", name, request)
    checks.equal(headers.get("grpc-status"), "0", f"a request in {name}")
    checks.equal(headers.get("grpc-encoding"), name, "the compression of its answer")
    checks.equal(body[:1], b"\x01", "the answer's flag")
    checks.that(unpack(body[5:]) == expected, f"the answer in {name} is the answer")
    checks.that(len(body) < len(expected) / 5, f"{len(body)} bytes for {len(expected)}")


def bombs(checks, server, name, pack):
    """A gigabyte of zeros in a small message."""
    bomb = pack(bytes(MIB) for _ in range(1024))
    checks.that(len(bomb) < 2 * MIB, f"the message in {name} has {len(bomb)} bytes")
    before = server.peak_memory()
    for method in ("Ingest", "CompareSources", "IngestStream"):
        for _ in range(3):
            headers, _ = call(server, method, name, bomb)
            checks.equal(headers.get("grpc-status"), "8", f"a gigabyte in {name} to {method}")
    grown = server.peak_memory() - before
    checks.that(grown < ROOM, f"the server grew by {grown // MIB} MiB")


def unknown(checks, server):
    headers, _ = call(server, "GetArticle", "snappy", b"x")
    checks.equal(headers.get("grpc-status"), "12", "an unknown compression")
    checks.equal(headers.get("grpc-accept-encoding"), "gzip,zstd,identity", "those that are known")


def grpcio_packs(checks, server, read, expected):
    """grpcio asks for gzip, and is answered in it."""
    with grpc.insecure_channel(server.address, compression=grpc.Compression.Gzip) as channel:
        rpc = channel.unary_unary("/parallax.v1.AnalysisService/GetArticle", None, None)
        checks.equal(rpc(read, timeout=20), expected, "grpcio reads gzip")
