/** A word of warning, never more, where a free answer seems to hold a phone number or an email address. */

import { rawOf } from "./fields.js";
import { data } from "./surface.js";

const SEEMS = /[^\s@]+@[^\s@]+\.[^\s@]+|(?:\+|\b0)[\d\s()-]{8,}\d/;

/** @param {HTMLElement} question */
export function warnOfContact(question) {
  const line = question.querySelector("[data-contact]");
  if (!line) return;
  const words = SEEMS.test(String(rawOf(question))) ? data.words.contact : "";
  if (line.textContent !== words) line.textContent = words;
}
