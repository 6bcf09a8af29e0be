// The module in Node says what the program says, to the byte; errors and panics are JavaScript's.
import assert from "node:assert/strict";
import { ParidadError, build, check, format } from "paridad";
import { engine } from "paridad/engine";
import { projects } from "./projects.mjs";

assert.ok(projects.length > 15, `${projects.length} projects`);
for (const { name, files, report } of projects) {
  assert.equal(`${JSON.stringify(await check(files), null, 2)}\n`, report, name);
}

const [{ files }] = projects;
const built = await build(files, { editions: ["html", "docx"], locales: ["es"] });
assert.deepEqual([built.locales, built.refusals], [["es"], []]);
assert.match(new TextDecoder().decode(built.files["es/2022-panama-ministerial.html"]), /^<!doctype html>\n<html lang="es"/);
assert.equal(new TextDecoder().decode(built.files["es/2022-panama-ministerial.docx"].subarray(0, 2)), "PK");
const faulty = { "locales/en/a.ftl": "a = 20 states\n", "locales/es/a.ftl": "a = 25 Estados\n" };
assert.deepEqual((await build(faulty)).refusals.map(({ locale }) => locale), ["es"]);
const { findings, summary } = await check(faulty, { only: ["numbers"] });
assert.deepEqual([findings[0].check, findings[0].line, findings[0].column, summary.errors], ["numbers", 1, 5, 1]);

const { messages, faults } = await format("left = Quedan { $n }\n???\n", "es", { n: 1234567 });
assert.deepEqual([messages[0].text, faults[0].line], ["Quedan 1.234.567", 2]);

const failures = [
  [check({}), /there is nothing to translate/],
  [check({ "../a.ftl": "" }), /`\.\.`/],
  [check(faulty, { locale: ["es"] }), /unknown field `locale`, expected one of `locales`/],
  [check(faulty, { only: ["nombers"] }), /there is no check `nombers`/],
  [build(faulty, { stale: "never" }), /unknown variant `never`, expected one of `fail`, `source`/],
  [format("", "not a tag"), /`not a tag` is no language tag/],
];
for (const [failure, message] of failures) {
  await assert.rejects(failure, (error) => error instanceof ParidadError && message.test(error.message));
}
await assert.rejects(check({ ...faulty, "paridad.toml": "\nsource = 1\n" }), { path: "paridad.toml", line: 2 });
await assert.rejects(check({ a: 1 }), TypeError);

// A panic is an error, and the next call finds a new instance.
const instantiate = WebAssembly.instantiate;
let broken = true;
let instances = 0;
WebAssembly.instantiate = async (...words) => {
  const { exports } = await instantiate(...words);
  instances += 1;
  const panic = () => {
    new Uint8Array(exports.memory.buffer, exports.reserve(3), 3).set(new TextEncoder().encode("boo"));
    throw new WebAssembly.RuntimeError("unreachable");
  };
  return { exports: broken ? { ...exports, answer: panic } : exports };
};
const { readFile } = await import("node:fs/promises");
const fresh = engine(() => readFile(new URL(import.meta.resolve("paridad/paridad.wasm"))));
await assert.rejects(fresh.check(faulty), { name: "ParidadError", message: "the engine broke off: boo" });
broken = false;
assert.equal((await fresh.check(faulty)).summary.errors, 1);
assert.equal((await fresh.check(faulty)).summary.errors, 1);
assert.equal(instances, 2);

const begun = performance.now();
for (let round = 0; round < 20; round += 1) await check(files);
console.log(`${projects.length} projects in Node as natively; this repository is checked in ${((performance.now() - begun) / 20).toFixed(1)} ms`);
