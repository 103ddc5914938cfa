/**
 * What the checks point at in the version under the cursor, for a person to decide: first what concerns the current cell,
 * then all else by kind, what was let stand and why, the alarms of what was revised, and the words in editorial brackets.
 * It only shows and asks; what is found is worked out in `findings/`.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { CHECK_TITLES, type CheckName, type Finding } from '../../core/checks/finding.ts'
import type { Comparison } from '../comparison.ts'
import type { FindingsView } from '../findings/found.ts'
import { pointedIn } from '../findings/walking.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { bracketList } from './bracket-list.ts'
import { findingCard, inContext } from './finding-card.ts'
import { findingsStyles } from './rec-findings.styles.ts'
import './rec-spelling.ts'
import { dayAndTime } from './time.ts'

/** More of one kind are not listed; they are walked to. */
const MOST = 60

@customElement('rec-findings')
export class RecFindings extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison
  /** The segments of the cell under the cursor. */
  @property({ attribute: false }) segments: readonly string[] = []
  /** The groups that are unfolded, by name. */
  @state() private unfolded: ReadonlySet<string> = new Set()

  static override styles = [controls, marks, findingsStyles]

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state')
    if (before && before.pointed !== this.state.pointed && this.state.pointed)
      this.renderRoot.querySelector('.pointed')?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    const { findings } = this.state
    if (!findings || findings.ref !== this.state.cursor.column)
      return html`<p class="hint" role="status">Looking through the text…</p>`
    const here = findings.standing.filter(({ places }) =>
      places.some(({ segment }) => this.segments.includes(segment)),
    )
    const pointed = pointedIn(findings, this.state.pointed)
    const number = pointed ? findings.standing.indexOf(pointed) + 1 : 0
    return html`
      <p class="unseen" role="status">${pointed ? `Finding ${number} of ${findings.standing.length}: ${pointed.message}` : ''}</p>
      <section>
        <h2>${this.segments.length ? `On ${this.segments.join(', ')}` : 'On this row'}</h2>
        ${here.length ? html`<ol>${here.map(finding => findingCard(this, finding, { state: this.state, segments: this.segments, isPointed: finding === pointed }))}</ol>` : html`<p class="hint">Nothing is found here.</p>`}
        ${findings.standing.length ? html`<p class="hint"><kbd>n</kbd> next, <kbd>Shift+N</kbd> previous${pointed ? html`; ${number} of ${findings.standing.length}` : nothing}</p>` : nothing}
      </section>
      ${this.renderOthers(findings, here)}
      ${this.renderAlarms(findings)}
      ${bracketList(this, this.comparison, findings.ref, this.state.bare !== null, (name, title, count, body) => this.group(name, title, count, body))}
      ${this.renderStanding()}
      ${this.renderFoot(findings)}
      <rec-spelling .state=${this.state} ref=${findings.ref} language=${this.comparison.texts[findings.ref]?.language ?? ''}></rec-spelling>`
  }

  /** What is found elsewhere, by kind, the kinds in the order of the list of checks. */
  private renderOthers({ standing, ref }: FindingsView, here: readonly Finding[]) {
    const others = new Map<CheckName, Finding[]>()
    for (const finding of standing) {
      if (!here.includes(finding)) others.set(finding.check, [...(others.get(finding.check) ?? []), finding])
    }
    if (others.size === 0) return nothing
    const kinds = (Object.keys(CHECK_TITLES) as CheckName[]).filter(check => others.has(check))
    return html`<section><h2>Elsewhere in ${ref}</h2>${kinds.map(check => {
      const list = others.get(check)!
      return this.group(
        check,
        CHECK_TITLES[check],
        list.length,
        () =>
          html`<ul>${list.slice(0, MOST).map(
            finding => html`<li class="elsewhere"><button class="line" @click=${() => ask(this, { do: 'point', finding })}>
              <span class="where">${finding.places[0]?.segment}</span> <span>${finding.message}</span></button></li>`,
          )}</ul>${list.length > MOST ? html`<p class="hint">and ${list.length - MOST} more</p>` : nothing}`,
      )
    })}</section>`
  }

  private renderAlarms({ alarms }: FindingsView) {
    if (alarms.length === 0) return nothing
    return html`<section>${this.group(
      'alarms',
      'Changed by revisions: look twice',
      alarms.length,
      () =>
        html`<ul>${alarms.slice(0, MOST).map(
          ({
            segment,
            message,
          }) => html`<li class="elsewhere"><button class="line" @click=${() => ask(this, { do: 'find', segment })}>
            <span class="where">${segment}</span> <span>${message}</span></button></li>`,
        )}</ul>`,
    )}</section>`
  }

  /** What was let stand, by whom and why, each to be taken back. */
  private renderStanding() {
    const { review } = this.state
    const dismissals = review?.review.dismissals ?? []
    if (!review || dismissals.length === 0) return nothing
    return html`<section>${this.group(
      'stet',
      'Let stand',
      dismissals.length,
      () =>
        html`<ul>${dismissals.toReversed().map(({ id, check, segment, quote, by, at, reason }) => {
          const title = CHECK_TITLES[check as CheckName] ?? check
          return html`<li class="stet"><p><span class="where">${segment ?? 'Everywhere'}</span> ${title}${quote ? html`: <span class="quote" dir="auto">${inContext(quote, 0, quote.length, 60)}</span>` : nothing}</p>
            ${reason ? html`<p class="reason">${reason}</p>` : nothing}
            <p class="foot"><span class="hint">${by}${review.waiting.has(id) ? ', waiting to be saved' : `, ${dayAndTime(at)}`}</span>
            <button class="quiet" @click=${() => ask(this, { do: 'say', acts: [{ act: 'recall', dismissal: id }] })}>Take it back</button></p></li>`
        })}</ul>`,
    )}</section>`
  }

  private renderFoot({ whole }: FindingsView) {
    const { marking } = this.state
    return html`<section class="tools">
      <label><input type="checkbox" .checked=${marking} @change=${(event: Event) => ask(this, { do: 'mark-findings', marking: (event.target as HTMLInputElement).checked })} /> Mark findings in the text <kbd>Shift+I</kbd></label>
      ${this.comparison.slug ? html`<button @click=${() => ask(this, { do: 'dialog', dialog: 'policy' })}>Names, terms and policy <kbd>Shift+P</kbd></button>` : nothing}
      ${whole ? nothing : html`<p class="hint">This browser gives the page no helper for long work, so that each segment was looked at by itself only.</p>`}
    </section>`
  }

  /** A list that is folded until it is asked for, and stays as it was left. */
  private group(name: string, title: string, count: number, body: () => TemplateResult) {
    const isOpen = this.unfolded.has(name)
    const turned = (event: Event) => {
      const open = (event.target as HTMLDetailsElement).open
      if (open === isOpen) return
      const unfolded = new Set(this.unfolded)
      if (open) unfolded.add(name)
      else unfolded.delete(name)
      this.unfolded = unfolded
    }
    return html`<details .open=${isOpen} @toggle=${turned}><summary>${title} <span class="count">${count}</span></summary>${isOpen ? body() : nothing}</details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-findings': RecFindings
  }
}
