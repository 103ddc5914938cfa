/** A report -> the rows of its two spreadsheets: the emendations, one a row, and the counts, one figure a row. */
import type { Report } from '../api/report.ts'
import type { Cell } from '../formats/csv.ts'

export function emendationRows(report: Report): Cell[][] {
  const head = [
    'segment',
    'before',
    'after',
    'class',
    'class given by a person',
    'reasons',
    'by',
    'at',
    'entry',
    'from',
  ]
  return [
    head,
    ...report.emendations.map(one => [
      one.segment,
      one.before,
      one.after,
      one.class,
      one.overridden ? 'yes' : 'no',
      one.reasons.join('; '),
      one.by.join('; '),
      one.at,
      one.seq,
      one.adoptedFrom.join(' '),
    ]),
  ]
}

export function countRows(report: Report): Cell[][] {
  const { status, marks, classes, people, rounds, rates } = report
  const shares = (what: string, name: string, { revisions, segments, places }: Report['people'][number]) => [
    [what, name, 'saved changes', revisions],
    [what, name, 'segments', segments],
    ...places.map(count => [what, name, `places, ${count.class}`, count.places]),
  ]
  const rate = (name: string, { numerator, denominator, ...parts }: Report['rates']['all']) => [
    ...(['insertions', 'deletions', 'substitutions', 'shifts'] as const).map(part => [
      'edits',
      name,
      part,
      parts[part],
    ]),
    ['edit rate', name, 'edits', numerator],
    ['edit rate', name, 'words of the revised text', denominator],
  ]
  return [
    ['what', 'of', 'count', 'figure'],
    ['transcript', report.slug, 'title', report.title],
    ['version', report.version, 'ledger entry', report.at],
    ['version', report.version, 'status', status.published],
    ['version', report.version, 'certificate', status.certificate],
    ...Object.entries(marks).map(([mark, count]) => ['segments', 'all', mark, count]),
    ['queries', 'all', 'open', report.openQueries],
    ...classes.flatMap(each => [
      ['class', each.class, 'emended segments', each.emendations],
      ['class', each.class, 'places', each.places],
    ]),
    ...people.flatMap(one => shares('person', one.by, one)),
    ...rounds.flatMap(one => shares('round', one.name ?? '(before the first)', { ...one, by: one.by ?? '' })),
    ...rate('all', rates.all),
    ...rate('substantive', rates.substantive),
  ]
}
