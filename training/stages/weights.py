"""The file of weights, whose format `src/learn/weights.rs` defines."""

import struct

import numpy as np

MAGIC, VERSION = b"PLXW", 1
FLOAT, SCALED = 0, 1
# The scale of a row of zeros.
LEAST_SCALE = 1e-8


class WeightsFile:
    """Tensors in the order in which they were added."""

    def __init__(self):
        """A file without tensors."""
        self.tensors = []

    def float(self, name, array):
        """Adds a tensor as it is."""
        array = np.ascontiguousarray(array, "<f4")
        self.add(name, FLOAT, array.shape, array.tobytes())

    def scaled(self, name, array):
        """Adds a tensor as bytes, with a scale for each row: its largest number is 127."""
        array = np.asarray(array, np.float32)
        rows = array.reshape(len(array), -1)
        scales = np.abs(rows).max(1) / 127
        scales[scales == 0] = LEAST_SCALE
        numbers = np.clip(np.round(rows / scales[:, None]), -127, 127).astype(np.int8)
        self.add(name, SCALED, array.shape, scales.astype("<f4").tobytes() + numbers.tobytes())

    def add(self, name, kind, shape, data):
        """Adds the bytes of a tensor."""
        name = name.encode()
        head = struct.pack("<H", len(name)) + name + struct.pack("<BB", kind, len(shape))
        self.tensors.append(head + struct.pack(f"<{len(shape)}I", *shape) + data)

    def write(self, path):
        """Writes the file."""
        head = MAGIC + struct.pack("<II", VERSION, len(self.tensors))
        path.write_bytes(head + b"".join(self.tensors))
