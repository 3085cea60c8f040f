// What @grpc/grpc-js does with a server: node libraries.mjs ADDRESS. Prints [[holds, what], …].

import { promisify } from "node:util";

import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const options = { includeDirs: ["../../proto"], keepCase: true, enums: String, oneofs: true };
const contract = loader.loadSync("parallax/v1/parallax.proto", options);
const { AnalysisService } = grpc.loadPackageDefinition(contract).parallax.v1;
const TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master.";
const GZIP = 2;

const checks = [];
const check = (holds, what) => checks.push([Boolean(holds), what]);

const address = process.argv[2];
const client = new AnalysisService(address, grpc.credentials.createInsecure());
const packed = new AnalysisService(address, grpc.credentials.createInsecure(), {
  "grpc.default_compression_algorithm": GZIP,
});

const call = (on, method, request, more = {}) =>
  promisify(on[method]).call(on, request, new grpc.Metadata(), more);

async function refused(promise) {
  try {
    return { answer: await promise };
  } catch (error) {
    return error;
  }
}

async function unary() {
  const stored = await call(client, "Ingest", { article: { article_id: "js", text: TEXT } });
  check(stored.quote_count === 1, `an article is stored: ${JSON.stringify(stored)}`);
  const { quotes } = await call(packed, "ExtractQuotes", { article: { text: TEXT.repeat(200) } });
  check(quotes.length >= 200, `a large answer in gzip holds ${quotes.length} quotations`);
}

async function stream(on, name) {
  const rpc = on.IngestStream();
  const ids = [];
  (async () => {
    for (let i = 0; i < 200; i++) rpc.write({ request_id: `${i}`, article: { text: TEXT + i } });
    rpc.end();
  })();
  for await (const answer of rpc) ids.push(answer.result === "ok" ? answer.request_id : answer);
  check(ids.join() === [...Array(200).keys()].join(), `a stream ${name}: ${ids.slice(0, 3)} …`);
}

async function failures() {
  const missing = await refused(call(client, "GetArticle", { article_id: "none" }));
  check(missing.code === grpc.status.NOT_FOUND, `an unknown article: ${missing.message}`);
  check(missing.metadata?.get("grpc-status-details-bin").length === 1, "an error has details");
  const articles = [...Array(24).keys()].map((i) => ({ text: `${TEXT} Report ${i}. `.repeat(800) }));
  const soon = await refused(call(client, "CompareSources", { articles }, { deadline: Date.now() + 100 }));
  check(soon.code === grpc.status.DEADLINE_EXCEEDED, `a deadline: ${soon.message}`);
  const cancelled = new Promise((resolve) => {
    const rpc = client.CompareSources({ articles }, (error) => resolve(error?.code));
    setTimeout(() => rpc.cancel(), 50);
  });
  check((await cancelled) === grpc.status.CANCELLED, "a cancelled call");
}

await unary();
await stream(client, "in the clear");
await stream(packed, "in gzip");
await failures();
client.close();
packed.close();
console.log(JSON.stringify(checks));
