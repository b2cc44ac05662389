import type { Situation } from "./situation.js";
import type { ParameterAnswer, RefusedEntry, RefusedField, Report } from "./report.js";
export * from "./situation.js";
export * from "./report.js";

/** A text in two languages. */
export interface Words {
  zh: string;
  en: string;
}

/** A place. */
export interface Region {
  /** GB/T 2260 code. */
  code: string;
  name: Words;
  /** Code of the next level up; the nation has none. */
  parent: string | null;
  /** Whether people choose it as their home. */
  home: boolean;
}

/** A programme that is computed. */
export interface Programme {
  key: string;
  name: Words;
  family: string;
  /** Whether it is about persons, not about the household. */
  of_persons: boolean;
}

/** The words of every key that a report or a situation may hold. */
export interface Dictionary {
  verdicts: Record<string, Words>;
  kinds: Record<string, Words>;
  labels: Record<string, Words>;
  criteria: Record<string, Words>;
  questions: Record<string, Words>;
  options: Record<string, Words>;
  statuses: Record<string, Words>;
  forms: string[];
  periods: string[];
}

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
export function parameters(region: string, date: string, options?: Local): ParameterAnswer[];

/** The situation as a worked example in TOML, as `cargo xtask case` reads it.
 * @throws {BangfuError} if a field is refused */
export function example(situation: Situation, options?: Local & { name?: string; origin?: string }): string;

/** What is refused of a file of local values; empty when all of it applies. */
export function checkLocal(file: LocalPolicy): RefusedEntry[];

/** The answers of a link of the page, or of its fragment, as a situation. */
export function fromLink(link: string): Situation;

/** A situation as the fragment of a link of the page, without `#`.
 * @throws {BangfuError} if a field is refused */
export function toLink(situation: Situation): string;

/** The places. */
export function regions(): Region[];

/** The programmes. */
export function programmes(): Programme[];

/** The words of every key, in both languages. */
export function words(): Dictionary;

/** The JSON Schema of a situation. */
export function schema(): object;
