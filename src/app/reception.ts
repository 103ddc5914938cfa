/**
 * Who comes in, and with what: the name that stands in the history, asked for when it is first needed, and texts that are
 * to be kept. What was asked for waits for the name, and is dropped with it.
 */
import { workbenchAddress } from './address.ts'
import type { Hub } from './hub.ts'
import type { Opening } from './opening.ts'
import type { Action, Dialog, GivenText } from './state.ts'

export interface ReceptionParts {
  opening: Opening
  newId(): string
  /** Keeps the person's name on the device. */
  keepPerson(person: string): void
}

export class Reception {
  /** What was asked for before a name was given. */
  private afterName: Action | null = null
  private keeping: { id: string; title: string; texts: readonly GivenText[]; isUnderWay: boolean } | null =
    null

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReceptionParts,
  ) {}

  /** Asks for a name; what was asked is done afterwards. */
  askName(asked: Action): void {
    this.afterName = asked
    this.hub.set({ dialog: 'person' })
  }

  /** A name was given. */
  name(person: string): void {
    this.parts.keepPerson(person)
    const asked = this.afterName
    this.afterName = null
    this.hub.set({ person, dialog: null })
    if (asked) this.hub.perform(asked)
  }

  /** Opens a dialog, or closes the one that is open: then what waited for its answer is taken back. */
  show(dialog: Dialog | null): void {
    const { dialog: open } = this.hub.state
    const asked = this.afterName
    if (dialog !== 'person') this.afterName = null
    // Texts that were about to be kept are not lost with the name.
    const isBackToTexts = dialog === null && open === 'person' && asked?.do === 'keep-texts'
    if (dialog === null && open === 'import') this.hub.set({ incoming: { texts: [], refusals: [] } })
    this.hub.set({ dialog: isBackToTexts ? 'import' : dialog })
  }

  /** Makes a transcript of texts; once, however often it is asked for. */
  async keepTexts(action: Extract<Action, { do: 'keep-texts' }>): Promise<void> {
    const { title, texts } = action
    this.hub.set({ incoming: { texts, refusals: [] } })
    if (!this.hub.state.person) return this.askName(action)
    if (this.keeping?.isUnderWay) return
    // The same texts asked for again (the answer was lost) go under the same id: kept twice is kept once.
    const before = this.keeping
    const isAgain = before?.title === title && isSameTexts(before.texts, texts)
    const id = isAgain ? before.id : this.parts.newId()
    this.keeping = { id, title, texts, isUnderWay: true }
    const answer = await this.parts.opening.keepTexts({ title, texts }, this.hub.state.person, id)
    this.keeping = { id, title, texts, isUnderWay: false }
    if (answer.kind === 'failed') {
      return this.hub.set({ incoming: { texts, refusals: [answer.detail] }, dialog: 'import' })
    }
    this.hub.set({ incoming: { texts: [], refusals: [] } })
    this.hub.perform({ do: 'go', address: workbenchAddress(answer.slug) })
  }
}

const isSameTexts = (a: readonly GivenText[], b: readonly GivenText[]) =>
  a.length === b.length && a.every(({ name, text }, i) => name === b[i]!.name && text === b[i]!.text)
