#!/usr/bin/env node
// The command: runs the program of this platform, which is in an optional package of its own.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";

const { platform, arch, argv } = process;
const require = createRequire(import.meta.url);

function program() {
  const name = platform === "win32" ? "paridad.exe" : "paridad";
  // npm installs the one that fits the C library of the machine.
  for (const library of ["", "-gnu", "-musl", "-msvc"]) {
    try {
      return require.resolve(`@paridad/${platform}-${arch}${library}/${name}`);
    } catch {
      continue;
    }
  }
  return null;
}

function run(path) {
  const child = spawn(path, argv.slice(2), { stdio: "inherit" });
  // A terminal tells the program itself, which ends in its own time.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

function fail(reason) {
  console.error(`paridad: ${reason}`);
  process.exitCode = 2;
}

const path = program();
if (path) run(path);
else fail(`there is no program for ${platform}-${arch} here; optional packages may have been left out, or \`cargo install\` builds it`);
