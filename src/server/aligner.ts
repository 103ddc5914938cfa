/**
 * Texts and pinned beads -> their alignment table. The work is the core's; what is chosen here is where it is done: a small
 * table, or a large one in which little has changed, in the thread that asks; any other large one in a thread beside it, so
 * that saves are answered meanwhile. The thread is this program's own file once more (see main.ts), started when it is
 * first needed and then kept.
 */
import { type MessagePort, Worker } from 'node:worker_threads'
import { type AlignmentTable, alignVersions, mendTable } from '../core/align/table.ts'
import type { PreviousTable } from '../core/align/table-again.ts'
import type { PinnedBead } from '../core/pin.ts'

/** What is to be aligned; the first version is the base. */
export interface AlignTask {
  versions: string[][]
  languages: string[]
  pinned: PinnedBead[]
  /** An earlier table of the same versions, which may be mended where it is large. */
  previous?: PreviousTable | undefined
}

export type Aligner = (task: AlignTask) => Promise<AlignmentTable>

interface Asked {
  number: number
  task: AlignTask
}

/** `table` null: it could not be done, for a reason that `line` tells the person who runs the server. */
interface Answered {
  number: number
  table: AlignmentTable | null
  line?: string
}

/** Tables of fewer segments are made at once: about a tenth of a second, which is what starting a thread takes. */
const SMALL = 600
/** So many rows of an earlier table are joined anew at once, which takes a tenth of a second; more, and all are, beside. */
const MOST_MENDED = 200

const isSmall = ({ versions }: AlignTask) =>
  versions.reduce((sum, version) => sum + version.length, 0) < SMALL

/** Aligns in this thread. A small table depends on nothing but what it is of: it is made anew as fast as it is mended. */
export function alignHere(task: AlignTask): AlignmentTable {
  return (isSmall(task) ? null : mended(task)) ?? madeAnew(task)
}

const madeAnew = ({ versions, languages, pinned }: AlignTask) =>
  alignVersions(versions, { base: 0, languages, pinned })

const mended = ({ versions, languages, pinned, previous }: AlignTask) =>
  previous ? mendTable(versions, { base: 0, languages, pinned, previous }, MOST_MENDED) : null

/** Aligns large tables in a thread that runs `file` and there calls `alignForParent`, one table after the other. */
export function alignBeside(file: string): Aligner {
  const waiting = new Map<number, { done(table: AlignmentTable): void; failed(error: Error): void }>()
  let thread: Worker | undefined
  let last = 0

  const start = () => {
    const started = new Worker(file)
    // A table that nobody waits for any longer keeps no process alive.
    started.unref()
    started.on('message', ({ number, table, line }: Answered) => {
      const asker = waiting.get(number)
      waiting.delete(number)
      if (table) asker?.done(table)
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
    const soon = isSmall(task) ? madeAnew(task) : mended(task)
    if (soon) return soon
    thread ??= start()
    const number = ++last
    const { previous: _, ...anew } = task
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed })
      thread?.postMessage({ number, task: anew } satisfies Asked)
    })
  }
}

/** The other end: answers every task that comes through `port`. */
export function alignForParent(port: MessagePort): void {
  port.on('message', ({ number, task }: Asked) => {
    let answer: Answered
    try {
      answer = { number, table: alignHere(task) }
    } catch (error) {
      answer = {
        number,
        table: null,
        line: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
    }
    port.postMessage(answer)
  })
}
