/**
 * The strip above the ledger: how much happened along it, and the slider that says from where the list is read. Dark bars
 * changed words, pale ones did not; stretches that were not loaded have a broken line.
 */
import { html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { told } from '../history/telling.ts'
import type { LedgerView } from '../history/view.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import { ledgerStyles } from './rec-ledger.styles.ts'
import { dayAndTime } from './time.ts'

/** Of a bar in the strip's own units, with the blank beside it; and of the line under it. */
const WIDE = 10
const GAP = 2
const HIGH = 44
const LINE = 4
/** Bars that are few stay slim. */
const FEW = 50
const SLIM = 4

@customElement('rec-ledger-strip')
export class RecLedgerStrip extends LitElement {
  @property({ attribute: false }) view!: LedgerView

  static override styles = [controls, ledgerStyles]

  override render() {
    const { view } = this
    const most = Math.log2(1 + Math.max(1, ...view.bars.map(({ weight }) => weight)))
    const [first] = view.entries
    const wide = view.bars.length < FEW ? SLIM : WIDE - GAP
    const here = first
      ? `Entry ${first.seq}, ${dayAndTime(first.at)}: ${first.by} ${told(first, view.review)}`
      : `Entry ${view.at}`
    return html`<div class="scrub">
      <svg class="strip" aria-hidden="true" viewBox=${`0 0 ${view.bars.length * WIDE} ${HIGH}`} preserveAspectRatio="none" @click=${this.clicked}>${view.bars.map(
        (bar, i) => {
          const height = (Math.log2(1 + bar.weight) / most) * (HIGH - LINE)
          const share = bar.entries ? (bar.texts / bar.entries) * height : 0
          const isHere = view.at >= bar.from && view.at < bar.to
          const rect = (name: string, top: number, tall: number) =>
            tall > 0
              ? svg`<rect class=${name} x=${i * WIDE + (WIDE - wide) / 2} y=${top} width=${wide} height=${tall}></rect>`
              : nothing
          const floor = HIGH - LINE
          return svg`${rect('other', floor - height, height - share)}${rect('text', floor - share, share)}${rect(isHere ? 'here' : bar.unknown ? 'unknown' : 'floor', isHere ? floor : HIGH - 1, isHere ? LINE : 1)}`
        },
      )}</svg>
      <input type="range" min="1" max=${view.head.seq} step="1" .value=${live(String(view.at))} aria-label="Entry from which the list is read" aria-valuetext=${here}
        @input=${(event: Event) => ask(this, { do: 'ledger', ask: { to: Number((event.target as HTMLInputElement).value) } })} @keydown=${this.stepped} />
      <div class="ends"><span>1</span><span>${first ? `from entry ${first.seq}, ${dayAndTime(first.at)}` : `from entry ${view.at}`}</span><span>${view.head.seq}</span></div></div>`
  }

  /** Arrow keys go from entry to entry of those that are asked for, not from number to number. */
  private readonly stepped = (event: KeyboardEvent) => {
    const steps: Record<string, 'older' | 'newer'> = {
      ArrowLeft: 'older', ArrowDown: 'older', ArrowRight: 'newer', ArrowUp: 'newer',
    } // biome-ignore format: a table
    const turns: Record<string, 'older' | 'newer'> = { PageDown: 'older', PageUp: 'newer' }
    const step = steps[event.key]
    const turn = turns[event.key]
    if ((!step && !turn) || event.altKey) return
    event.preventDefault()
    ask(this, { do: 'ledger', ask: step ? { step } : { turn: turn! } })
  }

  private readonly clicked = (event: MouseEvent) => {
    const strip = event.currentTarget as Element
    const { left, width } = strip.getBoundingClientRect()
    const share = Math.max(0, Math.min(1, (event.clientX - left) / width))
    ask(this, { do: 'ledger', ask: { to: Math.max(1, Math.round(1 + share * (this.view.head.seq - 1))) } })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-ledger-strip': RecLedgerStrip
  }
}
