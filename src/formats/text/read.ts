/**
 * A plain text or Markdown file -> one version, its text as it stands in the file, character by character. Its head matter (title,
 * date, citation, credits, status) is guessed at as the core finds it, for a person to correct; nothing is taken out of the text.
 */
import { segmentText } from '../../core/text/segment.ts'
import { guessLanguage } from '../../core/text/tongue.ts'
import type { Segment } from '../../core/transcript.ts'
import { decodeBytes } from '../encoding.ts'
import { FormatError, keepable, Losses, type Reading } from '../reading.ts'

export interface TextOptions {
  /** As a person says; absent: told by the bytes. */
  encoding?: string
}

/** Throws FormatError: `unknown-format`, `invalid`, `too-large`, `empty`. */
export function readText(file: { name: string; bytes: Uint8Array }, { encoding }: TextOptions = {}): Reading {
  const decoded = decodeBytes(file.bytes, encoding)
  const losses = new Losses()
  const text = keepable(decoded.text, losses)
  const { used, sure, others } = decoded
  const format = /\.(?:md|markdown)$/i.test(file.name) ? 'markdown' : 'text'
  const reading = readingOfText(format, file.name, text, losses)
  return used === 'utf-8' && encoding === undefined
    ? reading
    : { ...reading, encoding: { used, sure, others } }
}

/** The reading of one text with all that its head matter tells. Throws FormatError `empty`. */
export function readingOfText(format: string, name: string, text: string, losses: Losses): Reading {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new FormatError('empty', 'there is no text in it')
  const segments = segmentText(text)
  const fields = fieldsOf(segments)
  const base = name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  const { title = base, date = '', status = '', ...metadata } = fields
  return {
    format,
    title,
    date: isoDate(date) ?? date,
    metadata,
    versions: [
      {
        siglum: 'A',
        label: base,
        language: guessLanguage(bodyOf(text, segments)),
        status,
        provenance: `Loaded from “${name}”`,
        role: 'draft',
        text,
        segments,
      },
    ],
    losses: losses.all,
  }
}

/** Head matter tells of languages and archives; the body is in the language. */
function bodyOf(text: string, segments: readonly Segment[]): string {
  const body = segments.find(({ kind }) => kind !== 'metadata')
  return text.slice(body?.from ?? 0)
}

/** Each field with what stands in it, without its printed label; several of one field one after the other. */
export function fieldsOf(segments: readonly Segment[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { kind, field, text, label = 0 } of segments) {
    if (kind !== 'metadata' || !field || field === '__proto__') continue
    const value = text
      .slice(label)
      .replace(/[ \t]*\n[ \t]*/g, ' ')
      .replace(/\*{1,3}/g, '')
      .trim()
    const shown = field === 'status' ? value.replace(/^\((.*)\)$/u, '$1') : value
    if (shown) fields[field] = fields[field] ? `${fields[field]}; ${shown}` : shown
  }
  return fields
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)

/** `April 30, 1962`, `30 April 1962`, `1962年4月30日` -> `1962-04-30`; null where it is written otherwise. */
export function isoDate(written: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return written
  const chinese = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$/u.exec(written)
  if (chinese) return iso(chinese[1]!, Number(chinese[2]), chinese[3]!)
  const american = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(written)
  const british = /^(\d{1,2})\.?\s+(\p{L}+)\.?,?\s+(\d{4})$/u.exec(written)
  const [month, day, year] = american
    ? [american[1]!, american[2]!, american[3]!]
    : british
      ? [british[2]!, british[1]!, british[3]!]
      : ['', '', '']
  const number = month.length < 3 ? -1 : MONTHS.findIndex(name => name.startsWith(month.toLowerCase()))
  return number < 0 ? null : iso(year, number + 1, day)
}

function iso(year: string, month: number, day: string): string | null {
  const valid = month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= 31
  return valid ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
