"""A client to start from: stores articles, shows who is quoted in them, and where they differ.

    python client.py [--key KEY] [--ca CA.pem] [ADDRESS]

README.md tells how to make the modules of `parallax.v1`.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import grpc
from google.protobuf import json_format
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from parallax.v1 import parallax_pb2 as pb
from parallax.v1 import parallax_pb2_grpc

ROOT = Path(__file__).resolve().parents[2]
SERVICE_CONFIG = ROOT / "proto/parallax/v1/parallax_grpc_service_config.json"

# Seconds. Python keeps the timeouts of the service config to itself, and a second short
# (grpc/grpc#34547); a timeout of the call itself is exact, and the server hears of it.
TIMEOUT = 30
TIMEOUT_OF_COMPARISON = 120


def main():
    settings = arguments()
    try:
        with connect(settings) as channel:
            run(parallax_pb2_grpc.AnalysisServiceStub(channel), read(settings.articles))
    except grpc.RpcError as error:
        explain(error.code().name, error.details(), rpc_status.from_call(error))
        sys.exit(1)


def run(service, articles):
    show_stored(service.Ingest(pb.IngestRequest(article=articles[0]), timeout=TIMEOUT))
    for answer in ingest_stream(service, articles[1:]):
        show_stored(answer)
    ids = [article.article_id for article in articles]
    for article_id in ids:
        direct = pb.ExtractQuotesRequest(article_id=article_id, kinds=[pb.QUOTE_KIND_DIRECT])
        show_quotes(service.ExtractQuotes(direct, timeout=TIMEOUT))
    request = pb.CompareSourcesRequest(article_ids=ids)
    show_comparison(service.CompareSources(request, timeout=TIMEOUT_OF_COMPARISON))


def ingest_stream(service, articles):
    """Stores articles over one stream, each answered in its place. A stream is never sent again
    by itself: after a break the caller sends what was not answered."""
    requests = (pb.IngestStreamRequest(request_id=a.article_id, article=a) for a in articles)
    for answer in service.IngestStream(requests):
        if answer.WhichOneof("result") == "ok":
            yield answer.ok
        else:
            print(f"{answer.request_id} is refused", file=sys.stderr)
            explain(grpc_code(answer.error.code), answer.error.message, answer.error)


def connect(settings):
    """Connects at the first call, and again whenever the connection was lost."""
    options = [
        ("grpc.service_config", SERVICE_CONFIG.read_text(encoding="utf-8")),
        # An answer that compares many articles can be larger than the 4 MiB of the default.
        ("grpc.max_receive_message_length", 64 << 20),
    ]
    if settings.ca:
        credentials = grpc.ssl_channel_credentials(settings.ca.read_bytes())
        channel = grpc.secure_channel(settings.address, credentials, options)
    else:
        channel = grpc.insecure_channel(settings.address, options)
    return grpc.intercept_channel(channel, Bearer(settings.key)) if settings.key else channel


class Bearer(grpc.UnaryUnaryClientInterceptor, grpc.StreamStreamClientInterceptor):
    """Sends the key with every call."""

    def __init__(self, key):
        self.header = ("authorization", f"Bearer {key}")

    def intercept_unary_unary(self, call, details, request):
        return call(self.with_key(details), request)

    def intercept_stream_stream(self, call, details, requests):
        return call(self.with_key(details), requests)

    def with_key(self, details):
        return details._replace(metadata=[*(details.metadata or ()), self.header])


def show_stored(answer):
    print(
        f"{answer.article_id} is stored as revision {answer.revision}, "
        f"with {answer.quote_count} quotations"
    )


def show_quotes(answer):
    print(f"\n{answer.article_id}")
    for quote in answer.quotes:
        known = quote.speaker_index >= 0
        name = answer.speakers[quote.speaker_index].name if known else "somebody"
        print(f"  {name}: “{quote.text}”")


def show_comparison(answer):
    print(f"\n{len(answer.discrepancies)} discrepancies")
    for discrepancy in answer.discrepancies:
        severity = pb.Severity.Name(discrepancy.severity).removeprefix("SEVERITY_").lower()
        print(f"  {severity}: {discrepancy.summary}")


def explain(code, message, status):
    """What went wrong, with all that the server says about it."""
    print(f"error: {code}: {message}", file=sys.stderr)
    for packed in status.details if status else ():
        for detail in (
            error_details_pb2.ErrorInfo(),
            error_details_pb2.BadRequest(),
            error_details_pb2.RetryInfo(),
        ):
            if packed.Unpack(detail):
                for line in lines(detail):
                    print(f"  {line}", file=sys.stderr)


def lines(detail):
    match detail:
        case error_details_pb2.ErrorInfo():
            yield f"reason: {detail.reason}"
        case error_details_pb2.BadRequest():
            yield from (f"{v.field}: {v.description}" for v in detail.field_violations)
        case error_details_pb2.RetryInfo():
            yield f"try again in {detail.retry_delay.ToTimedelta().total_seconds():g} s"


def grpc_code(number):
    return next(code.name for code in grpc.StatusCode if code.value[0] == number)


def read(folder):
    """The articles of a folder, in the order of their names; each is an IngestRequest in JSON."""
    files = sorted(folder.glob("*.json"))
    if not files:
        sys.exit(f"error: {folder} has no articles")
    texts = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return [json_format.ParseDict(text["article"], pb.Article()) for text in texts]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", nargs="?", default="127.0.0.1:50051")
    parser.add_argument("--key", default=os.environ.get("PARALLAX_KEY"))
    parser.add_argument("--ca", type=Path, help="who signed the server's certificate, in PEM")
    parser.add_argument("--articles", type=Path, default=ROOT / "examples/articles")
    return parser.parse_args()


if __name__ == "__main__":
    main()
