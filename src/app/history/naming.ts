/**
 * Naming points of the ledger: what is typed stays on the device until it is kept. Goes straight to the server, which alone
 * can say how far the ledger has come.
 */
import type { Act } from '../../core/review/act.ts'
import type { Hub } from '../hub.ts'
import type { Opening } from '../opening.ts'
import type { Wire } from '../wire.ts'

/** A point that is being named. */
export interface Naming {
  name: string
  note: string
  /** Null: as it stands. */
  point: number | null
}

interface NamerParts {
  wire: Pick<Wire, 'transcript' | 'save'>
  opening: Pick<Opening, 'remember' | 'remembered'>
  newId(): string
}

const AWAY =
  'The server cannot be reached, so nothing was named. What you typed stays here: try again when it is there.'

export class Namer {
  constructor(
    private readonly hub: Hub,
    private readonly parts: NamerParts,
    /** Something was named. */
    private readonly named: () => void,
  ) {}

  /** Names a point of the ledger. */
  async name(slug: string, naming: Naming): Promise<void> {
    const { person } = this.hub.state
    const { wire, newId } = this.parts
    if (!person) return this.hub.askName({ do: 'name-point', slug, naming })
    const detail = naming.point === null ? await wire.transcript(slug) : null
    const point = naming.point ?? (detail?.kind === 'ok' ? detail.value.ledger.seq : null)
    if (point === null) return this.hub.notify({ text: AWAY })
    const acts: Act[] = [
      { act: 'snapshot', id: newId(), name: naming.name.trim(), note: naming.note.trim(), point },
    ]
    const answer = await wire.save(slug, { id: newId(), kind: 'review', by: person, acts })
    if (answer.kind !== 'ok') {
      return this.hub.notify({
        text: answer.kind === 'refused' ? `Not named: ${answer.problem.detail}` : AWAY,
      })
    }
    this.hub.set({ naming: null, dialog: null })
    this.parts.opening.remember(`naming/${slug}`, null)
    this.hub.notify({ text: `The state after entry ${point} is named “${naming.name.trim()}”.` })
    this.named()
  }

  /** Takes up a name that was begun before. */
  async begin(slug: string, point: number | null): Promise<void> {
    const kept = await this.parts.opening.remembered<Naming>(`naming/${slug}`)
    const begun = this.hub.state.naming ?? kept
    const naming = { name: begun?.name ?? '', note: begun?.note ?? '', point }
    this.hub.set({ naming, dialog: 'snapshot' })
  }

  write(slug: string, naming: Naming): void {
    this.hub.set({ naming })
    this.parts.opening.remember(`naming/${slug}`, naming)
  }
}
