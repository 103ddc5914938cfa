/**
 * The root: the only element that hears actions and keys, and hands them to the session. It shows the screen that the
 * state names, the dialog that is open, and the one line of news.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { closedTo } from '../../core/review/review.ts'
import { siglumOf } from '../../core/transcript.ts'
import { workbenchAddress } from '../address.ts'
import { type CommandId, commandFor } from '../commands.ts'
import { isMove } from '../cursor.ts'
import { dialogs, reception, screens, want } from '../rest.ts'
import type { Session } from '../session.ts'
import type { Action, State } from '../state.ts'
import { controls } from '../style/shared.ts'
import './rec-person.ts'
import './rec-saving.ts'
import { deepActive } from './rec-table.ts'
import type { RecWorkbench } from './rec-workbench.ts'
import './rec-workbench.ts'
import { selectedIn } from './selected.ts'

const NOTICE_MS = 12_000
/** What the browser's tab says. */
const screenTitles = {
  library: 'Library',
  workbench: 'Library',
  report: 'Report',
  ledger: 'Everything that happened',
  reconcile: 'Blind readings',
} as const

@customElement('rec-app')
export class RecApp extends LitElement {
  @property({ attribute: false }) session: Session | null = null
  @query('rec-workbench') private readonly workbench!: RecWorkbench | null
  private noticeTimer: ReturnType<typeof setTimeout> | undefined
  private noticed: State['notice'] = null
  /** What was said of the transcript when last it was known: it is asked for again with every address. */
  private reviewed: { slug: string; view: NonNullable<State['review']> } | null = null

  static override styles = [
    controls,
    css`
      :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr); position: fixed; inset: 0; overflow: clip; font: 0.97rem/1.45 var(--sans); color: var(--ink); background: var(--desk); }
      header { display: flex; gap: 0.4rem 1rem; align-items: center; min-width: 0; padding: 0.45rem 1rem; border-bottom: 1px solid var(--rule); }
      .home { font: 600 1.05rem/1.3 var(--serif); color: var(--ink); text-decoration: none; white-space: nowrap; padding: 0.1rem 0.2rem; border-radius: 4px; }
      h1 { flex: 1; min-width: 0; margin: 0; font: 500 1rem/1.3 var(--serif); color: var(--ink-soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .spring { flex: 1; }
      main, rec-library { grid-row: 3; min-width: 0; min-height: 0; overflow: clip; }
      rec-library { overflow-y: auto; }
      .message { max-width: 34rem; margin: 4rem auto; padding: 0 1.5rem; font-size: 1.05rem; color: var(--ink-soft); text-align: center; }
      .notice {
        position: fixed; left: 50%; bottom: 1.2rem; transform: translateX(-50%); z-index: 5; display: flex; gap: 0.8rem; align-items: center;
        max-width: min(40rem, calc(100vw - 2rem)); padding: 0.55rem 0.7rem 0.55rem 1rem; border: 1px solid var(--rule-strong); border-radius: 10px; background: var(--paper); box-shadow: var(--shadow);
      }
      @media (max-width: 599px) { .notice { inset-inline: 0.6rem; bottom: 0.6rem; transform: none; flex-wrap: wrap; justify-content: end; max-width: none; } .notice span { flex: 1 1 100%; } }
      .kept { margin: 0; padding: 0.35rem 1rem; background: var(--warn-wash); color: var(--warn); font-size: 0.9rem; }
      @media (max-width: 899px) { header { flex-wrap: wrap; gap: 0 0.2rem; padding: 0.2rem 0.6rem; } header .quiet { padding: 0.2em 0.45em; } rec-saving { margin-left: auto; } h1 { order: 9; flex-basis: 100%; font-size: 0.92rem; } .person-name { max-width: 6rem; overflow: hidden; text-overflow: ellipsis; } }
      @media (max-width: 379px) { header { gap: 0; padding-inline: 0.4rem; } header .quiet { min-width: 26px; padding-inline: 0.2em; } .home { font-size: 0.95rem; } rec-saving { font-size: 0.88em; } .person-name { max-width: 4.2rem; } }
      @media print { :host { display: block; position: static; overflow: visible; } header { border: none; padding: 0 0 0.5rem; } h1 { white-space: normal; color: #000; font-size: 13pt; } .home, rec-saving, .notice { display: none; } main { height: auto; } }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('act', this.acted)
    this.addEventListener('run', this.ran)
    addEventListener('keydown', this.pressed)
    addEventListener('dragover', prevent)
    addEventListener('drop', this.droppedFiles)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('keydown', this.pressed)
    removeEventListener('dragover', prevent)
    removeEventListener('drop', this.droppedFiles)
  }

  protected override updated(_: PropertyValues): void {
    const notice = this.session?.state.notice ?? null
    const titles = this.session ? titlesOf(this.session.state) : []
    document.title = [...titles, 'Recension'].join(' · ')
    if (notice === this.noticed) return
    this.noticed = notice
    clearTimeout(this.noticeTimer)
    if (notice)
      this.noticeTimer = setTimeout(() => this.session?.perform({ do: 'dismiss-notice' }), NOTICE_MS)
  }

  override render() {
    if (!this.session) return nothing
    const { state } = this.session
    const { address, open, person, notice } = state
    const onBench = address.screen === 'workbench'
    if (address.screen === 'library') want(reception.library)
    const title = onBench && open.kind === 'ready' ? (open.value.detail?.title ?? 'Compared texts') : ''
    return html`
      <header>
        <a class="home" href="/" title="Back to the library (Alt+L)" @click=${this.goHome}>Recension</a>
        ${onBench ? html`<h1 title=${title}><bdi>${title}</bdi></h1>` : html`<span class="spring"></span>`}
        ${onBench ? html`<rec-saving .known=${state}></rec-saving>` : address.screen === 'report' ? html`<rec-saving .known=${{ ...state, unsaved: {} }}></rec-saving>` : nothing}
        <button class="quiet" title="Your name, as it stands in the history" @click=${() => this.act({ do: 'dialog', dialog: 'person' })}><span class="person-name">${person || 'Your name'}</span></button>
        <button class="quiet" aria-label="All commands" title="All commands (Ctrl+K)" @click=${() => this.act({ do: 'command', id: 'commands' })}>⌘</button>
        <button class="quiet" aria-label="All keys" title="All keys (?)" @click=${() => this.act({ do: 'command', id: 'keys' })}>?</button>
      </header>
      ${onBench && open.kind === 'ready' && open.kept ? html`<p class="kept" role="status">The server cannot be reached: this is the text as this device last saw it. You can go on; what you save waits here.</p>` : nothing}
      ${onBench ? this.renderBench(state) : this.renderScreen(state)}
      ${this.renderDialog(state)}
      ${
        notice
          ? html`<div class="notice" role="status"><span>${notice.text}</span>
        ${notice.action ? html`<button @click=${() => this.act(notice.action!.act)}>${notice.action.label}</button>` : nothing}
        <button class="quiet" aria-label="Dismiss" @click=${() => this.act({ do: 'dismiss-notice' })}>✕</button></div>`
          : nothing
      }`
  }

  private renderBench({ open, address, review, person }: State) {
    if (address.screen !== 'workbench') return nothing
    if (open.kind === 'loading') return html`<main><p class="message" role="status">Opening…</p></main>`
    if (open.kind === 'failed')
      return html`<main><p class="message" role="alert">${open.detail}<br /><br /><button @click=${() => this.act({ do: 'go', address: { screen: 'library' } })}>Back to the library</button></p></main>`
    const closed = this.closed(this.session!.state)
    const shut = open.value.comparison.versions.find(ref => closed.has(siglumOf(ref)))
    if (shut && !review)
      return html`<main><p class="message" role="status">Asking the server who reads ${shut}… Until that is known it is shut.<br /><br /><button @click=${() => this.act({ do: 'go', address: workbenchAddress(address.slug) })}>Show the other versions</button></p></main>`
    if (shut)
      return html`<main><p class="message" role="alert">${shut} is being read blind by another person. It can be seen when the readings are opened.<br /><br />${person ? nothing : html`<button @click=${() => this.act({ do: 'dialog', dialog: 'person' })}>Say who you are</button> `}<button @click=${() => this.act({ do: 'go', address: workbenchAddress(address.slug) })}>Show the other versions</button></p></main>`
    return html`<main><rec-workbench .state=${this.session!.state} .open=${open.value} .address=${address} .shown=${this.session!.shownRows()}></rec-workbench></main>`
  }

  /** The versions of the open transcript that this person is not to see. */
  private closed({ open, review, person, address }: State): ReadonlySet<string> {
    if (open.kind !== 'ready' || address.screen !== 'workbench' || !open.value.detail) return new Set()
    const { slug } = address
    if (review) this.reviewed = { slug, view: review }
    const view = review ?? (this.reviewed?.slug === slug ? this.reviewed.view : null)
    return closedTo(view?.review ?? null, person, open.value.detail.versions)
  }

  /** The screens beside the workbench. */
  private renderScreen(state: State) {
    const { address } = state
    if (address.screen === 'reconcile') {
      want(screens.reconcile)
      return html`<main><rec-reconcile .state=${state} slug=${address.slug}></rec-reconcile></main>`
    }
    if (address.screen === 'report') {
      want(screens.report)
      return html`<main><rec-report .state=${state} .address=${address}></rec-report></main>`
    }
    if (address.screen === 'ledger') {
      want(screens.ledger)
      return html`<main><rec-ledger .state=${state} .address=${address}></rec-ledger></main>`
    }
    return html`<rec-library .library=${state.library}></rec-library>`
  }

  private renderDialog(state: State) {
    const { dialog, person, open, cursor, address, editing } = state
    if (dialog && dialog !== 'person') dialogs[dialog]().catch(() => this.act({ do: 'dialog', dialog: null }))
    if (dialog === 'keys') return html`<rec-keys></rec-keys>`
    if (dialog === 'commands')
      return html`<rec-palette screen=${address.screen} ?editing=${editing !== null}></rec-palette>`
    if (dialog === 'person') return html`<rec-person person=${person}></rec-person>`
    if (dialog === 'blind' && open.kind === 'ready')
      return html`<rec-blind .state=${state} .open=${open.value}></rec-blind>`
    if (dialog === 'snapshot') return html`<rec-snapshot .state=${state}></rec-snapshot>`
    if (dialog === 'restore' && open.kind === 'ready' && state.restoring)
      return html`<rec-restore .state=${state} .comparison=${open.value.comparison}></rec-restore>`
    if (dialog === 'replace' && open.kind === 'ready')
      return html`<rec-replace .state=${state} .comparison=${open.value.comparison}></rec-replace>`
    if (dialog === 'mend' && state.mending) return html`<rec-mend .mending=${state.mending}></rec-mend>`
    if (dialog === 'policy' && open.kind === 'ready')
      return html`<rec-policy .state=${state} .comparison=${open.value.comparison}></rec-policy>`
    if (dialog === 'versions' && open.kind === 'ready')
      return html`<rec-versions .open=${open.value} working=${cursor.column} .snapshots=${state.review?.review.snapshots ?? []} .closed=${this.closed(state)}></rec-versions>`
    if (dialog === 'import') return html`<rec-import .state=${state}></rec-import>`
    return nothing
  }

  private act(action: Action) {
    this.session?.perform(action)
  }

  private readonly acted = (event: CustomEvent<Action>) => this.act(event.detail)

  private readonly ran = (event: Event) => {
    const { detail } = event as CustomEvent<CommandId>
    void this.updateComplete.then(() => this.run(detail))
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (!this.session || event.defaultPrevented) return
    const { dialog, address, typedAhead, open } = this.session.state
    const active = deepActive()
    const host = (active?.getRootNode() as ShadowRoot | undefined)?.host
    const editing = host?.localName === 'rec-editor' && active?.localName !== 'button'
    const inField = active?.matches('input:not([type=checkbox], [type=radio]), textarea, select') ?? false
    const isAltGraph = event.getModifierState('AltGraph')
    if (
      typedAhead !== null &&
      !inField &&
      !dialog &&
      open.kind !== 'failed' &&
      address.screen === 'workbench'
    ) {
      return this.typeAhead(event, isAltGraph)
    }
    const id = commandFor(event, { editing, inField, isAltGraph })
    if (!id) return
    const isHelp = id === 'commands' || id === 'keys'
    // A key that is held moves on; it does not save or join over and over.
    if (event.repeat && !isMove(id)) return event.preventDefault()
    // In another field (the search, a conflict) no key saves or moves in the table; nor does the browser save the page.
    if (id === 'save-stay') event.preventDefault()
    if (
      (inField && !editing && !isHelp) ||
      (dialog && dialog !== id) ||
      (!isHelp && (dialog || address.screen !== 'workbench'))
    )
      return
    // A button, a tab or a link does what it says on Enter; only a row takes it for “edit”.
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && active?.matches('button, a, [role=tab]'))
      return
    if (
      event.key.startsWith('Arrow') &&
      !event.altKey &&
      active?.matches('[role=slider], [role=tab], [role=tabpanel]')
    )
      return
    event.preventDefault()
    this.run(id)
  }

  /** A query was asked for and its form is on the way: no key is a command until it is there. */
  private typeAhead(event: KeyboardEvent, isAltGraph: boolean) {
    const { key } = event
    if (key === 'Escape') this.act({ do: 'leave-form' })
    if (key === 'Tab' || (key.length > 1 && /^F\d/.test(key))) return
    const isLetter = key.length === 1 && (isAltGraph || !(event.ctrlKey || event.metaKey || event.altKey))
    // The key that asked for it may still be held.
    if (isLetter && !event.repeat) this.act({ do: 'type-ahead', letters: key })
    if (isLetter || commandFor(event, { editing: false, inField: false, isAltGraph })) event.preventDefault()
  }

  private run(id: CommandId) {
    if (id === 'search' || id === 'overview' || id === 'classes') this.workbench?.goTo(id)
    else if (id === 'split') this.editor()?.split()
    else if (id === 'lineage') this.act({ do: 'trace', selected: selectedIn(this.currentRow()) })
    else if (id === 'ask') this.act({ do: 'ask-about', selected: selectedIn(this.currentRow()) })
    else this.act({ do: 'command', id })
  }

  private editor() {
    return this.currentRow()?.shadowRoot?.querySelector('rec-editor')
  }

  private currentRow() {
    return this.workbench?.renderRoot.querySelector('rec-table')?.renderRoot.querySelector('rec-row[current]')
  }

  private readonly droppedFiles = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    const files = [...(event.dataTransfer?.files ?? [])]
    this.act({
      do: 'incoming',
      ask: { what: 'bring', files: files.map(file => ({ name: file.name, bytes: file })) },
    })
  }

  private readonly goHome = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.act({ do: 'go', address: { screen: 'library' } })
  }
}

/** What the tab says: the screen, and of which transcript. */
function titlesOf({ address, open, report, ledger, reconciling }: State): string[] {
  const { screen } = address
  if (screen === 'workbench' && open.kind === 'ready') return [open.value.detail?.title ?? 'Compared texts']
  const of = {
    report: report?.kind === 'ready' ? report.value.report.title : '',
    ledger: ledger?.kind === 'ready' ? ledger.value.title : '',
    reconcile: reconciling?.kind === 'ready' ? reconciling.value.title : '',
    workbench: '',
    library: '',
  }[screen]
  return of ? [screenTitles[screen], of] : [screenTitles[screen]]
}

/** Only files are ours to take: a word dragged within the editor is the editor's. */
const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
const prevent = (event: DragEvent) => hasFiles(event) && event.preventDefault()

declare global {
  interface HTMLElementTagNameMap {
    'rec-app': RecApp
  }
}
