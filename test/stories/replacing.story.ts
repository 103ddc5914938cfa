/** Replacing in bulk: what was typed stays, nothing is taken out by the way, and decisions stay with their words. */
import { expect } from 'playwright/test'
import { test } from './workplace.ts'

test('Enter goes on from the words sought and takes nothing out; what was typed outlives a reload', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B')
  await ada.press('Control+h')
  const dialog = ada.page.locator('rec-replace')
  const [words, put] = [
    dialog.getByLabel('Replace', { exact: true }),
    dialog.getByLabel('with', { exact: true }),
  ]
  await expect(words).toBeFocused()
  await ada.type('atomic weapons')
  await expect(dialog.getByRole('checkbox', { name: 'A.' })).toHaveCount(7)
  await ada.press('Enter')
  await expect(put).toBeFocused()
  await ada.press('Enter')
  await dialog.getByLabel('Reason').press('Enter')
  await dialog.getByRole('checkbox', { name: 'A.' }).first().press('Enter')
  await expect(dialog.getByRole('button', { name: 'Take out 7' })).toBeEnabled()
  await expect(ada.page.locator('rec-person')).toHaveCount(0)

  await put.fill('nuclear arms')
  await dialog.getByLabel('Reason').fill('One term')
  await dialog.getByRole('checkbox', { name: 'A.' }).nth(2).uncheck()
  await expect(dialog.getByText('6 of 7 places')).toBeVisible()
  // Looking further and back again loses no decision.
  await dialog.getByLabel('whole words').uncheck()
  await dialog.getByLabel('whole words').check()
  await expect(dialog.getByText('6 of 7 places')).toBeVisible()
  await ada.page.reload()
  await ada.row().focus()
  await ada.press('Control+h')
  await expect(words).toHaveValue('atomic weapons')
  await expect(put).toHaveValue('nuclear arms')
  await expect(dialog.getByLabel('Reason')).toHaveValue('One term')
  await expect(dialog.getByText('6 of 7 places')).toBeVisible()

  // A hyphen is a letter like any other, and never leaves the list of what was typed before.
  await words.fill('atomic-weapons')
  await expect(dialog.getByText('These words stand nowhere in A.')).toBeVisible()
  await put.press('Enter')
  expect(await workplace.saves()).toBe(0)
})

test('a place that is to stay stays where it is when somebody saves its segment, and undo leaves what they saved since', async ({
  proofreader,
  workplace,
}) => {
  const [ada, ben] = [await proofreader('Ada Byron'), await proofreader('Ben Nevis')]
  await ada.open('?versions=A,B')
  await ben.open('?versions=A,B')
  const edit = async (id: string, text: string) => {
    await ben.edit(id)
    await ben.press('Control+Home')
    await ben.type(text)
    await ben.press('Control+s')
  }
  await ada.press('Control+h')
  const dialog = ada.page.locator('rec-replace')
  await dialog.getByLabel('Replace', { exact: true }).fill('atomic weapons')
  await dialog.getByLabel('with', { exact: true }).fill('nuclear arms')
  const places = dialog.getByRole('checkbox', { name: 'A.' })
  await expect(places).toHaveCount(7)
  const [id] = /A\.\d+/.exec((await dialog.locator('li').first().textContent())!)!
  await places.first().uncheck()
  const before = await workplace.text(id)
  await edit(id, 'No atomic weapons! ')
  await ben.giveName()
  await ben.saved()
  await expect(places).toHaveCount(8)
  await expect(places.nth(0)).toBeChecked()
  await expect(places.nth(1)).not.toBeChecked()

  // Somebody else is faster while the name is given.
  await dialog.getByRole('button', { name: 'Replace 7' }).click()
  await expect(ada.page.getByLabel('Name', { exact: true })).toBeVisible()
  await edit(id, 'So: ')
  await ben.saved()
  await expect.poll(() => workplace.text(id)).toMatch(/^So: No atomic/)
  await ada.giveName()
  await ada.saved()
  const at = before.indexOf('atomic weapons') + 'atomic weapons'.length
  const rest = before.slice(at).replaceAll('atomic weapons', 'nuclear arms')
  await expect.poll(() => workplace.text(id)).toBe(`So: No nuclear arms! ${before.slice(0, at)}${rest}`)

  await ada.row().focus()
  await ada.press('u')
  await expect(ada.notice()).toContainText(`${id} was saved again since and stays as now`)
  await ada.saved()
  expect(await workplace.text(id)).toMatch(/^So: No nuclear arms!/)
  const all = await workplace.get<{ segments: { text: string }[] }>(
    '/api/transcripts/1962-04-30-deng-han/versions/A',
  )
  const others =
    all.segments
      .map(({ text }) => text)
      .join('\n')
      .split('nuclear arms').length - 1
  expect(others).toBe(`So: No nuclear arms!${rest}`.split('nuclear arms').length - 1)
})

test('a notice that says how to take a replacement back goes when it is taken back', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B')
  await ada.press('Control+h')
  const dialog = ada.page.locator('rec-replace')
  await dialog.getByLabel('Replace', { exact: true }).fill('atomic weapons')
  await dialog.getByLabel('with', { exact: true }).fill('nuclear arms')
  const places = dialog.getByRole('checkbox', { name: 'A.' })
  await expect(places).toHaveCount(7)
  for (let i = 1; i < 7; i++) await places.nth(i).uncheck()
  await expect(dialog.getByText('1 of 7 places, in 1 segment', { exact: true })).toBeVisible()
  await dialog.getByLabel('with', { exact: true }).press('Enter')
  await ada.giveName()
  await expect(ada.notice()).toContainText('takes it back')
  await ada.saved()
  await ada.press('u')
  await expect(ada.notice()).toHaveCount(0)
  await ada.saved()
  expect(await workplace.saves()).toBe(2)
})
