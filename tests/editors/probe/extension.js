// Asks VS Code for what it has of the language server, does what a translator does, and writes the verdict into the
// file that PARIDAD_PROBE names.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const vscode = require("vscode");

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function waitFor(what, condition) {
  for (let tries = 0; tries < 600; tries++) {
    const found = await condition();
    if (found) {
      return found;
    }
    await wait(100);
  }
  throw new Error(`${what} did not come`);
}

async function probe() {
  const seen = [];
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const at = (path) => vscode.Uri.joinPath(folder, path);
  const document = await vscode.workspace.openTextDocument(at("locales/es/call.ftl"));
  assert.equal(document.languageId, "fluent");
  await vscode.window.showTextDocument(document);
  const finding = (check) =>
    vscode.languages.getDiagnostics(document.uri).find((it) => (it.code?.value ?? it.code) === check);
  const ask = (command, ...more) => vscode.commands.executeCommand(command, document.uri, ...more);

  const numbers = await waitFor("numbers", () => finding("numbers"));
  assert.equal(numbers.range.start.line, 1);
  seen.push("diagnostics");

  const hovers = await ask("vscode.executeHoverProvider", new vscode.Position(1, 1));
  const texts = hovers.flatMap((hover) => hover.contents.map((it) => it.value ?? it));
  assert(texts.some((text) => text.includes("More than 20 states")), JSON.stringify(texts));
  seen.push("hover");

  const lenses = await ask("vscode.executeCodeLensProvider", 10);
  if (lenses?.length > 0) {
    assert.match(lenses[0].command.title, /^es \d+ %/);
    seen.push("code lens");
  }

  const tokens = await ask("vscode.provideDocumentSemanticTokens");
  if (tokens?.data.length > 0) {
    seen.push("semantic tokens");
  }

  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await ask("vscode.executeInlayHintProvider", whole);
  if (hints?.length > 0) {
    assert(hints.some((hint) => String(hint.label).includes("More than 20 states")), JSON.stringify(hints));
    seen.push("inlay hints");
  }

  const fixes = await ask("vscode.executeCodeActionProvider", document.lineAt(1).range);
  const fix = fixes.find((it) => it.kind?.value === "quickfix" && it.isPreferred && it.edit);
  assert(fix, JSON.stringify(fixes.map((it) => it.title)));
  assert(await vscode.workspace.applyEdit(fix.edit));
  seen.push("quick fix");

  const rename = await ask("vscode.executeDocumentRenameProvider", new vscode.Position(1, 1), "opening");
  assert(await vscode.workspace.applyEdit(rename));
  const source = await vscode.workspace.openTextDocument(at("locales/en/call.ftl"));
  for (const text of [document.getText(), source.getText()]) {
    assert.match(text, /^opening = /m);
  }
  seen.push("rename");

  const number = document.getText().indexOf("25");
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(number), document.positionAt(number + 2)), "😀 20");
  assert(await vscode.workspace.applyEdit(edit));
  await waitFor("the end of numbers", () => !finding("numbers"));
  seen.push("an edit");
  return seen;
}

exports.activate = () => {
  probe().then(
    (seen) => fs.writeFileSync(process.env.PARIDAD_PROBE, `ok: ${seen.join(", ")}\n`),
    (error) => fs.writeFileSync(process.env.PARIDAD_PROBE, `failed: ${error.stack}\n`),
  );
};
