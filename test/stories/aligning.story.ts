/** The alignment in a proofreader's hands: doubts, moves, classes of change, cells of several segments, and realigning. */
import { randomUUID } from 'node:crypto'
import { expect, SLUG, test } from './workplace.ts'

interface Rows {
  rows: { cells: Record<string, string[]>; pinned?: true }[]
  pins?: { kind: string; by: string; cells: Record<string, string[]> }[]
}
const comparison = `/api/transcripts/${SLUG}/comparison?versions=A,B`

test('an alignment in doubt is marked, found by a key, explained, confirmed and let go of', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.doubt(['A.16', 'A.30'])
  await ada.open('?versions=A,B&at=A.14')
  await ada.press('d')
  await expect(ada.row()).toContainText('I am happy')
  await expect(ada.row()).toContainText('alignment in doubt')
  await expect(ada.inspector()).toContainText('This alignment is in doubt')
  await ada.press('d')
  await expect(ada.row()).toContainText('Between our fraternal')
  await ada.press('Shift+D')
  await expect(ada.row()).toContainText('I am happy')

  const filter = ada.page.getByRole('combobox', { name: 'Filter' })
  await filter.selectOption('doubt')
  await expect(ada.page.locator('rec-row')).toHaveCount(2)
  await filter.selectOption('all')

  await ada.row().focus()
  await ada.press('p')
  await ada.giveName()
  await ada.saved()
  await expect(ada.rowOf('A.16').locator('.pinned')).toBeVisible()
  await expect(ada.rowOf('A.16').locator('.doubt')).toHaveCount(0)
  await expect(ada.inspector()).toContainText('A.16, B.16 linked by Ada Byron')
  const { pins } = await workplace.get<Rows>(comparison)
  expect(pins?.map(({ kind, cells, by }) => ({ kind, cells, by }))).toEqual([
    { kind: 'linked', cells: { A: ['A.16'], B: ['B.16'] }, by: 'Ada Byron' },
  ])

  await ada.press('p')
  await expect(ada.rowOf('A.16').locator('.pinned')).toHaveCount(0)
  await expect.poll(async () => (await workplace.get<Rows>(comparison)).pins).toEqual([])
  await ada.press('u')
  await expect(ada.rowOf('A.16').locator('.pinned')).toBeVisible()
  await expect.poll(async () => (await workplace.get<Rows>(comparison)).pins?.length).toBe(1)
})

test('a moved row says where it stands, and leads there', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,D&at=A.11')
  const moved = ada.page.getByRole('button', { name: /moved: stands after D\.1\d in D/ })
  await expect(moved).toHaveCount(1)
  const there = /D\.1\d/.exec(await moved.innerText())![0]
  await moved.click()
  await expect(ada.row().locator(`[data-segment="${there}"]`)).toBeVisible()
  await ada.page.getByRole('combobox', { name: 'Filter' }).selectOption('moved')
  await expect(ada.page.locator('rec-row')).toHaveCount(1)
  await ada.page.getByRole('button', { name: 'Inline' }).click()
  await expect(moved).toBeVisible()
})

test('rows are chosen by several classes of change, and a link keeps the choice', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  await expect(ada.page.getByRole('combobox', { name: 'Filter' })).toHaveAttribute('aria-busy', 'false')
  const rows = ada.page.locator('rec-row')
  const all = await rows.count()
  await ada.press('Shift+F')
  const item = (name: string) => ada.page.locator('rec-classes label', { hasText: name })
  const count = async (name: string) => Number(await item(name).locator('.count').innerText())
  await item('punctuation').getByRole('checkbox').check()
  const punctuation = await count('punctuation')
  expect(punctuation).toBeGreaterThan(0)
  expect(punctuation).toBeLessThan(all)
  await expect(rows).toHaveCount(punctuation)
  await item('substantive').getByRole('checkbox').check()
  await expect.poll(() => rows.count()).toBeGreaterThan(punctuation)
  const both = await rows.count()
  await ada.press('Escape')
  await expect(ada.page.locator('rec-classes summary')).toBeFocused()
  await expect(ada.page).toHaveURL(/classes=substantive,punctuation/)

  await ada.page.reload()
  await expect(ada.page.locator('rec-classes summary')).toHaveText('2 classes')
  await expect(rows).toHaveCount(both)
})

test('a cell of two segments: each is edited, judged and adopted into by itself, and they are joined', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B&at=A.25')
  const row = ada.rowOf('A.25')
  await expect(row.locator('.which')).toHaveText([/25/, /26/])
  await ada.press('Shift+E')
  await expect(ada.page.getByLabel('Text of A.26')).toBeFocused()
  await ada.press('Control+End')
  await ada.type(' Indeed.')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  expect(await workplace.text('A.26')).toMatch(/ Indeed\.$/)
  await expect(row.locator('.which .mark')).toHaveCount(1)
  await expect(row.locator('.which', { hasText: '26' }).locator('.mark')).toHaveCount(1)

  // The last change of the row lies in the second segment: to edit it opens that one, to adopt it changes that one alone.
  await ada.segment('A.26').first().click()
  await ada.press('j')
  await ada.press('[')
  await expect(ada.page.getByRole('status', { name: 'The change that is marked' })).toContainText('Indeed')
  await ada.press('e')
  await expect(ada.page.getByLabel('Text of A.26')).toBeFocused()
  await ada.press('Escape')
  const first = await workplace.text('A.25')
  await ada.press('Shift+A')
  await expect.poll(() => workplace.text('A.26')).not.toMatch(/Indeed/)
  expect(await workplace.text('A.25')).toBe(first)

  await ada.page.getByRole('button', { name: 'Join them' }).click()
  await expect.poll(() => workplace.text('A.26')).toBe('')
  await expect(row.locator('.which')).toHaveCount(0)
  await ada.row().focus()
  await ada.press('u')
  await expect.poll(() => workplace.text('A.26')).not.toBe('')
})

test('segments are linked and unlinked by keys, undone and done again', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B&working=B&at=B.30')
  const linked = async () =>
    (await workplace.get<Rows>(comparison)).rows.find(({ cells }) => cells.B!.includes('B.30'))!.cells
  const before = await linked()
  expect(before).toEqual({ A: ['A.31'], B: ['B.30'] })

  await ada.press('Shift+L')
  const guide = ada.page.locator('rec-linking')
  await expect(guide).toContainText('Linking B.30')
  await ada.press('Enter')
  await expect(ada.notice()).toContainText('Go to another version')
  await ada.press('k')
  await ada.press('ArrowLeft')
  await expect(guide.getByRole('button', { name: /^B\.30 answers A\.30 Enter/ })).toBeVisible()
  await ada.press('Enter')
  await ada.giveName()
  await ada.saved()
  await expect(guide).toHaveCount(0)
  await expect.poll(linked).toEqual({ A: ['A.30'], B: ['B.30'] })
  await expect(ada.row().locator('[data-segment="A.30"]')).toBeVisible()
  await expect(ada.row().locator('[data-segment="B.30"]')).toBeVisible()

  await ada.press('u')
  await expect.poll(linked).toEqual(before)
  await ada.press('Shift+U')
  await expect.poll(linked).toEqual({ A: ['A.30'], B: ['B.30'] })
  await ada.press('u')
  await expect.poll(linked).toEqual(before)

  await ada.page.goto(`${workplace.address}/t/${SLUG}?versions=A,B&working=B&at=B.30`)
  await expect(ada.row()).toBeVisible()
  await ada.press('x')
  await expect.poll(linked).toEqual({ A: [], B: ['B.30'] })
  await expect(ada.row().locator('.pinned')).toBeVisible()
})

test('realigning offline shows at once, and another proofreader’s page follows without losing its text', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const ben = await proofreader('Ben Jonson')
  await ada.open('?versions=A,B&working=B&at=B.20')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await ben.open('?versions=A,B&at=A.33')
  await ben.edit('A.33')
  await ben.type(' And so it')
  const rows = await ben.page.locator('rec-row').count()

  await ada.open('?versions=A,B&working=B&at=B.20')
  await ada.page.context().setOffline(true)
  await ada.press('x')
  await expect(ada.saving()).toHaveText('Saved on this device: 1 change waiting')
  await expect(ada.page.locator('rec-row')).toHaveCount(rows + 1)
  await expect(ada.row().locator('.cell[data-ref=A]')).toContainText('not in this version')
  await ada.page.context().setOffline(false)
  await ada.saved()

  await expect(ben.page.locator('rec-row')).toHaveCount(rows + 1)
  await ben.type(' is.')
  await expect(ben.editor()).toBeFocused()
  await expect(ben.editor()).toHaveValue(/ And so it is\.$/)
  await ben.press('Control+s')
  await ben.giveName()
  await expect.poll(() => workplace.text('A.33')).toMatch(/ And so it is\.$/)
})

test('a row that is pinned and let go of at once is let go of, however slowly the server answers', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B&at=A.17')
  await ada.press('p')
  await ada.giveName()
  await ada.press('p')
  await ada.saved()
  const pins = async () => (await workplace.get<Rows>(comparison)).pins
  await expect.poll(pins).toEqual([])

  // The answers to a save, to who asks what was saved, and to who asks for the rows come in any order.
  let turn = 0
  await ada.page.route(/changesets|ledger|comparison/, async route => {
    const answer = await route.fetch()
    await new Promise(done => setTimeout(done, [0, 90, 30, 150, 10][turn++ % 5]))
    await route.fulfill({ response: answer })
  })
  const pinned = ada.row().locator('.pinned')
  for (let round = 0; round < 12; round++) {
    await ada.press('p')
    await expect(pinned).toBeVisible()
    await ada.page.waitForTimeout((round * 17) % 120)
    await ada.press('p')
    await expect(pinned).toHaveCount(0)
  }
  await ada.saved()
  await expect.poll(pins).toEqual([])
  await expect(pinned).toHaveCount(0)
})

test('the caret stays where it is while somebody else realigns the cell of two segments that is being edited', async ({
  proofreader,
  workplace,
}) => {
  const ben = await proofreader('Ben Jonson')
  await ben.open('?versions=A,B&at=A.25')
  await ben.press('Shift+E')
  await expect(ben.page.getByLabel('Text of A.26')).toBeFocused()
  await ben.press('Control+Home')
  for (let step = 0; step < 5; step++) await ben.press('ArrowRight')
  const before = await ben.editor().inputValue()
  await ben.type('x')
  const caret = () => ben.editor().evaluate((field: HTMLTextAreaElement) => field.selectionStart)
  const at = await caret()
  const field = await ben.editor().elementHandle()

  // The cell's second segment is taken out of the row: its editor becomes another element, in another row.
  const pin = { id: randomUUID(), kind: 'apart', cells: { A: ['A.26'], B: [] } }
  const answer = await fetch(`${workplace.address}/api/transcripts/${SLUG}/changesets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), kind: 'align', by: 'Ada Byron', pins: [pin] }),
  })
  expect(answer.status).toBe(201)
  const row = ben.page.locator('rec-row', { has: ben.editor() })
  await expect(row.locator('.cell[data-ref=B]')).toContainText('not in this version')
  expect(await field!.evaluate(element => element.isConnected)).toBe(false)
  await expect(ben.page.getByLabel('Text of A.26')).toBeFocused()
  expect(await caret()).toBe(at)
  await ben.type('y')
  expect(await ben.editor().inputValue()).toBe(`${before.slice(0, at - 1)}xy${before.slice(at - 1)}`)
})
