/** What a rule gave, made into a JSON answer of the type that the question has. The same as results.py. */

import { number, string } from "../expressions.js";

/** @typedef {import("../expressions.js").Value} Value */

/** @param {string} type @param {Value} value @param {number} offset @returns {any} null for "" and NaN */
export function answerOf(type, value, offset) {
  switch (type) {
    case "calculate":
    case "hidden":
      return typeof value === "number" ? numeric(value) : string(value) || null;
    case "integer":
      return numeric(Math.trunc(number(value, offset)));
    case "decimal":
    case "range":
      return numeric(number(value, offset));
    case "select_multiple":
    case "rank":
      return listed([...new Set(words(string(value)))]);
    case "date":
    case "today":
      return day(value);
    case "geopoint":
      return point(words(string(value)).map((part) => number(part, offset)));
    default:
      return string(value) || null;
  }
}

/** @param {string} text */
function words(text) {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 0 ? names : null;
}

/** No answer is minus nothing. @param {number} value */
function numeric(value) {
  return Number.isFinite(value) ? value + 0 : null;
}

/** A number is days since 1970-01-01; of a date-time the day counts. @param {Value} value */
function day(value) {
  if (typeof value !== "number") return string(value).split("T")[0] || null;
  if (!(value >= -719162 && value < 2932897)) return null;
  return new Date(Math.floor(value) * 86_400_000).toISOString().slice(0, 10);
}

/** @param {number[]} numbers latitude, longitude, altitude, accuracy */
function point(numbers) {
  if (numbers.length < 2 || !numbers.every(Number.isFinite)) return null;
  const [latitude, longitude, , accuracy] = numbers;
  const found = { type: "Point", coordinates: [numeric(longitude), numeric(latitude)] };
  return accuracy === undefined ? found : { ...found, accuracy };
}
