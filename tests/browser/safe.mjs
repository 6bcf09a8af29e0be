// What strangers try: another site that sends forms, a frame around the page, a name that leads here, a translation with
// a program in it.
import http from "node:http";
import { browse, expect, part, project, serve, tabOf } from "./desk.mjs";

// Another site.
function stranger(html) {
  const server = http.createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  });
  return new Promise((fulfil) => {
    server.listen(0, "127.0.0.1", () => fulfil({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
  });
}

const form = (desk, token) => `<form method="post" action="${desk.origin}/es/save"><input name="token" value="${token}">
<input name="key" value="letter"><input name="message" value="title"><input name="text.title" value="Robado">
<input name="state" value="translated"></form><script>document.forms[0].submit()</script>`;

await part("safe", async () => {
  const browser = await browse("--host-resolver-rules=MAP rebound.test 127.0.0.1");
  const work = project();
  const desk = await serve(work);
  const before = work.read("locales/es/letter.ftl");
  const tab = await tabOf(browser, desk);
  const context = tab.context();
  context.removeAllListeners("request");
  await tab.goto(`${desk.origin}/es/document?key=letter`);
  expect(!tab.url().includes("token"), "the address keeps the key");
  const token = await tab.locator("#u-title input[name=token]").inputValue();

  // Forms of another site, of the same machine too, even with the token.
  for (const secret of ["", token]) {
    const site = await stranger(form(desk, secret));
    for (const origin of [site.origin, site.origin.replace("127.0.0.1", "localhost")]) {
      const page = await context.newPage();
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith("/es/save")),
        page.goto(origin).catch(() => {}),
      ]);
      expect(answer.status() === 403, `a form of ${origin} was answered with ${answer.status()}`);
      await page.close();
    }
    site.close();
  }
  expect(work.read("locales/es/letter.ftl") === before, "another site wrote");

  // A script of another site that asks.
  const reader = await stranger("<p>nothing</p>");
  const asking = await context.newPage();
  await asking.goto(reader.origin);
  for (const path of ["/es/document?key=letter", "/assets/workbench.js", "/events"]) {
    const read = await asking.evaluate(async (target) => {
      try {
        return (await fetch(target, { credentials: "include" })).status;
      } catch {
        return "refused";
      }
    }, `${desk.origin}${path}`);
    expect(read === "refused", `another site could read ${path}: ${read}`);
  }
  reader.close();

  // A frame of another site.
  const site = await stranger(`<iframe src="${desk.origin}/es/document?key=letter"></iframe>`);
  const framing = await context.newPage();
  const told = [];
  framing.on("console", (message) => told.push(message.text()));
  await framing.goto(site.origin);
  await framing.waitForTimeout(500);
  const framed = framing.frames()[1];
  const isShown = await framed.locator("textarea").count().catch(() => 0);
  expect(isShown === 0, "another site can frame the page");
  expect(told.some((text) => /frame-ancestors/.test(text)), `the browser says of the frame: ${told}`);
  site.close();

  // A name of somebody else that leads to this machine.
  const port = new URL(desk.origin).port;
  const rebound = await (await browser.newContext()).newPage();
  for (const path of ["/", `/?${new URL(desk.url).searchParams}`, "/es/document?key=letter"]) {
    const answer = await rebound.goto(`http://rebound.test:${port}${path}`);
    expect(answer.status() === 403, `rebound.test${path} was answered with ${answer.status()}`);
  }
  // Somebody without the key.
  const nobody = await (await browser.newContext()).newPage();
  const answer = await nobody.goto(`${desk.origin}/es/document?key=letter`);
  expect(answer.status() === 403 || answer.status() === 401, `without the key: ${answer.status()}`);

  // A translation that carries a program.
  let ran = 0;
  tab.on("dialog", () => { ran += 1; });
  await tab.goto(`${desk.origin}/es/document?key=page`);
  await tab.waitForTimeout(300);
  expect((await tab.inputValue('textarea[data-unit="sign"]')).includes("<script>"), "the text is another one");
  expect((await tab.locator("main script, main img[onerror]").count()) === 0, "markup of a translation is part of the page");
  await tab.goto(`${desk.origin}/es/document?key=letter`);
  await tab.fill('textarea[data-unit="title"]', "<script>alert(3)</script><img src=x onerror=alert(4)>");
  tab.expected = /Content Security Policy|sandbox/;
  await tab.click("#u-title button[data-do=preview]");
  await tab.waitForTimeout(800);
  expect((await tab.locator("#frames iframe").getAttribute("sandbox")) === "", "the preview is not in a sandbox");
  expect(ran === 0, "a program in a translation ran");

  // Keys of documents are compared, not opened.
  for (const key of ["../../../etc/passwd", "/etc/passwd", "letter/../page", "letter%00"]) {
    const status = (await tab.request.get(`${desk.origin}/es/document?key=${encodeURIComponent(key)}`)).status();
    expect(status === 404, `the key ${key} was answered with ${status}`);
  }
  await browser.close();
  return "forms, frames and names of strangers are refused; no program in a translation runs";
});
