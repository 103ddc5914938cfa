/**
 * Random histories of two versions and a copy, in which every word is single in the whole world: so what brought it is known
 * without looking at a text. Beside each text its keeper notes, word by word, whence it came: slow, and obviously right.
 */
import { type LifeState, type SegmentLife, sourcesOf } from '../../src/core/review/lineage.ts'

/** What is done next: `kind` and a few numbers that choose where. */
export interface Move {
  kind: 'edit' | 'adopt' | 'join' | 'carry' | 'restore' | 'undo' | 'break' | 'copy' | 'reconcile' | 'both'
  a: number
  b: number
  c: number
}

export const moveKinds = [
  'edit',
  'edit',
  'edit',
  'adopt',
  'adopt',
  'join',
  'carry',
  'restore',
  'restore',
  'undo',
  'break',
  'copy',
  'reconcile',
  'both',
] as const

/** A word as its keeper knows it. */
export interface Kept {
  text: string
  space: string
  origin: { segment: string; seq: number }
  replaced: string | null
  /** `kind seq` of each step after its origin. */
  path: string[]
}

interface KeptState {
  seq: number
  kind: string
  words: Kept[]
}

export interface World {
  lives: Map<string, SegmentLife>
  states: Map<string, KeptState[]>
  /** Words of one text came in another order: then the way of some may be told in two ways. */
  reordered: boolean
  seq: number
}

const SYLLABLES = ['ba', 'do', 'fi', 'gu', 'ke', 'lo', 'mi', 'nu', 'pa', 'ro', 'su', 'ta', 've', 'zi']

/** The nth word: of four syllables, none like the next. */
function wordNumber(n: number): string {
  let x = (n * 7919 + 1234) % SYLLABLES.length ** 4
  let word = ''
  for (let k = 0; k < 4; k++) {
    word += SYLLABLES[x % SYLLABLES.length]
    x = Math.floor(x / SYLLABLES.length)
  }
  return word
}

export const textOf = (words: readonly Kept[]) =>
  words
    .map(({ text, space }) => text + space)
    .join('')
    .trimEnd()

/** Lives the history that `moves` tell; one that cannot be made is left out. */
export function live(moves: readonly Move[]): World {
  const world: World = { lives: new Map(), states: new Map(), reordered: false, seq: 0 }
  let next = 0
  const fresh = (count: number, segment: string, replaced: string | null): Kept[] =>
    Array.from({ length: count }, () => ({
      text: wordNumber(next++),
      space: ' ',
      origin: { segment, seq: world.seq },
      replaced,
      path: [],
    }))
  const now = (segment: string) => world.states.get(segment)!.at(-1)!.words
  const ids = (siglum: string) => [...world.states.keys()].filter(id => id.startsWith(siglum))
  const all = () => [...world.states.keys()]

  function keep(
    kind: string,
    given: { segment: string; words: Kept[]; adoptedFrom?: string; parents?: string[]; copied?: number }[],
  ): void {
    for (const { segment, words, adoptedFrom = null, parents = [], copied } of given) {
      const states = world.states.get(segment) ?? []
      const before = states.at(-1)?.words ?? []
      const order = words.map(({ text }) => before.findIndex(one => one.text === text)).filter(at => at >= 0)
      if (order.some((at, i) => i > 0 && at < order[i - 1]!)) world.reordered = true
      const sources =
        copied === undefined
          ? sourcesOf(segment, world.seq, adoptedFrom, parents)
          : [{ segment: segment.replace('C', 'A'), at: copied }]
      const isRevision = states.length > 0
      states.push({ seq: world.seq, kind, words: sources.length > 0 ? words : asBefore(states, words) })
      world.states.set(segment, states)
      const state: LifeState = {
        revision: isRevision ? `r${world.seq}-${segment}` : null,
        text: textOf(words),
        seq: world.seq,
        by: `P${world.seq % 3}`,
        at: `day ${world.seq}`,
        reason: null,
        changeset: kind,
        beside: given.map(one => one.segment).filter(id => id !== segment),
        sources,
      }
      const life = world.lives.get(segment)
      world.lives.set(segment, { segment, states: [...(life?.states ?? []), state] })
    }
  }

  /** A text that stood here before is that text: its words are those of then. */
  function asBefore(states: readonly KeptState[], words: Kept[]): Kept[] {
    const same = states.findLast(state => textOf(state.words) === textOf(words))
    const before = new Set(states.at(-1)?.words.map(({ text }) => text))
    return same ? same.words.map(word => (before.has(word.text) ? kept(states, word) : back(word))) : words
  }
  const kept = (states: readonly KeptState[], word: Kept): Kept => ({
    ...states.at(-1)!.words.find(({ text }) => text === word.text)!,
    space: word.space,
  })
  const back = (word: Kept): Kept => ({ ...word, path: [...word.path, `returned ${world.seq}`] })

  /** Words that come from elsewhere: those that stood here go on as they were. */
  const brought = (segment: string, words: readonly Kept[], kind: string): Kept[] =>
    words.map(word => {
      const own = world.states
        .get(segment)
        ?.at(-1)
        ?.words.find(({ text }) => text === word.text)
      if (own) return { ...own, space: word.space }
      return { ...word, path: [...word.path, `${kind} ${world.seq}`] }
    })
  const single = (words: readonly Kept[]) => new Set(words.map(({ text }) => text)).size === words.length

  for (const siglum of ['A', 'B']) {
    world.seq++
    const segments = [1, 2, 3].map(n => `${siglum}.${n}`)
    keep(
      'import',
      segments.map(segment => ({ segment, words: fresh(5, segment, null) })),
    )
  }

  for (const { kind, a, b, c } of moves) {
    world.seq++
    const segment = all()[a % all().length]!
    const words = now(segment)
    const states = world.states.get(segment)!
    if (kind === 'edit' || kind === 'both') {
      const edited = (id: string) => {
        const old = now(id)
        const at = b % (old.length + 1)
        const count = Math.min(c % 4, old.length - at)
        const gone = old.slice(at, at + count)
        const put = fresh((b + c) % 3, id, count > 0 ? textOf(gone) : null)
        return { segment: id, words: old.toSpliced(at, count, ...put) }
      }
      const other = ids(segment[0]!).find(id => id !== segment)!
      keep('edit', (kind === 'both' ? [segment, other] : [segment]).map(edited))
    } else if (kind === 'adopt') {
      const from = all()[b % all().length]!
      if (from === segment) continue
      const past = world.states.get(from)!
      const state = past[c % past.length]!
      const latest = state === past.at(-1)
      const others = ids(from[0]!).filter(id => id !== from && id !== segment)
      const second = latest && c % 2 === 1 ? others[0] : undefined
      const taken = second
        ? [...state.words.slice(0, -1), ...state.words.slice(-1).map(parted), ...now(second)]
        : state.words
      if (!single(taken)) continue
      const adoptedFrom = latest ? [from, second].filter(Boolean).join(' ') : `${from}@${state.seq}`
      keep('adopt', [{ segment, words: brought(segment, taken, 'adopted'), adoptedFrom }])
    } else if (kind === 'join' || kind === 'carry') {
      const other = ids(segment[0]!).find(id => id > segment)
      if (!other) continue
      const cut = kind === 'join' ? 0 : b % (now(other).length + 1)
      const [going, staying] = [now(other).slice(0, cut || undefined), cut ? now(other).slice(cut) : []]
      if (!single([...words, ...going]) || (going.length === 0 && kind === 'carry')) continue
      keep(kind === 'join' ? 'join' : 'split', [
        { segment, words: [...words, ...brought(segment, going, 'carried')] },
        { segment: other, words: staying },
      ])
    } else if (kind === 'restore') {
      keep('restore', [{ segment, words: states[b % states.length]!.words }])
    } else if (kind === 'undo') {
      // What some edit took out comes back, though other edits came in between.
      const at = states.findLastIndex((state, i) => i > 0 && state.kind === 'edit')
      if (at < 1) continue
      const missing = states[at - 1]!.words.filter(old => !words.some(({ text }) => text === old.text))
      const place = b % (words.length + 1)
      const last = (word: Kept) =>
        states.findLast(state => state.words.some(({ text }) => text === word.text))!.words
      const returned = missing.map(word => back(last(word).find(({ text }) => text === word.text)!))
      keep('undo', [{ segment, words: words.toSpliced(place, 0, ...returned) }])
    } else if (kind === 'break' && words.length > 1) {
      const at = b % (words.length - 1)
      keep('split', [{ segment, words: words.map((word, i) => (i === at ? parted(word) : word)) }])
    } else if (kind === 'copy' && !world.states.has('C.1')) {
      const point = world.seq - 1
      const copies = ids('A').map(id => {
        const copy = id.replace('A', 'C')
        return { segment: copy, words: brought(copy, now(id), 'copied'), copied: point }
      })
      keep('import', copies)
    } else if (kind === 'reconcile' && world.states.has('C.1')) {
      const id = `A.${1 + (a % 3)}`
      const taken = now(id.replace('A', 'C'))
      const parents = [`C@${world.seq - 1}`]
      keep('reconcile', [{ segment: id, words: brought(id, taken, 'adopted'), parents }])
    }
  }
  return world
}

/** With a blank line after it. */
const parted = (word: Kept): Kept => ({ ...word, space: '\n\n' })
