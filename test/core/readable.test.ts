/** The list of tastes: how a change is cut so that a reader sees at once what happened. */
import { describe, expect, test } from 'vitest'
import { diffWords } from '../../src/core/diff/diff.ts'
import { print, read } from './notation.ts'

const reads = (notation: string) => expect(print(diffWords(...read(notation)))).toBe(notation)

describe('a reader sees', () => {
  test.each([
    ['whole words replaced', 'one [two/twi] three'],
    ['a word taken out with one blank', 'one [two /]three'],
    ['a word put in at the end', 'one[/ two]'],
    ['a mark taken out and the blank kept', 'one[,/] three'],
    ['quotation marks exchanged, the words untouched', '["/“]Yes,["/”] he said'],
    ['brackets put around words', '[/⟨]I am[/⟩] late'],
    ['a range given its dash', '61[-/–]66'],
    ['a figure replaced whole', 'about [50,000/60,000] people'],
    ['two words written as one', '[so called/so-called] special warfare'],
    ['a negation replaced whole', 'we [can/cannot] do it'],
    ['a line break changed', 'one[\n/ ]two'],
  ])('%s', (_, notation) => reads(notation))
})

describe('a small change inside one long word is marked within it', () => {
  test.each([
    ['gue[/r]rilla warfare'],
    ['the colo[u/]r and the hono[u/]r'],
    ['bapti[z/s]ed by him'],
    ['Panmunj[e/]om and Hamh[e/]ung'],
    ['twenty aircraft[s/]'],
  ])('%s', reads)

  test.each([
    ['short words are replaced whole: [form/from]'],
    ['so are words that begin otherwise: [possible/impossible]'],
    ['and words that share too little: [Nicholas/Nikoláy]'],
    ['and unlike endings: Jesus [of Nazareth/the Nazarene]'],
    ["a word that is spoken, haven[’/']t"],
    ["so is it [when all/if much] else [is/was] new: haven[’/']t [it been/they]"],
  ])('%s', reads)

  test('a letter with its accent is one character', () => {
    expect(print(diffWords('resume\u0301s here', 'resumes here'))).toBe('resum[e\u0301/e]s here')
  })
})

describe('no small word is stranded between changes', () => {
  test.each([
    ['[red and green/blue and yellow] cats'],
    ['of [two of them/twenty in it] all'],
    ['Comrade [Secretary General/General Secretary] came'],
    ['not [able even/even able] to eat'],
    ['said[ and/, and,] then'],
    ['his [relations and relations/relatives and relatives]'],
    ['the [Good News/good news] of God'],
  ])('%s', reads)
})

describe('and nothing is swallowed that stands well alone', () => {
  test.each([
    ['the [red/blue] elephant and the [green/yellow] cat'],
    ['He [left/stayed].\n[She/He] came.'],
    ['the [red/blue] of all [red/blue] things'],
    [
      'a [/large] house and [/small] garden'
        .replaceAll('[/large] ', '[/large ]')
        .replaceAll('[/small] ', '[/small ]'),
    ],
    ['colo[u/]r, hono[u/]r'],
  ])('%s', reads)
})

describe('two small corrections in a quiet text are two, in a rewriting one', () => {
  const quiet = 'a long way over the hills and far away'
  test.each([
    [`${quiet} [red/blue] and [green/yellow] ${quiet}`],
    [`${quiet} [red and green/blue and yellow] cats [went/ran] ${quiet}`],
    [`${quiet} [two red and green/one blue and yellow] ${quiet}`],
    [`[red and green/blue and yellow] ${quiet}`],
    [`and over there [he/she] must [go/leave] for the town [soon/now], ${quiet}`],
    [`and over there [he and go/she and leave] for the town [soon/now], ${quiet}`],
    [`he [was must go/has must leave] ${quiet}`],
    ['“You [left/stayed],” [I/she] said'],
    [`${quiet} [⟨I⟩/I] ${quiet}`],
    [`${quiet} [⟨/]not[⟩/] ${quiet}`],
  ])('%s', reads)
})

describe('a change stands where a sentence or phrase begins', () => {
  test.each([
    ['He left. [/She stayed. ]He came.'],
    ['a, [/x, ]b'],
    ['bread [/and wine ]and cheese'],
    ['We agree. [We agree. /]Good.'],
    ['at Hamhung [/⟨North⟩ ]⟨and⟩ here'],
  ])('%s', reads)
})

describe('rare words are held on to, not commas', () => {
  test.each([
    ['[he, she, and they, /]Kozlov[/, or, it,] was late'],
    ['[one, two, three, /]guerrilla[/, four, five, six]'],
  ])('%s', notation => {
    const shown = print(diffWords(...read(notation)))
    const word = /Kozlov|guerrilla/.exec(notation)![0]
    expect(shown.replace(/\[[^\]]*\]/g, '')).toContain(word)
  })
})

describe('Chinese is compared by word and shown by character', () => {
  test.each([['我们[/一贯]坚决反对[教条/修正]主义'], ['教条主义[者/]的错误']])('%s', reads)
})
