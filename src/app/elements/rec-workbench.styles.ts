/** How the workbench is laid out: wide, narrow, and on paper. */
import { css } from 'lit'

export const workbenchStyles = css`
  :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr); height: 100%; min-height: 0; font: 0.95rem/1.4 var(--sans); }
  .bar { display: flex; flex-wrap: wrap; gap: 0.5rem 0.8rem; align-items: center; padding: 0.45rem 1rem; border-bottom: 1px solid var(--rule); }
  .versions { display: inline-flex; gap: 0.15rem; }
  .versions b { padding: 0 0.4em; border-radius: 4px; background: var(--paper-rest); border: 1px solid var(--rule); font-size: 0.8rem; }
  .versions b.base { border-color: var(--rule-strong); }
  .choice { display: inline-flex; }
  .choice button { border-radius: 0; margin-left: -1px; }
  .choice button:first-child { border-radius: 6px 0 0 6px; margin: 0; }
  .choice button:last-child { border-radius: 0 6px 6px 0; }
  [aria-pressed='true'] { background: var(--accent-wash); border-color: var(--accent); color: var(--ink); position: relative; z-index: 1; }
  select, input[type='search'] { min-height: 28px; padding: 0.2em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); }
  select:hover, input:hover { border-color: var(--rule-strong); }
  rec-classes { display: inline-block; min-width: 6.2rem; min-height: 28px; }
  .search { display: inline-flex; gap: 0.5rem; align-items: center; color: var(--ink-soft); }
  .search input { width: 12rem; }
  ::placeholder { color: var(--ink-faint); opacity: 1; }
  .progress { display: inline-flex; gap: 0.5rem; align-items: center; margin-left: auto; color: var(--ink-soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
  progress { width: 7rem; height: 6px; appearance: none; border: none; border-radius: 3px; overflow: hidden; background: var(--rule); }
  progress::-webkit-progress-bar { background: var(--rule); }
  progress::-webkit-progress-value { background: var(--good); }
  progress::-moz-progress-bar { background: var(--good); }
  rec-linking { grid-row: 2; }
  .desk { grid-row: 3; display: grid; grid-template-columns: 44px minmax(0, 1fr) 21rem; min-height: 0; }
  .desk.wide { grid-template-columns: 44px minmax(0, 1fr); }
  rec-overview { min-height: 0; }
  @media (max-width: 1199px) {
    .desk { grid-template-columns: 44px minmax(0, 1fr) 17rem; }
    /* Three columns and an inspector beside them do not fit: it goes below, and no column is hidden behind it. */
    .desk.many { grid-template-columns: 44px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; --inspector-height: 34vh; }
    .desk.many rec-inspector { grid-column: 1 / -1; }
  }
  @media (max-width: 899px) {
    .bar { gap: 0.35rem 0.5rem; padding: 0.35rem 0.6rem; }
    .choice button, .bar > button { padding: 0.15em 0.5em; }
    .progress progress { width: 4rem; }
    .filter { flex: 1 1 7rem; }
    .filter select { width: 100%; }
    .search { flex: 1 1 6rem; }
    .search input { width: 100%; min-width: 5rem; }
    .progress { margin-left: 0; }
    .word { display: none; }
    .desk, .desk.wide { grid-template-columns: 24px minmax(0, 1fr); grid-template-rows: minmax(0, 1fr) auto; }
    rec-overview { padding: 4px 2px; }
    rec-inspector { grid-column: 1 / -1; }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
    progress { border: 1px solid CanvasText; forced-color-adjust: none; }
  }
  @media print {
    :host { display: block; height: auto; }
    .bar, rec-overview, rec-linking, rec-inspector { display: none; }
    .desk { display: block; }
  }
`
