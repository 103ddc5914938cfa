/**
 * Which versions stand side by side, as they are or at any point of the ledger, by its name or its number; which is the
 * base, and which is being proofread.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Review } from '../../core/review/review.ts'
import { siglumOf } from '../../core/transcript.ts'
import { olderBase, pointName } from '../history/points.ts'
import type { OpenTranscript } from '../state.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-versions')
export class RecVersions extends LitElement {
  @property({ attribute: false }) open!: OpenTranscript
  @property() working = ''
  @property({ attribute: false }) snapshots: Review['snapshots'] = []
  /** Versions that this person is not to see. */
  @property({ attribute: false }) closed: ReadonlySet<string> = new Set()
  /** Past states that were asked for here. */
  @state() private added: string[] = []
  @state() private siglum = ''
  /** The number of an entry, as it is typed or taken from a name. */
  @state() private point = ''
  @state() private chosen: string[] | null = null
  @state() private base = ''
  @state() private proofreading = ''

  static override styles = [
    controls,
    css`
      table { width: 100%; border-collapse: collapse; }
      th { text-align: left; font: 600 0.82rem/1.4 var(--sans); color: var(--ink-soft); padding: 0.2rem 0.5rem; }
      th[scope='row'] { font: inherit; color: var(--ink); }
      td, th { vertical-align: top; border-bottom: 1px solid var(--rule); padding: 0.45rem 0.5rem; }
      td { width: 1%; text-align: center; }
      input { width: 18px; height: 18px; margin: 3px; accent-color: var(--accent); }
      small { display: block; color: var(--ink-soft); font-size: 0.85rem; }
      p { color: var(--ink-soft); }
      .past { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: end; margin-top: 1rem; }
      .past label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
      .past input, .past select { width: auto; max-width: 16rem; height: auto; min-height: 30px; margin: 0; padding: 0.25em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 0.97rem/1.4 var(--sans); }
      .past input { width: 8rem; }
      .foot { display: flex; justify-content: flex-end; gap: 0.6rem; align-items: center; margin-top: 1rem; }
    `,
  ]

  override render() {
    const { comparison, detail } = this.open
    const chosen = this.chosen ?? comparison.versions
    const base = this.base || comparison.base
    const working = this.proofreading || this.working
    const infos = (detail?.versions ?? comparison.versions.map(ref => comparison.texts[ref]!)).filter(
      ({ siglum }) => !this.closed.has(siglum),
    )
    const refs = infos.flatMap(({ siglum, label, provenance }) => {
      const past = [
        ...new Set([
          `${siglum}@0`,
          ...[...comparison.versions, ...this.added].filter(
            ref => siglumOf(ref) === siglum && ref !== siglum,
          ),
        ]),
      ]
      const shown = past.map(ref => ({
        ref,
        label: ref.endsWith('@0')
          ? `${siglum} as imported`
          : `${siglum} after entry ${ref.slice(ref.indexOf('@') + 1)} ${pointName(ref, this.snapshots)}`,
        note: '',
      }))
      return detail
        ? [{ ref: siglum, label: `${siglum}  ${label}`, note: provenance }, ...shown]
        : [{ ref: `${siglum}@0`, label: `${siglum}  ${label}`, note: provenance }]
    })
    const toggle = (ref: string) => () =>
      (this.chosen = chosen.includes(ref) ? chosen.filter(other => other !== ref) : [...chosen, ref])
    return html`<rec-dialog heading="Versions" wide>
      <table><thead><tr><th scope="col">Version</th><th scope="col">Shown</th><th scope="col">Base</th><th scope="col">Proofread</th></tr></thead>
      <tbody>${refs.map(
        ({ ref, label, note }) => html`<tr>
        <th scope="row">${label}${note ? html`<small>${note}</small>` : nothing}</th>
        <td><input type="checkbox" aria-label=${`Show ${ref}`} .checked=${chosen.includes(ref)} @change=${toggle(ref)} /></td>
        <td><input type="radio" name="base" aria-label=${`${ref} as base`} .checked=${base === ref} ?disabled=${!chosen.includes(ref)} @change=${() => (this.base = ref)} /></td>
        <td>${ref.includes('@') ? nothing : html`<input type="radio" name="working" aria-label=${`Proofread ${ref}`} .checked=${working === ref} ?disabled=${!chosen.includes(ref)} @change=${() => (this.proofreading = ref)} />`}</td>
      </tr>`,
      )}</tbody></table>
      ${detail ? this.renderPoints(infos.map(info => info.siglum)) : nothing}
      <div class="foot"><p>Differences are shown from the base to each of the others; of one version always from the older state to the newer.</p>
        <button class="main" ?disabled=${chosen.length < 2 || !chosen.includes(base)} @click=${() => {
          const first = olderBase(base, chosen)
          const order = refs.map(({ ref }) => ref).filter(ref => chosen.includes(ref) && ref !== first)
          ask(this, {
            do: 'choose-versions',
            versions: [first, ...order],
            working: chosen.includes(working) ? working : '',
          })
        }}>Show these versions</button></div>
    </rec-dialog>`
  }

  /** Any version at any point. */
  private renderPoints(sigla: readonly string[]) {
    const { seq } = this.open.comparison
    const siglum = this.siglum || siglumOf(this.working) || sigla[0] || ''
    const at = Number(this.point)
    const isPoint = /^\d{1,12}$/.test(this.point)
    const add = (event: Event) => {
      event.preventDefault()
      if (!isPoint) return
      const ref = `${siglum}@${at}`
      this.added = [...new Set([...this.added, ref])]
      this.chosen = [...new Set([...(this.chosen ?? this.open.comparison.versions), ref])]
      this.point = ''
    }
    const value = (event: Event) => (event.target as HTMLInputElement).value
    return html`<form class="past" aria-label="A past state" @submit=${add}>
      <label>A past state of <select @change=${(event: Event) => (this.siglum = value(event))}>${sigla.map(one => html`<option value=${one} .selected=${one === siglum}>${one}</option>`)}</select></label>
      ${this.snapshots.length ? html`<label>by name <select @change=${(event: Event) => (this.point = value(event))}><option value="" .selected=${this.point === ''}>choose…</option>${this.snapshots.toReversed().map(({ name, point }) => html`<option value=${point} .selected=${String(point) === this.point}>${name} (entry ${point})</option>`)}</select></label>` : nothing}
      <label>after entry <input inputmode="numeric" pattern="\\d*" placeholder=${`0 to ${seq}`} .value=${this.point} @input=${(event: Event) => (this.point = value(event).trim())} /></label>
      <button ?disabled=${!isPoint}>Add</button></form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-versions': RecVersions
  }
}
