/**
 * The lists that a transcript's editors agree on (names, terms, policy), as they are being written: what was typed so far,
 * upon which list, and whether somebody set another one meanwhile. Pure; what is written is kept by whoever calls.
 */
import type { RegisteredName, Term } from '../../core/review/policy.ts'
import type { InForce, Review } from '../../core/review/review.ts'
import type { NewAct } from '../review/reviewing.ts'
import type { Drafts } from './found.ts'

export type ListName = 'names' | 'glossary' | 'policy'
type Value<N extends ListName> = Review[N]['value']

/** A list as the dialog shows it. */
export interface Shown<T> {
  value: T
  /** Something was written that is not saved. */
  isWritten: boolean
  /** The list that somebody set since the writing began; null: none. */
  theirs: T | null
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What is written of a list, or the list in force. A draft that says what is in force was saved, and is none any more. */
export function shownList<N extends ListName>(name: N, review: Review, drafts: Drafts): Shown<Value<N>> {
  const inForce = review[name] as InForce<Value<N>>
  const draft = drafts[name] as { parent: string | null; value: Value<N> } | undefined
  if (!draft || isSame(clean(name, draft.value), inForce.value))
    return { value: draft?.value ?? inForce.value, isWritten: false, theirs: null }
  return {
    value: draft.value,
    isWritten: true,
    theirs: draft.parent === inForce.id ? null : inForce.value,
  }
}

/** The drafts with this list written so; it stands upon the list in force when the writing began. */
export function written<N extends ListName>(
  name: N,
  value: Value<N>,
  review: Review,
  drafts: Drafts,
): Drafts {
  const { isWritten } = shownList(name, review, drafts)
  const parent = isWritten ? drafts[name]!.parent : review[name].id
  return { ...drafts, [name]: { parent, value } }
}

/** The drafts with this list set upon what is in force now: the person has seen it. */
export function rebased(name: ListName, review: Review, drafts: Drafts): Drafts {
  const draft = drafts[name]
  return draft ? { ...drafts, [name]: { ...draft, parent: review[name].id } } : drafts
}

/** The drafts without this list: what is in force stands. */
export function dropped(name: ListName, drafts: Drafts): Drafts {
  const { [name]: _, ...others } = drafts
  return others
}

/** What saves all that is written; nothing of a list that somebody set meanwhile, until the person has seen theirs. */
export function actsOf(review: Review, drafts: Drafts): NewAct[] {
  const names: ListName[] = ['names', 'glossary', 'policy']
  return names.flatMap((name): NewAct[] => {
    const { value, isWritten, theirs } = shownList(name, review, drafts)
    if (!isWritten || theirs) return []
    return [{ act: name, parent: drafts[name]!.parent, value: clean(name, value) } as NewAct]
  })
}

/** A list without the lines in which nothing stands, and without blanks about its words. */
export function clean<N extends ListName>(name: N, value: Value<N>): Value<N> {
  if (name === 'names') {
    return (value as RegisteredName[])
      .map(({ preferred, forms, kind, note }) => ({
        preferred: line(preferred),
        forms: [...new Set(forms.map(line))].filter(form => form !== '' && form !== line(preferred)),
        kind,
        note: line(note),
      }))
      .filter(({ preferred, forms }) => preferred !== '' || forms.length > 0) as Value<N>
  }
  if (name === 'glossary') {
    return (value as Term[])
      .map(({ term, use, instead, note }) => ({
        term: line(term),
        use,
        instead: use === 'avoid' ? line(instead) : '',
        note: line(note),
      }))
      .filter(({ term }) => term !== '') as Value<N>
  }
  return value
}

const line = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** Names with forms and no preferred one: not to be saved like this. */
export const nameless = (names: readonly RegisteredName[]) =>
  names.filter(({ preferred, forms }) => line(preferred) === '' && forms.some(form => line(form) !== ''))
    .length

/** What stands in `proposed` and not yet among these names, under any of its forms. */
export function newNames(
  names: readonly RegisteredName[],
  proposed: readonly RegisteredName[],
): RegisteredName[] {
  const known = new Set(names.flatMap(({ preferred, forms }) => [preferred, ...forms]))
  return proposed.filter(({ preferred, forms }) => ![preferred, ...forms].some(form => known.has(form)))
}
