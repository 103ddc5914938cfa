#!/usr/bin/env node
/**
 * `npm run bench`: builds, measures, and prints a table of figures, each beside what it is held against. It measures the
 * product as it ships, on a data folder of its own, and fails only where something could not be measured.
 */
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { browserFigures } from './browser.mjs'
import { buildCore, buildProduct, removeCopy, root } from './built.mjs'
import { coreFigures } from './core.mjs'
import { printFigures } from './figures.mjs'
import { serverFigures } from './server.mjs'
import { sizeFigures } from './size.mjs'

const built = buildProduct()
try {
  const core = await buildCore()
  const load = () => loadavg()[0].toFixed(1)
  console.log(`Node ${process.versions.node}, ${cpus().length} processors, load ${load()} at the start`)
  printFigures('Page size', sizeFigures(join(built, 'app')))
  printFigures('Core; the peer is the package diff', coreFigures(core))
  printFigures('Server', await serverFigures())
  for (const [title, figures] of await browserFigures(root, core)) printFigures(title, figures)
  // Whoever reads the times should know whether the machine had other work.
  console.log(`\nload ${load()} at the end`)
} finally {
  removeCopy()
}
