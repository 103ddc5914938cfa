/**
 * The frame of every dialog: the browser's own modal, which keeps the focus inside, closes on Esc and gives the focus back.
 * What is in it comes by slot; where closing goes is said by an action.
 */
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { ask } from '../state.ts'
import { controls } from '../style/shared.ts'

@customElement('rec-dialog')
export class RecDialog extends LitElement {
  @property() heading = ''
  @property({ type: Boolean, reflect: true }) wide = false
  @query('dialog') private readonly dialog!: HTMLDialogElement

  private pressedOn: EventTarget | null = null

  static override styles = [
    controls,
    css`
      dialog {
        width: min(34rem, calc(100vw - 2rem)); max-height: calc(100vh - 3rem); padding: 0; border: 1px solid var(--rule);
        border-radius: 12px; background: var(--paper); color: var(--ink); box-shadow: var(--shadow); font: 0.97rem/1.5 var(--sans); overflow: auto;
      }
      :host([wide]) dialog { width: min(56rem, calc(100vw - 2rem)); }
      dialog::backdrop { background: rgb(20 18 12 / 35%); }
      .head { position: sticky; top: 0; display: flex; justify-content: space-between; align-items: center; padding: 0.8rem 1.2rem 0.5rem; background: var(--paper); }
      h2 { margin: 0; font: 600 1.2rem/1.3 var(--serif); }
      .body { padding: 0.2rem 1.2rem 1.2rem; }
    `,
  ]

  override firstUpdated(): void {
    this.dialog.showModal()
    // `autofocus` in slotted elements of another shadow root is not found by the browser.
    ;(this.getRootNode() as ShadowRoot).querySelector<HTMLElement>('[autofocus]')?.focus()
  }

  /** Closes and gives the focus back to where it was. */
  close(): void {
    this.dialog.close()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.dialog?.close()
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.closed} @pointerdown=${(event: Event) => (this.pressedOn = event.target)} @click=${this.clicked}>
      <div class="head"><h2 id="heading">${this.heading}</h2><button class="quiet" @click=${() => this.dialog.close()} aria-label="Close">✕</button></div>
      <div class="body"><slot></slot></div></dialog>`
  }

  /** A click beside the dialog closes it; text that is selected beyond its edge does not. */
  private readonly clicked = (event: MouseEvent) => {
    if (event.target === this.dialog && this.pressedOn === this.dialog) this.dialog.close()
  }

  private readonly closed = () => {
    if (this.isConnected) ask(this, { do: 'dialog', dialog: null })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-dialog': RecDialog
  }
}
