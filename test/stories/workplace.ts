/**
 * The stage of every story: a real server on a data folder of its own, and proofreaders at real pages. What a story does
 * to the screen is said here once, in a proofreader's words.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, type Locator, type Page, test as plain } from 'playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const SLUG = '1962-04-30-deng-han'

/** One server process over one data folder. */
export class Workplace {
  readonly data = mkdtempSync(join(tmpdir(), 'recension-story-'))
  address = ''
  private process: ChildProcess | undefined

  async start(port = 0): Promise<void> {
    const args = [
      'dist/server/main.js',
      '--data',
      this.data,
      '--port',
      String(port),
      '--translations',
      join(root, 'translations'),
    ]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    this.process = child
    this.address = await new Promise((resolve, reject) => {
      child.stdout.on('data', chunk => {
        const address = /https?:\/\/\S+/.exec(String(chunk))?.[0]
        if (address) resolve(address)
      })
      child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
    })
  }

  /** Ends the server as a power cut would, or politely. */
  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const child = this.process
    if (!child || child.exitCode !== null) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  get port(): number {
    return Number(new URL(this.address).port)
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.address + path)
    expect(answer.status).toBe(200)
    return (await answer.json()) as T
  }

  /** The current text of a segment as the server has it. */
  async text(id: string): Promise<string> {
    const version = await this.get<{ segments: { id: string; text: string }[] }>(
      `/api/transcripts/${SLUG}/versions/${id.split('.')[0]}`,
    )
    return version.segments.find(segment => segment.id === id)!.text
  }

  async history(
    id: string,
  ): Promise<
    { kind: string; by: string; text: string; reason: string | null; adoptedFrom: string | null }[]
  > {
    const { states } = await this.get<{
      states: { kind: string; by: string; text: string; reason: string | null; adoptedFrom: string | null }[]
    }>(`/api/transcripts/${SLUG}/segments/${id}/history`)
    return states
  }

  /** Somebody asks about a segment as it was imported. */
  async ask(segment: string, text: string): Promise<void> {
    const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
    const act = { act: 'ask', id: id(2), segment, on: null, from: 0, to: 0, quote: '', text }
    const answer = await fetch(`${this.address}/api/transcripts/${SLUG}/changesets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: id(1), kind: 'review', by: 'Han Suyin', acts: [act] }),
    })
    expect(answer.status).toBe(201)
  }

  /** How many changesets anybody saved. */
  async saves(): Promise<number> {
    const { entries } = await this.get<{ entries: { body: { type: string } }[] }>(
      `/api/transcripts/${SLUG}/ledger?after=0`,
    )
    return entries.filter(({ body }) => body.type === 'changeset').length
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}

/** One person at one page. */
export class Proofreader {
  constructor(
    readonly page: Page,
    readonly workplace: Workplace,
    readonly name: string,
  ) {}

  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.workplace.address}/t/${SLUG}${query}`)
    await expect(this.row()).toBeVisible()
  }

  press = (key: string) => this.page.keyboard.press(key)
  type = (text: string) => this.page.keyboard.type(text)

  /** The row under the cursor. */
  row = (): Locator => this.page.locator('rec-row[current]')
  /** The paragraph of one segment. */
  segment = (id: string): Locator => this.page.locator(`[data-segment="${id}"]`)
  rowOf = (id: string): Locator => this.page.locator('rec-row', { has: this.segment(id) })
  editor = (): Locator => this.page.locator('rec-editor textarea')
  saving = (): Locator => this.page.locator('rec-saving [role=status]')
  notice = (): Locator => this.page.locator('.notice')

  inspector = (): Locator => this.page.getByRole('complementary', { name: 'Inspector' })

  /** The rows of these segments come to this page as aligned in doubt, whatever the program thinks of them. */
  async doubt(segments: readonly string[]): Promise<void> {
    await this.page.route('**/comparison?*', async route => {
      const answer = await route.fetch()
      const comparison = (await answer.json()) as {
        rows: { score: number; cells: Record<string, string[]> }[]
      }
      for (const row of comparison.rows) {
        const isNamed = Object.values(row.cells).some(ids => ids.some(id => segments.includes(id)))
        row.score = isNamed ? 0.1 : 0.9
      }
      await route.fulfill({ response: answer, json: comparison })
    })
  }

  /** Gives the name that is asked for at the first save. */
  async giveName(): Promise<void> {
    const field = this.page.getByLabel('Name', { exact: true })
    await field.fill(this.name)
    await this.press('Enter')
    await expect(field).toBeHidden()
  }

  async saved(): Promise<void> {
    await expect(this.saving()).toHaveText(/^Saved \d\d:\d\d$/)
  }

  /** Opens the editor on a segment and puts the caret at its end. */
  async edit(id: string): Promise<void> {
    await this.segment(id).first().dblclick()
    await expect(this.editor()).toBeFocused()
    await this.press('Control+End')
  }
}

/** A page with a service worker that has kept it, as after a first visit. */
export async function whenKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect
    .poll(() =>
      page.evaluate(
        async () => (await caches.match('/')) !== undefined && Object.keys(await caches.keys()).length > 0,
      ),
    )
    .toBe(true)
  // What is fetched after the first look comes in one go; all of it must be kept before the network may end.
  const parts = ['comparing', 'reparent', 'rec-conflict', 'rec-versions', 'rec-history', 'rec-readings']
  const missing = () =>
    page.evaluate(async names => {
      const kept = (await (await caches.open('recension-page')).keys()).map(({ url }) => url)
      return names.filter(name => !kept.some(url => url.includes(`/assets/${name}-`)))
    }, parts)
  await expect.poll(missing).toEqual([])
}

export interface Stage {
  workplace: Workplace
  /** Another person, in a browser profile of their own. */
  proofreader(name: string): Promise<Proofreader>
  /** Everything that any page said on its console as a warning or error. */
  complaints: string[]
}

export const test = plain.extend<Stage>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the parameters' names
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints, 'the console stays silent').toEqual([])
  },
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the parameters' names
  workplace: async ({}, use) => {
    const workplace = new Workplace()
    await workplace.start()
    await use(workplace)
    await workplace.close()
  },
  proofreader: async ({ browser, workplace, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async name => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      contexts.push(context)
      const page = await context.newPage()
      listen(page, complaints)
      return new Proofreader(page, workplace, name)
    })
    for (const context of contexts) {
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
    }
  },
})

/** Notes what a page complains of. A lost network is the browser's own complaint, and part of some stories. */
export function listen(page: Page, complaints: string[]): void {
  page.on('console', message => {
    const text = message.text()
    const isNetwork =
      /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_NETWORK|ERR_EMPTY_RESPONSE|ERR_FAILED|ERR_INCOMPLETE_CHUNKED|status of 409/.test(
        text,
      )
    if ((message.type() === 'error' || message.type() === 'warning') && !isNetwork) complaints.push(text)
  })
  page.on('pageerror', error => complaints.push(String(error)))
}

export { expect }
