/** Both screens for everybody: axe, every key, narrow, print, and a page that never complains. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { commands } from '../../src/app/commands.ts'
import { expect, SLUG, test } from './workplace.ts'

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
        .join('; ')}`,
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the library and the workbench, ${colorScheme}`, async ({
    proofreader,
    workplace,
  }) => {
    const ada = await proofreader('Ada Byron')
    const { page } = ada
    await page.emulateMedia({ colorScheme })
    await ada.doubt(['A.12', 'A.20'])
    await page.goto(workplace.address)
    await expect(page.getByText('0 of 52 proofread')).toBeVisible()
    expect(await findings(page), 'library').toEqual([])
    for (const query of [
      '',
      '?layout=inline&panel=history',
      '?layout=clean',
      '?search=atomic&filter=changed',
      '?versions=A,D&at=A.11&filter=moved',
      '?filter=doubt&at=A.12',
      '?panel=queries',
    ]) {
      await page.goto(`${workplace.address}/t/${SLUG}${query}`)
      await expect(ada.row()).toBeVisible()
      expect(await findings(page), `workbench ${query}`).toEqual([])
    }
  })

  test(`axe finds nothing where one writes and chooses, ${colorScheme}`, async ({
    proofreader,
    workplace,
  }) => {
    const ada = await proofreader('Ada Byron')
    const { page } = ada
    await page.emulateMedia({ colorScheme })
    await ada.open('?at=A.12')
    await ada.press('e')
    await expect(ada.editor()).toBeFocused()
    await ada.type('x')
    expect(await findings(page), 'editor').toEqual([])
    await ada.press('Escape')
    await ada.row().focus()
    await ada.press('Shift+F')
    await expect(page.getByRole('checkbox', { name: 'substantive' })).toBeFocused()
    expect(await findings(page), 'classes').toEqual([])
    await ada.press('Escape')
    await ada.row().focus()
    await ada.press('Shift+L')
    await ada.press('ArrowRight')
    await expect(page.getByRole('button', { name: /answers/ }).first()).toBeVisible()
    expect(await findings(page), 'linking').toEqual([])
    await ada.press('Escape')
    for (const [key, heading] of [
      ['?', 'All keys'],
      ['Control+k', 'Commands'],
      ['c', 'Versions'],
      ['Control+h', 'Replace in A'],
      ['Alt+b', 'Blind readings'],
    ] as const) {
      await ada.press(key)
      await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
      expect(await findings(page), heading).toEqual([])
      await ada.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await ada.row().focus()
    await ada.press('q')
    await expect(page.getByLabel('Your question')).toBeFocused()
    await ada.type('x')
    expect(await findings(page), 'asking').toEqual([])
    await page.goto(`${workplace.address}/t/${SLUG}/report`)
    await expect(page.getByRole('heading', { name: 'Edit rate' })).toBeVisible()
    expect(await findings(page), 'report').toEqual([])
  })

  test(`axe finds nothing in the ledger and what it leads to, ${colorScheme}`, async ({
    proofreader,
    workplace,
  }) => {
    const ada = await proofreader('Ada Byron')
    const { page } = ada
    await page.emulateMedia({ colorScheme })
    await ada.open('?at=A.17')
    await ada.press('e')
    await ada.press('Control+End')
    await ada.type(' Traced.')
    await ada.press('Control+s')
    await ada.giveName()
    await expect.poll(() => workplace.text('A.17')).toMatch(/Traced\.$/)
    await ada.row().focus()
    await ada.press('Shift+T')
    await expect(page.locator('rec-words').getByRole('button', { name: 'Traced' })).toBeVisible()
    expect(await findings(page), 'words').toEqual([])
    await ada.row().focus()
    await ada.press('Alt+s')
    await page.getByLabel('Name', { exact: true }).fill('Sent to press')
    expect(await findings(page), 'naming').toEqual([])
    await ada.press('Enter')
    await expect(ada.notice()).toContainText('is named')
    await ada.row().focus()
    await ada.press('Alt+t')
    await expect(page.getByRole('button', { name: 'Take back…' })).toBeVisible()
    await page.getByText('Prove it').click()
    await page.getByRole('button', { name: 'Check the ledger' }).click()
    await expect(page.getByText(/^Intact/)).toBeVisible()
    await page.getByLabel('Pick entry 2 to compare').check()
    expect(await findings(page), 'ledger').toEqual([])
    await page.getByRole('button', { name: 'Take back…' }).click()
    await expect(page.getByRole('dialog', { name: /^Take back/ })).toBeVisible()
    expect(await findings(page), 'restoring').toEqual([])
  })
}

test('every key under “?” does what it says', async ({ proofreader, workplace }) => {
  // One proof a key, each from a freshly opened page.
  test.slow()
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await ada.doubt(['A.18'])
  await ada.open('?versions=A,C&at=A.15')
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  const rowNumber = async () => Number(await ada.row().getAttribute('aria-rowindex'))
  const query = (name: string) => new URL(page.url()).searchParams.get(name)
  const column = () => page.locator('rec-row[current] .cell.selected').getAttribute('data-ref')
  const press = async (key: string) => {
    const press = key
      .replace('Ctrl', 'Control')
      .replace(/Shift\+([A-Z])$/, (_, letter: string) => `Shift+${letter}`)
    await ada.press(press.endsWith('+z') ? press.replace('+z', '+Z') : press)
  }
  const at = (id: string) => ada.open(`?versions=A,C&at=${id}`)

  /** One proof a command: run once for each of its keys. */
  const proofs: Record<string, (key: string) => Promise<void>> = {
    'next-row': async key => { await at('A.20'); const row = await rowNumber(); await press(key); await expect.poll(rowNumber).toBe(row + 1) },
    'previous-row': async key => { await at('A.20'); const row = await rowNumber(); await press(key); await expect.poll(rowNumber).toBe(row - 1) },
    'first-row': async key => { await at('A.20'); await press(key); await expect.poll(rowNumber).toBe(2) },
    'last-row': async key => { await at('A.20'); await press(key); await expect(ada.row()).toContainText('Good.') },
    'next-version': async key => { await at('A.20'); await press(key); await expect.poll(column).toBe('C') },
    'previous-version': async key => { await at('A.20'); await press('l'); await press(key); await expect.poll(column).toBe('A') },
    'next-change': async key => { await at('A.20'); await press(key); await expect(page.locator('.current').first()).toBeVisible() },
    'previous-change': async key => { await at('A.22'); await press(key); await expect(page.locator('.current').first()).toBeVisible(); await expect.poll(rowNumber).toBeLessThan(23) },
    'next-open': async key => { await at('A.14'); await press(key); await expect(ada.row()).toContainText('I am happy') },
    'next-doubt': async key => { await at('A.15'); await press(key); await expect(ada.row().locator('[data-segment="A.18"]')).toBeVisible() },
    'previous-doubt': async key => { await at('A.21'); await press(key); await expect(ada.row().locator('[data-segment="A.18"]')).toBeVisible() },
    pin: async key => { await at('A.17'); await press(key); await expect(ada.row().locator('.pinned')).toBeVisible(); await press(key); await expect(ada.row().locator('.pinned')).toHaveCount(0) },
    link: async key => { await at('A.17'); await press(key); await expect(page.locator('rec-linking')).toContainText('Linking A.17') },
    'leave-link': async key => { await at('A.17'); await press('Shift+L'); await expect(page.locator('rec-linking')).toContainText('Linking A.17'); await press(key); await expect(page.locator('rec-linking')).toHaveCount(0) },
    unlink: async key => { await at('A.47'); await press('ArrowRight'); await press(key); await expect(ada.row().locator('.cell[data-ref=A]')).toContainText('not in this version'); await press('u'); await expect(ada.row().locator('[data-segment="A.47"]')).toBeVisible() },
    edit: async key => { await at('A.22'); await press(key); await expect(ada.editor()).toBeFocused() },
    'edit-last': async key => { await at('A.22'); await press(key); await expect(ada.editor()).toBeFocused() },
    'save-mark-next': async key => { await at('A.23'); await press(key); await expect(ada.rowOf('A.23').locator('.mark.proofread')).toBeVisible() },
    'save-stay': async key => { await at('A.24'); await press('e'); await ada.press('Control+End'); await ada.type(' Saved.'); await press(key); await expect.poll(() => workplace.text('A.24')).toMatch(/Saved\.$/); await expect(ada.row()).toContainText('Saved.') },
    'needs-work': async key => { await at('A.25'); await press(key); await expect(ada.rowOf('A.25').locator('.mark.needs-work')).toBeVisible() },
    leave: async key => { await at('A.26'); await press('e'); await ada.press('Control+End'); await ada.type(' Left.'); await press(key); await expect(ada.editor()).toHaveCount(0); await expect(page.locator('.unsaved')).toContainText('Left.') },
    split: async key => { await at('A.27'); await press('e'); await ada.press('Control+Home'); await press(key); await expect(ada.editor()).toHaveValue(/^\n\n/) },
    adopt: async key => { await at('A.30'); await press(']'); const id = (await page.locator('rec-row[current] .cell.selected [data-segment]').first().getAttribute('data-segment'))!; await press(key); await expect.poll(() => workplace.text(id)).toBe(await joined(await adopted(id))) },
    'adopt-change': async key => { await at('A.33'); await press(']'); const id = (await page.locator('rec-row[current] .cell.selected [data-segment]').first().getAttribute('data-segment'))!; const before = await workplace.text(id); await press(key); await expect.poll(() => workplace.text(id)).not.toBe(before) },
    join: async key => { await at('A.37'); await press(key); await expect.poll(() => workplace.text('A.38')).toBe('') },
    approve: async key => { await at('A.28'); await press(key); await expect(ada.rowOf('A.28').locator('.mark.approved')).toBeVisible() },
    ask: async key => { await at('A.29'); await press(key); await expect(page.getByLabel('Your question')).toBeFocused(); await ada.type('Which year?'); await ada.press('Control+Enter'); await expect(ada.row().locator('.class.query')).toBeVisible() },
    'next-query': async key => { await at('A.31'); await press('q'); await expect(page.getByLabel('Your question')).toBeFocused(); await ada.type('Who?'); await ada.press('Control+Enter'); await expect(ada.row().locator('.class.query')).toBeVisible(); await at('A.15'); await expect(ada.rowOf('A.31').locator('.class.query')).toBeVisible(); await press(key); await expect(ada.row().locator('[data-segment="A.31"]')).toBeVisible() },
    replace: async key => { await at('A.20'); await press(key); await expect(page.getByRole('dialog', { name: 'Replace in A' })).toBeVisible() },
    'next-finding': async key => { await at('A.20'); await press(key); await expect(page.locator('rec-findings .card.pointed')).toBeVisible() },
    'previous-finding': async key => { await at('A.20'); await press(key); await expect(page.locator('rec-findings .card.pointed')).toBeVisible(); await expect.poll(rowNumber).toBeLessThan(21) },
    mend: async key => { await at('A.49'); await found('noon or midnight'); await press(key); await expect.poll(() => workplace.text('A.49')).toContain('noon'); await press('u'); await expect.poll(() => workplace.text('A.49')).toContain('12:00 p.m.') },
    'mend-second': async key => { await at('A.41'); await found('stands alone'); await press(key); await expect.poll(() => workplace.text('A.41')).toContain('[gap]'); await press('u'); await expect.poll(() => workplace.text('A.41')).toBe('□') },
    'let-stand': async key => { await at('A.41'); await found('stands alone'); await press(key); await expect(page.locator('.notice')).toContainText('Let stand in A.41'); await page.locator('.notice').getByRole('button', { name: 'Take it back' }).click() },
    'let-stand-everywhere': async key => { await at('A.49'); await found('noon or midnight'); await press(key); await expect(page.locator('.notice')).toContainText('in the whole transcript'); await page.locator('.notice').getByRole('button', { name: 'Take it back' }).click() },
    policy: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'Names, terms and policy' })).toBeVisible() },
    findings: async key => { await at('A.20'); await press(key); await expect(page.locator('rec-findings')).toBeVisible() },
    'finding-marks': async key => { await at('A.20'); await expect(page.locator('.found').first()).toBeVisible(); await press(key); await expect(page.locator('.found')).toHaveCount(0); await press(key); await expect(page.locator('.found').first()).toBeVisible() },
    brackets: async key => { await at('A.20'); await expect(ada.row()).toContainText('[We are only]'); await press(key); await expect.poll(() => query('layout')).toBe('clean'); await expect(ada.row()).not.toContainText('[We are only]'); await press(key) },
    blind: async key => { await at('A.20'); await press(key); await expect(page.getByRole('dialog', { name: 'Blind readings' })).toBeVisible() },
    unmark: async key => { await at('A.23'); await expect(ada.rowOf('A.23').locator('.mark.proofread')).toBeVisible(); await press(key); await expect(ada.rowOf('A.23').locator('.mark')).toHaveCount(0) },
    undo: async key => { await at('A.45'); await press('e'); await ada.press('Control+End'); await ada.type(' Undo.'); await press('Ctrl+s'); await expect.poll(() => workplace.text('A.45')).toMatch(/Undo\.$/); await press(key); await expect.poll(() => workplace.text('A.45')).not.toMatch(/Undo\.$/) },
    redo: async key => { await at('A.46'); const word = `Again${key.length}.`; await press('e'); await ada.press('Control+End'); await ada.type(` ${word}`); await press('Ctrl+s'); await expect.poll(() => workplace.text('A.46')).toContain(word); await press('u'); await expect.poll(() => workplace.text('A.46')).not.toContain(word); await press(key); await expect.poll(() => workplace.text('A.46')).toContain(word) },
    layout: async key => { await at('A.20'); await press(key); await expect.poll(() => query('layout')).toBe('inline') },
    filter: async key => { await at('A.20'); await press(key); await expect.poll(() => query('filter')).toBe('changed') },
    classes: async key => { await at('A.20'); await press(key); await expect(page.getByRole('checkbox', { name: 'substantive' })).toBeFocused() },
    base: async key => { await at('A.20'); await press('l'); await press(key); await expect(page.locator('.version', { hasText: 'base' })).toContainText('C') },
    versions: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible() },
    readings: async key => { await at('A.20'); await press(key); await expect(page.locator('rec-readings')).toHaveCount(0); await press(key); await expect(page.locator('rec-readings')).toBeVisible() },
    history: async key => { await at('A.20'); await press(key); await expect(page.locator('rec-history')).toBeVisible() },
    queries: async key => { await at('A.20'); await press(key); await expect(page.locator('rec-queries')).toBeVisible() },
    lineage: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'Words of A.20' })).toBeVisible() },
    ledger: async key => { await at('A.20'); await press(key); await expect(page.getByRole('list', { name: 'Entries' })).toBeVisible() },
    snapshot: async key => { await at('A.20'); await press(key); await expect(page.getByRole('dialog', { name: 'Name this state' })).toBeVisible() },
    report: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'Edit rate' })).toBeVisible() },
    overview: async key => { await at('A.20'); await press(key); await expect(page.getByRole('slider')).toBeFocused() },
    search: async key => { await at('A.20'); await press(key); await expect(page.getByRole('searchbox')).toBeFocused() },
    commands: async key => { await at('A.20'); await press(key); await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused(); await ada.type('clean'); await ada.press('Enter'); await expect.poll(() => query('layout')).toBe('inline') },
    keys: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'All keys' })).toBeVisible() },
    library: async key => { await at('A.20'); await press(key); await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible() },
  } // biome-ignore format: one proof a line
  const adopted = async (id: string) => {
    await expect.poll(async () => (await workplace.history(id)).at(-1)!.adoptedFrom).not.toBeNull()
    return (await workplace.history(id)).at(-1)!.adoptedFrom!
  }

  /** Walks to the finding that says this, from the row that the cursor is on. */
  const found = async (words: string) => {
    for (let i = 0; i < 6; i++) {
      await press('n')
      await expect(page.locator('rec-findings .card.pointed')).toBeVisible()
      if ((await page.locator('rec-findings .card.pointed').textContent())?.includes(words)) return
    }
    throw new Error(`no finding says “${words}”`)
  }

  const joined = async (ids: string) =>
    (await Promise.all(ids.split(' ').map(id => workplace.text(id)))).join('\n\n')

  expect(Object.keys(proofs).sort()).toEqual(commands.map(({ id }) => id).sort())
  for (const { id, keys } of commands) {
    for (const key of keys) await test.step(`${key}: ${id}`, () => proofs[id]!(key))
  }
})

test('the narrow page is one column that needs no sideways scrolling', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  for (const width of [320, 390, 768]) {
    await ada.page.setViewportSize({ width, height: 800 })
    await ada.open()
    const overflow = await ada.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
    await expect(ada.row().locator('.line').first()).toBeVisible()
    expect(await findings(ada.page), `${width} px`).toEqual([])
  }
})

test('paper carries the whole comparison and no controls', async ({ proofreader }) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?versions=A,B')
  await ada.page.emulateMedia({ media: 'print' })
  await ada.page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(ada.page.getByRole('toolbar')).toBeHidden()
  await expect(ada.page.locator('rec-row').last()).toBeVisible()
  const pdf = await ada.page.pdf({ format: 'A4' })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
  expect(pages).toBeGreaterThan(2)
  expect(pages).toBeLessThanOrEqual(14)
})
