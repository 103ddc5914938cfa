/**
 * The bytes and the name of a file -> its reading, or why it is refused. What a file is, its content says first and its name only
 * where that says nothing. Each reader is loaded when it is first needed. What can be expected of any bytes at all is an
 * answer; nothing is thrown but a mistake of the program.
 */
import { FormatError, type FormatFault, type Reading } from './reading.ts'
import { type Archive, isZip, readZip } from './zip.ts'

export interface InputFile {
  /** For people, and for what the content does not tell. */
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  /** Of plain text. */
  encoding?: string
  /** Tracked changes: two versions (default), or one with revisions by their authors. */
  history?: 'versions' | 'revisions'
  onProgress?: (done: number, of: number) => void
}

export type ReadOutcome =
  | { kind: 'read'; reading: Reading }
  | {
      kind: 'refused'
      fault: FormatFault
      /** A sentence without its full stop. */
      reason: string
      line: number | null
      part: string | null
    }

/** See the head of this file. */
export async function readFile(file: InputFile, options: ReadOptions = {}): Promise<ReadOutcome> {
  try {
    return { kind: 'read', reading: await read(file, options) }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const { fault, message, line, part } = error
    return { kind: 'refused', fault, reason: message, line, part }
  }
}

/** What is known by its first bytes and not read, with what to do. */
const STRANGERS: readonly (readonly [bytes: number[], reason: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'it is an old or a password-protected Office file: open it in Word and save it as .docx without a password',
  ],
  [[0x89, 0x50, 0x4e, 0x47], 'it is a picture: recognise its text first (OCR)'],
  [[0xff, 0xd8, 0xff], 'it is a picture: recognise its text first (OCR)'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'it is an RTF file: open it in Word or LibreOffice and save it as .docx'],
  [[0x1f, 0x8b], 'it is a packed file: unpack it first'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'it is a packed file: unpack it first'],
  [[0x52, 0x61, 0x72, 0x21], 'it is a packed file: unpack it first'],
]

async function read(file: InputFile, options: ReadOptions): Promise<Reading> {
  const { bytes } = file
  if (bytes.length === 0) throw new FormatError('empty', 'it is empty')
  for (const [magic, reason] of STRANGERS)
    if (magic.every((byte, i) => bytes[i] === byte))
      throw new FormatError(magic[0] === 0xd0 ? 'encrypted' : 'unknown-format', reason)
  if (isZip(bytes)) return readArchive(file, readZip(bytes), options)
  return readCharacters(file, options)
}

async function readArchive(
  file: InputFile,
  archive: Archive,
  { history, onProgress }: ReadOptions,
): Promise<Reading> {
  const chosen = { ...(history !== undefined && { history }), ...(onProgress && { onProgress }) }
  if (archive.has('[Content_Types].xml')) {
    if (archive.names.some(name => /^xl\//.test(name)))
      throw new FormatError('unknown-format', 'it is an Excel file: save the sheet as CSV')
    if (archive.names.some(name => /^ppt\//.test(name)))
      throw new FormatError('unknown-format', 'it is a PowerPoint file, which holds no transcript')
    const { readDocx } = await import('./docx/read.ts')
    return readDocx(file, chosen)
  }
  throw new FormatError(
    'unknown-format',
    'it is a ZIP file, and no document: unpack it and choose the files in it',
  )
}

async function readCharacters(file: InputFile, { encoding }: ReadOptions): Promise<Reading> {
  const { readText } = await import('./text/read.ts')
  return readText(file, encoding === undefined ? {} : { encoding })
}
