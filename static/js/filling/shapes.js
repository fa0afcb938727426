/** The shape of an answer in JSON, by type of question. The same as shapes.py. */

/** @typedef {import("./model.js").Item} Item */

const LONGEST_TEXT = 100_000;
const MOST_POINTS = 10_000;
const MOST_CHOICES = 10_000;
const LARGEST = Number.MAX_SAFE_INTEGER;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][01]\d:[0-5]\d)?$/;

/** Types that hold no answer. */
export const SHOWN_ONLY = new Set(["note", "csv-external", "xml-external"]);
/** Types that the clock answers. */
export const CLOCKED = new Set(["start", "end", "today"]);

/** A value with nothing written as null. @param {Item} item @param {any} value */
export function tidy(item, value) {
  if (value === undefined || (typeof value === "string" && value.trim() === "")) return null;
  return isMany(item) && Array.isArray(value) && value.length === 0 ? null : value;
}

/** @param {Item} item @returns {boolean} whether its answer is a list of names */
export function isMany(item) {
  return item.type === "select_multiple" || item.type === "rank";
}

/** @param {Item} item @param {any} value @returns {string} the code of what is wrong with its shape, or "" */
export function fault(item, value) {
  return (faults[item.type] ?? ofText)(value, item);
}

/** @param {string} text @returns {boolean} whether it is YYYY-MM-DD and a day that exists */
export function isDate(text) {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** @param {number} year @param {number} month */
function daysOf(year, month) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** @param {boolean} fits @param {string} [code] */
const unless = (fits, code = "wrong_type") => (fits ? "" : code);

/** @param {any} value */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** @param {any} value */
function ofText(value) {
  if (typeof value !== "string") return "wrong_type";
  return unless(value.length <= LONGEST_TEXT || [...value].length <= LONGEST_TEXT, "too_long");
}

/** @param {any} value */
function ofDecimal(value) {
  if (!isNumber(value)) return "wrong_type";
  return unless(!Number.isInteger(value) || Math.abs(value) <= LARGEST, "number_too_large");
}

/** @param {any} value */
function ofInteger(value) {
  return isNumber(value) && !Number.isInteger(value) ? "not_an_integer" : ofDecimal(value);
}

/** @param {any} value @param {Item} item */
function ofRange(value, { parameters = {} }) {
  if (!isNumber(value)) return "wrong_type";
  const [start, end, step] = [parameters.start ?? 1, parameters.end ?? 10, parameters.step ?? 1].map(Number);
  const places = step ? (value - start) / Math.abs(step) : 0;
  const inside = value >= Math.min(start, end) && value <= Math.max(start, end);
  return unless(inside && Math.abs(places - Math.floor(places + 0.5)) <= 1e-9, "off_the_scale");
}

/** @param {any} value */
function ofMany(value) {
  if (!Array.isArray(value) || value.length > MOST_CHOICES) return "wrong_type";
  return unless(value.every((name) => typeof name === "string") && new Set(value).size === value.length);
}

/** @param {any} value */
function ofDate(value) {
  return typeof value === "string" ? unless(isDate(value), "not_a_date") : "wrong_type";
}

/** @param {any} value */
function ofTime(value) {
  return typeof value === "string" ? unless(TIME.test(value), "not_a_time") : "wrong_type";
}

/** @param {any} value */
function ofDatetime(value) {
  if (typeof value !== "string") return "wrong_type";
  return unless(isDate(value.slice(0, 10)) && value[10] === "T" && TIME.test(value.slice(11)), "not_a_datetime");
}

/** @param {any} value @param {string[]} keys @param {string[]} [optional] */
function has(value, keys, optional = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const own = Object.keys(value);
  return keys.every((key) => own.includes(key)) && own.every((key) => keys.includes(key) || optional.includes(key));
}

/** @param {any} point */
function isPosition(point) {
  const limits = [180, 90, LARGEST];
  if (!Array.isArray(point) || point.length < 2 || point.length > 3) return false;
  return point.every((part, place) => isNumber(part) && Math.abs(part) <= limits[place]);
}

/** @param {any} value */
function ofPoint(value) {
  if (!has(value, [], ["type", "coordinates", "accuracy"])) return "wrong_type";
  const accuracy = value.accuracy ?? (Object.hasOwn(value, "accuracy") ? NaN : 0);
  const sound = value.type === "Point" && isNumber(accuracy) && accuracy >= 0;
  return unless(sound && isPosition(value.coordinates), "not_a_point");
}

/** @param {any} points @param {number} fewest */
function isLine(points, fewest) {
  if (!Array.isArray(points) || points.length < fewest || points.length > MOST_POINTS) return false;
  return points.every(isPosition);
}

/** @param {any} value */
function ofLine(value) {
  const there = has(value, ["type", "coordinates"]) && value.type === "LineString";
  return unless(there && isLine(value.coordinates, 2), "not_a_line");
}

/** @param {any} value */
function ofArea(value) {
  const there = has(value, ["type", "coordinates"]) && value.type === "Polygon" && Array.isArray(value.coordinates);
  const ring = there && value.coordinates.length === 1 ? value.coordinates[0] : null;
  return unless(isLine(ring, 4) && String(ring[0]) === String(ring.at(-1)), "not_an_area");
}

/** @param {any} value @param {Item} item */
function ofFile(value, { type }) {
  const code = type === "image" ? "not_an_image" : "not_a_file";
  if (!has(value, ["name", "type", "bytes", "sha256"])) return code;
  const named = [value.name, value.type].every((word) => typeof word === "string" && word !== "" && word.length <= 255);
  const sized = Number.isSafeInteger(value.bytes) && value.bytes >= 0 && /^[0-9a-f]{64}$/.test(value.sha256);
  return unless(named && sized && (type !== "image" || value.type.startsWith("image/")), code);
}

/** @type {Record<string, (value: any, item: Item) => string>} */
const faults = {
  integer: ofInteger,
  decimal: ofDecimal,
  range: ofRange,
  select_one: (value) => unless(typeof value === "string"),
  select_multiple: ofMany,
  rank: ofMany,
  date: ofDate,
  today: ofDate,
  time: ofTime,
  datetime: ofDatetime,
  start: ofDatetime,
  end: ofDatetime,
  geopoint: ofPoint,
  geotrace: ofLine,
  geoshape: ofArea,
  calculate: (value) => (typeof value === "number" ? ofDecimal(value) : ofText(value)),
  hidden: (value) => (typeof value === "number" ? ofDecimal(value) : ofText(value)),
  image: ofFile,
  audio: ofFile,
  video: ofFile,
  file: ofFile,
  "background-audio": ofFile,
};
