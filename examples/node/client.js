// A client to start from: stores articles, shows who is quoted in them, and where they differ.
//
//     node client.js [--key KEY] [--ca CA.pem] [ADDRESS]

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVICE_CONFIG = `${ROOT}proto/parallax/v1/parallax_grpc_service_config.json`;

const contract = loader.loadSync(
  ["parallax/v1/parallax.proto", "google/rpc/status.proto", "google/rpc/error_details.proto"],
  { includeDirs: [`${ROOT}proto`], keepCase: true, enums: String, defaults: true, oneofs: true },
);
const { parallax } = grpc.loadPackageDefinition(contract);

async function main() {
  const settings = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string", default: process.env.PARALLAX_KEY },
      ca: { type: "string" },
      articles: { type: "string", default: `${ROOT}examples/articles` },
    },
  });
  const address = settings.positionals[0] ?? "127.0.0.1:50051";
  const service = connect(address, settings.values);
  try {
    await run(service, read(settings.values.articles));
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  } finally {
    service.close();
  }
}

async function run(service, articles) {
  showStored(await service.ingest({ article: articles[0] }));
  for await (const answer of ingestStream(service, articles.slice(1))) showStored(answer);
  const article_ids = articles.map((article) => article.article_id);
  for (const article_id of article_ids) {
    showQuotes(await service.extractQuotes({ article_id, kinds: ["QUOTE_KIND_DIRECT"] }));
  }
  showComparison(await service.compareSources({ article_ids }));
}

// Stores articles over one stream, each answered in its place. A stream is never sent again by
// itself: after a break the caller sends what was not answered.
async function* ingestStream(service, articles) {
  const stream = service.ingestStream();
  for (const article of articles) stream.write({ request_id: article.article_id, article });
  stream.end();
  for await (const answer of stream) {
    if (answer.result === "ok") {
      yield answer.ok;
    } else {
      console.error(`${answer.request_id} is refused`);
      explainStatus(answer.error);
    }
  }
}

// Connects at the first call, and again whenever the connection was lost.
function connect(address, { key, ca }) {
  const credentials = ca
    ? grpc.credentials.createSsl(readFileSync(ca))
    : grpc.credentials.createInsecure();
  const client = new parallax.v1.AnalysisService(address, credentials, {
    "grpc.service_config": readFileSync(SERVICE_CONFIG, "utf8"),
    // An answer that compares many articles can be larger than the 4 MiB of the default.
    "grpc.max_receive_message_length": 64 << 20,
  });
  const metadata = new grpc.Metadata();
  if (key) metadata.set("authorization", `Bearer ${key}`);
  const unary = (method) => (request) => promisify(method).call(client, request, metadata);
  return {
    ingest: unary(client.Ingest),
    extractQuotes: unary(client.ExtractQuotes),
    compareSources: unary(client.CompareSources),
    ingestStream: () => client.IngestStream(metadata),
    close: () => client.close(),
  };
}

function showStored(answer) {
  const { article_id, revision, quote_count } = answer;
  console.log(`${article_id} is stored as revision ${revision}, with ${quote_count} quotations`);
}

function showQuotes(answer) {
  console.log(`\n${answer.article_id}`);
  for (const quote of answer.quotes) {
    const name = answer.speakers[quote.speaker_index]?.name ?? "somebody";
    console.log(`  ${name}: “${quote.text}”`);
  }
}

function showComparison(answer) {
  console.log(`\n${answer.discrepancies.length} discrepancies`);
  for (const { severity, summary } of answer.discrepancies) {
    console.log(`  ${severity.replace("SEVERITY_", "").toLowerCase()}: ${summary}`);
  }
}

// What went wrong, with all that the server says about it.
function explain(error) {
  const [packed] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (packed) {
    explainStatus(contract["google.rpc.Status"].deserialize(packed));
  } else {
    const code = grpc.status[error.code] ?? error.code ?? error.name;
    console.error(`error: ${code}: ${error.details ?? error.message}`);
  }
}

function explainStatus({ code, message, details }) {
  console.error(`error: ${grpc.status[code]}: ${message}`);
  for (const { type_url, value } of details) {
    const type = type_url.split("/").pop();
    const detail = contract[type]?.deserialize(value);
    if (type === "google.rpc.ErrorInfo") console.error(`  reason: ${detail.reason}`);
    for (const violation of detail?.field_violations ?? []) {
      console.error(`  ${violation.field}: ${violation.description}`);
    }
    if (type === "google.rpc.RetryInfo") {
      const { seconds, nanos } = detail.retry_delay;
      console.error(`  try again in ${Number(seconds) + nanos / 1e9} s`);
    }
  }
}

// The articles of a folder, in the order of their names; each is an IngestRequest in JSON.
function read(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  if (files.length === 0) throw new Error(`${folder} has no articles`);
  return files.map((name) => {
    const { article } = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
    return { ...article, published_at: timestamp(article.published_at) };
  });
}

function timestamp(date) {
  return date && { seconds: Math.floor(Date.parse(date) / 1000), nanos: 0 };
}

await main();
