import type { build, check, format } from "./index.js";

export { ParidadError } from "./index.js";

/**
 * Makes the functions over `paridad.wasm` where it cannot be read from beside the package: a page without requests, a
 * worker, an extension. `read` is called when the bytes are first needed, and again if that failed.
 */
export function engine(read: () => Promise<BufferSource> | BufferSource): {
  check: typeof check;
  build: typeof build;
  format: typeof format;
};
