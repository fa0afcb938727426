/** What keyboards of all scripts put into a field, made into the plain characters that rules expect. */

/** Marks of direction and the like, which come along when something is copied. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text with the digits of any script as 0 to 9. @param {string} text */
export function plainDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueOf(/** @type {number} */ (digit.codePointAt(0)))));
}

/** In every script the digits 0 to 9 stand in a row, and rows are ten long. @param {number} point */
function valueOf(point) {
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}

/** One line with plain letters and digits, hyphens and single spaces, and nothing invisible. @param {string} text */
export function plainLine(text) {
  const visible = plainDigits(text.normalize("NFKC")).replace(INVISIBLE, "");
  return visible.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ").trim();
}

/** A text of any length without spaces around it, each line ended alike. @param {string} text */
export function plainText(text) {
  return text.replace(/\r\n?/g, "\n").trim();
}
