/**
 * The bytes of a file -> its reading, in a thread of its own: a file from a stranger can neither hold up the saves of others nor
 * take the memory of the server. The thread is this program's own file once more (see main.ts), one a file; it is ended when it takes
 * too long. Texts come back cut into segments.
 */
import { type MessagePort, Worker } from 'node:worker_threads'
import { type CutReading, cutReading } from '../formats/cut.ts'
import { type ReadOptions, type ReadOutcome, readFile } from '../formats/read.ts'

export interface FileGiven {
  name: string
  bytes: Uint8Array
}

export type CutOutcome = { kind: 'read'; reading: CutReading } | Exclude<ReadOutcome, { kind: 'read' }>

/** How far a file was read, in units of its own. */
export type Progress = (done: number, of: number) => void
type Choices = Omit<ReadOptions, 'onProgress'>

export type Reader = (file: FileGiven, choices: Choices, onProgress?: Progress) => Promise<CutOutcome>

type Answer = CutOutcome | { kind: 'progress'; done: number; of: number } | { kind: 'failed'; line: string }

/** A file of the size that is taken is read in a few seconds. */
const PATIENCE = 60_000
const MOST_MEGABYTES = 600
/** Files that are read at one time; the others wait. */
const AT_ONCE = 2
/** Milliseconds between two signs of progress. */
const BETWEEN_SIGNS = 100
/** By this word the thread knows what it is there for. */
export const READS = 'reads'

/** Reads in this thread. */
export const readHere: Reader = async (file, choices, onProgress) => {
  const outcome = await readFile(file, { ...choices, ...(onProgress && { onProgress }) })
  return outcome.kind === 'read' ? { kind: 'read', reading: cutReading(outcome.reading) } : outcome
}

/** Reads each file in a thread that runs `program` and there calls `readForParent`. */
export function readBeside(program: string): Reader {
  let running = 0
  const waiting: (() => void)[] = []
  return async (file, choices, onProgress) => {
    if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
    running++
    try {
      return await inThread(program, file, choices, onProgress)
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}

function inThread(
  program: string,
  file: FileGiven,
  choices: Choices,
  onProgress?: Progress,
): Promise<CutOutcome> {
  return new Promise((done, failed) => {
    const thread = new Worker(program, {
      workerData: READS,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    const late = setTimeout(() => end(tooLarge('it takes longer than a minute to read')), PATIENCE)
    const end = (outcome: CutOutcome) => {
      clearTimeout(late)
      done(outcome)
      void thread.terminate()
    }
    thread.on('message', (answer: Answer) => {
      if (answer.kind === 'progress') return onProgress?.(answer.done, answer.of)
      if (answer.kind !== 'failed') return end(answer)
      clearTimeout(late)
      failed(new Error(answer.line))
      void thread.terminate()
    })
    thread.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return end(tooLarge('it takes more memory to read than is given'))
      clearTimeout(late)
      failed(error)
    })
    thread.on('exit', () => failed(new Error('the reading thread ended early')))
    thread.postMessage({ file, choices })
  })
}

const tooLarge = (reason: string): CutOutcome => ({
  kind: 'refused',
  fault: 'too-large',
  reason,
  line: null,
  part: null,
})

/** The other end: reads the one file that comes through `port`. */
export function readForParent(port: MessagePort): void {
  port.once('message', async ({ file, choices }: { file: FileGiven; choices: Choices }) => {
    const answer = (what: Answer) => port.postMessage(what)
    let told = performance.now()
    const onProgress = (done: number, of: number) => {
      if (performance.now() - told < BETWEEN_SIGNS) return
      told = performance.now()
      answer({ kind: 'progress', done, of })
    }
    try {
      answer(await readHere(file, choices, onProgress))
    } catch (error) {
      answer({
        kind: 'failed',
        line: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
  })
}
