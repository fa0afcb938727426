/** Coordinates as people type or paste them, made into GeoJSON points. The same as points.py. */

import { plainLine } from "./characters.js";
import { decimalNumber } from "./numerals.js";

/** Both coordinates in one field, as a map shows them. */
const PASTED = /^(?:(\S+?)[,;]? (\S+)|(-?\d+\.\d+)[,;](-?\d+\.\d+))$/;
const COMPASS = /^(.*?)\s*°?\s*([NSEW]?)$/i;

/**
 * A typed point (latitude, longitude, perhaps accuracy in metres), or the code of a fault.
 * @param {Record<string, string>} typed
 * @returns {Record<string, unknown> | string}
 */
export function pointOf(typed) {
  let [latitude, longitude] = [plainLine(typed.latitude ?? ""), plainLine(typed.longitude ?? "")];
  const pasted = longitude ? null : PASTED.exec(latitude);
  if (pasted) [latitude, longitude] = [pasted[1] ?? pasted[3], pasted[2] ?? pasted[4]];
  if (!latitude || !longitude) return "not_a_point";
  const [north, east] = [degrees(latitude, "NS", 90), degrees(longitude, "EW", 180)];
  if (north === null) return "bad_latitude";
  if (east === null) return "bad_longitude";
  const accuracy = decimalNumber(typed.accuracy ?? "", ".");
  const point = { type: "Point", coordinates: [east, north] };
  return accuracy !== null && accuracy >= 0 ? { ...point, accuracy } : point;
}

/** A comma is always the start of a fraction here: no coordinate has thousands.
 * @param {string} text @param {string} sides @param {number} most */
function degrees(text, sides, most) {
  const [, digits = text, letter = ""] = COMPASS.exec(text) ?? [];
  const number = decimalNumber(digits, ",");
  const side = letter.toUpperCase();
  if (number === null || Math.abs(number) > most || (side && !sides.includes(side))) return null;
  return side === "S" || side === "W" ? 0 - number : number;
}
