/**
 * Texts that are already set beside each other: a profile, a list of places, each holding at most one word of each text.
 * Two profiles and the pairs of places that answer each other -> one profile. No word is lost and none changes its order.
 */

/** `at[place * texts.length + k]`: the index of a word in text `texts[k]`, or -1. */
export interface Profile {
  texts: number[]
  size: number
  at: Int32Array
}

/** Pairs of places, ascending on both sides: place `p[k]` of the one answers place `q[k]` of the other. */
export interface PlacePairs {
  p: number[]
  q: number[]
}

export function singleProfile(text: number, length: number): Profile {
  return { texts: [text], size: length, at: Int32Array.from({ length }, (_, k) => k) }
}

/** Sets two profiles side by side; what has no pair gets a place of its own, that of `left` first. */
export function joinProfiles(left: Profile, right: Profile, pairs: PlacePairs): Profile {
  const [m, n] = [left.texts.length, right.texts.length]
  const size = left.size + right.size - pairs.p.length
  const at = new Int32Array(size * (m + n)).fill(-1)
  let [p, q, place] = [0, 0, 0]
  const putLeft = () => {
    for (let k = 0; k < m; k++) at[place * (m + n) + k] = left.at[p * m + k]!
    p++
  }
  const putRight = () => {
    for (let k = 0; k < n; k++) at[place * (m + n) + m + k] = right.at[q * n + k]!
    q++
  }
  for (let k = 0; k <= pairs.p.length; k++) {
    const [endP, endQ] = [pairs.p[k] ?? left.size, pairs.q[k] ?? right.size]
    for (; p < endP; place++) putLeft()
    for (; q < endQ; place++) putRight()
    if (k === pairs.p.length) break
    putLeft()
    putRight()
    place++
  }
  return { texts: [...left.texts, ...right.texts], size, at }
}
