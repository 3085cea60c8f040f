"""Fills the small store of a running server until it refuses, and looks at how it does.

    python3 .ci/full_store.py ADDRESS
"""

import sys

from client import Checks, Client, Refused

TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master. " * 100


def main(address):
    client, checks = Client(address), Checks()
    stored = 0
    try:
        for stored in range(1000):
            client.call("Ingest", {"article": {"article_id": f"a{stored}", "text": TEXT}})
        checks.that(False, "the store never was full")
    except Refused as error:
        got = (error.code, error.reason, "QuotaFailure" in error.details)
        checks.equal(got, ("RESOURCE_EXHAUSTED", "STORE_FULL", True), "a full store")
    checks.equal(client.call("ListArticles", {})["total_size"], stored, "what was stored stays")
    client.call("DeleteArticle", {"article_id": "a0"})
    again = client.call("Ingest", {"article": {"article_id": "b", "text": TEXT}})
    checks.equal(again["outcome"], "OUTCOME_CREATED", "after a deletion there is room again")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
