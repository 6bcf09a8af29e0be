// What is not typed: a fix, a text taken out, what a program of the user translates, a file that comes home. All of it by
// keyboard, with the script of the page and without.
import { join } from "node:path";
import { browse, expect, isSaid, part, project, serve, tabOf, tabTo, until } from "./desk.mjs";

const field = (unit) => `textarea[data-unit="${unit}"]`;
const document = "/es/document?key=letter";
const mended = "Más de 20 organizaciones firmaron esta carta.";
const proposed = "Publicar el [informe](https://example.org/report).";

// Answers whatever it is asked.
const translator = `
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  const { id } = JSON.parse(line);
  console.log(JSON.stringify({ id, text: ${JSON.stringify(proposed)} }));
}
`;

async function prepare() {
  const work = project();
  const command = JSON.stringify([process.execPath, "translate.mjs"]);
  work.write("paridad.toml", `${work.read("paridad.toml")}\n[suggest]\ncommand = ${command}\n`);
  work.write("translate.mjs", translator);
  work.write("locales/es/letter.ftl", work.read("locales/es/letter.ftl").replace("esta carta.", "esta carta ."));
  await work.run("accept", "--all", "--locale", "es");
  const told = await work.run("export", "--locale", "es", "-o", join(work.folder, "es.xlf"));
  expect(told.code === 0, `export says ${told.told}`);
  const file = work.read("es.xlf");
  expect(file.includes("Escuchar a la niñez."), "the text is not in the file");
  work.write("es.xlf", file.replace("Escuchar a la niñez.", "Escuchar a las niñas y los niños."));
  return { work, desk: await serve(work, "--locale", "es", "--allow-command") };
}

async function press(tab, selector, key = "Enter") {
  await tabTo(tab, selector);
  await tab.keyboard.press(key);
}

// Sends a form, and waits for the page that answers it.
async function send(tab, selector) {
  await Promise.all([tab.waitForEvent("framenavigated"), press(tab, selector)]);
  await tab.waitForLoadState();
}

// Brings the file home, from the list of documents.
async function bringHome(tab, work, origin) {
  // The browser is to know in time that a dialog is waited for.
  const choosing = tab.waitForEvent("filechooser");
  await tab.goto(`${origin}/es/`);
  await press(tab, ".exchange summary");
  await tabTo(tab, "#file");
  await tab.keyboard.press("Space");
  await (await choosing).setFiles(join(work.folder, "es.xlf"));
  const catalog = work.read("locales/es/letter.ftl");
  await press(tab, "#import button");
  await tab.waitForSelector("[data-do=apply]");
  expect(/1 text would change/.test(await tab.locator("main").innerText()), "the plan is another one");
  expect(work.read("locales/es/letter.ftl") === catalog, "the plan wrote");
  await press(tab, "[data-do=apply]");
  await tab.waitForSelector(".notice.good");
  const after = catalog.replace("Escuchar a la niñez.", "Escuchar a las niñas y los niños.");
  expect(work.read("locales/es/letter.ftl") === after, "the import wrote something else");
}

async function scripted(browser) {
  const { work, desk } = await prepare();
  const catalog = () => work.read("locales/es/letter.ftl");
  const tab = await tabOf(browser, desk);
  await tab.goto(`${desk.origin}${document}`);

  // The fix is put into the field, and saved by whoever likes it.
  await tabTo(tab, field("lead"));
  await tab.waitForSelector("#u-lead .findings [data-put-unit]");
  await press(tab, "#u-lead .findings [data-put-unit]");
  expect((await tab.inputValue(field("lead"))) === mended, "the fix is not in the field");
  expect(!catalog().includes(`lead = ${mended}\n`), "the fix was saved by itself");
  await press(tab, "#u-lead [data-do=save]");
  await isSaid(tab, /^Saved\./);
  expect(catalog().includes(`lead = ${mended}\n`), "the fix was not saved");

  // What the program translates.
  await tabTo(tab, field("publish"));
  await tab.waitForSelector("#u-publish .machine button");
  await press(tab, "#u-publish .machine button");
  expect((await tab.inputValue(field("publish"))) === proposed, "the machine translation is not in the field");
  expect(!/^publish/m.test(catalog()), "the machine translation was saved by itself");
  await press(tab, "#u-publish [data-do=save]");
  await until(() => catalog().includes(`publish = ${proposed}\n`), "the machine translation was not saved");
  await until(async () => !(await tab.locator("#u-publish .unsaved").isVisible()), "the page does not know that it was saved");

  // Out of the catalog, and back.
  const before = catalog();
  await press(tab, "#u-ask [data-do=delete]");
  await isSaid(tab, /^Removed from the catalog/);
  expect(!/^ask/m.test(catalog()), "the text is in the catalog still");
  await tab.keyboard.press("Control+Shift+z");
  await isSaid(tab, /taken back/);
  expect(catalog() === before, "the text did not come back to the byte");
  await bringHome(tab, work, desk.origin);
  await tab.context().close();
  desk.stop();
}

async function plain(browser) {
  const { work, desk } = await prepare();
  const catalog = () => work.read("locales/es/letter.ftl");
  const tab = await tabOf(browser, desk, { javaScriptEnabled: false });
  const there = `${desk.origin}${document}`;

  // Without a script a fix is saved with its button.
  await tab.goto(there);
  await send(tab, "#u-lead .findings [data-put-unit]");
  expect(catalog().includes(`lead = ${mended}\n`), "the fix was not saved");

  // What the program translates, on a page of its own.
  await tab.goto(there);
  await send(tab, "#u-publish .suggestions a");
  await tab.waitForURL(/\/es\/suggestions/);
  await send(tab, ".machine a");
  await tab.waitForURL(/\/es\/machine/);
  for (let asked = 0; asked < 50 && !(await tab.locator(".suggestions button").count()); asked += 1) {
    await tab.waitForTimeout(100);
    await send(tab, "main form a");
  }
  await send(tab, ".suggestions button");
  await tab.waitForURL(/\/es\/fill#u-publish$/);
  expect((await tab.inputValue(field("publish"))) === proposed, "the machine translation is not in the field");
  expect(!/^publish/m.test(catalog()), "the machine translation was saved by itself");
  await send(tab, "#u-publish [data-do=draft]");
  expect(catalog().includes(`publish = ${proposed}\n`), "the machine translation was not saved");
  expect(/state = "draft"/.test(work.read("locales/es/letter.state.toml")), "no draft was recorded");

  // Out of the catalog, with its record.
  await tab.goto(there);
  await send(tab, "#u-ask [data-do=delete]");
  expect(!/^ask/m.test(catalog()), "the text is in the catalog still");
  expect(!work.read("locales/es/letter.state.toml").includes("[ask]"), "the record is there still");
  await bringHome(tab, work, desk.origin);
  await tab.context().close();
  desk.stop();
}

await part("forms", async () => {
  const browser = await browse();
  await scripted(browser);
  await plain(browser);
  await browser.close();
  return "fixes, texts taken out, machine translations and files that come home, by keyboard, with and without script";
});
