/** Which versions stand side by side, which is the base, and which is being proofread. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { siglumOf } from '../../core/transcript.ts'
import type { OpenTranscript } from '../state.ts'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-versions')
export class RecVersions extends LitElement {
  @property({ attribute: false }) open!: OpenTranscript
  @property() working = ''
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
      .foot { display: flex; justify-content: flex-end; gap: 0.6rem; align-items: center; margin-top: 1rem; }
    `,
  ]

  override render() {
    const { comparison, detail } = this.open
    const chosen = this.chosen ?? comparison.versions
    const base = this.base || comparison.base
    const working = this.proofreading || this.working
    const infos = detail?.versions ?? comparison.versions.map(ref => comparison.texts[ref]!)
    const refs = infos.flatMap(({ siglum, label, provenance }) => {
      const past = [
        ...new Set([
          `${siglum}@0`,
          ...comparison.versions.filter(ref => siglumOf(ref) === siglum && ref !== siglum),
        ]),
      ]
      const shown = past.map(ref => ({
        ref,
        label: ref.endsWith('@0')
          ? `${siglum} as imported`
          : `${siglum} after entry ${ref.slice(ref.indexOf('@') + 1)}`,
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
      <div class="foot"><p>Differences are shown from the base to each of the others.</p>
        <button class="main" ?disabled=${chosen.length < 2 || !chosen.includes(base)} @click=${() => {
          const order = refs.map(({ ref }) => ref).filter(ref => chosen.includes(ref) && ref !== base)
          ask(this, {
            do: 'choose-versions',
            versions: [base, ...order],
            working: chosen.includes(working) ? working : '',
          })
        }}>Show these versions</button></div>
    </rec-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-versions': RecVersions
  }
}
