/**
 * The bytes of a `translations/<slug>/` folder -> one transcript: `transcript.json` with the metadata, and one plain-text
 * file a version. Texts are taken as they are, a byte-order mark included, so that they come back byte for byte; bytes
 * that are no UTF-8 are refused rather than repaired. Opening the files, and what to do about changed ones, is the server's.
 */
import * as z from 'zod'

const LONGEST_TEXT = 20_000_000

/** A plain name in the same folder: nothing that leads elsewhere. */
const FileName = z.string().regex(/^[^/\\\0.][^/\\\0]{0,199}$/, 'is no plain file name')
const Line = z.string().max(2_000)

const FolderVersion = z.object({
  siglum: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,7}$/, 'is no siglum: a letter, then up to seven letters or digits'),
  label: Line.min(1),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'is no language tag such as en or zh-Hans'),
  file: FileName,
  status: Line.default(''),
  provenance: z.string().max(200_000).default(''),
  role: z.enum(['translation', 'draft', 'original']).default('draft'),
})

const Manifest = z.looseObject({
  title: Line.min(1),
  date: Line.default(''),
  versions: z.array(FolderVersion).min(1).max(50),
})

export type FolderVersion = z.output<typeof FolderVersion>

export interface FolderManifest {
  title: string
  date: string
  /** Everything else in the file: citation, credits, rights, source, languages … as text. */
  metadata: Record<string, string>
  versions: FolderVersion[]
}

type Broken = { kind: 'broken'; reason: string }

/** Reads `transcript.json`. */
export function parseManifest(bytes: Uint8Array): { kind: 'manifest'; manifest: FolderManifest } | Broken {
  const decoded = decodeText(bytes)
  if (decoded.kind === 'broken') return decoded
  let json: unknown
  try {
    json = JSON.parse(decoded.text.replace(/^\ufeff/, ''))
  } catch {
    return { kind: 'broken', reason: 'it is not JSON' }
  }
  const parsed = Manifest.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { kind: 'broken', reason: `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is wrong'}` }
  }
  const { title, date, versions, ...rest } = parsed.data
  const sigla = versions.map(({ siglum }) => siglum)
  if (new Set(sigla).size !== sigla.length) return { kind: 'broken', reason: 'it names a siglum twice' }
  const metadata = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, asText(value)]))
  const texts = [
    title,
    date,
    ...Object.values(metadata),
    ...versions.flatMap(v => [v.label, v.status, v.provenance]),
  ]
  // JSON can spell what UTF-8 cannot.
  if (!texts.every(text => text.isWellFormed() && !text.includes('\0'))) {
    return { kind: 'broken', reason: 'a text in it is not well-formed Unicode or holds U+0000' }
  }
  return { kind: 'manifest', manifest: { title, date, metadata, versions } }
}

/** The text that these bytes are in UTF-8, every one of them. */
export function decodeText(bytes: Uint8Array): { kind: 'text'; text: string } | Broken {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { kind: 'broken', reason: 'it is not UTF-8' }
  }
  if (text.includes('\0')) return { kind: 'broken', reason: 'it holds U+0000' }
  if (text.length > LONGEST_TEXT) return { kind: 'broken', reason: 'it is longer than 20 million characters' }
  return { kind: 'text', text }
}

/** Lists and pairs as people would write them on one line. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(asText).join('; ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, held]) => `${name}: ${asText(held)}`)
    .join('; ')
}
