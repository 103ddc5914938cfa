/** segmentText: who speaks, by labels in Latin, Cyrillic, Chinese and Korean script, and what looks like a label and is none. */
import { describe, expect, test } from 'vitest'
import { segmentText } from '../../src/core/text/segment.ts'

/** One line a segment: kind, then speaker or field, `+` where a join is proposed, the text without its label. */
const shown = (text: string) =>
  segmentText(text).map(({ kind, speaker, field, label, joins, text }) =>
    [kind, speaker ?? field ?? '', `${joins ? '+' : ''}${text.slice(label ?? 0)}`].join('|'),
  )

describe('turns', () => {
  test('labels that recur are speakers, and their spellings are one person', () => {
    expect(
      shown(
        'Han Ik-su : One.\n\nDeng [Xiaoping]: Two.\n\nHan: Three.\n\n**Deng:** Four.\n\nDENG: Five.\n\nAmbassador Han: Six.',
      ),
    ).toEqual([
      'turn|Han Ik-su|One.',
      'turn|Deng Xiaoping|Two.',
      'turn|Han Ik-su|Three.',
      'turn|Deng Xiaoping|Four.',
      'turn|Deng Xiaoping|Five.',
      'turn|Han Ik-su|Six.',
    ])
  })

  test('the label is measured with its colon, its emphasis and the space after it', () => {
    const labels = (text: string) => segmentText(text).map(({ text, label }) => text.slice(0, label))
    expect(labels('Deng [Xiaoping]: A.\n\n**Deng:** B.\n\n**Deng**: C.\n\nDeng :\tD.\n\nDeng:\nE.')).toEqual([
      'Deng [Xiaoping]: ',
      '**Deng:** ',
      '**Deng**: ',
      'Deng :\t',
      'Deng:\n',
    ])
  })

  test('a short form that fits two persons is nobody else but itself', () => {
    expect(
      segmentText('Huang Chen: A.\n\nHuang Hua: B.\n\nHuang: C.\n\nHuang Chen: D.').map(s => s.speaker),
    ).toEqual(['Huang Chen', 'Huang Hua', 'Huang', 'Huang Chen'])
  })

  test('a husband and a wife are two', () => {
    expect(segmentText('Mr. Smith: A.\n\nMrs. Smith: B.\n\nMr. Smith: C.').map(s => s.speaker)).toEqual([
      'Mr. Smith',
      'Mrs. Smith',
      'Mr. Smith',
    ])
  })

  test('Chinese labels and their short forms', () => {
    expect(
      shown('时间：1962年4月30日\n\n邓小平：请坐。\n\n韩益洙：谢谢。\n\n邓：意见如下：团结。\n\n韩：好。'),
    ).toEqual([
      'metadata|time|1962年4月30日',
      'turn|邓小平|请坐。',
      'turn|韩益洙|谢谢。',
      'turn|邓小平|意见如下：团结。',
      'turn|韩益洙|好。',
    ])
  })

  test('Russian and Korean labels and their head matter', () => {
    expect(
      shown(
        'Дата: 30 апреля 1962 г.\nМесто: Пекин\n\nДэн: Садитесь.\n\nХан Ик Су: Спасибо.\n\nДэн Сяопин: Да.\n\nПримечание: Так.\n\nХан: Хорошо.',
      ),
    ).toEqual([
      'metadata|date|30 апреля 1962 г.',
      'metadata|location|Пекин',
      'turn|Дэн Сяопин|Садитесь.',
      'turn|Хан Ик Су|Спасибо.',
      'turn|Дэн Сяопин|Да.',
      'paragraph|Дэн Сяопин|Примечание: Так.',
      'turn|Хан Ик Су|Хорошо.',
    ])
    expect(
      shown('장소: 북경\n\n김일성: 앉으십시오.\n\n한익수 : 감사합니다.\n\n김일성: 네.\n\n한익수: 네.'),
    ).toEqual([
      'metadata|location|북경',
      'turn|김일성|앉으십시오.',
      'turn|한익수|감사합니다.',
      'turn|김일성|네.',
      'turn|한익수|네.',
    ])
  })

  test('offices in capitals, remarks in brackets, voices without a name, questions and answers', () => {
    const speakers = (text: string) => segmentText(text).map(s => s.speaker)
    expect(speakers('THE PRESIDENT: A.\n\nMR. BUNDY: B.\n\nTHE PRESIDENT: C.\n\nMr. Bundy: At 12:00.')).toEqual([
      'THE PRESIDENT', 'Mr. Bundy', 'THE PRESIDENT', 'Mr. Bundy',
    ]) // biome-ignore format: one list
    expect(speakers('Mao (through the interpreter): A.\n\nChou: B.\n\nMao: C.\n\nChou: D.')).toEqual([
      'Mao', 'Chou', 'Mao', 'Chou',
    ]) // biome-ignore format: one list
    expect(speakers('Unidentified speaker: A.\n\nHan: B.\n\nUnidentified speaker: C.\n\nHan: D.')).toEqual([
      'Unidentified speaker', 'Han', 'Unidentified speaker', 'Han',
    ]) // biome-ignore format: one list
    expect(speakers('Q: A?\n\nA: B.\n\nQ: C?\n\nA: D.')).toEqual(['Q', 'A', 'Q', 'A'])
  })

  test('somebody who speaks once among others has a turn, and so has a text of one turn', () => {
    expect(shown('Han: One.\n\nKim: Two.\n\nHan: Three.')).toEqual([
      'turn|Han|One.',
      'turn|Kim|Two.',
      'turn|Han|Three.',
    ])
    expect(shown('Deng: Good.')).toEqual(['turn|Deng|Good.'])
    expect(shown('Han: One.\n\nDeng: Two.\n\nInterpreter: Three.')).toHaveLength(3)
    expect(segmentText('Han: One.\n\nDeng: Two.\n\nInterpreter: Three.')[2]!.kind).toBe('turn')
  })

  test('a turn a line needs no blank lines, and a broken turn is read on', () => {
    expect(shown('Minutes\n\nHan: One.\nDeng: Two and\nthree.\nHan: Four.\n')).toEqual([
      'metadata|title|Minutes',
      'turn|Han|One.',
      'turn|Deng|Two and\nthree.',
      'turn|Han|Four.',
    ])
  })

  test('clock times, addresses and sentences with a colon are no labels', () => {
    for (const text of ['12:00 noon. 12:00.', 'https://x.org', 'He said: yes.', 'Wait! Deng: no.'])
      expect(segmentText(`${text}\n\n${text}`).map(s => s.kind)).toEqual(['paragraph', 'paragraph'])
  })

  test('a note or a source among the turns is nobody speaking', () => {
    expect(
      segmentText('Han: A.\n\nNote: It is so.\n\nHan: B.\n\nSource: The archive.').map(s => s.kind),
    ).toEqual(['turn', 'paragraph', 'turn', 'metadata'])
  })

  test('paragraphs inside a turn have its speaker, until a heading', () => {
    expect(shown('Han: One.\n\nTwo.\n\n# Later\n\nThree.\n\nHan: Four.')).toEqual([
      'turn|Han|One.',
      'paragraph|Han|Two.',
      'heading||Later',
      'paragraph||Three.',
      'turn|Han|Four.',
    ])
  })
})
