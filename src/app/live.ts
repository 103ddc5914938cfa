/**
 * What others save, as it happens: the server's events of one transcript, turned into ledger entries. An event only says
 * that there is an entry; the texts are asked for from the ledger. The browser reconnects by itself, and says whether
 * the line is up.
 */
import type { EntryEvent, LedgerEntry } from '../api/ledger.ts'
import { paths } from '../api/paths.ts'
import type { Wire } from './wire.ts'

export interface LiveEvents {
  entry(entry: LedgerEntry): void
  linked(linked: boolean): void
}

/** After so long a silent or refused line is tried anew. */
const AGAIN_MS = 3_000

/** Listens to one transcript from after entry `seq`; call what it returns to stop. */
export function listen(wire: Wire, slug: string, seq: number, events: LiveEvents): () => void {
  let last = seq
  let asking = Promise.resolve()
  let isStopped = false
  let source: EventSource | undefined

  const catchUp = async (upTo: number) => {
    while (!isStopped && last < upTo) {
      const answer = await wire.ledger(slug, last)
      if (answer.kind !== 'ok' || answer.value.entries.length === 0) {
        setTimeout(open, AGAIN_MS)
        return
      }
      for (const entry of answer.value.entries) {
        if (isStopped || entry.seq <= last) continue
        last = entry.seq
        events.entry(entry)
      }
    }
  }

  /** The server begins with the entries after `last`, so opening the line anew is catching up, too. */
  const open = () => {
    source?.close()
    source = undefined
    if (isStopped || document.hidden) return
    const line = new EventSource(`${paths.events(slug)}?after=${last}`)
    source = line
    line.addEventListener('entry', event => {
      const { seq: upTo } = JSON.parse(event.data) as EntryEvent
      asking = asking.then(() => catchUp(upTo))
    })
    line.onopen = () => events.linked(true)
    line.onerror = () => {
      events.linked(false)
      // Closed for good by an answer that was no stream (a proxy, a restart): the browser gives up, the page does not.
      if (line.readyState === EventSource.CLOSED) setTimeout(() => line === source && open(), AGAIN_MS)
    }
  }

  document.addEventListener('visibilitychange', open)
  open()
  return () => {
    isStopped = true
    document.removeEventListener('visibilitychange', open)
    source?.close()
  }
}
