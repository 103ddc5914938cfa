/** Closed laptops, lost networks, two people on one text: no word is lost, and the indicator says how it stands. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser, launchArguments } from '../browser.mjs'
import { expect, Proofreader, SLUG, test, whenKept } from './workplace.ts'

const root = new URL('../..', import.meta.url).pathname
const letters = 'The laptop was closed in the middle of this very sentence, and every word of it'

test('twenty edits offline, a reload, and the network comes back: exactly twenty revisions', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  await whenKept(ada.page)
  await ada.press('Control+Enter')
  await ada.giveName()
  await ada.saved()
  const before = await workplace.saves()

  await ada.page.context().setOffline(true)
  for (let i = 1; i <= 20; i++) {
    await ada.press('e')
    await expect(ada.editor()).toBeFocused()
    await ada.press('Control+End')
    await ada.type(` ${i}`)
    await ada.press('Control+s')
    await expect(ada.editor()).toHaveCount(0)
    await expect(ada.saving()).toHaveText(
      `Saved on this device: ${i} ${i === 1 ? 'change' : 'changes'} waiting`,
    )
    if (i % 4 === 0) await ada.press('j')
  }
  expect(await workplace.saves()).toBe(before)
  await ada.page.reload()
  await expect(ada.saving()).toHaveText('Saved on this device: 20 changes waiting')
  await expect(ada.segment('A.15').first()).toContainText('1 2 3 4')

  await ada.page.context().setOffline(false)
  await ada.saved()
  expect((await workplace.saves()) - before).toBe(20)
  const revisions = await Promise.all(
    ['A.15', 'A.16', 'A.17', 'A.18', 'A.19'].map(id => workplace.history(id)),
  )
  expect(revisions.map(states => states.length - 1)).toEqual([4, 4, 4, 4, 4])
})

test('two people on one segment: different words are combined, the same words are settled by a person', async ({
  proofreader,
  workplace,
}) => {
  const [ada, ben] = [await proofreader('Ada Byron'), await proofreader('Ben Jonson')]
  await ada.open('?at=A.17')
  await ben.open('?at=A.17')
  const text = await workplace.text('A.17')
  await ada.edit('A.17')
  await ben.edit('A.17')
  await ada.editor().fill(text.replace('historical duties', 'historic tasks'))
  await ben.editor().fill(`${text} Yes.`)
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  await expect(ben.page.locator('.overtaken')).toBeVisible()
  await ben.press('Control+s')
  await ben.giveName()
  await ben.saved()
  await expect(ben.notice()).toContainText('Ada Byron')
  expect(await workplace.text('A.17')).toBe(`${text.replace('historical duties', 'historic tasks')} Yes.`)
  await expect(ada.segment('A.17').first()).toContainText('Yes.')

  const now = await workplace.text('A.17')
  await ada.edit('A.17')
  await ben.edit('A.17')
  await ada.editor().fill(now.replace('first complete', 'finish'))
  await ben.editor().fill(now.replace('first complete', 'at once fulfil'))
  await ada.press('Control+s')
  await ada.saved()
  await ben.press('Control+s')
  const conflict = ben.page.locator('rec-conflict')
  await expect(conflict).toContainText('finish')
  await expect(conflict).toContainText('at once fulfil')
  await expect(conflict).toContainText('first complete')
  await expect(ben.saving()).toHaveText('1 conflict to settle')
  expect(await workplace.text('A.17')).toContain('finish')

  await ben.page.close()
  const again = await ben.page.context().newPage()
  const back = new Proofreader(again, workplace, 'Ben Jonson')
  await back.open('?at=A.17')
  await expect(back.page.locator('rec-conflict')).toContainText('at once fulfil')
  await back.page.locator('rec-conflict textarea').fill(now.replace('first complete', 'first fulfil'))
  await back.page.getByRole('button', { name: 'Save the text that will stand' }).click()
  await back.saved()
  await expect(back.page.locator('rec-conflict')).toHaveCount(0)
  expect(await workplace.text('A.17')).toBe(now.replace('first complete', 'first fulfil'))
  expect((await workplace.history('A.17')).at(-1)!.kind).toBe('merge')
})

for (const way of ['close', 'navigate', 'reload'] as const) {
  test(`ten times in mid-word the page is left by ${way}: no character is lost`, async ({
    proofreader,
    workplace,
  }) => {
    const ada = await proofreader('Ada Byron')
    let { page } = ada
    for (let round = 0; round < 10; round++) {
      const person = new Proofreader(page, workplace, 'Ada Byron')
      await person.open('?at=A.14')
      const use = page.getByRole('button', { name: 'Use it' })
      if (round > 0) {
        await use.click()
        await expect(person.editor()).toBeVisible()
      } else await person.edit('A.14')
      const typed = `${letters.slice(0, 12 + round * 5)}${round}`
      await person.editor().fill('')
      await page.keyboard.insertText(typed.slice(0, -6))
      await person.type(typed.slice(-6))
      if (way === 'reload') await page.reload()
      else if (way === 'navigate') await page.goto('about:blank')
      else {
        const context = page.context()
        await page.close()
        page = await context.newPage()
      }
      const after = new Proofreader(page, workplace, 'Ada Byron')
      await after.open('?at=A.14')
      await expect(page.locator('.unsaved p')).toHaveText(typed)
    }
  })
}

test('ten times in mid-word the browser is killed: one character is lost at most', async ({ workplace }) => {
  test.setTimeout(180_000)
  const profile = mkdtempSync(join(tmpdir(), 'recension-profile-'))
  const path = process.env.RECENSION_TEST_BROWSER ?? findBrowser(root)
  let lost = 0
  for (let round = 0; round < 10; round++) {
    const port = 9300 + Math.floor(Math.random() * 500)
    const browser = spawn(
      path,
      [
        `--remote-debugging-port=${port}`,
        `--user-data-dir=${profile}`,
        '--headless',
        '--disable-gpu',
        '--window-size=1440,900',
        ...launchArguments,
        'about:blank',
      ],
      { stdio: 'ignore', detached: true },
    )
    const client = await connect(port)
    const page = client.contexts()[0]!.pages()[0] ?? (await client.contexts()[0]!.newPage())
    const person = new Proofreader(page, workplace, 'Ada Byron')
    await person.open('?at=A.14')
    if (round > 0) {
      const kept = await page.locator('.unsaved p').innerText({ timeout: 10_000 })
      const expected = `${letters.slice(0, 12 + (round - 1) * 5)}${round - 1}`
      expect(expected.startsWith(kept), `“${kept}” of “${expected}”`).toBe(true)
      lost = Math.max(lost, expected.length - kept.length)
      await page.getByRole('button', { name: 'Use it' }).click()
    } else await person.edit('A.14')
    await person.editor().fill('')
    // Forty letters a second: four times what the fastest typists do.
    await page.keyboard.type(`${letters.slice(0, 12 + round * 5)}${round}`, { delay: 25 })
    process.kill(-browser.pid!, 'SIGKILL')
    await new Promise(resolve => browser.once('exit', resolve))
  }
  console.log(`browser killed 10 times: at most ${lost} characters lost in a round`)
  expect(lost).toBeLessThanOrEqual(1)
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function connect(port: number) {
  for (let i = 0; ; i++) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    } catch (error) {
      if (i === 60) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

test('a server that dies while saving: the indicator waits, and the save arrives once', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  const { port } = workplace
  await workplace.stop('SIGKILL')
  await ada.press('e')
  await ada.press('Control+End')
  await ada.type(' While you were away.')
  await ada.press('Control+s')
  await ada.giveName()
  await expect(ada.saving()).toHaveText('Saved on this device: 1 change waiting')
  await workplace.start(port)
  await ada.saved()
  expect(
    (await workplace.history('A.14')).filter(({ text }) => text.endsWith('While you were away.')),
  ).toHaveLength(1)
})

test('an answer that is held back: the indicator says “Saving…”, never “Saved”', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  let answer: () => void = () => {}
  const held = new Promise<void>(resolve => (answer = resolve))
  await ada.page.route('**/changesets', async route => {
    await held
    await route.continue()
  })
  await ada.press('e')
  await ada.press('Control+End')
  await ada.type(' Held.')
  await ada.press('Control+s')
  await ada.giveName()
  await expect(ada.saving()).toHaveText('Saving…')
  await ada.page.waitForTimeout(500)
  await expect(ada.saving()).toHaveText('Saving…')
  answer()
  await ada.saved()
  expect(await workplace.text('A.14')).toMatch(/Held\.$/)
})

test('a device that keeps nothing: the indicator says to keep the page open, and the save still arrives', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
      if (String(args[1]).match(/^(unsaved|outbox)/)) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await ada.open('?at=A.14')
  await ada.press('e')
  await ada.press('Control+End')
  await ada.type(' Full.')
  await expect(ada.saving()).toHaveText('Not saved: keep this page open')
  await ada.press('Control+s')
  await ada.giveName()
  await expect.poll(() => workplace.text('A.14')).toMatch(/Full\.$/)
})

test('unsaved text left by Esc is offered: compared, used, discarded and taken back', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open('?at=A.14')
  await ada.press('e')
  await ada.press('Control+End')
  await ada.type(' Not yet.')
  await ada.press('Escape')
  await expect(ada.page.locator('.unsaved')).toContainText('Not yet.')
  await ada.page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(ada.page.locator('.unsaved ins')).toContainText('Not yet.')
  await ada.page.getByRole('button', { name: 'Discard' }).click()
  await expect(ada.page.locator('.unsaved')).toHaveCount(0)
  await ada.page.getByRole('button', { name: 'Take it back' }).click()
  await expect(ada.page.locator('.unsaved')).toContainText('Not yet.')
  await ada.press('e')
  await expect(ada.editor()).toHaveValue(/Not yet\.$/)
  await ada.press('Control+s')
  await ada.giveName()
  await ada.saved()
  expect(await workplace.text('A.14')).toMatch(/Not yet\.$/)
  await ada.page.goto(`${workplace.address}/t/${SLUG}?at=A.14`)
  await expect(ada.row()).toBeVisible()
  await expect(ada.page.locator('.unsaved')).toHaveCount(0)
})
