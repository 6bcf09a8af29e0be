// The workbench in the browser. Every page works as plain forms without this module: it saves without leaving the page,
// checks while somebody types, shows the edition with what is typed, hears what changed elsewhere, and has the keys.

const PAUSE = 150; // After the last key, in milliseconds, before a text is checked.
const SHOWN = 4500; // How long what was done stands in view.

const page = document.documentElement;
const words = document.body.dataset;
const main = document.querySelector("main[data-key]");
const find = (id) => document.getElementById(id);
const groups = () => [...document.querySelectorAll(".group")];
const fields = (group) => [...group.querySelectorAll("textarea:not([readonly])")];
const isTyped = (field) => field.value !== field.defaultValue;
// What was not taken counts too: its fields come back as they were sent.
const isUnsaved = (group) => "kept" in group.dataset || fields(group).some(isTyped);
const groupOf = (element) => element?.closest?.(".group") ?? null;
const path = (action) => `/${main.dataset.locale}/${action}`;

page.classList.add("with-script");

// ---- What is said

let silence = 0;
let spoken = "";

// Says what was done: in view for a while, and aloud.
function say(text) {
  const said = find("said");
  spoken = text;
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = spoken; });
  said.classList.add("shown");
  clearTimeout(silence);
  silence = setTimeout(() => said.classList.remove("shown"), SHOWN);
}

// Says what stands on the page already: aloud only.
function hear(text) {
  const heard = find("heard");
  if (heard.textContent !== text) heard.textContent = text;
}

function notice(text) {
  find("notice").textContent = text;
  find("notice").hidden = !text;
}

// ---- Asking the server

function body(form, more = {}) {
  const values = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) values.set(name, value);
  return values;
}

async function post(action, values, signal) {
  const headers = { Accept: "application/json" };
  const answer = await fetch(path(action), { method: "POST", headers, body: values, signal });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  if (isJson) return answer.json();
  throw new Error(new DOMParser().parseFromString(await answer.text(), "text/html").body.textContent.trim().slice(0, 200));
}

const parse = (html) => new DOMParser().parseFromString(html, "text/html");

function failed(error) {
  if (error.name === "AbortError") return;
  say(error instanceof TypeError ? words.notReached : error.message);
}

// ---- Where the work is

let current = null;

function enter(group, field = fields(group)[0]) {
  current = group;
  if (field) field.focus({ preventScroll: true });
  else group.querySelector("button")?.focus({ preventScroll: true });
  group.scrollIntoView({ block: group.offsetHeight > innerHeight * 0.8 ? "start" : "nearest" });
}

const waits = (group) => !["translated", "reviewed"].includes(group.dataset.state) || isUnsaved(group);

// Goes to the next text that waits: the one that the server names, else the next of this page, from its start again.
function goOn(group, named) {
  const all = groups();
  const at = all.indexOf(group);
  const next = find(named) ?? [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(waits);
  if (next && next !== group) return enter(next);
  say(group ? `${spoken} ${words.allDone}` : words.allDone);
  return group?.isConnected && enter(group);
}

function move(step) {
  const all = groups();
  const at = all.indexOf(groupOf(document.activeElement) ?? current);
  const next = all[at < 0 ? 0 : at + step];
  if (next) enter(next);
}

// ---- Saving

// Puts new markup in the place of a group; what was typed since it was sent stays typed.
function replaceGroup(group, html, sent = null) {
  const fresh = parse(html).querySelector(".group");
  if (!fresh) return group;
  const hadFocus = document.activeElement?.id;
  const wasInside = group.contains(document.activeElement);
  const typed = new Map(fields(group).map((field) => [field.name, field.value]));
  const suggestions = group.querySelector(".suggestions");
  group.replaceWith(fresh);
  // One save is the last.
  if (fresh.querySelector("[data-do=undo]")) {
    for (const button of document.querySelectorAll("[data-do=undo]")) if (!fresh.contains(button)) button.remove();
  }
  for (const field of fields(fresh)) {
    const value = typed.get(field.name);
    if (sent && value !== undefined && value !== sent.get(field.name)) field.value = value;
  }
  if (suggestions?.dataset.is) fresh.querySelector(".suggestions")?.replaceWith(suggestions);
  if (current === group) current = fresh;
  if (wasInside) (find(hadFocus) ?? fields(fresh)[0])?.focus({ preventScroll: true });
  show(fresh);
  return fresh;
}

function replaceProgress(html) {
  const fresh = html && parse(html).getElementById("progress");
  if (fresh) find("progress")?.replaceWith(fresh);
}

// Sends a group to be saved, accepted or taken back, and shows what became of it.
async function act(group, action, more = {}, isLast = true) {
  const form = group.querySelector("form");
  if (form.dataset.busy || "readOnly" in words) return;
  form.dataset.busy = "yes";
  stopChecking(group);
  const sent = body(form, more);
  try {
    const result = await post(action, sent);
    const fresh = result.html ? replaceGroup(group, result.html, action === "save" ? sent : null) : group;
    replaceProgress(result.progress);
    say(result.message);
    if (action === "undo") await refresh();
    const isDone = !["conflict", "refused"].includes(result.outcome);
    if (!isDone && action === "save") {
      fresh.dataset.kept = "";
      show(fresh);
    }
    if (isDone && !isLast) goOn(fresh, result.next);
    else if (!isDone && fresh.isConnected) enter(fresh);
    if (isPreviewing()) preview(current ?? fresh);
  } catch (error) {
    failed(error);
  } finally {
    delete form.dataset.busy;
  }
}

const actions = {
  "save": (group) => act(group, "save", { state: "translated" }, false),
  "draft": (group) => act(group, "save", { state: "draft" }),
  "reviewed": (group) => act(group, "save", { state: "reviewed" }, false),
  "accept": (group) => act(group, "accept", {}, false),
  "delete": (group) => act(group, "delete", {}, false),
  "undo": (group) => act(group, "undo"),
  "copy-source": (group) => copySource(group),
  "copy-to-all": (group) => copyToAll(group),
  "keys": () => find("keys").showModal(),
  "close-preview": () => closePreview(),
  "apply": () => bringHome(returning, true),
};

// ---- Checking while somebody types

const waiting = new WeakMap(); // Of each group: the pause that runs, and the question that is out.

function stopChecking(group) {
  const { pause, question } = waiting.get(group) ?? {};
  clearTimeout(pause);
  question?.abort();
  waiting.delete(group);
}

function checkSoon(group) {
  stopChecking(group);
  waiting.set(group, { pause: setTimeout(() => check(group), PAUSE) });
}

async function check(group) {
  const question = new AbortController();
  waiting.set(group, { question });
  try {
    const { html } = await post("check", body(group.querySelector("form")), question.signal);
    const fresh = parse(html).querySelector(".findings");
    const old = group.querySelector(".findings");
    if (question.signal.aborted || !fresh || !old) return;
    if (old.contains(document.activeElement)) fields(group)[0]?.focus();
    if (fresh.dataset.said !== old.dataset.said) hear(fresh.dataset.said);
    old.replaceWith(fresh);
    if (isPreviewing()) preview(group);
  } catch (error) {
    failed(error);
  }
}

// ---- Writing into fields

let lastField = null;

// The field that a button of a group writes into: the one that was written in last, else the one beside the button.
function fieldBeside(button) {
  const group = groupOf(button);
  if (lastField && group.contains(lastField)) return lastField;
  return button.closest(".unit")?.querySelector("textarea") ?? fields(group)[0];
}

// Replaces a stretch as if it was typed, so that the browser can take it back.
function type(field, text, start = field.selectionStart, end = field.selectionEnd) {
  if (field.readOnly) return;
  field.focus();
  field.setSelectionRange(start, end);
  const isDone = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!isDone && start + text.length !== end) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

const put = (field, text) => field.value === text ? field.focus() : type(field, text, 0, field.value.length);

// Inserts a code; of a pair, both halves, around what is selected.
function insert(field, { insert: opening, closing = "" }) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const selected = value.slice(start, end);
  if (!closing) return type(field, opening);
  type(field, opening + selected + closing);
  const inside = start + opening.length + selected.length;
  return field.setSelectionRange(inside, inside);
}

const unitOf = (element) => element.closest(".unit");
const sourceOf = (unit) => unit.querySelector("[data-source]").dataset.source;

function copySource(group) {
  const field = group.contains(lastField) ? lastField : fields(group)[0];
  if (field) put(field, sourceOf(unitOf(field)));
}

function copyToAll(group) {
  const all = fields(group);
  const other = all.find((field) => unitOf(field).dataset.category === "other") ?? all.at(-1);
  for (const field of all) if (field !== other && unitOf(field).dataset.category) put(field, other.value);
  other.focus();
}

function insertNext(group) {
  const field = group.contains(lastField) ? lastField : fields(group)[0];
  const code = field && unitOf(field).querySelector(".marks [data-insert]:not([data-there])");
  if (!code) return;
  insert(field, code.dataset);
  hear(words.inserted.replace("%s", code.dataset.insert));
}

const count = (text, part) => text.split(part).length - 1;

// Marks what is not saved, and hides the codes that stand in the text already.
function show(group) {
  const badge = group.querySelector(".unsaved");
  if (badge) badge.hidden = !isUnsaved(group);
  for (const code of group.querySelectorAll(".marks [data-insert]")) {
    const unit = unitOf(code);
    const text = unit.querySelector("textarea").value;
    const { insert: opening } = code.dataset;
    code.toggleAttribute("data-there", count(text, opening) >= Math.max(1, count(sourceOf(unit), opening)));
  }
}

// ---- Suggestions

async function suggest(group) {
  const place = group.querySelector(".suggestions");
  if (!place || place.dataset.is) return;
  place.dataset.is = "asked";
  try {
    const answer = await fetch(place.dataset.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new TypeError(answer.statusText);
    place.replaceChildren(...parse(await answer.text()).body.childNodes);
  } catch {
    delete place.dataset.is;
    return;
  }
  const machine = place.querySelector(".machine");
  if (machine) await translate(machine);
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

// Asks for the machine translation until it has come; the server says when it takes too long.
async function translate(place) {
  let status = 202;
  for (let time = 250; status === 202 && place.isConnected; time = Math.min(time * 2, 2000)) {
    try {
      const answer = await fetch(place.dataset.href, { headers: { Accept: "text/html" } });
      ({ status } = answer);
      if (!answer.ok) return;
      place.replaceChildren(...parse(await answer.text()).body.childNodes);
    } catch {
      return;
    }
    if (status === 202) await pause(time);
  }
}

// ---- The preview

let frames = 0;
const isPreviewing = () => page.classList.contains("with-preview");

// Each edition gets a frame of its own, which takes the place of the last one when it is there: nothing flickers, and
// nothing is added to the history.
function newFrame() {
  const frame = document.createElement("iframe");
  frames += 1;
  Object.assign(frame, { name: `preview-${frames}`, title: find("preview").getAttribute("aria-label") });
  frame.setAttribute("sandbox", "");
  frame.dataset.new = "";
  find("frames").append(frame);
  frame.addEventListener("load", () => {
    delete frame.dataset.new;
    while (frame.previousElementSibling) frame.previousElementSibling.remove();
  });
  return frame.name;
}

function preview(group) {
  const button = group.querySelector("[data-do=preview]");
  if (!button) return;
  button.form.requestSubmit(button);
}

function closePreview() {
  page.classList.remove("with-preview");
  find("frames").replaceChildren();
  if (current) enter(current);
}

// ---- A file that comes home

let returning = null;

// Sends the file: first to see what would change, then to write it.
async function bringHome({ file, target, token }, isApplied = false) {
  const query = new URLSearchParams({ name: file.name });
  if (isApplied) query.set("apply", "1");
  const headers = { "Accept": "text/html", "Content-Type": "application/octet-stream", "X-Paridad-Token": token };
  try {
    const answer = await fetch(`${target}?${query}`, { method: "POST", headers, body: file });
    const fresh = parse(await answer.text());
    returning = { file, target, token };
    (document.querySelector(".desk") ?? find("main")).replaceWith(fresh.getElementById("main") ?? fresh.body.firstChild);
    find("main")?.focus();
    scrollTo(0, 0);
  } catch (error) {
    failed(error);
  }
}

// ---- What changed elsewhere

// What tells that a group is another one: its texts, its state and what is said of it.
function signature(group) {
  const texts = [...group.querySelectorAll("input[name^='base.'], textarea")].map((field) => field.defaultValue);
  const source = group.querySelector(".source")?.textContent;
  return [group.dataset.state, source, ...texts, group.querySelector(".findings")?.textContent].join("\0");
}

// Brings the page up to date; nothing that somebody is writing is touched.
async function refresh() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = parse(await answer.text());
  if (!main) {
    if (!document.activeElement || document.activeElement === document.body) find("main").replaceWith(fresh.getElementById("main"));
    return;
  }
  let before = null;
  let isOther = false;
  for (const group of fresh.querySelectorAll(".group")) {
    const old = find(group.id);
    if (!old) {
      if (before) before.after(group);
      else find("groups").prepend(group);
      show(group);
    } else if (isUnsaved(old)) {
      isOther ||= signature(old) !== signature(group) && old.querySelector("input[name^='base.']")?.value !== group.querySelector("input[name^='base.']")?.value;
    } else if (signature(old) !== signature(group)) {
      replaceGroup(old, group.outerHTML);
    }
    before = find(group.id);
  }
  const stays = new Set([...fresh.querySelectorAll(".group")].map((group) => group.id));
  if (main.dataset.show === "all") {
    for (const group of groups()) if (!stays.has(group.id) && !isUnsaved(group)) group.remove();
  }
  replaceProgress(fresh.getElementById("progress")?.outerHTML);
  if (isOther) notice(words.changed);
}

let soon = 0;
const events = new EventSource("/events");
events.addEventListener("changed", ({ data }) => {
  if (main && !JSON.parse(data).keys.includes(main.dataset.key)) return;
  clearTimeout(soon);
  soon = setTimeout(() => refresh().catch(() => {}), 200);
});
events.addEventListener("gone", () => { events.close(); notice(words.gone); });

// ---- Keys, clicks and typing

const isField = (element) => element?.matches?.("textarea, input, select") ?? false;

function press(event) {
  const { code, key, shiftKey, altKey, target } = event;
  const control = event.ctrlKey || event.metaKey;
  const group = groupOf(target) ?? (current?.isConnected ? current : null);
  const run = (action) => group && action(group);
  if (key === "?" && !isField(target) && !control) return actions.keys;
  if (key === "Escape" && isPreviewing() && !find("keys").open) return closePreview;
  if (key === "Escape" && target.matches("textarea")) return () => target.blur();
  if (!main || find("keys").open) return null;
  if (altKey && !control && key === "ArrowDown") return () => move(1);
  if (altKey && !control && key === "ArrowUp") return () => move(-1);
  if (!control || altKey) return null;
  if (key === "Enter" && shiftKey) return () => run(actions.reviewed);
  if (key === "Enter") return () => group ? actions.save(group) : goOn(null);
  if (code === "KeyS" && !shiftKey) return () => run(actions.draft);
  if (!shiftKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit) return () => run((it) => it.querySelector(`[data-number="${digit}"]`)?.click());
  if (code === "KeyY") return () => run((it) => it.querySelector("[data-do=accept]")?.click());
  if (code === "KeyC") return () => run(copySource);
  if (code === "Space") return () => run(insertNext);
  if (code === "KeyF") return () => run((it) => it.querySelector(".findings [data-put-unit]")?.click());
  if (code === "KeyL") return () => run(preview);
  // In a text that is not saved, these keys are the browser's own: they bring back what was taken back.
  if (code === "KeyZ" && !(isField(target) && group && isUnsaved(group))) return () => run(actions.undo);
  return null;
}

document.addEventListener("keydown", (event) => {
  const action = event.isComposing ? null : press(event);
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button[type=button]");
  if (!button) return;
  if (button.dataset.insert !== undefined) insert(fieldBeside(button), button.dataset);
  else actions[button.dataset.do]?.(groupOf(button));
});

document.addEventListener("submit", (event) => {
  const { submitter: button } = event;
  if (event.target.id === "import") {
    event.preventDefault();
    const { action: target, dataset: { token } } = event.target;
    bringHome({ file: find("file").files[0], target, token });
    return;
  }
  const group = groupOf(event.target);
  if (!group || !button) return;
  if (button.dataset.do === "preview") {
    page.classList.add("with-preview");
    button.formTarget = newFrame();
    return;
  }
  event.preventDefault();
  const unit = button.dataset.putUnit;
  if (unit !== undefined) put(fields(group).find((field) => field.dataset.unit === unit) ?? fields(group)[0], button.value);
  else actions[button.dataset.do]?.(group);
});

document.addEventListener("input", ({ target }) => {
  const group = target.matches("textarea") && groupOf(target);
  if (!group) return;
  show(group);
  checkSoon(group);
});

document.addEventListener("focusin", ({ target }) => {
  if (target.matches("textarea")) lastField = target;
  const group = groupOf(target);
  if (!group) return;
  const isNew = group !== current;
  current = group;
  suggest(group);
  // The page comes without the texts that fixes make.
  if (isNew && group.querySelector(".findings li") && !waiting.has(group) && target.matches("textarea")) check(group);
  if (isNew && isPreviewing() && target.matches("textarea")) preview(group);
});

addEventListener("beforeunload", (event) => {
  if (groups().some(isUnsaved)) event.preventDefault();
});

for (const group of groups()) show(group);
if (main && location.hash) {
  const named = groupOf(find(decodeURIComponent(location.hash.slice(1))));
  if (named) enter(named);
}
