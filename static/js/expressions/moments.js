/** Dates and times as texts and as days since 1970-01-01, told in the zone of the device. The same as moments.py. */

/** Milliseconds. */
export const DAY = 86400000;

const TIME = "([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,](\\d+))?)?";
const OFFSET = "(Z|[+-][01]\\d(?::?[0-5]\\d)?)";
const DATE_TIME = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)(?:T${TIME}${OFFSET}?)?$`);
const TIME_ALONE = new RegExp(`^${TIME}${OFFSET}?$`);

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * @param {string} text
 * @param {number} offset of the device, in minutes east of UTC
 * @returns {number} milliseconds from 1970-01-01 to a date, date-time or time in the device's zone; NaN if it is none
 */
export function milliseconds(text, offset) {
  const found = DATE_TIME.exec(text);
  if (!found) {
    const time = TIME_ALONE.exec(text);
    return time ? ofDay(time.slice(1, 5)) : NaN;
  }
  const [year, month, day] = found.slice(1, 4).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (year === 0 || month === 0 || date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return NaN;
  const shift = found[8] ? offset - minutesOf(found[8]) : 0;
  return date.getTime() + ofDay(found.slice(4, 8)) + shift * 60000;
}

/**
 * @param {string} zone `Z`, `+01`, `+0100` or `-01:30`
 * @returns {number} minutes east of UTC
 */
export function minutesOf(zone) {
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return (zone[0] === "-" ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

/**
 * @param {number} moment milliseconds in the device's zone
 * @param {string} pattern such as `%e %b %Y`
 * @returns {string} "" outside the years 1 to 9999
 */
export function formatted(moment, pattern) {
  const date = new Date(Math.floor(moment));
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return "";
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  const hour = date.getUTCHours();
  /** @type {Record<string, string>} */
  const parts = {
    Y: padded(year, 4),
    y: padded(year % 100),
    m: padded(month + 1),
    n: String(month + 1),
    b: MONTHS[month],
    d: padded(day),
    e: String(day),
    a: WEEKDAYS[date.getUTCDay()],
    H: padded(hour),
    h: String(hour),
    M: padded(date.getUTCMinutes()),
    S: padded(date.getUTCSeconds()),
    3: padded(date.getUTCMilliseconds(), 3),
    "%": "%",
  };
  return pattern.replace(/%(.)/gu, (all, code) => parts[code] ?? all);
}

/**
 * @param {number} moment milliseconds in the device's zone
 * @param {number} offset of the device
 * @returns {string} `YYYY-MM-DDTHH:MM:SS.mmm+HH:MM`; "" outside the years
 */
export function dateTimeText(moment, offset) {
  const minutes = Math.abs(offset);
  const zone = `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
  const written = formatted(moment, "%Y-%m-%dT%H:%M:%S.%3");
  return written && written + zone;
}

/**
 * @param {Date} date
 * @returns {string} the same moment as `now` of a context: in the zone of the device, with its offset
 */
export function stamp(date) {
  const offset = -date.getTimezoneOffset();
  return dateTimeText(date.getTime() + offset * 60000, offset);
}

/**
 * @param {number} number
 * @param {number} [digits]
 */
function padded(number, digits = 2) {
  return String(number).padStart(digits, "0");
}

/** @param {(string | undefined)[]} parts hour, minute, second, fraction */
function ofDay([hour = "0", minute = "0", second = "0", fraction = ""]) {
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return seconds * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
}
