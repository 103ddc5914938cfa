/** The lines of the register of names and of the glossary, each a row of fields. Template functions. */
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Glossary, NameRegister, RegisteredName, Term } from '../../core/review/policy.ts'

const text = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value

export function nameRows(names: NameRegister, write: (names: NameRegister) => void) {
  if (names.length === 0) return html`<p class="none">No name is registered yet.</p>`
  const put = (at: number, change: Partial<RegisteredName>) =>
    write(names.map((name, i) => (i === at ? { ...name, ...change } : name)))
  return html`<div class="heads names" aria-hidden="true"><span>Preferred form</span><span>Other forms, with commas between</span><span>Of a</span><span>Note</span></div>
    <ol aria-label="Names">${names.map(
      ({ preferred, forms, kind, note }, i) => html`<li class="names">
      <input aria-label=${`Preferred form of name ${i + 1}`} maxlength="200" spellcheck="false" .value=${live(preferred)} @input=${(event: Event) => put(i, { preferred: text(event) })} />
      <input aria-label=${`Other forms of ${preferred || `name ${i + 1}`}`} spellcheck="false" .value=${live(forms.join(','))} @input=${(event: Event) => put(i, { forms: text(event).split(',') })} />
      <select aria-label=${`What ${preferred || `name ${i + 1}`} is the name of`} @change=${(event: Event) => put(i, { kind: text(event) as RegisteredName['kind'] })}>
        ${(['person', 'place', 'other'] as const).map(one => html`<option value=${one} .selected=${one === kind}>${one}</option>`)}</select>
      <input aria-label=${`Note on ${preferred || `name ${i + 1}`}`} maxlength="2000" .value=${live(note)} @input=${(event: Event) => put(i, { note: text(event) })} />
      <button type="button" class="quiet" aria-label=${`Take ${preferred || `name ${i + 1}`} out`} title="Take out" @click=${() => write(names.filter((_, other) => other !== i))}>✕</button></li>`,
    )}</ol>`
}

export function termRows(terms: Glossary, write: (terms: Glossary) => void) {
  if (terms.length === 0) return html`<p class="none">No term is listed yet.</p>`
  const put = (at: number, change: Partial<Term>) =>
    write(terms.map((term, i) => (i === at ? { ...term, ...change } : term)))
  return html`<div class="heads terms" aria-hidden="true"><span>Term</span><span>Use</span><span>Write instead</span><span>Note</span></div>
    <ol aria-label="Terms">${terms.map(
      ({ term, use, instead, note }, i) => html`<li class="terms">
      <input aria-label=${`Term ${i + 1}`} maxlength="200" .value=${live(term)} @input=${(event: Event) => put(i, { term: text(event) })} />
      <select aria-label=${`Use of ${term || `term ${i + 1}`}`} @change=${(event: Event) => put(i, { use: text(event) as Term['use'] })}>
        ${(['keep', 'avoid'] as const).map(one => html`<option value=${one} .selected=${one === use}>${one}</option>`)}</select>
      ${use === 'avoid' ? html`<input aria-label=${`Instead of ${term || `term ${i + 1}`}`} maxlength="200" .value=${live(instead)} @input=${(event: Event) => put(i, { instead: text(event) })} />` : html`<span>${nothing}</span>`}
      <input aria-label=${`Note on ${term || `term ${i + 1}`}`} maxlength="2000" .value=${live(note)} @input=${(event: Event) => put(i, { note: text(event) })} />
      <button type="button" class="quiet" aria-label=${`Take ${term || `term ${i + 1}`} out`} title="Take out" @click=${() => write(terms.filter((_, other) => other !== i))}>✕</button></li>`,
    )}</ol>`
}
