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
  await page.getByRole('button', { name: 'Sign off version A' }).click()
  const certificate = page.locator('.certificate')
  await expect(certificate).toContainText(
    /^Proofread by Ada Byron on .*, in the translation alone, without the original; ledger entry \d+, SHA-256 [0-9a-f]{64}\.$/,
  )
  await expect(page.locator('.status')).toContainText('Proofread by Ada Byron')
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
  await expect(page.getByRole('button', { name: '52 segments are not proofread' })).toBeVisible()
})
