"""Drives the server with the clients that people have, and counts what it checks.

    python3 .ci/interop PROGRAM EXAMPLE FOLDER

PROGRAM is the server, EXAMPLE the built example client in Rust, FOLDER an empty folder for what is
made on the way. grpcurl, node, npm, curl, openssl and chromium must be on the path, and grpcio with
grpcio-tools, grpcio-status and zstandard installed; `.ci/run` sees to that.
"""

import os
import shutil
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

os.environ["GRPC_VERBOSITY"] = "NONE"  # what grpcio says of connections that end as they should

import browser
import compression
import examples
import http2
import libraries
import retries
import tls
from client import Checks

ROOT = HERE.parent.parent
PARTS = (examples, retries, libraries, compression, http2, tls, browser)


class Setting:
    """What every part needs."""

    def __init__(self, program, example, folder):
        self.program = str(Path(program).resolve())
        self.example = str(Path(example).resolve())
        self.folder = Path(folder).resolve()
        self.tree = self.folder / "tree"
        self.checks = Checks()

    def copy_tree(self):
        """Copies what a user has, so that what the examples install or make stays out of ours."""
        unwanted = shutil.ignore_patterns("node_modules", "__pycache__", "parallax_pb2*")
        for part in ("examples", "proto"):
            shutil.copytree(ROOT / part, self.tree / part, ignore=unwanted)
        for script in HERE.glob("*.mjs"):
            shutil.copy(script, self.tree / "examples/node")


def main(program, example, folder):
    setting = Setting(program, example, folder)
    setting.copy_tree()
    for part in PARTS:
        started = time.monotonic()
        before = setting.checks.passed + setting.checks.failed
        try:
            part.check(setting)
        except Exception as error:  # what is broken must not hide what comes after it
            setting.checks.that(False, f"{part.__name__}: {type(error).__name__}: {error}")
        counted = setting.checks.passed + setting.checks.failed - before
        print(f"{part.__name__}: {counted} checks in {time.monotonic() - started:.1f} s", flush=True)
    return setting.checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
