/**
 * Restoring, from the first look to the save: shows the versions that it is about beside their past, holds what is ticked,
 * and saves it as one changeset, which one undo takes back. What would become of each segment is told in `restoring.ts`.
 */
import { workbenchAddress } from '../address.ts'
import type { Desk } from '../desk.ts'
import type { Hub } from '../hub.ts'
import type { Saving } from '../saving.ts'
import { beginRestoring, placesFor, proposeRestoring, type RestoreAsked, versionsFor } from './restoring.ts'

/** The session, as far as restoring needs it. */
interface Guided extends Hub {
  go(address: ReturnType<typeof workbenchAddress>, how: 'push'): Promise<void>
}

export class Restorer {
  constructor(
    private readonly hub: Guided,
    private readonly saving: Saving,
    private readonly desk: Pick<Desk, 'remember'>,
  ) {}

  /** Shows what is to be restored, old beside new, and asks. */
  async begin(slug: string, asked: RestoreAsked): Promise<void> {
    const versions = versionsFor(asked)
    const working = versions[1]!
    const at = asked.kind === 'changeset' ? asked.revisions[0]!.segment : ''
    await this.hub.go({ ...workbenchAddress(slug), versions, working, at }, 'push')
    if (this.hub.comparison()?.slug !== slug) return
    this.hub.set({ restoring: beginRestoring(asked), dialog: 'restore' })
  }

  /** Saves what is ticked. */
  save(): void {
    const { restoring, person } = this.hub.state
    const comparison = this.hub.comparison()
    if (!restoring || !comparison) return
    if (!person) return this.hub.askName({ do: 'restore-all' })
    const proposal = proposeRestoring(placesFor(restoring.asked, comparison), restoring)
    if (!proposal) return
    this.desk.remember(this.saving.save(proposal))
    this.hub.set({ dialog: null, restoring: null })
    const { length } = proposal.edits
    this.hub.notify({
      text: `Restored in ${length} ${length === 1 ? 'segment' : 'segments'}. Queries stay. “u” takes all of it back.`,
      takesBack: true,
    })
  }
}
