/**
 * Findings -> the same, with a habit told once: where one mark is set one way all through a text, that is its style, and a
 * person decides on it once, not forty times. Findings that judge words are never gathered.
 */
import { type CheckName, type Finding, type Fix, type FixEdit, keyOf } from './finding.ts'
import { counted } from './reading.ts'

const HABITS: ReadonlySet<CheckName> = new Set<CheckName>([
  'dash',
  'spacing',
  'quote-order',
  'opening-numeral',
])
/** So often is a habit. */
const HABIT = 6

/** `findings` with those of one habit made one, at the place of the first; its fixes mend all places at once. */
export function gathered(findings: readonly Finding[]): Finding[] {
  const habits = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!HABITS.has(finding.check)) continue
    const habit = habitOf(finding)
    habits.set(habit, [...(habits.get(habit) ?? []), finding])
  }
  const told = new Set<string>()
  return findings.flatMap(finding => {
    const habit = habitOf(finding)
    const fellows = habits.get(habit)
    if (!fellows || fellows.length < HABIT) return [finding]
    if (told.has(habit)) return []
    told.add(habit)
    return [
      {
        ...finding,
        key: keyOf(finding.check, habit, 'habit'),
        places: fellows.flatMap(({ places }) => places),
        message: `${finding.message.replace(/\.$/, '')}: so at ${counted(fellows.length, 'place')}.`,
        why: `${finding.why} It is so all through: decide once.`,
        fixes: finding.fixes.flatMap((fix, i) => everywhere(fix, i, fellows)),
      },
    ]
  })
}

/** What a finding says without the words that it quotes, and the blanks that it is about. */
const habitOf = ({ check, message }: Finding) =>
  `${check} ${message.replace(/“[^”]{2,}”|(?<=figure )[\d,]+/gu, '…')}`

function everywhere(fix: Fix, i: number, fellows: readonly Finding[]): Fix[] {
  if (!('edits' in fix)) return [fix]
  const edits: FixEdit[] = fellows.flatMap(({ fixes }) => {
    const own = fixes[i]
    return own && 'edits' in own ? own.edits : []
  })
  return [{ label: `${fix.label}, at ${counted(fellows.length, 'place')}`, edits }]
}
