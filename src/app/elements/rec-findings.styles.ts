/** How the findings look: a card for what is pointed at, lines for all else. */
import { css } from 'lit'

export const findingsStyles = css`
  :host { display: block; }
  h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.3 var(--sans); }
  section + section { margin-top: 1.3rem; }
  p { margin: 0.25rem 0; }
  ol, ul { list-style: none; margin: 0; padding: 0; }
  .hint, .where, .why { color: var(--ink-soft); font-size: 0.85rem; }
  .where { font-variant-numeric: tabular-nums; white-space: nowrap; }
  .card { padding: 0.65rem 0; border-top: 1px solid var(--rule); }
  .card.pointed { margin: 0.3rem -0.55rem; padding: 0.6rem 0.7rem 0.7rem; border: 1px solid var(--find); border-radius: 8px; background: var(--paper); }
  .card.pointed + .card { border-top-color: transparent; }
  .head { width: 100%; min-height: 24px; padding: 0; border: none; background: none; display: block; text-align: start; white-space: normal; line-height: 1.4; }
  .head:hover .message, .line:hover { text-decoration: underline; text-underline-offset: 2px; }
  .kind { display: block; color: var(--find); font-size: 0.8rem; font-weight: 600; }
  .message { overflow-wrap: anywhere; }
  .places { margin-top: 0.4rem; }
  .form { margin-top: 0.45rem; font: 600 0.85rem/1.4 var(--sans); }
  .place { display: grid; grid-template-columns: 3.1rem minmax(0, 1fr); gap: 0.4rem; align-items: baseline; width: 100%; min-height: 24px; padding: 0.12rem 0.3rem; margin-inline: -0.3rem; border: none; background: none; text-align: start; white-space: normal; }
  .place:hover { background: var(--accent-wash); }
  .words { font: 0.98rem/1.45 var(--serif); overflow-wrap: anywhere; }
  .words b, .quote b { font-weight: inherit; border-bottom: 2px dotted var(--find); }
  .quote { font-family: var(--serif); }
  .mends { display: grid; gap: 0.4rem; margin-top: 0.55rem; }
  .mends button { justify-self: start; white-space: normal; text-align: start; }
  .change { margin: 0.15rem 0 0; font: 0.98rem/1.5 var(--serif); overflow-wrap: anywhere; white-space: pre-wrap; }
  .stand { display: grid; gap: 0.35rem; margin-top: 0.6rem; padding-top: 0.55rem; border-top: 1px solid var(--rule); }
  .stand button { justify-self: start; white-space: normal; text-align: start; }
  .stand input { padding: 0.3em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); font-size: 0.92rem; }
  .stand label { display: grid; gap: 0.15rem; font-size: 0.85rem; color: var(--ink-soft); }
  details { border-top: 1px solid var(--rule); }
  summary { display: flex; align-items: baseline; gap: 0.5rem; min-height: 28px; padding: 0.25rem 0; cursor: pointer; list-style: none; border-radius: 4px; }
  summary::before { content: '▸'; color: var(--ink-faint); font-size: 0.8em; }
  details[open] > summary::before { content: '▾'; }
  .count { margin-inline-start: auto; color: var(--ink-soft); font-size: 0.85rem; font-variant-numeric: tabular-nums; }
  .line { display: grid; grid-template-columns: 3.1rem minmax(0, 1fr); gap: 0.4rem; align-items: baseline; width: 100%; min-height: 26px; padding: 0.15rem 0; border: none; background: none; text-align: start; white-space: normal; line-height: 1.4; overflow-wrap: anywhere; }
  .stet { padding: 0.4rem 0; border-top: 1px solid var(--rule); }
  .reason::before { content: 'Reason: '; color: var(--ink-soft); }
  .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.2rem 0.6rem; }
  .brackets { margin: 0.2rem 0 0.5rem; }
  .brackets h3 { margin: 0.6rem 0 0.15rem; font: 600 0.85rem/1.4 var(--sans); color: var(--ink-soft); }
  .tools { display: grid; gap: 0.5rem; justify-items: start; padding-top: 0.8rem; border-top: 1px solid var(--rule); }
  .tools label { display: flex; gap: 0.5rem; align-items: center; min-height: 24px; }
  input[type='checkbox'] { width: 16px; height: 16px; accent-color: var(--accent); }
`
