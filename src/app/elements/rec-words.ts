/**
 * The words of a segment, each to be chosen by a click or with the arrow keys; and of the one that is chosen, what first
 * brought it, who, when and why, what it took the place of, and its way from there to here.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Lineage } from '../../api/lineage.ts'
import { broughtBy, type TracedWord, type Tracing, tracedWords } from '../history/tracing.ts'
import { mannerOf, stepsOf } from '../history/ways.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import { dayAndTime } from './time.ts'

/** A stretch of so many letters is not said again whole. */
const LONG = 90

@customElement('rec-words')
export class RecWords extends LitElement {
  @property({ attribute: false }) tracing!: Tracing
  @property() language = 'en'
  @property() slug = ''
  private words: TracedWord[] = []
  private wordsOf: Lineage | null = null
  private focused = 0

  static override styles = [
    controls,
    css`
      :host { display: block; }
      .head { display: flex; justify-content: space-between; gap: 0.5rem; align-items: baseline; }
      h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.3 var(--sans); }
      p { margin: 0.3rem 0; }
      .hint, .when { color: var(--ink-soft); font-size: 0.85rem; }
      .text { margin: 0.5rem 0 0.8rem; font: 1.08rem/1.8 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
      .word { border-radius: 3px; cursor: pointer; text-underline-offset: 4px; }
      .word.written { background: var(--ins-wash); text-decoration: underline 1.5px dotted var(--ink-soft); }
      .word.brought { background: var(--accent-wash); text-decoration: underline 1.5px dashed var(--ink-soft); }
      .word[aria-pressed='true'] { outline: 2px solid var(--accent); outline-offset: 1px; }
      sup { font: 600 0.62rem/1 var(--sans); color: var(--ink-soft); user-select: none; padding-inline-end: 0.1em; }
      .legend { display: flex; flex-wrap: wrap; gap: 0.1rem 0.9rem; }
      ol { list-style: none; margin: 0.6rem 0 0; padding: 0; border-inline-start: 2px solid var(--rule); }
      li { padding: 0 0 0.8rem 0.9rem; }
      .told { font-weight: 600; }
      .chosen { font: 600 1.05rem/1.4 var(--serif); }
      del { font-family: var(--serif); text-decoration: line-through 1.5px var(--del); background: var(--del-wash); border-radius: 2px; }
      .link { padding: 0; min-height: 24px; border: none; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
    `,
  ]

  protected override willUpdate(): void {
    const { lineage } = this.tracing
    const value = lineage.kind === 'ready' ? lineage.value : null
    if (value === this.wordsOf) return
    this.wordsOf = value
    this.words = value ? tracedWords(value) : []
  }

  protected override updated(_: PropertyValues): void {
    const { asked, word } = this.tracing
    if (word === null || asked === this.focused) return
    this.focused = asked
    this.focusWord(word)
  }

  override render() {
    const { segment, lineage } = this.tracing
    return html`<div class="head"><h2>Words of ${segment}</h2><button @click=${() => ask(this, { do: 'trace-word', word: null })}>Revisions</button></div>
      ${
        lineage.kind === 'loading'
          ? html`<p role="status">Tracing the words of ${segment}…</p>`
          : lineage.kind === 'failed'
            ? html`<p role="status">${lineage.detail}</p>`
            : this.renderWords(lineage.value, lineage.kept)
      }`
  }

  private renderWords(lineage: Lineage, kept: boolean) {
    if (this.words.length === 0)
      return html`<p class="hint">This segment holds no words: its text stands elsewhere or was taken out.</p>`
    const chosen = this.tracing.word ?? 0
    const manners = new Set(lineage.spans.map(mannerOf))
    return html`${kept ? html`<p class="hint">As last seen by this device.</p>` : nothing}
      <p class="text" role="group" aria-label="Words" lang=${this.language} dir="auto" @keydown=${this.walk} @click=${this.clicked}>${this.words.map((word, i) => this.renderWord(lineage, word, i, i === chosen))}${lineage.text.slice(this.words.at(-1)!.to)}</p>
      <p class="hint legend">${manners.has('written') ? html`<span><span class="word written">dotted</span> written since the import</span>` : nothing}${manners.has('brought') ? html`<span><span class="word brought">dashed</span> brought from elsewhere</span>` : nothing}${manners.has('imported') ? html`<span>plain: as imported</span>` : nothing}</p>
      ${this.renderWay(lineage, this.words[chosen]!)}`
  }

  private renderWord({ text, spans }: Lineage, { from, to, span }: TracedWord, i: number, chosen: boolean) {
    const before = this.words[i - 1]
    const here = spans[span]!
    const manner = mannerOf(here)
    const { seq } = broughtBy(here)
    const begins = before?.span !== span && manner !== 'imported'
    return html`${text.slice(before?.to ?? 0, from)}${begins ? html`<sup aria-hidden="true">${seq}</sup>` : nothing}<span class="word ${manner}" role="button" tabindex=${chosen ? 0 : -1} aria-pressed=${chosen && this.tracing.word !== null} data-word=${i}>${text.slice(from, to)}</span>`
  }

  private renderWay({ text, spans }: Lineage, { from, to, span }: TracedWord) {
    const here = spans[span]!
    // Of a long stretch the one word is named: the rest is seen to come with it.
    const isLong = here.to - here.from > LONG
    const words = isLong ? text.slice(from, to) : text.slice(here.from, here.to)
    return html`<section aria-label="Where these words come from" aria-live="polite">
      <p class="chosen" lang=${this.language} dir="auto">“${words}”${isLong ? html` <span class="when">and the words about it, which came with it</span>` : nothing}</p>
      <ol>${stepsOf(here).map(
        step => html`<li><p class="told">${step.told}</p>
        ${step.replaced === null ? nothing : html`<p>in the place of <del lang=${this.language}><span class="unseen">deleted: </span>${step.replaced}</del></p>`}
        ${step.reason ? html`<p><span class="hint">Reason:</span> ${step.reason}</p>` : nothing}
        <p class="when">${step.by}, ${dayAndTime(step.at)} <button class="link" @click=${() => this.showEntry(step.seq)}>entry ${step.seq}</button></p></li>`,
      )}</ol></section>`
  }

  private showEntry(at: number) {
    ask(this, {
      do: 'go',
      address: { screen: 'ledger', slug: this.slug, by: '', segment: '', round: '', class: '', at },
    })
  }

  private readonly clicked = (event: Event) => {
    const word = (event.target as Element).closest<HTMLElement>('[data-word]')
    if (word) this.choose(Number(word.dataset.word))
  }

  /** Left and right go from word to word, up and down to words of another origin. */
  private readonly walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const { words } = this
    const at = this.tracing.word ?? 0
    const here = words[at]?.span
    const last = words.length - 1
    const next: Record<string, () => number> = {
      ArrowRight: () => Math.min(last, at + 1),
      ArrowLeft: () => Math.max(0, at - 1),
      ArrowDown: () => words.findIndex(({ span }, i) => i > at && span !== here),
      ArrowUp: () => {
        const before = words.findLast(({ span }, i) => i < at && span !== here)
        return before ? words.findIndex(({ span }) => span === before.span) : -1
      },
      Home: () => 0,
      End: () => last,
      Enter: () => at,
      ' ': () => at,
    }
    const to = next[event.key]?.()
    if (to === undefined) return
    event.preventDefault()
    if (to >= 0) this.choose(to)
  }

  private choose(word: number) {
    ask(this, { do: 'trace-word', word })
    void this.updateComplete.then(() => this.focusWord(word))
  }

  private focusWord(word: number) {
    this.renderRoot.querySelector<HTMLElement>(`[data-word="${word}"]`)?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-words': RecWords
  }
}
