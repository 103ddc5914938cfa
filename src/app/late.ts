/**
 * The parts of the session that are loaded when they are first needed, each once; whoever only reads needs none of them. What
 * each does is in its own file.
 */
import type { Address } from './address.ts'
import { workbenchAddress } from './address.ts'
import type { Pointing } from './findings/pointing.ts'
import type { Spelling } from './findings/spelling.ts'
import type { Ledgering } from './history/ledgering.ts'
import type { Restorer } from './history/restorer.ts'
import type { Tracer } from './history/tracing.ts'
import type { Receiving } from './incoming/receiving.ts'
import type { Opening } from './opening.ts'
import type { Realigning } from './realigning.ts'
import type { Replacer } from './replacer.ts'
import { alignment, findings, querying, reception, screens } from './rest.ts'
import type { Reconciling } from './review/reconciling.ts'
import type { Reporting } from './review/reporting.ts'
import type { Session } from './session.ts'
import type { GivenText } from './state.ts'
import type { Wire } from './wire.ts'

/** One such part. */
export class Late<Part> {
  private part: Part | null = null
  private loading: Promise<Part> | null = null

  constructor(
    private readonly load: () => Promise<Part>,
    /** The part could not be had: the server is away, and it was not loaded before. */
    private readonly failed: () => void,
  ) {}

  /** Calls with the part; at once where it is there. One that could not be loaded is asked for again the next time. */
  with(call: (part: Part) => void, failed = this.failed): void {
    if (this.part) return call(this.part)
    this.loading ??= this.load()
    this.loading.then(
      part => {
        this.part = part
        call(part)
      },
      () => {
        this.loading = null
        failed()
      },
    )
  }
}

export interface LatePartsGiven {
  wire: Wire
  tab: string
  newId(): string
  opening: Opening
  /** Of the text in UTF-8, as hex. */
  sha256(text: string): Promise<string>
  now(): number
  /** Puts the address in the bar; `replace` leaves no step to go back to. */
  showAddress(address: Address, how: 'push' | 'replace'): void
  newRequest(): XMLHttpRequest
  /** Hands a file to the person. */
  download(name: string, parts: readonly string[]): void
  idle(call: () => void): void
  /** An address as this browser takes it for a script's. */
  trusted(url: string): string
}

export class LateParts {
  readonly realigning: Late<Realigning>
  readonly reconciling: Late<Reconciling>
  readonly reporting: Late<Reporting>
  readonly ledgering: Late<Ledgering>
  readonly restorer: Late<Restorer>
  readonly tracer: Late<Tracer>
  readonly replacer: Late<Replacer>
  readonly pointing: Late<Pointing>
  readonly receiving: Late<Receiving>
  readonly spelling: Late<Spelling>

  constructor(session: Session, given: LatePartsGiven) {
    const away = () =>
      session.notify({
        text: 'The server is away, and this part of the page was not loaded yet. Try again.',
      })
    this.realigning = new Late(async () => {
      const { Realigning } = await alignment.realigning()
      session.desk.alignment = new Realigning(session, session.saving, done => session.desk.remember(done))
      return session.desk.alignment
    }, away)
    this.reconciling = new Late(async () => {
      const { Reconciling } = await screens.reconciling()
      return new Reconciling(session, { ...given, queue: entry => session.sync.add(entry) })
    }, away)
    this.reporting = new Late(async () => {
      const { Reporting } = await screens.reporting()
      const unsaved = (slug: string) =>
        [...session.sync.entries, ...session.sync.conflicts].filter(one => one.slug === slug).length
      return new Reporting(session, { ...given, unsaved })
    }, away)
    this.ledgering = new Late(async () => {
      const { Ledgering } = await screens.past()
      return new Ledgering(session, given)
    }, away)
    this.restorer = new Late(async () => {
      const { Restorer } = await screens.past()
      return new Restorer(session, session.saving, session.desk)
    }, away)
    this.tracer = new Late(async () => {
      const { Tracer } = await screens.past()
      return new Tracer(session, (slug, segment) => given.opening.lineage(slug, segment))
    }, away)
    this.replacer = new Late(async () => {
      const { Replacer } = await querying.replacing()
      return new Replacer(session, session.saving, session.desk, given.opening)
    }, away)
    this.receiving = new Late(async () => {
      const { Receiving } = await reception.receiving()
      const compare = (texts: readonly GivenText[]) =>
        void given.opening.keepGiven(texts).then(() => session.go(workbenchAddress(''), 'push'))
      return new Receiving(session, { ...given, compare })
    }, away)
    this.spelling = new Late(async () => {
      const [{ Spelling }, { default: url }] = await Promise.all([findings.spelling(), findings.dictionary()])
      return new Spelling(session, () =>
        'Worker' in globalThis
          ? new Worker(given.trusted(url), { type: 'module', name: 'dictionary' })
          : null,
      )
    }, away)
    this.pointing = new Late(async () => {
      const [{ Pointing }, { Checker, checkWorker }, { default: url }] = await Promise.all([
        findings.pointing(),
        findings.checker(),
        findings.worker(),
      ])
      const { idle, now, opening, trusted } = given
      const pointing = new Pointing(session, {
        checker: new Checker({ worker: () => checkWorker(trusted(url)), idle, now }),
        idle,
        surveyAnew: () => session.surveyAnew(),
        remembered: key => opening.remembered(key),
        remember: (key, value) => opening.remember(key, value),
      })
      session.looked = () => pointing.look()
      pointing.look()
      return pointing
    }, away)
  }
}
