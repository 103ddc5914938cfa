/**
 * Unsaved text: what a proofreader typed and has not saved, written through to the device on every input. Kept per
 * segment and tab, with the parent it was written upon, so that it can be offered again and merged. A debounce would lose
 * text on every way out of the page; so would waiting for the write before, as a page that is left hears no answer. The
 * device's database keeps the order of writes by itself.
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

/** So many writes go on at a time; on a device that is slower than the typing, later texts wait and replace each other. */
const MOST_IN_FLIGHT = 8

/** The write-through journal of one tab. */
export class Unsaved {
  private readonly waiting = new Map<string, UnsavedText | null>()
  /** What was said last under each key, whether the device has it yet or not. */
  private readonly newest = new Map<string, UnsavedText | null>()
  private inFlight = 0
  private state: DeviceState = 'kept'

  constructor(
    private readonly store: UseStore,
    private readonly onState: (state: DeviceState) => void,
  ) {}

  /** Keeps this text from now on. */
  keep(text: UnsavedText): void {
    this.put(unsavedKey(text), text)
  }

  /** Forgets the text of a segment once it was saved or discarded. */
  forget(text: { slug: string; segment: string; tab: string }): void {
    this.put(unsavedKey(text), null)
  }

  /** Every unsaved text of a transcript on this device, of any tab, oldest first; with what the device could not keep. */
  async all(slug: string): Promise<UnsavedText[]> {
    const found = await entries<string, UnsavedText>(this.store).catch(() => [])
    const texts = new Map<string, UnsavedText | null>([...found, ...this.newest])
    return [...texts]
      .flatMap(([key, text]) => (text && String(key).startsWith(`unsaved/${slug}/`) ? [text] : []))
      .sort((a, b) => a.at - b.at)
  }

  /** Writes all that waits, now: the page may be about to go, or the device may have room again. */
  flush(): void {
    for (const [key, text] of this.waiting) void this.write(key, text)
    this.waiting.clear()
  }

  private put(key: string, text: UnsavedText | null) {
    this.newest.set(key, text)
    this.waiting.set(key, text)
    if (this.inFlight < MOST_IN_FLIGHT) this.flush()
  }

  private async write(key: string, text: UnsavedText | null) {
    this.inFlight++
    // What failed has failed until all is kept: trying again is no reason to call the alarm off.
    if (this.state !== 'failed') this.say('writing')
    try {
      await (text ? set(key, text, this.store) : del(key, this.store))
      this.inFlight--
      if (this.waiting.size) this.flush()
    } catch {
      this.inFlight--
      // To be tried again, unless a later text was said meanwhile: it may be on the device already.
      if (this.newest.get(key) === text) this.waiting.set(key, text)
      this.say('failed')
    }
    if (this.inFlight === 0 && this.waiting.size === 0) this.say('kept')
  }

  private say(state: DeviceState) {
    if (this.state === state) return
    this.state = state
    this.onState(state)
  }
}
