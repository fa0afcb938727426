/** What the server put into the page for its scripts, and the few places where they speak to the person. */

/**
 * @typedef {object} PageData
 * @property {string} form
 * @property {string} version
 * @property {string} language
 * @property {import("../filling.js").Model} model the compiled form
 * @property {Record<string, string>} messages by code of a problem
 * @property {Record<string, string>} words that this script says itself
 * @property {Record<string, Record<string, string>>} texts an author's messages, by key of a question
 * @property {Record<string, Record<string, string>>} counted words that go with a number, by plural category
 * @property {import("../normalising.js").Spelling} spelling
 * @property {string} submit address that takes submissions, without the uuid
 * @property {string} attach address that takes photos, without the sha256
 * @property {string} sent address of the thanks page, without the uuid
 * @property {boolean} unlinked whether nothing sent may tell when it was filled in
 */

/** @type {PageData} */
export const data = JSON.parse(element("data").textContent ?? "{}");

/** @param {string} id @returns {HTMLElement} */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}.`);
  return found;
}

/** Put values into a sentence of the interface, `{name}` by name.
 * @param {string} words @param {Record<string, string | number>} values */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Say something about the answers, in the box above the questions, with an undo if there is one.
 * @param {string} words @param {(() => void) | null} undo */
export function notify(words, undo = null) {
  const box = element("notice");
  const line = document.createElement("p");
  line.textContent = words;
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = data.words.undo;
    button.addEventListener("click", () => {
      box.hidden = true;
      undo();
    });
    line.append(" ", button);
  }
  box.replaceChildren(line);
  box.hidden = false;
}

/** Say whether the answers are safe and sent, in the line under the bar. @param {string} words @param {boolean} ok */
export function tell(words, ok = false) {
  const line = element("state");
  line.textContent = words;
  line.classList.toggle("ok", ok);
  line.hidden = words === "";
}

/** Put a word in front of the title while there are errors. @param {boolean} faulty */
export function markTitle(faulty) {
  const prefix = `${data.words.error} `;
  const bare = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
  document.title = faulty ? prefix + bare : bare;
}
