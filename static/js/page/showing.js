/** What the page shows follows the filling: relevance, choices on offer, names inside labels, titles of entries. */

import { boxesOf, checked, pathOf } from "./fields.js";

/** @typedef {import("../filling.js").Filling} Filling */

export class Showing {
  /** @param {Filling} filling @param {import("./fields.js").Fields} fields @param {HTMLFormElement} form */
  constructor(filling, fields, form) {
    this.filling = filling;
    this.fields = fields;
    this.form = form;
  }

  /** Bring everything up to date. Reading a state that did not change costs no layout. */
  all() {
    for (const found of all(this.form, "[data-path]")) hide(found, !this.filling.relevant(pathOf(found)));
    for (const found of all(this.form, "[data-group]")) hide(found, !this.filling.relevant(found.dataset.group ?? ""));
    for (const found of all(this.form, "[data-repeat]")) hide(found, !this.filling.relevant(found.dataset.repeat ?? ""));
    for (const found of all(this.form, "[data-kind=one], [data-kind=many]")) this.choices(found);
    for (const found of all(this.form, "[data-output]")) this.output(found);
    for (const found of all(this.form, "[data-entry]")) this.title(found);
  }

  /** @param {HTMLElement} question */
  choices(question) {
    if (!this.filling.question(pathOf(question)).choice_filter) return;
    const offered = new Set(this.filling.offered(pathOf(question)));
    for (const box of boxesOf(question)) {
      const there = offered.has(box.value);
      if (!there) box.checked = false;
      const row = box.closest(".opt");
      if (row instanceof HTMLElement) hide(row, !there);
    }
    const or = question.querySelector(".or");
    if (or instanceof HTMLElement) hide(or, !any(or.nextElementSibling) || !any(or.previousElementSibling));
  }

  /** @param {HTMLElement} place */
  output(place) {
    const from = place.closest("[data-path]") ?? place.closest("[data-entry]");
    const path = from instanceof HTMLElement ? (from.dataset.path ?? from.dataset.entry ?? "") : "";
    put(place, this.filling.output(place.dataset.output ?? "", path));
  }

  /** Call an entry by what it says of itself, where the form sets the entries; else by the first answer that a
   * person would recognise: a text, else a choice. @param {HTMLElement} entry */
  title(entry) {
    const questions = this.fields.questions(entry).filter((found) => this.filling.relevant(pathOf(found)));
    const texts = questions.filter((found) => found.dataset.kind === "text");
    const ones = questions.filter((found) => found.dataset.kind === "one");
    const note = entry.closest("[data-fixed]") && entry.querySelector("[data-kind=note]")?.textContent?.trim();
    const named = note || [...texts, ...ones].map((found) => this.words(found)).find((words) => words !== "");
    for (const place of all(entry, "[data-title]")) {
      place.dataset.blank ??= place.textContent ?? "";
      put(place, named ?? place.dataset.blank);
    }
  }

  /** What was typed or chosen, in the words on the page. @param {HTMLElement} question @returns {string} */
  words(question) {
    if (question.dataset.kind === "text") return String(this.filling.value(pathOf(question)) ?? "");
    return checked(question).map(labelOf).join(", ");
  }

  /** The labels of choices that fell away. @param {import("../filling.js").Dropped[]} dropped @returns {string[]} */
  labels(dropped) {
    return dropped.flatMap(({ path, names }) => {
      const rows = boxesOf(this.fields.question(path));
      return rows.filter((box) => names.includes(box.value)).map(labelOf);
    });
  }
}

/** @param {Element} inside @param {string} selector @returns {HTMLElement[]} */
export function all(inside, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll(selector))];
}

/** @param {HTMLInputElement} box @returns {string} */
export function labelOf(box) {
  return box.closest(".opt")?.querySelector("span")?.textContent?.trim() ?? box.value;
}

/** @param {Element | null} row */
function any(row) {
  return row instanceof HTMLElement && !row.hidden;
}

/** @param {HTMLElement} found @param {boolean} hidden */
function hide(found, hidden) {
  if (found.hidden !== hidden) found.hidden = hidden;
}

/** @param {HTMLElement} place @param {string} words */
function put(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** The label of a choice, from any question that offers its list. @param {Element} form @param {string} list @param {string} value */
export function labelInList(form, list, value) {
  const box = form.querySelector(`[data-list="${CSS.escape(list)}"] input[value="${CSS.escape(value)}"]`);
  return box instanceof HTMLInputElement ? labelOf(box) : value;
}
