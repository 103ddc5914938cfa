/**
 * Texts and pinned beads -> the rows of their alignment table. The work is the core's; what is chosen here is where it is
 * done: a small table in the thread that asks, a large one in a thread beside it, so that saves are answered meanwhile.
 * The thread is this program's own file once more (see main.ts), started when it is first needed and then kept.
 */
import { type MessagePort, Worker } from 'node:worker_threads'
import { type AlignmentRow, alignVersions } from '../core/align/table.ts'
import type { PinnedBead } from '../core/pin.ts'

/** What is to be aligned; the first version is the base. */
export interface AlignTask {
  versions: string[][]
  languages: string[]
  pinned: PinnedBead[]
}

export type AlignedRow = AlignmentRow & { pinned?: boolean; moved?: number[] }

export type Aligner = (task: AlignTask) => Promise<readonly AlignedRow[]>

interface Asked {
  number: number
  task: AlignTask
}

/** `rows` null: it could not be done, for a reason that `line` tells the person who runs the server. */
interface Answered {
  number: number
  rows: readonly AlignedRow[] | null
  line?: string
}

/** Tables of fewer segments are made at once: about a tenth of a second, which is what starting a thread takes. */
const SMALL = 600

/** Aligns in this thread. */
export function alignHere({ versions, languages, pinned }: AlignTask): readonly AlignedRow[] {
  const options = { base: 0, languages, pinned }
  return alignVersions(versions, options).rows
}

/** Aligns large tables in a thread that runs `file` and there calls `alignForParent`, one table after the other. */
export function alignBeside(file: string): Aligner {
  const waiting = new Map<number, { done(rows: readonly AlignedRow[]): void; failed(error: Error): void }>()
  let thread: Worker | undefined
  let last = 0

  const start = () => {
    const started = new Worker(file)
    // A table that nobody waits for any longer keeps no process alive.
    started.unref()
    started.on('message', ({ number, rows, line }: Answered) => {
      const asker = waiting.get(number)
      waiting.delete(number)
      if (rows) asker?.done(rows)
      else asker?.failed(new Error(line))
    })
    // Out of memory, for one: those who wait are told, and the next table gets a new thread.
    const end = (error: Error) => {
      if (thread !== started) return
      thread = undefined
      for (const { failed } of waiting.values()) failed(error)
      waiting.clear()
    }
    started.on('error', end)
    started.on('exit', code => end(new Error(`the aligning thread ended with ${code}`)))
    return started
  }

  return async task => {
    if (task.versions.reduce((sum, version) => sum + version.length, 0) < SMALL) return alignHere(task)
    thread ??= start()
    const number = ++last
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed })
      thread?.postMessage({ number, task } satisfies Asked)
    })
  }
}

/** The other end: answers every task that comes through `port`. */
export function alignForParent(port: MessagePort): void {
  port.on('message', ({ number, task }: Asked) => {
    let answer: Answered
    try {
      answer = { number, rows: alignHere(task) }
    } catch (error) {
      answer = {
        number,
        rows: null,
        line: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
    }
    port.postMessage(answer)
  })
}
