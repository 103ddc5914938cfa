/**
 * The queries: those on the current cell with their threads, a new one being written, and, below, every other open one of the
 * transcript, so that none is forgotten; one whose words are gone is listed as detached, where they stood last.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Act } from '../../core/review/act.ts'
import { type Query, queriesFor } from '../../core/review/review.ts'
import { type Comparison, findSegment } from '../comparison.ts'
import { actOf, stretchOf } from '../review/asking.ts'
import { placeOfQuery, type QueryPlace, type ReviewView } from '../review/view.ts'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import { dayAndTime } from './time.ts'

const deeds = { reply: '', settle: 'settled it', reopen: 'opened it again' } as const

@customElement('rec-queries')
export class RecQueries extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison
  /** The segments of the cell under the cursor. */
  @property({ attribute: false }) segments: readonly string[] = []
  @query('textarea.asking') private readonly field!: HTMLTextAreaElement | null

  static override styles = [
    controls,
    css`
      :host { display: block; }
      h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.3 var(--sans); }
      section + section { margin-top: 1.6rem; }
      p { margin: 0.25rem 0; }
      ol { list-style: none; margin: 0; padding: 0; }
      li.query { padding: 0.7rem 0; border-top: 1px solid var(--rule); }
      .hint, .when, .where { color: var(--ink-soft); font-size: 0.85rem; }
      .quote { font: 1rem/1.45 var(--serif); overflow-wrap: anywhere; }
      .quote::before { content: '“'; } .quote::after { content: '”'; }
      .said { font: 1rem/1.5 var(--sans); white-space: pre-wrap; overflow-wrap: anywhere; }
      .settled { color: var(--ink-soft); }
      .state { font-weight: 600; font-size: 0.82rem; }
      .state.open { color: var(--query); }
      .answer { margin: 0.4rem 0 0 0.7rem; padding-left: 0.6rem; border-left: 2px solid var(--rule); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-top: 0.4rem; }
      form { display: grid; gap: 0.45rem; margin-bottom: 1.2rem; padding: 0.7rem 0.8rem; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); }
      label { display: grid; gap: 0.15rem; font-size: 0.85rem; color: var(--ink-soft); }
      textarea, input { padding: 0.35em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 1rem/1.45 var(--sans); }
      .foot textarea { flex: 1; min-height: 2.1em; min-width: 0; }
      textarea { min-height: 3.2em; resize: vertical; field-sizing: content; }
      .wrong { color: var(--warn); }
      button.link { padding: 0; min-height: 24px; border: none; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
    `,
  ]

  protected override updated(changed: PropertyValues<this>): void {
    if (this.state.typedAhead === null || !changed.has('state') || !this.field) return
    this.field.focus()
    // While a dialog is open nothing behind it can have the focus.
    if (this.shadowRoot!.activeElement !== this.field) return
    this.scrollIntoView({ block: 'start' })
    ask(this, { do: 'form-ready' })
  }

  override render() {
    const { review } = this.state
    if (!review)
      return html`${this.state.asking ? this.renderAsking(this.state.asking) : nothing}<p class="hint">${this.comparison.slug ? 'Loading…' : 'These texts are only compared. Keep them as a transcript to ask about them.'}</p>`
    const all = queriesFor(review.review, this.state.person).map(query => ({
      query,
      place: placeOfQuery(review, this.comparison, query),
    }))
    const here = all.filter(({ place }) => this.segments.includes(place.segment))
    const others = all.filter(({ query, place }) => query.open && !this.segments.includes(place.segment))
    return html`${this.state.asking ? this.renderAsking(this.state.asking) : nothing}
      ${this.renderKept()}
      <section>
        <h2>${this.segments.length ? `On ${this.segments.join(', ')}` : 'On this row'}</h2>
        ${here.length ? html`<ol>${here.map(({ query, place }) => this.renderQuery(review, query, place))}</ol>` : html`<p class="hint">No query here. <kbd>q</kbd> asks about the words that are selected, the change that is marked, or the segment.</p>`}
      </section>
      ${others.length ? html`<section><h2>Elsewhere, open</h2><ol>${others.map(({ query, place }) => this.renderElsewhere(query, place))}</ol></section>` : nothing}`
  }

  /** What was begun or refused, and may be gone on with: nothing that somebody wrote goes by itself. */
  private renderKept() {
    const { aside, conflicts } = this.state
    const refused = conflicts.filter(({ said }) => said)
    if (aside.length + refused.length === 0) return nothing
    return html`<section aria-label="Not sent"><h2>Not sent</h2><ol>
      ${refused.map(
        kept => html`<li class="query"><p class="wrong" role="status">Not saved: ${kept.refusal}</p>
        ${kept.said!.acts.map(act => html`<p class="where">${saidOf(act)}</p>${'text' in act ? html`<p class="said" dir="auto">${act.text}</p>` : nothing}`)}
        <div class="foot"><button @click=${() => ask(this, { do: 'say-again', refused: kept })}>Try again</button>
          <button class="quiet" @click=${() => ask(this, { do: 'drop-refused', refused: kept })}>Discard</button></div></li>`,
      )}
      ${aside.map(
        kept => html`<li class="query"><p class="where">A query on ${kept.segment}, begun and not asked</p>
        ${kept.quote ? html`<p class="quote">${kept.quote}</p>` : nothing}<p class="said" dir="auto">${kept.text}</p>
        <div class="foot"><button @click=${() => ask(this, { do: 'ask-anew', asking: kept })}>Go on with it</button>
          <button class="quiet" @click=${() => ask(this, { do: 'drop-query', asking: kept })}>Discard</button></div></li>`,
      )}</ol></section>`
  }

  private renderAsking(asking: NonNullable<State['asking']>) {
    const text = findSegment(this.comparison, asking.segment)?.text ?? ''
    const stands = stretchOf(text, asking) !== null
    const change = (part: Partial<typeof asking>) =>
      ask(this, { do: 'asking', asking: { ...asking, ...part } })
    return html`<form aria-label=${`Query on ${asking.segment}`} @submit=${this.send} @keydown=${this.keys}>
      <h2>Query on ${asking.segment}</h2>
      <label>About these words, or the whole segment
        <input .value=${live(asking.quote)} placeholder="the whole segment" spellcheck="false" @input=${(event: InputEvent) => change({ quote: (event.target as HTMLInputElement).value, nth: 0, begun: undefined })} /></label>
      ${stands ? nothing : html`<p class="hint wrong" role="status">These words do not stand in ${asking.segment}. Type them as they stand, or leave this empty.</p>`}
      <label>Your question
        <textarea class="asking" rows="2" maxlength="10000" placeholder="Who is meant by “they”? Needs the Chinese." .value=${live(asking.text)} @input=${(event: InputEvent) => change({ text: (event.target as HTMLTextAreaElement).value })}></textarea></label>
      <div class="foot"><button class="main" ?disabled=${!stands || asking.text.trim() === ''}>Ask <kbd>Ctrl+Enter</kbd></button>
        <button type="button" class="quiet" @click=${this.discard}>Discard</button></div></form>`
  }

  private renderQuery(view: ReviewView, query: Query, place: QueryPlace) {
    const answer = this.state.replies[query.id] ?? ''
    const waiting = view.waiting.has(query.id)
    const say = (act: 'reply' | 'settle' | 'reopen') => () => {
      ask(this, { do: 'say', acts: [{ act, query: query.id, text: answer.trim() }] })
      if (act === 'reply') this.toText()
    }
    return html`<li class="query ${query.open ? '' : 'settled'}">
      <p class="where"><span class="state ${query.open ? 'open' : ''}">${query.open ? 'Open' : 'Settled'}</span> · ${place.kind === 'detached' ? html`detached: its words were taken out of ${place.segment}` : place.segment}</p>
      ${query.quote ? html`<p class="quote">${query.quote}</p>` : nothing}
      <p class="said" dir="auto">${query.text}</p>
      <p class="when">${query.by}${waiting ? ', waiting to be saved' : `, ${dayAndTime(query.at)}`}</p>
      ${query.answers.map(
        said => html`<div class="answer"><p class="said" dir="auto">${said.text}</p>
        <p class="when">${said.by} ${deeds[said.act]}${said.at ? `, ${dayAndTime(said.at)}` : ', waiting to be saved'}</p></div>`,
      )}
      <div class="foot"><textarea rows="1" maxlength="10000" @keydown=${(event: KeyboardEvent) => this.heard(event, () => answer.trim() && say('reply')())} aria-label=${`Answer to the query on ${place.segment}`} placeholder="Answer" .value=${live(answer)}
        @input=${(event: InputEvent) => ask(this, { do: 'replying', query: query.id, text: (event.target as HTMLTextAreaElement).value })}></textarea></div>
      <div class="foot">
        <button ?disabled=${answer.trim() === ''} @click=${say('reply')}>Reply</button>
        ${query.open ? html`<button @click=${say('settle')}>Settle</button>` : html`<button @click=${say('reopen')}>Open again</button>`}
      </div></li>`
  }

  private renderElsewhere(query: Query, place: QueryPlace) {
    return html`<li class="query"><p class="where"><button class="link" @click=${() => ask(this, { do: 'find', segment: place.segment })}>${place.segment}</button>${place.kind === 'detached' ? ', detached' : ''} · ${query.by}</p>
      ${query.quote ? html`<p class="quote">${query.quote}</p>` : nothing}<p class="said" dir="auto">${query.text}</p></li>`
  }

  private readonly keys = (event: KeyboardEvent) => this.heard(event, () => this.send(event))

  /** Ctrl+Enter sends, Esc gives the keys back to the text; what was typed stays either way. */
  private heard(event: KeyboardEvent, send: () => unknown) {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (event.isComposing || (!isSend && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    if (isSend) send()
    else this.toText()
  }

  /** The text has the focus again, and with it the keys. */
  private toText() {
    this.dispatchEvent(new CustomEvent('to-text', { bubbles: true, composed: true }))
  }

  private readonly discard = () => {
    ask(this, { do: 'asking', asking: null })
    this.toText()
  }

  private readonly send = (event: Event) => {
    event.preventDefault()
    const { asking } = this.state
    const act = asking && actOf(this.comparison, asking)
    if (!act) return
    ask(this, { do: 'ask', query: act })
    this.toText()
  }
}

const namesOfActs: Partial<Record<Act['act'], string>> = {
  reply: 'A reply', settle: 'A query settled', reopen: 'A query opened again', dismiss: 'A finding let stand',
  policy: 'The policy', names: 'The list of names', glossary: 'The list of terms', round: 'A round begun',
  snapshot: 'A point named', account: 'A reason given', 'sign-off': 'A sign-off',
} // biome-ignore format: one list

const saidOf = (act: Act) =>
  act.act === 'ask' ? `A query on ${act.segment}` : (namesOfActs[act.act] ?? act.act)

declare global {
  interface HTMLElementTagNameMap {
    'rec-queries': RecQueries
  }
}
