import type { Situation } from "./situation.js";
import type {
  ParameterAnswers, Programme, RefusedEntry, RefusedField, Region, Report, Words
} from "./report.js";
export * from "./situation.js";
export * from "./report.js";

/** A file of local values, `local-policy.json`; schema/local-policy.json tells each parameter's form. */
export interface LocalPolicy {
  /** Where the schema lies, for editors. */
  $schema?: string;
  /** For readers of the file; nothing is made of it. */
  note?: string;
  /** Who serves the site; the package makes nothing of it. */
  host?: LocalHost;
  /** Places that are not built in. A parent is built in or stands earlier. */
  regions?: LocalRegion[];
  /** Values; of one parameter, place and start the later one holds. */
  entries?: LocalEntry[];
}

/** Who serves a site and which place goes first there. */
export interface LocalHost {
  /** Name of the office, in Chinese. */
  name?: string;
  /** Name of the office, in English. */
  name_en?: string;
  /** Telephone, as it is dialled. */
  phone?: string;
  /** Code of the place that stands before all others. */
  place?: string;
  /** The other places are folded away; asks for `place`. */
  others?: "folded";
}

/** A place that is not built in. */
export interface LocalRegion {
  /** Six digits of GB/T 2260. */
  code: string;
  /** In Chinese. */
  name: string;
  /** In English; without it the Chinese name stands. */
  name_en?: string;
  /** Code of the place above. */
  parent: string;
  /** For readers of the file. */
  note?: string;
}

/** A value of one place from one day on. */
export interface LocalEntry {
  /** Key of the parameter, such as `monitoring.line`. */
  parameter: string;
  /** Code of the place. */
  region: string;
  /** First day, semester (`2025-autumn`) or year, as the parameter is dated. */
  from: string;
  /** The last one; without it the value is open-ended. */
  until?: string;
  /** Unit of the parameter, such as `yuan/person/year`. */
  unit: string;
  /** A decimal text, one for each case of the parameter, or bands of an amount. */
  value: string | Record<string, string> | LocalBand[];
  /** `exact`, `at_least`, `at_most` or `average`; `exact` where it is left out. */
  bound?: string | Record<string, string>;
  /** What was published as lowest and highest around an average. */
  range?: [string, string];
  /** How it is known; nothing else is taken. */
  status?: "local";
  /** Title and number of the document. */
  source: string;
  /** For readers of the file. */
  note?: string;
}

/** One band of an amount in yuan, with its rate. */
export interface LocalBand {
  /** Lower end; the band begins above it. */
  over: string;
  /** Upper end, which belongs to the band; none for the last. */
  up_to?: string;
  /** Share of what lies in the band, `0.60` for 60 %. */
  rate: string;
}

/** Files of local values that are laid over the built-in ones. */
export interface Local {
  /** Goes before the built-in values of its places. */
  local?: LocalPolicy | null;
  /** Gives way to `local`. */
  host?: LocalPolicy | null;
}

/** What is thrown for a situation that is refused: every field at once. */
export class BangfuError extends Error {
  /** Each field with its path, a code, what was given and what is allowed. */
  readonly errors: RefusedField[];
}

/** Assesses every programme of which the situation says something.
 * @throws {BangfuError} if a field is refused */
export function assess(situation: Situation, options?: Local): Report;

/** Assesses a list of situations, in less time than one by one: the report of each, or, not thrown, what is refused of it.
 * @throws {BangfuError} if it is no list */
export function assessMany(situations: Situation[], options?: Local): (Report | BangfuError)[];

/** What may hold of each parameter for a place on a day, `2024-05-10`.
 * @throws {BangfuError} if place or day is refused */
export function parameters(region: string, date: string, options?: Local): ParameterAnswers;

/** The situation as a worked example in TOML, as `cargo xtask case` reads it.
 * @throws {BangfuError} if a field is refused */
export function example(situation: Situation, options?: Local & { name?: string; origin?: string }): string;

/** What is refused of a file of local values; empty when all of it applies. */
export function checkLocal(file: LocalPolicy): RefusedEntry[];

/** A place of today with those that hold it and are not known yet, as `regions` of a file of local values; `list` is the
 * text of places.txt.
 * @throws {BangfuError} if there is no such place */
export function placeRegions(list: string, place: string, options?: Local): NonNullable<LocalPolicy["regions"]>;

/** What a filled-in table of values says. */
export interface ValuesTable {
  /** Entries of `local-policy.json`; one takes the place of an earlier one of the same parameter, place and start. */
  entries: LocalEntry[];
  /** What was refused, in the order of the lines; the heads are line 1. */
  refused: RefusedCell[];
}

/** A cell of a table of values that was refused. */
export interface RefusedCell {
  /** Line of the file; the heads are line 1. */
  line: number;
  /** Head of the column. */
  column: string;
  /** What stands there. */
  given: string;
  /** Why it was refused, as a sentence in Chinese and in English. */
  message: { zh: string; en: string };
}

/** What a place has entered (`local`), what a new year asks of it and what it lacks, as a table for a spreadsheet (CSV).
 * @throws {BangfuError} if the place is not known */
export function valuesTable(place: string, options?: Local & { language?: string }): string;

/** The entries of a filled-in table, in either language, that may be laid over `local`. */
export function readValuesTable(table: string, options?: Local): ValuesTable;

/** The answers of a link of the page, or of its fragment, as a situation. */
export function fromLink(link: string): Situation;

/** A situation as the fragment of a link of the page, without `#`.
 * @throws {BangfuError} if a field is refused */
export function toLink(situation: Situation): string;

/** The places of which something is recorded; every other county of the list is accepted too. */
export function regions(): Region[];

/** The programmes. */
export function programmes(): Programme[];

/** The words of every key, in both languages. */
export function words(): Words;

/** The JSON Schema of a situation. */
export function schema(): object;
