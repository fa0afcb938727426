/**
 * A form being filled in on the page: it takes answers, and knows what is asked, offered, wrong and to be sent. It
 * gives the same as surveyapp/filling; tests/conformance/filling holds both to it. Paths are texts: `as_place/0/pl_name`.
 */

import { stamp, string } from "./expressions.js";
import { Branch, Entries, Leaf, at, everything } from "./filling/instance.js";
import { Outline } from "./filling/outline.js";
import { Rules } from "./filling/rules.js";
import { Settling } from "./filling/settling.js";
import { CLOCKED, SHOWN_ONLY, tidy } from "./filling/shapes.js";

/** @typedef {import("./filling/model.js").Model} Model */
/** @typedef {import("./filling/model.js").Item} Item */
/** @typedef {import("./filling/instance.js").Place} Place */
/** @typedef {import("./filling/settling.js").Dropped} Dropped */
/** @typedef {import("./filling/settling.js").Settled} Settled */
/** @typedef {{path: string, code: string}} Problem */
/** @typedef {Record<string, any>} Answers */

/**
 * @typedef {object} Options
 * @property {Answers} [answers] a document to go on from; without one the form is blank and gets its defaults
 * @property {() => string} [now] the time with the offset of the device
 * @property {() => number} [random]
 * @property {(value: string, list: string) => string} [choiceLabel]
 * @property {string} [channel] some choices are offered on some channels only
 */

/** Types that no person answers, so nobody can be asked to mend them. */
const UNASKED = new Set(["calculate", "hidden", ...CLOCKED, ...SHOWN_ONLY]);

export class Filling {
  /** @type {Rules} */ #rules;
  /** @type {Settling} */ #settling;

  /** @param {Model} model @param {Options} [options] */
  constructor(model, { answers, now = () => stamp(new Date()), random, choiceLabel, channel = "web" } = {}) {
    this.model = model;
    const outline = new Outline(model);
    this.#rules = new Rules(outline, { now, random, choiceLabel: choiceLabel ?? ((value) => value), channel });
    this.#settling = new Settling(outline, this.#rules);
    if (answers) this.#take(this.#root, answers);
    this.#note({ start: this.#rules.now, today: this.#rules.now.slice(0, 10) });
    this.#settling.begin(!answers);
  }

  /** The question at a path. @param {string} path @returns {Item} */
  question(path) {
    return this.#leaf(path).item;
  }

  /** The answer, null for none; it is kept while the question is not relevant. @param {string} path @returns {any} */
  value(path) {
    return this.#leaf(path).value;
  }

  /** Take an answer, null to clear it. @param {string} path @param {any} value @returns {Settled} */
  answer(path, value) {
    return this.answerAll([[path, value]]);
  }

  /** Take several answers at once; choices are dropped for what all of them leave on offer.
   * @param {[string, any][]} answers @returns {Settled} */
  answerAll(answers) {
    for (const [path, value] of answers) {
      const leaf = this.#leaf(path);
      this.#settling.answered(leaf, tidy(leaf.item, value));
    }
    return this.#settle();
  }

  /** Whether a question, group, repeat or entry is asked. @param {string} path @returns {boolean} */
  relevant(path) {
    return this.#place(path).relevant;
  }

  /** Whether a question must be answered. @param {string} path @returns {boolean} */
  required(path) {
    return this.#isRequired(this.#leaf(path));
  }

  /** Whether a question shows its answer without letting it be changed. @param {string} path @returns {boolean} */
  readOnly(path) {
    const leaf = this.#leaf(path);
    return leaf.item.read_only !== undefined && this.#rules.holds(leaf.item.read_only, leaf);
  }

  /** The names of the choices on offer. @param {string} path @returns {string[]} */
  offered(path) {
    return this.#rules.offered(this.#leaf(path));
  }

  /** The number of entries of a repeat. @param {string} path @returns {number} */
  count(path) {
    return this.#entries(path).entries.length;
  }

  /** Add an entry, unless the form sets their number or there are too many; its index. @param {string} path @returns {number} */
  add(path) {
    const entries = this.#entries(path);
    const index = entries.entries.length;
    if (!entries.fixed) this.#settling.add(entries);
    this.#settle();
    return index;
  }

  /** Take an entry out. @param {string} path of the entry @returns {Settled} */
  remove(path) {
    const { parent, index } = /** @type {Branch} */ (this.#place(path));
    if (!(parent instanceof Entries) || parent.fixed) throw new RangeError(`Nothing to remove at ${path}`);
    this.#settling.remove(parent, index);
    return this.#settle();
  }

  /** Give every repeat without a repeat_count its first entry, as XLSForm does. @returns {Settled} */
  openRepeats() {
    for (const place of everything(this.#root)) {
      if (place instanceof Entries && !place.fixed && place.entries.length === 0) this.#settling.add(place);
    }
    return this.#settle();
  }

  /** What is wrong, at and below some paths or everywhere, in the order of the form.
   * @param {string[]} [paths] @returns {Problem[]} */
  problems(paths) {
    this.#rules.now = this.#rules.world.now();
    const places = paths ? paths.map((path) => this.#place(path)) : [this.#root];
    return places.flatMap((place) => [...everything(place)].flatMap((found) => this.#judged(found)));
  }

  /** The text that stands for `${name}` in a label at a path. @param {string} name @param {string} path @returns {string} */
  output(name, path) {
    return string(this.#rules.find(name, this.#place(path)));
  }

  /** The answers to send: those that are relevant, calculations among them. @returns {Answers} */
  document() {
    this.#note({ end: this.#rules.world.now() });
    return documentOf(this.#root);
  }

  get #root() {
    return this.#settling.root;
  }

  #settle() {
    this.#rules.now = this.#rules.world.now();
    return this.#settling.settle();
  }

  /** @param {string} path */
  #place(path) {
    const place = at(this.#root, path);
    if (!place) throw new RangeError(`Nothing at ${path}`);
    return place;
  }

  /** @param {string} path */
  #leaf(path) {
    const place = this.#place(path);
    if (!(place instanceof Leaf)) throw new RangeError(`No question at ${path}`);
    return place;
  }

  /** @param {string} path */
  #entries(path) {
    const place = this.#place(path);
    if (!(place instanceof Entries)) throw new RangeError(`No repeat at ${path}`);
    return place;
  }

  /** @param {Branch} branch @param {Answers} answers */
  #take(branch, answers) {
    for (const [name, answer] of Object.entries(answers)) {
      const place = branch.children.get(name);
      if (place instanceof Leaf) place.put(tidy(place.item, answer));
      else if (place instanceof Branch) this.#take(place, answer);
      else if (place instanceof Entries && Array.isArray(answer)) {
        for (const entry of answer) {
          this.#take(place.add(), entry);
          this.#settling.total += 1;
        }
      }
    }
  }

  /** Fill in what the clock answers. An unlinked form keeps no times. @param {Record<string, string>} times */
  #note(times) {
    for (const place of everything(this.#root)) {
      if (!(place instanceof Leaf) || !CLOCKED.has(place.item.type)) continue;
      if (this.model.unlinked) place.put(null);
      else if (place.item.type in times) place.put(place.item.type === "end" ? times.end : (place.value ?? times[place.item.type]));
    }
  }

  /** @param {Leaf} leaf */
  #isRequired(leaf) {
    return leaf.item.required !== undefined && this.#rules.holds(leaf.item.required, leaf);
  }

  /** One problem a question at most. @param {Place} place @returns {Problem[]} */
  #judged(place) {
    const code = place.relevant ? this.#code(place) : "";
    return code ? [{ path: place.path, code }] : [];
  }

  /** An answer that is not there is never judged by its constraint, as in XForms. @param {Place} place @returns {string} */
  #code(place) {
    if (place instanceof Entries) return place.wanted > place.entries.length ? "too_many_entries" : "";
    if (!(place instanceof Leaf)) return "";
    if (place.fault) return place.fault;
    if (UNASKED.has(place.item.type)) return "";
    if (place.value === null) return this.#isRequired(place) ? "required" : "";
    if (this.#rules.withheld(place).length > 0) return "not_offered";
    return this.#rules.holds(place.item.constraint, place) ? "" : "constraint";
  }
}

/** @param {Branch} branch @returns {Answers} */
function documentOf(branch) {
  /** @type {Answers} */
  const found = {};
  for (const [name, place] of branch.children) {
    const answer = place.relevant ? answerOf(place) : null;
    if (answer !== null) found[name] = answer;
  }
  return found;
}

/** Groups and repeats without answers are left out; an entry stays, so that the others keep their place. @param {Place} place */
function answerOf(place) {
  if (place instanceof Leaf) return place.value;
  if (place instanceof Entries) return place.entries.length > 0 ? place.entries.map(documentOf) : null;
  const answers = documentOf(place);
  return Object.keys(answers).length > 0 ? answers : null;
}
