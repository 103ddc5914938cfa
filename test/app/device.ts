/**
 * A device whose database does as it is told: transactions come to their end in the order in which they were begun, at
 * once or when a test says so, and are kept or fail. It is the one function that idb-keyval takes for a store.
 */
import type { UseStore } from 'idb-keyval'

type Outcome = 'kept' | 'failed'

interface Request {
  result?: unknown
  onsuccess?: () => void
  onerror?: () => void
  error?: Error
}
interface Transaction {
  oncomplete?: () => void
  onabort?: () => void
  error?: Error
}

export class Device {
  readonly kept = new Map<string, unknown>()
  /** What becomes of a transaction; `held`: it stays open until `end` is called. */
  weather: Outcome | 'held' = 'kept'
  private open: { isWrite: boolean; end: (outcome: Outcome) => void }[] = []

  readonly store: UseStore = async (mode, callback) => {
    const work: (() => void)[] = []
    const requests: Request[] = []
    const transaction: Transaction = {}
    const read = (answer: () => unknown) => {
      const request: Request = {}
      requests.push(request)
      work.push(() => {
        request.result = answer()
      })
      return request
    }
    const objectStore = {
      transaction,
      put: (value: unknown, key: string) => work.push(() => this.kept.set(key, structuredClone(value))),
      delete: (key: string) => work.push(() => this.kept.delete(key)),
      getAll: () => read(() => [...this.kept.values()]),
      getAllKeys: () => read(() => [...this.kept.keys()]),
    }
    const end = (outcome: Outcome) => {
      if (outcome === 'kept') for (const piece of work) piece()
      else transaction.error = new Error('no room')
      for (const request of requests) outcome === 'kept' ? request.onsuccess?.() : request.onerror?.()
      if (outcome === 'kept') transaction.oncomplete?.()
      else transaction.onabort?.()
    }
    const result = callback(objectStore as unknown as IDBObjectStore)
    this.open.push({ isWrite: mode === 'readwrite', end })
    queueMicrotask(() => this.go())
    return result
  }

  /** Ends the oldest write that is held; false if there is none. */
  end(outcome: Outcome): boolean {
    const [oldest] = this.open
    if (!oldest?.isWrite) return false
    this.open.shift()
    oldest.end(outcome)
    this.go()
    return true
  }

  get held(): number {
    return this.open.length
  }

  private go(): void {
    while (this.open.length && (this.weather !== 'held' || !this.open[0]!.isWrite)) {
      this.open.shift()!.end(this.weather === 'held' ? 'kept' : this.weather)
    }
  }
}

/** Lets everything happen that needs no one outside. */
export const settled = async () => {
  for (let i = 0; i < 12; i++) await Promise.resolve()
}
