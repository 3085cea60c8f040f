// Calls a server by gRPC-Web from a page of another origin, and reports to where the page is from.

import { GrpcWebClientBase, MethodDescriptor, MethodType } from "/grpc-web.js";

const query = new URLSearchParams(location.search);
const server = `http://${query.get("server")}`;
const SERVICE = "parallax.v1.AnalysisService";
const TEXT = "“Nobody will sail today,” said Ada Brink, the harbour master.";

const root = new protobuf.Root();
root.resolvePath = (_, target) => (target.startsWith("/") ? target : `/proto/${target}`);
await root.load("parallax/v1/parallax.proto", { keepCase: true });
const health = protobuf.parse(`syntax = "proto3"; package grpc.health.v1;
  message HealthCheckRequest { string service = 1; }
  message HealthCheckResponse { enum S { UNKNOWN = 0; SERVING = 1; } S status = 1; }`).root;

const checks = [];
const check = (holds, what) => checks.push([Boolean(holds), what]);

function method(path, types, kind = MethodType.UNARY) {
  const [service, name] = path.split("/");
  const [ask, answer] = ["Request", "Response"].map((end) =>
    types.lookupType(`${service.replace(/\.\w+$/, "")}.${name.replace("Watch", "HealthCheck")}${end}`),
  );
  const write = (message) => ask.encode(ask.fromObject(message)).finish();
  const read = (bytes) => answer.toObject(answer.decode(bytes), { enums: String });
  return new MethodDescriptor(`/${path}`, kind, Object, Object, write, read);
}

function call(name, request, { format = "binary", headers = {} } = {}) {
  const client = new GrpcWebClientBase({ format });
  const path = `${SERVICE}/${name}`;
  return client.unaryCall(`${server}/${path}`, request, headers, method(path, root));
}

const refused = (promise) => promise.then(() => ({ code: 0 }), (error) => error);

async function unary() {
  const article = { article_id: "page", text: TEXT };
  const headers = { authorization: "Bearer of-a-page", "x-request-id": "page-1" };
  const stored = await call("Ingest", { article }, { headers });
  check(stored.outcome === "OUTCOME_CREATED", `an article is stored: ${JSON.stringify(stored)}`);
  for (const format of ["binary", "text"]) {
    const { article } = await call("GetArticle", { article_id: "page" }, { format });
    check(article.text === TEXT, `its text in the ${format} format: ${article.text}`);
  }
}

async function failures() {
  const missing = await refused(call("GetArticle", { article_id: "none" }));
  check(missing.code === 5, `an unknown article: ${missing.code} ${missing.message}`);
  const details = atob(missing.metadata?.["grpc-status-details-bin"] ?? "");
  check(details.includes("ARTICLE_NOT_FOUND"), `the details of an error: ${details}`);
  const articles = [...Array(24).keys()].map((i) => ({ text: `${TEXT} Report ${i}. `.repeat(800) }));
  const headers = { deadline: `${Date.now() + 300}` };
  const soon = await refused(call("CompareSources", { articles }, { headers }));
  check(soon.code === 4, `a deadline: ${soon.code} ${soon.message}`);
}

// The health is the one thing that is told over a stream of the server alone.
function serverStream() {
  const client = new GrpcWebClientBase({ format: "text" });
  const path = "grpc.health.v1.Health/Watch";
  const watch = method(path, health, MethodType.SERVER_STREAMING);
  return new Promise((resolve) => {
    const stream = client.serverStreaming(`${server}/${path}`, { service: SERVICE }, {}, watch);
    const end = (holds, what) => {
      check(holds, what);
      stream.cancel();
      resolve();
    };
    stream.on("data", ({ status }) => end(status === "SERVING", `a stream tells ${status}`));
    stream.on("error", (error) => end(false, `a stream fails: ${error.message}`));
  });
}

// Pages of other origins are on no list: the browser lets them have nothing.
async function uninvited() {
  const missing = await refused(call("GetArticle", { article_id: "page" }));
  check(missing.code !== 0 && missing.code !== 5, `it has no answer: ${missing.code}`);
  const form = { method: "POST", mode: "no-cors", body: "\0\0\0\0\0" };
  const opaque = await fetch(`${server}/${SERVICE}/ListArticles`, form).catch(() => null);
  check(opaque === null || opaque.type === "opaque", "it cannot read what a form sends");
}

try {
  if (query.has("uninvited")) {
    await uninvited();
  } else {
    await unary();
    await failures();
    await serverStream();
  }
} catch (error) {
  check(false, `the page fails: ${error.message ?? error}`);
}
await fetch("/checks", { method: "POST", body: JSON.stringify(checks) });
