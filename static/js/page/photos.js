/** A photo is made small on the phone before it is sent: a copy without the place and time that cameras write in. */

import { data, fill } from "./surface.js";
import { pathOf } from "./fields.js";
import { sha256 } from "./sending.js";

const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/** Take the photo that was chosen. A file that is no picture stays in its field, with words beside it.
 * @param {HTMLElement} question @param {HTMLInputElement} input @param {import("./fields.js").Fields} fields */
export async function fileChosen(question, input, fields) {
  const file = input.files?.[0];
  if (!file) return;
  const path = pathOf(question);
  const { parameters } = fields.filling.question(path);
  const photo = await smaller(file, Number(parameters?.["max-pixels"] ?? LONGEST_SIDE));
  if (photo === null) {
    input.value = "";
    return say(question, data.words.photoNotRead);
  }
  const digest = crypto.subtle ? await sha256(await photo.arrayBuffer()) : "0".repeat(64);
  const value = { name: file.name, type: photo.type, bytes: photo.size, sha256: digest };
  fields.taken.set(path, { photo, value });
  fields.put(path, value);
  show(question, value.name, photo);
}

/** @param {HTMLElement} question */
export function forgetPhoto(question) {
  for (const input of question.querySelectorAll("input")) input.value = "";
  delete question.dataset.value;
  say(question, "");
}

/** @param {File} file @param {number} side the longest side of the copy, in pixels @returns {Promise<Blob | null>} */
async function smaller(file, side) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}

/** @param {HTMLElement} question @param {string} name @param {Blob} photo */
function show(question, name, photo) {
  const image = document.createElement("img");
  Object.assign(image, { className: "thumb", alt: "", src: URL.createObjectURL(photo) });
  const button = document.createElement("button");
  Object.assign(button, { name: "_do", value: `unphoto:${pathOf(question)}`, className: "quiet" });
  button.textContent = data.words.removePhoto;
  const words = document.createElement("span");
  words.textContent = fill(data.words.photoAdded, { name });
  say(question, "", image, words, " ", button);
}

/** @param {HTMLElement} question @param {string} words @param {(Node | string)[]} parts */
function say(question, words, ...parts) {
  const line = question.querySelector("[data-photo]");
  if (!(line instanceof HTMLElement)) return;
  line.replaceChildren(words, ...parts);
  line.hidden = words === "" && parts.length === 0;
}
