/**
 * Decides whether a text fits a pattern of regex(): all places of its program at which a match may be are followed at
 * the same time, so nothing is tried twice. The same as automaton.py.
 */

import { NAMED, program } from "./patterns.js";

const MAX_WORK = 2000000;

/** @typedef {import("./patterns.js").Instruction} Instruction */

/** @type {Map<string, Instruction[] | null>} */
const programs = new Map();

/**
 * @param {string} text
 * @param {string} pattern
 * @param {(amount: number) => boolean} may takes an amount of work from what is left
 * @returns {boolean} whether the whole text fits; nothing fits a pattern that is broken
 */
export function matches(text, pattern, may) {
  let instructions = programs.get(pattern);
  if (instructions === undefined) {
    if (programs.size > 200) programs.clear();
    instructions = programOrNull(pattern);
    programs.set(pattern, instructions);
  }
  if (instructions === null) return false;
  const codes = [...text].map((one) => one.codePointAt(0) ?? 0);
  const effort = Math.floor((codes.length * instructions.length) / 20);
  return may(effort) && fits(instructions, codes, pattern.startsWith("(?i)"));
}

/**
 * @param {string} pattern
 * @returns {Instruction[] | null}
 */
function programOrNull(pattern) {
  try {
    return program(pattern);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * @param {Instruction[]} instructions
 * @param {number[]} codes of the text
 * @param {boolean} ignoresCase
 */
function fits(instructions, codes, ignoresCase) {
  if ((codes.length + 1) * (instructions.length + 1) > MAX_WORK) return false;
  let places = reach(instructions, [0], codes, 0);
  for (let index = 0; index < codes.length && places.size; index += 1) {
    const forms = ignoresCase ? bothCases(codes[index]) : [codes[index]];
    const moved = [...places].filter((place) => forms.some((code) => instructions[place]?.takes?.(code)));
    places = reach(instructions, moved.map((place) => place + 1), codes, index + 1);
  }
  return places.has(instructions.length);
}

/**
 * @param {Instruction[]} instructions
 * @param {number[]} waiting
 * @param {number[]} codes
 * @param {number} index
 * @returns {Set<number>} all places that are reached without taking a character
 */
function reach(instructions, waiting, codes, index) {
  const seen = new Set();
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const { to = [], place: kind } = instructions[place] ?? {};
    waiting.push(...to);
    if (kind && isAt(kind, codes, index)) waiting.push(place + 1);
  }
  return seen;
}

/**
 * @param {string} kind `^`, `$`, `b` or `B`
 * @param {number[]} codes
 * @param {number} index
 */
function isAt(kind, codes, index) {
  if (kind === "^") return index === 0;
  if (kind === "$") return index === codes.length;
  const isEdge = NAMED.w(codes[index - 1] ?? 0) !== NAMED.w(codes[index] ?? 0);
  return isEdge === (kind === "b");
}

/** @param {number} code */
function bothCases(code) {
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? [lower, lower - 32] : [code];
}
