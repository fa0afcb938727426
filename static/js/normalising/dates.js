/** Dates and times as people type them: in fields or in one piece, months by number or name. The same as dates.py. */

import { isDate } from "../filling/shapes.js";
import { plainLine } from "./characters.js";

/** @typedef {import("../normalising.js").Spelling} Spelling */

const PARTS = ["day", "month", "year"];
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|º|ª)?$/i;
const TIME = /^(\d{1,2})(?:[:.h ](\d\d))?(?:[:.](\d\d))? ?([ap])?\.?m?\.?$/i;
const DAY_AND_TIME = /^(.*?\d)(?:T|[ ,]+)(\d{1,2}[:.h]\d\d.*|\d{1,2} ?[ap]\.?m\.?)$/i;
const SHORTEST_MONTH = 3;
const ENGLISH = "january february march april may june july august september october november december".split(" ");

/**
 * The date that was typed as YYYY-MM-DD, or the code of what is wrong with it.
 * @param {string | Record<string, string>} typed
 * @param {Spelling} spelling
 * @returns {string}
 */
export function dateOf(typed, spelling) {
  const parts = typeof typed === "string" ? split(typed, spelling) : typed;
  if (!parts) return "not_a_date";
  const [day, month, year] = PARTS.map((part) => plainLine(parts[part] ?? "").replace(/^[ .,/-]+|[ .,/-]+$/g, ""));
  const missing = PARTS.filter((_, place) => ![day, month, year][place]);
  if (missing.length > 0) return missing.length < 3 ? `no_${missing.join("_and_")}` : "not_a_date";
  const [dayNumber, monthNumber] = [Number(ORDINAL.exec(day)?.[1] ?? 0), monthOf(month, spelling)];
  if (dayNumber < 1 || dayNumber > 31) return "bad_day";
  if (!monthNumber) return "bad_month";
  if (/^\d{1,2}$/.test(year)) return "short_year";
  if (!/^[1-9]\d{3}$/.test(year)) return "bad_year";
  const found = `${year}-${two(monthNumber)}-${two(dayNumber)}`;
  return isDate(found) ? found : "no_such_day";
}

/** The time that was typed as HH:MM or HH:MM:SS, "" if it is none. @param {string} typed */
export function timeOf(typed) {
  const found = TIME.exec(plainLine(typed));
  if (!found || !(found[2] || found[4])) return "";
  const [hour, minute, second] = found.slice(1, 4).map((part) => Number(part ?? 0));
  const half = found[4]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return "";
  const hours = half ? (hour % 12) + (half === "p" ? 12 : 0) : hour;
  if (hours > 23 || minute > 59 || second > 59) return "";
  return `${two(hours)}:${two(minute)}${found[3] ? `:${two(second)}` : ""}`;
}

/** The date and the time of a date-time typed in one piece. @param {string} typed @param {Spelling} spelling */
export function datetimeOf(typed, spelling) {
  const found = DAY_AND_TIME.exec(plainLine(typed));
  return found ? [dateOf(found[1], spelling), timeOf(found[2])] : ["not_a_date", ""];
}

/**
 * The number of a month given by number, name or the beginning of a name; 0 if it is none.
 * @param {string} text
 * @param {Spelling} spelling
 */
function monthOf(text, { months = [] }) {
  if (/^\d+$/.test(text)) return text.length <= 2 && Number(text) <= 12 ? Number(text) : 0;
  const name = plain(text);
  const forms = ENGLISH.map((english, place) => [english, ...[months[place] ?? []].flat().map(plain)]);
  const whole = placesOf(forms, (form) => form === name);
  const begun = whole.length === 0 && name.length >= SHORTEST_MONTH;
  const found = begun ? placesOf(forms, (form) => form.startsWith(name)) : whole;
  return found.length === 1 ? found[0] : 0;
}

/** @param {string[][]} forms @param {(form: string) => boolean} fits @returns {number[]} months, from 1 */
function placesOf(forms, fits) {
  return forms.flatMap((names, place) => (names.some(fits) ? [place + 1] : []));
}

/** @param {string} name */
function plain(name) {
  return name.replace(/^[ .\u200e\u200f]+|[ .\u200e\u200f]+$/g, "").toLowerCase();
}

/**
 * Take a date in one piece apart: day, month, year; or year, month, day; or a month's name first.
 * @param {string} typed
 * @param {Spelling} spelling
 * @returns {Record<string, string> | null}
 */
function split(typed, spelling) {
  const pieces = plainLine(typed).split(/[\s/.,-]+/).filter((piece) => piece !== "");
  if (pieces.length !== PARTS.length) return null;
  if (/^\d{4}$/.test(pieces[0])) pieces.reverse();
  else if (!ORDINAL.test(pieces[0]) && monthOf(pieces[0], spelling)) pieces.unshift(...pieces.splice(1, 1));
  return Object.fromEntries(PARTS.map((part, place) => [part, pieces[place]]));
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}
