/**
 * A Chinese name in Latin letters, Wade-Giles against Hanyu Pinyin -> are they one? By rule, from syllable to syllable; and
 * the old postal names of places by list. Said only where one of the two is surely no pinyin: `Chen`
 * and `Zhen` may be one name in two systems, but are as well two names in one.
 */

/**
 * The parts of each name in lower case, with apostrophes and no other marks; `marked`: an apostrophe or hyphen was seen in
 * one of them. Where an apostrophe says that a consonant is aspirated, it is believed: `P'ing` is no `Bing`.
 */
export function isChineseName(a: readonly string[], b: readonly string[], marked: boolean): boolean {
  const [x, y] = [a.map(bare), b.map(bare)]
  const [joinedX, joinedY] = [x.join(''), y.join('')]
  if (POSTAL.get(joinedX) === joinedY || POSTAL.get(joinedY) === joinedX) return true
  // Beyond any name the readings of a run of letters would be too many to try.
  if (Math.max(joinedX.length, joinedY.length) > LONGEST_NAME || joinedX === joinedY) return false
  return (
    (isWadeGilesOf(aspirated(a), y) && isCertain(x, y, marked)) ||
    (isWadeGilesOf(aspirated(b), x) && isCertain(y, x, marked))
  )
}

const bare = (part: string) => part.replace(/'/g, '')
/** The name without the apostrophes that only part syllables (`Hsi'an`). */
const aspirated = (parts: readonly string[]) => parts.join('').replace(/(?<!p|t|k|ch|ts|tz)'/g, '')

/** Letters of the longest name in full. */
const LONGEST_NAME = 24

const POSTAL = new Map(
  (
    'peking beijing nanking nanjing tientsin tianjin chungking chongqing canton guangzhou tsingtao qingdao sian xian ' +
    'amoy xiamen szechwan sichuan szechuan sichuan fukien fujian kwangtung guangdong chekiang zhejiang kiangsu jiangsu ' +
    'kiangsi jiangxi kwangsi guangxi shensi shaanxi shansi shanxi anhwei anhui hupeh hubei tsinghai qinghai kweichow guizhou ' +
    'sinkiang xinjiang yangtze yangzi hangchow hangzhou foochow fuzhou soochow suzhou hankow hankou swatow shantou ' +
    'kirin jilin tsinan jinan urumchi urumqi whampoa huangpu tsinghua qinghua chiangkaishek jiangjieshi sunyatsen sunzhongshan linpiao linbiao kuomintang guomindang'
  )
    .split(' ')
    .flatMap((name, i, all): [string, string][] => (i % 2 ? [] : [[name, all[i + 1]!]])),
)

/** Syllables that are pinyin too, but whose pinyin name is hardly ever met. */
const SAFE_ALONE = /^(?:chou|chang|chao|chu)$/

function isCertain(wade: readonly string[], pinyin: readonly string[], marked: boolean): boolean {
  if (marked || wade.some(part => !isPinyin(part))) return true
  return pinyin.some(part => part.startsWith('zh')) && wade.some(part => SAFE_ALONE.test(part))
}

const FINALS =
  'iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u'
const SYLLABLE = new RegExp(`^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(${FINALS})`)
/** Syllables of pinyin, with the pairs of letters that it does not join (`hs`, `chung`, `te` is one, `tse` is none) left out. */
const PINYIN_WORD =
  /^(?:(?:zh|ch|sh|[zcsr])(?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)|[bpmf](?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|ue)|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|y(?:a|e|ao|ou|an|in|ang|ing|ong|u|ue|uan|un|i)|w(?:u|a|o|ai|ei|an|en|ang|eng)|er?|a[ino]?|ang|ou?)+$/
const isPinyin = (word: string) => word.length <= LONGEST_NAME && PINYIN_WORD.test(word)

/** Is `other`, taken as pinyin and rewritten syllable by syllable, the letters of `wade`? */
function isWadeGilesOf(wade: string, other: readonly string[]): boolean {
  if (wade.length < 3 || !other.every(isPinyin)) return false
  let forms = ['']
  for (const part of other) {
    const readings = pinyinReadings(part)
    forms = forms
      .flatMap(form => readings.map(reading => form + reading))
      .filter(form => wade.startsWith(form))
      .slice(0, 50)
  }
  return forms.includes(wade)
}

/** Every way to read `word` as pinyin syllables, each in Wade-Giles without its marks. */
function pinyinReadings(word: string): string[] {
  if (word === '') return ['']
  const found: string[] = []
  for (let length = 1; length <= Math.min(6, word.length); length++) {
    const match = SYLLABLE.exec(word.slice(0, length))
    if (match?.[0].length !== length) continue
    for (const rest of pinyinReadings(word.slice(length))) {
      for (const wade of wadeGiles(match[1] ?? '', match[2]!)) found.push(wade + rest)
    }
  }
  return found.slice(0, 50)
}

const INITIALS: Record<string, string> = {
  b: 'p', d: 't', g: 'k', j: 'ch', q: "ch'", x: 'hs', zh: 'ch', r: 'j', z: 'ts', c: "ts'", p: "p'", t: "t'", k: "k'", ch: "ch'",
} // biome-ignore format: a table
const WHOLE: Record<string, string[]> = {
  zhi: ['chih'], chi: ["ch'ih"], shi: ['shih'], ri: ['jih'], zi: ['tzu'], ci: ["tz'u"], si: ['ssu', 'szu'], yi: ['i', 'yi'],
  you: ['yu'], ye: ['yeh'], yan: ['yen'], yong: ['yung'], de: ['te', 'teh'],
} // biome-ignore format: a table

/** One pinyin syllable in Wade-Giles, without umlauts and tone marks; with its apostrophe and, as it is mostly printed, without. */
function wadeGiles(initial: string, final: string): string[] {
  const forms = formsOf(initial, final)
  return forms.some(form => form.includes("'")) ? [...forms, ...forms.map(bare)] : forms
}

function formsOf(initial: string, final: string): string[] {
  const whole = WHOLE[initial + final]
  if (whole) return whole
  const begin = INITIALS[initial] ?? initial
  let end = final
  if (end === 'ian') end = 'ien'
  else if (end === 'ie') end = 'ieh'
  else if (end === 'ue') end = 'ueh'
  else if (end === 'er') end = 'erh'
  else if (end === 'ong') end = 'ung'
  else if (end === 'iong') end = 'iung'
  else if (end === 'uo' && !/^(?:g|k|h|sh)$/.test(initial)) end = 'o'
  else if (end === 'ui' && /^[gk]$/.test(initial)) end = 'uei'
  else if (end === 'e' && /^[gkh]$/.test(initial)) return [`${begin}o`, `${begin}e`]
  return [begin + end]
}
