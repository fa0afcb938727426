/** A form as a filling needs it: where each question stands, what its rules read, and who reads it. As outline.py. */

import { Node } from "../expressions.js";
import { staysInside } from "./reach.js";

/** @typedef {import("./model.js").Item} Item */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../expressions.js").Tree} Tree */

/** @typedef {{rank: number, spot: Spot, column: string, tree: Tree, near: boolean}} Duty a rule, after all of a
 *   lower rank; `near` if it sees no entry but its own of the repeats around it */
/** @typedef {{duty: Duty, shared: number}} Reader a duty; of `shared` repeats around both it sees only its own entry */
/** @typedef {{around: Spot, down: string[]}} Route up to a spot around both, then down by name */

/** The columns worked out as soon as something they read changes. Filters rank last, see Settling. */
const EAGER = new Set(["relevant", "calculation", "repeat_count", "default"]);

/** A question, group or repeat in the form, or the form itself. */
export class Spot {
  /** @param {Item} item @param {Spot | null} parent */
  constructor(item, parent) {
    this.item = item;
    this.name = item.name;
    this.key = item.key;
    /** @type {Spot[]} the way down from the form to this spot, itself included */
    this.line = [...lineOf(parent), this];
    /** @type {Spot[]} the repeats around it, the outermost first */
    this.repeats = lineOf(parent).filter((spot) => spot.item.type === "repeat");
    /** @type {Map<string, Spot>} */
    this.children = new Map((item.children ?? []).map((child) => [child.name, new Spot(child, this)]));
  }

  /** @returns {Spot[]} this spot and all below it, in the order of the form */
  all() {
    return [this, ...[...this.children.values()].flatMap((child) => child.all())];
  }
}

/** @param {Spot | null} spot @returns {Spot[]} */
const lineOf = (spot) => spot?.line ?? [];

export class Outline {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.root = new Spot({ name: "data", key: "", type: "group", children: model.items }, null);
    this.spots = this.root.all().slice(1);
    this.byKey = new Map(this.spots.map((spot) => [spot.key, spot]));
    /** @type {Map<string, Spot[]>} */
    this.named = new Map();
    for (const spot of this.spots) this.named.set(spot.name, [...(this.named.get(spot.name) ?? []), spot]);
    this.duties = this.#duties();
    /** @type {Map<string, Duty[]>} */
    this.own = new Map();
    for (const duty of this.duties) this.own.set(duty.spot.key, [...(this.own.get(duty.spot.key) ?? []), duty]);
    this.readers = new Map(this.spots.map((spot) => [spot.key, this.#readers(spot)]));
    this.instances = tables(model);
    /** @type {Map<Spot, Map<string, Route | null>>} */
    this.routes = new Map();
    /** @type {Record<string, Map<string, Node>>} */
    this.items = {};
  }

  /** @returns {Duty[]} */
  #duties() {
    const known = this.model.order.map(([key, column], rank) => ({ rank, key, column }));
    const filters = known.filter(({ column }) => column === "choice_filter");
    return [...known.filter(({ column }) => EAGER.has(column)), ...filters].map(({ key, column }, rank) => {
      const spot = /** @type {Spot} */ (this.byKey.get(key));
      const tree = /** @type {any} */ (spot.item)[column];
      return { rank, spot, column, tree, near: staysInside(tree, roomOf(spot)) };
    });
  }

  /** @param {Spot} source @returns {Reader[]} */
  #readers(source) {
    return (this.model.dependents[source.key] ?? []).flatMap(([key, column]) => {
      const duty = column === "default" ? undefined : this.own.get(key)?.find((one) => one.column === column);
      if (!duty || duty.spot === source) return [];
      return [{ duty, shared: duty.near ? common(source.repeats, duty.spot.repeats) : 0 }];
    });
  }

  /** The way from a spot to the nearest question of a name. @param {Spot} spot @param {string} name */
  route(spot, name) {
    let known = this.routes.get(spot);
    if (!known) this.routes.set(spot, (known = new Map()));
    let route = known.get(name);
    if (route === undefined) {
      route = null;
      for (const target of this.named.get(name) ?? []) {
        const way = wayTo(spot, target);
        if (!route || way.around.line.length > route.around.line.length) route = way;
      }
      known.set(name, route);
    }
    return route;
  }

  /** @param {string} list @returns {Map<string, Node>} the nodes of its choices by name, for choice filters */
  nodes(list) {
    return (this.items[list] ??= new Map(this.model.choices[list].map((choice) => [choice.name, row(choice)])));
  }
}

/** @param {Spot[]} one @param {Spot[]} other @returns {number} how many they have in common from the start */
function common(one, other) {
  return one.filter((spot, place) => spot === other[place]).length;
}

/** The steps from a spot up to the entry that it stands in, or to the top of the form. @param {Spot} spot */
function roomOf(spot) {
  return spot.line.length - (spot.repeats.at(-1)?.line.length ?? 1);
}

/** @param {Spot} spot @param {Spot} target @returns {Route} */
function wayTo(spot, target) {
  const above = target.line.slice(0, -1);
  const depth = common(spot.line, above);
  return { around: above[depth - 1], down: target.line.slice(depth).map((step) => step.name) };
}

/** @param {Record<string, any>} cells @param {Node | null} [parent] */
function row(cells, parent = null) {
  const item = new Node("item", "", parent);
  for (const [column, cell] of Object.entries(cells)) {
    if (typeof cell === "string") new Node(column, cell, item);
  }
  return item;
}

/** The data files as nodes, each made when it is first asked for. @param {Model} model */
function tables(model) {
  /** @type {Record<string, Node>} */
  const made = {};
  for (const [name, rows] of Object.entries(model.instances)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const instance = new Node("instance");
        const root = new Node("root", "", instance);
        for (const cells of rows) row(cells, root);
        Object.defineProperty(made, name, { value: instance });
        return instance;
      },
    });
  }
  return made;
}
