// Looks at pages in Chromium: every rule of axe-core, light and dark, narrow and wide; nothing wider than the
// window; nothing that a strict Content-Security-Policy forbids; editions that link to each other.
// With a second argument, a folder, it also takes pictures and prints each page to PDF.
//
//   node tests/pages/look.mjs "page.html page.html …" [pictures]
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { existsSync, readFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const require = createRequire(join(process.env.NODE_TOOLS, "tools.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [pages, pictures] = process.argv.slice(2);
if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});
// The links of a page to its editions lead to pages that link back in the same words, and its data say the same.
const alternates = (html) => [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
const connected = (page, html) => {
  const { lang } = html.match(/<html lang="(?<lang>[^"]+)"/).groups;
  const links = alternates(html);
  const own = links.find(([, tag]) => tag === lang);
  const folder = dirname(resolve(page));
  const root = (page, path) => resolve(page).slice(0, -path.length - 1);
  for (const [, tag, href] of links) {
    const site = html.match(/<link rel="canonical" href="([^"]+)">/);
    const top = site && root(page, new URL(site[1]).pathname.slice(1));
    const file = site ? join(top, new URL(href).pathname) : resolve(folder, href);
    if (!existsSync(file)) { say(page, `links to ${href}, which is not there`); continue; }
    const back = alternates(readFileSync(file, "utf8")).map(([, tag]) => tag);
    const there = links.map(([, tag]) => tag);
    if (back.sort().join() !== there.sort().join()) say(page, `${tag} does not link back: ${back} for ${there}`);
    if (site && !links.some(([, , href]) => href === site[1])) say(page, "the canonical address is another one");
  }
  if (links.length && !own) say(page, "does not name itself among its editions");
  for (const [, text] of html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)) {
    const data = JSON.parse(text);
    if (data.inLanguage !== lang) say(page, `its data are in ${data.inLanguage}`);
  }
};
let wrong = 0;
const say = (page, text) => {
  wrong += 1;
  console.error(`${page}: ${text}`);
};
for (const page of pages.split(/\s+/).filter(Boolean)) {
  const name = resolve(page).split("/").slice(-3).join("-").replace(".html", "");
  // As a careful server sends it: nothing but the style sheets of the page itself.
  const html = readFileSync(page, "utf8");
  const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text);
  const hashes = styles.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const headers = { "Content-Security-Policy": `default-src 'none'; style-src ${hashes.join(" ")}` };
  connected(page, html);
  const tab = await browser.newPage();
  tab.on("console", (message) => message.type() === "error" && say(page, message.text()));
  await tab.route("**/*", (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html, headers })
      : route.abort());
  await tab.goto("https://pages.test/");
  await tab.evaluate(axe);
  for (const width of [360, 768, 1280]) {
    await tab.setViewportSize({ width, height: 900 });
    const scroll = await tab.evaluate(() => document.documentElement.scrollWidth);
    if (scroll > width) say(page, `${scroll} wide in a window of ${width}`);
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme });
      if (width !== 768) {
        const { violations, passes } = await tab.evaluate(() => axe.run({ resultTypes: ["violations"] }));
        if (passes.length < 15) say(page, `axe looked at ${passes.length} rules only`);
        for (const { id, help, nodes } of violations) {
          say(page, `${colorScheme}, ${width}: ${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
        }
      }
      if (pictures) {
        await tab.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
  }
  if (pictures) {
    await tab.pdf({ path: join(pictures, `${name}.pdf`), format: "A4", tagged: true });
  }
  await tab.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
