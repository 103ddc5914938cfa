/**
 * An Office file of the kind that is no ZIP archive (compound file, [MS-CFB]) -> why it is refused, and what to do. Three kinds of it come
 * along: the .doc of old, a .docx with a password, and others of no use here.
 */
import { FormatError } from '../reading.ts'

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Its directory may stand anywhere; a search through more than this is not worth the better sentence. */
const SEARCHED = 64 * 1_048_576

/** Throws FormatError `encrypted` or `unknown-format` if the bytes are of such a file. */
export function refuseCompound(bytes: Uint8Array): void {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) return
  if (holds(bytes, 'EncryptedPackage'))
    throw new FormatError(
      'encrypted',
      'it is protected by a password: open it in Word and save it without one',
    )
  if (holds(bytes, 'WordDocument'))
    throw new FormatError(
      'unknown-format',
      'it is a Word file of the old kind (.doc): open it in Word or LibreOffice and save it as .docx',
    )
  throw new FormatError('unknown-format', 'it is an old Office file: save it as .docx')
}

/** Whether a stream of this name is in the directory, which writes names in UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap(letter => [letter.charCodeAt(0), 0])
  const end = Math.min(bytes.length, SEARCHED) - wanted.length
  // Entries of the directory stand at multiples of their size.
  for (let at = 0; at <= end; at += 128) if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}
