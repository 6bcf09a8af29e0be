// The engine: checks, builds and formats files in memory. `src/wasm` is the other side of its messages.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class ParidadError extends Error {
  constructor({ message, path = null, line = null, help = null }, options) {
    super(message, options);
    this.name = "ParidadError";
    this.path = path;
    this.line = line;
    this.help = help;
  }
}

// Makes the functions over a module of WebAssembly; `read` promises its bytes when they are first needed.
export function engine(read) {
  let compiled;
  let started;

  async function compile() {
    return WebAssembly.compile(await read());
  }

  async function start() {
    compiled ??= compile();
    const module = await compiled;
    const { exports } = await WebAssembly.instantiate(module, imports(module));
    return exports;
  }

  async function instance() {
    started ??= start();
    try {
      return await started;
    } catch (error) {
      // What could not be had is asked for again.
      compiled = undefined;
      started = undefined;
      throw error;
    }
  }

  async function call(request, files = []) {
    const message = written(request, files);
    const exports = await instance();
    try {
      // Its memory may have grown, and then it is another one.
      const place = exports.reserve(message.length);
      new Uint8Array(exports.memory.buffer, place, message.length).set(message);
      exports.answer();
      return answerOf(messageOf(exports));
    } catch (error) {
      if (error instanceof ParidadError) throw error;
      // After a panic nothing of an instance can be relied on but the text that says where it was.
      started = undefined;
      const panic = decoder.decode(messageOf(exports).subarray(0, 2000));
      throw new ParidadError({ message: `the engine broke off: ${panic || error.message}` }, { cause: error });
    }
  }

  return {
    async check(files, options = {}) {
      const { value } = await call({ call: "check", options }, contents(files));
      return value;
    },
    async build(files, options = {}) {
      const { value, files: built } = await call({ call: "build", options }, contents(files));
      return { ...value, files: built };
    },
    async format(catalog, locale, values = {}) {
      const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
      const { value } = await call({ call: "format", catalog, locale, arguments: Object.fromEntries(texts) });
      return value;
    },
  };
}

// What the module could ask of JavaScript and never does: the time, from a crate that can do without.
function imports(module) {
  const asked = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    asked[from] ??= {};
    asked[from][name] = () => { throw new Error(`${name} is not there`); };
  }
  return asked;
}

function contents(files) {
  return Object.entries(files).map(([path, content]) => [path, bytes(path, content)]);
}

function bytes(path, content) {
  if (typeof content === "string") return encoder.encode(content);
  if (content instanceof Uint8Array) return content;
  throw new TypeError(`${path}: a file is a string or a Uint8Array`);
}

function written(request, files) {
  const list = files.map(([path, content]) => [path, content.length]);
  const json = encoder.encode(JSON.stringify({ ...request, files: list }));
  const message = new Uint8Array(4 + json.length + list.reduce((sum, [, length]) => sum + length, 0));
  new DataView(message.buffer).setUint32(0, json.length, true);
  message.set(json, 4);
  let end = 4 + json.length;
  for (const [, content] of files) {
    message.set(content, end);
    end += content.length;
  }
  return message;
}

function messageOf({ memory, place, length }) {
  return new Uint8Array(memory.buffer, place(), length());
}

function answerOf(message) {
  let end = 4 + new DataView(message.buffer, message.byteOffset).getUint32(0, true);
  const { result, error } = JSON.parse(decoder.decode(message.subarray(4, end)));
  if (error) throw new ParidadError(error);
  const files = {};
  for (const [path, length] of result.files) {
    // A copy: the memory of the engine is written over by the next message.
    files[path] = message.slice(end, end + length);
    end += length;
  }
  return { value: result.value, files };
}
