/**
 * The alignment table: a heading a version and the rows that the filter leaves, the current one kept in view. Rows far
 * from view are painted unmarked (an observer tells which), so that the cost is that of what is looked at.
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Layout } from '../address.ts'
import { type Comparison, type ComparisonRow, isWritable } from '../comparison.ts'
import { type Found, foundIn, type Pointed } from '../findings/found.ts'
import { pointName } from '../history/points.ts'
import { movesIn } from '../moves.ts'
import { askedIn } from '../review/view.ts'
import { rowView } from '../rows.ts'
import type { State } from '../state.ts'
import { controls } from '../style/shared.ts'
import type { RecRow } from './rec-row.ts'
import './rec-row.ts'

@customElement('rec-table')
export class RecTable extends LitElement {
  @property({ attribute: false }) comparison!: Comparison
  @property({ attribute: false }) shown: number[] = []
  @property({ attribute: false }) cursor!: State['cursor']
  @property({ attribute: false }) editing: State['editing'] = null
  @property({ attribute: false }) unsaved: State['unsaved'] = {}
  @property({ attribute: false }) conflicts: State['conflicts'] = []
  @property({ attribute: false }) linking: State['linking'] = null
  @property({ attribute: false }) review: State['review'] = null
  /** What is pointed at, by segment. */
  @property({ attribute: false }) found: ReadonlyMap<string, readonly Found[]> = new Map()
  @property({ attribute: false }) pointed: Pointed | null = null
  @property({ attribute: false }) bare: State['bare'] = null
  @property() layout: Layout = 'side'
  @property() search = ''
  @property() filter = ''
  @property() classes = ''
  @state() private near: ReadonlySet<number> | null = null
  @query('.scroll') private readonly scroller!: HTMLElement
  private observer: IntersectionObserver | undefined
  /** After a change of layout, rows far from view follow in idle turns: so many have, from the first. */
  @state() private settled = Number.POSITIVE_INFINITY
  private formerly: Layout = 'side'
  private measuring = false
  private inView: [number, number] = [-1, -1]
  private readonly observed = new WeakSet<Element>()

  static override styles = [
    controls,
    css`
      :host { display: block; min-width: 0; min-height: 0; --columns: 7.2rem repeat(var(--count, 2), minmax(11rem, 1fr)); }
      
      .heads, .rows { min-width: fit-content; }
      .scroll { height: 100%; overflow: auto; overscroll-behavior: contain; outline: none; }
      .heads { position: sticky; top: 0; z-index: 2; }
      rec-row:focus-visible { outline: none; } /* The current row and its cell say where the focus is. */
      .head {
        display: grid; grid-template-columns: var(--columns); column-gap: 1.4rem;
        padding: 0.45rem 1.2rem 0.45rem 0; background: var(--desk); border-bottom: 1px solid var(--rule); font: 0.85rem/1.35 var(--sans);
      }
      .version { min-width: 0; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; }
      .version b { font-size: 0.95rem; }
      .version .point { font: 600 0.95rem/1.3 var(--serif); }
      .version .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 100%; color: var(--ink-soft); }
      .tag { padding: 0 0.45em; border-radius: 999px; border: 1px solid var(--rule); font-size: 0.76rem; color: var(--ink-soft); }
      .tag.working { border-color: var(--accent); color: var(--accent); font-weight: 600; }
      .empty { padding: 3rem 2rem; text-align: center; color: var(--ink-soft); }
      :host([layout='clean']) .rows { max-width: 48rem; margin: 0 auto; }
      :host([layout='clean']), :host([layout='inline']) { --count: 1 !important; }
      @media (max-width: 899px) {
        .head { grid-template-columns: minmax(0, 1fr); padding: 0.3rem 0.9rem; }
        .head .corner { display: none; }
        .head .version { display: none; }
        .head .version.working { display: flex; }
      }
      @media print {
        .scroll { overflow: visible; height: auto; }
        .heads { position: static; }
        .head { padding: 0 0 0.3rem; column-gap: 1rem; border-color: #000; }
        :host { --columns: 5rem repeat(var(--count, 2), minmax(0, 1fr)); }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    this.observer = new IntersectionObserver(entries => this.saw(entries), { rootMargin: '800px 0px' })
    addEventListener('beforeprint', this.showAll)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.observer?.disconnect()
    removeEventListener('beforeprint', this.showAll)
  }

  /** A printed page has no rows out of view. */
  private readonly showAll = () => {
    this.settled = Number.POSITIVE_INFINITY
    this.performUpdate()
    for (const row of this.renderRoot.querySelectorAll('rec-row')) row.distant = false
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('layout')
    if (before === undefined || this.shown.length <= AT_ONCE) return
    this.formerly = before
    this.settled = 0
    this.settle()
  }

  private settle() {
    setTimeout(() =>
      this.holding(
        () => (this.settled += AT_ONCE),
        () => this.settled < this.shown.length && this.settle(),
      ),
    )
  }

  /** Changes rows out of view; what is being read stays where it is, though rows above it grow or shrink. */
  private holding(change: () => void, then: () => void = () => {}) {
    const held = this.heldRow()
    const top = held?.getBoundingClientRect().top ?? 0
    change()
    requestAnimationFrame(() => {
      if (held) this.scroller.scrollTop += held.getBoundingClientRect().top - top
      then()
    })
  }

  /** The current row where it is in view, else the first that is. */
  private heldRow(): Element | null {
    const current = this.rowElement()
    const [first, last] = this.inView
    if (current && current.view.index >= first && current.view.index <= last) return current
    return [...this.renderRoot.querySelectorAll('rec-row')].find(({ view }) => view.index >= first) ?? current
  }

  /** Before anything was seen, the rows about the cursor are taken to be in view. */
  private isNear(index: number): boolean {
    return this.near === null ? Math.abs(index - this.cursor.row) <= NEAR_ROWS : this.near.has(index)
  }

  private saw(entries: readonly IntersectionObserverEntry[]) {
    const near = new Set(this.near)
    for (const { target, isIntersecting } of entries) {
      const { index } = (target as RecRow).view
      if (isIntersecting) near.add(index)
      else near.delete(index)
    }
    if (this.settled < this.shown.length) this.holding(() => (this.near = near))
    else this.near = near
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const row of this.renderRoot.querySelectorAll('rec-row')) {
      if (this.observed.has(row)) continue
      this.observed.add(row)
      this.observer?.observe(row)
    }
    const before = changed.get('cursor')
    if (changed.has('cursor') && (before === undefined || before.row !== this.cursor.row))
      this.follow(before === undefined)
    else if (
      changed.has('layout') ||
      changed.has('filter') ||
      changed.has('classes') ||
      changed.has('search')
    )
      this.follow(true)
    if (changed.has('editing') && changed.get('editing') && !this.editing)
      this.rowElement()?.focus({ preventScroll: true })
  }

  private rowElement(): RecRow | null {
    return this.renderRoot.querySelector<RecRow>('rec-row[current]')
  }

  /** Keeps the current row in view, and the focus with it unless a person is writing elsewhere. */
  private async follow(centred: boolean) {
    await Promise.resolve()
    const row = this.rowElement()
    if (!row) return
    // A row that is taller than the page is read from its beginning.
    const isTall = row.offsetHeight > this.scroller.clientHeight * 0.7
    row.scrollIntoView({ block: isTall ? 'start' : centred ? 'center' : 'nearest' })
    // The focus follows the cursor, unless a person has put it elsewhere.
    const active = deepActive()
    const isFree = active === null || active === document.body || active.localName === 'rec-row'
    if (isFree) row.focus({ preventScroll: true })
  }

  override render() {
    const { comparison, shown, cursor, layout } = this
    this.style.setProperty('--count', String(comparison.versions.length))
    const moves = movesIn(comparison)
    const asked = askedIn(this.review, comparison)
    const troubled = (ids: readonly string[], id: string) => ids.includes(id)
    return html`<div class="scroll" @scroll=${this.scrolled} role="table" aria-label="Alignment table" aria-rowcount=${comparison.rows.length + 1}>
      <div class="heads" role="rowgroup"><div class="head" role="row" aria-rowindex="1">
        <span class="corner" role="columnheader"><span class="unseen">Segment</span></span>
        ${this.headings()}
      </div></div>
      <div class="rows" role="rowgroup">
        ${shown.length === 0 ? html`<div role="row"><p class="empty" role="cell">No row passes. Press <kbd>f</kbd> for the next filter, choose all classes, or clear the search.</p></div>` : nothing}
        ${repeat(
          shown,
          // By what stands in it: where rows are aligned anew, an open editor stays the one it was.
          index => leadOf(comparison.rows[index]!, index),
          (index, place) => {
            const view = rowView(comparison, index)
            const here = index === cursor.row
            const ids = comparison.versions
              .filter(isWritable)
              .flatMap(ref => comparison.rows[index]!.cells[ref] ?? [])
            const unsaved = Object.values(this.unsaved).filter(({ segment }) => troubled(ids, segment))
            const conflicts = this.conflicts.filter(
              ({ segments }) => segments[0] && troubled(ids, segments[0].segment),
            )
            const near = here || this.isNear(index)
            return html`<rec-row .view=${view} .layout=${near || place < this.settled ? layout : this.formerly} .working=${cursor.column} .column=${here ? cursor.column : null}
            .change=${here ? cursor.change : null} .search=${this.search} .editing=${here ? this.editing : null}
            .unsaved=${unsaved.length ? unsaved : none} .conflicts=${conflicts.length ? conflicts : none}
            .moves=${moves.get(index) ?? none} .linking=${this.linking && comparison.rows[index]!.cells[this.linking.ref]?.includes(this.linking.segments[0] ?? '') ? this.linking : null}
            .asked=${asked} .found=${foundIn(this.found, comparison.rows[index]!.cells[cursor.column])} .pointed=${here ? this.pointed : null} .bare=${this.bare} .distant=${!near}></rec-row>`
          },
        )}
      </div>
    </div>`
  }

  private headings() {
    const { comparison, cursor, layout } = this
    const named = (ref: string) => {
      const name = pointName(ref, this.review?.review.snapshots)
      return name ? html` <span class="point">${name}</span>` : nothing
    }
    const heading = (ref: string) => {
      const { label, status, provenance } = comparison.texts[ref]!
      const working = ref === cursor.column
      return html`<span class="version ${working ? 'working' : ''}" role="columnheader" title=${provenance}>
        <b>${ref}</b>${named(ref)}
        ${ref === comparison.base ? html`<span class="tag">base</span>` : nothing}
        ${working && isWritable(ref) ? html`<span class="tag working">proofreading</span>` : nothing}
        ${isWritable(ref) ? nothing : html`<span class="tag">as of then</span>`}
        <span class="label">${label}${status ? ` · ${status}` : ''}</span></span>`
    }
    if (layout === 'side') return comparison.versions.map(heading)
    if (layout === 'clean') return heading(cursor.column)
    return html`<span class="version working" role="columnheader"><b>${comparison.versions.map((ref, i) => html`${i ? ', ' : ''}${ref}${named(ref)}`)}</b><span class="label">old to new, ${comparison.base} being the base; proofreading ${cursor.column}</span></span>`
  }

  /** Tells which rows are in view, once a frame at most and only when it changed. */
  private readonly scrolled = () => {
    if (this.measuring) return
    this.measuring = true
    requestAnimationFrame(() => {
      this.measuring = false
      const box = this.scroller.getBoundingClientRect()
      const rows = [...this.renderRoot.querySelectorAll('rec-row')]
      const isBelowTop = (row: RecRow) => row.getBoundingClientRect().bottom > box.top
      const isAboveEnd = (row: RecRow) => row.getBoundingClientRect().top < box.bottom
      const first = rows[firstIndex(rows, isBelowTop)]?.view.index ?? 0
      const last = rows[firstIndex(rows, row => !isAboveEnd(row)) - 1]?.view.index ?? first
      if (first === this.inView[0] && last === this.inView[1]) return
      this.inView = [first, last]
      this.dispatchEvent(new CustomEvent('in-view', { detail: this.inView }))
    })
  }

  protected override firstUpdated(): void {
    this.scrolled()
  }
}

/** The first segment of a row, which no other row has. */
const leadOf = ({ cells }: ComparisonRow, index: number) =>
  Object.values(cells).find(ids => ids.length)?.[0] ?? index

/** So many rows are laid out anew in one turn. */
const AT_ONCE = 400

/** As many rows on each side as a tall page may show. */
const NEAR_ROWS = 12

/** One empty list, so that rows without troubles see the same property each time. */
const none: never[] = []

/** The first place from which on `is` holds, by halving: rows stand in order, so a few measurements are enough. */
function firstIndex<T>(rows: readonly T[], is: (row: T) => boolean): number {
  let from = 0
  let to = rows.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (is(rows[middle]!)) to = middle
    else from = middle + 1
  }
  return from
}

/** The element that has the focus, inside shadow roots too. */
export function deepActive(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-table': RecTable
  }
}
