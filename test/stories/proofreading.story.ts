/** Correcting, adopting, joining, marking, undoing: a day at the desk, by keys. */
import { expect, SLUG, test } from './workplace.ts'

test('ten segments are proofread with no mouse, two keys at most for one that is right', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  await ada.press('Control+Enter')
  await ada.giveName()
  for (let i = 1; i < 9; i++) await ada.press('Control+Enter')
  await ada.press('e')
  await expect(ada.editor()).toBeFocused()
  await ada.press('Control+End')
  await ada.type(' Indeed.')
  await expect(ada.page.locator('rec-editor .live ins')).toContainText('Indeed.')
  await ada.press('Control+Enter')
  await ada.saved()
  await expect(ada.page.getByText('10 of 52 proofread')).toBeVisible()
  const [transcript] =
    await workplace.get<{ progress: unknown; lastSaved: { by: string } }[]>('/api/transcripts')
  expect(transcript!.progress).toEqual({ version: 'A', proofread: 10, segments: 52 })
  expect(transcript!.lastSaved.by).toBe('Ada Byron')
})

test('the two paragraphs that a page break cut are joined, and the join is undone and done again', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  const version = await workplace.get<{ segments: { id: string; text: string; joins: boolean }[] }>(
    `/api/transcripts/${SLUG}/versions/A`,
  )
  const cut = version.segments.filter(({ joins }) => joins)
  expect(cut).toHaveLength(2)
  const proposed = ada.page.locator('rec-row .join:visible')
  await ada.segment(cut[0]!.id).first().scrollIntoViewIfNeeded()
  await expect(proposed.first()).toContainText('Cut by a page break: join with the paragraph above')
  for (const { id } of cut) {
    const first = version.segments[version.segments.findIndex(segment => segment.id === id) - 1]!
    await ada.segment(id).click()
    await ada.press('Shift+J')
    if (id === cut[0]!.id) await ada.giveName()
    await ada.saved()
    await expect.poll(() => workplace.text(id)).toBe('')
    expect(await workplace.text(first.id)).toBe(
      `${first.text} ${version.segments.find(segment => segment.id === id)!.text}`,
    )
    expect((await workplace.history(first.id)).at(-1)!.kind).toBe('join')
  }
  expect(await workplace.saves()).toBe(2)
  await ada.press('u')
  await expect.poll(() => workplace.text(cut[1]!.id)).toBe(cut[1]!.text)
  await ada.press('Shift+U')
  await expect.poll(() => workplace.text(cut[1]!.id)).toBe('')
})

test('a reading of C is adopted whole, and one change of it alone', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,C&at=A.14')
  const theirs = await workplace.text('C.14')
  await ada.press(']')
  await ada.press('Shift+A')
  await ada.giveName()
  await ada.saved()
  const partly = await workplace.text('A.14')
  expect(partly).not.toBe(theirs)
  expect(partly).not.toBe((await workplace.history('A.14'))[0]!.text)
  await ada.press('a')
  await expect.poll(() => workplace.text('A.14')).toBe(theirs)
  const history = await workplace.history('A.14')
  expect(history.map(({ kind }) => kind)).toEqual(['import', 'adopt', 'adopt'])
  expect(history.at(-1)!.adoptedFrom).toBe('C.14')

  await ada.page
    .getByRole('button', { name: /^Adopt all of/ })
    .first()
    .waitFor({ state: 'detached' })
})

test('the history shows every revision old to new, compares any two, and restores', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.15')
  const imported = await workplace.text('A.15')
  for (const [i, word] of ['First', 'Second', 'Third'].entries()) {
    await ada.press('e')
    await ada.press('Control+End')
    await ada.type(` ${word}.`)
    if (i === 0) {
      await ada.page.getByLabel('Reason for the change').fill('to try the history')
    }
    await ada.press('Control+s')
    if (i === 0) await ada.giveName()
    await ada.saved()
  }
  await ada.press('t')
  const panel = ada.page.locator('rec-history')
  await expect(panel.getByRole('heading', { name: 'A.15: 3 revisions' })).toBeVisible()
  await expect(panel.locator('li').first()).toContainText('current')
  await expect(panel.locator('li').first().locator('ins')).toContainText('Third')
  await expect(panel.locator('li').nth(2)).toContainText('to try the history')

  await panel.getByLabel('compare').nth(0).check()
  await panel.getByLabel('compare').nth(3).check()
  const between = panel.getByRole('region', { name: 'The two states compared' })
  await expect(between.locator('ins')).toContainText('First. Second. Third.')
  await expect(between.locator('del')).toHaveCount(0)

  await panel.locator('li').last().getByRole('button', { name: 'Restore this text' }).click()
  await expect.poll(() => workplace.text('A.15')).toBe(imported)
  expect((await workplace.history('A.15')).map(({ kind }) => kind)).toEqual([
    'import',
    'edit',
    'edit',
    'edit',
    'restore',
  ])
})

test('a paragraph is split at the caret', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.16')
  await ada.press('e')
  await ada.press('Control+Home')
  for (let i = 0; i < 5; i++) await ada.press('ArrowRight')
  await ada.press('Alt+Enter')
  await expect(ada.editor()).toHaveValue(/^Han:\n\nI am happy/)
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  expect((await workplace.history('A.16')).at(-1)!.kind).toBe('split')
})

test('a mark is taken back by the next revision, and a past point cannot be written in', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,A@0&at=A.14')
  await ada.press('Control+Enter')
  await ada.giveName()
  await expect(ada.rowOf('A.14').locator('.mark.proofread').first()).toBeVisible()
  await ada.edit('A.14')
  await ada.type(' Well?')
  await ada.press('Control+s')
  await ada.saved()
  await expect(ada.rowOf('A.14').locator('.mark')).toHaveCount(0)
  await ada.press('l')
  await ada.press('Control+Enter')
  await expect(ada.notice()).toContainText('past point')
})

test('a row that A lacks takes the reading of another version, and a removed one stays in the history', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,D')
  const stray = (
    await workplace.get<{ segments: { id: string; kind: string }[] }>(`/api/transcripts/${SLUG}/versions/A`)
  ).segments.find(({ kind }) => kind === 'mark')!
  await ada.segment(stray.id).click()
  await ada.press('a')
  await ada.giveName()
  await ada.saved()
  expect(await workplace.text(stray.id)).toBe('')
  expect((await workplace.history(stray.id)).map(({ text }) => text)).toEqual(['□', ''])
  await ada.press('u')
  await expect.poll(() => workplace.text(stray.id)).toBe('□')
})
