/** How a row looks: a book page in columns, the current row on brighter paper. */
import { css } from 'lit'

export const rowStyles = css`
  :host {
    display: grid; grid-template-columns: var(--columns); column-gap: 1.4rem; padding: 0.55rem 1.2rem 0.55rem 0;
    border-bottom: 1px solid var(--rule); background: var(--paper-rest); color: var(--ink);
    scroll-margin: 4.5rem 0 6rem;
  }
  :host([current]) { background: var(--paper); box-shadow: inset 3px 0 0 var(--accent); }
  :host([layout='clean']) { border-color: transparent; padding-block: 0.3rem; }
  .gutter { padding: 0.15rem 0 0 1rem; font: 0.82rem/1.4 var(--sans); color: var(--ink-soft); min-width: 0; }
  .number { font-variant-numeric: tabular-nums; color: var(--ink-faint); }
  .name { display: block; font-weight: 600; overflow-wrap: anywhere; }
  .signs { display: flex; flex-wrap: wrap; gap: 0.2rem 0.4rem; margin-top: 0.15rem; }
  .class { font-size: 0.78rem; color: var(--ink-soft); }
  .class.substantive { color: var(--del); font-weight: 600; }
  .class.also { flex: 0 1 100%; min-width: 0; overflow-wrap: anywhere; color: var(--ink-faint); font-size: 0.74rem; }
  .class.moved { color: var(--move); }
  .class.doubt { color: var(--warn); font-weight: 600; }
  .class.pinned { color: var(--ink-faint); white-space: nowrap; }
  .pin { width: 0.75em; height: 0.75em; fill: none; stroke: currentColor; stroke-width: 1.2; vertical-align: -0.04em; }
  .elsewhere { margin: 0; }
  .elsewhere + p { margin-top: 0.1em; }
  .elsewhere button { min-height: 24px; padding: 0 0.35em; margin-inline-start: -0.35em; font: 0.82rem/1.4 var(--sans); color: var(--move); white-space: normal; text-align: start; text-decoration: underline dotted; text-underline-offset: 3px; }
  p.part + p.part { padding-top: 0.45em; border-top: 1px dotted var(--rule-strong); }
  .which { margin-inline-end: 0.5em; font: 0.76rem/1.4 var(--sans); font-variant-numeric: tabular-nums; color: var(--ink-faint); user-select: none; }
  .cell.origin { outline: 2px dashed var(--accent); outline-offset: 1px; }
  .asked.open { box-shadow: inset 0 -2px 0 var(--query); background: color-mix(in srgb, var(--query) 12%, transparent); border-radius: 2px; }
  .asked:not(.open) { box-shadow: inset 0 -1px 0 var(--rule-strong); }
  .found { border-bottom: 2px dotted color-mix(in srgb, var(--find) 60%, transparent); }
  .found.pointed { border-bottom: 2px solid var(--find); background: color-mix(in srgb, var(--find) 13%, transparent); }
  .class.finding { color: var(--find); }
  .class.query { color: var(--query); font-weight: 600; }
  .mark { font-weight: 700; color: var(--good); }
  .mark.needs-work { color: var(--warn); }
  .cell {
    min-width: 0; padding: 0.1rem 0.5rem; margin: 0 -0.5rem; border-radius: 6px; font: 1.06rem/1.55 var(--serif);
    font-variant-numeric: oldstyle-nums; overflow-wrap: break-word;
  }
  .cell:lang(zh), .cell:lang(ja), .cell:lang(ko) { line-height: 1.85; line-break: strict; }
  :host([current]) .cell.selected { box-shadow: 0 0 0 1.5px var(--accent); background: var(--paper); }
  :host([current]) .cell.selected:has(rec-editor) { box-shadow: none; }
  p { margin: 0; white-space: pre-wrap; }
  p + p { margin-top: 0.5em; }
  p.metadata, p.heading { font-family: var(--serif); }
  p.mark { color: var(--ink-soft); }
  .label { font-variant-caps: all-small-caps; letter-spacing: 0.04em; color: var(--ink-soft); }
  .absent { font: italic 0.85rem/1.6 var(--sans); font-style: normal; color: var(--ink-faint); }
  .cell.gap { background: repeating-linear-gradient(-45deg, transparent 0 5px, var(--rule) 5px 6px); }
  .cell.gap .absent { display: inline-block; padding: 0 0.4em; background: var(--paper-rest); border-radius: 4px; }
  .join { margin: 0.2em 0; }
  .join button {
    white-space: normal;
    text-align: start; font: 0.82rem/1.4 var(--sans); color: var(--move); border: 1px dashed currentColor; }
  .join button.perhaps { color: var(--ink-soft); border-style: dotted; }
  .lines { grid-column: 2 / -1; min-width: 0; max-width: 50rem; }
  .line { display: grid; grid-template-columns: minmax(5.4rem, auto) minmax(0, 1fr); align-items: baseline; gap: 0.9rem; }
  .line + .line { margin-top: 0.6rem; padding-top: 0.6rem; border-top: 1px dotted var(--rule); }
  .from { display: inline-flex; gap: 0.3rem; align-items: baseline; white-space: nowrap; }
  .chips { display: inline-flex; gap: 0.15rem; }
  .siglum { min-width: 1.5em; padding: 0 0.35em; border: 1px solid var(--rule); border-radius: 4px; font: 600 0.78rem/1.5 var(--sans); text-align: center; color: var(--ink-soft); }
  .arrow { color: var(--ink-faint); }
  .troubles { grid-column: 1 / -1; padding: 0.5rem 0 0.2rem 1rem; }
  .unsaved {
    display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; justify-content: space-between; padding: 0.6rem 0.8rem; border-radius: 8px;
    background: var(--warn-wash); font: 0.88rem/1.4 var(--sans);
  }
  .unsaved p { margin-top: 0.3em; font: 1rem/1.5 var(--serif); }
  .choices { display: flex; gap: 0.4rem; align-items: start; }
  @media (forced-colors: active) {
    :host([current]) { outline: 2px solid Highlight; outline-offset: -2px; }
    :host([current]) .cell.selected { outline: 2px dashed Highlight; }
    .cell.gap { border: 1px dotted GrayText; }
  }
  @media (max-width: 899px) {
    :host { grid-template-columns: minmax(0, 1fr); padding: 0.6rem 0.9rem; row-gap: 0.2rem; }
    .gutter { display: flex; flex-wrap: wrap; gap: 0 0.6rem; padding: 0; }
    .name { display: inline; }
    .signs { margin: 0; }
    .class.also { flex-basis: auto; }
    .lines { grid-column: 1; }
    .line { display: block; }
    .from { margin-block-end: 0.3rem; }
  }
  @media print {
    :host { break-inside: avoid; border-color: #bbb; background: none; box-shadow: none; padding: 0.3rem 0; column-gap: 1rem; }
    :host([current]), :host([current]) .cell.selected { background: none; box-shadow: none; }
    .gutter { padding-left: 0; }
    .cell { font-size: 9.5pt; }
    .from { margin-block-end: 0; }
    .found { border-bottom: none; }
    .join, .troubles { display: none; }
    .elsewhere button { display: inline; padding: 0; color: #000; text-decoration: none; }
  }
`
