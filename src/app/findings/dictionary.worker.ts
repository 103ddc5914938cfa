/**
 * The worker that looks words up: a Hunspell dictionary (the package `dictionary-en`) read by `nspell`, both loaded only when a
 * person asks for it. Words in, those that the dictionary does not know out, with what it would write instead.
 */

import affixes from 'dictionary-en/index.aff?url&no-inline'
import words from 'dictionary-en/index.dic?url&no-inline'
import nspell from 'nspell'

export interface Unknown {
  word: string
  suggestions: string[]
}

/** Suggestions are dear: of more unknown words than these they are not looked for. */
const MOST_SUGGESTED = 60

let reading: Promise<ReturnType<typeof nspell>> | null = null

async function dictionary() {
  const read = async (url: string) => (await fetch(url)).text()
  const [aff, dic] = await Promise.all([read(affixes), read(words)])
  return nspell({ aff, dic })
}

addEventListener('message', async (event: MessageEvent<readonly string[]>) => {
  reading ??= dictionary()
  try {
    const speller = await reading
    const unknown = event.data.filter(word => !speller.correct(word))
    const answer = unknown.map((word, i): Unknown => {
      return { word, suggestions: i < MOST_SUGGESTED ? speller.suggest(word).slice(0, 3) : [] }
    })
    postMessage(answer)
  } catch {
    reading = null
    postMessage(null)
  }
})
