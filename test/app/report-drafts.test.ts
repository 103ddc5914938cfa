/** What is typed on a report stays until it is saved, and no longer. */
import { expect, test } from 'vitest'
import { afterSaying, noDrafts } from '../../src/app/review/report-drafts.ts'

const typed = {
  ...noDrafts,
  of: 'report/x/A',
  reasons: { 'A.1': ' So the Chinese. ', 'A.2': 'Misread' },
  classes: { 'A.1': 'spelling' as const },
  round: 'Second proof',
  withdrawal: 'Too early',
  note: 'Read twice.',
}

test('what was saved is cleared, in its own place alone', () => {
  const reason = { act: 'account' as const, revision: 'r', reason: 'So the Chinese.' }
  expect(afterSaying(typed, reason, 'A.1')).toEqual({ ...typed, reasons: { 'A.1': '', 'A.2': 'Misread' } })
  const given = { act: 'account' as const, revision: 'r', class: 'spelling' as const }
  expect(afterSaying(typed, given, 'A.1')).toEqual({ ...typed, classes: {} })
  const round = { act: 'round' as const, version: 'A', name: 'Second proof' }
  expect(afterSaying(typed, round, undefined)).toEqual({ ...typed, round: '' })
  const withdrawal = { act: 'withdraw' as const, signOff: 's', reason: 'Too early' }
  expect(afterSaying(typed, withdrawal, undefined)).toEqual({ ...typed, withdrawal: '' })
})

test('what was typed on while it was saved stays', () => {
  const reason = { act: 'account' as const, revision: 'r', reason: 'So the' }
  expect(afterSaying(typed, reason, 'A.1')).toEqual(typed)
  const round = { act: 'round' as const, version: 'A', name: 'Second' }
  expect(afterSaying(typed, round, undefined)).toEqual(typed)
})
