/**
 * A version with all its revisions and what was said of them -> the report on its proofreading: the emendations, the edited
 * places by class, person and round, and the edit rates with both their numbers. What a person did is counted save by save,
 * so that work which was changed again is work still; the totals compare the text with what was imported.
 */
import type { ChangeClass } from '../classify/change-class.ts'
import type { ClassCount } from '../classify/classify.ts'
import { type Emendation, emendationsOf, type SavedRevision } from '../review/emendation.ts'
import type { Review } from '../review/review.ts'
import type { MarkKind } from '../transcript.ts'
import { addCounts, addMeasures, editedPlaces, type Measure, measure } from './rate.ts'
import { type SegmentChange, type Stretch, stretchesOf } from './together.ts'

/** A segment of the version as it stands. */
export interface ReportedSegment {
  id: string
  imported: string
  text: string
  mark: MarkKind
}

export interface Share {
  /** Saved changes of segments. */
  revisions: number
  /** Segments that were changed, each once. */
  segments: number
  /** Edited places by class, heaviest first. */
  places: ClassCount[]
}

export interface ReportFigures {
  emendations: Emendation[]
  /** By class, heaviest first: emended segments and edited places, against the imported text. */
  classes: { class: ChangeClass; emendations: number; places: number }[]
  people: (Share & { by: string })[]
  /** In order; the first is what was done before any round was named (`name` null), where anything was. */
  rounds: (Share & { name: string | null; seq: number; by: string | null; at: string | null })[]
  rates: Pick<Measure, 'all' | 'substantive'>
  /** Segments that stand (are not removed), by their mark. */
  marks: Record<MarkKind, number>
}

export interface ReportContext {
  version: string
  language?: string
}

/** How a stretch is measured and its places counted. A caller may remember the answers: saved texts never change. */
export interface Counting {
  measure: typeof measure
  editedPlaces: typeof editedPlaces
}

/** `revisions` are all of the version's up to the point of `segments`, in ledger order. */
export function reportOf(
  segments: readonly ReportedSegment[],
  revisions: readonly SavedRevision[],
  review: Review,
  context: ReportContext,
): ReportFigures {
  const steps = reporting(segments, revisions, review, context)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in small steps, for who has others to serve in between: it takes seconds over many thousand revisions. */
export function* reporting(
  segments: readonly ReportedSegment[],
  revisions: readonly SavedRevision[],
  review: Review,
  context: ReportContext,
  counting: Counting = { measure, editedPlaces },
): Generator<void, ReportFigures> {
  const { version, language } = context
  const names = review.names.value.map(({ preferred, forms }) => [preferred, ...forms])
  const classing = { names, ...(language === undefined ? {} : { language }) }
  const emendations = emendationsOf(segments, revisions, review.accounts)
  const entries = entriesOf(segments, revisions, review)

  const changes = emendations.map(({ segment, before, after }) => ({ segment, before, after }))
  const net = stretchesOf(
    changes,
    entries.map(entry => entry.stretches.flatMap(stretch => stretch.segments)),
  )
  const givenOf = new Map(emendations.map(one => [one.segment, one.overridden ? one.class : undefined]))
  const measures: Measure[] = []
  for (const { segments: ids, before, after } of net) {
    measures.push(counting.measure(before, after, { ...classing, ...given(ids.map(id => givenOf.get(id))) }))
    yield
  }
  const emended = new Set(changes.map(({ segment }) => segment))
  const untouched = segments.filter(({ id }) => !emended.has(id)).map(({ text }) => measure(text, text))
  const { all, substantive, places } = addMeasures([...measures, ...untouched])

  const works: Work[] = []
  for (const { seq, by, stretches } of entries) {
    const counts = stretches.map(({ before, after, given: one }) =>
      counting.editedPlaces(before, after, { ...classing, ...given([one]) }),
    )
    works.push({ seq, by, segments: stretches.flatMap(one => one.segments), places: addCounts(counts) })
    yield
  }
  return {
    emendations,
    classes: classesOf(emendations, places),
    people: [...new Set(works.map(({ by }) => by))].map(by => ({
      by,
      ...shareOf(works.filter(work => work.by === by)),
    })),
    rounds: roundsOf(version, review, works),
    rates: { all, substantive },
    marks: marksOf(segments),
  }
}

interface Work {
  seq: number
  by: string
  segments: string[]
  places: ClassCount[]
}

interface EntryWork {
  seq: number
  by: string
  stretches: (Stretch & { given: ChangeClass | undefined })[]
}

/** What each entry of the ledger changed, as stretches. */
function entriesOf(
  segments: readonly ReportedSegment[],
  revisions: readonly SavedRevision[],
  review: Review,
): EntryWork[] {
  const texts = new Map(segments.map(({ id, imported }) => [id, imported]))
  const bySeq = new Map<number, SavedRevision[]>()
  for (const revision of revisions) {
    const list = bySeq.get(revision.seq)
    if (list) list.push(revision)
    else bySeq.set(revision.seq, [revision])
  }
  return [...bySeq].map(([seq, saved]) => {
    const changes: SegmentChange[] = inOrder(saved).map(({ segment, text }) => {
      const before = texts.get(segment) ?? ''
      texts.set(segment, text)
      return { segment, before, after: text }
    })
    const givenOf = new Map(
      saved.map(one => [one.segment, review.accounts[one.id]?.class ?? one.class ?? undefined]),
    )
    const stretches = stretchesOf(changes, [changes.map(({ segment }) => segment)]).map(stretch => ({
      ...stretch,
      given: given(stretch.segments.map(id => givenOf.get(id))).given,
    }))
    return { seq, by: saved[0]!.by, stretches }
  })
}

const inOrder = (saved: readonly SavedRevision[]) =>
  saved.toSorted((x, y) => numberOf(x.segment) - numberOf(y.segment))
const numberOf = (segment: string) => Number(segment.slice(segment.indexOf('.') + 1))

/** The class that people gave to a stretch: where they said so of any of its segments. */
function given(classes: readonly (ChangeClass | undefined)[]): { given?: ChangeClass } {
  const said = classes.find(one => one !== undefined)
  return said === undefined ? {} : { given: said }
}

function shareOf(works: readonly Work[]): Share {
  const segments = works.flatMap(work => work.segments)
  return {
    revisions: segments.length,
    segments: new Set(segments).size,
    places: addCounts(works.map(({ places }) => places)),
  }
}

function roundsOf(version: string, review: Review, works: readonly Work[]): ReportFigures['rounds'] {
  const named = review.rounds.filter(round => round.version === version)
  const begins = [{ name: null, seq: 0, by: null, at: null }, ...named]
  return begins.flatMap(({ name, seq, by, at }, i) => {
    const end = begins[i + 1]?.seq ?? Number.POSITIVE_INFINITY
    const within = works.filter(work => work.seq > seq && work.seq < end)
    return name === null && within.length === 0 ? [] : [{ name, seq, by, at, ...shareOf(within) }]
  })
}

function classesOf(
  emendations: readonly Emendation[],
  places: readonly ClassCount[],
): ReportFigures['classes'] {
  const counts = addCounts([emendations.map(({ class: each }) => ({ class: each, places: 1 }))])
  const both = addCounts([counts, places]).map(count => count.class)
  const numberIn = (list: readonly ClassCount[], each: ChangeClass) =>
    list.find(count => count.class === each)?.places ?? 0
  return both.map(each => ({
    class: each,
    emendations: numberIn(counts, each),
    places: numberIn(places, each),
  }))
}

function marksOf(segments: readonly ReportedSegment[]): Record<MarkKind, number> {
  const marks = { unread: 0, proofread: 0, approved: 0, 'needs-work': 0 }
  for (const { text, mark } of segments) if (text !== '') marks[mark]++
  return marks
}
