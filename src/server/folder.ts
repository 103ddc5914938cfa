/**
 * The `translations/` folder -> transcripts in the store. What is new comes in; a version whose file changed comes in
 * beside the old one under a new siglum; nothing is ever removed, and reading the folder again changes nothing. A folder
 * that cannot be read costs one warning line and no other folder. Links are not followed.
 */
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Slug } from '../api/text.ts'
import { decodeText, type FolderManifest, type FolderVersion, parseManifest } from '../formats/folder.ts'
import type { NewVersion, Store, TranscriptRecord } from '../store/store.ts'
import { segmented } from './imports.ts'

interface Outside {
  now(): string
  newId(): string
  log(line: string): void
}

/** A version as it lies in the folder. */
interface Found {
  declared: FolderVersion
  text: string
  sha256: string
  /** The day on which its file was last written, such as 2026-04-30. */
  day: string
}

class BrokenFolder extends Error {}

/** Reads every transcript in `folder` into the store. */
export async function readTranslations(folder: string, store: Store, outside: Outside): Promise<void> {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.name.startsWith('.') || !item.isDirectory()) continue
    try {
      await readOne(join(folder, item.name), item.name, store, outside)
    } catch (error) {
      if (!(error instanceof BrokenFolder)) throw error
      outside.log(`Left out ${JSON.stringify(item.name)} of the translations folder: ${error.message}.`)
    }
  }
}

async function readOne(folder: string, slug: string, store: Store, outside: Outside): Promise<void> {
  if (!Slug.safeParse(slug).success)
    throw new BrokenFolder('its name must be lower-case letters, digits and hyphens')
  const parsed = parseManifest(readPlainFile(folder, 'transcript.json').bytes)
  if (parsed.kind === 'broken') throw new BrokenFolder(`transcript.json: ${parsed.reason}`)
  const { manifest } = parsed
  const found = manifest.versions.map(declared => readVersion(folder, declared))
  const known = await store.transcript(slug)
  if (known) await addMissing(known, found, store, outside)
  else await addTranscript(slug, manifest, found, store, outside)
}

async function addTranscript(
  slug: string,
  { title, date, metadata }: FolderManifest,
  found: readonly Found[],
  store: Store,
  { now, newId }: Outside,
): Promise<void> {
  const versions = found.map(one => newVersion(one, one.declared.siglum, one.declared.label))
  await store.importTranscript({ id: newId(), by: BY, slugs: [slug], title, date, metadata, versions }, now())
}

/** Whom the ledger names for what came from the folder. */
const BY = 'translations folder'

async function addMissing(
  transcript: TranscriptRecord,
  found: readonly Found[],
  store: Store,
  { now, newId, log }: Outside,
): Promise<void> {
  const { slug } = transcript
  const taken = new Set(transcript.versions.map(({ siglum }) => siglum))
  for (const one of found) {
    const { siglum, label } = one.declared
    const sameFile = transcript.versions.filter(
      v => v.origin === siglum || (v.origin === '' && v.siglum === siglum),
    )
    if (sameFile.some(({ sha256 }) => sha256 === one.sha256)) continue
    const changed = taken.has(siglum)
    const name = changed ? freeSiglum(siglum, taken) : siglum
    taken.add(name)
    const version = newVersion(one, name, changed ? `${label} (file of ${one.day})` : label)
    await store.importVersion(slug, { id: newId(), by: BY, version }, now())
    log(`Read ${slug} ${name}${changed ? `: the file of ${siglum} has changed, the old version stays` : ''}.`)
  }
}

function newVersion({ declared, text }: Found, siglum: string, label: string): NewVersion {
  const { language, status, provenance, role } = declared
  return segmented({ siglum, label, language, status, provenance, role, text }, declared.siglum)
}

/** `A` -> `A2`, `A3` …; `A1` -> `A1v2`, which nobody reads as twelve. */
function freeSiglum(siglum: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const suffix = /\d$/.test(siglum) ? `v${number}` : String(number)
    const name = siglum.slice(0, 8 - suffix.length) + suffix
    if (!taken.has(name)) return name
  }
}

function readVersion(folder: string, declared: FolderVersion): Found {
  const { bytes, day } = readPlainFile(folder, declared.file)
  const decoded = decodeText(bytes)
  if (decoded.kind === 'broken') throw new BrokenFolder(`${JSON.stringify(declared.file)}: ${decoded.reason}`)
  return { declared, text: decoded.text, sha256: createHash('sha256').update(bytes).digest('hex'), day }
}

/** A regular file of this very folder; the check and the reading are of one open file, so it cannot be swapped between. */
function readPlainFile(folder: string, name: string): { bytes: Uint8Array; day: string } {
  let file: number
  try {
    file = openSync(
      join(folder, name),
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why =
      code === 'ENOENT' ? 'is not there' : code === 'ELOOP' ? 'is a link' : `cannot be opened (${code})`
    throw new BrokenFolder(`${JSON.stringify(name)} ${why}`)
  }
  try {
    const about = fstatSync(file)
    if (!about.isFile()) throw new BrokenFolder(`${JSON.stringify(name)} is no file`)
    return { bytes: readFileSync(file), day: about.mtime.toISOString().slice(0, 10) }
  } finally {
    closeSync(file)
  }
}
