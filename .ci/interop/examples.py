"""The example clients, installed and started as their READMEs say."""

import os
import re
import subprocess

from server import running

PROMISED = (
    "kestrel-wire is stored as revision 1",
    "Petra Holm: “The Lady Maren passed her inspection in January”",
    "high: The same words are given to different speakers",
)


def check(setting):
    install(setting)
    with running(setting.program) as server:
        outputs = {}
        for name in ("rust", "python", "node"):
            done = run(setting, name, server.address)
            setting.checks.that(done.returncode == 0, f"the example in {name}: {done.stderr}")
            outputs[name] = done.stdout
            for line in PROMISED:
                setting.checks.that(line in done.stdout, f"{line!r} by the example in {name}")
        setting.checks.that(len(set(outputs.values())) == 1, f"all print the same: {outputs}")
        refused_in_words(setting, server)


def install(setting):
    """Runs every line of the READMEs but the last, which starts the client."""
    tools = setting.folder / "tools"
    tools.mkdir()
    python = tools / "python"
    python.write_text('#!/bin/sh\nexec python3 "$@"\n', encoding="ascii")
    python.chmod(0o755)
    for name in ("python", "node"):
        script = "\n".join(["set -eu", *steps(setting, name)[:-1]])
        done = subprocess.run(
            ["bash", "-c", script], cwd=setting.tree, env=environment(setting), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False,
        )
        setting.checks.that(done.returncode == 0, f"{script}\n{done.stdout}")


def environment(setting):
    """Where `python` is there, and what pip and npm install goes into a folder of ours."""
    tools = setting.folder / "tools"
    quiet = {"NPM_CONFIG_AUDIT": "false", "NPM_CONFIG_FUND": "false"}
    return os.environ | quiet | {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PIP_TARGET": str(tools / "packages"),
        "PYTHONPATH": f"{tools / 'packages'}:{os.environ.get('PYTHONPATH', '')}",
    }


def steps(setting, name):
    readme = (setting.tree / f"examples/{name}/README.md").read_text(encoding="utf-8")
    return re.search(r"^```sh\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)[1].splitlines()


def run(setting, name, address, *flags):
    """Runs an example against a server; flags as all of them take them."""
    folder = setting.tree / "examples"
    if name == "rust":
        scheme = "https" if "--ca" in flags else "http"
        command = [setting.example, *flags, f"{scheme}://{address}"]
        folder = setting.tree
    else:
        start = steps(setting, name)[-1].split()
        command = [*start, *flags, address]
        folder = folder / name
    return subprocess.run(
        command, cwd=folder, env=environment(setting), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=60, check=False,
    )


def refused_in_words(setting, server):
    """An article that is wrong twice: both faults are told, and the status is that of a failure."""
    folder = setting.folder / "wrong"
    folder.mkdir()
    wrong = '{"article": {"article_id": "not an id", "text": " "}}'
    (folder / "wrong.json").write_text(wrong, encoding="utf-8")
    for name in ("rust", "python", "node"):
        done = run(setting, name, server.address, "--articles", str(folder))
        for words in ("reason: INVALID_FIELD", "  article.article_id: ", "  article.text: "):
            setting.checks.that(words in done.stderr, f"{words!r} by {name}: {done.stderr}")
        setting.checks.equal(done.returncode, 1, f"the exit status of {name}")
