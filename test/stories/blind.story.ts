/** Two people proofread one version apart, neither sees the other's work, and an editor settles where they differ. */
import { randomUUID } from 'node:crypto'
import { expect, SLUG, test, type Workplace } from './workplace.ts'

const post = async ({ address }: Workplace, path: string, body: object) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}/api/transcripts/${SLUG}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: randomUUID(), ...body }),
  })
  expect(answer.status).toBe(201)
}

/** Somebody elsewhere saves an imported segment anew. */
const revise = (workplace: Workplace, by: string, segment: string, text: string) =>
  post(workplace, '/changesets', {
    kind: 'edit',
    by,
    revisions: [{ id: randomUUID(), segment, parent: null, text }],
  })

test('a blind pair reads apart, is set side by side, and becomes one changeset that names both', async ({
  proofreader,
  workplace,
}) => {
  const editor = await proofreader('Ed Itor')
  await editor.open('?at=A.20')
  await editor.press('Alt+b')
  await expect(editor.page.getByRole('dialog', { name: 'Blind readings' })).toBeVisible()
  await editor.page.getByLabel('First proofreader of A').fill('Ada Byron')
  // Names that were typed are there again, and one name typed otherwise is no second person.
  await editor.page.getByLabel('Second proofreader').fill('ada byron ')
  await expect(editor.page.getByRole('button', { name: 'Make two copies of A' })).toBeDisabled()
  await editor.press('Escape')
  await editor.press('Alt+b')
  await expect(editor.page.getByLabel('First proofreader of A')).toHaveValue('Ada Byron')
  await editor.page.getByLabel('Second proofreader').fill('Ben Jonson')
  await editor.press('Enter')
  await editor.giveName()
  await expect(editor.page.getByText('Ada Byron (A1) and Ben Jonson (A2)')).toBeVisible()

  const changes: Record<string, [string, string][]> = {
    'Ada Byron': [
      ['19', ' One.'],
      ['20', ' Both.'],
      ['21', ' Ada only.'],
    ],
    'Ben Jonson': [
      ['19', ' Two.'],
      ['20', ' Both.'],
    ],
  }
  for (const [name, siglum, other] of [
    ['Ada Byron', 'A1', 'A2'],
    ['Ben Jonson', 'A2', 'A1'],
  ] as const) {
    const reader = await proofreader(name)
    await reader.open('?at=A.20')
    await reader.page.getByRole('button', { name: 'Your name' }).click()
    await reader.giveName()
    // The other's copy is shut.
    await reader.page.goto(`${workplace.address}/t/${SLUG}?versions=A,${other}`)
    await expect(reader.page.getByRole('alert')).toContainText(
      `${other} is being read blind by another person`,
    )
    await reader.open('?at=A.20')
    await reader.press('Alt+b')
    await reader.page.getByRole('button', { name: `Read ${siglum}` }).click()
    for (const [number, words] of changes[name]!) {
      await reader.edit(`${siglum}.${number}`)
      await reader.type(words)
      await reader.press('Control+s')
      await reader.saved()
    }
  }

  // Somebody goes on with the version itself meanwhile.
  await revise(workplace, 'Cy Pher', 'A.20', `Newer. ${await workplace.text('A.20')}`)
  await editor.page.getByRole('button', { name: 'Reconcile' }).click()
  await editor.page.getByRole('button', { name: 'Open both readings' }).click()
  await expect(editor.page).toHaveTitle(/^Blind readings · .* · Recension$/)
  const card = (id: string) => editor.page.getByRole('listitem', { name: `Segment ${id}` })
  await expect(card('A.19')).toBeFocused()
  await expect(editor.page.getByText('1 of 3 changed segments changed alike (33 %)')).toBeVisible()
  const before = await workplace.saves()
  await editor.press('2')
  // Both changed it alike, but not the words that stand there now: they are shown, and stay.
  await expect(card('A.20')).toBeFocused()
  await expect(card('A.20')).toContainText('The version as it stands now')
  await editor.press('1')
  await expect(card('A.21')).toBeFocused()
  // Words that are being written outlast leaving and a reload, and so does the reason.
  await editor.press('e')
  await editor.press('Control+End')
  await editor.type(' New')
  await editor.press('Escape')
  await expect(card('A.21')).toContainText('Ada only. New')
  await editor.page.getByLabel('Reason').fill('As both heard it')
  await editor.page.reload()
  await expect(editor.page.getByLabel('Reason')).toHaveValue('As both heard it')
  await expect(card('A.21')).toBeFocused()
  await editor.press('e')
  await editor.press('Control+End')
  await editor.type('.')
  await editor.press('Control+Enter')
  await expect(card('A.21')).toBeFocused()
  await editor.page.getByRole('button', { name: 'Save the reconciliation' }).click()
  await editor.saved()
  expect(await workplace.saves()).toBe(before + 1)
  const { entries } = await workplace.get<{ entries: { body: { kind?: string; parents?: string[] } }[] }>(
    `/api/transcripts/${SLUG}/ledger?after=0`,
  )
  expect(entries.at(-1)!.body).toMatchObject({ kind: 'reconcile' })
  expect(entries.at(-1)!.body.parents!.map(parent => parent.replace(/@.*/, ''))).toEqual(['A1', 'A2'])
  expect(await workplace.text('A.19')).toMatch(/ Two\.$/)
  expect(await workplace.text('A.20')).toMatch(/^Newer\. .* Both\.$/s)
  expect(await workplace.text('A.21')).toMatch(/ Ada only\. New\.$/)
  expect((await workplace.history('A.19')).at(-1)).toMatchObject({
    adoptedFrom: 'A2.19',
    reason: 'As both heard it',
  })

  // Whoever comes back finds it saved, and cannot save it over what came later.
  await editor.edit('A.21')
  await editor.type(' Later.')
  await editor.press('Control+s')
  await editor.saved()
  await editor.page.goBack()
  await editor.page.getByText('This reconciliation was saved by Ed Itor').waitFor()
  await expect(editor.page.getByText('Nothing is left to decide.')).toBeVisible()
  await expect(
    editor.page.getByRole('button', { name: 'The version reads like that already' }),
  ).toBeDisabled()
})

test('what one reader does in a copy is shown to the other nowhere, not even while the server is slow', async ({
  proofreader,
  workplace,
}) => {
  await post(workplace, '/blind', {
    by: 'Ed Itor',
    version: 'A',
    act: randomUUID(),
    proofreaders: ['Ada Byron', 'Ben Jonson'],
  })
  await revise(workplace, 'Ben Jonson', 'A2.20', 'Ben read this.')
  const ask = { act: 'ask', id: randomUUID(), segment: 'A2.20', on: null, from: 0, to: 0, quote: '' }
  await post(workplace, '/changesets', {
    kind: 'review',
    by: 'Ben Jonson',
    acts: [{ ...ask, text: 'Ben asks this.' }],
  })
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.open('?at=A.20')
  await page.getByRole('button', { name: 'Your name' }).click()
  await ada.giveName()

  await page.goto(`${workplace.address}/t/${SLUG}/report?version=A2`)
  await expect(page.getByRole('alert')).toContainText('A2 is being read blind by another person')
  await page.goto(`${workplace.address}/t/${SLUG}/report?version=A1`)
  await expect(page.getByLabel('Version')).toContainText('A1')
  await expect(page.getByLabel('Version')).not.toContainText('A2')

  await page.goto(`${workplace.address}/`)
  await expect(page.getByText('Nothing saved yet').or(page.getByText('Last saved by')).first()).toBeVisible()
  await expect(page.getByText('open query')).toBeHidden()

  await ada.open('?at=A.20&panel=queries')
  await expect(ada.inspector().getByText('No query here.')).toBeVisible()
  await expect(ada.inspector().getByText('Ben asks this.')).toBeHidden()
  await expect(ada.inspector().getByRole('tab', { name: 'Queries' })).toHaveText('Queries')
  await ada.press('c')
  await expect(page.getByLabel('Show A1', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Show A2', { exact: true })).toHaveCount(0)

  let answer = () => {}
  const held = new Promise<void>(resolve => (answer = resolve))
  await page.route('**/review', async route => {
    await held
    await route.fallback()
  })
  await page.goto(`${workplace.address}/t/${SLUG}?versions=A,A2&at=A.20`)
  await expect(page.getByText('Asking the server who reads A2')).toBeVisible()
  await expect(page.getByText('Ben read this.')).toBeHidden()
  answer()
  await expect(page.getByRole('alert')).toContainText('A2 is being read blind by another person')
})

test('a pair that is asked for twice in one breath is begun once', async ({ proofreader, workplace }) => {
  const editor = await proofreader('Ed Itor')
  await editor.open('?at=A.20')
  await editor.page.getByRole('button', { name: 'Your name' }).click()
  await editor.giveName()
  await editor.press('Alt+b')
  await editor.page.getByLabel('First proofreader of A').fill('Ada')
  await editor.page.getByLabel('Second proofreader').fill('Ben')
  await editor.press('Enter')
  await editor.press('Enter')
  await expect(editor.page.getByText('Ada (A1) and Ben (A2)')).toBeVisible()
  const { versions } = await workplace.get<{ versions: { role: string }[] }>(`/api/transcripts/${SLUG}`)
  expect(versions.filter(({ role }) => role === 'copy')).toHaveLength(2)
})
