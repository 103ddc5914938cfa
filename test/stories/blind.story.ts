/** Two people proofread one version apart, and an editor settles where they differ. */
import { expect, SLUG, test } from './workplace.ts'

test('a blind pair reads apart, is set side by side, and becomes one changeset that names both', async ({
  proofreader,
  workplace,
}) => {
  const editor = await proofreader('Ed Itor')
  await editor.open('?at=A.20')
  await editor.press('Alt+b')
  await expect(editor.page.getByRole('dialog', { name: 'Blind readings' })).toBeVisible()
  await editor.page.getByLabel('First proofreader of A').fill('Ada Byron')
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

  await editor.page.getByRole('button', { name: 'Reconcile' }).click()
  await editor.page.getByRole('button', { name: 'Open both readings' }).click()
  await expect(editor.page.getByText('1 of 3 changed segments changed alike (33 %)')).toBeVisible()
  const before = await workplace.saves()
  await editor.page.getByRole('listitem', { name: 'Segment A.19' }).focus()
  await editor.press('2')
  await expect(editor.page.getByRole('listitem', { name: 'Segment A.21' })).toBeFocused()
  await editor.press('e')
  await editor.press('Control+End')
  await editor.type(' New.')
  await editor.press('Control+Enter')
  await editor.page.reload()
  await editor.page.getByRole('button', { name: 'Save the reconciliation' }).click()
  await editor.saved()
  expect(await workplace.saves()).toBe(before + 1)
  const { entries } = await workplace.get<{ entries: { body: { kind?: string; parents?: string[] } }[] }>(
    `/api/transcripts/${SLUG}/ledger?after=0`,
  )
  expect(entries.at(-1)!.body).toMatchObject({ kind: 'reconcile' })
  expect(entries.at(-1)!.body.parents!.map(parent => parent.replace(/@.*/, ''))).toEqual(['A1', 'A2'])
  expect(await workplace.text('A.19')).toMatch(/ Two\.$/)
  expect(await workplace.text('A.20')).toMatch(/ Both\.$/)
  expect(await workplace.text('A.21')).toMatch(/ Ada only\. New\.$/)
  expect((await workplace.history('A.19')).at(-1)!.adoptedFrom).toBe('A2.19')
})
