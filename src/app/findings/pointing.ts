/**
 * Keeps what is pointed at true to the text: has the version under the cursor checked whenever its words or the lists agreed
 * on change, and follows what is typed, a key at a time and never before the key is painted. What is found is the core's,
 * how it is shown `view.ts`'s; what a person decides of a finding is in `settling.ts`.
 */
import { alarmsIn } from '../../core/checks/alarm.ts'
import { withoutBrackets } from '../../core/checks/brackets.ts'
import type { CheckContext } from '../../core/checks/finding.ts'
import { defaultPolicy } from '../../core/review/policy.ts'
import type { SegmentState } from '../comparison.ts'
import { readNames } from '../differences.ts'
import type { Hub } from '../hub.ts'
import type { Checker } from './checker.ts'
import type { Drafts } from './found.ts'
import type { Looked, SentSegment } from './looking.ts'
import { Settling } from './settling.ts'
import { viewOf } from './view.ts'

export interface PointingParts {
  checker: Checker
  idle(call: () => void): void
  /** The classes of change are to be told anew. */
  surveyAnew(): void
  remembered<T>(key: string): Promise<T | null>
  remember(key: string, value: unknown): void
}

const MARKING = 'findings-marked'

export class Pointing {
  readonly settling: Settling
  private slug: string | null = null
  private ref = ''
  private segments: readonly SegmentState[] = []
  private sent: readonly SentSegment[] = []
  private context: { key: string; value: CheckContext } | null = null
  /** What was found last in this version, and in which words. */
  private found: { looked: Looked; checked: readonly SentSegment[]; context: CheckContext } | null = null
  private asked: readonly unknown[] = []
  private shown: readonly unknown[] = []
  private typed: readonly unknown[] = []
  private isTyping = false

  constructor(
    private readonly hub: Hub,
    private readonly parts: PointingParts,
  ) {
    this.settling = new Settling(hub, () => this.show())
    void parts.remembered<boolean>(MARKING).then(marked => {
      if (marked === false) hub.set({ marking: false })
    })
  }

  /** Looks whether anything changed that findings depend on. Called after every change of the state: it costs next to nothing. */
  look(): void {
    const { cursor, review, editing } = this.hub.state
    const comparison = this.hub.comparison()
    const version = comparison?.texts[cursor.column]
    if (!comparison || !version) return this.forget()
    if (comparison.slug !== this.slug) this.enter(comparison.slug)
    if (cursor.column !== this.ref) {
      this.ref = cursor.column
      this.found = null
      this.sent = []
      this.segments = []
    }
    this.learnNames()
    const context = this.contextOf(version.language)
    if (version.segments !== this.segments) {
      this.sent = sentOf(version.segments, this.segments, this.sent)
      this.segments = version.segments
    }
    const asked = [this.sent, context]
    if (!isSame(asked, this.asked)) {
      this.asked = asked
      this.check(this.sent, context)
    }
    const shown = [this.found, this.sent, review?.review.dismissals]
    if (!isSame(shown, this.shown)) {
      this.shown = shown
      this.show()
    }
    const typed = [editing?.segment, editing?.text]
    if (!isSame(typed, this.typed)) {
      this.typed = typed
      this.follow()
    }
  }

  private forget(): void {
    const { findings, pointed } = this.hub.state
    this.ref = ''
    this.found = null
    this.asked = []
    if (findings || pointed) this.hub.set({ findings: null, pointed: null })
  }

  private enter(slug: string): void {
    this.slug = slug
    this.ref = ''
    this.hub.set({ drafts: {} })
    if (!slug) return
    void this.parts.remembered<Drafts>(draftsKey(slug)).then(drafts => {
      if (drafts && slug === this.slug) this.hub.set({ drafts: { ...drafts, ...this.hub.state.drafts } })
    })
  }

  /** Names that are written in several forms are told from other words by the register. */
  private learnNames(): void {
    const names = this.hub.state.review?.review.names
    const forms = names?.value.map(({ preferred, forms }) => [preferred, ...forms]) ?? []
    if (readNames(`${this.slug} ${names?.id ?? ''}`, forms)) this.parts.surveyAnew()
  }

  private contextOf(language: string): CheckContext {
    const review = this.hub.state.review?.review
    const { names, glossary, policy } = review ?? {}
    const key = [language, names?.id, glossary?.id, policy?.id].join(' ')
    if (this.context?.key !== key) {
      const value = {
        language,
        names: names?.value ?? [],
        glossary: glossary?.value ?? [],
        policy: policy?.value ?? defaultPolicy,
      }
      this.context = { key, value }
    }
    return this.context.value
  }

  private check(checked: readonly SentSegment[], context: CheckContext): void {
    this.parts.checker.check(checked, context, looked => {
      if (checked !== this.sent) return
      this.found = { looked, checked, context }
      this.look()
    })
  }

  /** Shows what was found in the words as they are now. */
  private show(): void {
    const { found, sent, ref, hub } = this
    const { editing, review, findings } = hub.state
    if (!found) {
      if (findings) hub.set({ findings: null })
      return
    }
    const typed = editing && editing.ref === ref ? editing : null
    const dismissals = review?.review.dismissals ?? []
    const { looked, checked, context } = found
    const view = viewOf({ ref, looked, checked, now: sent, typed, dismissals, context }, findings)
    if (view !== findings) hub.set({ findings: view })
    this.settling.known()
  }

  /** Follows what is typed, once the key has been painted. */
  private follow(): void {
    if (this.isTyping) return
    this.isTyping = true
    this.parts.idle(() => {
      this.isTyping = false
      const { editing } = this.hub.state
      if (this.found) this.show()
      if (!editing || !this.context) return
      const alarms = alarmsIn(editing.parentText, editing.text, this.context.value).map(
        ({ message }) => message,
      )
      const before = this.hub.state.editing?.alarms ?? []
      if (alarms.join('\n') !== before.join('\n')) this.hub.set({ editing: { ...editing, alarms } })
    })
  }

  /** Shows or hides the marks in the text, and remembers it on this device. */
  mark(marking: boolean): void {
    this.parts.remember(MARKING, marking)
    this.hub.set({ marking })
  }

  /** Shows the clean text without the words in editorial brackets, or with them again. */
  turnBrackets(): void {
    const isBare = this.hub.state.bare !== null
    this.hub.set({ bare: isBare ? null : text => withoutBrackets(text) })
    const { address } = this.hub.state
    if (!isBare && address.screen === 'workbench' && address.layout !== 'clean')
      this.hub.perform({ do: 'show', layout: 'clean' })
  }

  /** Keeps the lists that are being written, on this device too. */
  draft(drafts: Drafts): void {
    this.hub.set({ drafts })
    if (this.slug) this.parts.remember(draftsKey(this.slug), drafts)
  }
}

const draftsKey = (slug: string) => `drafts/${slug}`

/** Segments as they are sent to be checked; the same list as before where no word changed. */
function sentOf(
  segments: readonly SegmentState[],
  before: readonly SegmentState[],
  sent: readonly SentSegment[],
): readonly SentSegment[] {
  const list = segments.map((segment, i) => {
    const known = sent[i]
    if (known && (segment === before[i] || isAlike(segment, known))) return known
    const { id, kind, speaker, field, joins, text, imported } = segment
    return { id, kind, speaker, field, joins, text, ...(imported === text ? {} : { imported }) }
  })
  return list.length === sent.length && list.every((segment, i) => segment === sent[i]) ? sent : list
}

const isAlike = ({ id, text, imported }: SegmentState, known: SentSegment) =>
  known.id === id && known.text === text && (known.imported ?? known.text) === imported

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((part, i) => part === b[i])
