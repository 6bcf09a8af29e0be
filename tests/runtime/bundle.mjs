// Formats every message of some bundles with @fluent/bundle: twice, with its own NUMBER and DATETIME, and with two
// that pass on every option, as a program may define them.
// Reads jobs as JSON from the standard input, writes one object from job to texts.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.argv[2] + "/");
const { FluentBundle, FluentResource, FluentNumber, FluentDateTime } = require("@fluent/bundle");

const plain = (options) => {
  const entries = Object.entries(options).map(([name, value]) => [name, value.valueOf()]);
  return Object.fromEntries(entries);
};
const all = {
  NUMBER: ([value], options) => {
    const { value: number, opts } = value instanceof FluentNumber ? value : new FluentNumber(value.toNumber());
    return new FluentNumber(number, { ...opts, ...plain(options) });
  },
  DATETIME: ([value], options) => new FluentDateTime(value, plain(options)),
};

const value = ({ number, date }) => (date === undefined ? number : new Date(date));

const formatted = ({ file, locale, runs }, functions) => {
  const bundle = new FluentBundle(locale, { useIsolating: false, functions });
  const faults = bundle.addResource(new FluentResource(readFileSync(file, "utf8")));
  if (faults.length > 0) throw faults[0];
  return runs.map((run) => {
    const args = Object.fromEntries(Object.entries(run).map(([name, it]) => [name, value(it)]));
    const texts = {};
    const add = (id, pattern) => {
      const errors = [];
      const text = bundle.formatPattern(pattern, args, errors);
      texts[id] = errors.length > 0 ? `${text} ⚠ ${errors[0].message}` : text;
    };
    for (const message of bundle._messages.values()) {
      if (message.value !== null) add(message.id, message.value);
      for (const [id, pattern] of Object.entries(message.attributes)) add(`${message.id}.${id}`, pattern);
    }
    return texts;
  });
};

const jobs = JSON.parse(readFileSync(0, "utf8"));
const results = { "fluent.js": [], Intl: [] };
for (const job of jobs) {
  results["fluent.js"].push(formatted(job));
  results.Intl.push(formatted(job, all));
}
process.stdout.write(JSON.stringify(results));
