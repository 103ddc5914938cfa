/**
 * Replacing, from the first word typed to the save: what was typed stays on the device, by transcript, until it is done or
 * emptied; what was chosen is saved as one changeset, which one undo takes back. What it comes to is told in `replacing.ts`.
 */
import type { Desk } from './desk.ts'
import type { Hub } from './hub.ts'
import { fresh, type Replacing } from './replacing.ts'
import type { Saving } from './saving.ts'
import type { Action } from './state.ts'

interface ReplacerParts {
  remembered<T>(key: string): Promise<T | null>
  remember(key: string, value: unknown): void
}

export class Replacer {
  /** The transcript that what was typed belongs to. */
  private slug: string | null = null

  constructor(
    private readonly hub: Hub,
    private readonly saving: Pick<Saving, 'save'>,
    private readonly desk: Pick<Desk, 'remember'>,
    private readonly parts: ReplacerParts,
  ) {}

  /** Takes up what was typed before in this transcript. */
  async begin(): Promise<void> {
    const slug = this.hub.comparison()?.slug ?? ''
    if (slug === this.slug) return
    if (this.slug !== null) this.hub.set({ replacing: null })
    this.slug = slug
    const kept = await this.parts.remembered<Replacing>(keyOf(slug))
    // Who types faster than the device answers is not interrupted.
    if (kept && this.slug === slug && !this.hub.state.replacing)
      this.hub.set({ replacing: { ...fresh, ...kept } })
  }

  /** Saves what was chosen, upon the texts that were looked at. */
  save(asked: Extract<Action, { do: 'replace-all' }>): void {
    const { edits, parents } = asked
    const [first] = edits
    if (!first) return
    if (!this.hub.state.person) return this.hub.askName(asked)
    const done = this.saving.save({ kind: 'replace', edits, marks: [] }, { parents })
    this.desk.remember(done)
    this.hub.set({ dialog: null, replacing: null })
    this.keep(null)
    const [where, what] =
      edits.length === 1 ? [first.segment, 'it'] : [`${edits.length} segments`, 'all of it']
    this.hub.notify({ text: `Changed in ${where}. “u” takes ${what} back.`, takesBack: true })
  }

  /** Keeps what was typed; null: it is done. */
  keep(replacing: Replacing | null): void {
    if (this.slug !== null) this.parts.remember(keyOf(this.slug), replacing)
  }
}

const keyOf = (slug: string) => `replacing/${slug}`
