/** Reading and walking the differences, by keys alone. */
import { expect, SLUG, test } from './workplace.ts'

test('from the library to the transcript, and through its changes, without a mouse', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.page.goto(workplace.address)
  await expect(ada.page.getByText('0 of 52 proofread')).toBeVisible()
  await ada.page.getByRole('link', { name: /Minutes of Conversation/ }).focus()
  await ada.press('Enter')
  await expect(ada.row()).toContainText('ten minutes late')
  expect(new URL(ada.page.url()).pathname).toBe(`/t/${SLUG}`)

  await ada.press('j')
  await expect(ada.row()).toContainText('Not bad')
  await ada.press('k')
  await expect(ada.row()).toContainText('ten minutes late')

  const walk = ada.page.locator('rec-workbench').getByRole('status', { name: 'The change that is marked' })
  const seen = new Set<string>()
  for (let i = 0; i < 12; i++) {
    await ada.press(']')
    await expect(ada.page.locator('.current').first()).toBeVisible()
    await expect.poll(async () => seen.has(await walk.innerText())).toBe(false)
    seen.add(await walk.innerText())
  }
  await ada.press('F7')
  await ada.press('Shift+F7')
  await ada.press('[')
})

test('a link reopens what is on screen', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  await ada.press('v')
  await ada.press('f')
  await ada.press('/')
  await ada.type('guer')
  await ada.press('Enter')
  await expect(ada.page.locator('.hit').first()).toBeVisible()
  await ada.press('j')
  const row = await ada.row().getAttribute('aria-rowindex')
  // The address follows the cursor, but not at every key: it has 150 ms.
  await ada.page.waitForTimeout(400)
  const url = ada.page.url()
  expect(url).toContain('layout=inline')
  expect(url).toContain('filter=changed')
  expect(url).toContain('search=guer')

  const ben = await proofreader('Ben Jonson')
  await ben.page.goto(url)
  await expect(ben.row()).toHaveAttribute('aria-rowindex', row!)
  await expect(ben.page.getByRole('button', { name: 'Inline' })).toHaveAttribute('aria-pressed', 'true')
  await expect(ben.page.getByRole('searchbox')).toHaveValue('guer')
})

test('the strip, the filters and the layouts show what they say', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  const rows = ada.page.locator('rec-row')
  const filter = ada.page.getByRole('combobox', { name: 'Filter' })
  // The rows' classes are found in idle turns; until all are, the filter says that it is busy.
  await expect(filter).toHaveAttribute('aria-busy', 'false')
  const count = async (name: string) =>
    Number(/\((\d+)\)/.exec(await filter.locator(`option[value=${name}]`).innerText())![1])
  const [all, changed, substantive] = [await count('all'), await count('changed'), await count('substantive')]
  expect(all).toBeGreaterThan(changed)
  expect(changed).toBeGreaterThan(substantive)
  expect(substantive).toBeGreaterThan(0)
  await expect(rows).toHaveCount(all)
  await ada.press('f')
  await expect(filter).toHaveValue('changed')
  await expect(rows).toHaveCount(changed)
  await ada.press('f')
  await expect(rows).toHaveCount(substantive)
  await ada.press('f')
  await expect(filter).toHaveValue('unproofread')
  // Doubts and moves come after, where there are any.
  while ((await filter.inputValue()) !== 'all') await ada.press('f')
  await expect(rows).toHaveCount(all)

  await ada.press('o')
  await ada.press('End')
  await expect(ada.row()).toContainText('Good.')
  await ada.press('Home')
  await expect(ada.row()).toContainText('April 30, 1962')

  await ada.press('v')
  await expect(ada.page.locator('rec-row del').first()).toBeAttached()
  await ada.press('v')
  await expect(ada.page.locator('rec-row ins')).toHaveCount(0)
})

test('two files are compared without being kept', async ({ proofreader, workplace }) => {
  const ada = await proofreader('Ada Byron')
  await ada.page.goto(workplace.address)
  await ada.page.getByRole('button', { name: 'Add or compare texts' }).click()
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await ada.page
    .getByLabel('Choose files')
    .setInputFiles([
      file('first.txt', 'The river rose in the night.\n\nNobody slept.\n'),
      file('second.txt', 'The river rose during the night.\n\nNobody slept.\n'),
    ])
  await ada.page.getByRole('button', { name: 'Compare without keeping' }).click()
  await expect(ada.page.locator('rec-row')).toHaveCount(2)
  await expect(ada.page.locator('rec-row ins').first()).toContainText('during')
  await ada.page.reload()
  await expect(ada.page.locator('rec-row')).toHaveCount(2)
  expect(await workplace.get<unknown[]>('/api/transcripts')).toHaveLength(1)

  await ada.page.getByRole('button', { name: 'Keep as a transcript' }).click()
  await ada.page.getByLabel('Title of the transcript').fill('The night of the flood')
  await ada.page.locator('rec-import').getByRole('button', { name: 'Keep as a transcript' }).click()
  await ada.giveName()
  await expect(ada.page).toHaveURL(/\/t\/the-night-of-the-flood/)
  expect(await workplace.get<unknown[]>('/api/transcripts')).toHaveLength(2)
})
