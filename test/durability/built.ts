/** The server as it ships: built once into `.test-output`, started as its own process, ended as roughly as a test likes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUTPUT = join(ROOT, '.test-output', `server-${process.pid}`)

/** Builds only the server half, with a page of one line beside it; the path of its main file. */
export async function buildServer(): Promise<string> {
  const outDir = join(OUTPUT, 'server')
  // The runner's own NODE_ENV would make Vite build for development.
  const builder = await createBuilder({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    environments: { ssr: { build: { outDir } } },
  })
  await builder.build(builder.environments.ssr!)
  mkdirSync(join(OUTPUT, 'app', 'assets'), { recursive: true })
  writeFileSync(join(OUTPUT, 'app', 'index.html'), '<!doctype html><title>Recension</title>')
  writeFileSync(join(OUTPUT, 'app', 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(OUTPUT, 'secret.txt'), 'outside of the page’s folder')
  return join(outDir, 'main.js')
}

export function removeBuild(): void {
  rmSync(OUTPUT, { recursive: true, force: true })
}

interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
}

export interface Process {
  child: ChildProcess
  /** Its address, once it listens; rejects if it ends first. */
  address: Promise<string>
  ended: Promise<Ended>
  /** Ends it at once, as a power cut for the process would. */
  kill(): Promise<Ended>
}

/** Starts the built server. Only the environment given here reaches it, and it stands in a folder without translations. */
export function startBuilt(main: string, args: readonly string[], env: Record<string, string> = {}): Process {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: OUTPUT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stderr!.on('data', piece => {
    err += piece
  })
  const ended = new Promise<Ended>(resolve => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
  const address = new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', piece => {
      out += piece
      const line = /^Recension: (http:\S+)$/m.exec(out)
      if (line) resolve(line[1]!)
    })
    void ended.then(({ code }) => reject(new Error(`it ended with ${code} before it listened: ${err}`)))
  })
  address.catch(() => {})
  return {
    child,
    address,
    ended,
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
}
