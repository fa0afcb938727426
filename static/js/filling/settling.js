/**
 * Answers change, and what hangs on them follows: relevance, calculations, entries, dropped choices. As settling.py.
 *
 * Each rule waits with the places where it must be worked out again, and they are taken in the order in which one
 * reads the other. Choice filters come last: nothing is dropped because of a state in between.
 */

import { number } from "../expressions.js";
import { Branch, Entries, Leaf, MOST_ENTRIES, MOST_ENTRIES_IN_ALL, everything, isEntry, placesOf } from "./instance.js";

/** @typedef {import("./instance.js").Place} Place */
/** @typedef {import("./outline.js").Duty} Duty */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("../expressions.js").Tree} Tree */
/** @typedef {{path: string, names: string[]}} Dropped choices taken out of an answer, no longer on offer */
/** @typedef {{changed: string[], dropped: Dropped[]}} Settled */

/** What rests while its question is not relevant, and is worked out when it becomes so. */
const RESTING = new Set(["calculation", "repeat_count", "choice_filter"]);
/** Functions whose result only the device knew when the answers were given. */
const OF_DEVICE = new Set(["random", "uuid", "once", "randomize", "jr:choice-name"]);

export class Settling {
  /** @param {Outline} outline @param {Rules} rules */
  constructor(outline, rules) {
    this.outline = outline;
    this.rules = rules;
    this.root = new Branch(outline.root, null);
    /** The number of entries of all repeats together. */
    this.total = 0;
    this.beginning = true;
    this.claimed = false;
    /** @type {(Set<Branch> | undefined)[]} by rank of a duty, where it waits */
    this.waiting = [];
    /** The lowest rank of which something may wait. */
    this.lowest = 0;
    /** @type {Set<Place>} */
    this.changed = new Set();
    /** @type {Dropped[]} */
    this.dropped = [];
  }

  /** Work everything out for the first time. @param {boolean} blank whether defaults come in */
  begin(blank) {
    this.claimed = !blank;
    for (const duty of this.outline.duties) {
      if (duty.column !== "choice_filter" && (blank || duty.column !== "default")) this.wait(duty, this.root);
    }
    this.settle();
    this.beginning = this.claimed = false;
  }

  /** Work out all that waits. @returns {Settled} */
  settle() {
    while (this.lowest < this.waiting.length) {
      const scopes = this.waiting[this.lowest];
      const duty = this.outline.duties[this.lowest];
      this.waiting[this.lowest] = undefined;
      this.lowest += 1;
      for (const scope of scopes ?? []) {
        if (!isPart(scope) || isInside(scope, scopes ?? new Set())) continue;
        for (const place of placesOf(duty.spot, scope)) this.#work(duty, place);
      }
    }
    const settled = { changed: [...this.changed].map((place) => place.path), dropped: this.dropped };
    this.changed = new Set();
    this.dropped = [];
    return settled;
  }

  /** @param {Leaf} leaf @param {any} value */
  answered(leaf, value) {
    leaf.put(value);
    if (leaf.relevant) this.tell(leaf);
  }

  /** Add an entry, a new one or one that was spare, unless there are too many. @param {Entries} entries @param {Branch} [spare] */
  add(entries, spare) {
    if (entries.entries.length >= MOST_ENTRIES || this.total >= MOST_ENTRIES_IN_ALL) return false;
    const added = entries.add(spare);
    this.total += entriesIn(added);
    this.mind(added);
    for (const duty of this.#inside(entries)) if (!spare || duty.column !== "default") this.wait(duty, added);
    this.changed.add(entries);
    for (const place of [entries, ...everything(added)]) this.tell(place);
    return true;
  }

  /** Take an entry out. The later ones move up, so all that may ask for its position is due again.
   * @param {Entries} entries @param {number} index */
  remove(entries, index) {
    const entry = entries.remove(index);
    this.total -= entriesIn(entry);
    this.changed.add(entries);
    this.tell(entries);
    for (const place of everything(entry)) this.tell(place, entry.depth);
    for (const later of entries.entries.slice(index)) {
      for (const duty of this.#inside(entries)) if (duty.column !== "default") this.wait(duty, later);
    }
    return entry;
  }

  /** @param {Entries} entries @returns {Duty[]} */
  #inside(entries) {
    return entries.spot.all().slice(1).flatMap((spot) => this.outline.own.get(spot.key) ?? []);
  }

  /** Let a rule be worked out in an entry, or in the whole form. @param {Duty} duty @param {Branch} scope */
  wait(duty, scope) {
    if (this.beginning && duty.column === "choice_filter") return;
    this.lowest = Math.min(this.lowest, duty.rank);
    const scopes = this.waiting[duty.rank];
    if (!scopes) this.waiting[duty.rank] = new Set([scope]);
    else if (!scopes.has(this.root)) scopes.add(scope);
  }

  /** Let all that reads a place be worked out again. @param {Place} place @param {number} [outside] inside fewer repeats only */
  tell(place, outside = Infinity) {
    if (isEntry(place)) return; // its repeat stands for it
    for (const { duty, shared } of this.outline.readers.get(place.spot.key) ?? []) {
      if (shared < outside) this.wait(duty, place.entry.around(shared));
    }
  }

  /** Let a place and all in it be relevant only if all around them is, and tell those who read them. @param {Place} place */
  mind(place) {
    const relevant = place.own && (place.parent === null || place.parent.relevant);
    if (relevant === place.relevant) return;
    place.relevant = relevant;
    if (!(place instanceof Entries)) place.node.relevant = relevant;
    this.changed.add(place);
    this.tell(place);
    if (relevant && !isEntry(place)) {
      for (const duty of this.outline.own.get(place.spot.key) ?? []) {
        if (RESTING.has(duty.column)) this.wait(duty, place.entry);
      }
    }
    for (const below of place.below) this.mind(below);
  }

  /** @param {Duty} duty @param {Place} place */
  #work({ column, tree }, place) {
    if (column === "relevant") this.#relevance(tree, place);
    else if (column === "default") {
      if (place instanceof Leaf && place.value === null) this.#put(place, this.rules.answer(tree, place));
    } else if (!place.relevant) return;
    else if (place instanceof Entries) this.#count(tree, place);
    else if (place instanceof Leaf && column === "choice_filter") this.#filter(place);
    else if (place instanceof Leaf) this.#put(place, this.#calculated(tree, place));
  }

  /** @param {Tree} tree @param {Place} place */
  #relevance(tree, place) {
    const own = this.rules.holds(tree, place);
    if (own === place.own) return;
    place.own = own;
    this.mind(place);
  }

  /** A calculation that came with the answers stands where only the device knew it. @param {Tree} tree @param {Leaf} leaf */
  #calculated(tree, leaf) {
    const stands = this.claimed && (isTyped(this.rules, leaf) || (leaf.value !== null && !leaf.fault && calls(tree)));
    return stands ? leaf.value : this.rules.answer(tree, leaf);
  }

  /** @param {Leaf} leaf @param {any} value */
  #put(leaf, value) {
    if (!leaf.fault && JSON.stringify(value) === JSON.stringify(leaf.value)) return;
    this.changed.add(leaf);
    this.answered(leaf, value);
  }

  /** @param {Tree} tree @param {Entries} entries */
  #count(tree, entries) {
    const wanted = number(this.rules.value(tree, entries));
    entries.wanted = Math.floor(Math.min(Math.max(wanted || 0, 0), MOST_ENTRIES + 1));
    while (entries.entries.length > entries.wanted) {
      entries.spare.push(this.remove(entries, entries.entries.length - 1));
    }
    while (entries.entries.length < entries.wanted && this.add(entries, entries.spare.at(-1))) entries.spare.pop();
  }

  /** Take out of an answer what is no longer on offer. @param {Leaf} leaf */
  #filter(leaf) {
    this.changed.add(leaf);
    const names = this.rules.withheld(leaf);
    if (names.length === 0) return;
    const kept = Array.isArray(leaf.value) ? leaf.value.filter((name) => !names.includes(name)) : [];
    this.dropped.push({ path: leaf.path, names });
    this.answered(leaf, kept.length > 0 ? kept : null);
  }
}

/** Whether a person can change what the calculation of a question gave. @param {Rules} rules @param {Leaf} leaf */
function isTyped(rules, leaf) {
  const { type, read_only: rule } = leaf.item;
  return type !== "calculate" && type !== "hidden" && (rule === undefined || !rules.holds(rule, leaf));
}

/** @param {any} tree whether it calls a function whose result only the device knew @returns {boolean} */
function calls(tree) {
  if (!Array.isArray(tree)) return false;
  return (tree[0] === "call" && OF_DEVICE.has(tree[1])) || tree.some(calls);
}

/** @param {Branch} entry */
function entriesIn(entry) {
  return [...everything(entry)].filter(isEntry).length;
}

/** The entries around an entry, up to the whole form. @param {Branch} scope @returns {Branch[]} */
function around(scope) {
  return scope.parent ? [scope.parent.entry, ...around(scope.parent.entry)] : [];
}

/** @param {Branch} scope @param {Set<Branch>} others whether it lies in another of them */
function isInside(scope, others) {
  return others.size > 1 && around(scope).some((outer) => others.has(outer));
}

/** @param {Branch} scope whether it is still part of the form */
function isPart(scope) {
  return [scope, ...around(scope)].every(({ parent, index }, place, all) => {
    return !(parent instanceof Entries) || parent.entries[index] === all[place];
  });
}
