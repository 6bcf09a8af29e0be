// The module in Chromium, served as any file is, says what the program says, to the byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projects } from "./projects.mjs";

const require = createRequire(join(process.env.NODE_TOOLS, "tools.js"));
const { chromium } = require("playwright-core");

const folder = new URL("node_modules/paridad/", import.meta.url);
const types = { js: "text/javascript", wasm: "application/wasm" };
const server = createServer(({ url }, response) => {
  if (url === "/") return response.setHeader("content-type", "text/html").end("<!doctype html><title>module</title>");
  const name = url.slice(1);
  if (!/^\w+\.(js|wasm)$/.test(name)) return response.writeHead(404).end();
  return response.setHeader("content-type", types[name.split(".")[1]]).end(readFileSync(new URL(name, folder)));
});
await new Promise((fulfil) => { server.listen(0, "127.0.0.1", fulfil); });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await browser.newPage();
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
for (const { name, files, report } of projects) {
  const plain = Object.entries(files).map(([path, bytes]) => [path, [...bytes]]);
  const found = await tab.evaluate(async (given) => {
    const { check } = await import("/browser.js");
    return check(Object.fromEntries(given.map(([path, bytes]) => [path, new Uint8Array(bytes)])));
  }, plain);
  assert.equal(`${JSON.stringify(found, null, 2)}\n`, report, name);
}
await browser.close();
server.close();
console.log(`${projects.length} projects in Chromium as natively`);
