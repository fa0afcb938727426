/** Errors: a summary on top that names each faulty question and leads to it, and the same words beside its field. */

import { labelWords } from "./checking.js";
import { data, element, markTitle } from "./surface.js";

/** @typedef {import("../filling.js").Problem & {message?: string}} Problem the message is the server's, for codes that this page does not know */

/** The author's words for what is wrong, else the interface's. @param {Problem} problem @param {string} key */
function wordsFor(problem, key) {
  return data.texts[key]?.[`${problem.code}_message`] ?? data.messages[problem.code] ?? problem.message ?? "";
}

/** @param {Problem[]} problems @param {import("./fields.js").Fields} fields */
export function showErrors(problems, fields) {
  clearErrors();
  const list = document.createDocumentFragment();
  for (const problem of problems) {
    const question = fields.find(problem.path);
    const words = wordsFor(problem, question ? fields.filling.question(problem.path).key : "");
    const link = document.createElement("a");
    link.href = `#${question?.dataset.field ?? "form"}`;
    link.textContent = question ? led(labelWords(question)) + words : words;
    const line = document.createElement("li");
    line.append(link);
    list.append(line);
    if (question) mark(question, words);
  }
  const summary = element("summary");
  summary.querySelector("ul")?.replaceChildren(list);
  summary.hidden = false;
  markTitle(true);
  summary.focus();
  summary.scrollIntoView();
}

/** A question as the beginning of a line: a question mark needs no colon after it. @param {string} question */
function led(question) {
  return /[?؟.。؛]$/.test(question) ? `${question} ` : `${question}: `;
}

export function clearErrors() {
  element("summary").hidden = true;
  markTitle(false);
  for (const question of document.querySelectorAll(".question.err")) {
    question.classList.remove("err");
    question.querySelector(".error-text")?.replaceChildren();
    for (const control of question.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  }
}

/** @param {HTMLElement} question @param {string} words */
function mark(question, words) {
  question.classList.add("err");
  const hidden = document.createElement("span");
  hidden.className = "vh";
  hidden.textContent = data.words.error;
  question.querySelector(".error-text")?.replaceChildren(hidden, ` ${words}`);
  for (const control of question.querySelectorAll("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea")) {
    control.setAttribute("aria-invalid", "true");
  }
  question.closest("details")?.setAttribute("open", "");
}
