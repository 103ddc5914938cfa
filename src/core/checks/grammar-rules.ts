/**
 * Small closed classes of English where a slip can be seen without a dictionary: each rule is a pattern with its reason and,
 * where there is one, the words to put in its place. A rule is here only if good prose hardly ever matches it. They are laid
 * on a text in grammar.ts; commas between sentences are in splice.ts.
 */
import type { CheckName } from './finding.ts'

export interface Rule {
  check: CheckName
  /** Global; the first group, if there is one, is the place, else the whole match. */
  find: RegExp
  /** One of these stands in every match: spares most texts the expression. */
  signs?: readonly string[]
  message: (found: string) => string
  why: string
  /** What to write in the place of the match; null: nothing to offer. */
  fix?: (found: RegExpExecArray) => string | null
  /** Asked of the sentence around the match: where it is true, there is no finding. */
  unless?: RegExp
}

/** The noun that has no plural, as its false plural is met in translations. */
const UNCOUNTABLE: Record<string, string> = Object.fromEntries(
  (
    'aircraft spacecraft hovercraft watercraft scenery information equipment advice furniture luggage baggage weaponry homework ' +
    'feedback jewelry cutlery offspring machinery livestock manpower housework applause electricity legislation traffic ' +
    'mankind rubbish slang software hardware malware vocabulary-knowledge underwear footwear clothing'
  )
    .split(' ')
    .map(noun => [noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`, noun]),
)
const UNCOUNTABLES = Object.keys(UNCOUNTABLE).join('|')

const BE_OR_MODAL = 'is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|do|did'
const OCCASIONS =
  'certain|some|many|several|rare|such|these|those|most|other|different|special|various|numerous|all|this|that'
/** What is finite and not a perfect. */
const HAVE = /\b(?:have|has|had|having|haven['’]t|hasn['’]t|hadn['’]t|['’]ve|['’]d)\b/i
const DIRECTION = 'to|of|by|in|into|on|at|upon|from|with'
const DIMINUTIVE = 'booklet|droplet|islet|streamlet|rivulet|cubicle|tidbit'

/** Without those that are words of their own in small letters: `polish`, `french windows`, a `soviet`. */
const DEMONYMS =
  'chinese|korean|american|russian|british|german|japanese|vietnamese|albanian|romanian|rumanian|hungarian|bulgarian|yugoslav|cuban|italian|spanish|mongolian|burmese|indonesian|pakistani|egyptian|czechoslovak|taiwanese|cambodian|laotian|english'
const BODIES =
  'Central Committee|Politburo|Political Bureau|Foreign Ministry|Supreme Soviet|Security Council|Council of Ministers|United Nations|Soviet Union|United States|Soviet Government|Chinese Government|Korean Government|American Government|General Assembly|Warsaw Pact|Red Army|National Assembly|State Council|Communist Party'

export const RULES: readonly Rule[] = [
  {
    check: 'grammar',
    find: new RegExp(`\\b(?:${UNCOUNTABLES})\\b`, 'gi'),
    message: found => `“${found}”: this noun has no plural in -s.`,
    why: 'It is used of the whole and takes a singular, or it is its own plural.',
    fix: ([found]) => UNCOUNTABLE[found!.toLowerCase()] ?? null,
  },
  {
    check: 'grammar',
    signs: [' that of'],
    find: /\b(?!this|his|its|us|as|was|is|was)[a-z]{3,}s (?:are|were) (?:not )?(that) of\b/gi,
    message: () => '“that” refers to a plural.',
    why: 'What is compared stands in the plural, so it is taken up by “those”.',
    fix: () => 'those',
    unless: /\b(?:idea|view|opinion|impression|question|problem|result|news)s?\b/i,
  },
  {
    check: 'grammar',
    signs: [' occasion'],
    find: new RegExp(`\\b([Ii]n) (?:${OCCASIONS}) occasions?\\b`, 'g'),
    message: found => `“${found}” an occasion: the preposition is “on”.`,
    why: 'English says “on certain occasions”; “in” comes over from another language.',
    fix: ([, found]) => (found === 'In' ? 'On' : 'on'),
  },
  {
    check: 'grammar',
    signs: ['selves that', 'self that'],
    find: /\b(?:know|knows|knew|believe|believed|think|thought|admit|admits|admitted|realize|realized|understand|understood) (?:themselves|himself|herself|itself|ourselves|myself|yourselves) (?=that\b)/gi,
    message: () => 'The reflexive parts the verb from its clause.',
    why: 'It stresses who knows; so it stands after the subject: “they themselves know that”.',
    fix: ([found]) => {
      const [verb, self] = found!.trim().split(' ')
      return `${self} ${verb} `
    },
  },
  {
    check: 'grammar',
    signs: ['spite of'],
    find: /\b(?:despite|inspite) of\b/gi,
    message: found => `“${found}”: two phrases in one.`,
    why: 'It is either “despite” or “in spite of”.',
    fix: ([found]) => (/^D/.test(found!) ? 'Despite' : found!.startsWith('i') ? 'in spite of' : 'despite'),
  },
  {
    check: 'grammar',
    signs: ['discuss'],
    find: /\b(?:discuss|discussed|discusses|discussing) about (?=the|this|that|our|their|his|how|what|whether|it)\b/gi,
    message: () => '“discuss” takes its object without a preposition.',
    why: 'One discusses a matter, and talks about it.',
    fix: ([found]) => `${found!.split(' ')[0]} `,
  },
  {
    check: 'grammar',
    signs: ['d of', 't of', 'D of'],
    find: /\b(?:would|could|should|might|must) of\b(?! (?:course|themselves|himself|herself|itself|myself|yourself|ourselves|necessity))/gi,
    message: found => `“${found}” stands for “have”.`,
    why: 'It is written as it sounds; the verb is “have”.',
    fix: ([found]) => found!.replace(/of$/, 'have'),
  },
  {
    check: 'grammar',
    signs: ['here is ', 'here was '],
    find: /\b([Tt]here (?:is|was)) (?:many(?! an? )|several|numerous|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:hundred )?(?:million|thousand|hundred|percent|per cent|pounds|dollars|years|months|weeks|days|hours|miles))/g,
    message: found => `“${found}” before a plural.`,
    why: 'The verb agrees with what follows it.',
    fix: ([, found]) => found!.replace('is', 'are').replace('was', 'were'),
  },
  {
    check: 'grammar',
    find: /(?:^|[.!?] )((?:He|She|It) (?:have|are|were not|do not)|(?:They|We|You) (?:has|is|was|does))\b/g,
    message: found => `“${found}”: subject and verb do not agree.`,
    why: 'One is in the singular and the other in the plural.',
  },
  {
    check: 'grammar',
    find: /\b(?:a) (?=(?:[ai][a-z]{2,}|e(?!u|we)[a-z]{2,}|o(?!n(?:e|ce)|uija)[a-z]{2,}|un(?!i|an)[a-z]{2,}|up[a-z]+)\b)/g,
    message: () => '“a” before a vowel.',
    why: 'Before a vowel that is heard the article is “an”.',
    fix: () => 'an ',
    unless: /[à-ÿ]|\b(?:il|elle|les|une|est|qui|vous|della|una)\b/i,
  },
  {
    check: 'grammar',
    find: /\b(?:an) (?=(?:[bcdfgjklmnpqrstvwz][a-z]{2,})\b)/g,
    message: () => '“an” before a consonant.',
    why: 'Before a consonant that is heard the article is “a”.',
    fix: () => 'a ',
  },
  {
    check: 'grammar',
    signs: [' regards to'],
    find: /\b(?:in regards to|with regards to|as regards to)\b/gi,
    message: found => `“${found}”: “regard” has no -s here.`,
    why: 'It is “in regard to”, “with regard to”, or “as regards” without “to”.',
    fix: ([found]) => (/^as/i.test(found!) ? found!.slice(0, -3) : found!.replace(/regards/i, 'regard')),
  },
  {
    check: 'grammar',
    signs: ['Not to mention', 'Let alone', 'Such as', 'As well as'],
    find: /(?:^|[.!?]["”’)]* )((?:Not to mention|Let alone|Such as|As well as) (?:[^.!?;]{3,240}))[.!](?=\s|$)/gm,
    message: found => `“${found.split(' ').slice(0, 3).join(' ')} …” stands as a sentence and is none.`,
    why: 'These words tie what follows to a sentence before them. Alone they are a fragment: tie them on, or begin otherwise.',
    unless: /,\s+(?:he|she|it|we|they|you|I)\s/,
  },
  {
    check: 'grammar',
    signs: ['right?', 'correct?'],
    find: /\b[A-Z]\p{L}+ (right|correct)\?|\b(?!all|be|is|are|am|was|were|not|that|this|quite|so|very|always|it|been|perfectly|just|what|exactly|i|he|she|we|they|you|and|or|everything|the|put|turn|go|on|sounds?|seems?|looks?|came|come|out|done|get|got|stay|over)\p{Ll}{3,} (right|correct)\?/gu,
    message: found => `A comma is missing before “${found.split(' ').at(-1)}”.`,
    why: 'The last word asks for a yes; a comma parts it from the statement.',
    fix: ([found]) => found!.replace(/ (\w+\?)$/, ', $1'),
  },
  {
    check: 'grammar',
    signs: ['Since '],
    find: /\bSince (?:you|he|she|they|we|I|it|the \p{L}+|\p{Lu}\p{L}+) (?:have|has) (?:arrived|come|returned|met|left|landed|begun|started)\b/gu,
    message: () => 'Tense after “since”: a point in time is meant, or a reason?',
    why: 'Of a point in time the simple past is used (“since you arrived”) and the main clause is in the perfect.',
  },
  {
    check: 'grammar',
    signs: ['period', 'time', 'years', 'months', 'decades', 'weeks'],
    find: /\b(?:[Oo]ver|[Ff]or|[Dd]uring) (?:a (?:very )?long (?:period|time)(?: of time)?|many (?:years|months|decades)|the (?:last|past) (?:\p{L}+ )?(?:years|months|decades|weeks)|(?:several|two|three|ten) years),? (?:\p{L}+ ){0,5}?(?:is|are|am) \p{Ll}+ing\b/gu,
    message: () => 'A present tense for what has gone on up to now.',
    why: 'With a stretch of time that lasts until now English uses the perfect: “for years they have been doing”.',
    unless: /\b(?:will|shall|going)\b/i,
  },
  {
    check: 'grammar',
    signs: ['since '],
    find: /\b\p{Ll}+(?:ed|ught|ook|ame|ave) (?:[^.!?;,]{0,60} )?since (?:the )?(?:(?:early|late|mid)[- ])?(?:1[0-9]|20)\d{2}s?\b/gu,
    message: () => 'A simple past with “since”.',
    why: 'What began then and went on is told in the perfect: “have done … since”.',
    unless: HAVE,
  },
  {
    check: 'grammar',
    find: /(?:^|[.!?:]["”’)]* )["“]?((?:(?:Do|Does|Did|Have|Has|Is|Are|Will|Would|Can|Could) (?:you|we|they|he|she|it|your \p{L}+|our \p{L}+)|(?:What|Why|How|When|Where|Who) (?:do|does|did|is|are|was|were|have|has|will|would|can|could|should) (?:you|we|they|he|she|your|our)) [^.?!;:,"“”]{3,160}(?:, (?:Comrade|Mr|Mrs|Premier|Ambassador|Chairman|President|Your Excellency)[^.?!;:,"“”]{0,40})?(?<!(?:Mr|Mrs|Ms|Mlle|Mme|Dr|St|Gen|Col|Prof|etc|[A-Z])))\.(?=\s|$)/gmu,
    message: () => 'A question that ends with a full stop.',
    why: 'Verb and subject stand in the order of a question; its mark is missing.',
    unless: /\.{3}|…/,
  },
  {
    check: 'grammar',
    signs: ["it's ", 'it’s '],
    find: /\b(?:(?:of|in|to|by|with|from|on|under|changed?|changes|lost|kept|made|gave|given) (it['’]s) (?=\p{Ll}{3,}\b)|(it['’]s) (?=own\b))/gu,
    message: found => `“${found}” stands for “its”.`,
    why: 'With an apostrophe it is “it is”; what belongs to it is “its”.',
    fix: () => 'its',
  },
  {
    check: 'grammar',
    find: new RegExp(`\\b(?:${DEMONYMS})(?<![\\p{L}\\p{N}./@-](?:${DEMONYMS}))(?![\\p{L}.@-])`, 'gu'),
    message: found => `“${found}” without a capital.`,
    why: 'Names of peoples and what belongs to them have a capital in English.',
    fix: ([found]) => found!.slice(0, 1).toUpperCase() + found!.slice(1),
  },
  {
    check: 'grammar',
    signs: [
      'f we would',
      'f I would',
      'f you would',
      'f he would',
      'f she would',
      'f they would',
      'f it would',
    ],
    find: /(?<=^|[.!?;:—–-] |\b[Aa]nd |\b[Bb]ut )[Ii]f (?:we|I|you|he|she|they|it) would (?!like\b|be (?:so|kind|good|willing)|prefer\b|mind\b|only\b|just\b|kindly\b|please\b|allow\b|permit\b|let\b|consider\b|agree\b)(?:have )?\p{Ll}{2,}/gu,
    message: found => `“${found}”: a condition with “would”.`,
    why: 'After “if” English has the past (“if we received it”); “would” belongs to what follows from it.',
  },
  {
    check: 'grammar',
    find: new RegExp(
      `\\b(?:of|by|from|in|to|with|and) ((?:${BODIES}))(?![\\p{L}'’-]| (?:\\p{Lu}|members?|meetings?|officials?|departments?|plenums?|plenary|secretar|delega|resolution|decision|sources?|staff|session|policy|troops|forces|headquarters|building|apparatus|level|representative))`,
      'gu',
    ),
    message: found => `“${found}” lacks its article.`,
    why: 'There is one such body, and English names it with “the”.',
    fix: ([, found]) => `the ${found}`,
  },
  {
    check: 'sentence-end',
    find: /\. (?<=\p{Ll}{4}. )(?!(?:and|or|but|to|of|in|i|ii|iii|iv|v|vi)\b)(\p{Ll}{2,})(?= \p{L})/gu,
    message: found => `“${found}” follows a full stop without a capital.`,
    why: 'Either a sentence begins here, or the stop is left over; words between the two may be lost.',
    unless:
      /\b(?:etc|approx|dept|govt|cont|resp|incl|vols?|mins?|hrs|corp|assn|chap|figs?|secs?)\.|\.\s?\.|\p{L}\.\p{L}/iu,
  },
  {
    check: 'repetition',
    signs: ['small ', 'little ', 'tiny '],
    find: new RegExp(`\\b(?:small|little|tiny) (?:${DIMINUTIVE})s?\\b`, 'gi'),
    message: found => `“${found}” says it twice.`,
    why: 'The noun already means a small one.',
    fix: ([found]) => found!.split(' ').at(-1)!,
  },
  {
    check: 'repetition',
    find: new RegExp(
      `\\b(?:return(?:ed|s|ing)? back (?=${DIRECTION})|repeat(?:ed|s|ing)? (?:it |this )?again\\b|revert(?:ed|s)? back\\b|` +
        'past history\\b|future plans\\b|advance planning\\b|final outcome\\b|end result\\b|close proximity\\b|' +
        'join(?:ed)? together\\b(?= (?:in|to) )|mutual(?:ly)? (?:cooperate|agree) with each other\\b|collaborat\\w+ together\\b|' +
        'the reason (?:\\w+ ){1,6}is because\\b|completely unanimous(?:ly)?\\b|and also too\\b)',
      'gi',
    ),
    message: found => `“${found.trim()}” says it twice.`,
    why: 'One of the words is contained in the other.',
  },
  {
    check: 'compound',
    signs: [
      'so called',
      'self ',
      'well ',
      'counter ',
      'anti ',
      'semi ',
      'quasi ',
      'pseudo ',
      'pre ',
      'post ',
      'non ',
      'inter ',
    ],
    find: /\b(?:so (called)\b(?! (?:by|because|after|for|from|on|in|upon|since|that|as|and|is)\b)(?= (?:["“‘]|\p{L}))|(?<!-)(?:self) (?=(?:reliance|reliant|determination|defence|defense|criticism|sufficient|sufficiency|government|governing|control|confidence|interest)\b)|well (?:known|being)(?= (?:\p{Ll}+(?:er|or|ist|man|men|fact|writer|author|case))\b)|counter (?=(?:revolution|revolutionary|offensive|attack|intelligence|measures?)\b)|(?:anti|semi|quasi|pseudo) (?=\p{L}{4,})|(?:pre|post|non|inter) (?=(?:war|violence|aggression|aligned|alignment|interference|intervention|proliferation|party|governmental)\b))/gu,
    message: found => `“${found.trim()}” is written with a hyphen.`,
    why: 'Before its noun the compound is one word; with a blank the reader takes its parts one by one.',
    fix: ([found]) =>
      found!.startsWith('so ') ? 'so-called' : found!.replace(/ $/, '-').replace(/^well /, 'well-'),
    unless:
      /\b(?:pro (?:forma|rata|tem)|(?:was|were|is|are|be|been|being) so called|quasi una|pre (?:and|or)|post (?:office|of|the|by|a|in|at|to|and))\b/i,
  },
  {
    check: 'clock-time',
    signs: ['12'],
    find: /\b12(?:[:.]00)? ?(?:p\.?m\.?|a\.?m\.?|PM|AM)(?!\w)/g,
    message: found => `“${found}”: noon or midnight?`,
    why: 'Twelve is neither before nor after noon; readers and style books differ on which is meant.',
    fix: ([found]) => (/p/i.test(found!) ? 'noon' : 'midnight'),
  },
  {
    check: 'head',
    signs: ['Foundation', 'Embassy', 'Ministry', 'Commission', 'Delegation', 'Federation'],
    find: /\b(?:from|by|of|with|at|for|to) ((?:\p{Lu}[\p{L}.-]+ ){1,3}(?:Foundation|Embassy|Ministry|Commission|Delegation|Federation))\b(?! (?:and|Professor|Fellow|of|for)\b)/gu,
    message: found => `“${found}” lacks its article.`,
    why: 'The name of an institution that ends in such a word takes “the”, unless a country’s genitive stands before it.',
    fix: ([, found]) => `the ${found}`,
    unless: new RegExp(`^(?!.*\\b(?:${BE_OR_MODAL})\\b)`, 's'),
  },
]
