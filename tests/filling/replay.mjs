// Reads journeys from standard input, one a line (see journeys.py), and writes what is seen at each step.

import { createInterface } from "node:readline";
import { Filling } from "../../static/js/filling.js";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(replayed(JSON.parse(line)))}\n`);
}

function replayed({ model, now, channel, labels, answers, steps }) {
  const choiceLabel = (value, list) => labels[list][value] ?? value;
  const filling = new Filling(model, { answers, channel, choiceLabel, now: () => now, random: () => 0.25 });
  return steps.map((step) => {
    try {
      return seen(filling, step);
    } catch (error) {
      return `failed: ${error.stack}`;
    }
  });
}

function seen(filling, step) {
  if ("answer" in step) return filling.answer(step.answer, step.value ?? null).dropped;
  if ("change" in step) return filling.answer(step.change, step.value ?? null).changed;
  if ("answer_all" in step) return filling.answerAll(Object.entries(step.answer_all)).dropped;
  if ("add" in step) return filling.add(step.add);
  if ("remove" in step) return filling.remove(step.remove).dropped;
  if ("open_repeats" in step) return void filling.openRepeats() ?? null;
  if ("state" in step) return step.state.map(([what, path]) => told(filling, what, path));
  return Object.fromEntries(Object.entries(step.expect).map(([what, asked]) => [what, answered(filling, what, asked)]));
}

function answered(filling, what, asked) {
  if (what === "document") return filling.document();
  if (what === "problems") return Object.fromEntries(filling.problems().map(({ path, code }) => [path, code]));
  return Object.fromEntries(Object.keys(asked).map((path) => [path, told(filling, what, path)]));
}

function told(filling, what, path) {
  if (what === "document") return filling.document();
  if (what === "problems") return filling.problems().map((problem) => [problem.path, problem.code]);
  if (what === "read_only") return filling.readOnly(path);
  if (what === "output") return filling.output(path.split("@")[0], path.split("@")[1]);
  return filling[what](path);
}
