/** Styles that several elements share: controls, marks of change, hidden words for screen readers. */
import { css } from 'lit'

export const controls = css`
  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  button, select, input, textarea { font: inherit; color: inherit; }
  button, .button {
    display: inline-flex; align-items: center; gap: 0.4em; min-height: 28px; padding: 0.2em 0.7em;
    border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); cursor: pointer;
    white-space: nowrap; text-decoration: none;
  }
  button:hover { border-color: var(--rule-strong); }
  button.quiet { border-color: transparent; background: none; color: var(--ink-soft); }
  button.quiet:hover { background: var(--accent-wash); color: var(--ink); }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600; }
  button:disabled { opacity: 0.5; cursor: default; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  kbd {
    font: 600 0.78em/1.4 var(--sans); padding: 0.05em 0.4em; border: 1px solid var(--rule); border-bottom-width: 2px;
    border-radius: 4px; color: var(--ink-soft); background: var(--paper-rest); white-space: nowrap;
  }
  .unseen {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  @media print { button, kbd { display: none; } }
`

export const marks = css`
  ins, del { border-radius: 2px; text-decoration-skip-ink: none; }
  ins { color: inherit; text-decoration: underline 2px var(--ins); text-underline-offset: 3px; background: var(--ins-wash); }
  del { color: inherit; text-decoration: line-through 1.5px var(--del); background: var(--del-wash); }
  ins.minor, del.minor { background: none; }
  ins.beside { margin-inline-start: 0.2em; }
  ins.minor { text-decoration-thickness: 1px; text-decoration-style: solid; }
  del.minor { text-decoration-thickness: 1px; }
  /* In the base, words that other versions changed still stand: marked under the line, not struck. */
  del.standing { text-decoration: underline 1.5px dashed var(--del); text-underline-offset: 3px; }
  del.standing.minor { text-decoration-thickness: 1px; }
  .tick { color: var(--del); background: none; text-decoration: none; font-family: var(--sans); font-weight: 700; margin: 0 -0.16em; user-select: none; }
  .tick.minor { font-weight: 400; opacity: 0.8; }
  .current { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
  .hit { background: var(--hit); border-radius: 2px; }
  .pilcrow { color: var(--ink-faint); user-select: none; }
  @media (forced-colors: active) {
    ins { text-decoration: underline 3px; }
    del { text-decoration: line-through 2px; }
    del.standing { text-decoration: underline dashed; }
  }
`
