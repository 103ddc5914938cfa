/** How the ledger looks: a list that reads like a day book, the strip above it. */
import { css } from 'lit'

export const ledgerStyles = css`
  .page { padding-bottom: 3rem; }
  .filters { display: flex; flex-wrap: wrap; gap: 0.5rem 0.9rem; align-items: end; max-width: none; margin: 1.4rem 0 0; }
  .filters label { min-width: 0; }
  .filters input, .filters select { height: 32px; }
  .filters input { width: 7rem; }
  .filters select { max-width: 14rem; }
  .scrub { margin: 1rem 0 0; }
  .strip { display: block; width: calc(100% - 14px); height: 44px; margin: 0 7px; cursor: pointer; }
  .strip .text { fill: var(--ink-soft); }
  .strip .other { fill: var(--rule-strong); }
  .strip .floor { fill: var(--rule); }
  .strip .unknown { fill: var(--paper-rest); stroke: var(--ink-faint); stroke-dasharray: 2 2; }
  .strip .here { fill: var(--accent); }
  .scrub input[type='range'] { display: block; width: 100%; min-height: 24px; margin: 0; padding: 0; border: none; background: none; accent-color: var(--accent); }
  .ends { display: flex; justify-content: space-between; gap: 1rem; font-size: 0.85rem; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
  .picked { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 1rem 0 0; padding: 0.6rem 0.9rem; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); }
  .turn { display: flex; gap: 0.5rem; align-items: center; margin: 1rem 0 0; }
  .entry { display: grid; grid-template-columns: 4.2rem minmax(0, 1fr); gap: 0 0.6rem; padding: 0.8rem 0; border-top: 1px solid var(--rule); }
  .number { color: var(--ink-soft); font-size: 0.88rem; font-variant-numeric: tabular-nums; padding-top: 0.1rem; }
  .entry p { margin: 0; }
  .told b { font-weight: 600; }
  .when { color: var(--ink-soft); font-size: 0.88rem; }
  .change { margin: 0.4rem 0 0; }
  .change .hint { margin: 0; }
  .deeds { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; align-items: center; margin: 0.4rem 0 0; font-size: 0.88rem; }
  .deeds label { display: inline-flex; gap: 0.35rem; align-items: center; min-height: 24px; color: var(--ink); }
  .deeds input { accent-color: var(--accent); }
  .names { font: 600 0.97rem/1.4 var(--serif); }
  .verdict { margin: 0.8rem 0 0; padding: 0.6rem 0.9rem; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); overflow-wrap: anywhere; }
  .verdict.broken { border: 2px solid var(--warn); color: var(--warn); }
  .verify input { font-family: var(--mono, monospace); font-size: 0.85rem; }
  details > summary { cursor: pointer; min-height: 24px; color: var(--ink-soft); font-size: 0.92rem; }
  details { margin-top: 0.9rem; }
  .points { margin: 0.3rem 0 0; }
  .note { margin: 0.15rem 0 0; white-space: pre-wrap; }
  .which { margin: 0.5rem 0 0; font-size: 0.92rem !important; color: var(--ink-soft) !important; }
  .points li { padding: 0.45rem 0; border-top: 1px solid var(--rule); }
  @media (max-width: 600px) { .entry { grid-template-columns: minmax(0, 1fr); } .filters label { flex: 1 1 8rem; } .filters input, .filters select { width: 100%; max-width: none; } }
  @media (forced-colors: active) { .strip .text { fill: CanvasText; } .strip .other { fill: none; stroke: CanvasText; } .strip .here { fill: Highlight; } }
  @media print { .strip, .filters, .scrub, .deeds, .turn, .picked, details { display: none; } .entry { break-inside: avoid; } }
`
