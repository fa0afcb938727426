/** Numbers as people type them: 1,234 · 1 234,5 · ٣٤ · £12 · −3. The same as numerals.py. */

import { plainLine } from "./characters.js";

const AROUND = /^[\s£$€¥₹+]+|[\s.,;:£$€¥₹]+$/g;
const GROUPING = /(\d)[ '’٬_](?=\d)/g;
const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)$/;
const THOUSANDS = /^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const LONGEST = 300;

/** The whole number that a text spells, or null. @param {string} text @param {string} decimal the sign before a fraction */
export function wholeNumber(text, decimal) {
  const number = decimalNumber(text, decimal);
  if (number === null || Number.isInteger(number)) return number;
  const grouped = bare(text);
  return THOUSANDS.test(grouped) && !grouped.includes(decimal) ? Number(grouped.replace(/[.,]/g, "")) : null;
}

/**
 * The number that a text spells, or null. Where a comma and a point both occur, the later one starts the fraction. A
 * comma alone starts it too, unless the language writes a point there and exactly three digits follow.
 * @param {string} text
 * @param {string} decimal
 */
export function decimalNumber(text, decimal) {
  const found = bare(text);
  const spelled = found.length <= LONGEST ? withPoint(found, decimal) : "";
  return PLAIN.test(spelled) ? Number(spelled) + 0 : null;
}

/** @param {string} text */
function bare(text) {
  const line = plainLine(text).replace(/٫/g, ",");
  return line.replace(AROUND, "").replace(AROUND, "").replace(GROUPING, "$1");
}

/** @param {string} text @param {string} decimal */
function withPoint(text, decimal) {
  const [commas, points] = [text.split(",").length - 1, text.split(".").length - 1];
  if (commas && points) {
    const last = text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
    if ((last === "," ? commas : points) > 1) return text;
    return text.replaceAll(last === "," ? "." : ",", "").replace(last, ".");
  }
  if (commas > 1 || points > 1) return THOUSANDS.test(text) ? text.replace(/[.,]/g, "") : text;
  return text.replace(",", commas && decimal === "." && THOUSANDS.test(text) ? "" : ".");
}
