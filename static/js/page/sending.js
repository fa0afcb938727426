/**
 * Sending: one document under one id, however often it is tried. Sent means that a receipt came back which repeats
 * the id and the hash; no status alone says so, since a hotel's sign-in page answers 200 too.
 */

import { stamp } from "../expressions.js";
import { data, fill, tell } from "./surface.js";

/**
 * @typedef {object} Taken a photo on this phone, and the answer that names it
 * @property {Blob} photo
 * @property {{name: string, type: string, bytes: number, sha256: string}} value
 */

export class Sending {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.uuid = newId(data.unlinked);
    this.started = stamp(new Date());
    /** Whether the page is on its way out, with the answers safe. */
    this.leaving = false;
    this.busy = false;
    this.finished = "";
    /** The last document tried, and the answers that it was made of. */
    this.tried = { answers: "", body: "" };
  }

  /** Send the answers, photos first. @param {object} answers @param {Taken[]} photos
   * @returns {Promise<import("../filling.js").Problem[]>} what the server refused, if it did */
  async send(answers, photos) {
    if (this.busy) return [];
    this.busy = true;
    tell(data.words.sending);
    try {
      if (!crypto.subtle) return this.byForm();
      for (const { photo, value } of photos) {
        const kept = await put(data.attach + value.sha256, photo.type, await photo.arrayBuffer());
        if (!kept.ok) return this.failed(kept);
      }
      return await this.deliver(this.body(answers));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // what fetch throws when nothing answers
      tell(data.words.notSent);
      return [];
    } finally {
      this.busy = false;
    }
  }

  /** The same answers are the same bytes, so that a second try is the same submission. @param {object} answers */
  body(answers) {
    const text = JSON.stringify(answers, (key, value) => (key === "end" ? undefined : value));
    if (text !== this.tried.answers) {
      this.finished = stamp(new Date());
      const times = data.unlinked ? {} : { started_at: this.started, finished_at: this.finished };
      const { form, version, language } = data;
      this.tried = { answers: text, body: JSON.stringify({ form, version, language, channel: "web", ...times, answers }) };
    }
    return new TextEncoder().encode(this.tried.body);
  }

  /** @param {Uint8Array<ArrayBuffer>} body */
  async deliver(body) {
    const answer = await put(data.submit + this.uuid, "application/json", body.buffer);
    const receipt = answer.ok ? await json(answer) : null;
    if (receipt?.uuid === this.uuid && receipt.sha256 === (await sha256(body.buffer))) {
      this.leaving = true;
      location.assign(data.sent + this.uuid);
      return [];
    }
    return this.failed(answer);
  }

  /** @param {Response} answer @returns {Promise<import("../filling.js").Problem[]>} */
  async failed(answer) {
    const problem = answer.ok ? null : await json(answer);
    if (problem === null || answer.status >= 500) {
      tell(data.words.notSent);
      return [];
    }
    if (problem.code === "conflict") {
      this.uuid = newId(data.unlinked);
      tell(data.words.sentBefore);
      return [];
    }
    const refused = answer.status === 422 && problem.errors?.length > 0;
    tell(refused ? data.words.refused : fill(data.words.notTaken, { reason: problem.code ?? answer.status }));
    return refused ? problem.errors : [];
  }

  /** Without a secure context there are no digests: the form is posted, under the same id however often. */
  byForm() {
    this.field("_uuid", this.uuid);
    this.field("_finished", (this.finished ||= stamp(new Date())));
    this.hand(new URL(this.form.action).pathname, "send");
    return [];
  }

  /** Let the server go on from here. @param {string} address @param {string} action */
  hand(address, action) {
    this.leaving = true;
    this.field("_do", action);
    this.form.action = address;
    this.form.submit();
  }

  /** @param {string} name @param {string} value */
  field(name, value) {
    const found = this.form.querySelector(`input[name="${name}"]`) ?? document.createElement("input");
    Object.assign(found, { type: "hidden", name, value });
    this.form.append(found);
  }
}

/** @param {string} address @param {string} type @param {ArrayBuffer} body @returns {Promise<Response>} */
async function put(address, type, body) {
  const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body))));
  const headers = { "Content-Type": type, "Content-Digest": `sha-256=:${digest}:` };
  return fetch(address, { method: "PUT", headers, body });
}

/** @param {Response} answer @returns {Promise<any>} null where the answer is not JSON */
async function json(answer) {
  return /^application\/(\w+\+)?json\b/.test(answer.headers.get("Content-Type") ?? "") ? answer.json() : null;
}

/** @param {ArrayBuffer} content @returns {Promise<string>} 64 hexadecimal digits */
export async function sha256(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A UUID (RFC 9562): version 7, which sorts by time, or 4 where the moment must not show. @param {boolean} timeless */
function newId(timeless) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  if (!timeless) {
    let left = Date.now();
    for (let place = 5; place >= 0; place--, left = Math.floor(left / 256)) bytes[place] = left % 256;
  }
  bytes[6] = (bytes[6] & 0x0f) | (timeless ? 0x40 : 0x70);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
