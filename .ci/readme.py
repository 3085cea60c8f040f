"""Runs what the README tells a reader to paste, and looks for the output it promises.

    python3 .ci/readme.py ADDRESS

Every `sh` block that calls grpcurl or the built binary is run by bash as it stands, apart from the
address, and every `python` block by this Python. The block must succeed, or fail where the text
since the block before says "is refused". Of a `json` or `text` block that follows, each line must be part of
the output, apart from white space; a line that holds "…" stands for any number of lines.
"""

import re
import subprocess
import sys
from pathlib import Path

from client import Checks

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = "127.0.0.1:50051"


def blocks(readme):
    """Each block as (the text before it, its language, its content)."""
    end = 0
    for match in BLOCK.finditer(readme):
        yield readme[end : match.start()], match.group(1), match.group(2)
        end = match.end()


def command(language, content):
    """How to run a block, or None if it is not to be run here."""
    if language == "python":
        return [sys.executable, "-c", content]
    if language == "sh" and ("grpcurl -" in content or "target/release/parallax" in content):
        return ["bash", "-euo", "pipefail", "-c", content]
    return None


def promised(content):
    lines = (squeeze(line).rstrip(",") for line in content.splitlines())
    return [line for line in lines if line and "…" != line and line not in "{}[]"]


def squeeze(line):
    return " ".join(line.split())


def main(address):
    checks = Checks()
    output = None
    for before, language, content in blocks((ROOT / "README.md").read_text(encoding="utf-8")):
        run = command(language, content.replace(ADDRESS, address))
        if run:
            done = subprocess.run(
                run, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
            )
            output = done.stdout
            refused = "is refused" in before
            checks.that((done.returncode != 0) == refused, f"{content}\n{output}")
        elif language in ("json", "text") and output is not None:
            got = squeeze(output)
            for line in promised(content):
                checks.that(line in got, f"the README promises {line!r}, not found in {got[:600]!r} …")
            output = None
        else:
            output = None
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
