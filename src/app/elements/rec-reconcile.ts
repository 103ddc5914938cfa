/**
 * Two blind readings beside each other: how often they agree, and every segment in which they do not, or in which the version
 * has moved on, to be decided one by one: the one, the other, both, as it stands, or new words. All by keys: the list is
 * walked with j and k, decided with 1, 2, 3, 0, e.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { type Comparison, uponNow } from '../../core/review/reconcile.ts'
import { differenceOf } from '../differences.ts'
import { versionPieces } from '../pieces.ts'
import {
  choicesOf,
  type Decision,
  isOpenTo,
  type Reconciled,
  results,
  undecided,
} from '../review/deciding.ts'
import { ask, type State } from '../state.ts'
import { controls, marks } from '../style/shared.ts'
import { marked } from './marked.ts'
import { dayAndTime } from './time.ts'

const plain = { deletions: 'struck', current: null, search: '', label: 0 } as const

@customElement('rec-reconcile')
export class RecReconcile extends LitElement {
  @property({ attribute: false }) state!: State
  @property() slug = ''
  /** The segment whose new words are being written. */
  @state() private writing: string | null = null
  /** The blind reading whose first undecided segment was given the focus. */
  private shown = ''
  @state() private all = false

  static override styles = [
    controls,
    marks,
    css`
      :host { display: block; height: 100%; overflow-y: auto; background: var(--paper-rest); font: 0.97rem/1.5 var(--sans); }
      .page { max-width: 76rem; margin: 0 auto; padding: 1.4rem 1.5rem 4rem; }
      h1, h2 { font-family: var(--serif); font-weight: 600; margin: 0; }
      h1 { font-size: 1.4rem; line-height: 1.3; }
      .lead { margin: 0.3rem 0 1rem; color: var(--ink-soft); }
      .rate { display: flex; flex-wrap: wrap; gap: 0.3rem 2rem; margin: 0 0 1.2rem; }
      .rate b { font: 600 1.25rem/1.3 var(--serif); font-variant-numeric: lining-nums; }
      .tools { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin-bottom: 0.6rem; }
      label { display: inline-flex; gap: 0.4rem; align-items: center; }
      ol { list-style: none; margin: 0; padding: 0; }
      li { padding: 0.9rem 1rem; margin-bottom: 0.7rem; border: 1px solid var(--rule); border-radius: 8px; background: var(--paper); }
      li:focus { outline: 2px solid var(--accent); outline-offset: 1px; }
      li.decided { background: none; }
      .head { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: baseline; color: var(--ink-soft); font-size: 0.88rem; }
      .head b { color: var(--ink); font-variant-numeric: tabular-nums; }
      .texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0.4rem 1.6rem; margin: 0.5rem 0; }
      .who { font-weight: 600; font-size: 0.85rem; color: var(--ink-soft); }
      .text { margin: 0.1rem 0 0; font: 1.04rem/1.55 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
      .chosen .who { color: var(--good); }
      .moved .who { color: var(--warn); }
      .saved { padding: 0.5rem 0.8rem; border-left: 3px solid var(--good); }
      .begun { margin: 0.3rem 0; color: var(--ink-soft); font-size: 0.9rem; overflow-wrap: anywhere; }
      .over { color: var(--warn); }
      .result { margin: 0.4rem 0; padding: 0.4rem 0.7rem; border-left: 3px solid var(--good); }
      .foot { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
      textarea { width: 100%; min-height: 4em; padding: 0.5em 0.6em; border: 1.5px solid var(--accent); border-radius: 6px; background: var(--paper); font: 1.04rem/1.55 var(--serif); field-sizing: content; }
      .end { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; justify-content: flex-end; padding: 0.7rem 0; background: var(--paper-rest); border-top: 1px solid var(--rule); }
      .end input { min-width: 16rem; min-height: 30px; padding: 0.2em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); }
      .message { max-width: 34rem; margin: 4rem auto; text-align: center; color: var(--ink-soft); }
      @media (max-width: 700px) { .page { padding: 1rem 0.9rem 3rem; } }
      @media print { :host { overflow: visible; height: auto; background: none; } .end, .tools { display: none; } li { break-inside: avoid; } }
    `,
  ]

  override render() {
    const { reconciling } = this.state
    if (!reconciling || reconciling.kind === 'loading')
      return html`<p class="message" role="status">Opening…</p>`
    if (reconciling.kind === 'failed') return html`<p class="message" role="alert">${reconciling.detail}</p>`
    const { value } = reconciling
    const [one, other] = value.readings
    return html`<div class="page">
      <h1>${one.proofreader} and ${other.proofreader}</h1>
      <p class="lead">Two readings of version ${value.blind.version}, apart from each other, from entry ${value.blind.point} of the ledger on. ${value.title}</p>
      ${value.blind.opened === null ? this.renderClosed(value) : this.renderOpen(value)}</div>`
  }

  private renderClosed({ readings, blind }: Reconciled) {
    return html`${readings.map(({ proofreader, siglum, proofread, segments }) => html`<p>${proofreader} (${siglum}): ${proofread} of ${segments} proofread.</p>`)}
      <p>While the readings are shut, neither reader sees the other’s. Open them when both have finished; from then on they are anybody’s to see.</p>
      <button class="main" @click=${() => ask(this, { do: 'unblind', blind: blind.id })}>Open both readings</button>`
  }

  private renderOpen(value: Reconciled) {
    const { saved, reason, decisions, drafts } = value
    const open = undecided(value)
    const changes = results(value).length
    const percent = value.changed ? ` (${Math.round((100 * value.agreed) / value.changed)} %)` : ''
    const shown = value.segments.filter(
      one =>
        one.result === null ||
        decisions[one.segment] ||
        drafts[one.segment] !== undefined ||
        (this.all && one.kind !== 'untouched'),
    )
    return html`<p class="rate"><span><b>${value.agreed} of ${value.changed}</b> changed segments changed alike${percent}</span>
        <span><b>${open.length}</b> to decide</span></p>
      ${saved ? html`<p class="saved">This reconciliation was saved by ${saved.by}, ${dayAndTime(saved.at)}, as entry ${saved.seq} of the ledger. What was decided then is not asked again, unless a reading was changed since.</p>` : nothing}
      <div class="tools"><label><input type="checkbox" .checked=${this.all} @change=${() => (this.all = !this.all)} /> also what is settled or both changed alike</label>
        <span><kbd>j</kbd> <kbd>k</kbd> walk, <kbd>1</kbd> ${value.readings[0].proofreader}, <kbd>2</kbd> ${value.readings[1].proofreader}, <kbd>3</kbd> both, <kbd>0</kbd> as it stands, <kbd>e</kbd> new words</span></div>
      ${shown.length === 0 ? html`<p>${saved ? 'Nothing is left to decide.' : 'The readings do not differ anywhere.'}</p>` : nothing}
      <ol @keydown=${this.keys}>${shown.map(segment => this.renderSegment(value, segment))}</ol>
      <form class="end" @submit=${this.save}><label>Reason <input maxlength="500" placeholder="kept with every change" .value=${live(reason)} @input=${(event: InputEvent) => ask(this, { do: 'draft-decision', draft: { reason: (event.target as HTMLInputElement).value } })} /></label>
        <button class="main" ?disabled=${open.length > 0 || changes === 0}>${open.length ? `${open.length} left to decide` : changes ? 'Save the reconciliation' : 'The version reads like that already'}</button></form>`
  }

  private renderSegment(value: Reconciled, segment: Comparison) {
    const { decisions, drafts, readings } = value
    const { before, one, other, now } = segment
    const decision = decisions[segment.segment]
    const draft = drafts[segment.segment]
    const choices = choicesOf(value, segment)
    const isDecided = decision !== undefined || segment.result !== null
    const buttons = choices.map((choice, i) =>
      choice
        ? html`<button aria-pressed=${decision?.text === choice.text && decision.from === choice.from} @click=${() => this.decide(segment.segment, choice)}>${choice.name}${choice.overwrites ? html`<span class="over">, without the newer words</span>` : nothing} <kbd>${'1230'[i]}</kbd></button>`
        : nothing,
    )
    const number = segment.segment.slice(segment.segment.indexOf('.'))
    const isFrom = (siglum: string) => decision?.from.split(' ').includes(`${siglum}${number}`)
    return html`<li tabindex="0" data-segment=${segment.segment} class=${isDecided ? 'decided' : ''} aria-label=${`Segment ${segment.segment}`}>
      <div class="head"><b>${segment.segment}</b> ${saidOf(value, segment)}</div>
      <div class="texts">${readings.map(
        ({ proofreader, siglum }, i) =>
          html`<div class=${isFrom(siglum) ? 'chosen' : ''}><span class="who">${proofreader}</span>${redline(before, i === 0 ? one : other)}</div>`,
      )}${now === before ? nothing : html`<div class="moved"><span class="who">The version as it stands now</span>${redline(before, now)}</div>`}</div>
      ${decision ? html`<div class="result"><span class="who">Will stand</span>${redline(now, decision.text)}</div>` : nothing}
      ${draft !== undefined && this.writing !== segment.segment ? html`<p class="begun">New words, begun and not decided: ${draft || '(none)'} <button class="quiet" @click=${() => this.drop(segment.segment)}>Discard them</button></p>` : nothing}
      ${
        this.writing === segment.segment
          ? this.renderWriting(segment.segment, draft ?? seedOf(value, segment))
          : isOpenTo(segment)
            ? html`<div class="foot">${buttons}
        <button @click=${() => this.write(segment.segment)}>${draft === undefined ? 'New words' : 'Go on with the new words'} <kbd>e</kbd></button>
        ${decision ? html`<button class="quiet" @click=${() => this.decide(segment.segment, null)}>Undecided again</button>` : nothing}</div>`
            : nothing
      }
    </li>`
  }

  private renderWriting(segment: string, text: string) {
    const leave = () => {
      this.writing = null
      void this.updateComplete.then(() => this.card(segment)?.focus())
    }
    const keep = () => {
      this.decide(segment, { text, from: '' })
      leave()
    }
    const keys = (event: KeyboardEvent) => {
      event.stopPropagation()
      if (event.isComposing) return
      if (event.key === 'Escape') leave()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
    }
    return html`<textarea aria-label=${`New text of ${segment}`} .value=${live(text)} @keydown=${keys} @input=${(event: InputEvent) => this.draft(segment, (event.target as HTMLTextAreaElement).value)}></textarea>
      <div class="foot"><button class="main" @click=${keep}>This will stand <kbd>Ctrl+Enter</kbd></button><button class="quiet" @click=${leave}>Leave, and go on later <kbd>Esc</kbd></button></div>`
  }

  protected override updated(_: PropertyValues): void {
    const { reconciling } = this.state
    if (reconciling?.kind !== 'ready') {
      this.shown = ''
      return
    }
    const { blind } = reconciling.value
    if (this.shown === blind.id || blind.opened === null) return
    this.shown = blind.id
    const first = undecided(reconciling.value)[0]
    const card = first ? this.card(first) : this.renderRoot.querySelector<HTMLElement>('li')
    card?.focus()
  }

  private decide(segment: string, decision: Decision | null) {
    ask(this, { do: 'decide', segment, decision })
  }

  private draft(segment: string, text: string | null) {
    ask(this, { do: 'draft-decision', draft: { segment, text } })
  }

  private drop(segment: string) {
    this.draft(segment, null)
    this.card(segment)?.focus()
  }

  private write(segment: string) {
    this.writing = segment
    void this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus())
  }

  private card(segment: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`li[data-segment="${segment}"]`)
  }

  private readonly keys = (event: KeyboardEvent) => {
    const { reconciling } = this.state
    const card = (event.target as HTMLElement).closest<HTMLElement>('li')
    if (!card || reconciling?.kind !== 'ready' || event.ctrlKey || event.metaKey || event.altKey) return
    const segment = reconciling.value.segments.find(one => one.segment === card.dataset.segment)
    if (!segment) return
    const { key } = event
    if (!['j', 'k', '0', '1', '2', '3', 'e'].includes(key)) return
    event.preventDefault()
    const beside = key === 'j' ? card.nextElementSibling : key === 'k' ? card.previousElementSibling : null
    if (beside) (beside as HTMLElement).focus()
    if (!isOpenTo(segment)) return
    const chosen = choicesOf(reconciling.value, segment)['1230'.indexOf(key)]
    if (chosen) {
      this.decide(segment.segment, chosen)
      ;(card.nextElementSibling as HTMLElement | null)?.focus()
    }
    if (key === 'e') this.write(segment.segment)
  }

  private readonly save = (event: Event) => {
    event.preventDefault()
    ask(this, { do: 'save-reconciliation' })
  }
}

/** What new words begin with: what is decided, else what both read, or the first reader, with what stands now. */
function seedOf({ decisions }: Reconciled, segment: Comparison): string {
  return decisions[segment.segment]?.text ?? uponNow(segment, segment.both ?? segment.one) ?? segment.now
}

function saidOf({ readings }: Reconciled, { kind, one, before, now, settled }: Comparison) {
  const moved = `${now === before ? '' : ' · the version itself was changed since'}${settled ? ' · decided before' : ''}`
  if (kind === 'agreed') return `both changed it alike${moved}`
  if (kind === 'apart') return `each changed it otherwise${moved}`
  return `only ${one === before ? readings[1].proofreader : readings[0].proofreader} changed it${moved}`
}

function redline(before: string, after: string) {
  if (after === before) return html`<p class="text">${before || '(removed)'}</p>`
  if (after === '') return html`<p class="text"><del>${before}</del></p>`
  return html`<p class="text" dir="auto">${marked(versionPieces(differenceOf(before, after, 'en'), 'x'), 0, after, plain)}</p>`
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-reconcile': RecReconcile
  }
}
