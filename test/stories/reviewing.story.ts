/** Asking, replacing, approving: what a reviewer does beside correcting. */
import { expect, SLUG, test } from './workplace.ts'

test('a query on two words survives a split and a join, is answered, settled and opened again', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.26')
  const words = ada.page.locator('rec-row[current] [data-segment="A.26"]')
  await words.evaluate(paragraph => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const from = (text as Text).data.indexOf('revisionists')
      if (from >= 0) return getSelection()!.setBaseAndExtent(text, from, text, from + 12)
    }
    throw new Error('the words are not there')
  })
  await ada.press('q')
  const form = ada.page.getByRole('form', { name: 'Query on A.26' })
  await expect(form.getByLabel('Your question')).toBeFocused()
  await expect(form.getByLabel(/About these words/)).toHaveValue('revisionists')
  await ada.type('By whom? Needs the Chinese.')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await expect(ada.page.locator('.asked.open')).toHaveText('revisionists')
  await expect(ada.inspector().getByRole('tab', { name: /Queries 1/ })).toBeVisible()

  // The paragraph that a page break cut off is joined with the one above it.
  await ada.row().focus()
  await ada.press('Shift+J')
  await ada.saved()
  await expect.poll(() => workplace.text('A.26')).toBe('')
  await expect(ada.segment('A.25').locator('.asked.open')).toHaveText('revisionists')
  // And split again, at another place.
  await ada.edit('A.25')
  await ada.press('Control+Home')
  for (let i = 0; i < 30; i++) await ada.press('ArrowRight')
  await ada.press('Alt+Enter')
  await ada.press('Control+s')
  await ada.saved()
  await expect(ada.segment('A.25').locator('.asked.open')).toHaveText('revisionists')
  await ada.page.reload()
  await expect(ada.segment('A.25').locator('.asked.open')).toHaveText('revisionists')

  await ada.press('w')
  await ada.inspector().getByPlaceholder('Answer').fill('By the Soviet side.')
  await ada.inspector().getByRole('button', { name: 'Settle' }).click()
  await expect(ada.inspector()).toContainText('Ada Byron settled it')
  await ada.saved()
  await expect(ada.page.locator('.asked.open')).toHaveCount(0)
  const [transcript] = await workplace.get<{ openQueries: number }[]>('/api/transcripts')
  expect(transcript!.openQueries).toBe(0)
  await ada.inspector().getByRole('button', { name: 'Open again' }).click()
  await expect(ada.page.locator('.asked.open')).toHaveText('revisionists')
})

test('a query that is being written is there after a reload, and is asked without a network', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.17')
  await ada.press('q')
  await expect(ada.page.getByLabel('Your question')).toBeFocused()
  await ada.type('Which Chinese term?')
  await ada.page.reload()
  await ada.press('q')
  await expect(ada.page.getByLabel('Your question')).toHaveValue('Which Chinese term?')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await ada.page.route('**/api/**', route => route.abort())
  await ada.row().focus()
  await ada.press('q')
  await expect(ada.page.getByLabel('Your question')).toBeFocused()
  await ada.type('And this?')
  await ada.press('Control+Enter')
  await expect(ada.saving()).toContainText('Saved on this device: 1 change waiting')
  await expect(ada.inspector()).toContainText('And this?')
  await ada.page.unroute('**/api/**')
  await ada.saved()
  const review = await workplace.get<{ acts: unknown[] }>(`/api/transcripts/${SLUG}/review`)
  expect(review.acts).toHaveLength(2)
})

test('a replacement leaves two occurrences alone, is one changeset, and is taken back by one undo', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B')
  const before = await workplace.saves()
  await ada.press('Control+h')
  await expect(ada.page.getByRole('dialog', { name: 'Replace in A' })).toBeVisible()
  const dialog = ada.page.locator('rec-replace')
  await dialog.getByLabel('Replace', { exact: true }).fill('atomic weapons')
  await dialog.getByLabel('with', { exact: true }).fill('nuclear weapons')
  const places = dialog.getByRole('list', { name: 'Places' }).getByRole('checkbox')
  await expect(places).toHaveCount(7)
  await places.nth(1).uncheck()
  await places.nth(4).uncheck()
  await expect(dialog.getByText('5 of 7 places')).toBeVisible()
  await dialog.getByLabel('Reason').fill('One term throughout')
  await dialog.getByRole('button', { name: 'Replace 5' }).click()
  await ada.giveName()
  await ada.saved()
  expect(await workplace.saves()).toBe(before + 1)
  const count = async (words: string) => {
    const version = await workplace.get<{ segments: { text: string }[] }>(
      `/api/transcripts/${SLUG}/versions/A`,
    )
    return (
      version.segments
        .map(({ text }) => text)
        .join('\n')
        .split(words).length - 1
    )
  }
  expect([await count('atomic weapons'), await count('nuclear weapons')]).toEqual([2, 6])
  await ada.press('u')
  await expect.poll(() => count('atomic weapons')).toBe(7)
})

test('a segment is approved by a key, and a later change says whose judgement lapsed', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.17')
  await ada.press('y')
  await ada.giveName()
  await ada.saved()
  await expect(ada.row().locator('.mark.approved')).toBeVisible()
  await ada.edit('A.17')
  await ada.type(' Indeed.')
  await ada.press('Control+s')
  await ada.saved()
  await expect(ada.row().locator('.lapsed')).toContainText('changed since')
})

test('what is typed after q is the question and never a command, though the form comes late or the draft is old', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  // The panel comes a second after it was asked for.
  await ada.page.route('**/rec-queries-*.js', async route => {
    await new Promise(resolve => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await ada.page.goto(`${workplace.address}/t/${SLUG}?at=A.17`)
  await expect(ada.row()).toBeVisible()
  await ada.row().focus()
  await ada.press('q')
  await ada.type('may e u J')
  const question = ada.page.getByLabel('Your question')
  await expect(question).toBeFocused()
  await expect(question).toHaveValue('may e u J')
  await expect(ada.page.locator('rec-row[current] [data-segment="A.17"]')).toHaveCount(1)

  // Gone on with from another row, after Esc has given the focus back to the text.
  await ada.press('Escape')
  await expect(ada.row()).toBeFocused()
  await ada.press('j')
  await ada.press('q')
  await ada.type(' y')
  await expect(question).toHaveValue('may e u J y')
  await ada.press('Escape')

  // On a narrow page the inspector is folded away, though the address names its panel.
  await ada.page.setViewportSize({ width: 390, height: 800 })
  await ada.page.goto(`${workplace.address}/t/${SLUG}?at=A.17&panel=queries`)
  await expect(ada.row()).toBeVisible()
  await expect(question).toBeHidden()
  await ada.row().focus()
  await ada.press('q')
  await ada.type('m')
  await expect(question).toBeFocused()
  // Where the form had the focus already, the q is a letter of the question too.
  await expect(question).toHaveValue(/^may e u J yq?m$/)
  expect(await workplace.saves()).toBe(0)
})

test('a reply outlives another panel, a reload and a name that is not given; two tabs write two queries', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await workplace.ask('A.17', 'Which Chinese term?')
  await ada.open('?at=A.17&panel=queries')
  const reply = ada.inspector().getByPlaceholder('Answer')
  await reply.fill('The one of 1961.')
  await ada
    .inspector()
    .getByRole('tab', { name: /Readings/ })
    .click()
  await ada
    .inspector()
    .getByRole('tab', { name: /Queries/ })
    .click()
  await expect(reply).toHaveValue('The one of 1961.')
  await ada.page.reload()
  await expect(reply).toHaveValue('The one of 1961.')
  await reply.press('Control+Enter')
  await expect(ada.page.getByLabel('Name', { exact: true })).toBeVisible()
  await ada.press('Escape')
  await expect(reply).toHaveValue('The one of 1961.')

  const other = await ada.page.context().newPage()
  await other.goto(`${workplace.address}/t/${SLUG}?at=A.18`)
  await expect(other.locator('rec-row[current]')).toBeVisible()
  await ada.row().focus()
  await ada.press('q')
  await ada.type('Mine?')
  await expect(ada.page.getByLabel('Your question')).toHaveValue('Mine?')
  await other.keyboard.press('q')
  await expect(other.getByLabel('Your question')).toBeFocused()
  await other.keyboard.type('Theirs?')
  await expect(other.getByLabel('Your question')).toHaveValue('Theirs?')
  await ada.page.reload()
  await expect(ada.page.getByLabel('Your question')).toHaveValue('Mine?')
  await other.close()
  await expect(ada.inspector().getByRole('region', { name: 'Not sent' })).toContainText('Theirs?')

  await ada.page.getByLabel('Your question').press('Escape')
  await reply.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  await expect(ada.inspector()).toContainText('The one of 1961.')
  await expect(reply).toHaveValue('')
})
