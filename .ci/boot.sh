#!/usr/bin/env bash
# Installs the Debian package into a fresh Debian and boots it: bash .ci/boot.sh PACKAGE EXAMPLE FOLDER
#
# Not a part of `.ci/run`: it needs root, debootstrap, systemd-nspawn and a kernel that lets it.
# EXAMPLE is the built example client in Rust, FOLDER an empty folder. Counts what it checks.
set -euo pipefail
package=$(realpath "$1") example=$(realpath "$2") folder=$(realpath "$3")
root=$folder/root
passed=0 failed=0

# Runs a command that must succeed.
check() {
  local what=$1
  shift
  if "$@" >"$folder/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
    tail -n 20 "$folder/log"
  fi
}

inside() { nsenter --target "$init" --mount --uts --ipc --net --pid --root --wd "$@"; }
property() { inside systemctl show parallax --property "$1" --value; }
is() { [ "$(property "$1")" = "$2" ]; }
becomes() { for _ in $(seq 50); do if is "$1" "$2"; then return; fi; sleep 0.2; done; property "$1"; false; }
of_process() { grep -q "^$1:[[:space:]]*$2" "/proc/$(host_pid)/status"; }
host_pid() { pgrep --parent "$init" --exact parallax; }
client() { nsenter --target "$init" --net "$example" --articles examples/articles; }
setting() { inside sh -c "echo '$1' > /etc/parallax/parallax.env"; }

stop() {
  kill "$nspawn" # which has it power off
  wait "$nspawn" || true
}

debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,procps bookworm "$root" >"$folder/log"
cp "$package" "$root/root/parallax.deb"
check "the package installs" chroot "$root" dpkg --install /root/parallax.deb
systemd-nspawn --directory "$root" --boot --register=no --keep-unit --private-network \
  --console=pipe >"$folder/boot.log" 2>&1 </dev/null &
nspawn=$!
trap stop EXIT
for _ in $(seq 100); do
  init=$(pgrep --parent "$nspawn" | head -n 1 || true)
  if [ -n "$init" ] && inside systemctl is-active --quiet parallax 2>/dev/null; then break; fi
  sleep 0.2
done

check "the unit runs" is ActiveState active
check "as its own user" inside sh -c 'test "$(stat -c %U /proc/$(systemctl show parallax -p MainPID --value))" = parallax'
check "without capabilities" of_process CapEff 0000000000000000
check "without new privileges" of_process NoNewPrivs 1
check "with system calls filtered" of_process Seccomp 2
check "and answers the example client" client
check "a reload is taken" inside systemctl reload parallax
sleep 1
check "and does not stop it" is NRestarts 0
inside systemctl kill --signal=KILL parallax
check "killed, it is started again" becomes NRestarts 1
check "and serves" becomes ActiveState active
inside systemctl stop parallax
check "it stops well" is Result success
setting PARALLAX_MAX_QUEUE=0
inside systemctl start parallax || true
check "a wrong setting fails" becomes ActiveState failed
check "for good" is NRestarts 0
setting PARALLAX_LISTEN=0.0.0.0:50051
inside systemctl reset-failed parallax
inside systemctl start parallax || true
check "so does an open port without keys" becomes ActiveState failed
check "for good, too" is NRestarts 0
check "the package goes" inside dpkg --purge parallax

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
