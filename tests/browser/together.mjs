// Who writes at once: the file changes on disk while somebody types, and two windows save.
import { browse, expect, focused, isSaid, part, project, serve, tabOf, until } from "./desk.mjs";

const catalog = "locales/es/letter.ftl";
const field = (message) => `textarea[data-unit="${message}"]`;

await part("together", async () => {
  const browser = await browse();
  const work = project();
  const desk = await serve(work, "--locale", "es");
  const tab = await tabOf(browser, desk);
  await tab.goto(`${desk.origin}/es/document?key=letter`);
  const replace = (from, to) => work.write(catalog, work.read(catalog).replace(from, to));

  // Another message of the file: both are kept.
  await tab.fill(field("title"), "Carta pública");
  replace("Escuchar a la niñez.", "Escuchar a niñas y niños.");
  await tab.focus(field("title"));
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Saved/);
  expect(/title = Carta pública\n/.test(work.read(catalog)), "the title was not saved");
  expect(/hear = Escuchar a niñas y niños\.\n/.test(work.read(catalog)), "what was written on disk was lost");
  await until(async () => (await tab.inputValue(field("hear"))) === "Escuchar a niñas y niños.", "the page did not hear of the change");

  // The same message: nothing is overwritten, both are shown, and one is chosen.
  await tab.fill(field("lead"), "Más de 20 organizaciones suscriben esta carta.");
  replace("Más de 20 organizaciones firmaron esta carta.", "Firmaron esta carta más de 20 organizaciones.");
  const now = work.read(catalog);
  await tab.focus(field("lead"));
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Not saved/);
  expect(work.read(catalog) === now, "a change of somebody else was overwritten");
  const both = await tab.locator("#u-lead").innerText();
  expect(both.includes("Firmaron esta carta más de 20 organizaciones."), "the text of the file is not shown");
  expect((await tab.inputValue(field("lead"))) === "Más de 20 organizaciones suscriben esta carta.", "the text that was typed is gone");
  expect((await focused(tab, "data-unit")) === "lead", "the focus is elsewhere");
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Saved/);
  expect(/lead = Más de 20 organizaciones suscriben esta carta\.\n/.test(work.read(catalog)), "the choice was not written");

  // Taken back, and with it the state.
  await tab.focus(field("lead"));
  await tab.keyboard.press("Control+Shift+z");
  await isSaid(tab, /taken back/);
  expect(work.read(catalog) === now, "the save was not taken back to the byte");

  // Two windows: the other one hears of it, and what it is writing stays.
  const other = await tab.context().newPage();
  await other.goto(`${desk.origin}/es/document?key=letter`);
  await other.fill(field("ask"), "Exigimos rutas **seguras**");
  await tab.fill(field("title"), "Una carta abierta");
  await tab.focus(field("title"));
  await tab.keyboard.press("Control+Enter");
  await isSaid(tab, /^Saved/);
  await until(async () => (await other.inputValue(field("title"))) === "Una carta abierta", "the other window did not hear of it");
  expect((await other.inputValue(field("ask"))) === "Exigimos rutas **seguras**", "what was typed in the other window is gone");

  // The program ends: the page says so, and what is typed stays.
  desk.stop();
  await until(() => other.locator("#notice").isVisible(), "the page does not say that the program ended");
  expect((await other.inputValue(field("ask"))) === "Exigimos rutas **seguras**", "what was typed is gone with the program");
  await browser.close();
  return "edits on disk, in two windows and in the page are all kept, or shown side by side";
});
