/**
 * Unsaved text: what a proofreader typed and has not saved, written through to the device on every input, one write in
 * flight at a time (a later text waits for the write before it and replaces any that waited). Kept per segment and
 * tab, with the parent it was written upon, so that it can be offered again and merged. A debounce would lose text on
 * every way out of the page.
 */
import { del, entries, set, type UseStore } from 'idb-keyval'

/** One segment's unsaved text. */
export interface UnsavedText {
  slug: string
  segment: string
  tab: string
  parent: string | null
  parentText: string
  text: string
  reason: string
  /** Milliseconds since 1970; a note for the reader, never an order. */
  at: number
}

export type DeviceState = 'kept' | 'writing' | 'failed'

/** Under what a text is kept. */
export const unsavedKey = ({ slug, segment, tab }: { slug: string; segment: string; tab: string }) =>
  `unsaved/${slug}/${segment}/${tab}`

/** The write-through journal of one tab. */
export class Unsaved {
  private readonly waiting = new Map<string, UnsavedText | null>()
  private running: Promise<void> | undefined
  private state: DeviceState = 'kept'

  constructor(
    private readonly store: UseStore,
    private readonly onState: (state: DeviceState) => void,
  ) {}

  /** Keeps this text from now on. Returns at once; `settled` waits for the device. */
  keep(text: UnsavedText): void {
    this.put(unsavedKey(text), text)
  }

  /** Forgets the text of a segment once it was saved or discarded. */
  forget(text: { slug: string; segment: string; tab: string }): void {
    this.put(unsavedKey(text), null)
  }

  /** Resolves when everything said so far is on the device, or has failed. */
  settled(): Promise<void> {
    return this.running ?? Promise.resolve()
  }

  /** Every unsaved text of a transcript on this device, of any tab, oldest first. */
  async all(slug: string): Promise<UnsavedText[]> {
    const found = await entries<string, UnsavedText>(this.store)
    return found
      .filter(([key]) => String(key).startsWith(`unsaved/${slug}/`))
      .map(([, text]) => text)
      .sort((a, b) => a.at - b.at)
  }

  /** Tries again what could not be written. */
  retry(): void {
    if (!this.running && this.waiting.size) this.running = this.write()
  }

  private put(key: string, text: UnsavedText | null) {
    this.waiting.set(key, text)
    this.running ??= this.write()
  }

  private async write() {
    this.say('writing')
    while (this.waiting.size) {
      const [key, text] = this.waiting.entries().next().value!
      try {
        await (text ? set(key, text, this.store) : del(key, this.store))
      } catch {
        this.running = undefined
        this.say('failed')
        return
      }
      if (this.waiting.get(key) === text) this.waiting.delete(key)
    }
    this.running = undefined
    this.say('kept')
  }

  private say(state: DeviceState) {
    if (this.state === state) return
    this.state = state
    this.onState(state)
  }
}
