// What the types say, and what they refuse.
import { ParidadError, build, check, format, type BuildReport, type Finding } from "paridad";
import { engine } from "paridad/engine";

const files = { "locales/en/a.ftl": "a = A\n", "locales/es/a.ftl": new Uint8Array() };
const findings: Finding[] = (await check(files, { locales: ["es"], min_coverage: { es: 90 } })).findings;
const report: BuildReport = await build(files, { editions: ["html"], stale: "last" });
const page: Uint8Array | undefined = report.files["es/a.html"];
const text: string = (await format("a = { $n }\n", "es", { n: 1 })).messages[0]!.text;
const other = engine(async () => new ArrayBuffer(0));
const line: number | null = new ParidadError({ message: "no" }).line;
console.log(findings, page, text, await other.check(files), line);

// @ts-expect-error a file is a string or bytes
await check({ "a.ftl": 1 });
// @ts-expect-error there is no such option
await check(files, { locale: ["es"] });
// @ts-expect-error there is no such policy
await build(files, { missing: "last" });
