/**
 * Checking the chain and saving the ledger as a file, as they go on: so many entries so far, ended when a person says so or
 * leaves. The reading itself is in `verifying.ts`. Always from the server: what this device holds proves nothing.
 */
import { type ChainHead, parseHead } from '../../core/chain.ts'
import type { Hub } from '../hub.ts'
import type { Wire } from '../wire.ts'
import { ledgerFile, type Verification, verifyLedger } from './verifying.ts'

/** How the chain is found; null: it was not asked for. `read`: so many entries so far. */
export type Checking =
  | { kind: 'reading'; read: number; file: boolean }
  | { kind: 'done'; verdict: Verification }
  | null

interface CheckerParts {
  wire: Pick<Wire, 'ledger'>
  sha256(text: string): Promise<string>
  download(name: string, parts: readonly string[]): void
}

const NO_HEAD =
  'A head is written as the number of an entry, a colon and 64 hexadecimal digits, such as 142:9f2c….'
const AWAY = 'The server cannot be reached, so no file was made. Try again when it is there.'

export class Checker {
  /** Counts what was begun: an earlier one ends at its next page. */
  private turn = 0

  constructor(
    private readonly hub: Hub,
    private readonly parts: CheckerParts,
    private readonly tell: (checking: Checking) => void,
  ) {}

  /** Checks every entry against `written`, a head that was noted elsewhere; where that is empty, against the head known here. */
  async verify(slug: string, written: string, known: ChainHead): Promise<void> {
    const head = written.trim() ? parseHead(written) : known
    if (!head) return this.hub.notify({ text: NO_HEAD })
    const { reading, goesOn } = this.begin(slug, false)
    const verdict = await verifyLedger(reading, head, goesOn)
    if (goesOn(null)) this.tell({ kind: 'done', verdict })
  }

  /** Hands the whole ledger to the person as a file that `recension verify` reads. */
  async file(slug: string, head: ChainHead): Promise<void> {
    const { reading, goesOn } = this.begin(slug, true)
    const parts = await ledgerFile(reading, goesOn)
    if (!goesOn(null)) return
    this.tell(null)
    if (parts) this.parts.download(`${slug}-ledger-${head.seq}.json`, parts)
    else this.hub.notify({ text: AWAY })
  }

  end(): void {
    this.turn++
    this.tell({ kind: 'done', verdict: { kind: 'ended' } })
  }

  private begin(slug: string, file: boolean) {
    const turn = ++this.turn
    this.tell({ kind: 'reading', read: 0, file })
    const { wire, sha256 } = this.parts
    const goesOn = (read: number | null) => {
      const isOurs = turn === this.turn && this.hub.state.address.screen === 'ledger'
      if (isOurs && read !== null) this.tell({ kind: 'reading', read, file })
      return isOurs
    }
    return { reading: { ledger: (after: number) => wire.ledger(slug, after), sha256 }, goesOn }
  }
}
