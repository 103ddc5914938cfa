/** Files on their way in: a Word file with tracked changes, looked at, corrected, kept, put away and brought back. */
import AxeBuilder from '@axe-core/playwright'
import { writeZip } from '../../src/formats/zip.ts'
import { expect, test } from './workplace.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
const BY = 'w:id="1" w:author="Cora" w:date="2026-01-02T10:00:00Z"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const body = `<w:p>${run('Deng: The river rose in the ')}<w:del ${BY}><w:r><w:delText>night</w:delText></w:r></w:del><w:ins ${BY}>${run('morning')}</w:ins>${run('.')}</w:p><w:p>${run('Han: Nobody slept.')}</w:p><w:p>${run('Deng: So it was.')}</w:p>`
const memo = {
  name: 'memo.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    writeZip([
      { name: '[Content_Types].xml', content: TYPES },
      {
        name: 'word/document.xml',
        content: `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
      },
    ]),
  ),
}

test('a Word file is looked at, named, kept in both its states, put away and brought back', async ({
  proofreader,
  workplace,
}) => {
  const ada = await proofreader('Ada Byron')
  const { page } = ada
  await page.goto(workplace.address)
  await page.getByRole('button', { name: 'Add or compare texts' }).click()
  const picture = { name: 'scan.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }
  await page.getByLabel('Choose files').setInputFiles([memo, picture])
  await expect(page.getByLabel('Name of version B')).toHaveValue('memo, as corrected')
  await expect(page.getByText('it is a picture')).toBeVisible()
  expect(await workplace.get<unknown[]>('/api/transcripts')).toHaveLength(1)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await page.getByLabel('Name of version B').fill('Cora’s corrections')
  await page.getByLabel('Title of the transcript').fill('The night of the flood')
  await page.getByRole('button', { name: 'Keep as a transcript' }).click()
  await ada.giveName()
  await expect(page).toHaveURL(/\/t\/the-night-of-the-flood/)
  await expect(page.locator('rec-row ins').first()).toContainText('morning')
  await expect(page.getByText('Cora’s corrections')).toBeVisible()

  await page.getByRole('button', { name: 'Put away again' }).click()
  await expect(page.locator('rec-library h2')).toHaveCount(1)
  await page.getByText('Put away (1)').click()
  await page.getByRole('button', { name: /^Bring back The night/ }).click()
  await expect(page.locator('rec-library h2')).toHaveCount(2)
})

test('a further draft goes to the transcript that is open, under a siglum of its own', async ({
  proofreader,
}) => {
  const ada = await proofreader('Ada Byron')
  await ada.open()
  const { page } = ada
  await ada.press('Control+k')
  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(
      new File(['April 30, 1962\n\nDeng: Good.\n\nHan: Good day.\n'], 'later.txt', { type: 'text/plain' }),
    )
    document
      .querySelector('rec-app')!
      .dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }),
      )
  })
  await expect(page.getByLabel('Siglum of later')).toHaveValue('E')
  await page.getByRole('button', { name: 'Add this version' }).click()
  await ada.giveName()
  await expect(page.getByText('E added.')).toBeVisible()
  await expect(page).toHaveURL(/versions=.*E/)
})
