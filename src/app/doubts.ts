/**
 * Why an alignment is in doubt, in plain words that a reader can check with their own eyes: who speaks, how long the texts
 * are, which words and numbers they share. Pure. The doubt itself is the core's score (`rows.ts`); this only explains it.
 */
import { type Comparison, cellText, languageOf } from './comparison.ts'
import { differenceOf } from './differences.ts'
import { standingIds } from './pinning.ts'

/** Texts of which one is so many times as long as the other hardly say the same. */
const MUCH_LONGER = 2
/** Below this share of common words, two texts of one language look like different ones. */
const FEW_IN_COMMON = 0.5
const WORD = /[\p{L}\p{N}]+/gu

const count = (text: string) => text.match(WORD)?.length ?? 0
const numbersIn = (text: string) => new Set(text.match(/\d+/g) ?? [])

/** One sentence a reason; at least one for a row in doubt. */
export function reasonsOf(comparison: Comparison, row: number): string[] {
  const at = comparison.rows[row]!
  const filled = comparison.versions.filter(ref => standingIds(comparison, row, ref).length > 0)
  const [first, ...others] = filled
  if (first === undefined || others.length === 0)
    return ['Nothing was found that answers this, though something beside it is rather like it.']
  const reasons = others.flatMap(ref => {
    const said: string[] = []
    const [p, q] = [first, ref].map(of => cellText(comparison, at, of)) as [string, string]
    const [speaker, other] = [first, ref].map(of => speakerOf(comparison, row, of))
    if (speaker && other && speaker !== other) said.push(`In ${first} ${speaker} speaks, in ${ref} ${other}.`)
    const longer = Math.max(p.length, q.length) / Math.max(1, Math.min(p.length, q.length))
    const isOneLanguage = languageOf(comparison, first) === languageOf(comparison, ref)
    if (isOneLanguage && longer >= MUCH_LONGER)
      said.push(
        `${p.length > q.length ? first : ref} is ${longer.toFixed(longer < 10 ? 1 : 0)} times as long as ${p.length > q.length ? ref : first}.`,
      )
    if (isOneLanguage) {
      const equal = differenceOf(p, q, comparison.texts[first]!.language).changes
      const shared = equal.reduce((sum, { op, text }) => sum + (op === 'equal' ? count(text) : 0), 0)
      const all = Math.min(count(p), count(q))
      if (all > 0 && shared / all < FEW_IN_COMMON)
        said.push(`${first} and ${ref} have ${shared} of ${all} words in common.`)
    }
    const [mine, theirs] = [numbersIn(p), numbersIn(q)]
    const lone = [...mine].filter(number => !theirs.has(number))
    if (lone.length && theirs.size) said.push(`The numbers of ${first} and ${ref} differ.`)
    return said
  })
  return reasons.length ? reasons : ['Another place in the text would fit almost as well.']
}

function speakerOf(comparison: Comparison, row: number, ref: string): string | null {
  const [id] = standingIds(comparison, row, ref)
  return comparison.texts[ref]!.segments.find(segment => segment.id === id)?.speaker ?? null
}
