/** How far the eyes of a rule reach. The same as reach.py. */

/**
 * Whether a rule in an entry of a repeat reads nothing of the other entries. `${name}` never does; a path may, if it
 * starts somewhere else, or goes up more than `room` steps.
 * @param {any} tree
 * @param {number} room steps from the rule's question up to its entry
 * @returns {boolean}
 */
export function staysInside(tree, room) {
  if (!Array.isArray(tree)) return true;
  const [kind, first, ...rest] = tree;
  if (kind === "call") return first !== "indexed-repeat" && rest.every((part) => staysInside(part, room));
  if (kind === "path") return startsNear(first, room) && stepsStay(rest, room);
  return kind !== "filter" && tree.slice(1).every((part) => staysInside(part, room));
}

/** At the rule itself, or in a data file. @param {any} start @param {number} room */
function startsNear([kind, name, ...rest], room) {
  if (kind === "here" || (kind === "call" && name === "current")) return true;
  return kind === "call" && name === "instance" && rest.every((/** @type {any} */ part) => staysInside(part, room));
}

/** In a predicate `..` starts at another node, so there no step up is sure to stay inside.
 * @param {any[][]} steps @param {number} room */
function stepsStay(steps, room) {
  const up = steps.filter(([axis]) => axis === "parent").length;
  return up <= room && steps.every((step) => step.slice(2).every((predicate) => staysInside(predicate, 0)));
}
