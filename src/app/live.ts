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

/** Listens to one transcript from after entry `seq`; call what it returns to stop. */
export function listen(wire: Wire, slug: string, seq: number, events: LiveEvents): () => void {
  let last = seq
  let asking = Promise.resolve()
  let stopped = false
  const source = new EventSource(`${paths.events(slug)}?after=${seq}`)

  const catchUp = async (upTo: number) => {
    while (!stopped && last < upTo) {
      const answer = await wire.ledger(slug, last)
      if (answer.kind !== 'ok' || answer.value.entries.length === 0) return
      for (const entry of answer.value.entries) {
        if (stopped || entry.seq <= last) continue
        last = entry.seq
        events.entry(entry)
      }
    }
  }

  source.addEventListener('entry', event => {
    const { seq: upTo } = JSON.parse(event.data) as EntryEvent
    asking = asking.then(() => catchUp(upTo))
  })
  source.onopen = () => events.linked(true)
  source.onerror = () => events.linked(false)
  return () => {
    stopped = true
    source.close()
  }
}
