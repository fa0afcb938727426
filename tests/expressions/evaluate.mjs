// Reads settings with trees from standard input, one a line (see vectors.py), and writes what each tree gives.

import { createInterface } from "node:readline";
import { Context, Node, run, string, text, treeOf } from "../../static/js/expressions.js";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(evaluated(JSON.parse(line)))}\n`);
}

function evaluated(setting) {
  try {
    return written(run(setting.tree, contextOf(setting)));
  } catch (error) {
    return `failed: ${error}`;
  }
}

function written(value) {
  if (Array.isArray(value)) return string(value);
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function contextOf(setting) {
  const root = treeOf(setting.answers ?? {});
  for (const place of setting.not_relevant ?? []) at(root, place).relevant = false;
  const node = nodeOf(setting, root);
  const instances = Object.entries(setting.instances ?? {}).map(([name, rows]) => [name, instance(rows)]);
  return new Context({
    node,
    current: setting.row ? root : node,
    find: nearest,
    instances: Object.fromEntries(instances),
    now: setting.now,
    random: randomOf(setting),
    choiceLabel: (name, question) => setting.labels?.[question]?.[name] ?? name,
  });
}

function nodeOf(setting, root) {
  if ("at" in setting) return at(root, setting.at);
  if (setting.row) return row(setting.row, null);
  if (!("this" in setting)) return root;
  const node = new Node("this", text(setting.this));
  node.parent = root;
  return node;
}

function instance(rows) {
  const top = new Node("instance");
  const root = new Node("root", "", top);
  for (const one of rows) row(one, root);
  return top;
}

function row(columns, parent) {
  const item = new Node("item", "", parent);
  for (const [column, value] of Object.entries(columns)) new Node(column, value, item);
  return item;
}

function at(root, place) {
  let found = [root];
  for (const part of place.split("/")) {
    found = /^\d+$/.test(part) ? [found[Number(part)]] : found[0].children.filter((node) => node.name === part);
  }
  return found[0];
}

function randomOf(setting) {
  if (!setting.random) return () => 0.5;
  const left = [...setting.random];
  return () => {
    if (!left.length) throw new Error("random() was called where it may not be");
    return left.length > 1 ? left.shift() : left[0];
  };
}

// The nodes that `${name}` means where no form says what lies where: `nearest` of context.py.
function nearest(name, current) {
  for (let node = current; ; node = node.parent) {
    const found = node.descendants().filter((below) => below.name === name);
    if (found.length || !node.parent) return found.filter((below) => !isInAnotherEntry(below, node, current));
  }
}

function isInAnotherEntry(found, around, current) {
  const [ours, theirs] = [childTowards(around, current), childTowards(around, found)];
  if (!ours || !theirs || theirs === ours || theirs === found) return false;
  return theirs.name === ours.name;
}

function childTowards(around, node) {
  for (; node.parent; node = node.parent) if (node.parent === around) return node;
  return null;
}
