"""Drives every rpc of a running server with good and bad requests.

    python3 .ci/e2e.py ADDRESS

The server must be fresh: its store is empty, and its limits are the defaults.
"""

import json
import sys
from pathlib import Path

import grpc

from client import Checks, Client, Refused, field

ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "The harbour was closed on Monday. “Nobody will sail today,” said Ada Brink, the harbour "
    "master. Brink told reporters that 12 ships 🚢 were waiting."
)
GERMAN = (
    "Der Hafen wurde am Montag geschlossen, weil der Sturm stärker geworden war. „Niemand läuft "
    "heute aus“, sagte die Hafenmeisterin, und viele Schiffe warteten vor der Küste."
)


class Session:
    """One client with its counts."""

    def __init__(self, address):
        self.client = Client(address)
        self.checks = Checks()

    def ok(self, method, request):
        """The answer to a good request; an empty one if it is refused, which counts as failed."""
        try:
            answer = self.client.call(method, request)
            self.checks.that(True, method)
            return answer
        except Refused as error:
            self.checks.that(False, f"{method} {str(request)[:200]} was refused: {error}")
            return {}

    def refused(self, method, request, code, reason, *fields):
        """A bad request must be refused with this code, this reason and these field violations."""
        what = f"{method} {str(request)[:200]}"
        try:
            self.client.call(method, request)
            self.checks.that(False, f"{what} was not refused")
        except Refused as error:
            got = (error.code, error.reason, error.fields)
            self.checks.equal(got, (code, reason, set(fields)), f"{what} ({error.message})")

    def invalid(self, method, request, *fields):
        self.refused(method, request, "INVALID_ARGUMENT", "INVALID_FIELD", *fields)

    def equal(self, got, expected, what):
        self.checks.equal(got, expected, what)

    def that(self, holds, what):
        self.checks.that(holds, what)


def example(name):
    path = ROOT / "examples" / "articles" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))["article"]


EXAMPLES = [example(name) for name in ("kestrel-wire", "ellery-courier", "northern-observer")]


def reflection_and_health(s):
    services = set(s.client.database.get_services())
    for service in ("parallax.v1.AnalysisService", "grpc.health.v1.Health"):
        s.that(service in services, f"{service} is listed by reflection: {services}")
    health = Client.__new__(Client)
    health.__dict__.update(s.client.__dict__)
    health.service = s.client.pool.FindServiceByName("grpc.health.v1.Health")
    for service in ("", "parallax.v1.AnalysisService"):
        answer = health.call("Check", {"service": service})
        s.equal(answer["status"], "SERVING", f"health of {service!r}")


def ingest(s):
    article = {"article_id": "harbour", "publisher": "Brink Post", "text": TEXT}
    first = s.ok("Ingest", {"article": article})
    s.equal((first["outcome"], first["revision"]), ("OUTCOME_CREATED", 1), "a new article")
    s.that(first["consistency_token"], "a write has a consistency token")
    s.equal(first["language_supported"], True, "English is supported")
    again = s.ok("Ingest", {"article": article})
    s.equal((again["outcome"], again["revision"]), ("OUTCOME_UNCHANGED", 1), "the same article")
    changed = s.ok("Ingest", {"article": article | {"text": TEXT + " The storm passed."}})
    s.equal((changed["outcome"], changed["revision"]), ("OUTCOME_UPDATED", 2), "another text")
    derived = [s.ok("Ingest", {"article": {"text": TEXT}})["article_id"] for _ in range(2)]
    s.equal(derived[0], derived[1], "a derived id is stable")
    s.ok("DeleteArticle", {"article_id": derived[0]})
    german = s.ok("Ingest", {"article": {"article_id": "german", "text": GERMAN}})
    s.equal((german["language"], german["language_supported"]), ("de", False), "German")
    s.ok("DeleteArticle", {"article_id": "german"})
    for article in EXAMPLES:
        s.ok("Ingest", {"article": article})


def bad_articles(s):
    good = {"article_id": "bad", "text": TEXT}

    def bad(changes, *fields):
        s.invalid("Ingest", {"article": good | changes}, *(f"article.{name}" for name in fields))

    s.invalid("Ingest", {}, "article")
    bad({"text": ""}, "text")
    bad({"text": " \n\u00a0\t"}, "text")
    bad({"article_id": "two words"}, "article_id")
    bad({"article_id": "x" * 129}, "article_id")
    bad({"article_id": "bad@1"}, "article_id")
    bad({"publisher": "p" * 1025}, "publisher")
    bad({"content_type": 99}, "content_type")
    bad({"article_id": "ü", "text": ""}, "article_id", "text")
    bad({"labels": {f"k{i}": "v" for i in range(65)}}, "labels")
    bad({"language": "English, please"}, "language")
    far = s.client.message("Ingest", {"article": good})
    far.article.published_at.seconds = 10**12
    s.invalid("Ingest", far.SerializeToString(), "article.published_at")
    s.refused(
        "Ingest", {"article": good | {"text": "a" * (2 << 20)}},
        "RESOURCE_EXHAUSTED", "ARTICLE_TOO_LARGE",
    )
    malformed = ("INVALID_ARGUMENT", "MALFORMED_MESSAGE")
    s.refused("Ingest", field(1, field(5, b"not \xff UTF-8")), *malformed, "article.text")
    s.refused("Ingest", b"\x0a\x7f", *malformed, "article")
    huge = field(1, field(5, b"a" * (64 << 20)))
    s.refused("Ingest", huge, "RESOURCE_EXHAUSTED", "MESSAGE_TOO_LARGE")
    s.refused("GetArticle", {"article_id": "bad"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")


def ingest_stream(s):
    articles = [{"article_id": f"stream-{i}", "text": f"{TEXT} Part {i}."} for i in range(20)]
    articles[7]["text"] = ""
    requests = [{"request_id": f"r{i}", "article": a} for i, a in enumerate(articles)]
    answers = list(s.client.stream("IngestStream", requests))
    s.equal([a["request_id"] for a in answers], [r["request_id"] for r in requests], "the order")
    bad = [a["request_id"] for a in answers if "error" in a]
    s.equal(bad, ["r7"], "only the bad article is refused")
    s.equal(answers[7]["error"]["code"], grpc.StatusCode.INVALID_ARGUMENT.value[0], "its code")
    s.equal(answers[8]["ok"]["outcome"], "OUTCOME_CREATED", "the article after it")
    for i in set(range(20)) - {7}:
        s.ok("DeleteArticle", {"article_id": f"stream-{i}"})
    s.equal(list(s.client.stream("IngestStream", [])), [], "an empty stream")


def get_article(s):
    full = s.ok("GetArticle", {"article_id": "harbour@1"})
    s.equal(full["article"]["text"], TEXT, "the text is verbatim")
    s.that(full["body_blocks"], "a full view has blocks")
    latest = s.ok("GetArticle", {"article_id": "harbour"})
    s.equal(latest["revision"], 2, "the latest revision")
    basic = s.ok("GetArticle", {"article_id": "harbour", "view": "ARTICLE_VIEW_BASIC"})
    s.equal((basic["article"]["text"], basic["body_blocks"]), ("", []), "the basic view")
    s.invalid("GetArticle", {}, "article_id")
    s.invalid("GetArticle", {"article_id": "a b"}, "article_id")
    s.invalid("GetArticle", {"article_id": "harbour@0"}, "article_id")
    s.invalid("GetArticle", {"article_id": "harbour", "view": 77}, "view")
    s.invalid("GetArticle", {"article_id": "harbour", "at_least_as_fresh": "?"}, "at_least_as_fresh")
    s.refused("GetArticle", {"article_id": "nowhere"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")
    s.refused("GetArticle", {"article_id": "harbour@9"}, "NOT_FOUND", "REVISION_NOT_FOUND")


def list_articles(s):
    everything = s.ok("ListArticles", {})
    ids = [entry["article_id"] for entry in everything["articles"]]
    s.equal(ids, sorted(["harbour"] + [a["article_id"] for a in EXAMPLES]), "all articles")
    paged, token = [], ""
    while True:
        page = s.ok("ListArticles", {"page_size": 1, "page_token": token})
        paged += [entry["article_id"] for entry in page["articles"]]
        token = page["next_page_token"]
        if not token:
            break
    s.equal(paged, ids, "page by page")
    wire = s.ok("ListArticles", {"publisher": "kestrel wire"})
    s.equal(len(wire["articles"]), 1, "by publisher, whatever the case")
    early = s.ok("ListArticles", {"published_before": "2025-03-13T00:00:00Z"})
    s.equal(len(early["articles"]), 2, "by date")
    s.equal(s.ok("ListArticles", {"label": "story=port-ellery-ferry"})["total_size"], 3, "by label")
    s.invalid("ListArticles", {"page_size": -1}, "page_size")
    s.invalid("ListArticles", {"label": "=x"}, "label")
    s.invalid("ListArticles", {"page_token": "made up"}, "page_token")
    token = s.ok("ListArticles", {"page_size": 1})["next_page_token"]
    s.invalid("ListArticles", {"page_token": token, "publisher": "Kestrel Wire"}, "page_token")


def delete_article(s):
    s.ok("Ingest", {"article": {"article_id": "gone", "text": TEXT}})
    s.ok("DeleteArticle", {"article_id": "gone"})
    s.refused("DeleteArticle", {"article_id": "gone"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")
    s.ok("DeleteArticle", {"article_id": "gone", "allow_missing": True})
    s.invalid("DeleteArticle", {}, "article_id")


def extract_quotes(s):
    stored = s.ok("ExtractQuotes", {"article_id": "harbour"})
    s.that(stored["quotes"], "the article holds quotations")
    direct = s.ok("ExtractQuotes", {"article_id": "harbour", "kinds": ["QUOTE_KIND_DIRECT"]})
    s.equal({q["kind"] for q in direct["quotes"]}, {"QUOTE_KIND_DIRECT"}, "only direct ones")
    inline = {"article": {"text": TEXT}}
    for unit, codec in (("UTF8", "utf-8"), ("UTF16", "utf-16-le"), ("UTF32", "utf-32-le")):
        answer = s.ok("ExtractQuotes", inline | {"offset_encoding": f"OFFSET_ENCODING_{unit}"})
        width = {"UTF8": 1, "UTF16": 2, "UTF32": 4}[unit]
        for quote in answer.get("quotes", []):
            spans = (TEXT.encode(codec)[x["start"] * width : x["end"] * width] for x in quote["content"])
            s.equal(" … ".join(x.decode(codec) for x in spans), quote["text"], f"spans in {unit}")
    s.equal(answer["revision"], 0, "an inline article has no revision")
    s.refused("GetArticle", {"article_id": answer["article_id"]}, "NOT_FOUND", "ARTICLE_NOT_FOUND")
    s.invalid("ExtractQuotes", {}, "article_id")
    s.invalid("ExtractQuotes", {"article": {"text": ""}}, "article.text")
    s.invalid("ExtractQuotes", inline | {"kinds": [1, 99]}, "kinds[1]")
    s.invalid("ExtractQuotes", inline | {"kinds": [0]}, "kinds[0]")
    s.invalid("ExtractQuotes", inline | {"senses": [99]}, "senses[0]")
    s.invalid("ExtractQuotes", inline | {"offset_encoding": 9}, "offset_encoding")
    s.invalid("ExtractQuotes", inline | {"min_confidence": 1.5}, "min_confidence")
    s.invalid("ExtractQuotes", inline | {"min_confidence": "NaN"}, "min_confidence")
    s.refused("ExtractQuotes", {"article_id": "nowhere"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")


def compare_sources(s):
    ids = [article["article_id"] for article in EXAMPLES]
    texts = {a["article_id"]: a["text"].encode() for a in EXAMPLES}
    answer = s.ok("CompareSources", {"article_ids": ids, "include_agreements": True})
    s.equal([source["article_id"] for source in answer["sources"]], ids, "the sources")
    s.that(answer["discrepancies"], "the examples differ")
    s.that(answer["quote_clusters"], "the examples share an utterance")
    for discrepancy in answer["discrepancies"]:
        for evidence in (e for side in discrepancy["sides"] for e in side["evidence"]):
            span = evidence["span"]
            cut = texts[evidence["article_id"]][span["start"] : span["end"]]
            s.equal(cut.decode(), evidence["text"], "evidence is verbatim")
    inline = [{"text": a["text"], "publisher": a["publisher"]} for a in EXAMPLES]
    s.equal(len(s.ok("CompareSources", {"articles": inline})["sources"]), 3, "inline articles")
    s.ok("CompareSources", {"article_ids": ["harbour@1", "harbour@2"]})
    related = s.ok("CompareSources", {"article_ids": ids[:1], "find_related": True})
    s.that(len(related["sources"]) > 1, "the service finds the peers itself")
    severe = s.ok("CompareSources", {"article_ids": ids, "min_severity": "SEVERITY_HIGH"})
    s.equal({d["severity"] for d in severe["discrepancies"]} - {"SEVERITY_HIGH"}, set(), "severity")
    s.invalid("CompareSources", {}, "article_ids")
    s.invalid("CompareSources", {"article_ids": ids[:1]}, "article_ids")
    s.invalid("CompareSources", {"article_ids": [ids[0], ids[1], ids[0]]}, "article_ids[2]")
    s.invalid("CompareSources", {"article_ids": [ids[0], "a b"]}, "article_ids[1]")
    s.invalid("CompareSources", {"article_ids": ids, "find_related": True}, "find_related")
    s.invalid("CompareSources", {"articles": [inline[0], {"text": ""}]}, "articles[1].text")
    s.invalid("CompareSources", {"article_ids": ids, "relations": [99]}, "relations[0]")
    s.invalid("CompareSources", {"article_ids": ids, "kinds": [0]}, "kinds[0]")
    s.invalid("CompareSources", {"article_ids": ids, "min_severity": 9}, "min_severity")
    s.invalid("CompareSources", {"article_ids": ids, "min_confidence": -0.1}, "min_confidence")
    s.refused("CompareSources", {"article_ids": [ids[0], "nowhere"]}, "NOT_FOUND", "ARTICLE_NOT_FOUND")


def find_related(s):
    first = EXAMPLES[0]["article_id"]
    related = s.ok("FindRelated", {"article_id": first})["related"]
    others = {article["article_id"] for article in EXAMPLES[1:]}
    s.that(others <= {r["article_id"] for r in related}, f"the other reports are found: {related}")
    s.that(first not in {r["article_id"] for r in related}, "the article itself is not")
    one = s.ok("FindRelated", {"article": EXAMPLES[0] | {"article_id": ""}, "max_results": 1})
    s.equal(len(one["related"]), 1, "at most so many")
    s.invalid("FindRelated", {}, "article_id")
    s.invalid("FindRelated", {"article_id": first, "max_results": -1}, "max_results")
    s.invalid("FindRelated", {"article_id": first, "min_similarity": 2}, "min_similarity")
    s.refused("FindRelated", {"article_id": "nowhere"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")


def annotate(s):
    answer = s.ok("Annotate", {"article": EXAMPLES[0], "offset_encoding": "OFFSET_ENCODING_UTF32"})
    text = EXAMPLES[0]["text"]
    for part in ("body_blocks", "sentences", "entities", "quantities", "times"):
        s.that(answer[part], f"{part} are found")
    for value in answer["quantities"] + answer["times"]:
        s.equal(text[value["span"]["start"] : value["span"]["end"]], value["text"], "a value's span")
    ends = [position for x in answer["sentences"] for position in (x["start"], x["end"])]
    s.equal(ends, sorted(ends), "sentences stand in order")
    s.invalid("Annotate", {}, "article_id")
    blank = {"article": {"text": "\u200b \n"}, "offset_encoding": 9}
    s.invalid("Annotate", blank, "article.text", "offset_encoding")
    s.refused("Annotate", {"article_id": "nowhere"}, "NOT_FOUND", "ARTICLE_NOT_FOUND")


def search_quotes(s):
    hits = s.ok("SearchQuotes", {"speaker": "brink"})["hits"]
    s.that(hits, "Brink is found")
    s.equal({hit["article_id"] for hit in hits}, {"harbour"}, "in one article")
    words = s.ok("SearchQuotes", {"text": "killed miracle"})["hits"]
    s.that(len(words) >= 2, "words are found in any order")
    page = s.ok("SearchQuotes", {"text": "miracle", "page_size": 1})
    s.equal(len(page["hits"]), 1, "a page of one")
    more = {"text": "miracle", "page_size": 1, "page_token": page["next_page_token"]}
    s.that(s.ok("SearchQuotes", more)["hits"] != page["hits"], "the next page goes on")
    none = s.ok("SearchQuotes", {"speaker": "brink", "publisher": "Kestrel Wire"})
    s.equal(none["hits"], [], "of another publisher")
    s.invalid("SearchQuotes", {}, "speaker")
    s.invalid("SearchQuotes", {"text": "miracle", "page_size": -5}, "page_size")
    s.invalid("SearchQuotes", {"text": "miracle", "page_token": "made up"}, "page_token")


def consistency(s):
    token = s.ok("Ingest", {"article": EXAMPLES[0]})["consistency_token"]
    fresh = {"at_least_as_fresh": token}
    s.ok("GetArticle", {"article_id": "harbour"} | fresh)
    s.ok("ListArticles", fresh)
    s.ok("SearchQuotes", {"speaker": "brink"} | fresh)


CASES = (
    reflection_and_health, ingest, bad_articles, ingest_stream, get_article, list_articles,
    delete_article, extract_quotes, compare_sources, find_related, annotate, search_quotes,
    consistency,
)


def main(address):
    session = Session(address)
    for case in CASES:
        try:
            case(session)
        except Exception as error:  # a broken answer must not hide what comes after it
            session.that(False, f"{case.__name__}: {type(error).__name__}: {error}")
    return session.checks.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
