// The day of a translator, by keys: a stale text, a fix, a suggestion, plural forms, a file that goes out and comes home.
import { readFileSync } from "node:fs";
import { browse, expect, focused, isSaid, part, project, serve, tabOf, until } from "./desk.mjs";

const field = (unit) => `textarea[data-unit="${unit}"]`;

await part("work", async () => {
  const browser = await browse();
  const work = project();
  await work.run("accept", "--all", "--locale", "es");
  work.write("locales/en/letter.ftl", work.read("locales/en/letter.ftl").replace("More than 20", "More than 25"));
  const desk = await serve(work, "--locale", "es");
  const tab = await tabOf(browser, desk);
  await tab.goto(`${desk.origin}/es/document?key=letter`);

  // What changed in the source is said in words too.
  const diff = await tab.locator("#u-lead .changed .text").textContent();
  expect(/removed: 20 /.test(diff) && /added: 25 /.test(diff), `the diff says ${diff}`);
  await tab.focus(field("lead"));
  await tab.keyboard.press("Control+a");
  await tab.keyboard.type("Más de 25 organizaciones firmaron esta carta .");
  await until(async () => (await tab.locator("#u-lead .findings button").count()) > 0, "no fix for a space before a full stop");
  await tab.keyboard.press("Control+Shift+KeyF");
  expect(/carta\.$/.test(await tab.inputValue(field("lead"))), "the fix was not applied");
  await tab.keyboard.press("Control+z");
  expect(/carta \.$/.test(await tab.inputValue(field("lead"))), "the browser cannot take the fix back");
  await tab.keyboard.press("Control+Shift+z");
  expect(/carta\.$/.test(await tab.inputValue(field("lead"))), "the browser cannot bring the fix again");
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Saved\. No findings/);
  expect((await focused(tab, "data-unit")) !== "lead", "the next text was not reached");

  // Neighbours, the source, what is still to be inserted.
  await tab.focus(field("hear"));
  await tab.keyboard.press("Alt+ArrowUp");
  expect((await focused(tab, "data-unit")) === "publish", `Alt+↑ leads to ${await focused(tab, "data-unit")}`);
  await tab.keyboard.press("Control+Shift+KeyC");
  expect((await tab.inputValue(field("publish"))).startsWith("Publish the [report]"), "the source was not copied");
  await tab.keyboard.press("Control+a");
  await tab.keyboard.type("Publicar el informe.");
  await until(async () => (await tab.locator("#u-publish .findings li").count()) > 0, "a link that is gone is no finding");
  await tab.keyboard.press("Control+s");
  await isSaid(tab, /^Saved as a draft/);
  expect((await focused(tab, "data-unit")) === "publish", "a draft stays");

  // Plural forms, each in a field of its own.
  await tab.goto(`${desk.origin}/es/document?key=page`);
  expect((await tab.locator("[data-message=signed] textarea").count()) >= 2, "no field for each plural form");
  const forms = tab.locator("[data-message=signed] textarea");
  await forms.last().focus();
  await tab.keyboard.press("Control+Shift+Space");
  await tab.keyboard.type(" personas han firmado.");
  await tab.locator("[data-message=signed] [data-do=copy-to-all]").focus();
  await tab.keyboard.press("Enter");
  await forms.first().focus();
  await tab.keyboard.press("Control+a");
  await tab.keyboard.type("{ $people } persona ha firmado.");
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Saved/);
  const written = work.read("locales/es/page.ftl");
  expect(/\[one\] \{ \$people \} persona ha firmado\./.test(written), `the forms are ${written}`);
  expect(/\*\[other\] \{ \$people \} personas han firmado\./.test(written), `the forms are ${written}`);

  // Memory.
  work.write("locales/en/second.ftl", "again = More than 25 organisations signed this letter.\n");
  const second = `${desk.origin}/es/document?key=second`;
  await until(async () => (await tab.request.get(second)).ok(), "a new source is not seen");
  await tab.goto(second);
  await tab.focus(field("again"));
  await tab.waitForSelector("#u-again [data-number='1']");
  await tab.keyboard.press("Control+Shift+Digit1");
  expect(/organizaciones firmaron/.test(await tab.inputValue(field("again"))), "the suggestion was not taken");
  await tab.keyboard.press("Control+Shift+Enter");
  await isSaid(tab, /^Marked as reviewed/);

  // Out and home.
  await tab.goto(`${desk.origin}/es/`);
  await tab.click(".exchange summary");
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click('form[action="/es/export"] button')]);
  const returned = readFileSync(await download.path(), "utf8").replace("Escuchar a la niñez.", "Escuchar a las niñas y los niños.");
  const catalog = work.read("locales/es/letter.ftl");
  await tab.setInputFiles("#file", { name: "es.xlf", mimeType: "application/xml", buffer: Buffer.from(returned) });
  await tab.click("#import button");
  await tab.waitForSelector("[data-do=apply]");
  expect(/1 text would change/.test(await tab.locator("main").innerText()), "the plan is another one");
  expect(work.read("locales/es/letter.ftl") === catalog, "the plan wrote");
  await tab.click("[data-do=apply]");
  await tab.waitForSelector(".notice.good");
  expect(work.read("locales/es/letter.ftl") === catalog.replace("Escuchar a la niñez.", "Escuchar a las niñas y los niños."), "the import wrote something else");
  await browser.close();
  return "fixes, plural forms, memory, and a file there and back";
});
