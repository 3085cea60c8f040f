"""Checks what the program is installed with: unit, Debian package, image and Kubernetes manifest.

    python3 .ci/package.py PROGRAM FOLDER

FOLDER is an empty folder for what is made on the way. cargo-deb, dpkg, lintian, systemd-analyze and
hadolint must be on the path, kubernetes-validate installed, and this run by root, which chroot needs;
`.ci/run` sees to that. What needs a container engine, a cluster or a running systemd is not checked.
"""

import copy
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import yaml

import settings
from client import Checks, Client

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
UNIT = PACKAGING / "parallax.service"
MANIFEST = PACKAGING / "kubernetes/parallax.yaml"
TLS_PATCH = PACKAGING / "kubernetes/tls.patch.yaml"
KUBERNETES = "1.33"
# Of 10; what systemd calls "OK" begins at 5.
EXPOSURE = 1.5
# Read by the example clients.
OF_CLIENTS = {"PARALLAX_KEY"}
NOBODY = 65532
# What the image brings along.
LIBRARIES = {"libc.so.6", "libm.so.6", "libgcc_s.so.1"}


def run(checks, *command, **more):
    """Runs a command that must succeed; gives what it prints."""
    done = subprocess.run(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=300, check=False, **more,
    )
    checks.that(done.returncode == 0, f"{command[0]} ends with {done.returncode}: {done.stdout}")
    return done.stdout


def names(checks, known):
    """Every setting that a file names exists, and the file for the unit has all of them."""
    variables = {setting.variable for setting in known} | OF_CLIENTS
    flags = {setting.flag for setting in known} | {"--help"}
    files = [path for path in PACKAGING.rglob("*") if path.is_file()]
    for path in [*files, ROOT / "Dockerfile", ROOT / "docs/packaging.md"]:
        text = path.read_text(encoding="utf-8")
        unknown = set(re.findall(r"PARALLAX_[A-Z_]+", text)) - variables
        checks.equal(unknown, set(), f"settings that {path.name} names and nobody reads")
        for words in re.findall(r"parallax serve((?: [^\s`]+)*)", text):
            checks.that(set(re.findall(r"--[a-z-]+", words)) <= flags, f"{path.name}: {words}")
    written = settings.FILE.read_text(encoding="utf-8")
    help_to_write = "python3 .ci/settings.py target/release/parallax writes it"
    checks.that(written == settings.env_file(known), f"parallax.env is as the help; {help_to_write}")


def seconds(text):
    """A length of time such as 10s, 100ms or 30."""
    number, unit = re.fullmatch(r"(\d+)(ms|s|)", text).groups()
    return int(number) / (1000 if unit == "ms" else 1)


def stops_in_time(checks, known, given, most, what):
    """Whoever stops the server must wait longer than it may take."""
    values = {setting.variable: setting.default for setting in known} | given
    needed = seconds(values["PARALLAX_DRAIN_DELAY"]) + seconds(values["PARALLAX_SHUTDOWN_GRACE"])
    checks.that(most > needed + 1, f"{what} waits {most} s for {needed} s")


def unit(checks, known, program, folder):
    """systemd understands the unit and finds little that it could do."""
    text = UNIT.read_text(encoding="utf-8")
    copied = folder / UNIT.name
    copied.write_text(text.replace("/usr/bin/parallax", str(program)), encoding="utf-8")
    said = run(checks, "systemd-analyze", "verify", "--man=no", copied)
    checks.equal(said.strip(), "", "what systemd has against the unit")
    threshold = f"--threshold={int(EXPOSURE * 10)}"
    said = run(checks, "systemd-analyze", "security", "--offline=true", "--no-pager", threshold, UNIT)
    print(said.strip().splitlines()[-1])
    most = int(re.search(r"^TimeoutStopSec=(\d+)$", text, re.MULTILINE)[1])
    stops_in_time(checks, known, {}, most, "the unit")
    for status in ("2", "78"):
        given_up = re.search(r"^RestartPreventExitStatus=(.*)$", text, re.MULTILINE)[1].split()
        checks.that(status in given_up, f"a server that ends with {status} is not started again")


def package(checks, program, folder):
    """The Debian package holds what it should, and the program in it runs."""
    target = folder / "target"
    (target / "release").mkdir(parents=True)
    shutil.copy(program, target / "release/parallax")
    deb = folder / "parallax.deb"
    environment = os.environ | {"CARGO_TARGET_DIR": str(target)}
    command = ("cargo", "deb", "--no-build", "--quiet", "--output", deb)
    run(checks, *command, cwd=ROOT, env=environment)
    control = run(checks, "dpkg-deb", "--field", deb)
    for line in ("Package: parallax", "Section: net", "systemd-standalone-sysusers", "libc6"):
        checks.that(line in control, f"{line} stands in the control file: {control}")
    run(checks, "dpkg-deb", "--raw-extract", deb, folder / "deb")
    inside = folder / "deb"
    scripts = {path.name for path in (inside / "DEBIAN").iterdir()}
    checks.that({"postinst", "prerm", "postrm", "conffiles"} <= scripts, f"the scripts: {scripts}")
    for script in scripts & {"postinst", "prerm", "postrm"}:
        run(checks, "sh", "-n", inside / "DEBIAN" / script)
        left = "#DEBHELPER#" in (inside / "DEBIAN" / script).read_text(encoding="utf-8")
        checks.that(not left, f"{script} is complete")
    conffiles = (inside / "DEBIAN/conffiles").read_text(encoding="utf-8").split()
    checks.equal(conffiles, ["/etc/parallax/parallax.env"], "what upgrades leave alone")
    written = (PACKAGING / "debian/changelog").read_text(encoding="utf-8")
    full = re.search(r"^Version: (\S+)", control, re.MULTILINE)[1]
    checks.that(f"parallax ({full})" in written, f"the changelog of the package tells of {full}")
    units = list(inside.rglob("parallax.service"))
    checks.equal(len(units), 1, "the unit is in the package")
    version = re.search(r"^Version: ([\d.]+)", control, re.MULTILINE)[1]
    said = run(checks, inside / "usr/bin/parallax", "--version")
    checks.equal(said, f"parallax {version}\n", "the program in the package")
    said = run(checks, "lintian", "--allow-root", "--fail-on", "error,warning", deb)
    checks.equal(said.strip(), "", "what lintian has against the package")


def image(checks, program, folder):
    """What docker would do, as far as it goes without it: the file is linted, its context holds
    what cargo looks for, and the program runs as nobody where nothing is but its libraries."""
    said = run(checks, "hadolint", "--failure-threshold", "info", ROOT / "Dockerfile")
    checks.equal(said.strip(), "", "what hadolint has against the Dockerfile")
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    checks.that(f"USER {NOBODY}:{NOBODY}" in text, "the image is not root's")
    oldest = re.search(r'^rust-version = "([\d.]+)"', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)
    pinned = re.search(r"^FROM rust:(\d+\.\d+)\.\d+-slim-bookworm", text, re.MULTILINE)
    as_numbers = [tuple(map(int, found[1].split("."))) for found in (oldest, pinned)]
    checks.that(as_numbers[0] <= as_numbers[1], f"Rust {pinned[1]} builds it")
    context(checks, folder / "context")
    alone(checks, program, folder / "rootfs")


def context(checks, folder):
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in (line[1:] for line in allowed if line.startswith("!")):
        source, copied = ROOT / name, folder / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, copied) if source.is_dir() else shutil.copy(source, copied)
    command = ("cargo", "metadata", "--format-version", "1", "--locked", "--no-deps")
    said = run(checks, *command, cwd=folder)
    checks.that('"name":"parallax"' in said, "cargo finds the targets in the context")


def alone(checks, program, folder):
    """Runs the program with its libraries in a root folder of their own."""
    linked = run(checks, "ldd", program)
    libraries = dict(re.findall(r"(\S+) => (/\S+)", linked))
    checks.that(set(libraries) <= LIBRARIES, f"the image has {sorted(libraries)}")
    loader = re.search(r"^\s*(/lib\S*/ld-\S+)", linked, re.MULTILINE)[1]
    for path in [*libraries.values(), loader]:
        copied = folder / path.lstrip("/")
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    (folder / "usr/bin").mkdir(parents=True)
    shutil.copy(program, folder / "usr/bin/parallax")
    user = f"--userspec={NOBODY}:{NOBODY}"
    command = ["chroot", user, str(folder), "/usr/bin/parallax", "serve", "--listen", "127.0.0.1:0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    first = server.stderr.readline()
    address = re.search(r"address=(\S+)", first)
    checks.that(address, f"it starts as nobody, in an empty root: {first}")
    if address:
        total = Client(address[1]).call("ListArticles", {})["total_size"]
        checks.equal(total, 0, "and answers")
    server.terminate()
    checks.equal(server.wait(timeout=30), 0, "and stops well")


def manifest(checks, known):
    """The manifest is valid, with TLS and without, and agrees with itself."""
    plain = list(yaml.safe_load_all(MANIFEST.read_text(encoding="utf-8")))
    patch = yaml.safe_load(TLS_PATCH.read_text(encoding="utf-8"))
    with_tls = [merged(plain[0], patch), *plain[1:]]
    for documents in (plain, with_tls):
        for document in documents:
            try:
                kubernetes_validate.validate(document, KUBERNETES, strict=True)
                checks.that(True, document["kind"])
            except kubernetes_validate.ValidationError as error:
                checks.that(False, f"{document['kind']}: {error.message}")
        deployment(checks, known, documents[0])
    agrees(checks, *plain)
    probes = [key for name in PROBES for key in container(with_tls[0])[name]]
    checks.that("grpc" not in probes, "with TLS nothing is asked by gRPC, which the kubelet cannot")


PROBES = ("startupProbe", "readinessProbe", "livenessProbe")
# By what a list of Kubernetes is merged.
MERGE_KEYS = ("mountPath", "name")


def merged(whole, patch):
    """`kubectl patch` with a strategic merge, for the lists that ours has."""
    if isinstance(patch, dict) and isinstance(whole, dict):
        result = copy.copy(whole)
        for key, value in patch.items():
            if value is None:
                result.pop(key, None)
            else:
                result[key] = merged(whole.get(key), value)
        return result
    if isinstance(patch, list) and isinstance(whole, list):
        result = list(whole)
        for item in patch:
            key = next(key for key in MERGE_KEYS if key in item)
            places = [i for i, old in enumerate(result) if old.get(key) == item[key]]
            if places:
                result[places[0]] = merged(result[places[0]], item)
            else:
                result.append(item)
        return result
    return patch


def container(document):
    (only,) = document["spec"]["template"]["spec"]["containers"]
    return only


def deployment(checks, known, document):
    pod = document["spec"]["template"]["spec"]
    ours = container(document)
    environment = {entry["name"]: entry["value"] for entry in ours["env"]}
    grace = pod["terminationGracePeriodSeconds"]
    stops_in_time(checks, known, environment, grace, "the pod")
    ports = {port["name"]: port["containerPort"] for port in ours["ports"]}
    for name, variable in (("grpc", "PARALLAX_LISTEN"), ("metrics", "PARALLAX_METRICS_LISTEN")):
        checks.that(environment[variable].endswith(f":{ports[name]}"), f"the port of {variable}")
    for probe in (ours[name] for name in PROBES):
        asked = probe.get("grpc", {}).get("port") or ports[probe["httpGet"]["port"]]
        checks.that(asked in ports.values(), f"a probe asks at port {asked}")
    mounts = [mount["mountPath"] for mount in ours["volumeMounts"]]
    for variable in ("PARALLAX_API_KEYS", "PARALLAX_TLS_CERT", "PARALLAX_TLS_KEY"):
        file = environment.get(variable)
        checks.that(not file or str(Path(file).parent) in mounts, f"{file} is mounted")
    volumes = {volume["name"] for volume in pod["volumes"]}
    checks.equal({mount["name"] for mount in ours["volumeMounts"]}, volumes, "the volumes")


def agrees(checks, pods, service, budget):
    labels = pods["spec"]["template"]["metadata"]["labels"]
    checks.equal(pods["spec"]["selector"]["matchLabels"], labels, "the pods of the deployment")
    checks.equal(service["spec"]["selector"], labels, "the pods of the service")
    checks.equal(service["spec"]["clusterIP"], "None", "clients see every pod")
    checks.equal(budget["spec"]["selector"]["matchLabels"], labels, "the pods of the budget")


def main(program, folder):
    checks, program = Checks(), Path(program).resolve()
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    known = settings.settings(program)
    names(checks, known)
    unit(checks, known, program, folder)
    package(checks, program, folder)
    image(checks, program, folder)
    manifest(checks, known)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
