import { readFileSync } from "node:fs";

import { TemplateHandler } from "easy-template-x";

export function filler(path) {
  const template = readFileSync(path);
  const handler = new TemplateHandler();
  return async (values) => Buffer.from(await handler.process(template, values));
}
