/** All keys, and the command palette: two views of the one table of commands. */

import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Address } from '../address.ts'
import { groups, keyLabel, type NamedCommand, namedCommands } from '../command-names.ts'
import { controls } from '../style/shared.ts'
import './rec-dialog.ts'

@customElement('rec-keys')
export class RecKeys extends LitElement {
  static override styles = [
    controls,
    css`
      .groups { columns: 2 22rem; column-gap: 2.5rem; }
      section { break-inside: avoid; margin-bottom: 1.2rem; }
      h3 { margin: 0 0 0.3rem; font: 600 0.95rem/1.4 var(--sans); color: var(--ink-soft); }
      dl { display: grid; grid-template-columns: 1fr auto; gap: 0.3rem 1rem; margin: 0; }
      dd { margin: 0; text-align: right; white-space: nowrap; }
      p { color: var(--ink-soft); margin: 0; }
    `,
  ]

  override render() {
    return html`<rec-dialog heading="All keys" wide>
      <div class="groups">${groups.map(
        group => html`<section><h3>${group}</h3><dl>
        ${namedCommands.filter(command => command.group === group).map(command => html`<dt>${command.label}${command.where === 'editing' ? ' (in the editor)' : ''}</dt><dd>${keysOf(command)}</dd>`)}
      </dl></section>`,
      )}</div>
      <p>Single letters act outside text fields only. On a Mac, ⌘ does what Ctrl does. A blank line in the editor splits a paragraph.</p>
    </rec-dialog>`
  }
}

@customElement('rec-palette')
export class RecPalette extends LitElement {
  @property() screen: Address['screen'] = 'workbench'
  /** An editor is open: commands for reading would take the text field away. */
  @property({ type: Boolean }) editing = false
  @state() private wanted = ''
  @state() private at = 0

  static override styles = [
    controls,
    css`
      input { width: 100%; padding: 0.5em 0.7em; border: 1.5px solid var(--accent); border-radius: 8px; background: var(--paper); font-size: 1.05rem; }
      ul { list-style: none; margin: 0.6rem 0 0; padding: 0; max-height: 24rem; overflow-y: auto; }
      li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.35rem 0.6rem; border-radius: 6px; cursor: pointer; }
      li[aria-selected='true'] { background: var(--accent-wash); }
      p { margin: 0.8rem 0 0; color: var(--ink-soft); }
    `,
  ]

  override render() {
    const found = this.found()
    return html`<rec-dialog heading="Commands">
      <input autofocus role="combobox" aria-expanded="true" aria-controls="found" aria-label="Command" aria-activedescendant=${found.length ? `command-${this.at}` : nothing}
        placeholder="What do you want to do?" .value=${this.wanted} @input=${(event: InputEvent) => {
          this.wanted = (event.target as HTMLInputElement).value
          this.at = 0
        }} @keydown=${this.pressed} />
      <ul id="found" role="listbox" aria-label="Commands">${found.map(
        (command, i) => html`<li id=${`command-${i}`} role="option" aria-selected=${i === this.at}
        @mousemove=${() => (this.at = i)} @click=${() => this.run(command)}><span>${command.label}</span><span>${keysOf(command)}</span></li>`,
      )}</ul>
      ${found.length ? nothing : html`<p>No command says “${this.wanted}”.</p>`}
    </rec-dialog>`
  }

  private found(): NamedCommand[] {
    const words = this.wanted.toLowerCase().split(/\s+/).filter(Boolean)
    return namedCommands.filter(
      command =>
        command.id !== 'commands' &&
        (this.screen === 'workbench' || command.everywhere) &&
        (this.editing ? command.where !== 'reading' : command.where !== 'editing') &&
        words.every(word => command.label.toLowerCase().includes(word)),
    )
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const found = this.found()
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      this.at = (this.at + by + found.length) % Math.max(1, found.length)
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
      )
    } else if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      const command = found[this.at]
      if (command) this.run(command)
    }
  }

  private run(command: NamedCommand) {
    this.renderRoot.querySelector('rec-dialog')?.close()
    // The root does it once the dialog has given the focus back to where the command acts.
    this.dispatchEvent(new CustomEvent('run', { detail: command.id, bubbles: true, composed: true }))
  }
}

const keysOf = ({ keys }: NamedCommand) =>
  keys.map((key, i) => html`${i ? ' ' : ''}<kbd>${keyLabel(key)}</kbd>`)

declare global {
  interface HTMLElementTagNameMap {
    'rec-keys': RecKeys
    'rec-palette': RecPalette
  }
}
