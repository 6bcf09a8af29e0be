// Packs for npm. `pack.mjs module OUT WASM`: the package with the module, the command and its optional packages.
// `pack.mjs program OUT TARGET FOLDER`: the package of one platform, with the program that is in a folder.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = resolve(here, "../..");
const [, version] = /^version = "(.*)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));

// By the targets of Rust. The program of musl needs no library, and runs where there is musl.
const PLATFORMS = {
  "x86_64-unknown-linux-gnu": { name: "linux-x64-gnu", os: "linux", cpu: "x64", libc: "glibc" },
  "aarch64-unknown-linux-gnu": { name: "linux-arm64-gnu", os: "linux", cpu: "arm64", libc: "glibc" },
  "x86_64-unknown-linux-musl": { name: "linux-x64-musl", os: "linux", cpu: "x64", libc: "musl" },
  "x86_64-apple-darwin": { name: "darwin-x64", os: "darwin", cpu: "x64" },
  "aarch64-apple-darwin": { name: "darwin-arm64", os: "darwin", cpu: "arm64" },
  "x86_64-pc-windows-msvc": { name: "win32-x64-msvc", os: "win32", cpu: "x64" },
};

const shown = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "paridad-npm-"));
const [, , what, out, ...words] = process.argv;
if (what === "module") packModule(...words);
else packProgram(...words);
execFileSync("npm", ["pack", "--silent", "--pack-destination", resolve(out), folder], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
rmSync(folder, { recursive: true });

function packModule(wasm) {
  const optional = Object.values(PLATFORMS).map(({ name }) => [`@paridad/${name}`, version]);
  cpSync(here, folder, { recursive: true });
  copyFileSync(wasm, join(folder, "paridad.wasm"));
  write({ ...shown, version, optionalDependencies: Object.fromEntries(optional) });
}

function packProgram(target, from) {
  const { name, os, cpu, libc } = PLATFORMS[target];
  const file = os === "win32" ? "paridad.exe" : "paridad";
  copyFileSync(join(from, file), join(folder, file));
  chmodSync(join(folder, file), 0o755);
  write({
    name: `@paridad/${name}`,
    version,
    description: `The program of paridad for ${name}`,
    license: shown.license,
    os: [os],
    cpu: [cpu],
    ...(libc && { libc: [libc] }),
    files: [file],
  });
}

function write(manifest) {
  copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
