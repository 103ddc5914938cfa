/** The checks one by one: each has a text in which it finds its words, set in «», and a near miss in which it finds none. */
import { describe, expect, test } from 'vitest'
import { checkText } from '../../src/core/checks/check.ts'
import type { CheckContext, CheckedSegment, CheckName } from '../../src/core/checks/finding.ts'
import { defaultPolicy } from '../../src/core/review/policy.ts'

const context: CheckContext = { language: 'en', names: [], glossary: [], policy: defaultPolicy }

/** One segment a line: `Name: words` is a turn, `field= words` head matter, `+words` reads on, a line of marks is a mark. */
function segmentsOf(written: string): CheckedSegment[] {
  return written.split('\n').map((line, i) => {
    const text = line.replace(/^\+|^[a-z]+= /, '')
    const speaker = /^([A-Z][\w [\]-]*?)\s?: /.exec(text)?.[1]
    const field = /^([a-z]+)= /.exec(line)?.[1] ?? null
    return {
      id: `A.${i + 1}`,
      kind: field ? 'metadata' : !/[\p{L}\p{N}]/u.test(text) ? 'mark' : speaker ? 'turn' : 'paragraph',
      speaker: field || !speaker ? null : speaker.replace(/[[\]]/g, '').split(' ')[0]!,
      field,
      joins: line.startsWith('+'),
      text,
    }
  })
}

/** The words that `check` points at, finding by finding, its places joined by `|`. */
function pointed(check: CheckName, written: string, given: Partial<CheckContext> = {}): string[] {
  const segments = segmentsOf(written)
  return checkText(segments, { ...context, ...given })
    .filter(finding => finding.check === check)
    .map(({ places }) =>
      places
        .map(({ segment, from, to }) => segments.find(({ id }) => id === segment)!.text.slice(from, to))
        .join('|'),
    )
}

/** One that finds, with what it finds, and one that does not. */
function cases(
  check: CheckName,
  list: [written: string, found: string | string[], nearMiss: string][],
): void {
  for (const [written, found, nearMiss] of list) {
    test(`${check} is found in “${written.slice(0, 60).replaceAll('\n', ' / ')}” and not in its near miss`, () => {
      expect(pointed(check, written)).toEqual([found].flat())
      expect(pointed(check, nearMiss)).toEqual([])
    })
  }
}

describe('page and layout', () => {
  cases('page-break', [
    [
      'Deng: as long as we are not\n+called revisionists.',
      'Deng: as long as we are not|called revisionists.',
      'Deng: as we are.\nHan: Good.',
    ],
  ])
  cases('stray-mark', [
    ['Deng: Until when?\n□\nHan: Since then.', '□', 'Deng: Until when?\n* * *\nHan: Since then.'],
    ['The word □ is lost.', '□', 'The word [illegible] is lost.'],
  ])
  cases('line-break', [['Charles Kraus.  ', 'Kraus.  ', 'Charles Kraus.']])
  test('a title cut by hard breaks is run on', () => {
    const segment: CheckedSegment = { ...segmentsOf('title= x')[0]!, text: 'Ambassador Han  \nIk-su' }
    const [finding] = checkText([segment], context)
    expect(finding?.check).toBe('line-break')
    expect(finding?.fixes[0]).toMatchObject({ edits: [{ from: 14, to: 17, text: ' ' }] })
  })
  test('a turn far longer than its fellows is pointed at, one with paragraphs is not', () => {
    const long = `Deng: ${'We said so and we think so now. '.repeat(30)}`
    const short = 'Han: Yes.\nDeng: No.\nHan: Yes.\nDeng: No.\nHan: Yes.'
    expect(pointed('long-turn', `${long}\n${short}`)).toHaveLength(1)
    expect(pointed('long-turn', `Deng: ${'We said so. '.repeat(10)}\n${short}`)).toEqual([])
  })
})

describe('marks', () => {
  cases('doubled-word', [
    ['He saw the the river.', 'the the', 'He had had that that he wanted.'],
    ['It is a a matter of time.', 'a a', 'It is a very, very long time.'],
  ])
  cases('spacing', [
    ['He went  home.', '  ', 'He went home.  She stayed.'],
    ['He went,and came.', ',', 'He paid 1,000 at www.bank,bank.org.'],
    ['He went. . Then,, he came.', ',,', 'He went . . . and came.'],
    ['He went , and came.', ' ,', 'He went . . . and came.'],
  ])
  test('in French a blank stands before a question mark', () => {
    expect(pointed('spacing', 'Vraiment ?', { language: 'fr' })).toEqual([])
    expect(pointed('spacing', 'Really ?')).toEqual([' ?'])
  })
  cases('pairs', [
    ['He (and she came.', '(', 'He (and she) came.'],
    ['He and she) came.', ')', 'There are 1) peace and 2) war.'],
    ['He said, “Come and went.\nNobody knew.', '“', '“Come,” he said.\n“And go.”'],
    ['He said, "Come and went.', '"', 'He said, "Come," and went.'],
  ])
  test('speech that closes some paragraphs later is whole', () => {
    expect(pointed('pairs', 'He said: “Come.\nGo, all of you.\nRest.” They went.')).toEqual([])
  })
  cases('dash', [
    ['Translation - English', ' - ', 'Marxism-Leninism is well-known.'],
    ['He opposes [dogmatism]-did you see it?', '-', 'The [pro]-Soviet party.'],
    ['See pages 61-66.', '61-66', 'See PRC FMA 106-01380-18.'],
  ])
  cases('quote-style', [
    ["It's so, ‘he’ said: “It’s not.” They're here.", "'|'", 'It’s so, he said: “It’s not.”'],
  ])
  cases('quote-order', [
    ['citation= "Minutes", April 30, 1962, Archive.', '",', 'citation= "Minutes", 30 April 1962, Archive.'],
  ])
  cases('sentence-end', [
    [
      'credits= This document was made possible with support from many',
      'many',
      'credits= Wilson Center, with support from many',
    ],
  ])
  cases('sentence-end', [
    ['They went home. then they came.', 'then', 'They left at six p.m. then they came.'],
  ])
  cases('opening-numeral', [
    ['He spoke. 50,000 people came.', '50,000', 'He spoke to 50,000 people. In 1962 they came.'],
  ])
})

describe('English by closed classes', () => {
  cases('grammar', [
    ['They used aircrafts.', 'aircrafts', 'They used aircraft and watched his advances.'],
    ['Our relations are that of comrades.', 'that', 'The question of relations is that of comrades.'],
    ['In certain occasions we do.', 'In', 'On certain occasions we do, in certain cases.'],
    ['They know themselves that it is so.', 'know themselves', 'They know themselves too well.'],
    [
      'How is your health today. Good.',
      'How is your health today',
      'How is your health today? What he wants is peace.',
    ],
    ["They changed it's form.", "it's", "They know it's done; in time it's done."],
    ['The chinese side came.', 'chinese', 'The Chinese side saw a polish soviet.'],
    [
      'And if we would receive it, we would refuse.',
      'if we would receive',
      'He asked if we would receive it, as if he would know.',
    ],
    [
      'The comrades of Central Committee came.',
      'Central Committee',
      'The comrades of Central Committee departments came.',
    ],
    ['There is several reasons.', 'There is', 'There is many a reason.'],
    ['He met a officer.', 'a', 'He met a European, a one-eyed man and a unicorn.'],
    ['You fought with Premier Kim right?', 'Kim right?', 'Is that right? Am I right?'],
    ['We discussed about the border.', 'discussed about', 'We discussed the border.'],
    ['Not to mention it will not occur.', 'Not to mention it will not occur', 'It is not to mention.'],
    ['Since you have arrived, how is it?', 'Since you have arrived', 'Since you arrived, how is it?'],
    [
      'Over a long period of time, most countries are conducting talks.',
      'Over a long period of time, most countries are conducting',
      'Over a long period of time, most countries have been conducting talks.',
    ],
    [
      'I engaged in war since the 1930s.',
      'engaged in war since the 1930s',
      'I have engaged in war since the 1930s.',
    ],
  ])
  cases('comma-splice', [
    [
      'We have always opposed it, we are against it.',
      'We have always opposed it, we are',
      'If we have always opposed it, we are against it.',
    ],
    [
      'We should not do that, rather we should wait.',
      'We should not do that, rather we should',
      'We should wait rather than do that, as we should.',
    ],
    [
      'The plan was good, it was approved.',
      'The plan was good, it was',
      'The plan was good, and it was approved.',
    ],
  ])
  cases('compound', [
    ['This so called special warfare began.', 'so called', 'It is so called because it began.'],
  ])
  cases('clock-time', [['Work at 12:00 p.m. today.', '12:00 p.m.', 'Work at 11:00 p.m. today.']])
  cases('repetition', [['A small booklet came.', 'small booklet', 'A small book came.']])
  test('rules of English are not asked of another language', () => {
    expect(
      checkText(segmentsOf('Sie liefen über die Heide, sie waren müde und die aircrafts.'), {
        ...context,
        language: 'de',
      }),
    ).toEqual([])
    expect(
      checkText(segmentsOf('他们说，我们不行，我们必须等待。'), { ...context, language: 'zh-Hans' }),
    ).toEqual([])
    expect(
      checkText(segmentsOf('Мы всегда были против, мы и сейчас против этого.'), {
        ...context,
        language: 'ru',
      }),
    ).toEqual([])
  })
})

describe('variants in one text', () => {
  cases('spelling', [
    [
      'A guerilla war.\nOf guerrilla fighters and guerrilla bands.',
      'guerilla|guerrilla|guerrilla',
      'He planned a house.\nHe planed a board.',
    ],
    [
      'Khruschev came.\nKhrushchev, Khrushchev and Khrushchev.',
      'Khruschev|Khrushchev|Khrushchev|Khrushchev',
      'Kozlova came.\nKozlov, Kozlov and Kozlov.',
    ],
    ['The U.S. came.\nThe US went.', 'U.S.|US', 'The U.S. came.\nThe UN went.'],
    ['The colour is grey.\nThe color is there.', 'colour|color', 'The council met.\nThe counsel spoke.'],
    [
      'A counter-attack.\nThe counterattack.',
      'counter-attack|counterattack',
      'A long-term plan.\nIn the long term.',
    ],
  ])
  test('a spelling is mended everywhere at once, with its capitals', () => {
    const [finding] = checkText(
      segmentsOf('Guerilla war; a guerilla.\nThe guerrilla, guerrilla and guerrilla.'),
      context,
    )
    expect(finding?.forms?.map(({ form, places }) => [form, places.length])).toEqual([
      ['guerilla', 2],
      ['guerrilla', 3],
    ])
    expect(finding?.fixes[0]).toMatchObject({ edits: [{ text: 'Guerrilla' }, { text: 'guerrilla' }] })
  })
  cases('wording', [
    [
      'The Vice-Premier came.\nThe Vice Premier went.',
      'Vice-Premier|Vice Premier',
      'The Vice Premier came.\nThe Vice Minister went.',
    ],
    [
      'Deng: The Central Committee met.\nHan: Our central committee too.',
      'Central Committee|central committee',
      'Deng: The Central Committee met.\nHan: A committee too.',
    ],
    [
      'Comrade Secretary General came.\nThe General Secretary spoke.',
      'Secretary General|General Secretary',
      'The General Secretary came.\nThe Foreign Secretary spoke.',
    ],
    [
      'Deng: It is national communism.\nHan: They are nationalist communists.',
      'national communism|nationalist communists',
      'Deng: It is a national party.\nHan: They are national parties.',
    ],
    [
      'Deng: I met the Burmese Ambassador.\nHan: And the Ambassador of Pakistan?',
      'Burmese Ambassador|Ambassador of Pakistan',
      'Deng: I met the Burmese Ambassador.\nHan: And the Minister of Defence?',
    ],
    [
      'The DPRK Ambassador came.\nThe North Korean Ambassador went.',
      'DPRK Ambassador|North Korean Ambassador',
      'The DPRK Ambassador came.\nThe South Korean Ambassador went.',
    ],
    [
      'For the unity of socialist camp.\nFor the unity of the socialist camp.',
      'unity of socialist camp',
      'For the unity of socialist camps.\nFor the unity of the socialist camps.',
    ],
  ])
  cases('contraction', [
    [
      `I haven't met him.\n${'We do not know. It is so. '.repeat(5)}`,
      "haven't",
      `I haven't. I don't. I can't.\n${'We do not know. '.repeat(30)}`,
    ],
  ])
})

describe('brackets, names and terms', () => {
  cases('bracket', [
    ['We have not finished [but] it is well.', '[but]', 'We have not finished [it] yet.'],
    ['People decide [the outcome of war].', '[the outcome of war]', 'People decide [it].'],
    ['We did it. [The Soviets] worked on them.', '[The Soviets]', 'We did it. [They] worked on them.'],
    [
      'If we [follow] them, we have no [thoughts] left.',
      '[follow]|[thoughts]',
      'If we [follow] them, we have none.',
    ],
  ])
  cases('bracket-use', [
    ['Han: I just came. [I] met him. [He] spoke. He left.', '[I]|[He]|I', 'Han: [I] met him.'],
    [
      'In [North] Korea and North Korea.',
      '[North] Korea|North Korea'.replace('] Korea', ']'),
      'In [North] Korea.',
    ],
    ['Han: [I] a [b] c [d].\nDeng: (Laughter)', '(Laughter)', 'Han: I came.\nDeng: (Laughter)'],
  ])
  cases('name', [
    [
      'In Panmunjeom [Panmunjom] and Pyongyang.',
      ['Panmunjeom|Pyongyang', 'Panmunjeom [Panmunjom]|Pyongyang'],
      'In Panmunjom and Pyongyang.',
    ],
    [
      'Deng: We met Mao Zedong.\nHan: And Mao Tse-tung?',
      'Mao Zedong|Mao Tse-tung',
      'Deng: We met Mao Zedong.\nHan: And Mao Anying?',
    ],
    [
      'From Peking it came.\nHe was in Beijing.',
      'Peking|Beijing',
      'From Peking it came.\nHe was in Nanjing.',
    ],
    ['Deng: With [Fidel] Castro and Kennedy.', '[Fidel] Castro|Kennedy', 'Deng: With [Fidel] Castro.'],
    [
      'Deng: Comrade Premier Kim said.\nHan: So Premier Kim did.',
      'Comrade Premier Kim|Premier Kim',
      'Deng: Premier Kim said.\nHan: So Premier Kim did.',
    ],
    [
      'location= Location: Zhongnanhai, Juren Hall',
      'Zhongnanhai, Juren Hall',
      'location= Location: Zhongnanhai, Beijing',
    ],
  ])
  test('the policy and the register are held against the names', () => {
    const policy = { ...defaultPolicy, romanization: { ko: 'dprk' as const, zh: 'pinyin' as const } }
    expect(pointed('name-policy', 'In Panmunjeom [Panmunjom] he stood.', { policy })).toEqual(['Panmunjeom'])
    expect(pointed('name-policy', 'In Panmunjom he stood.', { policy })).toEqual([])
    expect(pointed('name-policy', 'He met Mao Tse-tung.', { policy })).toEqual(['Mao Tse-tung'])
    expect(pointed('name-policy', 'He met Mao Zedong.', { policy })).toEqual([])
    const names = [{ preferred: 'Zhou Enlai', forms: ['Chou En-lai'], kind: 'person' as const, note: '' }]
    expect(pointed('name-policy', 'We saw Premier Chou En-lai.', { names })).toEqual(['Chou En-lai'])
    expect(pointed('name-policy', 'We saw Premier Zhou Enlai.', { names })).toEqual([])
  })
  test('terms to avoid are replaced, terms to keep are kept in form', () => {
    const glossary = [
      { term: 'satellite', use: 'avoid' as const, instead: 'ally', note: '' },
      { term: 'external relations', use: 'keep' as const, instead: '', note: '' },
    ]
    expect(pointed('term', 'Satellites and a satellite.', { glossary })).toEqual(['satellite'])
    expect(pointed('term', 'Our external relationship.', { glossary })).toEqual(['external relationship'])
    expect(pointed('term', 'Our external relations.', { glossary })).toEqual([])
  })
  cases('term', [
    [
      'Deng: Atomic bombs? No, atomic weapons.\nHan: And nuclear weapons.',
      'atomic weapons|nuclear weapons',
      'Deng: The atomic bomb.\nHan: And nuclear weapons.',
    ],
  ])
})

describe('speakers and head matter', () => {
  const talk = 'Deng: One.\nHan: Two.\nDeng: Three.\nHan: Four.\nDeng: Five.\nHan: Six.\nDeng: Seven.'
  cases('speaker', [
    [`Han : Zero.\n${talk}`, 'Han :', talk],
    [`${talk}\nHann: Eight.`, 'Hann', `${talk}\nZhou: Eight.`],
    [`${talk}\nHan: Eight.\nHan: Nine.`, 'Han', `${talk}\nHan: Eight.`],
  ])
  const body = `\nDeng: Comrade General Secretary, you said it. ${'We are friends of China. '.repeat(20)}`
  test('an office and a name of the summary that the text never says', () => {
    expect(pointed('head', `summary= Chairman Deng follows the Soviet Union.${body}`)).toEqual([
      'Chairman Deng|General Secretary',
      'Soviet Union',
    ])
    expect(pointed('head', `summary= General Secretary Deng speaks of China.${body}`)).toEqual([])
  })
  cases('head', [
    [
      'On Monday, August 17, 1971 he came.',
      'Monday, August 17, 1971',
      'On Tuesday, August 17, 1971 he came.',
    ],
    [
      'date= April 30, 1962\ntime= Time: May 1, 1962',
      'April 30, 1962|May 1, 1962',
      'date= April 30, 1962\ntime= Time: April 30, 1962',
    ],
    [
      'credits= It was supported by Ford Foundation.',
      'Ford Foundation',
      'credits= It was supported by the Ford Foundation.',
    ],
  ])
  cases('date-style', [
    [
      'date= April 30, 1962\ntime= Time: 30 April 1962',
      'April 30, 1962|30 April 1962',
      'date= April 30, 1962\ntime= Time: April 30, 1962',
    ],
  ])
  cases('link', [
    [
      'citation= See https://archive.staging.org/document/1.',
      'https://archive.staging.org/document/1',
      'citation= See https://latest.org/document/1.',
    ],
  ])
  cases('status', [
    ['status= (Not yet proofread)', '(Not yet proofread)', 'status= Proofread by A. B.'],
    ['note= (Draft, not yet proofread)', '(Draft, not yet proofread)', 'note= Not yet published elsewhere.'],
  ])
  cases('role', [
    [
      'translator= Translator: Kang Ryong-gu\nDeng: Yes.',
      'Translator: Kang Ryong-gu',
      'translator= Interpreter: Kang Ryong-gu\nDeng: Yes.',
    ],
    [
      'participants= Present: Department Head Zhou Qiuye\nDeng: Yes.',
      'Present: Department Head Zhou Qiuye',
      'participants= Present: Head of the Asia Department Zhou Qiuye\nDeng: Yes.',
    ],
  ])
  cases('event', [
    [
      'Deng: At the Moscow Conference we said so.',
      'the Moscow Conference',
      'Deng: At the Moscow Conference of 1957 we said so.',
    ],
  ])
})
