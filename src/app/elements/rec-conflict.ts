/**
 * A conflict, for a person to settle: what stood there before, what they wrote and what somebody else saved meanwhile,
 * side by side, with the text that will stand. Both texts stay on the device until the settled text is on its way.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { merge } from '../../core/merge.ts'
import { differenceOf } from '../differences.ts'
import type { Conflict, ConflictingSegment } from '../outbox.ts'
import { versionPieces } from '../pieces.ts'
import { ask } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import { clockTime } from './time.ts'

@customElement('rec-conflict')
export class RecConflict extends LitElement {
  @property({ attribute: false }) conflict!: Conflict
  @property() language = 'en'
  static override styles = [
    controls,
    marks,
    css`
      :host { display: block; margin: 0.6em 0; padding: 0.8em 1em; border: 3px double var(--warn); border-radius: 8px; background: var(--paper); }
      h2 { margin: 0 0 0.5em; font: 600 1rem/1.3 var(--sans); color: var(--warn); }
      .texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14em, 1fr)); gap: 0.8em; }
      .texts > div { padding: 0.5em 0.7em; border: 1px solid var(--rule); border-radius: 6px; }
      h3 { margin: 0 0 0.3em; font: 600 0.82rem/1.3 var(--sans); color: var(--ink-soft); }
      p { margin: 0 0 0.5em; white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--serif); }
      label { display: block; margin-top: 0.8em; font: 600 0.82rem/1.3 var(--sans); color: var(--ink-soft); }
      textarea { display: block; width: 100%; min-height: 4em; margin-top: 0.3em; padding: 0.5em 0.6em; field-sizing: content; border: 1.5px solid var(--accent); border-radius: 6px; background: var(--paper); font: 1rem/1.5 var(--serif); color: var(--ink); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.5em; margin-top: 0.6em; align-items: center; font: 0.85rem/1.4 var(--sans); color: var(--ink-soft); }
    `,
  ]

  override render() {
    const { segments, refusal } = this.conflict
    return html`<section aria-label="Conflict" @keydown=${this.pressed}>
      <h2>! Conflict: ${refusal ? html`not saved. ${refusal}` : headline(segments)}</h2>
      ${segments.map(segment => this.renderSegment(segment))}
      <div class="foot">
        <button class="main" @click=${this.settle}>Save the text that will stand <kbd>Ctrl+Enter</kbd></button>
        <span>Both texts are kept until you save. What was saved stays in the history either way.</span>
      </div>
    </section>`
  }

  private renderSegment(segment: ConflictingSegment) {
    const { parentText, ours, theirs, theirsBy, theirsAt } = segment
    const choose = (text: string) => () =>
      ask(this, { do: 'draft', conflict: this.conflict, segment: segment.segment, text })
    const when = theirsAt ? `, ${clockTime(theirsAt)}` : ''
    return html`
      <div class="texts">
        <div><h3>Before</h3><p lang=${this.language}>${parentText}</p></div>
        <div><h3>Yours</h3><p lang=${this.language}>${this.renderChange(parentText, ours)}</p>
          <button @click=${choose(ours)}>Take yours</button></div>
        <div><h3>${theirsBy ?? 'As saved'}${when}</h3><p lang=${this.language}>${this.renderChange(parentText, theirs)}</p>
          <button @click=${choose(theirs)}>Take ${theirsBy ? `${theirsBy}’s` : 'the saved text'}</button></div>
      </div>
      <label>The text that will stand${this.conflict.segments.length > 1 ? ` in ${segment.segment}` : ''}
        <textarea lang=${this.language} .value=${live(standing(segment))}
          @input=${(event: InputEvent) => choose((event.target as HTMLTextAreaElement).value)()}></textarea>
      </label>`
  }

  private renderChange(before: string, after: string) {
    const pieces = versionPieces(differenceOf(before, after, this.language), 'conflict')
    return pieces.length
      ? marked(pieces, 0, after, { deletions: 'struck', current: null, search: '', label: 0 })
      : nothing
  }

  private readonly settle = () => {
    const texts = Object.fromEntries(
      this.conflict.segments.map(segment => [segment.segment, standing(segment)]),
    )
    ask(this, { do: 'settle', conflict: this.conflict, texts })
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    this.settle()
  }
}

/** What happened, in a few words. */
const headline = (segments: readonly ConflictingSegment[]) =>
  segments.some(({ ours }) => ours === '')
    ? 'you joined or removed a segment that somebody else changed meanwhile'
    : 'two people changed the same words'

/** What will stand as far as this person has decided. */
const standing = (segment: ConflictingSegment) => segment.settled ?? bothTexts(segment)

/** Where the two agree, their text; where they do not, this person's: a start that they can read and change. */
function bothTexts({ parentText, ours, theirs }: ConflictingSegment): string {
  // Removed here (joined to another, say) and changed there: to begin with the empty text would drop their words unseen.
  if (ours === '') return theirs
  const merged = merge(parentText, ours, theirs)
  if (merged.kind === 'clean') return merged.text
  return merged.pieces.map(piece => (piece.kind === 'agreed' ? piece.text : piece.ours)).join('')
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-conflict': RecConflict
  }
}
