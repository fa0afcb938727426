/** Entries of repeats: drawn from the pattern that the server put beside them, numbered from 0 in their names. */

import { all } from "./showing.js";
import { data, fill, notify } from "./surface.js";

export class Repeats {
  /**
   * @param {import("../filling.js").Filling} filling @param {import("./fields.js").Fields} fields
   * @param {HTMLFormElement} form
   */
  constructor(filling, fields, form) {
    this.filling = filling;
    this.fields = fields;
    this.form = form;
  }

  /** Take up the entries that the server drew. */
  takeUp() {
    for (const repeat of all(this.form, "[data-repeat]")) {
      const path = repeat.dataset.repeat ?? "";
      while (!this.fixed(repeat) && this.filling.count(path) < entriesOf(repeat).length) this.filling.add(path);
    }
  }

  /** Draw as many entries as a form asks for, where the form sets the number. */
  fit() {
    for (const repeat of all(this.form, "[data-repeat]")) {
      if (!this.fixed(repeat)) continue;
      const count = this.filling.count(repeat.dataset.repeat ?? "");
      for (const entry of entriesOf(repeat).slice(count)) entry.remove();
      for (let index = entriesOf(repeat).length; index < count; index++) this.draw(repeat, index);
    }
  }

  /** @param {HTMLElement} repeat */
  fixed(repeat) {
    return repeat.hasAttribute("data-fixed");
  }

  /** Add an entry, fold the others away, and take the focus to it. @param {string} path */
  add(path) {
    const repeat = this.find(path);
    for (const other of entriesOf(repeat)) other.removeAttribute("open");
    const entry = this.draw(repeat, this.filling.add(path));
    for (const question of this.fields.questions(entry)) this.fields.write(question);
    this.count(repeat);
    entry.querySelector("summary")?.focus();
  }

  /** Take an entry out, with a way to have it back. @param {string} path @param {() => void} changed */
  remove(path, changed) {
    const [, inside, number] = /** @type {RegExpExecArray} */ (/^(.*)\/(\d+)$/.exec(path));
    const repeat = this.find(inside);
    const index = Number(number);
    const entry = entriesOf(repeat)[index];
    const photos = this.fields.takeOut(path);
    entry.remove();
    this.filling.remove(path);
    entriesOf(repeat).slice(index).forEach((later, place) => this.renumber(later, repeat, index + place + 1, index + place));
    this.count(repeat);
    changed();
    notify(data.words.removed, () => {
      this.restore(repeat, entry, index, photos);
      changed();
    });
    const next = entriesOf(repeat)[index]?.querySelector("summary") ?? repeat.querySelector("[data-do=add]");
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {HTMLElement} repeat @param {HTMLElement} entry @param {number} from @param {Map<string, any>} photos */
  restore(repeat, entry, from, photos) {
    const path = repeat.dataset.repeat ?? "";
    const index = this.filling.add(path);
    renamed(entry, repeat, from, index);
    repeat.querySelector(":scope > [data-entries]")?.append(entry);
    this.number(entry, index);
    for (const question of this.fields.questions(entry)) this.fields.read(question);
    this.fields.giveBack(`${path}/${index}`, photos);
    this.count(repeat);
    entry.querySelector("summary")?.focus();
  }

  /** @param {HTMLElement} repeat @param {number} index @returns {HTMLElement} */
  draw(repeat, index) {
    const pattern = /** @type {HTMLTemplateElement} */ (repeat.querySelector(":scope > template"));
    const copy = /** @type {DocumentFragment} */ (pattern.content.cloneNode(true));
    const entry = /** @type {HTMLElement} */ (copy.firstElementChild);
    const name = repeat.dataset.field?.split("-").at(-1) ?? "";
    rename(entry, new RegExp(`__${name}__`, "g"), String(index));
    this.number(entry, index);
    repeat.querySelector(":scope > [data-entries]")?.append(entry);
    return entry;
  }

  /** @param {HTMLElement} entry @param {HTMLElement} repeat @param {number} from @param {number} to */
  renumber(entry, repeat, from, to) {
    const path = repeat.dataset.repeat ?? "";
    renamed(entry, repeat, from, to);
    this.fields.moved(`${path}/${from}`, `${path}/${to}`);
    this.number(entry, to);
  }

  /** @param {HTMLElement} entry @param {number} index */
  number(entry, index) {
    const place = entry.querySelector("[data-number]");
    if (place) place.textContent = String(index + 1);
  }

  /** Say how many there are, and warn, never block, past the soft limit. @param {HTMLElement} repeat */
  count(repeat) {
    const count = entriesOf(repeat).length;
    const form = new Intl.PluralRules(data.language).select(count);
    const line = repeat.querySelector(":scope > [data-count]");
    const words = count === 0 ? data.words.noneAdded : fill(data.counted.added[form] ?? data.counted.added.other, { count });
    if (line) line.textContent = words;
    const warning = repeat.querySelector(":scope > [data-warning]");
    if (warning instanceof HTMLElement) warning.hidden = count <= Number(repeat.dataset.limit ?? Infinity);
    const add = repeat.querySelector(":scope > p > [data-do=add]");
    if (add) add.textContent = count === 0 ? data.words.addOne : data.words.addAnother;
  }

  /** @param {string} path @returns {HTMLElement} */
  find(path) {
    return all(this.form, "[data-repeat]").find((repeat) => repeat.dataset.repeat === path) ?? this.form;
  }
}

/** @param {HTMLElement} repeat @returns {HTMLElement[]} */
function entriesOf(repeat) {
  return all(repeat, ":scope > [data-entries] > [data-entry]");
}

/** Give an entry another number in every name, id and path. @param {HTMLElement} entry @param {HTMLElement} repeat @param {number} from @param {number} to */
function renamed(entry, repeat, from, to) {
  const field = escaped(repeat.dataset.field ?? "");
  const path = escaped(repeat.dataset.repeat ?? "");
  rename(entry, new RegExp(`(?<![\\w-])(${field}-)${from}(?!\\d)|(?<![\\w/])(${path}/)${from}(?!\\d)`, "g"), (_, a, b) => `${a ?? b}${to}`);
}

/** Replace in all attributes, inside patterns of nested repeats too.
 * @param {Element} inside @param {RegExp} what @param {string | ((...found: string[]) => string)} by */
function rename(inside, what, by) {
  for (const found of [inside, ...inside.querySelectorAll("*")]) {
    for (const attribute of found.attributes) {
      if (what.test(attribute.value)) attribute.value = attribute.value.replace(what, /** @type {string} */ (by));
      what.lastIndex = 0;
    }
    if (found instanceof HTMLTemplateElement) for (const child of found.content.children) rename(child, what, by);
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

