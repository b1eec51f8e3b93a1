import { promisify } from "node:util";

import carbone from "carbone";

const render = promisify(carbone.render);

// Carbone takes the path of a template, and reads it for each document.
export function filler(path) {
  return (values) => render(path, values, {});
}
