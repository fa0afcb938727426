/** Check your answers: every question asked, with the answer in words and the way back to it. */

import { pathOf } from "./fields.js";
import { labelOf } from "./showing.js";
import { checked } from "./fields.js";
import { data, element } from "./surface.js";

/** @typedef {import("../filling.js").Filling} Filling */
/** @typedef {import("./fields.js").Fields} Fields */

/** @param {Filling} filling @param {Fields} fields @param {HTMLFormElement} form */
export function showCheck(filling, fields, form) {
  const parts = document.createDocumentFragment();
  for (const section of form.querySelectorAll("section[data-page]")) {
    const rows = fields.questions(section).filter((question) => filling.relevant(pathOf(question)));
    if (rows.length === 0) continue;
    const heading = section.querySelector("h2")?.textContent ?? "";
    if (heading) parts.append(made("h3", heading));
    const page = section instanceof HTMLElement ? (section.dataset.page ?? "0") : "0";
    /** @type {HTMLElement | undefined} */
    let list;
    /** @type {Element | null} */
    let within = null;
    for (const question of rows) {
      const entry = question.parentElement?.closest("section[data-page] > [data-repeat] > * > [data-entry]") ?? null;
      if (!list || entry !== within) {
        if (entry) parts.append(made("h4", entry.querySelector("summary")?.textContent ?? ""));
        list = made("dl");
        list.className = "answers";
        parts.append(list);
        within = entry;
      }
      list.append(row(filling, question, page));
    }
  }
  element("check").querySelector("[data-answers]")?.replaceChildren(parts);
}

/** @param {Filling} filling @param {HTMLElement} question @param {string} page */
function row(filling, question, page) {
  const line = made("div");
  const label = made("dt", labelWords(question));
  const words = answerWords(question, filling.value(pathOf(question)));
  const answer = made("dd");
  answer.append(words === "" ? data.words.notProvided : made("bdi", words));
  if (words === "") answer.className = "none";
  const change = made("dd");
  change.className = "change";
  const button = /** @type {HTMLButtonElement} */ (made("button", data.words.change));
  Object.assign(button, { name: "_do", value: `change:${page}:${question.dataset.field}`, className: "quiet" });
  const about = made("span", ` ${label.textContent}`);
  about.className = "vh";
  button.append(about);
  change.append(button);
  line.append(label, answer, change);
  return line;
}

/** A question's words, with the numbers of the entries that it stands in. @param {HTMLElement} question */
export function labelWords(question) {
  const label = /** @type {Element | undefined} */ (question.querySelector("legend, label.q")?.cloneNode(true));
  label?.querySelector(".optional")?.remove();
  const numbers = pathOf(question).split("/").filter((part) => /^\d+$/.test(part));
  const number = numbers.map((part) => Number(part) + 1).join(".");
  const words = label?.textContent?.trim() ?? "";
  return number ? `${number}. ${words}` : words;
}

/** @param {HTMLElement} question @param {any} value @returns {string} '' for none */
function answerWords(question, value) {
  if (value === null || value === undefined) return "";
  switch (question.dataset.kind) {
    case "one":
    case "many":
      return checked(question).map(labelOf).join("\n");
    case "date":
      return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(value));
    case "point":
      return [...value.coordinates].slice(0, 2).reverse().join(", ");
    case "photo":
      return value.name;
    case "number":
      return new Intl.NumberFormat(locale(), { maximumFractionDigits: 15, useGrouping: false }).format(value);
    default:
      return String(value);
  }
}

/** English dates are British here: day before month. */
function locale() {
  return data.language === "en" ? "en-GB" : data.language;
}

/** @param {string} tag @param {string} words */
function made(tag, words = "") {
  const found = document.createElement(tag);
  found.textContent = words;
  return found;
}
