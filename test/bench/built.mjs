/**
 * The product as it ships, and its core alone. The built folder is copied before it is measured, so that a build in
 * another terminal does not pull the page away; the copy lies inside the project, where the server finds its packages.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const translations = join(root, 'translations')
const copy = join(root, '.test-output', `bench-${process.pid}`)

/** Builds page and server into `dist` and gives the folder of the copy. */
export function buildProduct() {
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }
  const vite = join(root, 'node_modules', '.bin', 'vite')
  if (spawnSync(vite, ['build', '--app', '--logLevel', 'warn'], options).status !== 0) {
    throw new Error('The build failed: nothing was measured.')
  }
  mkdirSync(copy, { recursive: true })
  cpSync(join(root, 'dist'), copy, { recursive: true })
  return copy
}

/** The core's public face, built by itself: Node 20 reads no TypeScript. */
export async function buildCore() {
  const outDir = join(copy, 'core')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'src/core/index.ts', outDir, target: 'node20', minify: false },
  })
  return import(pathToFileURL(join(outDir, 'index.js')).href)
}

export function removeCopy() {
  rmSync(copy, { recursive: true, force: true })
}

/** A folder for one server's data; `remove` takes it away. */
export function dataFolder() {
  const path = mkdtempSync(join(tmpdir(), 'recension-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts the built server on a data folder. `firstAnswer` is milliseconds from the start of its process. */
export async function startServer(data) {
  const from = performance.now()
  const args = [
    join(copy, 'server', 'main.js'),
    '--data',
    data,
    '--port',
    '0',
    '--translations',
    translations,
  ]
  const child = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', piece => {
      said += piece
      const found = /^Recension: (\S+)$/m.exec(said)
      if (found) resolve(found[1])
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  const answer = await fetch(`${address}/api/health`)
  await answer.json()
  const firstAnswer = performance.now() - from
  return {
    address,
    firstAnswer,
    async stop() {
      if (child.exitCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
