/**
 * Several forms of one thing -> one finding: the rarer form first, all places, and a fix that writes the commonest
 * everywhere. Which forms are one thing is told by those who call this.
 */
import { type CheckName, type Finding, type FindingPlace, keyOf } from './finding.ts'
import { counted } from './reading.ts'

type Place = FindingPlace

/** The finding of `forms`, each with its places; `write` gives what to write for a form, or null. */
export function variant(
  check: CheckName,
  forms: Map<string, Place[]>,
  what: string,
  told: { message: string; why: string },
  write: (from: string, to: string) => string | null,
): Finding {
  const sorted = [...forms].sort((a, b) => a[1].length - b[1].length)
  const best = sorted.at(-1)![0]
  const edits = sorted.slice(0, -1).flatMap(([form, places]) => {
    const text = write(form, best)
    return text === null ? [] : places.map(place => ({ ...place, text }))
  })
  return {
    check,
    key: keyOf(check, [...forms.keys()].sort().join(' / '), what),
    places: sorted.flatMap(([, places]) => places),
    ...told,
    fixes: edits.length > 0 ? [{ label: `Write “${best}” at ${counted(edits.length, 'place')}`, edits }] : [],
    forms: sorted.map(([form, places]) => ({ form, places })),
  }
}

/** The forms with how often each stands there. */
export const listed = (forms: Map<string, Place[]>) =>
  [...forms]
    .sort((a, b) => a[1].length - b[1].length)
    .map(([form, places]) => `“${form}” (${places.length})`)
    .join(', ')

/** Puts a place on a form of what has the key. */
export function note(map: Map<string, Map<string, Place[]>>, key: string, form: string, place: Place): void {
  const forms = map.get(key) ?? new Map<string, Place[]>()
  const places = forms.get(form)
  if (places) places.push(place)
  else forms.set(form, [place])
  map.set(key, forms)
}
