/**
 * Files as they were read, and what a person says of them -> what a store is to be asked, step by step: the versions, then what came
 * with them (changes by their authors, queries, which segments answer which). Pure; the same files under the same ids give the
 * same plan, so that an import that was cut off in the middle can be repeated. Promised and tested: no two versions of one
 * siglum; nothing but what was asked for.
 */
import { alignVersions } from '../core/align/table.ts'
import type { Pin } from '../core/pin.ts'
import type { Act } from '../core/review/act.ts'
import type { Segment, VersionInfo } from '../core/transcript.ts'
import type { CutReading, CutVersion } from './cut.ts'
import type { Loss } from './reading.ts'

/** What a person says of one version; what is absent stays as it was read. */
export interface SaidOfVersion {
  /** Which file and which of its versions, from 0. */
  file: number
  version: number
  siglum?: string | undefined
  label?: string | undefined
  language?: string | undefined
  status?: string | undefined
  provenance?: string | undefined
  role?: 'translation' | 'draft' | 'original' | undefined
}

export interface PlannedVersion extends VersionInfo {
  text: string
  segments: Segment[]
}

interface PlannedRevision {
  id: string
  segment: string
  parent: string | null
  text: string
  reason?: string
}

/** What is saved after the versions, in this order. */
export type PlannedChangeset =
  | { id: string; kind: 'edit'; by: string; revisions: PlannedRevision[] }
  | { id: string; kind: 'review'; by: string; acts: Act[] }
  | { id: string; kind: 'align'; by: string; pins: Pin[]; reason: string }

export interface ImportPlan {
  title: string
  date: string
  metadata: Record<string, string>
  versions: PlannedVersion[]
  changesets: PlannedChangeset[]
  losses: Loss[]
}

export interface PlanOptions {
  /** Who brings it in. */
  by: string
  /** Absent: every version of every file. */
  versions?: readonly SaidOfVersion[] | undefined
  /** Sigla that are taken in the transcript to which the versions go. */
  taken?: ReadonlySet<string>
  /** The id for a name: the same for the same name within one import, and never that of another import. */
  idOf(name: string): string
}

const MOST_PINS = 4_000
/** Acts in one changeset. */
const MOST_ACTS = 400
const SIGLUM = /^[A-Za-z][A-Za-z0-9]{0,7}$/
const LONGEST_LINE = 2_000
const LONGEST_QUERY = 10_000

interface Chosen {
  file: number
  version: number
  read: CutVersion
  planned: PlannedVersion
}

/** See the head of this file. */
export function planImport(readings: readonly CutReading[], options: PlanOptions): ImportPlan {
  const taken = new Set(options.taken)
  const asked =
    options.versions ??
    readings.flatMap(({ versions }, file) => versions.map((_, version): SaidOfVersion => ({ file, version })))
  const chosen = asked.flatMap((said): Chosen[] => {
    const read = readings[said.file]?.versions[said.version]
    return read
      ? [{ file: said.file, version: said.version, read, planned: plannedVersion(read, said, taken) }]
      : []
  })
  const [first] = readings
  return {
    title: line(first?.title ?? '') || 'Untitled',
    date: line(first?.date ?? ''),
    metadata: first?.metadata ?? {},
    versions: chosen.map(({ planned }) => planned),
    changesets: [
      ...readings.flatMap((reading, file) =>
        pinning(
          reading,
          chosen.filter(one => one.file === file),
          file,
          options,
        ),
      ),
      ...chosen.flatMap(one => revising(one, options)),
      ...chosen.flatMap(one => asking(one, options)),
    ],
    losses: readings.flatMap(({ losses }) => losses),
  }
}

function plannedVersion(read: CutVersion, said: SaidOfVersion, taken: Set<string>): PlannedVersion {
  const siglum = freeSiglum(said.siglum ?? read.siglum, taken)
  taken.add(siglum)
  return {
    siglum,
    label: line(said.label ?? read.label) || siglum,
    language: said.language ?? (isLanguage(read.language) ? read.language : 'und'),
    status: line(said.status ?? read.status),
    provenance: line(said.provenance ?? read.provenance),
    role: said.role ?? read.role,
    text: read.text,
    segments: read.segments,
  }
}

const isLanguage = (tag: string) => /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(tag)

/** A field as the store keeps it: one line, without control characters. */
const line = (text: string) =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_LINE)
    .toWellFormed()

/** `siglum`, or what comes nearest to it and is free. */
export function freeSiglum(siglum: string, taken: ReadonlySet<string>): string {
  const wanted = SIGLUM.test(siglum) ? siglum : 'A'
  if (!taken.has(wanted)) return wanted
  if (/^[A-Z]$/.test(wanted))
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
      if (letter > wanted && !taken.has(letter)) return letter
  for (let number = 2; ; number++) {
    // A2, and not A12 after A1, which would be read as twelve.
    const suffix = /\d$/.test(wanted) ? `v${number}` : String(number)
    const name = wanted.slice(0, 8 - suffix.length) + suffix
    if (!taken.has(name)) return name
  }
}

/** Where the file says which segments answer which, and the core would join them otherwise, pins say what the file says. */
function pinning(
  { rows }: CutReading,
  chosen: readonly Chosen[],
  file: number,
  { by, idOf }: PlanOptions,
): PlannedChangeset[] {
  if (!rows || chosen.length < 2) return []
  const spoken = chosen.map(({ planned }) =>
    planned.segments.map(({ text, label }) => text.slice(label ?? 0)),
  )
  const languages = chosen.map(({ planned }) => planned.language)
  const found = new Set(alignVersions(spoken, { languages }).rows.map(({ cells }) => JSON.stringify(cells)))
  const pins: Pin[] = []
  for (const [number, row] of rows.entries()) {
    const cells = chosen.map(({ version }) => row[version] ?? [])
    if (cells.every(cell => cell.length === 0) || found.has(JSON.stringify(cells))) continue
    // The rows of a table hold all versions together; to tie each to the first that is there is enough.
    const base = cells.findIndex(cell => cell.length > 0)
    for (const [v, cell] of cells.entries()) {
      if (v === base) continue
      const named = [base, v].map(w => [
        chosen[w]!.planned.siglum,
        cells[w]!.map(i => `${chosen[w]!.planned.siglum}.${i + 1}`),
      ])
      const kind = cell.length > 0 ? 'linked' : 'apart'
      pins.push({
        id: idOf(`pin ${file} ${number} ${v}`),
        kind,
        cells: Object.fromEntries(named) as Pin['cells'],
      })
    }
  }
  return inParts(pins, MOST_PINS).map((part, n) => ({
    id: idOf(`align ${file} ${n}`),
    kind: 'align',
    by,
    pins: part,
    reason: 'as the imported file has them',
  }))
}

/** Changes that came with the file: one changeset for what one person did at one time, each segment once. */
function revising({ file, version, read, planned }: Chosen, { by, idOf }: PlanOptions): PlannedChangeset[] {
  const changesets: Extract<PlannedChangeset, { kind: 'edit' }>[] = []
  const heads = new Map<string, string>()
  let time: string | null = null
  for (const [number, { segment, text, by: author, at }] of (read.revisions ?? []).entries()) {
    const id = `${planned.siglum}.${segment + 1}`
    const who = line(author) || by
    let last = changesets.at(-1)
    if (!last || last.by !== who || time !== at || last.revisions.some(one => one.segment === id)) {
      last = { id: idOf(`edit ${file} ${version} ${number}`), kind: 'edit', by: who, revisions: [] }
      changesets.push(last)
      time = at
    }
    const revision = idOf(`revision ${file} ${version} ${number}`)
    const reason = at ? { reason: `as in the imported file, ${at}` } : { reason: 'as in the imported file' }
    last.revisions.push({ id: revision, segment: id, parent: heads.get(id) ?? null, text, ...reason })
    heads.set(id, revision)
  }
  return changesets
}

/** Comments of the file as queries on the imported text, each in the name of whoever wrote it. */
function asking({ file, version, read, planned }: Chosen, { by, idOf }: PlanOptions): PlannedChangeset[] {
  const said: { by: string; act: Act }[] = []
  for (const [number, query] of (read.queries ?? []).entries()) {
    const segment = planned.segments[query.segment]
    if (!segment) continue
    const quote = segment.text.slice(query.from, query.to)
    const isWhole = quote === '' || !quote.isWellFormed()
    const id = idOf(`query ${file} ${version} ${number}`)
    said.push({
      by: line(query.by) || by,
      act: {
        act: 'ask',
        id,
        segment: `${planned.siglum}.${query.segment + 1}`,
        on: null,
        from: isWhole ? 0 : query.from,
        to: isWhole ? 0 : query.to,
        quote: isWhole ? '' : quote,
        text: remark(query.text) || '(no words)',
      },
    })
    for (const [n, answer] of query.answers.entries())
      said.push({
        by: line(answer.by) || by,
        act: {
          act: 'reply',
          id: idOf(`answer ${file} ${version} ${number} ${n}`),
          query: id,
          text: remark(answer.text) || '(no words)',
        },
      })
    if (!query.open)
      said.push({
        by: line(query.answers.at(-1)?.by ?? query.by) || by,
        act: { act: 'settle', id: idOf(`settle ${file} ${version} ${number}`), query: id, text: '' },
      })
  }
  const changesets: Extract<PlannedChangeset, { kind: 'review' }>[] = []
  for (const [number, { by: who, act }] of said.entries()) {
    const last = changesets.at(-1)
    if (last && last.by === who && last.acts.length < MOST_ACTS) last.acts.push(act)
    else
      changesets.push({
        id: idOf(`review ${file} ${version} ${number}`),
        kind: 'review',
        by: who,
        acts: [act],
      })
  }
  return changesets
}

const remark = (text: string) =>
  text.replaceAll('\0', '').toWellFormed().trim().slice(0, LONGEST_QUERY).toWellFormed()

function inParts<T>(list: readonly T[], most: number): T[][] {
  const parts: T[][] = []
  for (let i = 0; i < list.length; i += most) parts.push(list.slice(i, i + most))
  return parts
}
