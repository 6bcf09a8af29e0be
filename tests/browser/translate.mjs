// The statement of this repository, from nothing to a published Portuguese edition, with the keyboard alone.
import { readFileSync } from "node:fs";
import { browse, expect, focused, isSaid, part, project, said, serve, tabOf, tabTo } from "./desk.mjs";

// The texts of the Portuguese catalogs, by document and unit, as the workbench shows them.
async function texts(browser) {
  const desk = await serve(project("."), "--locale", "pt", "--read-only");
  const tab = await tabOf(browser, desk);
  const documents = await tab.locator(".list tbody th a").evaluateAll((links) => links.map((link) => link.href));
  const found = new Map();
  for (const document of documents) {
    await tab.goto(document);
    const key = await tab.locator("main").getAttribute("data-key");
    const fields = await tab.locator("textarea").evaluateAll((all) => all.map((field) => [field.dataset.unit, field.value]));
    for (const [unit, text] of fields) found.set(`${key}/${unit}`, text);
  }
  await tab.context().close();
  desk.stop();
  return found;
}

// Goes to a document from the list of documents, by Tab and Enter.
async function open(tab, at) {
  await tabTo(tab, `.list tbody tr:nth-child(${at}) th a`);
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("main[data-key]");
}

await part("translate", async () => {
  const browser = await browse();
  const wanted = await texts(browser);
  const work = project(".");
  work.remove("locales/pt");
  work.write("paridad.toml", 'targets = ["es", "pt"]\n');
  const untouched = ["locales/en/terms.ftl", "locales/es/terms.ftl", "locales/es/terms.state.toml", "locales/en/2022-panama-ministerial.ftl"];
  const before = untouched.map(work.read);
  const refused = await work.run("build");
  expect(refused.code === 1 && refused.told.includes("`pt` was not built"), `build should refuse: ${refused.told}`);

  const desk = await serve(work, "--locale", "pt");
  const tab = await tabOf(browser, desk);
  await tab.locator("body").press("Shift+?");
  expect(await tab.locator("dialog[open]").isVisible(), "`?` does not show the keys");
  await tab.keyboard.press("Escape");
  const list = tab.url();
  const documents = await tab.locator(".list tbody tr").count();
  let typed = 0;
  let keys = 0;
  for (let at = 1; at <= documents; at += 1) {
    await tab.goto(list);
    await open(tab, at);
    const key = await tab.locator("main").getAttribute("data-key");
    await tab.keyboard.press("Control+Enter");
    for (;;) {
      const group = await tab.evaluate(() => document.activeElement?.closest(".group")?.id);
      if (!group) break;
      const fields = await tab.evaluate((id) => document.getElementById(id).querySelectorAll("textarea:not([readonly])").length, group);
      for (let field = 0; field < fields; field += 1) {
        const unit = await focused(tab, "data-unit");
        const text = wanted.get(`${key}/${unit}`);
        expect(text !== undefined, `nobody has a Portuguese text of ${key}/${unit}`);
        expect((await tab.evaluate(() => document.activeElement.value)) === "", `${key}/${unit} is not empty`);
        await tab.keyboard.type(text ?? "");
        keys += (text ?? "").length;
        if (field + 1 < fields) await tabTo(tab, `[id="${group}"] textarea:not([data-unit="${unit}"])`);
      }
      await tab.evaluate(() => { document.getElementById("said").textContent = ""; });
      await tab.keyboard.press("Control+Enter");
      await isSaid(tab, /\S/);
      const told = await said(tab);
      expect(/^Saved\./.test(told), `${key}/${group}: ${told}`);
      typed += 1;
      if (/Nothing waits/.test(told)) break;
      await tab.waitForFunction((id) => document.activeElement?.closest(".group")?.id !== id, group);
    }
  }
  const built = await work.run("build");
  expect(built.code === 0, `build says ${built.told}`);
  for (const name of ["html", "md", "txt"]) {
    const path = `pt/2022-panama-ministerial.${name}`;
    expect(work.read(`dist/${path}`) === readFileSync(`tests/editions/${path}`, "utf8"), `${path} is another edition`);
  }
  untouched.forEach((path, at) => expect(work.read(path) === before[at], `${path} was changed`));
  await browser.close();
  return `${typed} texts, ${keys} keys, no click: \`build\` publishes the committed Portuguese edition`;
});
