/** Files of a project by their paths, with `/`: `locales/es/main.ftl`. `paridad.toml` among them configures it. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export type Severity = "error" | "warning" | "info";
export type EditionFormat = "markdown" | "html" | "text" | "mail" | "docx" | "epub" | "side-by-side" | "site";
export type Policy = "fail" | "source" | "last" | "omit";

/** The part of a project that is looked at, and what for; the default is everything. */
export interface CheckOptions {
  /** Target locales, by their tags; none: all. The source locale is always looked at. */
  locales?: readonly string[];
  /** Files or folders, relative to the project; none: all. */
  paths?: readonly string[];
  /** The names of the checks to run; none: all. */
  only?: readonly string[];
  /** The names of checks not to run. */
  skip?: readonly string[];
  /** The coverage that a locale must reach, in percent of messages, over what the configuration says. */
  min_coverage?: Readonly<Record<string, number>>;
  /** Values of variables: `3` is a number, `2022-04-19` a date, `[Ana, Luis]` a list, anything else a text. */
  arguments?: Readonly<Record<string, string>>;
}

/** The part of a project that is built, and what is published where translations are not ready. */
export interface BuildOptions {
  /** The locales to build, by their tags; none: all. */
  locales?: readonly string[];
  /** The editions to make; none: those of the configuration. */
  editions?: readonly EditionFormat[];
  /** The statements to build, by their names, in which `*` is any text, without bundles and site; none: everything. */
  documents?: readonly string[];
  /** Where the source was changed since the translation. */
  stale?: Policy;
  /** Where a message is missing, incomplete or broken. */
  missing?: Exclude<Policy, "last">;
  /** Where nobody has confirmed a draft. */
  draft?: Policy;
  /** The coverage that a locale must reach, in percent of messages; 100 where nothing is said. */
  min_coverage?: Readonly<Record<string, number>>;
  /** As in {@link CheckOptions}. */
  arguments?: Readonly<Record<string, string>>;
}

/** What `paridad check --format json` prints. */
export interface CheckReport {
  /** Counts up when a field changes its meaning or goes. */
  version: 1;
  /** By path, place and check. */
  findings: Finding[];
  /** Of each target locale that was looked at. */
  coverage: LocaleCoverage[];
  summary: { errors: number; warnings: number; infos: number };
  /** The locales that are translated less than was asked for, in whole percent of messages. */
  gates: { locale: string; wanted: number; reached: number }[];
}

/** A place in a project: a part of a file, a file as a whole, or with nothing but `null` the project. */
export interface Location {
  path: string | null;
  /** Counted from 1, as columns are. */
  line: number | null;
  /** In characters: those of `[...line]`, not UTF-16 units. */
  column: number | null;
  end_line: number | null;
  /** Behind the last character. */
  end_column: number | null;
}

export interface Finding extends Location {
  /** The name of the check: `missing-message`. */
  check: string;
  severity: Severity;
  message: string;
  locale: string | null;
  /** The message, or the term with its `-`. */
  id: string | null;
  attribute: string | null;
  /** The place in the source that the finding compares with. */
  source: Pick<Location, "path" | "line" | "column"> | null;
  /** The remedy. */
  help: string | null;
  /** The same for the same finding, wherever in the file it moves. */
  fingerprint: string;
  /** Lines of evidence: a word diff, the names of variables. */
  notes: string[];
  /** Further places, each with what is to be seen there. */
  labels: (Location & { text: string })[];
  /** A mechanical remedy: all of its edits or none. */
  fix: { title: string; edits: (Location & { text: string })[] } | null;
  /** The source text when its translation was made, and as it is. */
  stale: { was: string; now: string; kind: string } | null;
}

export interface LocaleCoverage {
  locale: string;
  messages: {
    total: number;
    translated: number;
    missing: number;
    incomplete: number;
    obsolete: number;
    identical: number;
    untranslated: number;
    stale: number;
    draft: number;
  };
  /** Words of the source text. */
  words: { total: number; translated: number };
}

export interface BuildReport {
  /** The locales that were built. */
  locales: string[];
  /** The locales that may not be published, each with its reasons. */
  refusals: { locale: string; reasons: string[] }[];
  coverage: LocaleCoverage[];
  /** By their paths in the output folder: `es/bundle.ftl`. */
  files: Record<string, Uint8Array>;
}

export interface FormattedCatalog {
  /** In the order of the catalog, attributes after their message; `errors` where something could not be resolved. */
  messages: { id: string; text: string; errors?: string[] }[];
  /** What is no Fluent. */
  faults: { line: number; message: string }[];
}

/**
 * Checks a project as `paridad check` does.
 *
 * @throws {ParidadError} a configuration that cannot be followed, names that are not known, nothing to translate
 */
export function check(files: Files, options?: CheckOptions): Promise<CheckReport>;

/**
 * Builds bundles and editions in memory, as `paridad build` does. A locale with errors is refused; the others are built.
 *
 * @throws {ParidadError} as {@link check}; templates that do not work, pages that would have one address
 */
export function build(files: Files, options?: BuildOptions): Promise<BuildReport>;

/**
 * Formats the messages of a Fluent catalog, numbers and dates as the locale writes them.
 *
 * @throws {ParidadError} a locale that is no language tag
 */
export function format(
  catalog: string,
  locale: string,
  values?: Readonly<Record<string, string | number>>,
): Promise<FormattedCatalog>;

/** A project cannot be checked or built. */
export class ParidadError extends Error {
  constructor(
    error: { message: string; path?: string | null; line?: number | null; help?: string | null },
    options?: { cause?: unknown },
  );
  /** The file in question. */
  path: string | null;
  /** Counted from 1, where a line of the configuration is wrong. */
  line: number | null;
  /** The remedy. */
  help: string | null;
}
