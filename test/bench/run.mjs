#!/usr/bin/env node
/**
 * `npm run bench`: builds, measures, and prints figures and tables, each beside what it is held against. It measures the
 * product as it ships, on a data folder of its own, and fails only where something could not be measured. Names of
 * sections leave out the rest: `npm run bench -- align diff`.
 */
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { buildCore, buildProduct, removeCopy, root } from './built.mjs'
import { printFigures } from './figures.mjs'

/** What each section measures; a section prints its own tables. The modules load only when they are asked for. */
const SECTIONS = {
  size: async ({ built }) =>
    printFigures('Page size', (await import('./size.mjs')).sizeFigures(join(built, 'app'))),
  core: async ({ core }) =>
    printFigures(
      'Core on the sample; the peer is the package diff',
      (await import('./core.mjs')).coreFigures(core),
    ),
  align: async ({ core }) => (await import('./align.mjs')).alignTables(core),
  bilingual: async ({ core }) => (await import('./bilingual.mjs')).bilingualTables(core),
  table: async ({ core }) => (await import('./table.mjs')).tableTables(core),
  diff: async ({ core }) => (await import('./diff.mjs')).diffTables(core),
  collate: async ({ core }) => (await import('./collate.mjs')).collateTables(core),
  classes: async ({ core }) => (await import('./classes.mjs')).classTables(core),
  merge: async ({ core }) => (await import('./merge.mjs')).mergeTables(core),
  segment: async ({ core }) => (await import('./segment.mjs')).segmentTables(core),
  checks: async ({ core }) => (await import('./checks.mjs')).checksTables(core),
  ledger: async ({ built }) =>
    printFigures('A ledger of 100,000 entries', await (await import('./ledger.mjs')).ledgerFigures(built)),
  server: async () => printFigures('Server', await (await import('./server.mjs')).serverFigures()),
  browser: async ({ core }) => {
    const { browserFigures } = await import('./browser.mjs')
    for (const [title, figures] of await browserFigures(root, core)) printFigures(title, figures)
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !(name in SECTIONS))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}.`)
  process.exit(2)
}

const built = buildProduct()
try {
  const core = await buildCore()
  const load = () => loadavg()[0].toFixed(1)
  console.log(`Node ${process.versions.node}, ${cpus().length} processors, load ${load()} at the start`)
  for (const [name, measure] of Object.entries(SECTIONS)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure({ built, core })
  }
  // Whoever reads the times should know whether the machine had other work.
  console.log(`\nload ${load()} at the end`)
} finally {
  removeCopy()
}
