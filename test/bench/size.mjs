/**
 * The built page -> how many bytes of JavaScript a first visit loads before anything is painted. Counted from the built
 * files: the scripts and preloads of index.html and what they import statically; dynamic imports wait for idle time.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The files that a first load pulls in, as names under the page's folder. */
export function firstLoad(app) {
  const page = readFileSync(join(app, 'index.html'), 'utf8')
  const waiting = [
    ...page.matchAll(/<script[^>]*\ssrc="\/([^"]+\.js)"/g),
    ...page.matchAll(/<link[^>]*\srel="modulepreload"[^>]*\shref="\/([^"]+)"/g),
  ].map(found => found[1])
  const found = new Set()
  while (waiting.length) {
    const name = waiting.pop()
    if (found.has(name)) continue
    found.add(name)
    const text = readFileSync(join(app, name), 'utf8')
    // `import{a}from"./x.js"`, `import"./x.js"` and `export{a}from"./x.js"`, but not `import("./x.js")`.
    const imports = text.matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)
    for (const [, specifier] of imports) waiting.push(posix.join(posix.dirname(name), specifier))
  }
  if (found.size === 0) throw new Error('index.html names no script')
  return [...found]
}

/** @returns {import('./figures.mjs').Figure[]} */
export function sizeFigures(app) {
  const gz = names =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(app, name))).length, 0) / 1000
  const plain = names => names.reduce((sum, name) => sum + readFileSync(join(app, name)).length, 0) / 1000
  const all = readdirSync(app, { recursive: true, encoding: 'utf8' })
  const scripts = all.map(name => name.replaceAll('\\', '/')).filter(name => /^assets\/.*\.js$/.test(name))
  const styles = all.filter(name => name.endsWith('.css'))
  const first = firstLoad(app)
  const limit = '60 kB'
  return [
    { name: 'JavaScript of the first load, gz', figure: gz(first), unit: 'kB', against: limit },
    {
      name: `JavaScript of all ${scripts.length} chunks, gz`,
      figure: gz(scripts),
      unit: 'kB',
      against: limit,
    },
    { name: 'JavaScript of the first load, not compressed', figure: plain(first), unit: 'kB' },
    { name: 'style sheets, gz', figure: gz(styles), unit: 'kB' },
  ]
}
