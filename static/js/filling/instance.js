/** The live answers: a tree of places, each tied to its spot and to the node that expressions see. As instance.py. */

import { Node, text } from "../expressions.js";
import { fault } from "./shapes.js";

/** @typedef {import("./outline.js").Spot} Spot */
/** @typedef {Leaf | Branch | Entries} Place */

export const MOST_ENTRIES = 1000;
export const MOST_ENTRIES_IN_ALL = 2000;

/** A question at one place. */
export class Leaf {
  /** @param {Spot} spot @param {Branch} parent */
  constructor(spot, parent) {
    this.spot = spot;
    this.item = spot.item;
    /** @type {Branch} */
    this.parent = parent;
    this.entry = parent.entry;
    this.node = new Node(spot.name, "", parent.node);
    /** @type {any} the answer, null for none; kept while the question is not relevant */
    this.value = null;
    /** What is wrong with the shape of the value; expressions see no such value. */
    this.fault = "";
    /** What its own rule says; `relevant` counts what is around it too. */
    this.own = true;
    this.relevant = true;
  }

  /** @param {any} value */
  put(value) {
    this.value = value;
    this.fault = value === null ? "" : fault(this.item, value);
    this.node.value = this.fault ? "" : text(value);
  }

  /** @returns {string} */
  get path() {
    return under(this.parent, this.spot.name);
  }

  /** @returns {Place[]} */
  get below() {
    return [];
  }
}

/** A group, an entry of a repeat, or the whole form. */
export class Branch {
  /** @param {Spot} spot @param {Branch | Entries | null} parent */
  constructor(spot, parent) {
    this.spot = spot;
    this.parent = parent;
    this.node = new Node(spot.name, "", parent instanceof Branch ? parent.node : null);
    this.own = true;
    this.relevant = true;
    /** The number of an entry among its neighbours. */
    this.index = 0;
    /** @type {Branch} the entry that it lies in, or is; the whole form where there is none */
    this.entry = parent instanceof Branch ? entryOf(parent) : this;
    /** @type {number} the number of repeats around what lies in it */
    this.depth = parent ? depthOf(entryOf(parent)) + (parent instanceof Entries ? 1 : 0) : 0;
    /** @type {Map<string, Place>} */
    this.children = new Map();
    for (const [name, child] of spot.children) this.children.set(name, grow(child, this));
  }

  /** @returns {string} */
  get path() {
    if (!this.parent) return "";
    return under(this.parent, this.parent instanceof Entries ? String(this.index) : this.spot.name);
  }

  /** @returns {Place[]} */
  get below() {
    return [...this.children.values()];
  }

  /** The entry around this one with so many repeats around what lies in it. @param {number} depth @returns {Branch} */
  around(depth) {
    /** @type {Branch} */
    let branch = this.entry;
    while (branch.depth > depth && branch.parent) branch = branch.parent.entry;
    return branch;
  }
}

/** A repeat at one place. Its rules are seen from a node behind the entries that is in no node set. */
export class Entries {
  /** @param {Spot} spot @param {Branch} parent */
  constructor(spot, parent) {
    this.spot = spot;
    this.parent = parent;
    this.entry = parent.entry;
    this.node = new Node(spot.name, "", parent.node, false);
    this.own = true;
    this.relevant = true;
    /** @type {Branch[]} */
    this.entries = [];
    /** @type {Branch[]} entries that a smaller repeat_count took away; they come back with a larger one */
    this.spare = [];
    /** What repeat_count asks for. */
    this.wanted = 0;
  }

  /** Whether the form, not the person, sets the number of entries. */
  get fixed() {
    return this.spot.item.repeat_count !== undefined;
  }

  /** @returns {string} */
  get path() {
    return under(this.parent, this.spot.name);
  }

  /** @returns {Place[]} */
  get below() {
    return this.entries;
  }

  /** Put an entry behind the others. @param {Branch} [entry] a spare one */
  add(entry = new Branch(this.spot, this)) {
    const siblings = this.parent.node.children;
    entry.node.parent = this.parent.node;
    siblings.splice(siblings.indexOf(this.node), 0, entry.node);
    entry.index = this.entries.length;
    this.entries.push(entry);
    return entry;
  }

  /** Take an entry out, and number the later ones again. @param {number} index */
  remove(index) {
    const [entry] = this.entries.splice(index, 1);
    const siblings = this.parent.node.children;
    siblings.splice(siblings.indexOf(entry.node), 1);
    for (const later of this.entries.slice(index)) later.index -= 1;
    return entry;
  }
}

/** @param {Branch | Entries} parent @returns {Branch} */
const entryOf = (parent) => parent.entry;

/** @param {Branch} entry @returns {number} */
const depthOf = (entry) => entry.depth;

/** @param {Branch | Entries} parent @param {string} name */
function under(parent, name) {
  return parent.path ? `${parent.path}/${name}` : name;
}

/** @param {Spot} spot @param {Branch} parent @returns {Place} */
function grow(spot, parent) {
  if (spot.item.type === "repeat") return new Entries(spot, parent);
  return spot.item.type === "group" ? new Branch(spot, parent) : new Leaf(spot, parent);
}

/** A place and all places in it, in the order of the form. @param {Place} place @returns {Generator<Place>} */
export function* everything(place) {
  yield place;
  for (const below of place.below) yield* everything(below);
}

/** @param {Place} place whether it is an entry of a repeat */
export function isEntry(place) {
  return place instanceof Branch && place.parent instanceof Entries;
}

/** @param {Branch} root @param {string} path @returns {Place | undefined} */
export function at(root, path) {
  /** @type {Place | undefined} */
  let place = root;
  for (const part of path === "" ? [] : path.split("/")) {
    if (place instanceof Branch) place = place.children.get(part);
    else place = place instanceof Entries ? place.entries[Number(part)] : undefined;
  }
  return place;
}

/** The places with the entries of each repeat in its stead. @param {Place[]} places @returns {(Leaf | Branch)[]} */
export function opened(places) {
  return places.flatMap((place) => (place instanceof Entries ? place.entries : [place]));
}

/** The places below some others by names. @param {Place[]} places @param {string[]} down */
export function descend(places, down) {
  for (const name of down) {
    places = opened(places).flatMap((branch) => (branch instanceof Branch ? (branch.children.get(name) ?? []) : []));
  }
  return places;
}

/** The places of a spot in an entry or the whole form. @param {Spot} spot @param {Branch} scope */
export function placesOf(spot, scope) {
  return descend([scope], spot.line.slice(scope.spot.line.length).map((step) => step.name));
}
