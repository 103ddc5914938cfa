/** From “not yet proofread” to a certificate, and back: the report, reasons, the sign-off, its withdrawal, rounds. */
import { expect, SLUG, test } from './workplace.ts'

test('the whole sample is proofread by keys, explained, signed off, printed, and the sign-off withdrawn', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  // One change that needs a reason, one that does not.
  await ada.edit('A.17')
  await ada.type(' Never.')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await ada.edit('A.18')
  await ada.type('!')
  await ada.press('Control+s')
  await ada.saved()
  await ada.row().focus()
  await ada.press('q')
  await expect(page.getByLabel('Your question')).toBeFocused()
  await ada.type('Is this in the Chinese?')
  await ada.press('Control+Enter')
  await ada.saved()

  await ada.row().focus()
  await ada.press('Alt+r')
  await expect(page.getByRole('heading', { name: 'Before it can be signed off' })).toBeVisible()
  await expect(page.getByRole('button', { name: '52 segments are not proofread' })).toBeVisible()
  await expect(page.getByText('1 change needs a reason')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sign off' })).toBeHidden()
  await page.getByLabel('Reason for the change of A.17').fill('The translator left it out.')
  await ada.press('Enter')
  await expect(page.getByText('Reason: The translator left it out.')).toBeVisible()
  await expect(page.getByText('1 change needs a reason')).toBeHidden()

  await page.getByRole('button', { name: '1 query is open' }).click()
  await expect(ada.row()).toBeVisible()
  await ada.press('w')
  await ada.inspector().getByRole('button', { name: 'Settle' }).click()
  await ada.saved()
  await ada.open()
  for (let i = 0; i < 52; i++) await ada.press('Control+Enter')
  await expect(page.getByText('52 of 52 proofread')).toBeVisible()
  await ada.saved()

  await ada.row().focus()
  await ada.press('Alt+r')
  await expect(page.getByText('No original is loaded, so this cannot be called a revision.')).toBeVisible()
  await expect(page.getByLabel(/^Revised/)).toBeHidden()
  await page.getByLabel('Note, kept with the certificate').fill('Read twice.')
  await page.getByRole('button', { name: 'Sign off version A' }).click()
  const certificate = page.locator('.certificate')
  await expect(certificate).toContainText(
    /^Proofread by Ada Byron on .*, in the translation alone, without the original; ledger entry \d+, SHA-256 [0-9a-f]{64}\.$/,
  )
  await expect(page.locator('.status')).toContainText('Proofread by Ada Byron')
  await expect(page.locator('.note')).toHaveText('Ada Byron notes: Read twice.')
  const report = await workplace.get<{ emendations: { segment: string }[] }>(
    `/api/transcripts/${SLUG}/report?version=A`,
  )
  expect(report.emendations.map(({ segment }) => segment)).toEqual(['A.17', 'A.18'])

  await page.getByLabel('Why the sign-off is withdrawn').fill('A page was missing.')
  await ada.press('Enter')
  await expect(page.getByText(/was withdrawn by Ada Byron/)).toContainText('A page was missing.')
  await expect(certificate).toBeHidden()
  await page.getByLabel('Name of the new round').fill('Second proof')
  await ada.press('Enter')
  await expect(page.getByText('The marks of 52 segments are taken back, for everybody.')).toBeVisible()
  await expect(page.getByRole('button', { name: '52 segments are not proofread' })).toBeHidden()
  await ada.press('Enter')
  await expect(page.getByRole('button', { name: '52 segments are not proofread' })).toBeVisible()
})

test('what is typed on the report is kept: without a name, over a reload, and while the server is away', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.17')
  await ada.edit('A.17')
  await ada.type(' Never.')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await page.goto(`${workplace.address}/t/${SLUG}/report?version=A`)
  const reason = page.getByLabel('Reason for the change of A.17')
  const round = page.getByLabel('Name of the new round')
  await reason.fill('So the Chinese.')
  await round.fill('Second')
  await page.reload()
  await expect(reason).toHaveValue('So the Chinese.')
  await expect(round).toHaveValue('Second')

  // The class is not said with every key that goes through the list.
  const saves = await workplace.saves()
  await page.getByLabel('Class of the change of A.17').focus()
  await ada.press('ArrowDown')
  await ada.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Give class' })).toBeVisible()
  expect(await workplace.saves()).toBe(saves)
  await page.getByRole('button', { name: 'Give class' }).click()
  await expect(page.getByRole('button', { name: 'Give class' })).toBeHidden()
  expect(await workplace.saves()).toBe(saves + 1)

  await page.route('**/api/**', route => route.abort())
  await reason.press('Enter')
  await expect(ada.notice()).toContainText('nothing was saved')
  await expect(reason).toHaveValue('So the Chinese.')
  await page.unroute('**/api/**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Reason: So the Chinese.')).toBeVisible()
  await expect(reason).toHaveValue('')
  expect(await workplace.saves()).toBe(saves + 2)
})

test('a reason is for the text that was on screen, and waits where another came in between', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  const ben = await proofreader('Ben')
  const { page } = ada
  await ada.open('?at=A.17')
  await ada.edit('A.17')
  await ada.type(' Never.')
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await ada.row().focus()
  await ada.press('Alt+r')
  const reason = page.getByLabel('Reason for the change of A.17')
  await reason.fill('So the Chinese.')
  await ben.open('?at=A.17')
  await ben.edit('A.17')
  await ben.type(' At all.')
  await ben.press('Control+s')
  await ben.giveName()
  await ben.saved()
  await reason.press('Enter')
  await expect(ada.notice()).toContainText('A.17 was changed in between')
  await expect(page.locator('[data-segment="A.17"] .text')).toContainText('At all.')
  await expect(reason).toHaveValue('So the Chinese.')
  await reason.press('Enter')
  await expect(page.getByText('Reason: So the Chinese.')).toBeVisible()
})

test('the report turns by keys, fits a narrow page, and leads back to the text as it was', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?layout=inline&panel=history&at=A.17')
  await ada.row().focus()
  await ada.press('Alt+r')
  await expect(page.getByRole('heading', { name: 'Rounds' })).toBeVisible()
  await page.setViewportSize({ width: 900, height: 400 })
  await ada.press('PageDown')
  await expect.poll(() => page.locator('rec-report').evaluate(report => report.scrollTop)).toBeGreaterThan(0)
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const wide = () =>
      page.locator('rec-report').evaluate(report => {
        const all = [...report.shadowRoot!.querySelectorAll('*')].filter(each => !each.closest('.wide *'))
        return all
          .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
          .map(each => `${each.localName} ${each.className}`)
      })
    await expect.poll(wide).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await expect(ada.row()).toBeVisible()
  await expect(page).toHaveURL(/layout=inline.*panel=history.*at=A\.17/)
})

test('a round that another begins takes the marks back on a page that is open', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.17')
  await ada.row().focus()
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await expect(ada.page.getByText('1 of 52 proofread')).toBeVisible()
  const acts = [{ act: 'round', id: crypto.randomUUID(), version: 'A', name: 'Second proof' }]
  await fetch(`${workplace.address}/api/transcripts/${SLUG}/changesets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: crypto.randomUUID(), kind: 'review', by: 'Ben', acts }),
  })
  await expect(ada.page.getByText('0 of 52 proofread')).toBeVisible()
})
