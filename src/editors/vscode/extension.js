// Starts `paridad lsp` for the folder that is open. Everything else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

/** The files that are checked, and those that configure it. */
const DOCUMENTS = [
  { scheme: "file", language: "fluent" },
  { scheme: "file", language: "markdown" },
  { scheme: "file", language: "html" },
  { scheme: "file", language: "plaintext" },
  { scheme: "file", pattern: "**/{paridad,glossary,*.state}.toml" },
];

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("paridad");
  const program = { command: settings.get("path"), args: ["lsp"] };
  client = new LanguageClient("paridad", "paridad", program, {
    documentSelector: DOCUMENTS,
    initializationOptions: { inlayHints: settings.get("inlayHints") },
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const open = "Open settings";
    const message = `paridad does not start: ${error.message}. Install it, or say in the settings where it is.`;
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "paridad.path");
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("paridad.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("paridad")) {
        restart();
      }
    }),
  );
  await start();
};

exports.deactivate = stop;
