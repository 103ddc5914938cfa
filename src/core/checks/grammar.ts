/**
 * The rules of grammar-rules.ts laid on a segment -> findings. A rule is tried on the whole text at once, and its sentence is
 * looked up only where it matched, so that a text without slips costs one pass a rule.
 */
import { at, type Finding, replaceBy } from './finding.ts'
import { RULES } from './grammar-rules.ts'
import { type Reading, sentenceAt } from './reading.ts'

/** Findings of the rules for English in one segment. */
export function grammar(reading: Reading): Finding[] {
  const { segment, text } = reading
  if (segment.kind === 'heading' || segment.kind === 'mark') return []
  const findings: Finding[] = []
  for (const rule of RULES) {
    if (rule.signs && !rule.signs.some(sign => text.includes(sign))) continue
    rule.find.lastIndex = 0
    for (let found = rule.find.exec(text); found; found = rule.find.exec(text)) {
      if (found[0] === '') {
        rule.find.lastIndex++
        continue
      }
      const group = found.slice(1).find(part => part !== undefined)
      const isPart = group !== undefined && rule.check !== 'compound' && !/\?$/.test(found[0])
      const from = isPart ? found.index + found[0].lastIndexOf(group) : found.index
      const to = isPart ? from + group.length : found.index + found[0].length
      if (rule.unless) {
        const sentence = sentenceAt(reading, from)
        if (rule.unless.test(text.slice(sentence.from, Math.max(sentence.to, to)))) continue
      }
      const end = from + text.slice(from, to).trimEnd().length
      const written = rule.fix?.(found) ?? null
      const fixes =
        written === null ? [] : [replaceBy(`Write “${written.trim()}”`, segment.id, from, to, written)]
      const finding = at(rule.check, segment, from, end, {
        message: rule.message(text.slice(from, end)),
        why: rule.why,
        fixes,
      })
      findings.push(finding)
    }
  }
  return findings
}
