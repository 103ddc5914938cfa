/**
 * How the current row is aligned: what answers what, how sure that is and why, who said so, and what can be done about it:
 * confirm, let go, take a cell out, link it elsewhere; go to where a moved cell stands; join what the others have as one.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Comparison, isWritable } from '../comparison.ts'
import { reasonsOf } from '../doubts.ts'
import { movesIn, placeOf } from '../moves.ts'
import { pinsHolding, standingIds } from '../pinning.ts'
import { rowView } from '../rows.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import { dayAndTime } from './time.ts'

@customElement('rec-alignment')
export class RecAlignment extends LitElement {
  @property({ attribute: false }) comparison!: Comparison
  @property({ type: Number }) row = 0
  /** The version under the cursor. */
  @property() column = ''

  static override styles = [
    controls,
    css`
      :host { display: block; padding-bottom: 0.9rem; border-bottom: 1px solid var(--rule); margin-bottom: 1.4rem; }
      :host(:not(:first-child)) { margin: 1.6rem 0 0; padding: 0.9rem 0 0; border-top: 1px solid var(--rule); border-bottom: none; }
      h2 { margin: 0 0 0.3rem; font: 600 0.95rem/1.3 var(--sans); }
      p { margin: 0 0 0.4rem; color: var(--ink-soft); font-size: 0.92rem; }
      ul { margin: 0 0 0.5rem; padding-inline-start: 1.1rem; color: var(--ink-soft); font-size: 0.92rem; }
      .ids { font-variant-numeric: tabular-nums; color: var(--ink); }
      .doubt { color: var(--warn); font-weight: 600; }
      .deeds { display: flex; flex-wrap: wrap; gap: 0.35rem; }
      .plain { display: inline; min-height: 24px; padding: 0 0.2em; border: none; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; white-space: normal; text-align: start; }
    `,
  ]

  override render() {
    const { comparison, row } = this
    const view = rowView(comparison, row)
    const ids = comparison.versions.map(ref => standingIds(comparison, row, ref).join(' ')).filter(Boolean)
    const pins = pinsHolding(comparison, row)
    const moves = movesIn(comparison).get(row) ?? []
    const command = (id: 'pin' | 'unlink' | 'link') => () => ask(this, { do: 'command', id })
    return html`<section aria-label="Alignment">
      <h2>Alignment</h2>
      <p class="ids">${ids.join(' · ')}</p>
      ${
        view.doubtful
          ? html`<p class="doubt">? This alignment is in doubt.</p>
            <ul>${reasonsOf(comparison, row).map(reason => html`<li>${reason}</li>`)}</ul>`
          : nothing
      }
      ${moves.map(
        cell =>
          html`<p>⇄ Moved: <button class="plain" @click=${() => ask(this, { do: 'find', segment: cell.after ?? firstOf(comparison, cell.ref) })}>${placeOf(cell)}</button></p>`,
      )}
      ${sayings(pins).map(
        ({ text, by, at, reason }) =>
          html`<p>${text} by ${by}${at ? html`, ${dayAndTime(at)}` : html` (not sent yet)`}.${reason ? ` ${reason}` : ''}</p>`,
      )}
      ${this.renderAgreement()}
      ${
        comparison.slug && ids.length
          ? html`<div class="deeds" role="group" aria-label="Realign">
              <button @click=${command('pin')}>${pins.length ? 'Let go' : 'Confirm'} <kbd>p</kbd></button>
              ${ids.length > 1 ? html`<button @click=${command('unlink')}>Unlink ${this.column} <kbd>x</kbd></button>` : nothing}
              <button @click=${command('link')}>Link ${this.column} … <kbd>Shift+L</kbd></button></div>`
          : nothing
      }
    </section>`
  }

  /** Where the other versions agree on another number of paragraphs, a join or a split is likely. */
  private renderAgreement() {
    const { comparison, row, column } = this
    const own = standingIds(comparison, row, column)
    const others = comparison.versions.filter(
      ref => ref !== column && standingIds(comparison, row, ref).length > 0,
    )
    const counts = new Set(others.map(ref => standingIds(comparison, row, ref).length))
    const [count] = counts
    if (own.length === 0 || !count || counts.size > 1 || count === own.length || !isWritable(column))
      return nothing
    const have = `${others.join(', ')} ${others.length > 1 ? 'have' : 'has'}`
    if (count === 1)
      return html`<p>${have} ${own.join(' and ')} as one paragraph. <button @click=${() => ask(this, { do: 'join-all', segments: own })}>Join them</button></p>`
    return own.length === 1
      ? html`<p>${have} ${own[0]} as ${count} paragraphs: adopt a change with ¶ to part it.</p>`
      : nothing
  }
}

const firstOf = (comparison: Comparison, ref: string) => comparison.texts[ref]!.segments[0]!.id

type PinInForce = ReturnType<typeof pinsHolding>[number]

/** What was said at once is said in one sentence: a row that was confirmed has a pin for each of its versions. */
function sayings(
  pins: readonly PinInForce[],
): { text: string; by: string; at: string; reason: string | null }[] {
  const together = new Map<string, PinInForce[]>()
  for (const pin of pins) {
    const key = `${pin.seq} ${pin.by}`
    together.set(key, [...(together.get(key) ?? []), pin])
  }
  return [...together.values()].map(group => {
    const { by, at, reason } = group[0]!
    const linked = group
      .filter(({ kind }) => kind === 'linked')
      .flatMap(({ cells }) => Object.values(cells).flat())
    const apart = group.flatMap(({ kind, cells }) => (kind === 'apart' ? [partedFrom(cells)] : []))
    const text = [linked.length ? `${[...new Set(linked)].join(', ')} linked` : '', ...apart]
      .filter(Boolean)
      .join('; ')
    return { text, by, at, reason }
  })
}

function partedFrom(cells: Record<string, string[]>): string {
  const [p, q] = Object.entries(cells) as [[string, string[]], [string, string[]]]
  const [alone, other] = p[1].length ? [p, q] : [q, p]
  return `${alone[1].join(' ')} set apart from ${other[0]}`
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-alignment': RecAlignment
  }
}
