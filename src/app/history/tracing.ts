/**
 * Whence the words of a segment come: asks for its lineage, holds the word that is looked at, and moves from word to word.
 * The tracing itself is the server's work (`core/review/lineage.ts`): it needs the lives of other segments, too.
 */
import type { Lineage, LineageSpan } from '../../api/lineage.ts'
import { wordsIn } from '../../core/lineage/words.ts'
import { findSegment } from '../comparison.ts'
import type { Hub } from '../hub.ts'
import { askingAbout, type Stretch, stretchOf } from '../review/asking.ts'
import type { Loaded } from '../state.ts'

/** The segment whose words are looked at, and the word that is chosen, by its number; null: none is yet. */
export interface Tracing {
  segment: string
  lineage: Loaded<Lineage>
  word: number | null
  /** Counts the times that it was asked for by key: then its words take the focus. */
  asked: number
}

/** A word of a traced text, or a blank between two. */
export interface TracedWord {
  from: number
  to: number
  /** The place of its span in the lineage. */
  span: number
}

/** The words of a traced text, each with its span, in order. */
export function tracedWords({ text, spans }: Pick<Lineage, 'text' | 'spans'>): TracedWord[] {
  const { from, to } = wordsIn(text)
  let span = 0
  return from.map((start, i) => {
    while (span < spans.length - 1 && spans[span]!.to <= start) span++
    return { from: start, to: to[i]!, span }
  })
}

/** The entry that a span was last brought by: what its shade and its number stand for. */
export const broughtBy = ({ origin, path }: LineageSpan) => path.at(-1) ?? origin

export class Tracer {
  private turn = 0

  constructor(
    private readonly hub: Hub,
    private readonly load: (slug: string, segment: string) => Promise<Loaded<Lineage>>,
  ) {}

  /** Traces what is selected, else the change that is marked, else the segment under the cursor. */
  async begin(selected: Stretch | null, named?: string): Promise<void> {
    const { hub } = this
    const { slug } = hub.comparison() ?? {}
    if (named && slug) return this.open(slug, named, null, true)
    const comparison = hub.comparison()
    const about = comparison && askingAbout(comparison, hub.state.cursor, selected)
    if (!comparison?.slug || !about)
      return hub.notify({ text: 'Go to a segment of a version as it stands: its words can be traced.' })
    const text = findSegment(comparison, about.segment)?.text ?? ''
    const stretch = about.quote ? stretchOf(text, about) : null
    if (hub.state.address.screen === 'workbench' && hub.state.address.panel !== 'history')
      hub.perform({ do: 'show', panel: 'history' })
    hub.perform({ do: 'history-of', segment: about.segment })
    await this.open(comparison.slug, about.segment, stretch, true)
  }

  /** Loads the lineage of a segment; `stretch` says which words are meant. */
  async open(
    slug: string,
    segment: string,
    stretch: { from: number; to: number } | null,
    takesFocus: boolean,
  ): Promise<void> {
    const turn = ++this.turn
    const before = this.hub.state.tracing
    const asked = (before?.asked ?? 0) + (takesFocus ? 1 : 0)
    this.hub.set({ tracing: { segment, lineage: { kind: 'loading' }, word: null, asked } })
    const lineage = await this.load(slug, segment)
    if (turn !== this.turn) return
    const word = lineage.kind === 'ready' ? wordAt(lineage.value, stretch) : null
    this.hub.set({ tracing: { segment, lineage, word, asked } })
  }

  /** Looks at a word; null: at none any more. */
  choose(word: number | null): void {
    const { tracing } = this.hub.state
    if (word === null) this.turn++
    if (tracing) this.hub.set({ tracing: word === null ? null : { ...tracing, word } })
  }
}

/** The first word of the stretch; of a whole segment the first that was not just imported, if there is one. */
function wordAt(lineage: Lineage, stretch: { from: number; to: number } | null): number | null {
  const words = tracedWords(lineage)
  if (words.length === 0) return null
  if (stretch)
    return Math.max(
      0,
      words.findIndex(({ to }) => to > stretch.from),
    )
  const changed = words.findIndex(({ span }) => broughtBy(lineage.spans[span]!).changeset !== 'import')
  return Math.max(0, changed)
}
