/**
 * What a person typed or ticked, made into an answer in JSON, or a problem if it makes no sense. The same as
 * surveyapp/filling/typed.py; tests/conformance/typed holds both to it.
 */

import { dateOf, timeOf, datetimeOf } from "./normalising/dates.js";
import { plainLine, plainText } from "./normalising/characters.js";
import { decimalNumber, wholeNumber } from "./normalising/numerals.js";
import { pointOf } from "./normalising/points.js";

/** @typedef {import("./filling.js").Item} Item */
/** @typedef {import("./filling.js").Problem} Problem */
/** @typedef {string | string[] | Record<string, string>} Raw */
/**
 * @typedef {object} Spelling how a language spells dates and numbers
 * @property {(string | string[])[]} [months] the names of the months, January first, each with its other forms
 * @property {string} [decimal] the sign before a fraction
 */
/** @typedef {(raw: Raw, spelling: Spelling) => any} Reader */

/** The first half of a postcode, the digit of the sector, and perhaps the two letters of the unit. */
const SECTOR = /^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])(?:[A-Z]{2})?$/;
/** B19 without a space: the whole first half, or B1 and sector 9? Nobody can tell. */
const HALF_OR_SECTOR = /^[A-Z]{1,2}[0-9]{2}$/;

/**
 * @param {Pick<Item, "type" | "input" | "appearance">} item
 * @param {Raw} raw what its fields hold: a text, the ticked values, or texts by part
 * @param {Spelling} spelling
 * @returns {any} the answer, null if nothing was typed, or a Problem without a path
 */
export function entry(item, raw, spelling) {
  if (!partsOf(raw).some((part) => part.trim() !== "")) return null;
  const { type, input = "", appearance = [] } = item;
  if (type === "select_one") return partsOf(raw).find((name) => name !== "");
  if (type === "select_multiple" || type === "rank") return [...new Set(partsOf(raw).filter((name) => name !== ""))];
  const read = readers[type] ?? inputs[input];
  if (read) return read(raw, spelling);
  return appearance.includes("numbers") ? plainLine(oneOf(raw)) : plainText(oneOf(raw));
}

/** @param {Raw} raw @returns {string[]} */
function partsOf(raw) {
  return typeof raw === "string" ? [raw] : Object.values(raw);
}

/** @param {Raw} raw */
function oneOf(raw) {
  return partsOf(raw).join(" ");
}

/** @param {string} code @returns {Problem} */
function problem(code) {
  return { path: "", code };
}

/** @param {Raw} raw */
function phone(raw) {
  return plainLine(oneOf(raw)).replace(/^tel:/, "").replace(/[./ ]+/g, " ").trim();
}

/** @param {Raw} raw */
function email(raw) {
  const line = plainLine(oneOf(raw)).toLowerCase();
  const address = /<([^<>]*)>/.exec(line)?.[1] ?? line.replace(/^mailto:/, "");
  return address.replace(/ /g, "").replace(/^[.,;:()[\]'"]+|[.,;:()[\]'"]+$/g, "");
}

/** B12 9 for b12 9ab, B129AB and the like. @param {Raw} raw */
function sector(raw) {
  const halves = plainLine(oneOf(raw)).toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  const code = halves.join("");
  const found = SECTOR.exec(code);
  if (!found || (halves.length === 1 && HALF_OR_SECTOR.test(code))) return problem("not_a_postcode_sector");
  return halves.length === 2 && halves[1].length === 1 ? halves.join(" ") : `${found[1]} ${found[2]}`;
}

/** @type {Reader} */
function decimal(raw, { decimal = "." }) {
  return decimalNumber(oneOf(raw), decimal) ?? problem("not_a_number");
}

/** A code of what is wrong has no digits. @type {Reader} */
function date(raw, spelling) {
  const found = dateOf(partsByName(raw) ?? oneOf(raw), spelling);
  return /^\d/.test(found) ? found : problem(found);
}

/** @type {Reader} */
function datetime(raw, spelling) {
  const parts = partsByName(raw);
  const [day, time] = parts ? [dateOf(parts, spelling), timeOf(parts.time ?? "")] : datetimeOf(oneOf(raw), spelling);
  return /^\d/.test(day) && time ? `${day}T${time}` : problem("not_a_datetime");
}

/** @type {Reader} */
function point(raw) {
  const found = pointOf(partsByName(raw) ?? { latitude: oneOf(raw) });
  return typeof found === "string" ? problem(found) : found;
}

/** @param {Raw} raw @returns {Record<string, string> | null} */
function partsByName(raw) {
  return typeof raw === "string" || Array.isArray(raw) ? null : raw;
}

/** @type {Record<string, Reader>} */
const readers = {
  integer: (raw, { decimal = "." }) => wholeNumber(oneOf(raw), decimal) ?? problem("not_an_integer"),
  decimal,
  range: decimal,
  date,
  time: (raw) => timeOf(oneOf(raw)) || problem("not_a_time"),
  datetime,
  geopoint: point,
};

/** @type {Record<string, Reader>} */
const inputs = { phone, email, "postcode-sector": sector };
