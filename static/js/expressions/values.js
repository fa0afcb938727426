/** What an expression can give, and how one kind becomes another. The same as values.py and numerals.py. */

import { DAY, milliseconds } from "./moments.js";

/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {string | number | boolean | Node[]} Value */

/** Numbers nearer to each other than this are equal. */
export const EPSILON = 1e-12;

const NUMERAL = /^[ \t\n\v\f\r]*(-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))[ \t\n\v\f\r]*$/;

/**
 * @param {Value} value
 * @returns {boolean} a text is true unless empty, a number unless 0 or NaN, nodes if any has a value
 */
export function boolean(value) {
  if (Array.isArray(value)) return value.some((node) => node.value);
  return typeof value === "number" ? Math.abs(value) > EPSILON : Boolean(value);
}

/**
 * @param {Value} value
 * @param {number} [offset] of the device, in minutes east of UTC
 * @returns {number} NaN for what is no number; dates are days since 1970-01-01
 */
export function number(value, offset = 0) {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  const text = string(value);
  return numeral(text) ?? milliseconds(text, offset) / DAY;
}

/**
 * @param {Value} value
 * @returns {string} the first node's value, "true" or "false", or the digits of a number
 */
export function string(value) {
  if (Array.isArray(value)) return value.length ? value[0].value : "";
  return typeof value === "number" ? numberText(value) : String(value);
}

/**
 * @param {Value} value
 * @returns {(string | number | boolean)[]} of nodes each value; no nodes, and any other value, count as one
 */
export function each(value) {
  if (!Array.isArray(value)) return [value];
  return value.length ? value.map((node) => node.value) : [""];
}

/**
 * @param {string} text
 * @returns {number | undefined} the number that it spells, with a point or a comma
 */
export function numeral(text) {
  const found = NUMERAL.exec(text);
  return found ? Number(found[1].replace(",", ".")) : undefined;
}

/**
 * @param {number} number
 * @returns {string} the shortest decimal text that gives it back, without exponent
 */
export function numberText(number) {
  const whole = Math.trunc(number);
  const written = String(Math.abs(number - whole) < EPSILON ? whole + 0 : number);
  const found = /^(-?)(\d)\.?(\d*)e([+-]\d+)$/.exec(written);
  if (!found) return written;
  const [, sign, first, rest, power] = found;
  const exponent = Number(power);
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${first}${rest}`;
  return sign + first + rest.padEnd(exponent, "0");
}
