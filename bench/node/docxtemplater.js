import { readFileSync } from "node:fs";

import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

// A filled Docxtemplater cannot be filled again, so it is made anew from the template, which is kept in memory.
export function filler(path) {
  const template = readFileSync(path);
  return (values) => {
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(values);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}
