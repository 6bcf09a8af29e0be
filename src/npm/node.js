// The engine in Node: its module is read from beside this file.
import { readFile } from "node:fs/promises";
import { engine } from "./engine.js";

export const { check, build, format } = engine(() => readFile(new URL("paridad.wasm", import.meta.url)));
export { ParidadError } from "./engine.js";
