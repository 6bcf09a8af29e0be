// Without script: links, forms and buttons alone.
import { browse, expect, part, project, serve, tabOf } from "./desk.mjs";

await part("plain", async () => {
  const browser = await browse();
  const work = project();
  const desk = await serve(work);
  const tab = await tabOf(browser, desk, { javaScriptEnabled: false });
  await tab.click('.matrix a[href^="/es/document?key=letter"]');
  expect(new URL(tab.url()).pathname === "/es/document", `the table leads to ${tab.url()}`);
  await tab.goto(`${desk.origin}/es/document?key=letter&show=missing`);
  expect((await tab.locator(".group").count()) === 1, "the filter shows other texts");
  await tab.fill('textarea[data-unit="publish"]', "Publicar el [informe](https://example.org/report).");
  await tab.click("#u-publish button[value=draft]");
  expect(/publish = Publicar el \[informe\]/.test(work.read("locales/es/letter.ftl")), "the draft was not saved");
  expect(/state = "draft"/.test(work.read("locales/es/letter.state.toml")), "no draft was recorded");
  await tab.goto(`${desk.origin}/es/document?key=letter`);
  await tab.click("#u-publish button[value=reviewed]");
  expect(/state = "reviewed"/.test(work.read("locales/es/letter.state.toml")), "no review was recorded");

  // The preview is a frame that a form is sent to.
  await tab.goto(`${desk.origin}/es/document?key=letter`);
  await tab.fill('textarea[data-unit="title"]', "Carta <b>abierta</b> & nueva");
  await tab.click("#u-title button[data-do=preview]");
  await tab.waitForTimeout(500);
  const frame = tab.frame({ name: "preview" });
  expect(/nueva/.test(await frame.locator("body").innerText()), "the preview does not show what was typed");
  expect(!/nueva/.test(work.read("locales/es/letter.ftl")), "the preview wrote");

  await tab.goto(`${desk.origin}/es/document?q=ni%C3%B1ez`);
  expect(/hear/.test(await tab.locator("main").innerText()), "the search found nothing");

  // What goes out is a link.
  await tab.goto(`${desk.origin}/es/`);
  await tab.click(".exchange summary");
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.click('form[action="/es/export"] button')]);
  expect(download.suggestedFilename() === "es.xlf", `the file is ${download.suggestedFilename()}`);
  await browser.close();
  return "filters, saving, preview, search and export work without script";
});
