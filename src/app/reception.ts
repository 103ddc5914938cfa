/**
 * Who comes in: the name that stands in the history, asked for when it is first needed. What was asked for waits for the name,
 * and is dropped with it.
 */
import type { Hub } from './hub.ts'
import type { Action, Dialog } from './state.ts'

export interface ReceptionParts {
  /** Keeps the person's name on the device. */
  keepPerson(person: string): void
}

export class Reception {
  /** What was asked for before a name was given. */
  private afterName: Action | null = null

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
    // Files that were about to be kept are not lost with the name.
    const isBackToTexts = dialog === null && open === 'person' && asked?.do === 'incoming'
    this.hub.set({ dialog: isBackToTexts ? 'import' : dialog })
  }
}
