/** Answers as a tree of nodes, and how JSON answers become texts. The same as nodes.py and answers.py. */

import { numberText } from "./values.js";

/** A question, a group, an entry of a repeat, or a row or column of a data file. */
export class Node {
  /** @type {Node[]} */
  children = [];

  /**
   * @param {string} name
   * @param {string} [value] the answer as text; "" for none, for groups and for entries
   * @param {Node | null} [parent] gets this node as its last child
   * @param {boolean} [relevant] false takes the node and everything in it out of every node set
   */
  constructor(name, value = "", parent = null, relevant = true) {
    this.name = name;
    this.value = value;
    this.parent = parent;
    this.relevant = relevant;
    parent?.children.push(this);
  }

  /** @returns {Node} the top of the tree */
  root() {
    return this.parent ? this.parent.root() : this;
  }

  /** @returns {Node[]} all nodes below this one, in the order of the form */
  descendants() {
    return this.children.flatMap((child) => [child, ...child.descendants()]);
  }

  /** @returns {boolean} whether this node and everything around it are relevant */
  isRelevant() {
    return this.relevant && (this.parent === null || this.parent.isRelevant());
  }

  /** @returns {number} which of its siblings of the same name this is, from 1 */
  position() {
    const namesakes = this.parent?.children.filter((child) => child.name === this.name) ?? [];
    return Math.max(namesakes.indexOf(this), 0) + 1;
  }
}

/**
 * @param {unknown} answer in JSON
 * @returns {string} the text that stands for it in an expression
 */
export function text(answer) {
  if (answer === null || answer === undefined) return "";
  if (typeof answer === "number") return numberText(answer);
  if (Array.isArray(answer)) return answer.filter((item) => !isObject(item)).map(text).join(" ");
  return isObject(answer) ? textOfObject(answer) : String(answer);
}

/**
 * @param {Record<string, unknown>} answers a document
 * @returns {Node} its top, called "data"
 */
export function treeOf(answers) {
  const root = new Node("data");
  grow(root, answers);
  return root;
}

/**
 * @param {Node} parent
 * @param {Record<string, unknown>} answers
 */
function grow(parent, answers) {
  for (const [name, answer] of Object.entries(answers)) {
    const entries = Array.isArray(answer) ? answer : [answer];
    if (entries.length && entries.every(isGroup)) {
      for (const entry of entries) grow(new Node(name, "", parent), entry);
    } else if (entries.length && answer !== null) {
      new Node(name, text(answer), parent);
    }
  }
}

/**
 * @param {unknown} answer
 * @returns {answer is Record<string, any>}
 */
function isObject(answer) {
  return typeof answer === "object" && answer !== null && !Array.isArray(answer);
}

/** @param {unknown} answer */
function isGroup(answer) {
  return isObject(answer) && !("coordinates" in answer || "sha256" in answer);
}

/** @param {Record<string, any>} answer */
function textOfObject(answer) {
  if ("sha256" in answer) return String(answer.name ?? "");
  const places = answer.coordinates;
  if (!Array.isArray(places)) return "";
  if (answer.type === "Point") return textOfPoint(places, answer.accuracy);
  const line = answer.type === "Polygon" && Array.isArray(places[0]) ? places[0] : places;
  return line.filter(Array.isArray).map((point) => textOfPoint(point)).join(";");
}

/**
 * GeoJSON has the longitude first, XForms the latitude.
 * @param {unknown[]} coordinates
 * @param {unknown} [accuracy]
 */
function textOfPoint([longitude, latitude, altitude], accuracy) {
  return latitude === undefined ? "" : [latitude, longitude, altitude ?? 0, accuracy || 0].map(text).join(" ");
}
