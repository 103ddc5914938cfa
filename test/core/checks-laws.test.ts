/** What holds of all findings: places, fixes, keys, dismissals, on any text; and how many there are on real ones. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAcross, checkSegment, checkText } from '../../src/core/checks/check.ts'
import {
  type CheckContext,
  type CheckedSegment,
  type Finding,
  standing,
} from '../../src/core/checks/finding.ts'
import { gathered } from '../../src/core/checks/gather.ts'
import { proposeNames } from '../../src/core/checks/names.ts'
import { defaultPolicy } from '../../src/core/review/policy.ts'
import { segmentText } from '../../src/core/text/segment.ts'

const context: CheckContext = {
  language: 'en',
  names: [{ preferred: 'Zhou Enlai', forms: ['Chou En-lai'], kind: 'person', note: '' }],
  glossary: [{ term: 'satellite', use: 'avoid', instead: 'ally', note: '' }],
  policy: { ...defaultPolicy, romanization: { ko: 'dprk' } },
}

const checked = (text: string): CheckedSegment[] =>
  segmentText(text).map(({ kind, speaker, field, joins, text }, i) => ({
    id: `A.${i + 1}`,
    kind,
    speaker: speaker ?? null,
    field: field ?? null,
    joins: joins ?? false,
    text,
  }))

/** Sentences with what the checks look for, to be shuffled into texts. */
const SENTENCES = [
  'They used aircrafts in certain occasions.',
  'A guerilla war and a guerrilla war; the guerrilla came.',
  'We have always opposed it, we are against it.',
  'He saw the the river  and went , so .',
  'In Panmunjeom [Panmunjom] and Pyongyang [he] met Chou En-lai.',
  'The satellite fell; 50,000 people saw it. 60,000 people heard it.',
  'The Secretary General met the General Secretary.',
  'He said (this and "that and [the Soviets] came.',
  'Since you have arrived, see pages 61-66 - and act, right?',
  'I haven’t come. We do not. We do not. We do not. We do not. We do not. We do not. We do not. We do not.',
  'Deng: the so called war at 12:00 p.m.  ',
  'Han : He met a officer and an man. Not to mention it is so.',
  '□',
  'as long as we are not',
  'Über 『中文』 и русский 🇰🇵 \ud800 text.',
]
const written = fc
  .array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ unit: 'grapheme', maxLength: 30 })), {
    maxLength: 12,
  })
  .chain(parts =>
    fc
      .array(fc.constantFrom(' ', '\n\n'), { minLength: parts.length, maxLength: parts.length })
      .map(gaps => parts.map((part, i) => part + gaps[i]).join('')),
  )

const textOf = (segments: readonly CheckedSegment[], id: string) =>
  segments.find(segment => segment.id === id)!.text

/** The segments after the edits of one fix. */
function mended(
  segments: readonly CheckedSegment[],
  edits: readonly { segment: string; from: number; to: number; text: string }[],
) {
  return segments.map(segment => {
    const own = edits.filter(edit => edit.segment === segment.id).sort((a, b) => b.from - a.from)
    return {
      ...segment,
      text: own.reduce(
        (text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to),
        segment.text,
      ),
    }
  })
}

describe('on any text', () => {
  test('places lie within their segments, and edits apart from each other', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('en', 'zh-Hans', 'ru', 'ko', 'fr', 'x'), (text, language) => {
        const segments = checked(text)
        for (const finding of checkText(segments, { ...context, language })) {
          expect(finding.places.length).toBeGreaterThan(0)
          for (const { segment, from, to } of finding.places) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThanOrEqual(from)
            expect(to).toBeLessThanOrEqual(textOf(segments, segment).length)
            if (text.isWellFormed())
              expect(textOf(segments, segment).slice(from, to).isWellFormed()).toBe(true)
          }
          for (const fix of finding.fixes) {
            if (!('edits' in fix)) continue
            for (const { segment, from, to } of fix.edits) {
              expect(from >= 0 && from <= to && to <= textOf(segments, segment).length).toBe(true)
            }
            const sorted = [...fix.edits].sort(
              (a, b) => a.segment.localeCompare(b.segment) || a.from - b.from,
            )
            for (const [i, edit] of sorted.entries()) {
              const next = sorted[i + 1]
              if (next?.segment === edit.segment) expect(edit.to).toBeLessThanOrEqual(next.from)
            }
          }
          expect(finding.key).not.toMatch(/\p{Cc}/u)
          expect(finding.key.isWellFormed() && finding.key.length <= 240).toBe(true)
          expect(finding.message !== '' && finding.why !== '').toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the whole is the segments one by one and what is seen across them', () => {
    fc.assert(
      fc.property(written, text => {
        const segments = checked(text)
        const key = ({ key, places }: Finding) => `${key} ${JSON.stringify(places)}`
        const parts = [
          ...segments.flatMap(segment => checkSegment(segment, context)),
          ...checkAcross(segments, context),
        ]
        const order = (findings: readonly Finding[]) =>
          gathered(findings)
            .flatMap(({ places }) => places.map(place => JSON.stringify(place)))
            .sort()
        expect(order(checkText(segments, context))).toEqual(order(parts))
        if (checkText(segments, context).length === parts.length) {
          expect(checkText(segments, context).map(key).sort()).toEqual(parts.map(key).sort())
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a habit of the whole text is one finding with all its places, a few slips are several', () => {
    const dashes = (n: number) => checkText(checked('He came - she went.\n\n'.repeat(n)), context)
    expect(dashes(5).map(({ places }) => places.length)).toEqual([1, 1, 1, 1, 1])
    const [habit, ...others] = dashes(9)
    expect(others).toEqual([])
    expect(habit!.places).toHaveLength(9)
    expect(habit!.fixes[0]).toMatchObject({ edits: { length: 9 } })
  })

  test('a finding is gone after its fix, and the text is as well-formed as before', () => {
    fc.assert(
      fc.property(written, text => {
        const segments = checked(text.toWellFormed())
        for (const finding of checkText(segments, context)) {
          for (const fix of finding.fixes) {
            if (!('edits' in fix)) continue
            const after = mended(segments, fix.edits)
            expect(after.every(segment => segment.text.isWellFormed())).toBe(true)
            const places = finding.places.length
            const same = checkText(after, context).filter(({ key }) => key === finding.key)
            const left = same.reduce((sum, { places }) => sum + places.length, 0)
            const before = checkText(segments, context).filter(({ key }) => key === finding.key)
            const all = before.reduce((sum, { places }) => sum + places.length, 0)
            // Two findings may have one key: the same words in the same company.
            expect(left, `${finding.key} by ${fix.label}`).toBeLessThanOrEqual(all - places)
          }
        }
      }),
      { numRuns: 80 },
    )
  })

  test('keys of one segment stay when words far from the place are edited', () => {
    const segment = (text: string): CheckedSegment => ({
      id: 'A.1',
      kind: 'paragraph',
      speaker: null,
      field: null,
      joins: false,
      text,
    })
    const keysOf = (text: string) => checkSegment(segment(text), context).map(({ key }) => key)
    const far = 'So it was and so it is, they say. '
    fc.assert(
      fc.property(
        fc.constantFrom(...SENTENCES.slice(0, 5)),
        fc.constantFrom('', far, far.repeat(3)),
        (sentence, before) => {
          const own = keysOf(`${far}${sentence}`)
          expect(own.every(key => keysOf(`${before}${far}${sentence}`).includes(key))).toBe(true)
        },
      ),
    )
    expect(keysOf(`${far}They used aircrafts here.`)).toHaveLength(1)
  })

  test('keys over the whole text stay when other words are edited', () => {
    const first = checked('The guerilla came.\n\nOf guerrilla bands.\n\nOf guerrilla fighters.')
    const keysOf = (segments: readonly CheckedSegment[]) => checkText(segments, context).map(({ key }) => key)
    const longer = first.map((segment, i) =>
      i === 0 ? { ...segment, text: `Long ago and far away ${segment.text}` } : segment,
    )
    expect(keysOf(first)).toHaveLength(1)
    expect(keysOf(longer)).toEqual(keysOf(first))
  })

  test('no place and no key parts a character beyond the basic plane', () => {
    const emoji = '🀄'.repeat(45)
    for (const lead of ['', 'x']) {
      const segments = checked(
        `Deng: as long as ${lead}${emoji} we are not the\n\n${lead}called ${emoji} revisionists.`,
      ).map((segment, i) => ({ ...segment, joins: i === 1 }))
      const [found] = checkText(segments, context)
      expect(found?.check).toBe('page-break')
      for (const { segment, from, to } of found!.places)
        expect(textOf(segments, segment).slice(from, to).isWellFormed()).toBe(true)
      const long = checkSegment({ ...segments[0]!, text: `${lead}□${emoji.repeat(3)}(${emoji}` }, context)
      expect(long.every(({ key }) => key.isWellFormed())).toBe(true)
    }
  })

  test('a proposed register has each form once', () => {
    fc.assert(
      fc.property(written, text => {
        const forms = proposeNames(checked(text)).flatMap(({ preferred, forms }) =>
          [preferred, ...forms].map(form => `${preferred}: ${form}`),
        )
        expect(new Set(forms).size).toBe(forms.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('dismissals', () => {
  const segments = checked('They used aircrafts here.\n\nThey used aircrafts here.\n\nThe the end came.')
  const findings = checkText(segments, context)
  const key = findings[0]!.key

  test('everywhere, all findings with the key are left out', () => {
    expect(findings.filter(finding => finding.key === key)).toHaveLength(2)
    expect(standing(findings, [{ key, segment: null }]).map(({ check }) => check)).toEqual(['doubled-word'])
  })

  test('in one segment, the others stay', () => {
    const left = standing(findings, [{ key, segment: 'A.1' }])
    expect(left.map(({ places }) => places[0]!.segment)).toEqual(['A.2', 'A.3'])
  })

  test('a variant of which one form is dismissed varies no more', () => {
    const pair = checkText(checked('A guerilla war here.\n\nA guerrilla war there.'), context)
    expect(pair).toHaveLength(1)
    expect(standing(pair, [{ key: pair[0]!.key, segment: 'A.1' }])).toEqual([])
    expect(standing(pair, [{ key: 'other', segment: 'A.1' }])).toEqual(pair)
  })

  test('places and edits of the dismissed segment go, those of the others stay', () => {
    const many = checkText(
      checked(
        'A guerilla war here.\n\nA guerilla there.\n\nA guerrilla war of guerrilla bands, guerrilla fighters.',
      ),
      context,
    )
    const [left] = standing(many, [{ key: many[0]!.key, segment: 'A.2' }])
    expect(left!.places.map(({ segment }) => segment)).toEqual(['A.1', 'A.3', 'A.3', 'A.3'])
    expect(left!.fixes[0]).toMatchObject({ edits: [{ segment: 'A.1' }] })
  })
})

const shared = new URL('../../../shared/data/', import.meta.url)

describe.skipIf(!existsSync(shared))(
  'on real texts beside the project (skipped where they are absent)',
  () => {
    const paragraphs = (path: string) =>
      readFileSync(new URL(path, shared), 'utf8')
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(
          (line, i): CheckedSegment => ({
            id: `A.${i + 1}`,
            kind: line.startsWith('#') ? 'heading' : 'paragraph',
            speaker: null,
            field: null,
            joins: false,
            text: line.replace(/^#+ /, ''),
          }),
        )

    test.each(['war-and-peace/v3_today.txt', 'tao-te-ching/v3_today.txt'])(
      '%s, proofread, has under one finding per 1,500 words',
      path => {
        const segments = paragraphs(path)
        const words = segments.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
        const plain = { ...context, names: [], glossary: [], policy: defaultPolicy }
        expect(checkText(segments, plain).length).toBeLessThan(words / 1500)
      },
    )
  },
)

test('the sample has findings of nearly every kind', () => {
  const sample = new URL('../../translations/1962-04-30-deng-han/A.txt', import.meta.url)
  const plain = { ...context, names: [], glossary: [], policy: defaultPolicy }
  const kinds = new Set(checkText(checked(readFileSync(sample, 'utf8')), plain).map(({ check }) => check))
  expect(kinds.size).toBeGreaterThanOrEqual(25)
})
