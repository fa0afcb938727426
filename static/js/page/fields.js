/** The fields of the questions: what was typed, read into the filling. What cannot be read stays as it was typed. */

import { entry } from "../normalising.js";
import { data } from "./surface.js";

/** @typedef {import("../filling.js").Filling} Filling */
/** @typedef {import("../filling.js").Problem} Problem */
/** @typedef {import("../filling.js").Dropped} Dropped */

/** Kinds whose controls are boxes to tick. */
const BOXES = new Set(["one", "many", "steps"]);

export class Fields {
  /** @param {Filling} filling @param {HTMLFormElement} form */
  constructor(filling, form) {
    this.filling = filling;
    this.form = form;
    /** Whether the person has done anything that leaving would lose. */
    this.touched = false;
    /** @type {Map<string, Problem>} why a field could not be read */
    this.unread = new Map();
    /** @type {Map<string, import("./sending.js").Taken>} photos taken since the page was drawn, by path */
    this.taken = new Map();
  }

  /** Take up what stands in the fields when the page opens. */
  takeUp() {
    for (const question of this.questions(this.form)) this.read(question);
    this.touched = this.questions(this.form).some((question) => this.filling.value(pathOf(question)) != null);
  }

  /** The questions inside an element, those with fields. @param {Element} inside @returns {HTMLElement[]} */
  questions(inside) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll("[data-path][data-field]"))];
  }

  /** @param {string} path @returns {HTMLElement | null} */
  find(path) {
    return this.form.querySelector(`[data-path="${CSS.escape(path)}"][data-field]`);
  }

  /** @param {string} path @returns {HTMLElement} */
  question(path) {
    const found = this.find(path);
    if (!found) throw new Error(`No question is drawn at ${path}.`);
    return found;
  }

  /** Read one question; returns the choices that fell away because of its new answer.
   * @param {HTMLElement} question @returns {Dropped[]} */
  read(question) {
    const path = pathOf(question);
    if (question.dataset.kind === "photo") return this.readPhoto(question, path);
    const raw = rawOf(question);
    const value = entry(this.filling.question(path), raw, data.spelling);
    this.unread.delete(path);
    if (value !== null && typeof value === "object" && "code" in value) {
      this.unread.set(path, { ...value, path });
      return this.put(path, null);
    }
    return this.put(path, value);
  }

  /** @param {HTMLElement} question @param {string} path @returns {Dropped[]} */
  readPhoto(question, path) {
    const held = question.dataset.value;
    return this.taken.has(path) || !held ? [] : this.put(path, JSON.parse(held));
  }

  /** @param {string} path @param {unknown} value @returns {Dropped[]} */
  put(path, value) {
    this.touched = true;
    return this.filling.answer(path, value).dropped;
  }

  /** @param {string} path */
  forget(path) {
    this.taken.delete(path);
    this.unread.delete(path);
    this.put(path, null);
  }

  /** Keep an exclusive choice alone: ticking it clears the others, and the other way round.
   * @param {HTMLElement} question @param {HTMLInputElement} ticked */
  only(question, ticked) {
    if (question.dataset.kind !== "many" || !ticked.checked) return;
    const alone = ticked.closest(".opt")?.hasAttribute("data-alone") ?? false;
    for (const box of checked(question)) {
      const other = box.closest(".opt")?.hasAttribute("data-alone") ?? false;
      if (box !== ticked && (alone || other)) box.checked = false;
    }
  }

  /** What is wrong on a page, or in the whole form; what could not be read counts only while it is asked.
   * @param {Element | null} section @returns {Problem[]} */
  problems(section) {
    const here = this.questions(section ?? this.form).map(pathOf);
    const found = new Map(this.filling.problems(section ? here : undefined).map((problem) => [problem.path, problem]));
    for (const path of here) {
      const unread = this.unread.get(path);
      if (unread && this.filling.relevant(path)) found.set(path, unread);
    }
    const order = new Map(here.map((path, place) => [path, place]));
    return [...found.values()].sort((a, b) => (order.get(a.path) ?? -1) - (order.get(b.path) ?? -1));
  }

  /** Write a value of the filling's own (a default, a calculation) into the fields. @param {HTMLElement} question */
  write(question) {
    const value = this.filling.value(pathOf(question));
    if (value === null) return;
    const kind = question.dataset.kind ?? "";
    if (BOXES.has(kind)) {
      const names = [value].flat().map(String);
      for (const box of boxesOf(question)) box.checked = names.includes(box.value);
    } else if (kind === "date") {
      const [year, month, day] = String(value).split("-").map(Number);
      controlsOf(question).forEach((control, place) => (control.value = String([day, month, year][place])));
    } else if (kind !== "point" && kind !== "photo") {
      controlsOf(question)[0].value = String(value);
    }
  }

  /** The photos that the answers name and that are not at the server yet. @returns {import("./sending.js").Taken[]} */
  photos() {
    return [...this.taken].filter(([path]) => this.filling.relevant(path)).map(([, taken]) => taken);
  }

  /** Forget what is known below an entry that is taken out; what it held, to give it back.
   * @param {string} entry @returns {Map<string, import("./sending.js").Taken>} by the path inside the entry */
  takeOut(entry) {
    const photos = new Map();
    for (const map of [this.taken, this.unread]) {
      for (const path of [...map.keys()].filter((found) => found.startsWith(`${entry}/`))) {
        if (map === this.taken) photos.set(path.slice(entry.length), this.taken.get(path));
        map.delete(path);
      }
    }
    return photos;
  }

  /** @param {string} entry @param {Map<string, import("./sending.js").Taken>} photos */
  giveBack(entry, photos) {
    for (const [inside, taken] of photos) {
      this.taken.set(entry + inside, taken);
      this.put(entry + inside, taken.value);
    }
  }

  /** An entry got another number. @param {string} from @param {string} to */
  moved(from, to) {
    for (const path of [...this.unread.keys()].filter((found) => found.startsWith(`${from}/`))) {
      const problem = /** @type {Problem} */ (this.unread.get(path));
      this.unread.delete(path);
      this.unread.set(to + path.slice(from.length), { ...problem, path: to + path.slice(from.length) });
    }
    for (const path of [...this.taken.keys()].filter((found) => found.startsWith(`${from}/`))) {
      const taken = /** @type {import("./sending.js").Taken} */ (this.taken.get(path));
      this.taken.delete(path);
      this.taken.set(to + path.slice(from.length), taken);
    }
  }
}

/** @param {HTMLElement} question @returns {string} */
export function pathOf(question) {
  return question.dataset.path ?? "";
}

/** What stands in a question's fields: a text, the ticked values, or texts by part.
 * @param {HTMLElement} question @returns {string | string[] | Record<string, string>} */
export function rawOf(question) {
  const kind = question.dataset.kind ?? "";
  if (BOXES.has(kind)) {
    const values = checked(question).map((box) => box.value);
    return kind === "many" ? values : (values[0] ?? "");
  }
  const field = question.dataset.field ?? "";
  const controls = controlsOf(question);
  if (kind !== "date" && kind !== "point") return controls[0]?.value ?? "";
  return Object.fromEntries(controls.map((control) => [control.name.slice(field.length + 1), control.value]));
}

/** @param {HTMLElement} question @returns {HTMLInputElement[]} */
function controlsOf(question) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (question.querySelectorAll("input, textarea"))];
}

/** @param {HTMLElement} question @returns {HTMLInputElement[]} */
export function boxesOf(question) {
  return controlsOf(question).filter((box) => box.type === "radio" || box.type === "checkbox");
}

/** @param {HTMLElement} question @returns {HTMLInputElement[]} */
export function checked(question) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (question.querySelectorAll("input:checked"))];
}
