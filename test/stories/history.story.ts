/** What happened, and back again: words traced, changesets taken back, named states, the chain that proves it. */
import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright/test'
import { entriesIn } from '../../src/cli/ledger-file.ts'
import { expect, type Proofreader, SLUG, test } from './workplace.ts'

const ledger = (ada: Proofreader) => ada.page.locator('rec-ledger')
const entry = (ada: Proofreader, words: string): Locator =>
  ledger(ada).locator('.entry', { hasText: words }).first()
const api = `/api/transcripts/${SLUG}`

async function openLedger(ada: Proofreader) {
  await ada.row().focus()
  await ada.press('Alt+t')
  await expect(ledger(ada).locator('.entry').first()).toBeVisible()
}

/** Writes at the end of a segment and saves. */
async function write(ada: Proofreader, segment: string, words: string) {
  await ada.edit(segment)
  await ada.type(words)
  await ada.press('Control+s')
  if (await ada.page.getByLabel('Name', { exact: true }).isVisible()) await ada.giveName()
  await ada.saved()
}

test('a word is traced over three versions and a join', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?versions=B,C&working=C&at=C.39')
  await ada.edit('C.39')
  await ada.type(' Zhongnanhai.')
  await page.getByLabel(/^Reason/).fill('It stands in the Chinese.')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await ada.open('?versions=B,C&working=B&at=B.36')
  await ada.press('a')
  await expect.poll(() => workplace.text('B.36')).toContain('Zhongnanhai')
  await ada.open('?versions=A,B&working=A&at=A.37')
  const marked = page.getByRole('status', { name: 'The change that is marked' })
  for (let i = 0; i < 30 && !(await marked.textContent())?.includes('Zhongnanhai'); i++) {
    await ada.press(']')
    await expect(marked).not.toBeEmpty()
  }
  await ada.press('Shift+A')
  await expect.poll(() => workplace.text('A.38')).toContain('Zhongnanhai')
  await ada.press('Shift+J')
  await expect.poll(() => workplace.text('A.38')).toBe('')
  await ada.saved()

  await ada.row().focus()
  await ada.press('Shift+T')
  const words = page.locator('rec-words')
  await expect(words.getByRole('heading', { name: 'Words of A.37' })).toBeVisible()
  await words.getByRole('button', { name: 'Zhongnanhai' }).click()
  const steps = words.locator('li')
  await expect(steps).toHaveCount(4)
  await expect(steps.nth(0)).toContainText('First written in C.39')
  await expect(steps.nth(0)).toContainText('Reason: It stands in the Chinese.')
  await expect(steps.nth(0)).toContainText('Ada Byron')
  await expect(steps.nth(1)).toContainText('Adopted into B.36 from C.39')
  await expect(steps.nth(2)).toContainText('Adopted into A.38 from B.36')
  await expect(steps.nth(3)).toContainText('Came into A.37 from A.38 by a join')
  // By keys from word to word; the first words were there from the beginning.
  await ada.press('Home')
  await expect(words.getByRole('button', { pressed: true })).toBeFocused()
  await expect(steps.first()).toContainText('Stood in A.37 when version A was imported')
  await ada.press('ArrowRight')
  await expect(words.getByRole('button', { pressed: true })).toBeFocused()
  // From a step to its entry in the ledger.
  await words.getByRole('button', { name: 'Zhongnanhai' }).click()
  await steps
    .nth(0)
    .getByRole('button', { name: /^entry/ })
    .click()
  await expect(ledger(ada).locator('.entry').first()).toContainText('changed C.39')
})

test('what one entry did is taken back, its diff shown first, with later changes and a query kept', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.14')
  await ada.press('Control+h')
  await page.getByLabel('Replace', { exact: true }).fill('General Secretary')
  await page.getByLabel('with').fill('Party Secretary')
  await ada.press('Enter')
  await ada.giveName()
  await ada.saved()
  const replaced = await workplace.text('A.14')
  expect(replaced).toContain('Party Secretary')
  await write(ada, 'A.14', ' Later.')
  // A query upon words of the text as it stands now.
  await ada.row().focus()
  await ada.press('q')
  await expect(page.getByLabel('Your question')).toBeFocused()
  await ada.type('Which office?')
  await ada.press('Control+Enter')
  await ada.saved()

  await openLedger(ada)
  await expect(entry(ada, 'Which office?')).toContainText('asked about')
  const change = entry(ada, 'replaced words in')
  await expect(change.locator('del').first()).toContainText('General')
  await expect(change.locator('ins').first()).toContainText('Party')
  await change.getByRole('button', { name: 'Take back…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Take back entry/ })
  await expect(dialog).toBeVisible()
  const places = page.locator('rec-restore')
  const line = places.locator('li', { hasText: 'A.14' })
  await expect(line.locator('del')).toContainText('Party')
  await expect(line.locator('ins')).toContainText('General')
  await expect(line).toContainText('the later changes stay')
  const count = await places.locator('ol li').count()
  expect(count).toBeGreaterThan(1)
  // One segment is spared: it stays as it is.
  const spared = places.locator('ol li').nth(1)
  const sparedId = (await spared.locator('.id').textContent())!
  await spared.getByRole('checkbox').uncheck()
  const before = await workplace.saves()
  await places.getByLabel('Reason').fill('The office was right.')
  await places.getByRole('button', { name: `Restore ${count - 1}` }).click()
  await expect.poll(() => workplace.text('A.14')).toMatch(/General Secretary.* Later\.$/)
  expect(await workplace.text(sparedId)).toContain('Party Secretary')
  expect(await workplace.saves()).toBe(before + 1)
  expect((await workplace.history('A.14')).at(-1)).toMatchObject({
    kind: 'restore',
    reason: 'The office was right.',
  })
  const said = await workplace.get<{
    acts: { act: { act: string; id: string } }[]
    places: Record<string, { kind: string; segment: string }>
  }>(`${api}/review`)
  const asked = said.acts.find(({ act }) => act.act === 'ask')!
  expect(said.places[asked.act.id]).toMatchObject({ kind: 'placed', segment: 'A.14' })
  // One undo takes all of it back.
  await ada.row().focus()
  await ada.press('u')
  await expect.poll(() => workplace.text('A.14')).toBe(`${replaced} Later.`)
})

test('the same words changed again since are shown and not guessed', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await write(ada, 'A.17', ' First thought.')
  await ada.edit('A.17')
  for (let i = 0; i < 'thought.'.length; i++) await ada.press('Backspace')
  await ada.type('guess.')
  await ada.press('Control+s')
  await ada.saved()
  const now = await workplace.text('A.17')
  await openLedger(ada)
  await ledger(ada)
    .locator('.entry', { hasText: 'changed A.17' })
    .nth(1)
    .getByRole('button', { name: 'Take back…' })
    .click()
  const dialog = page.getByRole('dialog', { name: /^Take back entry/ })
  await expect(dialog).toBeVisible()
  const places = page.locator('rec-restore')
  await expect(places).toContainText('The same words were changed again since')
  await expect(places.getByRole('button', { name: 'Restore' })).toBeDisabled()
  expect(await workplace.text('A.17')).toBe(now)
})

test('a state is named, compared with now, restored and undone', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await write(ada, 'A.17', ' Before.')
  const pressed = await workplace.text('A.17')
  await ada.row().focus()
  await ada.press('Alt+s')
  await page.getByLabel('Name', { exact: true }).fill('Sent to press')
  await page.getByLabel('Note').fill('The first galley.')
  // What is typed outlives the page.
  await page.reload()
  await expect(ada.row()).toBeVisible()
  await ada.row().focus()
  await ada.press('Alt+s')
  await expect(page.getByLabel('Note')).toHaveValue('The first galley.')
  await page.getByRole('button', { name: 'Name it' }).click()
  await expect(ada.notice()).toContainText('is named “Sent to press”')
  await write(ada, 'A.17', ' After.')
  await write(ada, 'A.18', ' Also after.')
  const after = await workplace.text('A.17')

  await openLedger(ada)
  const named = ledger(ada).getByRole('list', { name: 'Named states' })
  await expect(named).toContainText('The first galley.')
  await named.getByRole('button', { name: 'Compare A with now' }).click()
  const point = /A@(\d+)/.exec(decodeURIComponent(page.url()))![1]
  await expect(page.getByRole('columnheader', { name: `A@${point} “Sent to press”` })).toBeVisible()
  await expect(ada.rowOf('A.17').locator('ins')).toContainText('After.')
  // The same from the list of versions, by its name.
  await ada.open('?at=A.17')
  await ada.press('c')
  await page.getByLabel('by name').selectOption({ label: `Sent to press (entry ${point})` })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: `Show A@${point}` })).toBeChecked()
  await page.getByRole('button', { name: 'Show these versions' }).click()
  // Always old to new: the past state became the base.
  await expect
    .poll(() => new URL(page.url()).searchParams.get('versions'))
    .toMatch(new RegExp(`^A@${point},A`))

  await openLedger(ada)
  await ledger(ada).getByRole('button', { name: 'Restore A…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Restore A as after entry/ })
  await expect(dialog).toBeVisible()
  const places = page.locator('rec-restore')
  await expect(places.locator('ol li')).toHaveCount(2)
  await expect(places.locator('li', { hasText: 'A.17' }).locator('del')).toContainText('After.')
  await places.getByRole('button', { name: 'Restore 2' }).click()
  await expect.poll(() => workplace.text('A.17')).toBe(pressed)
  await expect(ada.notice()).toContainText('Restored in 2 segments')
  await ada.row().focus()
  await ada.press('u')
  await expect.poll(() => workplace.text('A.17')).toBe(after)
  await expect.poll(() => workplace.text('A.18')).toMatch(/Also after\.$/)
})

test('entries are found by person, segment, round and class; two are picked and compared', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await write(ada, 'A.17', ' One.')
  const first = (await workplace.get<{ ledger: { seq: number } }>(api)).ledger.seq
  await write(ada, 'A.17', ' Two.')
  await write(ada, 'A.18', '!')
  const ben = await proofreader('Ben Jonson')
  await ben.open('?at=A.19')
  await write(ben, 'A.19', ' Three.')

  await openLedger(ada)
  const entries = ledger(ada).locator('.entry')
  const all = await entries.count()
  await page.getByLabel('Person').selectOption('Ben Jonson')
  await expect(entries).toHaveCount(1)
  await expect(entries.first()).toContainText('changed A.19')
  await page.getByRole('button', { name: 'All entries' }).click()
  await expect(entries).toHaveCount(all)
  await page.getByLabel('Segment or version').fill('a.17')
  await ada.press('Enter')
  await expect(entries).toHaveCount(2)
  await page.getByLabel('Segment or version').fill('')
  await page.getByLabel('Class of change').focus()
  await expect(entries).toHaveCount(all)
  await page.getByLabel('Class of change').selectOption('punctuation')
  await expect(entries).toHaveCount(1)
  await expect(entries.first()).toContainText('changed A.18')
  await page.reload()
  await expect(entries).toHaveCount(1)
  await page.getByRole('button', { name: 'All entries' }).click()

  // The slider goes from entry to entry by keys; a click on the strip goes to a place.
  await expect(entries).toHaveCount(all)
  await page.getByRole('slider').focus()
  await ada.press('ArrowLeft')
  await expect(entries.first()).toContainText('changed A.18')
  await page.locator('rec-ledger-strip .strip').click({ position: { x: 5, y: 20 } })
  await expect(entries).toHaveCount(1)
  await expect(entries.first()).toContainText('imported version A')
  await page.getByRole('slider').press('End')
  await expect(entries).toHaveCount(all)

  await page.getByLabel(`Pick entry ${first + 1} to compare`).check()
  await page.getByLabel(`Pick entry ${first} to compare`).check()
  await page.getByRole('button', { name: 'Compare A', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('versions')).toBe(`A@${first},A@${first + 1}`)
  await expect(ada.rowOf('A.17').locator('ins')).toContainText('Two.')
  await page.goBack()
  await entry(ada, 'changed A.19').getByRole('button', { name: 'Compare with the state before' }).click()
  await expect(ada.rowOf('A.19').locator('ins')).toContainText('Three.')
})

test('the chain is found intact, saved as a file, and an altered entry is named', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await write(ada, 'A.17', ' One.')
  await write(ada, 'A.17', ' Two.')
  const { ledger: head } = await workplace.get<{ ledger: { seq: number; hash: string } }>(api)
  await openLedger(ada)
  await page.getByText('Prove it').click()
  await page.getByRole('button', { name: 'Check the ledger' }).click()
  const verdict = page.locator('rec-verify .verdict')
  await expect(verdict).toHaveText(`Intact: ${head.seq} entries, head ${head.seq}:${head.hash}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the ledger as a file' }).click(),
  ])
  expect(entriesIn(readFileSync(await download.path(), 'utf8'))).toHaveLength(head.seq)

  // Somebody wrote everything anew from the last entry on: only the noted head can tell.
  await page.getByLabel('A head that was noted before').fill(`${head.seq}:${'0'.repeat(64)}`)
  await page.getByRole('button', { name: 'Check the ledger' }).click()
  await expect(verdict).toContainText(`BROKEN: entry ${head.seq} does not have the hash that was noted`)

  await page.route('**/ledger?*', async route => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { entries: { seq: number; by: string }[] }
    const found = body.entries.find(({ seq }) => seq === head.seq - 1)
    if (found) found.by = 'Mallory'
    await route.fulfill({ response: answer, json: body })
  })
  await page.getByLabel('A head that was noted before').fill('')
  await page.getByRole('button', { name: 'Check the ledger' }).click()
  await expect(verdict).toHaveText(
    `BROKEN: entry ${head.seq - 1} was altered: its content does not have its hash. Of ${head.seq} entries, the ${head.seq - 2} before it are intact.`,
  )
})

test('without a network the ledger is there as it was seen, and says what is not', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await write(ada, 'A.17', ' One.')
  await openLedger(ada)
  await expect(entry(ada, 'changed A.17').locator('ins')).toContainText('One.')
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await expect(ada.row()).toBeVisible()
  await page.route('**/api/**', route => route.abort())
  await openLedger(ada)
  await expect(page.getByText('these are the entries that this device has seen')).toBeVisible()
  await expect(entry(ada, 'changed A.17').locator('ins')).toContainText('One.')
  await page.getByText('Prove it').click()
  await page.getByRole('button', { name: 'Check the ledger' }).click()
  await expect(page.locator('rec-verify .verdict')).toContainText('could not be read to its end')
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await ada.row().focus()
  await ada.press('Shift+T')
  await expect(ada.inspector()).toContainText('The server cannot be reached')
})

test('what another reads blind is left out, and what is new is told without moving the list', async ({
  proofreader,
  workplace,
}) => {
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(workplace.address + api + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.ok).toBe(true)
  }
  const id = () => crypto.randomUUID()
  const edit = (segment: string, text: string) =>
    post('/changesets', {
      id: id(),
      kind: 'edit',
      by: 'Ben Jonson',
      revisions: [{ id: id(), segment, parent: null, text }],
    })
  const proofreaders = ['Ada Byron', 'Ben Jonson']
  await post('/blind', { id: id(), by: 'Ed Itor', version: 'A', act: id(), proofreaders })
  await edit('A2.17', 'Ben alone.')
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.20')
  await page.getByRole('button', { name: 'Your name' }).click()
  await ada.giveName()
  await openLedger(ada)
  await expect(page.getByText(/^What happened in A2 is left out/)).toBeVisible()
  await expect(entry(ada, 'imported version A2')).toBeVisible()
  await expect(entry(ada, 'A2.17')).toHaveCount(0)
  await expect(page.getByText('Ben alone.')).toHaveCount(0)

  await edit('A.18', 'Ben for all to see.')
  await expect(page.getByText('1 new entry since you opened the ledger.')).toBeVisible()
  await expect(entry(ada, 'changed A.18')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(entry(ada, 'changed A.18')).toBeVisible()
})
