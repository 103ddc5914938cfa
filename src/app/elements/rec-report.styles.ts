/** How the report looks: a printed page, on screen and on paper. */
import { css } from 'lit'

export const reportStyles = css`
  :host { display: block; height: 100%; overflow-y: auto; background: var(--paper-rest); font: 0.97rem/1.5 var(--sans); color: var(--ink); }
  .page:focus { outline: none; }
  .page { max-width: 62rem; margin: 0 auto; padding: 1.6rem 1.5rem 4rem; }
  h1, h2 { font-family: var(--serif); font-weight: 600; margin: 0; }
  h1 { font-size: 1.5rem; line-height: 1.3; }
  h2 { margin: 2.2rem 0 0.6rem; font-size: 1.15rem; }
  .lead { margin: 0.3rem 0 0; color: var(--ink-soft); }
  .status { margin: 1.2rem 0 0; font: 600 1.1rem/1.4 var(--serif); }
  .certificate { margin: 0.4rem 0; padding: 0.7rem 1rem; border: 1px solid var(--rule-strong); border-radius: 8px; background: var(--paper); font: 1.02rem/1.55 var(--serif); overflow-wrap: anywhere; }
  .certificate.past { color: var(--ink-soft); }
  .warn { color: var(--warn); }
  .hint { color: var(--ink-soft); font-size: 0.88rem; }
  .tools { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0 0; align-items: center; }
  .tools.alone { justify-content: center; }
  .tools select, .account select { max-width: 100%; min-width: 0; }
  label.radio { min-width: 0; }
  .note { margin: 0.4rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  .wide { overflow-x: auto; }
  .obstacles { margin: 0; padding: 0; list-style: none; }
  .obstacles li { padding: 0.3rem 0; }
  button.link { padding: 0; min-height: 24px; border: none; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
  form { display: grid; gap: 0.6rem; max-width: 40rem; }
  label { display: grid; gap: 0.15rem; font-size: 0.88rem; color: var(--ink-soft); }
  label.radio { display: flex; gap: 0.5rem; align-items: baseline; font-size: 0.97rem; color: var(--ink); }
  fieldset { display: grid; gap: 0.3rem; margin: 0; padding: 0; border: none; }
  legend { padding: 0 0 0.3rem; font-size: 0.88rem; color: var(--ink-soft); }
  input:not([type='radio'], [type='checkbox']), textarea, select { min-height: 30px; padding: 0.25em 0.5em; border: 1px solid var(--rule); border-radius: 6px; background: var(--paper); color: var(--ink); font: 0.97rem/1.4 var(--sans); }
  table { width: 100%; border-collapse: collapse; font-size: 0.93rem; }
  th, td { padding: 0.4rem 0.6rem 0.4rem 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
  th { font-weight: 600; color: var(--ink-soft); font-size: 0.85rem; }
  td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
  td.number { white-space: nowrap; }
  td:first-child { overflow-wrap: anywhere; }
  .wide td:first-child { overflow-wrap: normal; }
  .counts > section { min-width: 0; }
  .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 0 2.4rem; }
  .emendation { padding: 0.8rem 0; border-top: 1px solid var(--rule); }
  .emendation .head { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: baseline; font-size: 0.88rem; color: var(--ink-soft); }
  .emendation .head b { color: var(--ink); font-variant-numeric: tabular-nums; }
  .emendation p { margin: 0.25rem 0; }
  .text { font: 1.04rem/1.55 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
  .account { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
  .account input { flex: 1 1 16rem; min-width: 0; }
  .account p { flex: 1 1 100%; margin: 0.2rem 0; }
  ol { list-style: none; margin: 0; padding: 0; }
  .message { max-width: 34rem; margin: 4rem auto; text-align: center; color: var(--ink-soft); }
  @media (max-width: 600px) { .page { padding: 1rem 0.9rem 3rem; } }
  @media print {
    :host { overflow: visible; height: auto; background: none; color: #000; font-size: 9.5pt; }
    .page { max-width: none; padding: 0; }
    .tools, form, .account, .screen { display: none !important; }
    .emendation, tr { break-inside: avoid; }
    .text { font-size: 10pt; }
    .certificate { border-color: #000; background: none; }
  }
`
