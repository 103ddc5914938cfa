/**
 * Files that a person drops, chooses or pastes -> looked at by the server, corrected on the screen, then compared without being
 * kept, or kept as a transcript or as further versions of one. Kept once, however often it is asked for; what came in can be put
 * away again. Without the server, plain text in UTF-8 is read in the page, and can be compared.
 */
import type { Imported, Look, LookedAt } from '../../api/imports.ts'
import { paths } from '../../api/paths.ts'
import { workbenchAddress } from '../address.ts'
import { guessLanguage, readFiles } from '../given.ts'
import type { Hub } from '../hub.ts'
import type { Action, GivenText } from '../state.ts'
import type { Answer, Wire } from '../wire.ts'
import {
  type Incoming,
  type IncomingAsk,
  type IncomingFile,
  looked,
  nothingIncoming,
  obstacleTo,
  wantedOf,
  withFile,
} from './incoming.ts'
import { type Upload, upload } from './upload.ts'

export interface ReceivingParts {
  wire: Wire
  newId(): string
  newRequest(): XMLHttpRequest
  /** Remembers texts that are only compared, and opens their comparison. */
  compare(texts: readonly GivenText[]): void
}

const AWAY = 'The server cannot be reached: nothing was kept. Keep this page open and try again.'

type Asked = Extract<Action, { do: 'incoming' }>
type Shelving = Extract<IncomingAsk, { slug: string }>

export class Receiving {
  private last = 0
  /** The request to keep, with its id: the same asked for again (the answer was lost) is kept once. */
  private kept: { said: string; id: string } | null = null

  constructor(
    private readonly hub: Hub,
    private readonly parts: ReceivingParts,
  ) {}

  private get incoming(): Incoming {
    return this.hub.state.incoming ?? { ...nothingIncoming, to: this.openSlug() }
  }

  async do(action: Asked): Promise<void> {
    const { ask } = action
    switch (ask.what) {
      case 'bring':
        return this.bring(ask.files)
      case 'change':
        return this.set(ask.incoming)
      case 'read-again':
        return this.readAgain(ask.file, ask.choices)
      case 'take-out':
        return this.takeOut(ask.file)
      case 'compare':
        return this.compare()
      case 'keep':
        return this.keep(action)
      default:
        return this.shelve(action, ask)
    }
  }

  /** Opens the dialog with these files beside those that are there. */
  private bring(files: readonly { name: string; bytes: Blob }[]): void {
    const added = files.map(
      ({ name, bytes }): IncomingFile => ({
        number: ++this.last,
        name,
        bytes,
        progress: { doing: 'sending', part: 0 },
        look: null,
        choices: {},
        versions: [],
      }),
    )
    const incoming = { ...this.incoming, files: [...this.incoming.files, ...added], refusal: '' }
    this.hub.set({ incoming, dialog: 'import' })
    void this.lookAtAll(added)
  }

  /** The person chose otherwise how a file is to be read. */
  private readAgain(number: number, choices: IncomingFile['choices']): void {
    const file = this.incoming.files.find(one => one.number === number)
    if (!file) return
    const again = { ...file, choices, progress: { doing: 'sending' as const, part: 0 } }
    this.set(withFile(this.incoming, number, again))
    void this.lookAt(again)
  }

  private set(incoming: Incoming): void {
    this.hub.set({ incoming: { ...incoming, refusal: '' } })
  }

  private takeOut(number: number): void {
    this.set({ ...this.incoming, files: this.incoming.files.filter(file => file.number !== number) })
  }

  /** One after the other, so that each gets a siglum that none before it has. */
  private async lookAtAll(files: readonly IncomingFile[]): Promise<void> {
    for (const file of files) await this.lookAt(file)
  }

  private async lookAt(file: IncomingFile): Promise<void> {
    const { number, name, bytes, choices } = file
    const answer = await this.send<{ look: Look }>(
      { path: paths.imports(), files: [{ name, bytes }], about: { choices: [choices] } },
      number,
    )
    const current = this.incoming.files.find(one => one.number === number)
    // Taken out meanwhile, or read anew with other choices.
    if (!current || current.choices !== choices) return
    const look =
      answer.kind === 'ok'
        ? answer.value.look.files[0]!
        : answer.kind === 'refused'
          ? refusedFile(name, answer.problem.detail)
          : await readHere(name, bytes)
    this.hub.set({ incoming: looked(this.incoming, number, look, this.taken()) })
  }

  private send<T>(request: Upload, number: number): Promise<Answer<T>> {
    return upload<T>(this.parts.newRequest(), request, progress => {
      const file = this.incoming.files.find(one => one.number === number)
      if (file?.progress) this.hub.set({ incoming: withFile(this.incoming, number, { progress }) })
    })
  }

  /** The sigla of the transcript to which the files go. */
  private taken(): string[] {
    const { to } = this.incoming
    if (to === null) return []
    const { open, library } = this.hub.state
    const detail = open.kind === 'ready' && open.value.detail?.slug === to ? open.value.detail : null
    const summary = library.kind === 'ready' ? library.value.find(({ slug }) => slug === to) : undefined
    const known = detail ?? summary
    return [...(known?.versions ?? []), ...(known?.putAway?.versions ?? [])].map(({ siglum }) => siglum)
  }

  private openSlug(): string | null {
    const { open, address } = this.hub.state
    return address.screen === 'workbench' && open.kind === 'ready' ? (open.value.detail?.slug ?? null) : null
  }

  /** Compares the wanted texts on this device, without keeping them. */
  private async compare(): Promise<void> {
    const texts: GivenText[] = []
    for (const { file, at, version } of wantedOf(this.incoming)) {
      const text = await this.textOf(file, at)
      if (text === null) return this.hub.set({ incoming: { ...this.incoming, refusal: AWAY } })
      texts.push({ name: version.label, text })
    }
    this.hub.set({ incoming: null, dialog: null })
    this.parts.compare(texts)
  }

  private async textOf({ look, name, bytes, choices }: IncomingFile, at: number): Promise<string | null> {
    if (look?.kind !== 'read') return null
    const { text } = look.versions[at]!
    if (text !== undefined) return text
    const answer = await upload<Look>(this.parts.newRequest(), {
      path: paths.imports(),
      files: [{ name, bytes }],
      about: { choices: [choices], texts: true },
    })
    const [file] = answer.kind === 'ok' ? answer.value.files : []
    return file?.kind === 'read' ? (file.versions[at]?.text ?? null) : null
  }

  /** Keeps the wanted versions. */
  private async keep(action: Action): Promise<void> {
    const { incoming } = this
    if (incoming.isBusy || obstacleTo(incoming, this.taken())) return
    const { person } = this.hub.state
    if (!person) return this.hub.askName(action)
    const wanted = wantedOf(incoming)
    const files = [...new Set(wanted.map(({ file }) => file))]
    const said = {
      by: person,
      ...(incoming.to === null && { title: incoming.title.trim(), date: incoming.date.trim() }),
      versions: wanted.map(({ file, at, version: { wanted: _, ...version } }) => ({
        file: files.indexOf(file),
        version: at,
        ...version,
        label: version.label.trim(),
      })),
    }
    this.hub.set({ incoming: { ...incoming, isBusy: true, refusal: '' } })
    const answer = await this.keepFiles(files, incoming.to, said)
    if (answer.kind !== 'ok') {
      const refusal = answer.kind === 'refused' ? answer.problem.detail : AWAY
      return this.hub.set({ incoming: { ...this.incoming, isBusy: false, refusal }, dialog: 'import' })
    }
    this.hub.set({ incoming: null, dialog: null })
    this.tell(answer.value, incoming.to)
  }

  private async keepFiles(
    files: readonly IncomingFile[],
    to: string | null,
    said: { versions: object[] },
  ): Promise<Answer<Imported>> {
    const choices = files.map(file => file.choices)
    const key = JSON.stringify([files.map(({ number }) => number), choices, to, said])
    if (this.kept?.said !== key) this.kept = { said: key, id: this.parts.newId() }
    const about = { id: this.kept.id, choices, ...said }
    const path = to === null ? paths.transcripts() : paths.versions(to)
    return upload<Imported>(this.parts.newRequest(), { path, files, about })
  }

  /** Says what came in, what did not, and how to take it back; and opens it. */
  private tell({ slug, title, imported, versions }: Imported, to: string | null): void {
    const { sigla, known, losses } = imported
    const address = workbenchAddress(slug)
    if (to === null) this.hub.perform({ do: 'go', address })
    else {
      const shown = versions.filter(({ role }) => role !== 'copy').map(({ siglum }) => siglum)
      const first = shown.filter(siglum => !sigla.includes(siglum)).slice(0, Math.max(1, 4 - sigla.length))
      this.hub.perform({ do: 'go', address: { ...address, versions: [...first, ...sigla] } })
    }
    const lost = losses.length
      ? ` Not kept: ${losses.map(({ what, count }) => `${what} (${count})`).join(', ')}.`
      : ''
    if (sigla.length === 0)
      return this.hub.notify({
        text: `This is here already, as ${known.map(({ siglum }) => siglum).join(', ')}: nothing was changed.`,
      })
    this.hub.notify({
      text: `${to === null ? `“${title}” is kept.` : `${sigla.join(', ')} added.`}${lost}`,
      action: {
        label: 'Put away again',
        act: { do: 'incoming', ask: { what: 'put-away', slug, versions: to === null ? [null] : sigla } },
      },
    })
  }

  /** Puts versions, or the whole transcript (null), away or brings them back. */
  private async shelve(action: Action, { slug, what: act, versions }: Shelving): Promise<void> {
    const { person } = this.hub.state
    if (!person) return this.hub.askName(action)
    const { newId, wire } = this.parts
    const acts = versions.map(version => ({ act, id: newId(), version }))
    const answer = await wire.save(slug, { id: newId(), kind: 'review', by: person, acts })
    if (answer.kind !== 'ok')
      return this.hub.notify({ text: answer.kind === 'refused' ? answer.problem.detail : AWAY })
    const back = act === 'put-away' ? 'bring-back' : 'put-away'
    this.hub.notify({
      text: act === 'put-away' ? 'Put away: it is in the list at the foot of the library.' : 'Brought back.',
      action: {
        label: act === 'put-away' ? 'Bring back' : 'Put away',
        act: { do: 'incoming', ask: { what: back, slug, versions } },
      },
    })
    const isWhole = versions.includes(null)
    const { address } = this.hub.state
    if (isWhole || address.screen !== 'workbench')
      this.hub.perform({ do: 'go', address: { screen: 'library' } })
    else this.hub.perform({ do: 'go', address: workbenchAddress(slug) })
  }
}

const refusedFile = (name: string, reason: string): LookedAt => ({
  kind: 'refused',
  name,
  fault: 'invalid',
  reason: reason.replace(/\.$/, ''),
  line: null,
  part: null,
})

/** Without the server: plain text, and nothing else. */
async function readHere(name: string, bytes: Blob): Promise<LookedAt> {
  const { texts, refusals } = await readFiles([new File([bytes], name)])
  const [found] = texts
  if (!found)
    return refusedFile(
      name,
      `the server cannot be reached, and without it only plain text is read (${refusals[0] ?? ''})`,
    )
  const version = {
    siglum: 'A',
    label: found.name,
    language: guessLanguage(found.text),
    status: '',
    provenance: '',
    role: 'draft' as const,
    characters: found.text.length,
    segments: found.text.split(/\n\s*\n/).length,
    beginning: found.text
      .split(/\n\s*\n/)
      .slice(0, 12)
      .map(text => ({ kind: 'paragraph', speaker: null, text: text.slice(0, 400) })),
    revisions: 0,
    queries: 0,
    known: [],
    text: found.text,
  }
  return {
    kind: 'read',
    name,
    format: 'text',
    title: found.name,
    date: '',
    metadata: {},
    versions: [version],
    losses: [],
  }
}
