// The engine in browsers: its module is fetched from beside this file.
import { engine } from "./engine.js";

async function read() {
  const response = await fetch(new URL("paridad.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.arrayBuffer();
}

export const { check, build, format } = engine(read);
export { ParidadError } from "./engine.js";
