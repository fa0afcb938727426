/**
 * Evaluates the trees of expressions that the server parsed (surveyapp/expressions says what they look like). It gives
 * the same value as Python for every tree; tests/conformance/expressions holds both to it. Nothing is parsed here.
 */

import { eager, lazy } from "./expressions/functions.js";
import { minutesOf, stamp } from "./expressions/moments.js";
import { Node } from "./expressions/nodes.js";
import { EPSILON, boolean, each, number, string } from "./expressions/values.js";

export { Node, text, treeOf } from "./expressions/nodes.js";
export { boolean, number, string } from "./expressions/values.js";
export { stamp };

/** @typedef {import("./expressions/values.js").Value} Value */
/** @typedef {string | number | any[]} Tree a text, a number, or a list whose first item says what it is */
/** @typedef {string | number | boolean} Atom */

/** How much work an expression may still make, so that none can keep a phone busy for ever. Python counts the same. */
class Work {
  left = 3000000;

  /**
   * @param {number} amount nodes to look at, pairs to compare and so on
   * @returns {boolean} false if there is not as much left, and then nothing is left
   */
  may(amount) {
    this.left = amount <= this.left ? this.left - amount : -1;
    return this.left >= 0;
  }
}

/** Where an expression is evaluated, and all that it may ask about the world. */
export class Context {
  /**
   * @param {object} parts
   * @param {Node} parts.node `.`
   * @param {Node} [parts.current] `current()`, the node that the whole expression belongs to
   * @param {(name: string, current: Node) => Node[]} parts.find gives the nodes that `${name}` means
   * @param {Record<string, Node>} [parts.instances] data by name: instance > root > item > columns
   * @param {string} [parts.now] with the offset of the device: 2026-11-25T09:30:00.000+00:00
   * @param {() => number} [parts.random] from 0 up to 1
   * @param {(value: string, question: string) => string} [parts.choiceLabel] for jr:choice-name()
   */
  constructor({ node, current = node, find, instances = {}, now = stamp(new Date()), random, choiceLabel }) {
    this.node = node;
    this.current = current;
    this.find = find;
    this.instances = instances;
    this.now = now;
    this.offset = minutesOf(now.slice(23));
    this.random = random ?? secureRandom;
    this.choiceLabel = choiceLabel ?? ((value) => value);
    /** The place of `.` among its neighbours in a predicate; 0 outside one. */
    this.position = 0;
    this.work = new Work();
  }
}

/**
 * @param {Tree} tree
 * @param {Context} context
 * @returns {Value}
 */
export function run(tree, context) {
  context.work = new Work();
  return valueOf(tree, context);
}

/**
 * @param {Tree} tree
 * @param {Context} context
 * @returns {Value}
 */
function valueOf(tree, context) {
  if (!Array.isArray(tree)) return tree;
  context.work.left -= 1;
  return operations[tree[0]](tree, context);
}

/** @type {Record<string, (tree: any[], context: Context) => Value>} */
const operations = {
  call([, name, ...given], context) {
    if (Object.hasOwn(lazy, name)) return lazy[name](context, ...given.map((tree) => () => valueOf(tree, context)));
    return eager[name](context, ...given.map((tree) => valueOf(tree, context)));
  },
  or: ([, left, right], context) => boolean(valueOf(left, context)) || boolean(valueOf(right, context)),
  and: ([, left, right], context) => boolean(valueOf(left, context)) && boolean(valueOf(right, context)),
  "=": comparison(isEqual),
  "!=": comparison((left, right, offset) => !isEqual(left, right, offset)),
  "<": comparison((left, right, offset) => number(left, offset) < number(right, offset)),
  "<=": comparison((left, right, offset) => number(left, offset) <= number(right, offset)),
  ">": comparison((left, right, offset) => number(left, offset) > number(right, offset)),
  ">=": comparison((left, right, offset) => number(left, offset) >= number(right, offset)),
  "+": arithmetic((left, right) => left + right),
  "-": arithmetic((left, right) => left - right),
  "*": arithmetic((left, right) => left * right),
  div: arithmetic((left, right) => left / right),
  mod: arithmetic((left, right) => left % right),
  neg: ([, tree], context) => -number(valueOf(tree, context), context.offset),
  "|": ([, left, right], context) => [...new Set([...nodes(left, context), ...nodes(right, context)])],
  ref([, name], context) {
    const found = context.find(name, context.current);
    return context.work.may(10 + found.length) ? found.filter((node) => node.isRelevant()) : [];
  },
  here: (_, { node }) => [node],
  root: (_, { current }) => [current.root()],
  filter: ([, tree, ...predicates], context) => kept(nodes(tree, context), predicates, context),
  path([, start, ...steps], context) {
    let found = nodes(start, context);
    // The first step of an absolute path names the form itself, whatever its name: /data/question
    if (start[0] === "root") found = kept(found, steps.shift().slice(2), context);
    return steps.reduce((reached, one) => step(reached, one, context), found);
  },
};

/** @type {Record<string, (node: Node) => Node[]>} */
const axes = {
  child: (node) => node.children,
  parent: ({ parent }) => (parent ? [parent] : []),
  self: (node) => [node],
};

/**
 * @param {Node[]} from
 * @param {any[]} step
 * @param {Context} context
 * @returns {Node[]} all that is one step from the nodes, each once
 */
function step(from, [axis, name, ...predicates], context) {
  const isAny = name === "*" || name === "node()";
  /** @type {Set<Node>} */
  const reached = new Set();
  for (const node of from) {
    const near = axes[axis](node);
    if (!context.work.may(near.length)) return [];
    const found = near.filter((other) => other.relevant && (isAny || other.name === name));
    for (const other of kept(found, predicates, context)) reached.add(other);
  }
  return [...reached];
}

/**
 * @param {Node[]} found
 * @param {Tree[]} predicates
 * @param {Context} context
 * @returns {Node[]} those for which every predicate holds; one that is a number is a place, from 1
 */
function kept(found, predicates, context) {
  for (const predicate of predicates) {
    const fitting = [];
    for (const [index, node] of found.entries()) {
      if (!context.work.may(1)) return [];
      const value = valueOf(predicate, { ...context, node, position: index + 1 });
      if (typeof value === "number" ? value === index + 1 : boolean(value)) fitting.push(node);
    }
    found = fitting;
  }
  return found;
}

/**
 * @param {Tree} tree
 * @param {Context} context
 * @returns {Node[]} `if` and its like may give a text in the place of nodes, which is no node
 */
function nodes(tree, context) {
  const value = valueOf(tree, context);
  return Array.isArray(value) ? value : [];
}

/**
 * Of several nodes it is enough that one fits, as in XPath.
 * @param {(left: Atom, right: Atom, offset: number) => boolean} holds
 * @returns {(tree: any[], context: Context) => boolean}
 */
function comparison(holds) {
  return ([, left, right], context) => {
    const ours = each(valueOf(left, context));
    const others = each(valueOf(right, context));
    if (!context.work.may(ours.length * others.length)) return false;
    return ours.some((one) => others.some((other) => holds(one, other, context.offset)));
  };
}

/**
 * As booleans if either is one, else as numbers if either is one, else as texts.
 * @param {Atom} left
 * @param {Atom} right
 * @param {number} offset
 */
function isEqual(left, right, offset) {
  if (typeof left === "boolean" || typeof right === "boolean") return boolean(left) === boolean(right);
  if (typeof left === "string" && typeof right === "string") return left === right;
  const [one, other] = [number(left, offset), number(right, offset)];
  return one === other || Math.abs(one - other) < EPSILON;
}

/**
 * @param {(left: number, right: number) => number} result
 * @returns {(tree: any[], context: Context) => number}
 */
function arithmetic(result) {
  return ([, left, right], context) =>
    result(number(valueOf(left, context), context.offset), number(valueOf(right, context), context.offset));
}

function secureRandom() {
  return crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
}
