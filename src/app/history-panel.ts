/** Which segment's history the inspector shows, asked for once the reader stays with it: a held key passes many rows. */
import type { Hub } from './hub.ts'
import type { Opening } from './opening.ts'

/** So long the cursor rests before the server is asked, in milliseconds. */
const REST_MS = 120

export class HistoryPanel {
  private turn = 0

  constructor(
    private readonly hub: Hub,
    private readonly opening: Opening,
    private readonly after: (ms: number, call: () => void) => void,
  ) {}

  /** Loads the history of the segment named, or of one in the cell under the cursor; nothing while the panel is shut. */
  load(named?: string): void {
    const { address, cursor, history } = this.hub.state
    const ids = this.hub.comparison()?.rows[cursor.row]?.cells[cursor.column] ?? []
    const segment = named ?? ids.find(id => id === history?.segment) ?? ids[0]
    if (address.screen !== 'workbench' || address.panel !== 'history' || !address.slug || !segment) {
      if (history) this.hub.set({ history: null })
      return
    }
    if (history?.segment !== segment) this.hub.set({ history: { segment, loaded: { kind: 'loading' } } })
    const turn = ++this.turn
    this.after(REST_MS, async () => {
      if (turn !== this.turn) return
      const loaded = await this.opening.history(address.slug, segment)
      if (this.hub.state.history?.segment === segment) this.hub.set({ history: { segment, loaded } })
    })
  }
}
