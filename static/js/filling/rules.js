/** A form's rules at one place of a filling: what is relevant, required, offered, calculated there. As rules.py. */

import { Context, boolean, run } from "../expressions.js";
import { descend, opened } from "./instance.js";
import { answerOf } from "./results.js";

/** @typedef {import("../expressions.js").Tree} Tree */
/** @typedef {import("../expressions.js").Node} Node */
/** @typedef {import("./instance.js").Leaf} Leaf */
/** @typedef {import("./instance.js").Place} Place */
/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./model.js").Choice} Choice */

/**
 * @typedef {object} World what a filling asks about the world
 * @property {() => string} now with the offset of the device
 * @property {(() => number) | undefined} random
 * @property {(value: string, list: string) => string} choiceLabel
 * @property {string} channel
 */

export class Rules {
  /** @param {Outline} outline @param {World} world */
  constructor(outline, world) {
    this.outline = outline;
    this.world = world;
    this.now = world.now();
    /** @type {Record<string, Map<string, Choice>>} */
    this.lists = {};
  }

  /** @param {Tree} tree @param {Place} place @param {Node} [node] what `.` means, if not the place */
  value(tree, place, node = place.node) {
    return run(tree, this.context(place, node));
  }

  /** Whether a rule holds; no rule always does. @param {Tree | undefined} tree @param {Place} place */
  holds(tree, place) {
    return tree === undefined || boolean(this.value(tree, place));
  }

  /** What a rule gives a question as an answer. @param {Tree} tree @param {Leaf} leaf @returns {any} */
  answer(tree, leaf) {
    const context = this.context(leaf, leaf.node);
    return answerOf(leaf.item.type, run(tree, context), context.offset);
  }

  /** The names of the choices on offer. @param {Leaf} leaf @returns {string[]} */
  offered(leaf) {
    const names = [];
    for (const choice of this.choices(leaf).values()) if (this.offers(leaf, choice)) names.push(choice.name);
    return names;
  }

  /** The names in an answer that are not on offer. @param {Leaf} leaf @returns {string[]} */
  withheld(leaf) {
    if (!leaf.item.list || leaf.value === null || leaf.fault) return [];
    const choices = this.choices(leaf);
    /** @type {string[]} */
    const chosen = [].concat(leaf.value);
    return chosen.filter((name) => {
      const choice = choices.get(name);
      return choice === undefined || !this.offers(leaf, choice);
    });
  }

  /** The nodes that `${name}` means at a place. @param {string} name @param {Place} place @returns {Node[]} */
  find(name, place) {
    const route = this.outline.route(place.spot, name);
    if (!route) return [];
    /** @type {Place | null} */
    let around = place;
    while (around && around.spot !== route.around) around = around.parent;
    const found = opened(descend([around ?? place], route.down));
    return found.map((one) => one.node).filter((node) => node.relevant);
  }

  /** @param {Place} place @param {Node} node */
  context(place, node) {
    return new Context({
      node,
      current: place.node,
      find: (name) => this.find(name, place),
      instances: this.outline.instances,
      now: this.now,
      random: this.world.random,
      choiceLabel: (value, question) => this.#label(value, question),
    });
  }

  /** @param {Leaf} leaf @returns {Map<string, Choice>} */
  choices(leaf) {
    const list = leaf.item.list ?? "";
    const choices = this.outline.model.choices[list] ?? [];
    return (this.lists[list] ??= new Map(choices.map((choice) => [choice.name, choice])));
  }

  /** @param {Leaf} leaf @param {Choice} choice */
  offers(leaf, choice) {
    if (choice.channels?.length && !choice.channels.includes(this.world.channel)) return false;
    const { choice_filter: filter, list = "" } = leaf.item;
    if (filter === undefined) return true;
    return boolean(this.value(filter, leaf, this.outline.nodes(list).get(choice.name)));
  }

  /** @param {string} value @param {string} question */
  #label(value, question) {
    const list = this.outline.named.get(question)?.find((spot) => spot.item.list)?.item.list;
    return list ? this.world.choiceLabel(value, list) : value;
  }
}
