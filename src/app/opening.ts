/**
 * How things come onto the screen: the library, a transcript with its comparison, a segment's history, texts compared on
 * this device. Asks the server, falls back on the device's copy, and says in a sentence what to do where neither serves.
 */
import { del, get, keys, set, type UseStore } from 'idb-keyval'
import type { History, Ledger } from '../api/ledger.ts'
import type { Lineage } from '../api/lineage.ts'
import type { ReviewState } from '../api/review.ts'
import type { TranscriptDetail, TranscriptSummary } from '../api/transcripts.ts'
import type { WorkbenchAddress } from './address.ts'
import { askOrKept } from './cache.ts'
import type { Comparison } from './comparison.ts'
import { differencesReady } from './differences.ts'
import { type LiveEvents, listen } from './live.ts'
import { reception } from './rest.ts'
import { nothingUnsaid, type Unsaid } from './review/unsaid.ts'
import type { GivenText, Loaded, OpenTranscript } from './state.ts'
import { asTabsGo } from './tab.ts'
import type { Unsaved, UnsavedText } from './unsaved.ts'
import type { Answer, Wire } from './wire.ts'

const AWAY =
  'The server cannot be reached, and this device holds no copy. Start Recension again, then reload this page.'
/** As many versions as stand beside each other without being chosen. */
const FIRST_COLUMNS = 4
const GIVEN = 'given-texts'

export class Opening {
  constructor(
    private readonly wire: Wire,
    private readonly cache: UseStore,
    private readonly journal: Unsaved,
  ) {}

  library(): Promise<Loaded<TranscriptSummary[]>> {
    return this.load('transcripts', () => this.wire.transcripts())
  }

  /** A transcript with the versions that the address names, or with its first ones. */
  async transcript(address: WorkbenchAddress): Promise<Loaded<OpenTranscript>> {
    if (!address.slug) return this.givenTexts()
    const { slug } = address
    // Under way while the server is asked; nothing waits for it before there is something to compare.
    const ready = differencesReady().then(
      () => true,
      () => false,
    )
    const detail = await this.load<TranscriptDetail>(`transcript/${slug}`, () => this.wire.transcript(slug))
    if (detail.kind !== 'ready') return detail
    const versions = address.versions.length ? address.versions : firstColumns(detail.value)
    const comparison = await this.load<Comparison>(`comparison/${slug}/${versions.join(',')}`, () =>
      this.wire.comparison(slug, versions),
    )
    if (comparison.kind !== 'ready') return comparison
    if (!(await ready)) return { kind: 'failed', detail: AWAY }
    const kept = detail.kept || comparison.kept
    return { kind: 'ready', kept, value: { detail: detail.value, comparison: comparison.value, given: null } }
  }

  /** The comparison once more, as the server has it now; null where it cannot be asked. */
  async again(comparison: Comparison | null): Promise<Comparison | null> {
    if (!comparison?.slug) return null
    const { slug, versions } = comparison
    const answer = await this.load<Comparison>(`comparison/${slug}/${versions.join(',')}`, () =>
      this.wire.comparison(slug, versions),
    )
    return answer.kind === 'ready' && !answer.kept ? answer.value : null
  }

  history(slug: string, segment: string): Promise<Loaded<History>> {
    return this.load(`history/${slug}/${segment}`, () => this.wire.history(slug, segment))
  }

  review(slug: string): Promise<Loaded<ReviewState>> {
    return this.load(`review/${slug}`, () => this.wire.review(slug))
  }

  detail(slug: string): Promise<Loaded<TranscriptDetail>> {
    return this.load(`transcript/${slug}`, () => this.wire.transcript(slug))
  }

  /** The entries after a number, as many as come at once. */
  ledger(slug: string, after: number): Promise<Loaded<Ledger>> {
    return this.load(`ledger/${slug}/${after}`, () => this.wire.ledger(slug, after))
  }

  lineage(slug: string, segment: string): Promise<Loaded<Lineage>> {
    return this.load(`lineage/${slug}/${segment}`, () => this.wire.lineage(slug, segment))
  }

  /**
   * What was begun to be said of a transcript: this tab's own, then that of tabs that are gone. `take` answers with all that
   * this tab has then; null: it is for another page to take.
   */
  async unsaid(slug: string, tab: string, take: (left: Unsaid) => Unsaid | null): Promise<void> {
    const prefix = `unsaid/${slug}/`
    take((await this.remembered<Unsaid>(prefix + tab)) ?? nothingUnsaid)
    const found = await keys<string>(this.cache).catch(() => [])
    const others = found.map(String).filter(key => key.startsWith(prefix) && key !== prefix + tab)
    const tabs = others.map(key => key.slice(prefix.length))
    const takeOver = async (gone: string) => {
      const left = await this.remembered<Unsaid>(prefix + gone)
      const all = left && take(left)
      if (!all) return
      // Of another tab only what this one has for sure may go.
      await set(prefix + tab, all, this.cache)
      await del(prefix + gone, this.cache)
    }
    void asTabsGo(tabs, takeOver).catch(() => {})
  }

  keepUnsaid(slug: string, tab: string, unsaid: Unsaid): void {
    this.remember(`unsaid/${slug}/${tab}`, unsaid)
  }

  /** What this device kept under a key; null: nothing. */
  async remembered<T>(key: string): Promise<T | null> {
    return (await get<T>(key, this.cache).catch(() => null)) ?? null
  }

  remember(key: string, value: unknown): void {
    void set(key, value, this.cache).catch(() => {})
  }

  listen(comparison: Comparison, events: LiveEvents): () => void {
    return comparison.slug ? listen(this.wire, comparison.slug, comparison.seq, events) : () => {}
  }

  /**
   * Offers the unsaved texts of this tab and of tabs that are gone; those of living tabs are being written there, and are
   * offered once they go. Resolves when all that can be offered now has been.
   */
  async unsaved(slug: string, tab: string, offer: (texts: UnsavedText[]) => void): Promise<void> {
    const found = await this.journal.all(slug)
    offer(found.filter(text => text.tab === tab))
    await asTabsGo(
      found.map(text => text.tab).filter(other => other !== tab),
      async gone => offer((await this.journal.all(slug)).filter(text => text.tab === gone)),
    ).catch(() => {})
  }

  /** Remembers the texts of `/compare` on this device, so that a reload shows them again. */
  async keepGiven(texts: readonly GivenText[]): Promise<void> {
    await set(GIVEN, texts, this.cache).catch(() => {})
  }

  private async givenTexts(): Promise<Loaded<OpenTranscript>> {
    const texts = await get<GivenText[]>(GIVEN, this.cache).catch(() => undefined)
    if (!texts?.length)
      return { kind: 'failed', detail: 'Choose the texts to compare in the library: this device holds none.' }
    // Segmenting and aligning are the server's work as a rule: the page loads them when it needs them.
    const local = await Promise.all([reception.local(), differencesReady()]).catch(() => null)
    if (!local) return { kind: 'failed', detail: AWAY }
    return {
      kind: 'ready',
      kept: false,
      value: { detail: null, comparison: local[0].compareTexts(texts), given: texts },
    }
  }

  private async load<T>(key: string, ask: () => Promise<Answer<T>>): Promise<Loaded<T>> {
    const answer = await askOrKept(this.cache, key, ask)
    if (answer.kind === 'ok') return { kind: 'ready', value: answer.value, kept: false }
    if (answer.kind === 'kept') return { kind: 'ready', value: answer.value, kept: true }
    return { kind: 'failed', detail: answer.kind === 'refused' ? answer.problem.detail : AWAY }
  }
}

/** The base is the translation, not the original: it is the translation that is proofread. */
function firstColumns(detail: TranscriptDetail): string[] {
  const translations = detail.versions.filter(({ role }) => role !== 'original' && role !== 'copy')
  const originals = detail.versions.filter(({ role }) => role === 'original')
  return [
    ...translations.slice(0, FIRST_COLUMNS - Math.min(1, originals.length)),
    ...originals.slice(0, 1),
  ].map(({ siglum }) => siglum)
}

/** The version that is proofread: the one named, if it is shown; else the base. */
export function workingOf(comparison: Comparison, working: string): string {
  return comparison.versions.includes(working) ? working : comparison.base
}
