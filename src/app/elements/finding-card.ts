/**
 * One finding: its kind and its sentence; where it is the one that is walked to, also why, its places in context, the
 * proposals with the diff that each makes, and the ways to let it stand. Template functions, so that the list stays one
 * element.
 */
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { CHECK_TITLES, type Finding, type FindingPlace, type Fix } from '../../core/checks/finding.ts'
import { isWritable } from '../comparison.ts'
import { pointAt } from '../findings/walking.ts'
import { ask, type State } from '../state.ts'

const CONTEXT = 28
/** More places of one form are counted, not listed. */
const MOST_PLACES = 12

interface Shown {
  state: State
  /** The segments of the current cell. */
  segments: readonly string[]
  isPointed: boolean
}

export function findingCard(from: EventTarget, finding: Finding, shown: Shown): TemplateResult {
  const { check, message, why } = finding
  const { isPointed, segments, state } = shown
  const point = () => ask(from, { do: 'point', finding, segments })
  return html`<li class="card ${isPointed ? 'pointed' : ''}">
    <button class="head" aria-expanded=${isPointed} @click=${point}><span class="kind">${CHECK_TITLES[check]}</span><span class="message">${message}</span></button>
    ${
      isPointed
        ? html`${why ? html`<p class="why">${why}</p>` : nothing}
      ${placesOf(from, finding, state)}
      ${mendsOf(from, finding, state)}
      ${standOf(from, finding, shown)}`
        : nothing
    }</li>`
}

/** The words of a place among those around it. */
export function inContext(text: string, from: number, to: number, most = CONTEXT): TemplateResult {
  const start = Math.max(0, from - most)
  const end = Math.min(text.length, to + most)
  const words = text.slice(from, to)
  // Of a long stretch its ends say enough.
  const shown = words.length > 160 ? `${words.slice(0, 80)} … ${words.slice(-60)}` : words
  return html`${start > 0 ? '… ' : ''}${text.slice(start, from)}<b>${shown}</b>${text.slice(to, end)}${end < text.length ? ' …' : ''}`
}

/** Where it stands; one that has a single place is in the text before the reader's eyes. */
function placesOf(from: EventTarget, { places, forms, key }: Finding, { findings, pointed }: State) {
  if (places.length < 2 && !forms) return nothing
  const line = (place: FindingPlace) => {
    const text = findings?.texts.get(place.segment) ?? ''
    const go = () => {
      ask(from, { do: 'find', segment: place.segment })
      ask(from, {
        do: 'pointed',
        pointed: { key, segment: place.segment, from: place.from, reason: pointed?.reason ?? '' },
      })
    }
    return html`<li><button class="place" @click=${go}><span class="where">${place.segment}</span><span class="words" dir="auto">${inContext(text, place.from, place.to)}</span></button></li>`
  }
  const list = (places: readonly FindingPlace[]) =>
    html`<ul class="places">${places.slice(0, MOST_PLACES).map(line)}</ul>${places.length > MOST_PLACES ? html`<p class="hint">and ${places.length - MOST_PLACES} more</p>` : nothing}`
  if (!forms) return list(places)
  return forms.map(
    ({ form, places }) =>
      html`<p class="form">${form} <span class="hint">${places.length} ${places.length === 1 ? 'place' : 'places'}</span></p>${list(places)}`,
  )
}

/** The proposals, the first two with their keys. */
function mendsOf(from: EventTarget, finding: Finding, { findings }: State) {
  if (finding.fixes.length === 0 || !findings || !isWritable(findings.ref)) return nothing
  return html`<div class="mends">${finding.fixes.map(
    (fix, i) =>
      html`<div><button @click=${() => ask(from, { do: 'mend', finding, fix })}>${i < 2 ? html`<kbd>${i + 1}</kbd> ` : nothing}${fix.label}${'edits' in fix && fix.edits.length > 1 ? ' …' : ''}</button>${changeOf(fix, findings.texts)}</div>`,
  )}</div>`
}

/** What a fix of one place makes of the words around it. */
function changeOf(fix: Fix, texts: ReadonlyMap<string, string>) {
  if (!('edits' in fix) || fix.edits.length !== 1) return nothing
  const { segment, from, to, text: put } = fix.edits[0]!
  const text = texts.get(segment) ?? ''
  const start = Math.max(0, from - CONTEXT)
  const end = Math.min(text.length, to + CONTEXT)
  const before = text.slice(from, to)
  return html`<p class="change" dir="auto">${start > 0 ? '… ' : ''}${text.slice(start, from)}${before ? html`<del><span class="unseen">deleted: </span>${visible(before)}<span class="unseen"> end of deletion </span></del>` : nothing}${put ? html`<ins class=${before ? 'beside' : ''}><span class="unseen">inserted: </span>${visible(put)}<span class="unseen"> end of insertion </span></ins>` : nothing}${text.slice(to, end)}${end < text.length ? ' …' : ''}</p>`
}

/** A blank or a line break by itself would not be seen. */
export const visible = (text: string) =>
  text.trim() === '' ? text.replaceAll('\n', '¶').replaceAll(' ', '·') : text

function standOf(from: EventTarget, finding: Finding, { state, segments }: Shown) {
  const { review, pointed } = state
  if (!review || !pointed) return nothing
  const segment = pointed.segment || (pointAt(finding, segments)?.segment ?? '')
  const stand = (at: string | null) => () =>
    ask(from, { do: 'let-stand', finding, segment: at, reason: pointed.reason })
  return html`<div class="stand">
    <label>Why it stands, if you like
      <input maxlength="500" .value=${live(pointed.reason)} @input=${(event: Event) => ask(from, { do: 'pointed', pointed: { ...pointed, reason: (event.target as HTMLInputElement).value } })} /></label>
    <button class="quiet" @click=${stand(segment)}><kbd>s</kbd> Not an error in ${segment}</button>
    <button class="quiet" @click=${stand(null)}><kbd>Shift+S</kbd> … anywhere in this transcript</button>
  </div>`
}
