// What the parts have in common: projects in a folder of their own, a workbench on each, and a browser.
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const require = createRequire(join(process.env.NODE_TOOLS, "tools.js"));
const { chromium } = require("playwright-core");
export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const program = process.env.PARIDAD;
const here = resolve("tests/browser");

const made = [];
const running = [];
let faults = 0;

// Says that something is not as it should be; the part goes on.
export function fault(text) {
  faults += 1;
  console.error(`fault: ${text}`);
}

export function expect(isTrue, text) {
  if (!isTrue) fault(text);
}

// A copy of a project: the one beside this file, or the one of the repository.
export function project(from = join(here, "project")) {
  const folder = mkdtempSync(join(tmpdir(), "paridad-browser-"));
  made.push(folder);
  if (from === ".") for (const part of ["content", "locales"]) cpSync(part, join(folder, part), { recursive: true });
  else cpSync(from, folder, { recursive: true });
  return {
    folder,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    write: (path, text) => writeFileSync(join(folder, path), text),
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    list: (path) => readdirSync(join(folder, path)),
    run: (...words) => run(folder, words),
  };
}

function run(folder, words) {
  const done = (fulfil) => (error, stdout, stderr) => fulfil({ code: error?.code ?? 0, told: stdout + stderr });
  return new Promise((fulfil) => { execFile(program, ["-C", folder, ...words], done(fulfil)); });
}

// Starts a workbench; its address has the key to it.
export async function serve({ folder }, ...words) {
  const child = spawn(program, ["-C", folder, "serve", "--port", "0", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let told = "";
  const url = await new Promise((fulfil, reject) => {
    const hear = (text) => {
      told += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(told)?.[0];
      if (address) fulfil(address);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => reject(new Error(`paridad serve ended with ${code}: ${told}`)));
  });
  return { url, origin: new URL(url).origin, process: child, stop: () => child.kill("SIGINT") };
}

export async function browse(...flags) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...flags,
    ],
  });
}

// A tab that says what a page should not do: break, be refused by its own policy, or ask others.
export async function tabOf(browser, desk, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  const tab = await context.newPage();
  tab.on("pageerror", (error) => fault(`the module broke: ${error.message}`));
  tab.on("console", (message) => {
    if (message.type() === "error" && !tab.expected?.test(message.text())) fault(`the browser says: ${message.text()} ${message.location().url}`);
  });
  tab.on("dialog", (dialog) => dialog.accept());
  context.on("request", (request) => {
    const url = request.url();
    if (!/^(data|about|blob):/.test(url) && new URL(url).origin !== desk.origin) fault(`asked for ${url}`);
  });
  await tab.goto(desk.url);
  return tab;
}

// Presses Tab until an element has the focus.
export async function tabTo(tab, selector, most = 200) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await tab.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await tab.keyboard.press("Tab");
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}

// What the page said last.
export const said = (tab) => tab.locator("#said").textContent();

export async function isSaid(tab, pattern) {
  await tab.waitForFunction((source) => new RegExp(source).test(document.getElementById("said").textContent), pattern.source);
}

export const focused = (tab, attribute) => tab.evaluate((name) => document.activeElement?.getAttribute(name), attribute);

// Waits until something is so, at most five seconds.
export async function until(isSo, text) {
  for (let waited = 0; waited < 100; waited += 1) {
    if (await isSo()) return;
    await new Promise((fulfil) => { setTimeout(fulfil, 50); });
  }
  fault(text);
}

// Runs a part, and leaves nothing behind.
export async function part(name, work) {
  try {
    const told = await work();
    if (!faults) console.log(`${name}: ${told}`);
  } catch (error) {
    fault(`${name}: ${error.stack}`);
  }
  for (const child of running) child.kill("SIGKILL");
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  process.exit(faults ? 1 : 0);
}
