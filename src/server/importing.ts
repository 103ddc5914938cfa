/**
 * Files -> a look at what is in them, nothing stored; or, with what a person said of them, a transcript or further versions. The
 * files are read by `formats`, in a thread of their own; what they become is planned there too, and asked of the store step by
 * step. A text that is there already is left as it is and named.
 */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import {
  AddAbout,
  ImportAbout,
  type Imported,
  Look,
  LookAbout,
  type LookedAt,
  type ReadingChoices,
  type ReadVersion,
} from '../api/imports.ts'
import { paths } from '../api/paths.ts'
import type { CutReading, CutVersion } from '../formats/cut.ts'
import { planImport, type SaidOfVersion } from '../formats/plan.ts'
import { bringIn, type Destination, idUnder } from '../store/bring-in.ts'
import { sha256 } from '../store/ledger.ts'
import type { TranscriptRecord } from '../store/store.ts'
import { slugIn } from './address.ts'
import { IMPORT_LIMIT, limited } from './body.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { slugsFor } from './imports.ts'
import type { CutOutcome, FileGiven } from './reader.ts'
import { refuse } from './refuse.ts'
import { summariesOver } from './states.ts'
import { isUpload, readUpload } from './uploads.ts'

/** Whom the ledger names where nobody said who it is. */
const NOBODY = 'import'
const SHOWN_SEGMENTS = 40
const SHOWN_LETTERS = 400
const LINES = 'application/x-ndjson'

type Known = { slug: string; siglum: string }
/** What is said of files that are to be kept. */
type About = Omit<import('zod').output<typeof ImportAbout>, 'slug'> & { slug?: string | undefined }

export function importRoutes({ store, read }: Dependencies): Hono {
  const app = new Hono()
  app.post(
    paths.imports(),
    limited(IMPORT_LIMIT),
    describe({
      summary:
        'Look at files (multipart/form-data: parts `file`, one part `about`) before anything is stored. Accept: application/x-ndjson tells how far it is, line by line, and then the answer',
      answers: { 200: Look },
      refusals: ['invalid-body', 'not-json', 'too-large', 'foreign-origin'],
    }),
    async c => {
      if (!isUpload(c)) return refuse(c, 'invalid-body', 'Send the files as multipart/form-data.')
      const upload = await readUpload(c, LookAbout)
      if (upload.kind === 'refused') return upload.refusal
      const { files, about } = upload
      const look = async (onProgress: (file: number, done: number, of: number) => void): Promise<Look> => {
        const known = textsIn(await store.transcripts())
        const looked: LookedAt[] = []
        for (const [number, file] of files.entries()) {
          const outcome = await read(file, choicesOf(about.choices?.[number]), (done, of) =>
            onProgress(number, done, of),
          )
          looked.push(lookedAt(file, outcome, known, about.texts ?? false))
        }
        return { files: looked }
      }
      if (!c.req.header('accept')?.includes(LINES)) return c.json((await look(() => {})) satisfies Look)
      c.header('content-type', LINES)
      return stream(c, async out => {
        const line = (value: unknown) => out.write(`${JSON.stringify(value)}\n`)
        await line({ look: await look((file, done, of) => void line({ file, done, of })) })
      })
    },
  )
  return app
}

/** Answers requests that bring files to be kept. */
export function importing({ store, read, feed, now, newId }: Dependencies) {
  const { detail } = summariesOver(store)

  /** A new transcript of the files. */
  async function transcript(c: Context): Promise<Response> {
    const upload = await readUpload(c, ImportAbout)
    if (upload.kind === 'refused') return upload.refusal
    return keep(c, upload.files, upload.about, null)
  }

  /** Further versions of the transcript in the address. */
  async function versions(c: Context): Promise<Response> {
    const upload = await readUpload(c, AddAbout)
    if (upload.kind === 'refused') return upload.refusal
    const record = await store.transcript(slugIn(c))
    if (!record) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
    return keep(c, upload.files, upload.about, record)
  }

  async function keep(
    c: Context,
    files: readonly FileGiven[],
    about: About,
    to: TranscriptRecord | null,
  ): Promise<Response> {
    const readings: CutReading[] = []
    for (const [number, file] of files.entries()) {
      const outcome = await read(file, choicesOf(about.choices?.[number]))
      if (outcome.kind === 'refused') return refuse(c, 'invalid-body', `${file.name}: ${placed(outcome)}.`)
      readings.push(outcome.reading)
    }
    const id = about.id ?? newId()
    const isAgain = (await store.knows(id)) || (await store.knows(idUnder(id, 'version 0')))
    const all = about.versions ?? everyVersion(readings)
    const strange = all.find(({ file, version }) => !readings[file]?.versions[version])
    if (strange) return refuse(c, 'invalid-body', `File ${strange.file} has no version ${strange.version}.`)
    const texts = textsIn(to ? [to] : await store.transcripts())
    const knownOf = ({ file, version }: SaidOfVersion) =>
      texts.get(sha256(readings[file]!.versions[version]!.text))
    // A text is known in a transcript; a new transcript is known where one holds all of its texts.
    const known = isAgain ? [] : to ? all.map(said => knownOf(said)?.[0]) : inOne(all.map(knownOf))
    const fresh = all.filter((_, i) => !known[i])
    const found = known.filter(one => one !== undefined)
    if (fresh.length === 0) return answer(c, found[0]!.slug, { sigla: [], known: found, losses: [] }, 200)
    const by = about.by ?? NOBODY
    const plan = planImport(readings, {
      by,
      versions: fresh,
      taken: new Set(isAgain ? [] : to?.versions.map(({ siglum }) => siglum)),
      idOf: name => idUnder(id, name),
    })
    const title = about.title ?? plan.title
    const destination: Destination = to
      ? { kind: 'transcript', slug: to.slug }
      : {
          kind: 'new',
          slugs: about.slug === undefined ? slugsFor(title) : [about.slug],
          title,
          date: about.date ?? plan.date,
          metadata: { ...plan.metadata, ...about.metadata },
        }
    const outcome = await bringIn(
      store,
      destination,
      { id, by, versions: plan.versions, changesets: plan.changesets },
      now(),
    )
    switch (outcome.kind) {
      case 'unknown-transcript':
        return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      case 'exists':
        return refuse(
          c,
          'exists',
          outcome.what === 'slug' ? 'Choose another slug.' : 'Choose another siglum.',
        )
      case 'id-reused':
        return refuse(c, 'id-reused', 'Make a new id for a new import.')
      case 'refused':
        return refuse(
          c,
          'invalid-body',
          `What came with the text could not be kept (${outcome.changeset}: ${outcome.why}).`,
        )
      case 'imported':
      case 'replayed': {
        feed.announce(outcome.slug)
        const imported = { sigla: outcome.sigla, known: found, losses: plan.losses }
        return answer(c, outcome.slug, imported, outcome.kind === 'imported' ? 201 : 200)
      }
    }
  }

  async function answer(c: Context, slug: string, imported: Imported['imported'], status: 200 | 201) {
    const record = await store.transcript(slug)
    return c.json({ ...(await detail(record!)), imported } satisfies Imported, status)
  }

  return { transcript, versions }
}

const everyVersion = (readings: readonly CutReading[]): SaidOfVersion[] =>
  readings.flatMap(({ versions }, file) => versions.map((_, version) => ({ file, version })))

/** Where each text is, by its SHA-256. */
function textsIn(transcripts: readonly TranscriptRecord[]): Map<string, Known[]> {
  const texts = new Map<string, Known[]>()
  for (const { slug, versions } of transcripts) {
    for (const { siglum, sha256: digest } of versions) {
      const places = texts.get(digest) ?? []
      texts.set(digest, [...places, { slug, siglum }])
    }
  }
  return texts
}

/** The places of all texts in the one transcript that holds all of them; none where there is no such transcript. */
function inOne(places: readonly (readonly Known[] | undefined)[]): (Known | undefined)[] {
  const [first = []] = places
  for (const { slug } of first) {
    const here = places.map(known => known?.find(one => one.slug === slug))
    if (here.every(one => one !== undefined)) return here
  }
  return places.map(() => undefined)
}

/** Absent choices are absent, so that the readers' own defaults hold. */
function choicesOf(choices: ReadingChoices = {}) {
  const { encoding, history } = choices
  return {
    ...(encoding !== undefined && { encoding }),
    ...(history !== undefined && { history }),
  }
}

function placed({ reason, line, part }: Extract<CutOutcome, { kind: 'refused' }>): string {
  const place = [part, line === null ? '' : `line ${line}`].filter(Boolean).join(', ')
  return place ? `${reason} (${place})` : reason
}

function lookedAt(
  file: FileGiven,
  outcome: CutOutcome,
  known: Map<string, Known[]>,
  withTexts: boolean,
): LookedAt {
  if (outcome.kind === 'refused') return { ...outcome, name: file.name }
  const { format, title, date, metadata, versions, losses, encoding } = outcome.reading
  return {
    kind: 'read',
    name: file.name,
    format,
    title,
    date,
    metadata,
    versions: versions.map(version => shown(version, known, withTexts)),
    losses,
    ...(encoding && { encoding }),
  }
}

function shown(version: CutVersion, known: Map<string, Known[]>, withText: boolean): ReadVersion {
  const { siglum, label, language, status, provenance, role, text, segments, revisions, queries } = version
  return {
    siglum,
    label,
    language,
    status,
    provenance,
    role,
    characters: text.length,
    segments: segments.length,
    beginning: segments.slice(0, SHOWN_SEGMENTS).map(segment => ({
      kind: segment.kind,
      speaker: segment.speaker ?? null,
      text: segment.text.slice(0, SHOWN_LETTERS).toWellFormed(),
    })),
    revisions: revisions?.length ?? 0,
    queries: queries?.length ?? 0,
    known: known.get(sha256(text)) ?? [],
    ...(withText && { text }),
  }
}
