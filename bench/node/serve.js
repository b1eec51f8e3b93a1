// Fills templates for the measuring program: one request a line on stdin, one answer a line on stdout.
//
//   node serve.js FOLDER      FOLDER holds values.json and, for each peer, <peer>.docx
//   {"peer": "carbone", "calls": 3}    → {"cpu": …, "wall": …}      seconds a document
//   {"peer": "carbone", "save": "x"}   → {"saved": "x"}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.argv[2];
const values = JSON.parse(readFileSync(join(folder, "values.json"), "utf8"));
const opened = new Map();

async function open(peer) {
  if (!opened.has(peer)) {
    const { filler } = await import(`./${peer}.js`);
    opened.set(peer, filler(join(folder, `${peer}.docx`)));
  }
  return opened.get(peer);
}

async function timed(fill, calls) {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) await fill(values);
  const passed = Number(process.hrtime.bigint() - wall) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6 / calls, wall: passed / calls };
}

async function answer({ peer, calls, save }) {
  const fill = await open(peer);
  if (save === undefined) return timed(fill, calls);
  writeFileSync(save, await fill(values));
  return { saved: save };
}

for await (const line of createInterface({ input: process.stdin })) {
  const said = await answer(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
