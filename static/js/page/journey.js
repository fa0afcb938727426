/** The way through the form: which page shows, which comes next, and how far along that is. */

import { data, element, fill } from "./surface.js";

/** @typedef {number | "check"} Place */

export class Journey {
  /** @param {import("../filling.js").Filling} filling @param {HTMLFormElement} form */
  constructor(filling, form) {
    this.filling = filling;
    this.form = form;
    this.sections = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("section[data-page]"))];
    this.checking = false;
    this.page = 0;
    /** @type {Set<number>} */
    this.seen = new Set();
    /** Whether the person came from checking the answers, and wants to go back there. */
    this.changing = false;
  }

  /** Take up the place that the server drew. */
  takeUp() {
    this.checking = !element("check").hidden;
    this.page = Number(this.field("_page").value) || 0;
    this.seen = new Set(this.field("_seen").value.split(" ").filter(Boolean).map(Number));
    this.changing = this.checking || this.form.querySelector("[name=_changing]") !== null;
    history.replaceState({ page: this.checking ? "check" : this.page, depth: 0 }, "");
    this.show();
  }

  /** Write the place down for the server, which draws the next page. */
  note() {
    this.field("_page").value = String(this.page);
    this.field("_seen").value = [...this.seen].join(" ");
    if (this.changing) this.field("_changing").value = "yes";
    if (!this.checking) this.form.querySelector("[name=_uuid]")?.remove();
  }

  /** @param {string} name @returns {HTMLInputElement} a hidden field, made if the page has none */
  field(name) {
    const found = this.form.querySelector(`[name="${name}"]`);
    if (found instanceof HTMLInputElement) return found;
    const made = document.createElement("input");
    Object.assign(made, { type: "hidden", name });
    this.form.prepend(made);
    return made;
  }

  /** The pages on which something is asked or shown. @returns {HTMLElement[]} */
  pages() {
    return this.sections.filter((section) => this.shows(section));
  }

  /** @param {HTMLElement} section */
  shows(section) {
    const repeats = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-repeat]"))];
    const shown = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-path]"))];
    return (
      repeats.some((found) => this.filling.relevant(found.dataset.repeat ?? "")) ||
      shown.some((found) => this.filling.relevant(found.dataset.path ?? ""))
    );
  }

  /** @returns {HTMLElement} the section that shows */
  current() {
    return this.sections.find((section) => numberOf(section) === this.page) ?? this.sections[0];
  }

  /** The page after this one; from a page that was changed, straight back to checking. @returns {Place} */
  next() {
    const later = this.pages().map(numberOf).filter((page) => page > this.page);
    return later.find((page) => !this.changing || !this.seen.has(page)) ?? "check";
  }

  /** @returns {number | undefined} */
  before() {
    const pages = this.pages().map(numberOf);
    return this.checking ? pages.at(-1) : pages.filter((page) => page < this.page).at(-1);
  }

  /** @param {string} path @returns {number} the page on which a question stands */
  pageOf(path) {
    const found = this.form.querySelector(`[data-path="${CSS.escape(path)}"], [data-repeat="${CSS.escape(path)}"]`);
    const section = found?.closest("section[data-page]");
    return section instanceof HTMLElement ? numberOf(section) : this.page;
  }

  /** Show a place and take the focus there. @param {Place} place */
  go(place) {
    this.checking = place === "check";
    if (place === "check") this.changing = true;
    else this.page = place;
    this.show();
    const section = this.checking ? element("check") : this.current();
    const heading = section.querySelector("h2[tabindex]") ?? section.querySelector(".question:not([hidden]) legend");
    const focused = heading instanceof HTMLElement ? heading : element("main");
    focused.tabIndex = -1;
    focused.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  show() {
    this.seen.add(this.page);
    for (const section of this.sections) section.hidden = this.checking || numberOf(section) !== this.page;
    element("check").hidden = !this.checking;
    element("continue").hidden = this.checking;
    element("send").hidden = !this.checking;
    element("back").hidden = this.before() === undefined;
    this.progress();
  }

  /** How many pages an open answer, on this page or later, may still open. @param {number[]} showing */
  undecided(showing) {
    const ahead = this.sections.filter((section) => numberOf(section) >= this.page);
    const opened = new Set(ahead.flatMap((section) => this.openedBy(section)));
    const hidden = ahead.filter((section) => !showing.includes(numberOf(section)));
    return hidden.filter((section) => keysIn(section, this.filling.model.items).some((key) => opened.has(key))).length;
  }

  /** The keys of what the unanswered questions of a page may make relevant. @param {HTMLElement} section @returns {string[]} */
  openedBy(section) {
    const asked = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-path][data-field]"))];
    const open = asked.map((found) => found.dataset.path ?? "").filter((path) => this.filling.relevant(path));
    return open
      .filter((path) => this.filling.value(path) === null)
      .flatMap((path) => this.filling.model.dependents[this.filling.question(path).key] ?? [])
      .flatMap(([key, column]) => (column === "relevant" ? [key] : []));
  }

  progress() {
    const pages = this.pages().map(numberOf);
    const step = 1 + pages.filter((page) => page < this.page).length;
    const steps = pages.length + this.undecided(pages);
    const words = fill(data.words.step, { step, steps });
    const line = element("step");
    if (line.textContent !== words) line.textContent = words;
    element("progress").hidden = this.checking;
    const bar = element("progress").querySelector("progress");
    if (bar) Object.assign(bar, { max: Math.max(steps, 1), value: step });
  }
}

/** Take the focus to a field, opening the entry that it stands in. @param {string} id */
export function focusOn(id) {
  const found = document.getElementById(id);
  found?.closest("details")?.setAttribute("open", "");
  found?.focus();
  found?.scrollIntoView({ block: "center" });
}

/** @param {HTMLElement} section */
function numberOf(section) {
  return Number(section.dataset.page);
}

/** The keys of everything on a page, its group's among them.
 * @param {HTMLElement} section @param {import("../filling.js").Item[]} items @returns {string[]} */
function keysIn(section, items) {
  const places = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-path], [data-repeat]"))];
  const names = new Set(places.map((found) => (found.dataset.path ?? found.dataset.repeat ?? "").split("/")[0]));
  return items.filter((item) => names.has(item.name)).flatMap(allKeys);
}

/** @param {import("../filling.js").Item} item @returns {string[]} */
function allKeys(item) {
  return [item.key, ...(item.children ?? []).flatMap(allKeys)];
}
