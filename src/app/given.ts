/**
 * Files and pasted texts on their way in: read as UTF-8 or refused by name with what to do, named, and guessed at: their
 * language by its letters, their siglum by their order.
 */
import type { GivenText } from './state.ts'

const LARGEST_BYTES = 20_000_000

/** Files -> texts; a sentence for each that cannot be taken. */
export async function readFiles(files: Iterable<File>): Promise<{ texts: GivenText[]; refusals: string[] }> {
  const texts: GivenText[] = []
  const refusals: string[] = []
  for (const file of files) {
    if (file.size > LARGEST_BYTES) {
      refusals.push(`“${file.name}” is larger than 20 MB. Split it and try again.`)
      continue
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
      if (text.includes('\0')) throw new TypeError('not a text')
      if (text.trim() === '') refusals.push(`“${file.name}” is empty.`)
      else texts.push({ name: file.name.replace(/\.(txt|md)$/i, ''), text })
    } catch {
      refusals.push(
        `“${file.name}” is not plain text in UTF-8. Save it from Word as “Plain text, Unicode (UTF-8)” and try again.`,
      )
    }
  }
  return { texts, refusals }
}

const SIGLA = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The siglum of the n-th given text. */
export const siglumFor = (index: number) =>
  `${SIGLA[index % 26]}${index >= 26 ? Math.floor(index / 26) + 1 : ''}`

/** Mostly Han, Kana or Hangul letters? Then words are found by dictionary; otherwise blanks tell them apart. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, 20_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu) || 1
  if (count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) / letters > 0.1) return 'ja'
  if (count(/\p{Script=Hangul}/gu) / letters > 0.3) return 'ko'
  if (count(/\p{Script=Han}/gu) / letters > 0.3) return 'zh'
  if (count(/\p{Script=Cyrillic}/gu) / letters > 0.3) return 'ru'
  return 'en'
}
