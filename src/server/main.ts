/**
 * The edge of the server process: flags, clock, ids and signals come in here and nowhere else. Prints one line with the
 * address once it listens. Whatever keeps it from starting is one line on standard error and exit code 1.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { version } from '../../package.json'
import { alignBeside, alignForParent } from './aligner.ts'
import { parseOptions } from './options.ts'
import { READS, readBeside, readForParent } from './reader.ts'
import { startServer } from './start.ts'

// The same file runs once more beside itself, to align what is large and to read files from strangers.
if (parentPort && workerData === READS) readForParent(parentPort)
else if (parentPort) alignForParent(parentPort)
else await serve()

async function serve(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2), process.env, process.cwd(), version)
  if (parsed.kind === 'text') process.stdout.write(parsed.text)
  else if (parsed.kind === 'refused') refuse(parsed.line)
  else {
    const started = await startServer(parsed.options, {
      now: () => new Date().toISOString(),
      newId: randomUUID,
      log: line => process.stderr.write(`${line}\n`),
      align: alignBeside(import.meta.filename),
      read: readBeside(import.meta.filename),
      version,
      // Built, this file is dist/server/main.js and the page lies in dist/app.
      page: join(import.meta.dirname, '..', 'app'),
    }).catch((error: unknown) => ({
      kind: 'refused' as const,
      line: `Recension could not start: ${error instanceof Error ? error.message : String(error)}`,
    }))
    if (started.kind === 'refused') refuse(started.line)
    else {
      process.stdout.write(`Recension: ${started.address}\n`)
      let stopping = false
      const stop = async () => {
        if (stopping) return
        stopping = true
        await started.stop()
        process.exit(0)
      }
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
    }
  }
}

function refuse(line: string): never {
  process.stderr.write(`${line.replace(/\s+/g, ' ')}\n`)
  process.exit(1)
}
