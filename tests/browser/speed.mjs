// From the key to the findings, in a project of many statements: what the page waits for on purpose, 150 ms, apart; and
// how long whole pages take to come.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, expect, part, project, serve, tabOf } from "./desk.mjs";

const statements = Number(process.env.STATEMENTS ?? 200);
const most = Number(process.env.MOST ?? 500);
const mostOfPage = 4 * most;
const asked = 120;

// Statements of five texts each, in two languages.
function lay() {
  const folder = mkdtempSync(join(tmpdir(), "paridad-speed-"));
  for (const part of ["content", "locales/en", "locales/es"]) mkdirSync(join(folder, part), { recursive: true });
  for (let at = 0; at < statements; at += 1) {
    const name = `statement-${String(at).padStart(5, "0")}`;
    const en = [`Statement ${at}`, `On 3 May 2024 more than ${at + 20} organisations signed it.`, "We ask for an answer.", "Publish the report.", "Hear the children."];
    const es = [`Comunicado ${at}`, `El 3 de mayo de 2024 lo firmaron más de ${at + 20} organizaciones.`, "Pedimos una respuesta.", "Publicar el informe.", "Escuchar a la niñez."];
    const ids = ["title", "lead", "ask", "publish", "hear"];
    const catalog = (texts) => ids.map((id, index) => `${id} = ${texts[index]}\n`).join("");
    writeFileSync(join(folder, "content", `${name}.md`), `# ${en[0]}\n\n${en[1]}\n\n${en[2]}\n\n- ${en[3]}\n- ${en[4]}\n`);
    writeFileSync(join(folder, "locales/en", `${name}.ftl`), catalog(en));
    writeFileSync(join(folder, "locales/es", `${name}.ftl`), catalog(es));
  }
  return folder;
}

// Returns the median of what a page takes from the question to its last byte.
async function load(tab, address) {
  const took = [];
  for (let at = 0; at < 9; at += 1) {
    await tab.goto(address);
    took.push(await tab.evaluate(() => {
      const [page] = performance.getEntriesByType("navigation");
      return page.responseEnd - page.requestStart;
    }));
  }
  return Math.round(took.sort((one, other) => one - other)[4]);
}

await part("speed", async () => {
  const browser = await browse();
  const desk = await serve(project(lay()), "--locale", "es");
  const tab = await tabOf(browser, desk);
  const list = `${desk.origin}/es/`;
  const statement = `${desk.origin}/es/document?key=statement-00042`;
  // The first page waits until the project is counted.
  await tab.goto(list);
  const pages = { "the list of documents": await load(tab, list), "a document": await load(tab, statement) };
  for (const [name, took] of Object.entries(pages)) expect(took <= mostOfPage, `${name} after ${took} ms`);
  // Each question of the page, from the moment that it is asked until its findings stand there.
  await tab.evaluate(() => {
    window.took = [];
    const ask = window.fetch;
    let since = 0;
    window.fetch = (url, ...more) => {
      if (String(url).endsWith("/check")) since = performance.now();
      return ask(url, ...more);
    };
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.classList?.contains("findings")))) {
        window.took.push(performance.now() - since);
      }
    }).observe(document.getElementById("groups"), { childList: true, subtree: true });
  });
  await tab.focus('textarea[data-unit="lead"]');
  await tab.keyboard.press("End");
  for (let at = 0; at < asked; at += 1) {
    await tab.keyboard.type(at % 2 ? "7" : " ");
    await tab.waitForFunction((count) => window.took.length > count, at, { polling: 10 });
  }
  const took = (await tab.evaluate(() => window.took)).sort((one, other) => one - other);
  const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))].toFixed(1);
  expect(at(0.99) <= most, `findings after ${at(0.99)} ms`);
  await browser.close();
  const whole = Object.entries(pages).map(([name, took]) => `${name} comes after ${took} ms`);
  return `${whole.join(", ")}; findings stand there ${at(0.5)} ms after they are asked for, ${at(0.99)} ms at the 99th percentile of ${took.length}, among ${statements} statements`;
});
