// Makes the page to try paridad on, one file with everything in it: `make.mjs WASM OUT`.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const [, , wasm, out] = process.argv;

const words = Object.fromEntries(["en", "es", "pt"].map((tag) => [tag, read(`words/${tag}.ftl`)]));
const catalogs = Object.fromEntries(["en", "es", "pt"].map((tag) => [tag, read(`example/${tag}.ftl`)]));
const example = { statement: read("example/statement.md"), ...catalogs };
const script = `\n${read("../engine.js")}\n${read("page.js")}`;
const hash = createHash("sha256").update(script).digest("base64");

// The edition has styles of its own, and its frame, which runs nothing, is held to this policy too.
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
  "style-src 'unsafe-inline'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const parts = {
  policy,
  style: `\n${read("page.css")}`,
  texts: JSON.stringify({ words, example }).replaceAll("<", "\\u003c"),
  engine: gzipSync(readFileSync(wasm), { level: 9 }).toString("base64"),
  script,
};
writeFileSync(out, read("page.html").replace(/%(\w+)%/g, (_, name) => parts[name]));
