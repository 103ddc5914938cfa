/** Checking the chain in the page, against a head that was noted elsewhere; the head to be noted; the ledger as a file. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { FAULTS, writtenHead } from '../../core/chain.ts'
import type { Verification } from '../history/verifying.ts'
import type { LedgerView } from '../history/view.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import { ledgerStyles } from './rec-ledger.styles.ts'
import { reportStyles } from './rec-report.styles.ts'

/** What is said of a ledger that was checked. */
function said(verdict: Verification, view: LedgerView): string {
  if (verdict.kind === 'ended') return 'Stopped before the end: nothing was found out.'
  if (verdict.kind === 'away')
    return 'The server cannot be reached, so the ledger could not be read to its end. Try again when it is there.'
  if (verdict.kind === 'broken')
    return `BROKEN: entry ${verdict.seq} ${FAULTS[verdict.fault]}. Of ${view.head.seq} entries, the ${verdict.seq - 1} before it are intact.`
  const { seq } = verdict.head
  return `Intact: ${seq} ${seq === 1 ? 'entry' : 'entries'}, head ${writtenHead(verdict.head)}`
}

@customElement('rec-verify')
export class RecVerify extends LitElement {
  @property({ attribute: false }) view!: LedgerView
  @state() private head = ''
  @state() private copied = false

  static override styles = [controls, reportStyles, ledgerStyles]

  override render() {
    const { checking, hidden } = this.view
    const isReading = checking?.kind === 'reading'
    return html`<details class="verify"><summary>Prove it: check the chain, save the ledger</summary>
      <p class="hint">Every entry carries a fingerprint over itself and the entry before. Whoever notes the newest one, the head, can prove later that nothing before it was altered, removed or added.</p>
      <form class="account" @submit=${this.verify}>
        <input aria-label="A head that was noted before" placeholder="A head noted before, number:fingerprint (may stay empty)" spellcheck="false" .value=${this.head} @input=${(event: Event) => (this.head = (event.target as HTMLInputElement).value)} />
        <button class="main" ?disabled=${isReading}>Check the ledger</button></form>
      <div class="tools"><button @click=${this.copy}>${this.copied ? 'Head copied' : 'Copy the head'}</button>
        <button ?disabled=${isReading} @click=${() => ask(this, { do: 'ledger', ask: { file: true } })}>Save the ledger as a file</button></div>
      ${hidden.length ? html`<p class="hint">The file is whole: it holds the blind readings of ${hidden.join(' and ')} too.</p>` : nothing}
      ${checking ? this.renderChecking(checking) : nothing}</details>`
  }

  private renderChecking(checking: NonNullable<LedgerView['checking']>) {
    if (checking.kind === 'reading')
      return html`<div class="tools" role="status"><progress max=${this.view.head.seq} value=${checking.read} aria-label="Read so far"></progress> ${checking.file ? 'Read' : 'Checked'} ${checking.read} of ${this.view.head.seq} entries <button @click=${() => ask(this, { do: 'ledger', ask: { end: 'checking' } })}>Stop</button></div>`
    const isBroken = checking.verdict.kind === 'broken'
    return html`<p class="verdict ${isBroken ? 'broken' : ''}" role=${isBroken ? 'alert' : 'status'}>${said(checking.verdict, this.view)}</p>`
  }

  private readonly verify = (event: Event) => {
    event.preventDefault()
    ask(this, { do: 'ledger', ask: { verify: this.head } })
  }

  private readonly copy = () => {
    navigator.clipboard?.writeText(writtenHead(this.view.head)).then(
      () => (this.copied = true),
      () => (this.head = writtenHead(this.view.head)),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-verify': RecVerify
  }
}
