/**
 * Binds a form page: the server drew every question; this shows one page at a time, hides what is not relevant,
 * checks on Continue, and sends. Whatever state the server drew (blank, or half answered after a step without
 * JavaScript) is taken up from the fields, so a person can come in at any point.
 */

import { Filling } from "./filling.js";
import { showCheck } from "./page/checking.js";
import { warnOfContact } from "./page/contact.js";
import { clearErrors, showErrors } from "./page/errors.js";
import { Journey, focusOn } from "./page/journey.js";
import { locate } from "./page/locating.js";
import { fileChosen, forgetPhoto } from "./page/photos.js";
import { Fields } from "./page/fields.js";
import { Repeats } from "./page/repeats.js";
import { Sending } from "./page/sending.js";
import { Showing, labelInList } from "./page/showing.js";
import { data, element, fill, notify } from "./page/surface.js";

const form = /** @type {HTMLFormElement} */ (element("form"));
const filling = new Filling(data.model, { choiceLabel: (value, list) => labelInList(form, list, value) });
const fields = new Fields(filling, form);
const showing = new Showing(filling, fields, form);
const repeats = new Repeats(filling, fields, form);
const journey = new Journey(filling, form);
const sending = new Sending(form);

/** @type {Record<string, (argument: string) => void>} */
const actions = {
  continue: goOn,
  back: goBack,
  send,
  add: (path) => {
    repeats.add(path);
    changed();
  },
  remove: (path) => repeats.remove(path, changed),
  change: (target) => change(target),
  unphoto: (path) => {
    forgetPhoto(fields.question(path));
    fields.forget(path);
    changed();
  },
};

function start() {
  repeats.takeUp();
  fields.takeUp();
  repeats.fit();
  showing.all();
  journey.takeUp();
  for (const found of document.querySelectorAll(".js")) found.removeAttribute("hidden");
  form.addEventListener("submit", act);
  form.addEventListener("input", (event) => edited(event));
  form.addEventListener("change", (event) => edited(event));
  form.addEventListener("click", (event) => press(event));
  document.querySelector("nav:has([hreflang])")?.addEventListener("click", speak);
  addEventListener("popstate", (event) => arrive(event.state));
  addEventListener("beforeunload", (event) => {
    if (fields.touched && !sending.leaving) event.preventDefault();
  });
  document.documentElement.dataset.ready = "";
}

/** Every button of the form says in its value what it does; the server understands the same words.
 * @param {SubmitEvent} event */
function act(event) {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const [action, ...rest] = (button?.value || "continue").split(":");
  if (!(action in actions)) return;
  event.preventDefault();
  if (!sending.leaving) actions[action](rest.join(":"));
}

/** @param {Event} event */
function edited(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  const question = target.closest("[data-path]");
  if (!(question instanceof HTMLElement)) return;
  if (target.type === "file") {
    if (event.type === "change") void fileChosen(question, target, fields).then(changed);
    return;
  }
  if (event.type === "change") warnOfContact(question);
  fields.only(question, target);
  const dropped = fields.read(question);
  changed();
  if (dropped.length > 0) notify(fill(data.words.dropped, { choices: showing.labels(dropped).join(", ") }));
}

function changed() {
  repeats.fit();
  showing.all();
  journey.show();
}

/** @param {MouseEvent} event */
function press(event) {
  const button = /** @type {Element} */ (event.target).closest("[data-do=locate]");
  const question = button?.closest("[data-path]");
  if (question instanceof HTMLElement) locate(question, () => (fields.read(question), changed()));
}

function goOn() {
  if (journey.checking) return send();
  const problems = fields.problems(journey.current());
  if (problems.length > 0) return showErrors(problems, fields);
  arriveAt(journey.next(), true);
}

/** @param {string} target a page and a field, `3:as_best` */
function change(target) {
  const [page, field] = target.split(":");
  arriveAt(Number(page), true);
  focusOn(field);
}

/** The browser's own way back, where it stays inside this form. */
function goBack() {
  const before = journey.before();
  if (history.state?.depth > 0) history.back();
  else if (before !== undefined) arriveAt(before, true);
}

/** @param {number | "check"} page @param {boolean} push */
function arriveAt(page, push) {
  if (push) history.pushState({ page, depth: (history.state?.depth ?? 0) + 1 }, "");
  clearErrors();
  if (page === "check") showCheck(filling, fields, form);
  journey.go(page);
}

/** @param {{page?: number | "check"} | null} state */
function arrive(state) {
  if (state?.page !== undefined) arriveAt(state.page, false);
}

async function send() {
  const problems = fields.problems(null);
  if (problems.length > 0) {
    journey.go(journey.pageOf(problems[0].path));
    return showErrors(problems, fields);
  }
  const refused = await sending.send(filling.document(), fields.photos());
  if (refused.length > 0) {
    journey.go(journey.pageOf(refused[0].path));
    showErrors(refused, fields);
  }
}

/** Another language: the server draws this very state in it. @param {Event} event */
function speak(event) {
  const link = /** @type {Element} */ (event.target).closest("a[hreflang]");
  if (!(link instanceof HTMLAnchorElement) || !fields.touched) return;
  event.preventDefault();
  journey.note();
  sending.field("_whole", "yes");
  sending.hand(link.pathname, "language");
}

start();
