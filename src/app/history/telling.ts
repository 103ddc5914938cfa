/**
 * An entry of the ledger -> what it did, in a proofreader's words; the person and the time stand beside it. Pure.
 */
import type { LedgerEntry } from '../../api/ledger.ts'
import type { Act } from '../../core/review/act.ts'
import type { Review } from '../../core/review/review.ts'

const deeds: Record<string, string> = {
  edit: 'changed', join: 'joined', split: 'split', adopt: 'adopted a reading into', restore: 'restored', replace: 'replaced words in',
  merge: 'settled a conflict in', undo: 'took a change back in', reconcile: 'reconciled two readings in',
} // biome-ignore format: a table
const markNames = {
  unread: 'unread',
  proofread: 'proofread',
  approved: 'approved',
  'needs-work': 'as needing work',
} as const
const examined = { proofreading: 'proofread', review: 'reviewed', revision: 'revised' } as const

/** So many segments are named one by one. */
const NAMED = 4

const list = new Intl.ListFormat('en', { type: 'conjunction' })

function named(segments: readonly string[]): string {
  const shown = segments.length > NAMED + 1 ? segments.slice(0, NAMED) : segments
  const left = segments.length - shown.length
  return list.format(left ? [...shown, `${left} more`] : shown)
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
const quoted = (text: string) => `“${cut(text, 80)}”`

/** What an entry did, as the end of a sentence that begins with the person: `changed A.17`. */
export function told(
  { body }: Pick<LedgerEntry, 'body'>,
  review: Pick<Review, 'queries' | 'signOffs'>,
): string {
  if (body.type === 'import')
    return `imported version ${body.siglum}, ${body.label} (${body.segments} ${body.segments === 1 ? 'segment' : 'segments'})`
  const { kind, revisions, marks, pins = [], acts = [] } = body
  const parts: string[] = []
  if (revisions.length)
    parts.push(`${deeds[kind] ?? 'changed'} ${named(revisions.map(({ segment }) => segment))}`)
  for (const mark of new Set(marks.map(one => one.mark))) {
    const segments = marks.filter(one => one.mark === mark).map(({ segment }) => segment)
    parts.push(`marked ${named(segments)} ${markNames[mark]}`)
  }
  for (const { kind: how, cells } of pins) {
    const [one = '', other = ''] = Object.values(cells).map(ids => named(ids))
    const both = [one, other].filter(Boolean).join(how === 'linked' ? ' with ' : ' and ')
    parts.push(
      how === 'linked'
        ? `linked ${both}`
        : how === 'apart'
          ? `held ${both} apart from ${Object.keys(cells).join(' and ')}`
          : `let go of the alignment of ${both}`,
    )
  }
  for (const act of acts as Act[]) parts.push(toldAct(act, review))
  return parts.join('; ') || 'changed nothing'
}

function toldAct(act: Act, { queries, signOffs }: Pick<Review, 'queries' | 'signOffs'>): string {
  const query = (id: string) => {
    const found = queries.find(one => one.id === id)
    return found
      ? `the query on ${found.quote ? `${quoted(found.quote)} in ` : ''}${found.segment}`
      : 'a query'
  }
  const said = (text: string) => (text.trim() ? `: ${cut(text.trim(), 200)}` : '')
  switch (act.act) {
    case 'ask':
      return `asked about ${act.quote ? `${quoted(act.quote)} in ` : ''}${act.segment}${said(act.text)}`
    case 'reply':
      return `replied to ${query(act.query)}${said(act.text)}`
    case 'settle':
      return `settled ${query(act.query)}${said(act.text)}`
    case 'reopen':
      return `opened ${query(act.query)} again${said(act.text)}`
    case 'dismiss':
      return `let a finding stand ${act.segment ? `in ${act.segment}` : 'in the whole transcript'}${act.quote ? `: ${quoted(act.quote)}` : ''}${act.reason ? ` (${act.reason})` : ''}`
    case 'recall':
      return 'took back that a finding may stand'
    case 'policy':
      return 'changed the policy'
    case 'names':
      return `set the register of names (${act.value.length})`
    case 'glossary':
      return `set the glossary (${act.value.length} ${act.value.length === 1 ? 'term' : 'terms'})`
    case 'round':
      return `began the round “${act.name}” of version ${act.version}`
    case 'snapshot':
      return `named the state after entry ${act.point} “${act.name}”${said(act.note)}`
    case 'account':
      return `gave a change ${[act.class ? `the class ${act.class}` : '', act.reason ? `the reason “${act.reason}”` : ''].filter(Boolean).join(' and ')}`
    case 'sign-off':
      return `signed version ${act.version} off as ${examined[act.examination]}${act.against ? ` against ${act.against}` : ''}, as it stood after entry ${act.point}${said(act.note)}`
    case 'withdraw': {
      const found = signOffs.find(one => one.id === act.signOff)
      return `withdrew the sign-off${found ? ` of version ${found.version}` : ''}${said(act.reason)}`
    }
    case 'blind':
      return `began two blind readings of version ${act.version}: ${list.format(act.copies.map(({ siglum, proofreader }) => `${siglum} by ${proofreader}`))}`
    case 'unblind':
      return 'opened the blind readings'
    case 'put-away':
      return `put ${act.version === null ? 'the transcript' : `version ${act.version}`} away`
    case 'bring-back':
      return `brought ${act.version === null ? 'the transcript' : `version ${act.version}`} back`
  }
}
