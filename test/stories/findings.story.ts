/** What the machine points at, and what a person makes of it: walked by keys, mended, let stand; names, brackets, alarms. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Proofreader, SLUG, test } from './workplace.ts'

const tab = (ada: Proofreader) => ada.inspector().getByRole('tab', { name: /^Findings/ })
const count = async (ada: Proofreader) => Number(/\d+/.exec((await tab(ada).textContent()) ?? '')?.[0] ?? 0)
const pointed = (ada: Proofreader) => ada.inspector().locator('.card.pointed')

/** Unfolds one of the lists below the current cell's findings. */
const unfold = (ada: Proofreader, name: string) =>
  ada.inspector().locator('summary', { hasText: name }).click()

/** Opens the sample with its findings known. */
async function begin(ada: Proofreader, query = '?versions=A&panel=findings') {
  await ada.open(query)
  await expect.poll(() => count(ada)).toBeGreaterThan(20)
}

/** The name is given once, so that no key after it meets the dialog. */
async function giveName(ada: Proofreader) {
  await ada.page.getByRole('button', { name: 'Your name' }).click()
  await ada.giveName()
  await ada.row().focus()
}

test('a finding that is let stand stays so after a reload and an edit elsewhere, and is taken back', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada, '?versions=A&panel=findings&at=A.43')
  await giveName(ada)
  const all = await count(ada)
  await ada.press('n')
  await expect(pointed(ada)).toContainText('50,000')
  await ada.inspector().getByLabel('Why it stands, if you like').fill('As the speaker said it')
  await ada.row().focus()
  await ada.press('s')
  await ada.saved()
  await expect.poll(() => count(ada)).toBe(all - 1)
  await expect(ada.notice()).toContainText('Let stand in A.43')

  await ada.page.reload()
  await expect.poll(() => count(ada)).toBe(all - 1)
  await ada.edit('A.18')
  await ada.type(' That is all.')
  await ada.press('Control+s')
  await ada.saved()
  await expect.poll(() => count(ada)).toBe(all - 1)

  await unfold(ada, 'Let stand')
  const kept = ada.inspector().locator('.stet')
  await expect(kept).toContainText('A.43')
  await expect(kept).toContainText('Ada Byron')
  await expect(kept).toContainText('As the speaker said it')
  await kept.getByRole('button', { name: 'Take it back' }).click()
  await ada.saved()
  await expect.poll(() => count(ada)).toBe(all)
  const { acts } = await workplace.get<{ acts: { act: { act: string } }[] }>(
    `/api/transcripts/${SLUG}/review`,
  )
  expect(acts.map(({ act }) => act.act)).toEqual(['dismiss', 'recall'])
})

test('a proposal for several places is looked at place by place, is one changeset and one undo', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada)
  await giveName(ada)
  // A second place of the rarer spelling.
  await ada.edit('A.39')
  const text = await workplace.text('A.39')
  await ada.editor().fill(text.replace('guerrilla', 'guerilla'))
  await ada.press('Control+s')
  await ada.saved()
  const before = await workplace.saves()
  await ada.inspector().locator('.card .head', { hasText: 'guerilla' }).click()
  await expect(pointed(ada)).toContainText('guerrilla')
  await pointed(ada)
    .getByRole('button', { name: /Write “guerrilla” at 2 places/ })
    .click()
  const places = ada.page.locator('rec-mend').getByRole('list', { name: 'Places' }).getByRole('checkbox')
  await expect(places).toHaveCount(2)
  await expect(places.first()).toBeFocused()
  await ada.press('Space')
  await expect(ada.page.locator('rec-mend')).toContainText('1 of 2 places')
  await ada.press('Space')
  await ada.page.getByLabel('Reason').fill('One spelling throughout')
  await ada.press('Enter')
  await ada.saved()
  expect(await workplace.saves()).toBe(before + 1)
  const spelt = async () =>
    (await Promise.all(['A.39', 'A.44'].map(id => workplace.text(id)))).join('\n').split('guerilla').length -
    1
  await expect.poll(spelt).toBe(0)
  expect((await workplace.history('A.44')).at(-1)).toMatchObject({
    kind: 'replace',
    reason: 'One spelling throughout',
  })
  await expect(ada.inspector().getByText('One word in two spellings')).toHaveCount(0)
  await ada.press('u')
  await expect.poll(spelt).toBe(2)
  await expect(ada.inspector().getByText('One word in two spellings')).not.toHaveCount(0)
})

test('all findings of the sample are gone through by keys alone', async ({ proofreader, workplace }) => {
  test.setTimeout(240_000)
  const ada = await proofreader('Ada Byron')
  await begin(ada, '?versions=A&panel=findings&at=A.1')
  await giveName(ada)
  await ada.press('n')
  await expect(pointed(ada)).toBeVisible()
  const all = await count(ada)
  let mended = 0
  let stood = 0
  for (let left = all; left > 0; left = await count(ada)) {
    expect(mended + stood).toBeLessThan(all * 2)
    await expect(pointed(ada)).toBeVisible()
    const first = pointed(ada).locator('.mends button').first()
    const label = (await first.count()) ? await first.textContent() : ''
    const isSingle = label !== '' && !/…$|Ask|Join/.test(label ?? '')
    await ada.press(isSingle ? '1' : 'Shift+S')
    if (isSingle) mended++
    else stood++
    await expect.poll(() => count(ada)).not.toBe(left)
    await ada.press('n')
  }
  await expect(ada.inspector()).toContainText('Nothing is found here')
  await ada.saved()
  expect(mended).toBeGreaterThan(8)
  expect(stood).toBeGreaterThan(15)
  const { acts } = await workplace.get<{ acts: unknown[] }>(`/api/transcripts/${SLUG}/review`)
  expect(acts).toHaveLength(stood)
})

test('a join and a query are proposed where a page break or a stray mark is found', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada)
  await giveName(ada)
  await unfold(ada, 'Paragraph cut by a page break')
  await ada.inspector().locator('.line', { hasText: 'A.25' }).first().click()
  await expect(pointed(ada)).toContainText('page break')
  await ada.press('1')
  await ada.saved()
  await expect.poll(() => workplace.text('A.26')).toBe('')
  await unfold(ada, 'Stray or illegible mark')
  await ada.inspector().locator('.line', { hasText: '□' }).click()
  await pointed(ada).getByRole('button', { name: 'Ask what stood here' }).click()
  const form = ada.page.getByRole('form', { name: 'Query on A.41' })
  await expect(form.getByLabel(/About these words/)).toHaveValue('□')
  await expect(form.getByLabel('Your question')).toBeFocused()
  await ada.press('Control+Enter')
  await ada.saved()
  await expect(ada.page.locator('.asked.open')).toHaveText('□')
})

test('what is typed is looked at with each letter, and a changed number raises an alarm', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada, '?versions=A&panel=findings&at=A.43')
  await giveName(ada)
  const text = await (async () => {
    await ada.edit('A.43')
    return ada.editor().inputValue()
  })()
  await ada.editor().fill(`${text.replace('50,000', '5,000')} Did the the men go`)
  await expect(ada.page.locator('rec-editor .alarms')).toContainText('“50,000” became “5,000”')
  await expect(ada.inspector()).toContainText('“the” stands twice')
  // The proposal goes into what is being written.
  await ada
    .inspector()
    .getByRole('button', { name: /“the” stands twice/ })
    .click()
  await pointed(ada).locator('.mends button').first().click()
  await expect(ada.editor()).toHaveValue(/Did the men go$/)
  await ada.editor().focus()
  await ada.press('Control+s')
  await ada.saved()
  await unfold(ada, 'Changed by revisions: look twice')
  await expect(ada.inspector().locator('.line', { hasText: '“50,000” became “5,000”' })).toBeVisible()
})

test('a change between two registered forms of a name is one of romanization', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A@0,A&working=A&at=A.10&panel=findings')
  await giveName(ada)
  await ada.segment('A.10').last().dblclick()
  await expect(ada.editor()).toBeFocused()
  await ada.editor().fill('Location: Middle South Lake, Juren Hall')
  await ada.press('Control+s')
  await ada.saved()
  await expect(ada.row().locator('.class').first()).toHaveText('substantive')
  await ada.press('Shift+P')
  const dialog = ada.page.locator('rec-policy')
  await dialog.getByRole('button', { name: 'Add a name' }).click()
  await ada.type('Zhongnanhai')
  await dialog.getByLabel('Other forms of Zhongnanhai').fill('Middle South Lake, Chung-nan-hai')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await ada.saved()
  await ada.press('Escape')
  await expect(ada.row().locator('.class').first()).toHaveText('romanization')
  await ada.page.reload()
  await expect(ada.row().locator('.class').first()).toHaveText('romanization')
})

test('names are proposed from the text, and a list that somebody else set meanwhile is shown beside one’s own', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const ben = await proofreader('Ben Li')
  await begin(ada)
  await giveName(ada)
  await ada.press('Shift+P')
  const mine = ada.page.locator('rec-policy')
  await mine.getByRole('button', { name: /Propose names from A/ }).click()
  await expect(mine.getByRole('list', { name: 'Names' }).getByRole('listitem').first()).toBeVisible()
  const proposed = await mine.getByRole('list', { name: 'Names' }).getByRole('listitem').count()
  expect(proposed).toBeGreaterThan(5)

  await begin(ben)
  await giveName(ben)
  await ben.press('Shift+P')
  const his = ben.page.locator('rec-policy')
  await his.getByRole('button', { name: 'Add a name' }).click()
  await ben.type('Deng Xiaoping')
  await his.getByRole('button', { name: 'Save' }).click()
  await ben.saved()

  await expect(mine.getByRole('alert')).toContainText('Deng Xiaoping')
  await expect(mine.getByRole('button', { name: 'Save' })).toBeDisabled()
  // What was written is still there after a reload.
  await ada.page.reload()
  await expect.poll(() => count(ada)).toBeGreaterThan(20)
  await ada.press('Shift+P')
  await expect(mine.getByRole('alert')).toContainText('Deng Xiaoping')
  await expect(mine.getByRole('list', { name: 'Names' }).getByRole('listitem')).toHaveCount(proposed)
  await mine.getByRole('button', { name: /Go on with mine/ }).click()
  await mine.getByRole('button', { name: 'Save' }).click()
  await ada.saved()
  await expect(mine.getByRole('button', { name: 'Save' })).toBeDisabled()
  const { acts } = await workplace.get<{ acts: { act: { act: string; value: unknown[] } }[] }>(
    `/api/transcripts/${SLUG}/review`,
  )
  expect(acts.map(({ act }) => [act.act, act.value.length])).toEqual([
    ['names', 1],
    ['names', proposed],
  ])
})

test('the clean text is read with or without the words in brackets', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada, '?versions=A&panel=findings&at=A.14&layout=clean')
  await expect(ada.row()).toContainText('[I am] ten minutes late')
  await ada.press('Shift+B')
  await expect(ada.row()).not.toContainText('[I am]')
  await expect(ada.row()).toContainText('ten minutes late')
  await unfold(ada, 'Words in brackets')
  await expect(ada.inspector().locator('.brackets h3').first()).toHaveText(/Words supplied, \d+/)
  await ada.press('Shift+B')
  await expect(ada.row()).toContainText('[I am] ten minutes late')
})

test('without a worker the text is looked through in idle moments, with the same outcome', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await begin(ada)
  const all = await count(ada)
  const ben = await proofreader('Ben Li')
  await ben.page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
  await ben.open('?versions=A&panel=findings')
  await expect.poll(() => count(ben)).toBe(all)
  const cy = await proofreader('Cy Wu')
  await cy.page.route('**/check.worker-*', route => route.abort())
  await cy.open('?versions=A&panel=findings')
  await expect.poll(() => count(cy)).toBe(all)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the findings, a proposal and the lists, ${colorScheme}`, async ({
    proofreader,
  }) => {
    const ada = await proofreader('Ada Byron')
    const { page } = ada
    await page.emulateMedia({ colorScheme })
    const faults = async () =>
      (
        await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
      ).violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
            .join('; ')}`,
      )
    await begin(ada, '?versions=A,B&panel=findings&at=A.39')
    await giveName(ada)
    await ada.press('n')
    await expect(pointed(ada)).toBeVisible()
    await unfold(ada, 'Words in brackets')
    expect(await faults(), 'panel').toEqual([])
    await ada.press('Shift+P')
    await page.getByRole('button', { name: /Propose names/ }).click()
    await expect(page.getByRole('list', { name: 'Names' }).getByRole('listitem').first()).toBeVisible()
    expect(await faults(), 'names').toEqual([])
    await page.getByRole('tab', { name: 'Terms' }).click()
    await page.getByRole('button', { name: 'Add a term' }).click()
    expect(await faults(), 'terms').toEqual([])
    await page.getByRole('tab', { name: 'Policy' }).click()
    expect(await faults(), 'policy').toEqual([])
    await page.keyboard.press('Escape')
    await unfold(ada, 'Uses of brackets')
    await ada.inspector().locator('.line', { hasText: 'supplied in brackets' }).click()
    await pointed(ada).locator('.mends button').first().click()
    await expect(page.locator('rec-mend').getByRole('checkbox').first()).toBeVisible()
    expect(await faults(), 'proposal').toEqual([])
  })
}

test('a dictionary is asked only when a person wants it, and a word that is let stand stays out', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?panel=findings&versions=A&at=A.44')
  const panel = ada.inspector()
  await expect(panel.getByText(/^Off\. An English dictionary/)).toBeVisible()
  await panel.getByRole('button', { name: 'Look words up' }).click()
  const words = panel.locator('rec-spelling .word')
  await expect(words).toContainText(['guerilla', 'aircrafts'])
  const before = await words.count()
  await panel.getByRole('button', { name: 'Let “aircrafts” stand' }).click()
  await ada.giveName()
  await ada.saved()
  await expect(words).toHaveCount(before - 1)
  await ada.page.reload()
  await panel.getByRole('button', { name: 'Look words up' }).click()
  await expect(words.first()).toBeVisible()
  await expect(words.filter({ hasText: 'aircrafts' })).toHaveCount(0)
})
