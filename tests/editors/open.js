// Opens a page in Chromium and waits for a file. `node open.js URL FILE PICTURE`, with puppeteer-core in NODE_PATH.
"use strict";

const fs = require("node:fs");
const puppeteer = require("puppeteer-core");

async function main([url, file, picture]) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(url, { timeout: 120_000 });
    for (let tries = 0; !fs.existsSync(file); tries++) {
      if (tries === 1_200) {
        throw new Error("the probe does not answer");
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
