/** How the lists agreed on look: rows of fields that stack on a narrow page. */
import { css } from 'lit'

export const policyStyles = css`
  form { display: grid; gap: 0.8rem; }
  p { margin: 0; }
  .hint, .none { color: var(--ink-soft); font-size: 0.9rem; }
  .none { padding: 0.8rem 0; }
  .tabs { display: flex; gap: 0.2rem; border-bottom: 1px solid var(--rule); }
  .tabs button { border: none; border-bottom: 2px solid transparent; border-radius: 0; background: none; color: var(--ink-soft); }
  .tabs [aria-selected='true'] { border-bottom-color: var(--accent); color: var(--ink); font-weight: 600; }
  .count { font-size: 0.78rem; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--ink-soft); }
  [role='tabpanel'] { display: grid; gap: 0.7rem; align-content: start; min-height: min(56vh, 31rem); }
  ol { list-style: none; margin: 0 -3px; padding: 0 3px; max-height: 42vh; overflow-y: auto; }
  .heads, li.names, li.terms { display: grid; gap: 0.4rem; align-items: center; padding-inline-end: 0.4rem; }
  .names { grid-template-columns: 3fr 5fr 5.4rem 4fr 2.2rem; }
  .terms { grid-template-columns: 4fr 5.4rem 4fr 4fr 2.2rem; }
  .heads { font: 600 0.82rem/1.4 var(--sans); color: var(--ink-soft); }
  li { padding: 0.2rem 0; }
  input:not([type='checkbox'], [type='radio']), select { width: 100%; min-width: 0; min-height: 30px; padding: 0.2em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 0.97rem/1.4 var(--sans); }
  input[type='checkbox'], input[type='radio'] { width: 16px; height: 16px; accent-color: var(--accent); flex: none; }
  fieldset { margin: 0; padding: 0 0 0.4rem; border: none; }
  legend { padding: 0 0 0.25rem; font: 600 0.95rem/1.4 var(--sans); }
  .ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); margin-top: 0.3rem; }
  .ticks label, .radio { display: flex; gap: 0.5rem; align-items: center; min-height: 28px; }
  .pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 0.8rem; }
  .pairs label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
  .choices { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
  .choices button { white-space: normal; text-align: start; }
  .theirs { display: grid; gap: 0.5rem; padding: 0.7rem 0.8rem; border-radius: 8px; background: var(--warn-wash); }
  .theirs ul { max-height: 9rem; overflow-y: auto; margin: 0; padding-inline-start: 1.2rem; font-size: 0.92rem; }
  .foot { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; justify-content: flex-end; position: sticky; bottom: -1.2rem; padding: 0.6rem 0 0.2rem; background: var(--paper); }
  .foot p { flex: 1 1 14rem; color: var(--ink-soft); font-size: 0.9rem; }
  @media (max-width: 700px) {
    .heads { display: none; }
    li.names, li.terms { grid-template-columns: 1fr 5.4rem 2.2rem; padding: 0.5rem 0; border-bottom: 1px solid var(--rule); }
    li.names > :nth-child(2) { order: 3; grid-column: 1 / -1; }
    li.names > :nth-child(4), li.terms > :nth-child(4), li.terms > :nth-child(3) { order: 4; grid-column: 1 / -1; }
    .pairs { grid-template-columns: 1fr; }
  }
`
