import type { Situation } from "./situation.js";
import type {
  ParameterAnswers, Programme, RefusedEntry, RefusedField, Region, Report, Words
} from "./report.js";
export * from "./situation.js";
export * from "./report.js";

/** A file of local values, `local-policy.json`; schema/local-policy.json tells each parameter's form. */
export interface LocalPolicy {
  $schema?: string;
  note?: string;
  regions?: { code: string; name: string; name_en?: string; parent: string; note?: string }[];
  entries?: LocalEntry[];
}

/** A value of one place from one day on. */
export interface LocalEntry {
  parameter: string;
  region: string;
  from: string;
  until?: string;
  unit: string;
  value: string | Record<string, string> | { over: string; up_to?: string; rate: string }[];
  bound?: string | Record<string, string>;
  range?: [string, string];
  status?: "local";
  source: string;
  note?: string;
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
  readonly errors: RefusedField[];
}

/** Assesses every programme of which the situation says something.
 * @throws {BangfuError} if a field is refused */
export function assess(situation: Situation, options?: Local): Report;

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
  refused: { line: number; column: string; given: string; message: { zh: string; en: string } }[];
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
