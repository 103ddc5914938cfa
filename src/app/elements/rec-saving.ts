/** Where the proofreader's words are at this moment. It follows acknowledgements, never hopes. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ask, type State } from '../state.ts'
import { controls } from '../style/shared.ts'
import { clockTime } from './time.ts'

type Known = Pick<State, 'sync' | 'device' | 'editing' | 'unsaved' | 'conflicts' | 'linked'>

/** What the indicator says, and how urgent it is. Pure, so that every order of events can be tried. */
export function savingText({ sync, device, editing, unsaved, conflicts, linked }: Known): {
  text: string
  tone: 'calm' | 'busy' | 'away' | 'alarm'
} {
  const changes = (count: number) => `${count} ${count === 1 ? 'change' : 'changes'}`
  if (device === 'failed' || (sync.deviceFailed && sync.waiting > 0))
    return { text: 'Not saved: keep this page open', tone: 'alarm' }
  const refused = conflicts.filter(({ said }) => said).length
  const toSettle = conflicts.length - refused
  if (toSettle)
    return { text: `${toSettle} ${toSettle === 1 ? 'conflict' : 'conflicts'} to settle`, tone: 'alarm' }
  if (refused) return { text: `${refused} not taken: see Queries`, tone: 'alarm' }
  const away = sync.offline || !linked
  if (sync.waiting > 0)
    return away
      ? { text: `Saved on this device: ${changes(sync.waiting)} waiting`, tone: 'away' }
      : { text: 'Saving…', tone: 'busy' }
  const written = editing !== null && editing.text !== editing.parentText
  if (written) return { text: 'Editing', tone: 'busy' }
  if (Object.keys(unsaved).length) return { text: 'Unsaved text on this device', tone: 'away' }
  if (away) return { text: 'Offline: you can go on', tone: 'away' }
  return sync.savedAt
    ? { text: `Saved ${clockTime(sync.savedAt)}`, tone: 'calm' }
    : { text: 'Nothing to save', tone: 'calm' }
}

@customElement('rec-saving')
export class RecSaving extends LitElement {
  @property({ attribute: false }) known!: Known

  static override styles = [
    controls,
    css`
      :host { display: inline-flex; align-items: center; gap: 0.5rem; font: 0.9rem/1.3 var(--sans); white-space: nowrap; }
      .dot { width: 0.6em; height: 0.6em; border-radius: 50%; border: 1.5px solid currentColor; }
      .calm { color: var(--ink-soft); } .calm .dot { background: currentColor; }
      .busy { color: var(--accent); }
      .away { color: var(--warn); } .away .dot { border-style: dashed; }
      .alarm { color: var(--warn); font-weight: 700; } .alarm .dot { border-radius: 0; background: currentColor; }
      span[role] { display: inline-flex; align-items: center; gap: 0.4rem; }
    `,
  ]

  override render() {
    const { text, tone } = savingText(this.known)
    const waiting =
      this.known.conflicts.find(({ said }) => !said)?.segments[0]?.segment ??
      Object.values(this.known.unsaved)[0]?.segment
    const leads = /settle$|^Unsaved/.test(text) && waiting
    return html`<span role="status" class=${tone}><span class="dot" aria-hidden="true"></span>${text}</span>
      ${leads ? html`<button @click=${() => ask(this, { do: 'find', segment: waiting })}>Show</button>` : ''}
      ${text.startsWith('Not saved') ? html`<button @click=${() => ask(this, { do: 'retry-device' })}>Try again</button>` : ''}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-saving': RecSaving
  }
}
