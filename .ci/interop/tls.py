"""TLS with ALPN, certificates of callers, and keys, by every client."""

import subprocess

import examples
import grpc
import http2
import libraries
from server import running

KEY = "interop-key-0123456789abcdef"
SERVICE = "parallax.v1.AnalysisService"
DAYS = "2"


def check(setting):
    folder = setting.folder / "tls"
    folder.mkdir()
    authority(folder)
    signed(folder, "server", "DNS:localhost,IP:127.0.0.1")
    signed(folder, "caller", "DNS:caller.example")
    keys = folder / "keys"
    keys.write_text(f"interop read,write - {KEY}\n", encoding="ascii")
    keys.chmod(0o600)
    flags = ["--tls-cert", folder / "server.pem", "--tls-key", folder / "server.key"]
    with running(setting.program, *flags, "--api-keys", keys) as server:
        alpn(setting.checks, server.address, folder)
        with_keys(setting, server.address, folder)
    with running(setting.program, *flags, "--tls-client-ca", folder / "ca.pem") as server:
        with_certificates(setting.checks, server.address, folder)


def openssl(folder, *arguments):
    command = ["openssl", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=30)


def authority(folder):
    openssl(
        folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", "ca.key", "-out", "ca.pem", "-days", DAYS, "-subj", "/CN=Interop CA",
    )


def signed(folder, name, names):
    openssl(
        folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}",
        "-addext", f"subjectAltName={names}",
    )
    openssl(
        folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-CAcreateserial", "-days", DAYS, "-copy_extensions", "copy", "-out", f"{name}.pem",
    )


def alpn(checks, address, folder):
    """Clients agree on HTTP/2 in the handshake; those that know only HTTP/1.1 do not get far."""
    for protocols, expected in (("h2,http/1.1", "ALPN protocol: h2"), ("h2", "ALPN protocol: h2")):
        command = ["openssl", "s_client", "-connect", address, "-alpn", protocols]
        command += ["-CAfile", folder / "ca.pem", "-verify_return_error", "-verify_hostname", "localhost"]
        done = subprocess.run(command, input="", capture_output=True, text=True, timeout=30, check=False)
        checks.that(expected in done.stdout, f"ALPN {protocols}: {done.stdout[-600:]}{done.stderr}")
    for version, agreed in (("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)):
        command = ["openssl", "s_client", "-connect", address, version, "-alpn", "h2"]
        done = subprocess.run(command, input="", capture_output=True, text=True, timeout=30, check=False)
        checks.equal("ALPN protocol: h2" in done.stdout, agreed, f"a handshake with {version}")


def with_keys(setting, address, folder):
    checks, ca = setting.checks, folder / "ca.pem"
    for name in ("rust", "python", "node"):
        done = examples.run(setting, name, address, "--ca", str(ca), "--key", KEY)
        checks.that(done.returncode == 0, f"{name} over TLS with a key: {done.stderr}")
        done = examples.run(setting, name, address, "--ca", str(ca), "--key", "x" * 24)
        checks.that(done.returncode == 1, f"{name} with a wrong key")
        checks.that("reason: UNAUTHENTICATED" in done.stderr, f"{name} tells why: {done.stderr}")
        checks.that("x" * 24 not in done.stderr, f"{name} keeps the key to itself")
    command = ["grpcurl", "-cacert", ca, "-H", f"authorization: Bearer {KEY}", address]
    done = subprocess.run(
        [*command, f"{SERVICE}/ListArticles"], capture_output=True, text=True, timeout=30, check=False
    )
    checks.that("kestrel-wire" in done.stdout, f"grpcurl over TLS with a key: {done}")
    for headers, expected in (({"authorization": f"Bearer {KEY}"}, "0"), ({}, "16")):
        told, _ = http2.call(address, "ListArticles", http2.NOTHING, headers, http2.trusting(ca))
        checks.equal(told.get("grpc-status"), expected, f"a call with {list(headers)}")


def with_certificates(checks, address, folder):
    read = {name: (folder / name).read_bytes() for name in ("ca.pem", "caller.pem", "caller.key")}
    known = grpc.ssl_channel_credentials(read["ca.pem"], read["caller.key"], read["caller.pem"])
    unknown = grpc.ssl_channel_credentials(read["ca.pem"])
    for credentials, expected in ((known, "OK"), (unknown, "UNAVAILABLE")):
        with grpc.secure_channel(address, credentials) as channel:
            rpc = channel.unary_unary(f"/{SERVICE}/ListArticles", None, None)
            try:
                rpc(b"", timeout=10)
                code = "OK"
            except grpc.RpcError as error:
                code = error.code().name
            checks.equal(code, expected, "a caller with a certificate, or without")
