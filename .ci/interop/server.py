"""The program under test, on a port of its own."""

import contextlib
import json
import subprocess
import threading


@contextlib.contextmanager
def running(program, *flags):
    """Runs the server and gives its address and process id; it must end well when told to stop."""
    command = [program, "serve", "--listen", "127.0.0.1:0", "--log-format", "json", *flags]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines = []
    try:
        for line in server.stderr:
            lines.append(line)
            entry = json.loads(line) if line.startswith("{") else {}
            if entry.get("message") == "listening" and "address" in entry:
                break
        else:
            raise RuntimeError(f"the server does not start: {''.join(lines)}")
        threading.Thread(target=lines.extend, args=(server.stderr,), daemon=True).start()
        yield Server(entry["address"], server.pid)
    finally:
        server.terminate()
        status = server.wait(timeout=30)
    if status != 0:
        raise RuntimeError(f"the server ended with {status}: {''.join(lines[-5:])}")


class Server:
    """A running server."""

    def __init__(self, address, pid):
        self.address = address
        self.pid = pid

    def peak_memory(self):
        """The most memory it ever had, in bytes."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
