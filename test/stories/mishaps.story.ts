/** What goes wrong at a real desk: a name refused, a row filtered away, many tabs, a held key, a late answer. */
import { expect, Proofreader, test } from './workplace.ts'

test('a name that is not given takes back what it was asked for', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.20')
  await ada.press('Control+Enter')
  await expect(ada.page.getByLabel('Name', { exact: true })).toBeFocused()
  await ada.press('Escape')
  await expect(ada.page.getByRole('dialog')).toHaveCount(0)
  for (let i = 0; i < 3; i++) await ada.press('j')
  await ada.page.getByRole('button', { name: 'Your name' }).click()
  await ada.giveName()
  await ada.page.waitForTimeout(300)
  expect(await workplace.saves()).toBe(0)
})

test('a row that is being written in stays on screen, whatever is searched for', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.22')
  await ada.press('e')
  await expect(ada.editor()).toBeFocused()
  await ada.type('Well. ')
  await ada.page.getByRole('searchbox').fill('revisionists')
  await expect(ada.page.locator('rec-row')).not.toHaveCount(50)
  await expect(ada.editor()).toHaveValue(/^Han: Well\. /)
  await expect(ada.editor()).toBeVisible()
})

test('a row that passes the filter no more stays until the cursor leaves it', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B&filter=changed')
  await expect(ada.page.getByRole('combobox', { name: 'Filter' })).toHaveAttribute('aria-busy', 'false')
  await ada.press(']')
  const id = await ada.row().locator('.selected [data-segment]').first().getAttribute('data-segment')
  await ada.press('a')
  await ada.giveName()
  await ada.saved()
  expect(await workplace.text(id!)).toBe(await workplace.text(id!.replace('A.', 'B.')))
  await expect(ada.rowOf(id!)).toHaveCount(1)
  await ada.press('j')
  await expect(ada.rowOf(id!)).toHaveCount(0)
})

test('with eight tabs open a save still goes through', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  for (let i = 0; i < 7; i++) {
    const page = await ada.page.context().newPage()
    // A headless page believes that it is in view: this one is told that it is not, as a tab behind others is.
    await page.addInitScript(() => Object.defineProperty(document, 'hidden', { get: () => true }))
    await new Proofreader(page, workplace, 'Ada Byron').open()
  }
  await ada.page.bringToFront()
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
})

test('a key that is held down saves once', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await ada.page.keyboard.down('Control')
  for (let i = 0; i < 6; i++) await ada.page.keyboard.down('Enter')
  await ada.page.keyboard.up('Enter')
  await ada.page.keyboard.up('Control')
  await ada.saved()
  await ada.page.waitForTimeout(300)
  expect(await workplace.saves()).toBe(2)
})

test('what is typed in a conflict outlives the page, and the text of the one who gives way is kept', async ({
  proofreader,
  workplace,
}) => {
  const [ada, ben] = [await proofreader('Ada Byron'), await proofreader('Ben Jonson')]
  await ada.open('?at=A.15')
  await ben.open('?at=A.15')
  await ben.edit('A.15')
  await ben.editor().fill('Deng [Xiaoping]: Not bad, but for some aches.')
  await ada.edit('A.15')
  await ada.editor().fill('Deng [Xiaoping]: Not bad, save for some pains.')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await ben.press('Control+s')
  await ben.giveName()
  const field = ben.page.locator('rec-conflict textarea')
  await field.fill('Deng [Xiaoping]: Not bad at all.')
  await ben.page.reload()
  await expect(field).toHaveValue('Deng [Xiaoping]: Not bad at all.')

  await ben.page.getByRole('button', { name: /^Take Ada Byron’s/ }).click()
  await field.press('Control+Enter')
  await expect(ben.page.locator('rec-conflict')).toHaveCount(0)
  expect(await workplace.text('A.15')).toBe('Deng [Xiaoping]: Not bad, save for some pains.')
  await expect(ben.page.locator('.unsaved')).toContainText('but for some aches')
})

test('a late answer does not put an old text over what somebody saved upon it', async ({
  proofreader,
  workplace,
}) => {
  const [ada, ben] = [await proofreader('Ada Byron'), await proofreader('Ben Jonson')]
  await ada.open('?at=A.16')
  let isFirst = true
  await ada.page.route('**/changesets', async route => {
    if (!isFirst) return route.continue()
    isFirst = false
    // The server has it, and the answer is lost on the way.
    await route.fetch()
    await ben.open('?at=A.16')
    await ben.edit('A.16')
    await ben.press('Control+End')
    await ben.type(' Indeed.')
    await ben.press('Control+s')
    await ben.giveName()
    await ben.saved()
    await ada
      .segment('A.16')
      .first()
      .filter({ hasText: 'Indeed.' })
      .waitFor({ timeout: 5_000 })
      .catch(() => {})
    return route.abort()
  })
  await ada.edit('A.16')
  await ada.press('Control+Home')
  await ada.type('Well, ')
  await ada.press('Control+s')
  await ada.giveName()
  // All that Ben does happens meanwhile.
  await expect(ada.saving()).toHaveText(/^Saved/, { timeout: 60_000 })
  await expect(ada.segment('A.16').first()).toContainText('Indeed.')
  await expect(ada.segment('A.16').first()).toContainText('Well,')
  expect(await workplace.text('A.16')).toMatch(/^Well, .*Indeed\.$/)
})

test('a removed segment says so, and comes back from its history', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.21')
  const text = await workplace.text('A.21')
  await ada.press('e')
  await ada.editor().fill('   ')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  expect(await workplace.text('A.21')).toBe('')
  await ada.page.reload()
  await expect(ada.row()).toBeVisible()
  await ada.press('t')
  const panel = ada.page.locator('rec-history')
  await panel.getByRole('button', { name: 'A.21' }).click()
  await expect(panel.getByRole('heading', { name: 'A.21: 1 revision' })).toBeVisible()
  await panel.getByRole('button', { name: 'Restore this text' }).click()
  await expect.poll(() => workplace.text('A.21')).toBe(text)
})
