// The projects of these tests, in memory, and what the program says of each.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const root = process.env.PROJECTS;
const program = process.env.PARIDAD;

function* below(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* below(path);
    else yield path;
  }
}

function files(folder, parts) {
  const paths = parts.flatMap((part) => [...below(join(folder, part))]);
  return Object.fromEntries(paths.map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]));
}

// The exit code says that there are findings.
function said(folder, words) {
  try {
    return execFileSync(program, ["-C", folder, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch ({ stdout }) {
    return stdout;
  }
}

const folders = readdirSync(join(root, "tests/cli")).filter((name) => name.endsWith(".in")).map((name) => `tests/cli/${name}`);
folders.push("tests/browser/project", "tests/bundles/project", "tests/linked", "tests/pages/full", "tests/pictures/example");

export const projects = [["the repository", root, ["content", "locales"]], ...folders.map((name) => [name, join(root, name), [""]])]
  .map(([name, folder, parts]) => ({ name, files: files(folder, parts), report: said(folder, ["check", "--format", "json"]) }))
  // Folders of several projects, and of none.
  .filter(({ report }) => report.startsWith("{"));
