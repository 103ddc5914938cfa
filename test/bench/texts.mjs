/**
 * The texts that are measured: the first transcript's versions, cut into segments as the server cuts them, and a long
 * transcript made of its sentences by a seeded generator, so that two runs measure the same text.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { translations } from './built.mjs'

export const SLUG = '1962-04-30-deng-han'

/** Each version of the sample: its siglum, its segments whole, and their words without the speaker's label. */
export function sampleVersions(core) {
  const folder = join(translations, SLUG)
  const { versions } = JSON.parse(readFileSync(join(folder, 'transcript.json'), 'utf8'))
  return versions.map(({ siglum, file, language }) => {
    const segments = core.segmentText(readFileSync(join(folder, file), 'utf8'), { language })
    return {
      siglum,
      segments: segments.map(({ text }) => text),
      words: segments.map(({ text, label = 0 }) => text.slice(label)),
    }
  })
}

/** The texts of one row, a version each, as the page puts them side by side; empty where a version has a gap. */
export function rowTexts(core, versions) {
  const { rows } = core.alignVersions(versions.map(({ words }) => words))
  return rows.map(({ cells }) =>
    cells.map((cell, v) => cell.map(index => versions[v].segments[index]).join('\n\n')),
  )
}

/** Numbers from 0 to 1, the same for the same seed (the generator mulberry32). */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Four versions of a transcript of `size` turns: the first out of sentences of the sample, each other one revised from
 * it. Per segment a revision changes about one word in twelve; 2 in 100 are left out, inserted, joined or split, 1 in
 * 200 moved. A rough likeness of what revisers do: only for times, not for how well anything is aligned.
 */
export function longVersions(sample, size, seed = 1962) {
  const random = seeded(seed)
  const one = list => list[Math.floor(random() * list.length)]
  const sentences = sample[0].words.flatMap(text => text.match(/[^.?!]+[.?!]+\s*/g) ?? [])
  const vocabulary = sentences.join(' ').match(/\p{L}{3,}/gu)
  // Every third word of a borrowed sentence is another one: else the same sentence would stand in a hundred segments.
  const vary = (text, every) =>
    text.replace(/\p{L}{3,}/gu, word => (random() < 1 / every ? one(vocabulary) : word))
  const turn = () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => vary(one(sentences).trim(), 3)).join(' ')
  const base = Array.from({ length: size }, turn)
  const revise = () => {
    const revised = base.flatMap(text => {
      const chance = random()
      const changed = random() < 0.3 ? text : vary(text, 12)
      if (chance < 0.02) return []
      if (chance < 0.04) return [changed, turn()]
      const half = changed.indexOf('. ', changed.length / 3)
      if (chance < 0.06 && half > 0) return [changed.slice(0, half + 1), changed.slice(half + 2)]
      return [changed]
    })
    for (let i = revised.length - 2; i > 0; i--) {
      const chance = random()
      if (chance < 0.02) revised.splice(i, 2, `${revised[i]} ${revised[i + 1]}`)
      else if (chance < 0.025) revised.splice(Math.max(0, i - 5), 0, ...revised.splice(i, 1))
    }
    return revised
  }
  return [base, revise(), revise(), revise()]
}
