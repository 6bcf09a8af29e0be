// The page to try paridad on, opened as a file: findings as somebody types, a fix, an edition that is refused and then
// shown, by keyboard; in three languages, at three widths, light and dark, axe-core finds nothing; nothing is asked for.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { CHROMIUM, NODE_TOOLS, PICTURES } = process.env;
const require = createRequire(join(NODE_TOOLS, "tools.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
const tab = await context.newPage();
const faults = [];
const page = pathToFileURL(resolve(process.argv[2])).href;
context.on("request", (request) => { if (!/^(data|about|blob):/.test(request.url()) && request.url() !== page) faults.push(request.url()); });
tab.on("pageerror", (error) => faults.push(error.message));
tab.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });

const begun = Date.now();
await tab.goto(page);
await tab.waitForSelector("#list li");
const took = Date.now() - begun;

// The edition of one language is there, that of another is refused until its faults are mended.
const frame = tab.frameLocator("#page");
await frame.locator("h1").waitFor();
assert.match(await frame.locator("h1").textContent(), /^Organizaciones de derechos humanos/);
assert.equal(await frame.locator("body").evaluate((body) => getComputedStyle(body).borderTopStyle), "solid", "the edition has its styles");
await tab.focus("[name=edition]:checked");
await tab.keyboard.press("ArrowRight");
await tab.waitForSelector("#refused:not([hidden])");
assert.match(await tab.locator("#reasons").textContent(), /error/);

const numbers = tab.locator("#list li", { hasText: "numbers" });
await numbers.locator(".place").focus();
await tab.keyboard.press("Enter");
assert.equal(await tab.evaluate(() => document.activeElement.id), "pt");
assert.equal(await tab.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), "200");
await tab.keyboard.type("20");
await numbers.waitFor({ state: "detached" });
for (let left = await tab.locator("#list .fix").count(); left > 0; left = await tab.locator("#list .fix").count()) {
  await tab.locator("#list .fix").first().focus();
  await tab.keyboard.press("Enter");
  await tab.waitForFunction((was) => document.querySelectorAll("#list .fix").length < was, left);
}
assert.equal(await tab.locator("#list .error").count(), 0, await tab.locator("#list").textContent());
await frame.locator("h1", { hasText: "Organizações" }).waitFor();

// What is pasted is data: of its markup only what a translation may carry is published, and nothing of it runs.
await tab.fill("#pt", (await tab.inputValue("#pt")).replace("title = ", "title = <script>alert(1)</script><img src=x onerror=alert(1)>"));
await tab.waitForSelector("#list .error");
await tab.click("#empty");
await tab.waitForFunction(() => document.querySelectorAll("#list li").length === 0);
assert.equal(await tab.textContent("#said"), "No findings");
await tab.fill("#pt", "a\n");
await tab.waitForFunction(() => document.getElementById("said").textContent !== "No findings");
await tab.click("#example");
await tab.waitForSelector("#list li");

await tab.evaluate(axe);
let looked = 0;
if (PICTURES) mkdirSync(PICTURES, { recursive: true });
for (const language of ["en", "es", "pt"]) {
  await tab.check(`[name=reader][value=${language}]`, { force: true });
  await tab.waitForFunction((tag) => document.documentElement.lang === tag, language);
  await tab.check(`[name=edition][value=${language === "en" ? "es" : language}]`, { force: true });
  await tab.waitForTimeout(300);
  for (const width of [360, 768, 1280]) {
    await tab.setViewportSize({ width, height: 900 });
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) faults.push(`${language}: ${wide} wide in a window of ${width}`);
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme });
      const { violations, passes } = await tab.evaluate(() => axe.run({ exclude: [["iframe"]] }, { resultTypes: ["violations"] }));
      if (passes.length < 15) faults.push(`axe looked at ${passes.length} rules only`);
      for (const { id, help, nodes } of violations) {
        faults.push(`${language}, ${width}, ${colorScheme}: ${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
      }
      looked += 1;
      if (PICTURES) await tab.screenshot({ path: join(PICTURES, `try-${language}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}
await browser.close();
assert.deepEqual(faults, []);
console.log(`the page shows its first findings after ${took} ms; axe finds nothing in ${looked} looks at it`);
