/** A point on the map: the phone's own position is taken only when the person presses the button. */

import { data, fill } from "./surface.js";

const PATIENCE = { enableHighAccuracy: true, timeout: 30_000, maximumAge: 0 };

/** @param {HTMLElement} question @param {() => void} filled */
export function locate(question, filled) {
  const line = question.querySelector("[data-located]");
  /** @param {string} words */
  const say = (words) => {
    if (line) line.textContent = words;
  };
  if (!navigator.geolocation) return say(data.words.notLocated);
  say(data.words.locating);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const [latitude, longitude, accuracy] = question.querySelectorAll("input");
      latitude.value = coords.latitude.toFixed(6);
      longitude.value = coords.longitude.toFixed(6);
      accuracy.value = coords.accuracy.toFixed(0);
      say(fill(data.words.located, { metres: accuracy.value }));
      filled();
    },
    () => say(data.words.notLocated),
    PATIENCE,
  );
}
