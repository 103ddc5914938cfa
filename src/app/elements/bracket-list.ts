/** The words in editorial brackets, by what they are for, and the clean text with or without them. A template function. */
import { html, nothing, type TemplateResult } from 'lit'
import { type BracketKind, type SuppliedWords, suppliedWords } from '../../core/checks/brackets.ts'
import type { Comparison } from '../comparison.ts'
import { ask } from '../state.ts'

const kinds: readonly [BracketKind, string][] = [
  ['supplied', 'Words supplied'],
  ['name', 'Names made full'],
  ['alternative', 'Other romanizations'],
  ['clarification', 'Clarifications'],
  ['remark', 'Remarks of the editor'],
]

/** The lists of the texts that were looked at last: a repaint is no reason to look through a long text again. */
const known = new WeakMap<object, SuppliedWords[]>()

export function bracketList(
  from: EventTarget,
  comparison: Comparison,
  ref: string,
  isBare: boolean,
  group: (name: string, title: string, count: number, body: () => TemplateResult) => TemplateResult,
) {
  const segments = comparison.texts[ref]?.segments
  if (!segments) return nothing
  const words = known.get(segments) ?? suppliedWords(segments)
  known.set(segments, words)
  if (words.length === 0) return nothing
  return html`<section>${group(
    'brackets',
    'Words in brackets',
    words.length,
    () => html`<div class="brackets">
      <button aria-pressed=${isBare} @click=${() => ask(from, { do: 'turn-brackets' })}>${isBare ? 'Show them in the clean text' : 'Clean text without them'} <kbd>Shift+B</kbd></button>
      ${kinds.map(([kind, title]) => {
        const own = words.filter(word => word.kind === kind)
        if (own.length === 0) return nothing
        return html`<h3>${title}, ${own.length}</h3><ul>${own.map(
          ({ segment, words }) =>
            html`<li><button class="line" @click=${() => ask(from, { do: 'find', segment })}><span class="where">${segment}</span><span class="quote" dir="auto">[${words}]</span></button></li>`,
        )}</ul>`
      })}</div>`,
  )}</section>`
}
