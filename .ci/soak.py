"""Mixed load on the release binary for a long time: the memory must stay flat.

    python3 .ci/soak.py BINARY [MINUTES]

Half an hour unless told otherwise. Calls of every kind by eight clients, articles that come, change and go,
streams that are cut, calls that are cancelled, bad requests; the memory is read every ten seconds and
a line fitted through the second half.
"""

import random
import sys
import threading
import time

import grpc

from client import Checks, Client, Refused
from program import Program, story

ARTICLES = 2000


class Load:
    """What the clients do, and what they got."""

    def __init__(self):
        self.stop = threading.Event()
        self.codes = {}
        self.articles = story(256)

    def note(self, code):
        self.codes[code] = self.codes.get(code, 0) + 1

    def run(self, client, seed):
        chance, calls = random.Random(seed), 0
        while not self.stop.is_set():
            calls += 1
            if calls % 500 == 0:  # connections come and go, too
                client.connect()
            try:
                self.act(client, chance)
                self.note("OK")
            except Refused as error:
                self.note(error.code)
            except grpc.RpcError as error:
                self.note(error.code().name)

    def act(self, client, chance):
        what = chance.random()
        name = f"soak-{chance.randrange(ARTICLES)}"
        if what < 0.3:
            text = chance.choice(self.articles)["text"] + f" {chance.randrange(5)}."
            client.call("Ingest", {"article": {"article_id": name, "text": text}})
        elif what < 0.4:
            client.call("DeleteArticle", {"article_id": name, "allow_missing": True})
        elif what < 0.6:
            client.call("ExtractQuotes", {"article_id": name})
        elif what < 0.7:
            client.call("ExtractQuotes", {"article": {"text": chance.choice(self.articles)["text"]}})
        elif what < 0.75:
            client.call("CompareSources", {"articles": chance.sample(self.articles, 6)})
        elif what < 0.8:
            client.call("FindRelated", {"article_id": name})
        elif what < 0.85:
            client.call("SearchQuotes", {"speaker": "Holm", "page_size": 20})
        elif what < 0.9:
            client.call("ListArticles", {"page_size": 50})
        elif what < 0.93:
            client.call("Ingest", {"article": {"article_id": "two words", "text": ""}})
        elif what < 0.96:
            client.call("CompareSources", {"articles": self.articles[:64]}, timeout=0.05)
        else:
            self.stream(client, chance)

    def stream(self, client, chance):
        """Thirty articles, and now and then away before the answers have come."""
        chosen = [a | {"article_id": f"soak-{chance.randrange(ARTICLES)}"} for a in self.articles[:30]]
        requests = [{"request_id": str(i), "article": a} for i, a in enumerate(chosen)]
        for number, _ in enumerate(client.stream("IngestStream", requests)):
            if number == 5 and chance.random() < 0.3:
                return


def main(binary, minutes="30"):
    checks, seconds = Checks(), float(minutes) * 60
    # Revisions fill the store in the first half; in the second it takes what deletions make room for.
    with Program(binary, "--max-store-bytes", "96MiB") as program:
        load = Load()
        clients = [Client(program.address) for _ in range(8)]  # not in the threads: protobuf crashes
        threads = [
            threading.Thread(target=load.run, args=(client, seed), daemon=True)
            for seed, client in enumerate(clients)
        ]
        for thread in threads:
            thread.start()
        began, samples = time.monotonic(), []
        while time.monotonic() - began < seconds:
            time.sleep(10)
            samples.append((time.monotonic() - began, program.rss()))
            if len(samples) % 30 == 0:
                print(f"{samples[-1][0]:.0f} s: {samples[-1][1]:.0f} MiB, {program.files()} files", flush=True)
        load.stop.set()
        for thread in threads:
            thread.join(60)
        stored = Client(program.address).call("ListArticles", {"page_size": 1})["total_size"]
        slope = per_hour(samples[len(samples) // 2 :])
        print(f"{sum(load.codes.values())} calls in {minutes} min: {load.codes}; {stored} stored")
        print(f"memory {samples[0][1]:.0f} MiB at first, {samples[-1][1]:.0f} at last, {slope:+.1f} MiB an hour")
        checks.equal(program.errors(), [], "nothing is our fault")
        status, _ = program.stop()
        checks.equal(status, 0, "it stops as ever")
    return checks.finish()


def per_hour(samples):
    """The slope of the line that fits best."""
    count = len(samples)
    mean_t = sum(t for t, _ in samples) / count
    mean_m = sum(m for _, m in samples) / count
    above = sum((t - mean_t) * (m - mean_m) for t, m in samples)
    return 3600 * above / sum((t - mean_t) ** 2 for t, _ in samples)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
