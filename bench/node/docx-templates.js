import { readFileSync } from "node:fs";

import { createReport } from "docx-templates";

// Without its sandbox, which would make it several times slower.
export function filler(path) {
  const template = readFileSync(path);
  return async (data) =>
    Buffer.from(await createReport({ template, data, noSandbox: true, cmdDelimiter: ["+++", "+++"] }));
}
