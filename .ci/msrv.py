"""Checks that no dependency asks for a newer Rust than `rust-version` in Cargo.toml.

Reads `cargo metadata` and walks the dependencies that a user builds, for every platform: normal
and build dependencies, not those of the tests. Together with clippy's `incompatible_msrv`, which
looks for library functions of ours that are too new, this stands in for a build with the oldest
toolchain, which would have to be downloaded.
"""

import json
import subprocess
import sys


def version(text):
    """"1.88" and "1.88.0" as (1, 88, 0)."""
    numbers = [int(part) for part in text.split("-")[0].split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


def built(metadata):
    """The ids of all packages that a user's build needs."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    waiting, seen = [metadata["resolve"]["root"]], set()
    while waiting:
        package = waiting.pop()
        if package in seen:
            continue
        seen.add(package)
        for dep in nodes[package]["deps"]:
            if any(kind["kind"] != "dev" for kind in dep["dep_kinds"]):
                waiting.append(dep["pkg"])
    return seen


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    metadata = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    ours = packages[metadata["resolve"]["root"]]["rust_version"]
    needed = built(metadata)
    newer = [
        f'{p["name"]} {p["version"]} asks for Rust {p["rust_version"]}'
        for p in (packages[i] for i in sorted(needed))
        if p["rust_version"] and version(p["rust_version"]) > version(ours)
    ]
    for line in newer:
        print(line, file=sys.stderr)
    print(f"{len(needed)} packages, {len(newer)} of them ask for more than Rust {ours}")
    return 1 if newer else 0


if __name__ == "__main__":
    sys.exit(main())
