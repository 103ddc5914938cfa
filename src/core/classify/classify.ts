/**
 * A change -> its class: does it touch the meaning, or only the dress? Textual criticism's substantives and accidentals
 * (W. W. Greg 1950), with the classes that a translation needs besides: romanization, editorial status, layout. A guess
 * that a person may override. It errs to one side: whatever is not surely gentle is `substantive`, and a changed number,
 * negation, modal or name always is.
 */
import { type Change, diffWords } from '../diff/diff.ts'
import { tokenize } from '../text/token.ts'
import { type ClassContext, classOfStretch } from './stretch-class.ts'

export const CHANGE_CLASSES = [
  'none',
  'layout',
  'spacing',
  'punctuation',
  'capitals',
  'hyphenation',
  'number-style',
  'spelling',
  'editorial-status',
  'romanization',
  'substantive',
] as const
/** From the lightest to the weightest, in the order of `CHANGE_CLASSES`. */
export type ChangeClass = (typeof CHANGE_CLASSES)[number]

export type { ClassContext } from './stretch-class.ts'

/** One changed place: a deletion, an insertion, or one replaced by the other. Offsets in UTF-16 units, half-open. */
export interface ClassifiedChange {
  before: string
  after: string
  fromA: number
  toA: number
  fromB: number
  toB: number
  class: ChangeClass
}

/** The weightiest class among the changes from `before` to `after`; `none` only where they are identical. */
export function classify(before: string, after: string, context: ClassContext = {}): ChangeClass {
  if (before === after) return 'none'
  // Names and numbers of several words are cut into places of their own by a diff: the whole is asked first.
  const whole = classOfStretch(before, after, { ...context, closing: true })
  if (whole !== 'substantive') return whole
  const language = context.language === undefined ? {} : { language: context.language }
  return heaviest(classifyChanges(diffWords(before, after, language), context).map(change => change.class))
}

/** True of what a copy-editor changes silently: the words stay, their dress changes. */
export function isAccidental(changeClass: ChangeClass): boolean {
  return ACCIDENTAL.has(changeClass)
}

const ACCIDENTAL: ReadonlySet<ChangeClass> = new Set<ChangeClass>([
  'spacing',
  'punctuation',
  'capitals',
  'spelling',
  'hyphenation',
  'number-style',
])

/** The weightiest of several classes; `none` of none. */
export function heaviest(classes: Iterable<ChangeClass>): ChangeClass {
  let weight = 0
  for (const each of classes) weight = Math.max(weight, CHANGE_CLASSES.indexOf(each))
  return CHANGE_CLASSES[weight]!
}

/**
 * The changed places of a diff, each with its class. A place inside a word (`gue[/r]rilla`) is judged by the whole word,
 * one inside white space by the whole white space; places that share a word share its class.
 */
export function classifyChanges(changes: readonly Change[], context: ClassContext = {}): ClassifiedChange[] {
  const places = placesOf(changes)
  const a = textOf(changes, 'insert')
  const b = textOf(changes, 'delete')
  const edgesA = edgesOf(a, context.language)
  const edgesB = edgesOf(b, context.language)
  const isEdge = (i: number, j: number) => edgesA[i] === 1 && edgesB[j] === 1
  const classified: ClassifiedChange[] = []
  for (let first = 0; first < places.length; ) {
    let last = first
    let { fromA, fromB } = places[first]!
    const floor = places[first - 1]?.toA ?? 0
    while (fromA > floor && fromB > 0 && !isEdge(fromA, fromB)) {
      fromA--
      fromB--
    }
    let { toA, toB } = places[last]!
    while (toA < a.length && toB < b.length && !isEdge(toA, toB)) {
      const next = places[last + 1]
      if (next && next.fromA === toA && next.fromB === toB) {
        toA = next.toA
        toB = next.toB
        last++
      } else {
        toA++
        toB++
      }
    }
    // A minus or a point means something before a figure, so the figure is looked at too.
    if (/[-−.]$/.test(a.slice(fromA, toA) || b.slice(fromB, toB)) && places[last + 1]?.fromA !== toA) {
      while (/\d/.test(a[toA] ?? '') && a[toA] === b[toB]) {
        toA++
        toB++
      }
    }
    if (/\d/.test(a[toA - 1] ?? '') && floor < fromA) {
      while (fromA > floor && /\d/.test(a[fromA - 1]!) && a[fromA - 1] === b[fromB - 1]) {
        fromA--
        fromB--
      }
    }
    const closing = toA === a.length && toB === b.length
    const found = classOfStretch(a.slice(fromA, toA), b.slice(fromB, toB), { ...context, closing })
    const changeClass =
      found === 'substantive' && isListed(a, b, fromA, toA, fromB, toB, context) ? 'romanization' : found
    for (; first <= last; first++) classified.push({ ...places[first]!, class: changeClass })
  }
  return classified
}

type Place = Omit<ClassifiedChange, 'class'>

function placesOf(changes: readonly Change[]): Place[] {
  const places: Place[] = []
  let open: Place | null = null
  let atA = 0
  let atB = 0
  for (const { op, text } of changes) {
    if (op === 'equal') {
      open = null
      atA += text.length
      atB += text.length
      continue
    }
    if (!open) {
      open = { before: '', after: '', fromA: atA, toA: atA, fromB: atB, toB: atB }
      places.push(open)
    }
    if (op === 'delete') {
      open.before += text
      open.toA = atA += text.length
    } else {
      open.after += text
      open.toB = atB += text.length
    }
  }
  return places
}

const textOf = (changes: readonly Change[], without: Change['op']) =>
  changes
    .filter(change => change.op !== without)
    .map(change => change.text)
    .join('')

/** 1 at each offset where a token begins or ends. */
function edgesOf(text: string, language?: string): Uint8Array {
  const edges = new Uint8Array(text.length + 1)
  edges[0] = edges[text.length] = 1
  for (const token of tokenize(text, language === undefined ? {} : { language })) {
    edges[token.from] = edges[token.from + token.text.length] = 1
  }
  return edges
}

/** Does the place lie inside two listed forms of one name, at the same distance from where they begin or end? */
function isListed(
  a: string,
  b: string,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
  { names = [] }: ClassContext,
): boolean {
  return names.some(forms =>
    forms.some(formA =>
      forms.some(formB => {
        if (formA === formB || formA === '' || formB === '') return false
        for (let at = a.lastIndexOf(formA, fromA); at >= 0; at = at > 0 ? a.lastIndexOf(formA, at - 1) : -1) {
          const end = at + formA.length
          if (end < toA) break
          const begin = fromB - (fromA - at)
          if (b.startsWith(formB, begin) && begin + formB.length - toB === end - toA) return true
        }
        return false
      }),
    ),
  )
}
