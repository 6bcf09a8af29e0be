// axe-core on every page, narrow and wide, light and dark; nothing wider than the window; words in each language.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axe, browse, expect, fault, isSaid, part, project, serve, tabOf } from "./desk.mjs";

const { PICTURES } = process.env;

await part("look", async () => {
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  const browser = await browse();
  const work = project();
  await work.run("accept", "--all", "--locale", "es");
  work.write("locales/en/letter.ftl", work.read("locales/en/letter.ftl").replace("More than 20", "More than 25"));
  const desk = await serve(work);
  const pages = {
    "overview": "/?all=1",
    "documents": "/es/",
    "document": "/es/document?key=letter",
    "plurals": "/es/document?key=page",
    "right-to-left": "/ar/document?key=letter",
    "missing": "/pt/document?key=letter&show=missing",
    "search": "/es/document?q=carta",
    "nothing": "/es/document?key=letter&q=nowhere",
    "suggestions": "/es/document?key=letter",
    "keys": "/es/",
    "preview": "/es/document?key=letter",
    "conflict": "/es/document?key=letter",
    "no-page": "/es/document?key=nowhere",
  };
  const prepare = {
    "suggestions": async (tab) => { await tab.focus('textarea[data-unit="lead"]'); await tab.waitForSelector("#u-lead .suggestions h3"); },
    "keys": (tab) => tab.click("[data-do=keys]"),
    "preview": async (tab) => { await tab.click("#u-title [data-do=preview]"); await tab.waitForTimeout(500); },
    "conflict": async (tab) => {
      const catalog = work.read("locales/es/letter.ftl");
      await tab.fill('textarea[data-unit="title"]', "Carta pública");
      work.write("locales/es/letter.ftl", catalog.replace("title = Carta abierta", "title = Una carta abierta"));
      await tab.keyboard.press("Control+Enter");
      await isSaid(tab, /^(Not saved|Sin guardar|Não foi salvo)/);
      await tab.waitForSelector("#u-title .conflict");
      work.write("locales/es/letter.ftl", catalog);
    },
  };
  let looked = 0;
  for (const language of ["en", "es", "pt"]) {
    for (const [name, path] of Object.entries(pages)) {
      if (language !== "en" && ["nothing", "no-page"].includes(name)) continue;
      const tab = await tabOf(browser, desk);
      tab.expected = /404/;
      await tab.goto(`${desk.origin}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
      expect((await tab.locator("html").getAttribute("lang")) === language, `${name} is not in ${language}`);
      await prepare[name]?.(tab);
      // What the page hears of a change must not take away what was typed.
      await tab.waitForTimeout(name === "conflict" ? 1000 : 0);
      expect(name !== "conflict" || (await tab.locator("#u-title .conflict").isVisible()), "the conflict went away by itself");
      await tab.evaluate(axe);
      for (const width of language === "en" ? [360, 768, 1280] : [360, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) fault(`${name} in ${language}: ${wide} wide in a window of ${width}`);
        for (const colorScheme of ["light", "dark"]) {
          await tab.emulateMedia({ colorScheme });
          const { violations, passes } = await tab.evaluate(() => axe.run({ exclude: [["iframe"]] }, { resultTypes: ["violations"] }));
          if (passes.length < 15) fault(`axe looked at ${passes.length} rules only`);
          for (const { id, help, nodes } of violations) {
            fault(`${name} in ${language}, ${width}, ${colorScheme}: ${id}: ${help}: ${nodes.map((node) => node.html).join(" ")}`);
          }
          looked += 1;
          if (PICTURES) await tab.screenshot({ path: join(PICTURES, `${name}-${language}-${width}-${colorScheme}.png`) });
        }
      }
      await tab.context().close();
    }
  }
  await browser.close();
  return `axe finds nothing in ${looked} looks at ${Object.keys(pages).length} pages`;
});
