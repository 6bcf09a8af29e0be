// Loads bundles with fluent.js, imports the modules, and compares what i18next says with what Fluent says.

import assert from "node:assert";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import i18next from "i18next";

const NUMBERS = [0, 1, 2, 3, 5, 1.5, 21, 100, 1000, 12345, 1234567.891, 1000000];
const DATES = [new Date("2022-04-19T12:00:00Z"), new Date("1948-12-10T00:00:00Z")];
const TEXTS = ["Ana & «Bo» <b>"];

const counts = { bundles: 0, messages: 0, modules: 0, keys: 0, compared: 0, leftOut: 0 };
const differences = [];

for (const output of process.argv.slice(2)) {
  for (const locale of readdirSync(output)) {
    const folder = join(output, locale);
    if (!existsSync(join(folder, "bundle.ftl"))) continue;
    const ftl = readFileSync(join(folder, "bundle.ftl"), "utf8");
    const bundle = load(folder, locale, ftl);
    await module_(folder, locale, ftl, bundle);
    await texts(basename(output), folder, locale, bundle);
  }
}

console.log(`fluent.js: ${counts.bundles} bundles with ${counts.messages} messages load without an error`);
console.log(`Node: ${counts.modules} modules hold the same text and ids`);
console.log(
  `i18next: ${counts.keys} texts, ${counts.compared} comparisons with fluent.js, ` +
    `${differences.length} differ; ${counts.leftOut} texts are left out and told`,
);
for (const difference of differences.slice(0, 20)) console.log(difference);
assert.equal(differences.length, 0);
assert.ok(counts.compared > 300, "there is something to compare");

function load(folder, locale, ftl) {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  // FluentResource leaves broken entries out without a word, so they are counted.
  const resource = new FluentResource(ftl);
  const written = ftl.split("\n").filter((line) => /^-?[A-Za-z][\w-]* *=/.test(line)).length;
  assert.equal(resource.body.length, written, `${folder}: an entry is lost`);
  const errors = bundle.addResource(resource);
  assert.deepEqual(errors, [], folder);
  counts.bundles += 1;
  counts.messages += bundle._messages.size;
  return bundle;
}

async function module_(folder, locale, ftl, bundle) {
  const path = join(folder, "bundle.mjs");
  const module = await import(pathToFileURL(path));
  assert.equal(module.ftl, ftl);
  assert.equal(module.default, ftl);
  assert.equal(module.locale, locale);
  // What locales have besides, and what is named for no caller, is in the bundle and not among the ids.
  for (const id of module.ids) assert.ok(bundle.hasMessage(id), `${folder}: ${id}`);
  const json = JSON.parse(readFileSync(join(folder, "bundle.json"), "utf8"));
  assert.deepEqual([...module.ids].sort(), Object.keys(json.messages).sort(), folder);
  counts.modules += 1;
}

async function texts(name, folder, locale, bundle) {
  const resources = JSON.parse(readFileSync(join(folder, "i18next.json"), "utf8"));
  const report = JSON.parse(readFileSync(join(folder, "i18next.report.json"), "utf8"));
  const calls = new Map(report.calls.map((call) => [call.key, call]));
  const leftOut = new Set(report.leftOut.map(({ id, attribute }) => (attribute ? `${id}.${attribute}` : id)));
  counts.leftOut += leftOut.size;
  const i18n = i18next.createInstance();
  await i18n.init({ lng: locale, fallbackLng: false, showSupportNotice: false, resources: { [locale]: { translation: resources } } });
  const types = typesOf(readFileSync(join(folder, "bundle.d.mts"), "utf8"));
  const json = JSON.parse(readFileSync(join(folder, "bundle.json"), "utf8"));
  for (const [id, message] of Object.entries(json.messages)) {
    // A context that is named as a plural category is one for i18next: no program has such.
    const named = [...new Set([...JSON.stringify(message).matchAll(/\[([a-z]+)\]/g)].map((it) => it[1]))];
    const names = named.filter((name) => !["zero", "one", "two", "few", "many"].includes(name));
    const texts = [[id, bundle.getMessage(id).value, types[id].value]];
    for (const [attribute, pattern] of Object.entries(bundle.getMessage(id).attributes)) {
      texts.push([`${id}.${attribute}`, pattern, types[id].attributes[attribute]]);
    }
    for (const [key, pattern, taken] of texts) {
      if (pattern === null) continue;
      if (leftOut.has(key)) continue;
      counts.keys += 1;
      const call = calls.get(key) ?? { arguments: {} };
      for (const values of combinations(Object.entries(taken), names)) {
        const errors = [];
        // fluent.js takes `type: "ordinal"` from programs alone, and ignores it in messages.
        const ordinal = (value) => (call.ordinal ? new FluentNumber(value, { type: "ordinal" }) : value);
        const given = Object.entries(values).map(([name, value]) => [name, ordinal(value)]);
        const expected = bundle.formatPattern(pattern, Object.fromEntries(given), errors);
        if (errors.length > 0) continue;
        const options = { ...values };
        for (const [variable, as] of Object.entries(call.arguments ?? {})) options[as] = values[variable];
        if (call.ordinal) options.ordinal = true;
        const found = i18n.t(key, options);
        counts.compared += 1;
        if (found !== expected) {
          differences.push(`${name} ${locale} ${key} ${JSON.stringify(values)}\n  Fluent:  ${expected}\n  i18next: ${found}`);
        }
      }
    }
  }
}

// What texts take, as the types say.
function typesOf(text) {
  const types = {};
  for (const [, id, value, attributes] of text.matchAll(/^  "([^"]+)": \{ value: (.*?); attributes: (.*) \};$/gm)) {
    types[id] = { value: fields(value), attributes: {} };
    for (const [, attribute, taken] of attributes.matchAll(/"([^"]+)": (NoArguments|\{ .*? \});/g)) {
      types[id].attributes[attribute] = fields(taken);
    }
  }
  return types;
}

function fields(text) {
  const found = text.matchAll(/"([^"]+)": ([A-Za-z| ]+)/g);
  return Object.fromEntries([...found].map(([, name, type]) => [name, type.trim().split(" | ")]));
}

function* combinations(taken, names) {
  if (taken.length === 0) {
    yield {};
    return;
  }
  const [[name, types], ...others] = taken;
  let values = TEXTS;
  if (types.includes("number") && !types.includes("string")) values = types.includes("Date") ? DATES : NUMBERS;
  else if (types.length === 1) values = [...names, "unknown"];
  for (const rest of combinations(others, names)) for (const value of values) yield { [name]: value, ...rest };
}
