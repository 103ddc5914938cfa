/**
 * Asks for the comparison again after somebody realigned: one asking at a time, once more where another entry came
 * meanwhile, and until the server answers, as rows of an alignment that is no more would come back with the next visit.
 */
import type { Comparison } from './comparison.ts'

/** After so long it is asked again: of a server that did not answer, and of one that answered from before the entry. */
const AGAIN_MS = 3_000
const SOON_MS = 200

export class Refreshing {
  private turn = 0
  private wanted = 0
  private isAsking = false

  constructor(
    private readonly ask: () => Promise<Comparison | null>,
    private readonly after: (ms: number, call: () => void) => void,
    private readonly taken: (comparison: Comparison) => void,
  ) {}

  /** Another transcript, or none: what is under way is for nobody. */
  stop(): void {
    this.turn++
    this.wanted = 0
    this.isAsking = false
  }

  /** Asks until a comparison comes that holds entry `seq`. */
  since(seq: number): void {
    this.wanted = Math.max(this.wanted, seq)
    if (!this.isAsking) void this.go(this.turn)
  }

  private async go(turn: number): Promise<void> {
    this.isAsking = true
    const comparison = await this.ask()
    if (turn !== this.turn) return
    if (comparison) this.taken(comparison)
    if (comparison && comparison.seq >= this.wanted) {
      this.isAsking = false
      return
    }
    this.after(comparison ? SOON_MS : AGAIN_MS, () => {
      if (turn === this.turn) void this.go(turn)
    })
  }
}
