// Reads what was typed from standard input, one a line (see test_typed.py), and writes the answer or the problem.

import { createInterface } from "node:readline";
import { entry } from "../../static/js/normalising.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { question, raw, spelling } = JSON.parse(line);
  const found = entry(question, raw, spelling);
  process.stdout.write(`${JSON.stringify(found?.code ? { code: found.code } : found)}\n`);
}
