/**
 * The overview strip: the whole transcript as one bar a row, its height by the row's length, its tint and pattern by the
 * class of change, with ticks for what waits on a person. Click, or arrow keys once it has the focus, to jump.
 */
import { css, html, LitElement, nothing, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { className, type Weight } from '../classes.ts'
import { ask } from '../state.ts'

/** One bar: what the strip needs to know of a row. */
export interface Bar {
  row: number
  length: number
  weight: Weight
  class: string
  settled: boolean
  conflict: boolean
  doubt: boolean
  moved: boolean
  query: boolean
  finding: boolean
  name: string
}

const WIDTH = 30
/** A row of one word and a row of 200 differ by a factor of 10, so that short rows can still be hit. */
const heightOf = (length: number) => 6 + Math.min(54, Math.sqrt(length) * 1.6)

/** Three quiet patterns for what does not touch the meaning: words in another dress, marks between them, the page itself. */
function patternOf(changeClass: string): 'dashes' | 'dots' | 'bars' {
  if (changeClass === 'editorial-status' || changeClass === 'layout') return 'bars'
  return ['punctuation', 'capitals', 'spacing'].includes(changeClass) ? 'dots' : 'dashes'
}

@customElement('rec-overview')
export class RecOverview extends LitElement {
  @property({ attribute: false }) bars: Bar[] = []
  @property({ type: Number }) row = 0
  /** The rows in view, first and last. */
  @property({ attribute: false }) view: [number, number] = [0, 0]

  static override styles = css`
    :host { display: block; height: 100%; padding: 6px 5px; }
    svg { display: block; width: 100%; height: 100%; border-radius: 4px; cursor: pointer; outline-offset: 2px; }
    svg:focus-visible { outline: 2px solid var(--accent); }
    .bar { fill: var(--rule); }
    .bar.minor { fill: var(--ins); opacity: 0.35; }
    .bar.substantive { fill: var(--del); opacity: 0.6; }
    .lines { stroke: var(--desk); stroke-width: 1.4; }
    .settled { fill: var(--good); }
    .doubt { fill: var(--warn); }
    .moved { fill: var(--move); }
    .query { fill: var(--query); }
    .finding { stroke: var(--find); stroke-width: 1.6; }
    .conflict { fill: var(--warn); font: 700 11px var(--sans); }
    .frame { fill: var(--accent); fill-opacity: 0.1; stroke: var(--accent); stroke-width: 1.2; vector-effect: non-scaling-stroke; }
    .here { fill: var(--accent); }
    @media (forced-colors: active) { .bar { fill: GrayText; } .bar.substantive { fill: CanvasText; } }
  `

  override render() {
    const { bars } = this
    const tops = [0]
    for (const bar of bars) tops.push(tops.at(-1)! + heightOf(bar.length))
    const height = Math.max(1, tops.at(-1)!)
    const at = Math.max(
      0,
      bars.findIndex(bar => bar.row === this.row),
    )
    const here = bars[at]
    const first = Math.max(
      0,
      bars.findIndex(bar => bar.row >= this.view[0]),
    )
    const last = Math.max(
      first,
      bars.findLastIndex(bar => bar.row <= this.view[1]),
    )
    const text = here
      ? `${here.name}; ${here.class === 'none' ? 'no change' : `${className(here.class as 'none')} change`}${here.doubt ? '; alignment in doubt' : ''}${here.moved ? '; moved' : ''}${here.query ? '; open query' : ''}${here.finding ? '; findings' : ''}${here.settled ? '; proofread' : ''}`
      : ''
    return html`<svg viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" tabindex="0" role="slider"
      aria-label="Overview of the transcript" aria-orientation="vertical" aria-valuemin="1" aria-valuemax=${Math.max(1, bars.length)}
      aria-valuenow=${at + 1} aria-valuetext=${`Row ${at + 1} of ${bars.length}: ${text}`}
      @click=${this.jump} @keydown=${this.step}>
      <defs><pattern id="dots" width="5" height="4" patternUnits="userSpaceOnUse"><path class="lines" d="M0 1h2.5M2.5 3h2.5" /></pattern><pattern id="bars" width="6" height="4" patternUnits="userSpaceOnUse"><path class="lines" d="M2 0v4M5 0v4" /></pattern><pattern id="dashes" width="6" height="4" patternUnits="userSpaceOnUse"><path class="lines" d="M0 2h6" /></pattern></defs>
      ${bars.map((bar, i) => {
        const y = tops[i]!
        const h = Math.max(1, tops[i + 1]! - y - 1.5)
        return svg`<g>
          <rect class="bar ${bar.weight}" x="6" y=${y} width=${bar.weight === 'none' ? 14 : 18} height=${h} rx="1"><title>${bar.name}</title></rect>
          ${bar.weight === 'minor' ? svg`<rect x="6" y=${y} width="18" height=${h} fill="url(#${patternOf(bar.class)})" />` : nothing}
          ${bar.doubt ? svg`<rect class="doubt" x="9" y=${y} width="12" height=${Math.min(h, 3)} />` : nothing}
          ${bar.moved ? svg`<rect class="moved" x="24.5" y=${y} width="1.5" height=${h} />` : nothing}
          ${bar.settled ? svg`<rect class="settled" x="26" y=${y} width="3" height=${h} />` : nothing}
          ${bar.query ? svg`<circle class="query" cx="3" cy=${y + 2.5} r="2.2" />` : nothing}
          ${bar.finding ? svg`<path class="finding" d=${`M1 ${y + Math.max(1, Math.min(h - 1, 6.5))}h4`} />` : nothing}
          ${bar.conflict ? svg`<rect class="conflict" x="0" y=${y} width="5" height=${h} />` : nothing}
          ${i === at ? svg`<rect class="here" x="0" y=${y} width="3.5" height=${h} />` : nothing}
        </g>`
      })}
      ${bars.length ? svg`<rect class="frame" x="4" y=${tops[first]!} width="23" height=${tops[last + 1]! - tops[first]!} rx="2" />` : nothing}
    </svg>`
  }

  override focus(): void {
    this.renderRoot.querySelector('svg')?.focus()
  }

  private readonly jump = (event: MouseEvent) => {
    const box = this.renderRoot.querySelector('svg')!.getBoundingClientRect()
    const share = (event.clientY - box.top) / box.height
    const total = this.bars.reduce((sum, bar) => sum + heightOf(bar.length), 0)
    let passed = 0
    const hit = this.bars.find(bar => {
      passed += heightOf(bar.length)
      return passed >= share * total
    })
    if (hit) ask(this, { do: 'select', row: hit.row })
  }

  private readonly step = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const at = this.bars.findIndex(bar => bar.row === this.row)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: this.bars.length - 1,
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const bar = this.bars[Math.min(Math.max(to, 0), this.bars.length - 1)]
    if (bar) ask(this, { do: 'select', row: bar.row })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-overview': RecOverview
  }
}
