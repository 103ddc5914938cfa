/**
 * Files on their way in: what the server read in them, and what the person makes of it before anything is kept. Plain data and
 * the changes to it; asking the server is done in receiving.ts.
 */
import type { LookedAt, ReadingChoices, ReadVersion } from '../../api/imports.ts'
import type { GivenText } from '../state.ts'

export type LookedFile = Extract<LookedAt, { kind: 'read' }>
export type Role = ReadVersion['role']

/** A version as the person will have it. */
export interface IncomingVersion {
  siglum: string
  label: string
  language: string
  status: string
  role: Role
  /** Left out of what is kept and compared where false. */
  wanted: boolean
}

export interface IncomingFile {
  /** Tells files of one name apart. */
  number: number
  name: string
  bytes: Blob
  /** How far it is; null once it is read. */
  progress: { doing: 'sending' | 'reading'; part: number } | null
  look: LookedAt | null
  choices: ReadingChoices
  /** One for each version of `look`. */
  versions: IncomingVersion[]
}

export interface Incoming {
  files: readonly IncomingFile[]
  /** The slug of the transcript that they go to; null: a new one. */
  to: string | null
  title: string
  date: string
  /** Title and date were typed, and are not guessed any more. */
  isNamed: boolean
  /** Why the whole was not kept. */
  refusal: string
  isBusy: boolean
}

/** What may be asked of files on their way in. */
export type IncomingAsk =
  | { what: 'bring'; files: readonly { name: string; bytes: Blob }[] }
  | { what: 'change'; incoming: Incoming }
  | { what: 'read-again'; file: number; choices: ReadingChoices }
  | { what: 'take-out'; file: number }
  | { what: 'compare' }
  | { what: 'keep' }
  /** `versions`: sigla; null: the transcript as a whole. */
  | { what: 'put-away' | 'bring-back'; slug: string; versions: (string | null)[] }

export const nothingIncoming: Incoming = {
  files: [],
  to: null,
  title: '',
  date: '',
  isNamed: false,
  refusal: '',
  isBusy: false,
}

const SIGLA = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The versions of a file as they are offered: with sigla that none of the others has, nor the transcript. */
function offered(look: LookedAt, taken: Set<string>): IncomingVersion[] {
  if (look.kind === 'refused') return []
  return look.versions.map(({ siglum, label, language, status, role }) => {
    const name = freeSiglum(siglum, taken)
    taken.add(name)
    return { siglum: name, label, language, status, role, wanted: true }
  })
}

function freeSiglum(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  const letter = [...SIGLA].find(one => !taken.has(one))
  if (letter) return letter
  for (let number = 2; ; number++) if (!taken.has(`A${number}`)) return `A${number}`
}

/** The server has read a file, once or, with other choices, again. */
export function looked(
  incoming: Incoming,
  number: number,
  look: LookedAt,
  taken: readonly string[],
): Incoming {
  const others = incoming.files.filter(file => file.number !== number)
  const names = new Set([...taken, ...others.flatMap(({ versions }) => versions.map(({ siglum }) => siglum))])
  const files = incoming.files.map(file =>
    file.number === number ? { ...file, look, progress: null, versions: offered(look, names) } : file,
  )
  const first = files.find(({ look: one }) => one?.kind === 'read')?.look
  const isGuess = !incoming.isNamed && first?.kind === 'read'
  return { ...incoming, files, ...(isGuess && { title: first.title, date: first.date }) }
}

/** Changes one file. */
export function withFile(incoming: Incoming, number: number, change: Partial<IncomingFile>): Incoming {
  const files = incoming.files.map(file => (file.number === number ? { ...file, ...change } : file))
  return { ...incoming, files }
}

/** Changes one version of a file. */
export function withVersion(
  incoming: Incoming,
  number: number,
  at: number,
  change: Partial<IncomingVersion>,
): Incoming {
  const file = incoming.files.find(one => one.number === number)
  if (!file) return incoming
  const versions = file.versions.map((version, i) => (i === at ? { ...version, ...change } : version))
  return withFile(incoming, number, { versions })
}

/** The versions that are wanted, in order, with the file that each is of. */
export function wantedOf({
  files,
}: Incoming): { file: IncomingFile; at: number; version: IncomingVersion }[] {
  return files.flatMap(file =>
    file.versions.flatMap((version, at) => (version.wanted ? [{ file, at, version }] : [])),
  )
}

const SIGLUM = /^[A-Za-z][A-Za-z0-9]{0,7}$/
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/

/** What still keeps the whole from being kept, in a sentence; null: nothing. */
export function obstacleTo(incoming: Incoming, taken: readonly string[]): string | null {
  const wanted = wantedOf(incoming)
  if (incoming.files.some(({ progress }) => progress !== null)) return 'The files are still being read.'
  if (wanted.length === 0) return 'Choose a file with a text.'
  const sigla = wanted.map(({ version }) => version.siglum)
  const bad = sigla.find(siglum => !SIGLUM.test(siglum))
  if (bad !== undefined) return `“${bad}” is no siglum: a letter, then up to seven letters or digits.`
  const twice = sigla.find((siglum, i) => sigla.indexOf(siglum) !== i || taken.includes(siglum))
  if (twice !== undefined) return `The siglum ${twice} is taken: give each version its own.`
  const odd = wanted.find(({ version }) => !LANGUAGE.test(version.language))
  if (odd) return `“${odd.version.language}” is no language tag such as en, ru or zh-Hans.`
  if (wanted.some(({ version }) => !version.label.trim())) return 'Give each version a name.'
  if (incoming.to === null && !incoming.title.trim()) return 'Give the transcript a title.'
  return null
}

/** Texts that are compared already, as files. */
export function asFiles(texts: readonly GivenText[]): File[] {
  return texts.map(({ name, text }) => new File([text], `${name}.txt`, { type: 'text/plain' }))
}
