/**
 * Names, terms and policy: what the editors of a transcript agree on. Each list is saved as a whole; what is written stays,
 * on this device too, until it is saved; where somebody else saved meanwhile, theirs is shown beside it and a person decides.
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { proposeNames } from '../../core/checks/names.ts'
import type { ChangeClass } from '../../core/classify/change-class.ts'
import type { Glossary, NameRegister, Policy } from '../../core/review/policy.ts'
import type { Review } from '../../core/review/review.ts'
import { className } from '../classes.ts'
import type { Comparison } from '../comparison.ts'
import {
  actsOf,
  dropped,
  type ListName,
  nameless,
  newNames,
  rebased,
  type Shown,
  shownList,
  written,
} from '../findings/lists.ts'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import { nameRows, termRows } from './policy-rows.ts'
import './rec-dialog.ts'
import { policyStyles } from './rec-policy.styles.ts'

const titles: Record<ListName, string> = { names: 'Names', glossary: 'Terms', policy: 'Policy' }
const silenced: readonly ChangeClass[] = [
  'layout', 'spacing', 'punctuation', 'capitals', 'spelling', 'hyphenation', 'number-style', 'editorial-status', 'romanization', 'substantive',
] // biome-ignore format: one line

@customElement('rec-policy')
export class RecPolicy extends LitElement {
  @property({ attribute: false }) state!: State
  @property({ attribute: false }) comparison!: Comparison
  @state() private list: ListName = 'names'
  private isAdding = false
  /** What the last proposal came to. */
  @state() private proposed: number | null = null

  static override styles = [controls, policyStyles]

  override render() {
    const { review, drafts } = this.state
    if (!review)
      return html`<rec-dialog heading="Names, terms and policy"><p class="hint">${this.comparison.slug ? 'Loading…' : 'These texts are only compared. Keep them as a transcript first.'}</p></rec-dialog>`
    const lists = {
      names: shownList('names', review.review, drafts),
      glossary: shownList('glossary', review.review, drafts),
      policy: shownList('policy', review.review, drafts),
    }
    const acts = actsOf(review.review, drafts)
    const unnamed = nameless(lists.names.value)
    return html`<rec-dialog wide heading="Names, terms and policy"><form @submit=${this.save}>
      <div class="tabs" role="tablist" aria-label="Lists">${(Object.keys(titles) as ListName[]).map(name => this.renderTab(name, lists[name]))}</div>
      <div role="tabpanel" id="list" aria-labelledby=${`tab-${this.list}`}>
        ${this.renderTheirs(lists[this.list].theirs !== null)}
        ${this.list === 'names' ? this.renderNames(lists.names.isWritten ? lists.names.value : spaced(lists.names.value)) : this.list === 'glossary' ? this.renderTerms(lists.glossary.value) : this.renderPolicy(lists.policy.value)}
      </div>
      <div class="foot"><p role="status">${unnamed ? `${unnamed} of the names ${unnamed === 1 ? 'has' : 'have'} no preferred form yet.` : acts.length ? `Not saved yet: ${acts.map(({ act }) => titles[act as ListName].toLowerCase()).join(', ')}. What is written is kept on this device.` : ''}</p>
        <button class="main" ?disabled=${acts.length === 0 || unnamed > 0}>Save</button></div></form></rec-dialog>`
  }

  private renderTab(name: ListName, { value, isWritten }: Shown<NameRegister | Glossary | Policy>) {
    const selected = this.list === name
    const count = Array.isArray(value) ? value.length : 0
    return html`<button type="button" role="tab" id=${`tab-${name}`} aria-selected=${selected} aria-controls="list" tabindex=${selected ? 0 : -1}
      ?autofocus=${selected} @keydown=${this.turn} @click=${() => (this.list = name)}>${titles[name]}${count ? html` <span class="count">${count}</span>` : nothing}${isWritten ? html` <span class="count" title="Not saved yet">✎<span class="unseen">not saved yet</span></span>` : nothing}</button>`
  }

  /** Somebody else set the list while this one was written. */
  private renderTheirs(isOvertaken: boolean) {
    const { review, drafts } = this.state
    if (!isOvertaken || !review) return nothing
    const name = this.list
    const list = review.review[name].value
    const lines = Array.isArray(list)
      ? list.map(one => ('term' in one ? one.term : [one.preferred, ...one.forms].join(', ')))
      : [
          `${list.silent.map(className).join(', ')}; approval by ${list.approval === 'another' ? 'another person' : 'anyone'}`,
        ]
    return html`<div class="theirs" role="alert"><p><strong>Somebody else saved this list while you were writing.</strong> Yours is below, and not saved. Theirs now reads:</p>
      <ul>${lines.slice(0, 200).map(line => html`<li dir="auto">${line}</li>`)}</ul>
      <div class="choices"><button type="button" @click=${() => this.draft(rebased(name, review.review, drafts))}>Go on with mine; saving will put it in the place of theirs</button>
      <button type="button" class="quiet" @click=${() => this.draft(dropped(name, drafts))}>Take theirs, and let go of mine</button></div></div>`
  }

  private renderNames(names: NameRegister) {
    return html`<p class="hint">Each name once, as it is to be written here, and the other forms in which it may be met. A change between two forms of one name is shown as a change of romanization.</p>
      ${nameRows(names, value => this.write('names', value))}
      <div class="choices"><button type="button" @click=${() => this.add('names', [...names, { preferred: '', forms: [], kind: 'person', note: '' }])}>Add a name</button>
        <button type="button" @click=${() => this.propose(names)}>Propose names from ${this.state.cursor.column}</button>
        <span class="hint" role="status">${this.proposed === null ? '' : this.proposed === 0 ? 'No name is in the text that is not in the list.' : `${this.proposed} added to the list. Look through them, and take out what does not belong.`}</span></div>`
  }

  private renderTerms(terms: Glossary) {
    return html`<p class="hint">Terms to keep wherever they stand, and terms to avoid, each with what to write in its place.</p>
      ${termRows(terms, value => this.write('glossary', value))}
      <div class="choices"><button type="button" @click=${() => this.add('glossary', [...terms, { term: '', use: 'keep', instead: '', note: '' }])}>Add a term</button></div>`
  }

  private renderPolicy(policy: Policy) {
    const { silent, approval, romanization } = policy
    const write = (change: Partial<Policy>) => this.write('policy', { ...policy, ...change })
    const chosen = (event: Event) => (event.target as HTMLSelectElement).value
    const ticked = (one: ChangeClass) => (event: Event) =>
      write({
        silent: silenced.filter(other =>
          other === one ? (event.target as HTMLInputElement).checked : silent.includes(other),
        ),
      })
    return html`<fieldset><legend>Changes that need no reason</legend>
        <p class="hint">A change of any other class asks for a reason before the text is signed off.</p>
        <div class="ticks">${silenced.map(one => html`<label><input type="checkbox" .checked=${silent.includes(one)} @change=${ticked(one)} /> ${className(one)}</label>`)}</div></fieldset>
      <fieldset><legend>Who may approve a segment</legend>
        ${(['anyone', 'another'] as const).map(who => html`<label class="radio"><input type="radio" name="approval" .checked=${approval === who} @change=${() => write({ approval: who })} /> ${who === 'anyone' ? 'Anyone, even the person who revised it last' : 'Another person than the one who revised it last'}</label>`)}</fieldset>
      <fieldset><legend>How names are romanized</legend>
        <div class="pairs"><label>Chinese names <select @change=${(event: Event) => write({ romanization: { ...romanization, zh: (chosen(event) || undefined) as Policy['romanization']['zh'] } })}>
          ${[
            ['', 'no rule'],
            ['pinyin', 'Pinyin (Zhou Enlai)'],
            ['wade-giles', 'Wade–Giles (Chou En-lai)'],
          ].map(
            ([value, name]) =>
              html`<option value=${value!} .selected=${(romanization.zh ?? '') === value}>${name}</option>`,
          )}</select></label>
        <label>Korean names <select @change=${(event: Event) => write({ romanization: { ...romanization, ko: (chosen(event) || undefined) as Policy['romanization']['ko'] } })}>
          ${[
            ['', 'no rule'],
            ['revised', 'Revised Romanization (Panmunjeom)'],
            ['mccune-reischauer', 'McCune–Reischauer (P’anmunjŏm)'],
            ['dprk', 'as in the DPRK (Panmunjom)'],
          ].map(
            ([value, name]) =>
              html`<option value=${value!} .selected=${(romanization.ko ?? '') === value}>${name}</option>`,
          )}</select></label></div></fieldset>`
  }

  private write<N extends ListName>(name: N, value: Review[N]['value']) {
    const { review, drafts } = this.state
    if (review) this.draft(written(name, value, review.review, drafts))
  }

  /** A new line, with the caret in it. */
  private add<N extends ListName>(name: N, value: Review[N]['value']) {
    this.isAdding = true
    this.write(name, value)
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isAdding || !changed.has('state')) return
    this.isAdding = false
    this.renderRoot.querySelector<HTMLElement>('li:last-child input')?.focus()
  }

  private propose(names: NameRegister) {
    const { segments } = this.comparison.texts[this.state.cursor.column]!
    const fresh = newNames(names, proposeNames(segments))
    this.proposed = fresh.length
    if (fresh.length) this.write('names', [...names, ...spaced(fresh)])
  }

  private draft(drafts: State['drafts']) {
    ask(this, { do: 'draft-lists', drafts })
  }

  private readonly turn = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (!by) return
    event.preventDefault()
    const ring = Object.keys(titles) as ListName[]
    this.list = ring.at((ring.indexOf(this.list) + by) % ring.length)!
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
    )
  }

  private readonly save = (event: Event) => {
    event.preventDefault()
    const { review, drafts } = this.state
    const acts = review ? actsOf(review.review, drafts) : []
    if (acts.length) ask(this, { do: 'say', acts })
  }
}

/** As their forms are written in one field, with a blank after each comma. What is typed stays as it is typed. */
const spaced = (names: NameRegister): NameRegister =>
  names.map(name => ({ ...name, forms: name.forms.map((form, i) => (i > 0 ? ` ${form}` : form)) }))

declare global {
  interface HTMLElementTagNameMap {
    'rec-policy': RecPolicy
  }
}
