"""A client that knows the service only through server reflection, and counts what it checks."""

import math

import grpc
from google.protobuf import json_format
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from google.rpc import error_details_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)
from grpc_status import rpc_status

DETAILS = (
    error_details_pb2.BadRequest,
    error_details_pb2.ErrorInfo,
    error_details_pb2.QuotaFailure,
    error_details_pb2.ResourceInfo,
)


class Refused(Exception):
    """A call that ended with an error: its code and its details, by type."""

    def __init__(self, error):
        self.code = error.code().name
        self.message = error.details()
        self.details = {}
        status = rpc_status.from_call(error)
        for detail in status.details if status else ():
            for kind in DETAILS:
                if detail.Is(kind.DESCRIPTOR):
                    message = kind()
                    detail.Unpack(message)
                    self.details[kind.DESCRIPTOR.name] = message
        super().__init__(f"{self.code}: {self.message}")

    @property
    def reason(self):
        info = self.details.get("ErrorInfo")
        return info.reason if info else ""

    @property
    def fields(self):
        bad = self.details.get("BadRequest")
        return {violation.field for violation in bad.field_violations} if bad else set()


class Client:
    """Calls with dicts in protobuf JSON, under the proto's own field names."""

    def __init__(self, address, service="parallax.v1.AnalysisService"):
        self.channel, self.address = None, address
        self.connect()
        self.database = ProtoReflectionDescriptorDatabase(self.channel)
        self.pool = DescriptorPool(self.database)
        self.service = self.pool.FindServiceByName(service)

    def connect(self):
        """Takes a new connection in place of the old one, if there is one."""
        if self.channel:
            self.channel.close()
        no_limit = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
        self.channel = grpc.insecure_channel(self.address, options=no_limit)

    def message(self, method, request):
        kind = GetMessageClass(self.service.methods_by_name[method].input_type)
        return request if isinstance(request, bytes) else json_format.ParseDict(request, kind())

    def call(self, method, request, timeout=30):
        """A unary call. A request of bytes is sent as it is."""
        descriptor = self.service.methods_by_name[method]
        answer = GetMessageClass(descriptor.output_type)
        rpc = self.channel.unary_unary(
            f"/{self.service.full_name}/{method}", encode, answer.FromString
        )
        try:
            return decode(rpc(self.message(method, request), timeout=timeout))
        except grpc.RpcError as error:
            raise Refused(error) from None

    def stream(self, method, requests, timeout=30):
        """A bidirectional call; yields the answers as they come."""
        descriptor = self.service.methods_by_name[method]
        answer = GetMessageClass(descriptor.output_type)
        rpc = self.channel.stream_stream(
            f"/{self.service.full_name}/{method}", encode, answer.FromString
        )
        messages = (self.message(method, request) for request in requests)
        return (decode(answer) for answer in rpc(messages, timeout=timeout))


def encode(message):
    return message if isinstance(message, bytes) else message.SerializeToString()


def decode(message):
    return json_format.MessageToDict(
        message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )


def field(number, value):
    """One field on the wire: a varint, or bytes with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def varint(value):
    length = max(1, math.ceil(value.bit_length() / 7))
    octets = [(value >> 7 * i) & 0x7F | 0x80 for i in range(length)]
    return bytes(octets[:-1] + [octets[-1] & 0x7F])


class Checks:
    """Counts checks and says which failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def that(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}")

    def equal(self, got, expected, what):
        self.that(got == expected, f"{what}: got {got!r}, expected {expected!r}")

    def finish(self):
        """The closing line, and the exit status."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
