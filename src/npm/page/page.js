// The page to try paridad on: four texts, their findings while somebody types, and the edition. `make.mjs` puts
// `engine.js` before this.

const PAUSE = 150; // After the last key, in milliseconds, before the texts are checked.

const find = (id) => document.getElementById(id);
const { words, example } = JSON.parse(find("texts-of-the-page").textContent);
const { check, build, format } = engine(unpack);
const fields = ["statement", "en", "es", "pt"].map(find);
const paths = { statement: "content/statement.md", en: "locales/en/statement.ftl", es: "locales/es/statement.ftl", pt: "locales/pt/statement.ftl" };

let reader = ["es", "pt"].find((tag) => navigator.language.startsWith(tag)) ?? "en";

async function unpack() {
  const packed = Uint8Array.from(atob(find("engine").textContent), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// ---- Words

let texts = new Map(); // Those that need no values, by their ids.

async function say(id, values) {
  const catalog = await format(words[reader], reader, values);
  return catalog.messages.find((message) => message.id === id).text;
}

async function translate() {
  document.documentElement.lang = reader;
  const { messages } = await format(words[reader], reader);
  texts = new Map(messages.map(({ id, text }) => [id, text]));
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = texts.get(element.dataset.say);
  document.title = texts.get("title");
  find("findings-english").hidden = reader === "en";
  find("statement").setAttribute("aria-label", texts.get("statement-label"));
  for (const tag of ["en", "es", "pt"]) {
    find(tag).setAttribute("aria-label", await say("catalog-label", { language: texts.get(`language-${tag}`) }));
  }
  await show();
}

// ---- Findings

function files() {
  const filled = fields.filter((field) => field.value.trim());
  return Object.fromEntries(filled.map((field) => [paths[field.id], field.value]));
}

const fieldOf = (path) => fields.find((field) => paths[field.id] === path);

// The place of a line and a column, both counted from 1, columns in characters.
function offset(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, passed) => sum + passed.length + 1, 0);
  return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
}

function range(field, { line, column, end_line, end_column }) {
  if (line === null) return [0, 0];
  return [offset(field.value, line, column), offset(field.value, end_line, end_column)];
}

let latest = 0;

// Shows what is found now; what was asked for meanwhile is shown instead.
async function show() {
  latest += 1;
  const asked = latest;
  const there = files();
  let findings = [];
  let failure = "";
  try {
    if (Object.keys(there).length > 0) ({ findings } = await check(there));
  } catch (error) {
    failure = error.message;
  }
  const items = await Promise.all(findings.map(item));
  const said = failure ? "" : await say("count-findings", { count: findings.length });
  const counts = await Promise.all(fields.map((field) => countIn(field, findings)));
  if (asked !== latest) return;
  find("failure").textContent = failure;
  find("failure").hidden = !failure;
  if (find("said").textContent !== said) find("said").textContent = said;
  find("list").replaceChildren(...items);
  fields.forEach((field, at) => document.querySelector(`[data-count="${field.id}"]`).replaceChildren(...counts[at]));
  await publish(failure ? {} : there, asked);
}

// The figure beside the name of a text, and the same in words.
async function countIn(field, findings) {
  const own = findings.filter(({ path }) => path === paths[field.id]);
  const count = own.length;
  if (!count) return [];
  const figure = element("span", own.some(({ severity }) => severity === "error") ? "count failing" : "count", count);
  figure.setAttribute("aria-hidden", "true");
  return [figure, element("span", "hidden", await say("count-findings", { count }))];
}

async function item(finding) {
  const { check: name, severity, path, line, column, message, help, fix } = finding;
  const field = fieldOf(path);
  const li = element("li", severity);
  const place = element("button", "place");
  place.type = "button";
  const where = [path && path.replace(/^(content|locales)\//, ""), line, column].filter(Boolean).join(":");
  place.append(element("span", "level", texts.get(`severity-${severity}`)), ` ${name} · `, element("span", "where", where));
  place.disabled = !field;
  place.addEventListener("click", () => open(field, range(field, finding)));
  li.append(place, marked("p", message));
  if (help) li.append(marked("p", help, "quiet"));
  if (fix && fix.edits.every((edit) => fieldOf(edit.path))) {
    const button = element("button", "fix", await say("fix", { title: fix.title }));
    button.type = "button";
    button.addEventListener("click", () => mend(fix.edits));
    li.append(button);
  }
  return li;
}

function element(name, kind, text = "") {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

// English text, with what stands in backticks as code.
function marked(name, text, kind = "") {
  const made = element(name, kind);
  made.lang = "en";
  const parts = text.split("`");
  parts.forEach((part, at) => made.append(at % 2 && at < parts.length - 1 ? element("code", "", part) : part));
  return made;
}

// Shows a text with a part of it selected.
function open(field, [start, end]) {
  choose("file", field.id);
  field.focus();
  field.setSelectionRange(start, end);
  // Browsers scroll to what is selected when something is typed; lines are long and wrapped, so by their share.
  field.scrollTop = field.scrollHeight * (start / Math.max(field.value.length, 1)) - field.clientHeight / 3;
}

function mend(edits) {
  const places = edits.map((edit) => ({ field: fieldOf(edit.path), text: edit.text, place: range(fieldOf(edit.path), edit) }));
  places.sort((one, other) => other.place[0] - one.place[0]);
  for (const { field, text, place } of places) field.setRangeText(text, ...place, "end");
  find("findings").focus();
  show();
}

// ---- Editions

async function publish(there, asked) {
  const locale = document.querySelector("[name=edition]:checked").value;
  const title = await say("edition-title", { language: texts.get(`language-${locale}`) });
  let page;
  let reasons = [];
  if (there[paths.statement] && there[paths[locale]]) {
    try {
      const built = await build(there, { editions: ["html"] });
      page = built.files[`${locale}/statement.html`];
      reasons = built.refusals.find((refusal) => refusal.locale === locale)?.reasons ?? [];
    } catch (error) {
      reasons = [error.message];
    }
  }
  if (asked !== latest) return;
  const frame = find("page");
  const text = page ? new TextDecoder().decode(page) : "";
  frame.title = title;
  frame.hidden = !page;
  if (frame.srcdoc !== text) frame.srcdoc = text;
  find("refused").hidden = reasons.length === 0;
  find("reasons").replaceChildren(...reasons.map((reason) => marked("li", reason)));
  find("no-edition").hidden = Boolean(page) || reasons.length > 0;
}

// ---- What is pressed and typed

function choose(name, value) {
  document.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
  if (name === "file") turn(value);
}

function turn(id) {
  for (const field of fields) field.hidden = field.id !== id;
  find("catalog-help").hidden = id === "statement";
}

function fill(texts) {
  for (const field of fields) field.value = texts[field.id] ?? "";
}

let pause = 0;
for (const field of fields) {
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, PAUSE);
  });
}
document.addEventListener("change", ({ target }) => {
  if (target.name === "file") turn(target.value);
  if (target.name === "edition") show();
  if (target.name === "reader") {
    reader = target.value;
    translate();
  }
});
find("example").addEventListener("click", () => { fill(example); show(); });
find("empty").addEventListener("click", () => { fill({}); show(); });

fill(example);
choose("file", document.querySelector("[name=file]:checked").value);
choose("reader", reader);
translate().catch((error) => {
  find("said").textContent = "";
  find("failure").textContent = error.message;
  find("failure").hidden = false;
});
