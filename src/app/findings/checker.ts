/**
 * Has a version checked, out of the way of the keys: in a worker; where there is none or it fails, in idle slices, and then a
 * long text only segment by segment, as what looks over the whole of it cannot be cut into slices. One check at a time,
 * the newest asked for comes next; what is overtaken is never answered.
 */
import { checkAcross, checkSegment } from '../../core/checks/check.ts'
import type { CheckContext, Finding } from '../../core/checks/finding.ts'
import type { CheckAsked } from './check.worker.ts'
import { alarmsOf, type Looked, type SentSegment } from './looking.ts'

/** What the checker needs of a worker. */
export interface CheckWorker {
  postMessage(asked: CheckAsked): void
  onmessage: ((event: MessageEvent<{ turn: number; looked: Looked }>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

export interface CheckerParts {
  worker(): CheckWorker | null
  idle(call: () => void): void
  now(): number
}

/** One turn of an idle slice, in milliseconds. */
const TURN_MS = 8
/** Longer texts are not looked over as a whole on the page's own thread: some 100 ms at this length. */
const MOST_LETTERS = 120_000

interface Wanted {
  segments: readonly SentSegment[]
  context: CheckContext
  told: (looked: Looked) => void
}

export class Checker {
  private worker: CheckWorker | null | undefined
  /** What the worker holds. */
  private held: readonly SentSegment[] = []
  private busy: Wanted | null = null
  private next: Wanted | null = null
  private turn = 0

  constructor(private readonly parts: CheckerParts) {}

  /** Checks these segments; `told` hears the answer, unless something else was asked for meanwhile. */
  check(segments: readonly SentSegment[], context: CheckContext, told: (looked: Looked) => void): void {
    this.next = { segments, context, told }
    if (!this.busy) this.begin()
  }

  private begin(): void {
    const wanted = this.next
    this.next = null
    this.busy = wanted
    if (!wanted) return
    const turn = ++this.turn
    const worker = this.working()
    if (!worker) return this.slice(wanted, turn)
    worker.postMessage({ turn, context: wanted.context, ...this.toSend(wanted.segments) })
    this.held = wanted.segments
  }

  /** Only what the worker does not hold, where the list is as long as the one that it holds. */
  private toSend(segments: readonly SentSegment[]): Pick<CheckAsked, 'segments' | 'changed'> {
    const { held } = this
    if (held.length !== segments.length || segments.length === 0)
      return { segments: [...segments], changed: [] }
    const changed = segments.flatMap((segment, i): CheckAsked['changed'] =>
      isSame(segment, held[i]!) ? [] : [[i, segment]],
    )
    return { segments: null, changed }
  }

  private working(): CheckWorker | null {
    if (this.worker !== undefined) return this.worker
    this.worker = this.parts.worker()
    if (this.worker) {
      this.worker.onmessage = ({ data }) => this.answered(data.turn, data.looked)
      this.worker.onerror = () => this.failed()
    }
    return this.worker
  }

  /** A worker that could not be loaded, or fell over, is not asked again: the page goes on by itself. */
  private failed(): void {
    this.worker?.terminate()
    this.worker = null
    this.next ??= this.busy
    this.begin()
  }

  private answered(turn: number, looked: Looked): void {
    const { busy, next } = this
    if (turn !== this.turn || !busy) return
    this.busy = null
    if (!next) busy.told(looked)
    this.begin()
  }

  private slice({ segments, context }: Wanted, turn: number): void {
    const findings: Finding[] = []
    let at = 0
    const go = () => {
      if (turn !== this.turn) return
      if (this.next) return this.begin()
      const end = this.parts.now() + TURN_MS
      while (at < segments.length && this.parts.now() < end)
        findings.push(...checkSegment(segments[at++]!, context))
      if (at < segments.length) return this.parts.idle(go)
      const letters = segments.reduce((sum, { text }) => sum + text.length, 0)
      const whole = letters <= MOST_LETTERS
      if (whole) findings.push(...checkAcross(segments, context))
      const order = new Map(segments.map(({ id }, i) => [id, i]))
      const rank = ({ places: [place] }: Finding) => (place ? order.get(place.segment)! : 0)
      findings.sort((a, b) => rank(a) - rank(b) || (a.places[0]?.from ?? 0) - (b.places[0]?.from ?? 0))
      this.answered(turn, { findings, alarms: alarmsOf(segments, context), whole })
    }
    this.parts.idle(go)
  }
}

/** Another transcript has segments of the same names. */
const isSame = (a: SentSegment, b: SentSegment) =>
  a.text === b.text &&
  a.imported === b.imported &&
  a.id === b.id &&
  a.joins === b.joins &&
  a.kind === b.kind &&
  a.speaker === b.speaker &&
  a.field === b.field

/** The worker behind an address that the browser takes for a script's; null: this browser has no workers. */
export function checkWorker(url: string): CheckWorker | null {
  if (!('Worker' in globalThis)) return null
  try {
    return new Worker(url, { type: 'module', name: 'findings' })
  } catch {
    return null
  }
}
