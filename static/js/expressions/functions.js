/**
 * The functions of the language by name. The same as surveyapp/expressions/functions, where each is described; the
 * numbers of arguments were checked when the expression was parsed.
 */

import { matches } from "./automaton.js";
import { DAY, dateTimeText, formatted } from "./moments.js";
import { Node } from "./nodes.js";
import { boolean, each, number, numberText, numeral, string } from "./values.js";

/** @typedef {import("./values.js").Value} Value */
/** @typedef {import("../expressions.js").Context} Context */

const MAX_TEXT = 100000;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Functions that are given their arguments not yet evaluated. @type {Record<string, (context: Context, ...values: (() => Value)[]) => Value>} */
export const lazy = {
  if: (_, condition, then, otherwise) => (boolean(condition()) ? then() : otherwise()),
  coalesce: (_, first, second) => {
    const value = first();
    return ["", "NaN"].includes(string(value)) ? second() : value;
  },
  once: (context, value) => context.node.value || value(),
};

/** All others. @type {Record<string, (context: Context, ...values: Value[]) => Value>} */
export const eager = {
  true: () => true,
  false: () => false,
  not: (_, condition) => !boolean(condition),
  boolean: (_, value) => boolean(value),
  "boolean-from-string": (_, text) => ["true", "1"].includes(string(text).toLowerCase()),
  checklist: (_, least, most, ...answers) => {
    const count = answers.flatMap(each).filter(boolean).length;
    const [low, high] = [number(least), number(most)];
    return (low < 0 || count >= low) && (high < 0 || count <= high);
  },

  selected: (_, answer, name) => ` ${string(answer)} `.includes(` ${string(name).replace(/^ +| +$/g, "")} `),
  "count-selected": (_, answer) => names(answer).length,
  "selected-at": (_, answer, place) => names(answer)[Math.trunc(number(place))] ?? "",
  "jr:choice-name": (context, name, question) =>
    string(name) && context.choiceLabel(string(name), string(question)),

  count: (_, found) => nodes(found).length,
  "count-non-empty": (_, found) => nodes(found).filter((node) => node.value).length,
  sum: ({ offset }, found) =>
    nodes(found).reduce((total, node) => total + (number(node.value, offset) || 0), 0),
  max: (context, ...values) => best(values, context, (one, other) => one > other),
  min: (context, ...values) => best(values, context, (one, other) => one < other),
  position: (context, found) => {
    if (found === undefined) return context.position || positionOf(context.node, context);
    const [first] = nodes(found);
    return first ? positionOf(first, context) : 0;
  },
  "indexed-repeat": (context, question, ...rest) => {
    /** @type {Node[] | undefined} */
    let found;
    for (let place = 0; place < rest.length; place += 2) {
      const wanted = number(rest[place + 1], context.offset);
      const index = wanted > 1 ? Math.floor(wanted) : 1;
      found = called(string(rest[place]), found, context).filter((entry) => positionOf(entry, context) === index);
    }
    return called(string(question), found, context);
  },

  string: (_, value) => string(value),
  concat: (_, ...values) => joined("", values),
  join: (_, separator, ...values) => joined(string(separator), values),
  "string-length": (context, text = context.node.value) => [...string(text)].length,
  "normalize-space": (context, text = context.node.value) =>
    string(text).replace(/[ \t\n\v\f\r]+/g, " ").replace(/^ | $/g, ""),
  substr: (_, text, start, end) => {
    const characters = [...string(text)];
    const last = end === undefined ? characters.length : placeIn(number(end), characters.length);
    return characters.slice(placeIn(number(start), characters.length), last).join("");
  },
  "substring-before": (_, text, part) => string(text).slice(0, Math.max(string(text).indexOf(string(part)), 0)),
  "substring-after": (_, text, part) => {
    const place = string(text).indexOf(string(part));
    return place < 0 ? "" : string(text).slice(place + string(part).length);
  },
  contains: (_, text, part) => string(text).includes(string(part)),
  "starts-with": (_, text, part) => string(text).startsWith(string(part)),
  "ends-with": (_, text, part) => string(text).endsWith(string(part)),
  translate: (_, text, from, to) => {
    const [old, replacements] = [[...string(from)], [...string(to)]];
    const replaced = [...string(text)].map((character) => {
      const place = old.indexOf(character);
      return place < 0 ? character : replacements[place] ?? "";
    });
    return replaced.join("");
  },
  regex: ({ work }, text, pattern) => matches(string(text), string(pattern), (amount) => work.may(amount)),

  number: ({ offset }, value) => number(value, offset),
  int: ({ offset }, value) => Math.trunc(number(value, offset)) + 0,
  round: ({ offset }, value, places = 0) => {
    const given = number(value, offset);
    const wanted = number(places, offset);
    const digits = Number.isFinite(wanted) ? Math.trunc(wanted) : 0;
    if (!Number.isFinite(given)) return given;
    if (Math.abs(digits) > 30) return NaN;
    const shifted = Number(`${numberText(given)}e${digits}`);
    if (!Number.isFinite(shifted)) return given;
    const below = Math.floor(shifted);
    return Number(`${numberText(shifted - below >= 0.5 ? below + 1 : below)}e${-digits}`);
  },
  abs: ({ offset }, value) => Math.abs(number(value, offset)),
  pow: ({ offset }, base, exponent) => power(number(base, offset), number(exponent, offset)),
  random: (context) => context.random(),

  today: ({ now }) => now.slice(0, 10),
  now: ({ now }) => now,
  date: (context, value) => formatted(moment(value, context), "%Y-%m-%d"),
  "date-time": (context, value) =>
    dateTimeText(moment(value, context) + (isNumber(value) ? context.offset * 60000 : 0), context.offset),
  "decimal-date-time": (context, value) =>
    isNumber(value) ? number(value) : (moment(value, context) - context.offset * 60000) / DAY,
  "decimal-time": (context, value) => {
    const rest = (isNumber(value) ? number(value) * DAY : moment(value, context)) % DAY;
    return (rest < 0 ? rest + DAY : rest) / DAY;
  },
  "format-date": (context, value, pattern) => formatted(moment(value, context), string(pattern)),
  "format-date-time": (context, value, pattern) => formatted(moment(value, context), string(pattern)),

  current: ({ current }) => [current],
  instance: ({ instances }, name) => {
    const found = Object.hasOwn(instances, string(name)) ? instances[string(name)] : null;
    return found ? [found] : [];
  },
  pulldata: ({ instances }, name, wanted, column, value) => {
    const [key, sought] = [string(column), string(value)];
    const rows = instances[string(name)]?.children.flatMap((root) => root.children) ?? [];
    const row = rows.find(({ children }) => children.some((cell) => cell.name === key && cell.value === sought));
    return row?.children.find((cell) => cell.name === string(wanted))?.value ?? "";
  },
  uuid: (context, length) => {
    if (length !== undefined) return digits(Math.min(Math.max(Math.trunc(number(length)) || 0, 0), 255), 36, context);
    const hex = digits(32, 16, context).toLowerCase();
    const variant = "89ab"[Math.floor(context.random() * 4)];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  },
};

/** @param {Value} answer */
function names(answer) {
  return string(answer).split(" ").filter(Boolean);
}

/**
 * @param {Value} value
 * @returns {Node[]} nodes; any other value, which `if` may give in their place, is one node without a home
 */
function nodes(value) {
  return Array.isArray(value) ? value : [new Node("", string(value))];
}

/**
 * @param {string} name
 * @param {Node[] | undefined} around
 * @param {Context} context
 */
function called(name, around, context) {
  const below = around?.flatMap((node) => node.descendants().filter((inner) => inner.name === name));
  const found = below ?? context.find(name, context.current);
  return context.work.may(10 + found.length) ? found.filter((node) => node.isRelevant()) : [];
}

/**
 * @param {Node} node
 * @param {Context} context
 */
function positionOf(node, context) {
  return context.work.may(node.parent?.children.length ?? 0) ? node.position() : 0;
}

/**
 * @param {Value[]} values
 * @param {Context} context
 * @param {(one: number, other: number) => boolean} isBetter
 */
function best(values, { offset }, isBetter) {
  const numbers = values.flatMap(each).map((value) => number(value, offset));
  return numbers.reduce((found, one) => (isBetter(one, found) || Number.isNaN(found) ? one : found), NaN) + 0;
}

/**
 * @param {string} separator
 * @param {Value[]} values several nodes give each their own text, everything else gives one
 */
function joined(separator, values) {
  const texts = values.flatMap((value) =>
    Array.isArray(value) && value.length > 1 ? value.map((node) => node.value) : [string(value)],
  );
  let result = texts[0];
  for (let place = 1; place < texts.length && result.length <= 2 * MAX_TEXT; place += 1) {
    result += separator + texts[place];
  }
  return result.length > MAX_TEXT ? [...result].slice(0, MAX_TEXT).join("") : result;
}

/**
 * @param {number} asked
 * @param {number} length
 */
function placeIn(asked, length) {
  return Math.trunc(Math.min(Math.max(asked < 0 ? asked + length : asked, 0), length)) || 0;
}

/**
 * @param {number} base
 * @param {number} exponent
 */
function power(base, exponent) {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1024) return base ** exponent;
  let [product, square] = [1, base];
  for (let left = Math.abs(exponent); left; left = Math.floor(left / 2)) {
    if (left % 2) product *= square;
    square *= square;
  }
  return exponent < 0 ? 1 / product : product;
}

/**
 * @param {Value} value
 * @param {Context} context
 * @returns {number} milliseconds since 1970-01-01 in the device's zone
 */
function moment(value, { offset }) {
  return Math.floor(number(value, offset) * DAY + 0.5);
}

/** @param {Value} value */
function isNumber(value) {
  return typeof value === "number" || typeof value === "boolean" || numeral(string(value)) !== undefined;
}

/**
 * @param {number} count
 * @param {number} base
 * @param {Context} context
 */
function digits(count, base, context) {
  return Array.from({ length: count }, () => DIGITS[Math.floor(context.random() * base)]).join("");
}
