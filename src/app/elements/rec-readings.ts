/**
 * The readings of the current row: which versions agree with which, and every difference from the version under the
 * cursor, each to be adopted alone or with all the others of its version.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ClassifiedChange } from '../../core/classify/classify.ts'
import { collate } from '../../core/collate.ts'
import { classesOfPlace, className, weightOf } from '../classes.ts'
import { isWritable } from '../comparison.ts'
import { differenceOf } from '../differences.ts'
import type { RowView } from '../rows.ts'
import { ask } from '../state.ts'
import { controls, marks } from '../style/shared.ts'

@customElement('rec-readings')
export class RecReadings extends LitElement {
  @property({ attribute: false }) view!: RowView
  /** The version under the cursor: what it lacks can be adopted into it. */
  @property() column = ''

  static override styles = [
    controls,
    marks,
    css`
      :host { display: block; }
      h2 { margin: 0 0 0.4rem; font: 600 0.95rem/1.3 var(--sans); }
      h2:not(:first-child) { margin-top: 1.4rem; }
      p { margin: 0 0 0.6rem; color: var(--ink-soft); }
      ol { list-style: none; margin: 0; padding: 0; }
      .variant { padding: 0.55rem 0; border-top: 1px solid var(--rule); }
      .reading { display: grid; grid-template-columns: var(--who) minmax(0, 1fr); gap: 0.5rem; align-items: baseline; padding: 0.1rem 0; }
      .who { display: flex; flex-wrap: wrap; gap: 0.15rem; }
      .siglum { min-width: 1.5em; padding: 0 0.3em; border: 1px solid var(--rule); border-radius: 4px; font: 600 0.76rem/1.5 var(--sans); text-align: center; color: var(--ink-soft); }
      .siglum.here { border-color: var(--accent); color: var(--accent); }
      .words { font: 1rem/1.4 var(--serif); overflow-wrap: anywhere; white-space: pre-wrap; }
      .absent { font: 0.82rem/1.4 var(--sans); color: var(--ink-faint); }
      .change { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 0.6rem; align-items: start; padding: 0.5rem 0; border-top: 1px solid var(--rule); }
      .change .words { font-size: 1rem; }
      .class { grid-column: 1; font-size: 0.8rem; color: var(--ink-soft); }
      .class.substantive { color: var(--del); font-weight: 600; }
      header { display: flex; justify-content: space-between; align-items: baseline; gap: 0.6rem; margin-top: 1.2rem; }
      header h2 { margin: 0; }
    `,
  ]

  override render() {
    const { view, column } = this
    const target = view.cells.find(cell => cell.ref === column) ?? view.cells[0]!
    const comparable = view.cells.filter(
      cell => cell.language.split('-')[0] === target.language.split('-')[0],
    )
    const collation = collate(
      comparable.map(cell => cell.text),
      { language: target.language },
    )
    this.style.setProperty('--who', `${Math.min(comparable.length, 5) * 1.65}rem`)
    const variants = collation.columns.filter(({ kind }) => kind === 'variant')
    return html`
      <h2>Who agrees with whom</h2>
      ${variants.length === 0 ? html`<p>${comparable.length > 1 ? 'All versions read alike in this row.' : 'There is no other version in this language to compare with.'}</p>` : nothing}
      <ol>${variants.map(
        ({ readings }) =>
          html`<li class="variant">${readings.map(
            reading => html`<div class="reading">
        <span class="who">${reading.versions.map(i => html`<b class="siglum ${comparable[i]!.ref === column ? 'here' : ''}">${comparable[i]!.ref}</b>`)}</span>
        ${reading.text.trim() ? html`<span class="words" lang=${target.language}>${reading.text.trim()}</span>` : html`<span class="absent">nothing</span>`}
      </div>`,
          )}</li>`,
      )}</ol>
      ${comparable.filter(cell => cell !== target && cell.text !== target.text).map(cell => this.renderSource(target, cell))}`
  }

  private renderSource(target: RowView['cells'][number], source: RowView['cells'][number]) {
    const { places } = differenceOf(target.text, source.text, target.language)
    const writable = isWritable(target.ref)
    const adopt = (place?: number) => () =>
      ask(this, {
        do: 'adopt',
        row: this.view.index,
        source: source.ref,
        ...(place === undefined ? {} : { place }),
      })
    return html`
      <header><h2>${target.ref} → ${source.ref}</h2>
        ${writable ? html`<button @click=${adopt()}>Adopt all of ${source.ref}${places.length ? ` (${places.length})` : ''}</button>` : nothing}</header>
      <ol>${places.map(
        (change, place) => html`<li class="change">
        <span class="words" lang=${target.language}>${words(change)}</span>
        ${writable ? html`<button aria-label=${`Adopt from ${source.ref}: ${change.after.trim() || 'nothing'}`} @click=${adopt(place)}>Adopt</button>` : nothing}
        <span class="class ${weightOf(change.class)}">${classesOfPlace(change).map(className).join(', ')}</span>
      </li>`,
      )}</ol>`
  }
}

function words({ before, after }: ClassifiedChange) {
  const shown = (text: string) =>
    text.trim() === '' ? text.replaceAll('\n', '¶').replaceAll(' ', '·') : text
  return html`${before ? html`<del><span class="unseen">deleted: </span>${shown(before)}<span class="unseen"> end </span></del>` : nothing}${before && after ? ' ' : ''}${after ? html`<ins><span class="unseen">inserted: </span>${shown(after)}<span class="unseen"> end </span></ins>` : nothing}`
}

declare global {
  interface HTMLElementTagNameMap {
    'rec-readings': RecReadings
  }
}
