/**
 * What other tools would answer for two lists of segments: the line diffs of the packages, a sentence aligner by lengths
 * (Gale and Church, 1993), and votes of the words that a diff of the whole texts finds equal. None of them knows moves.
 */
import { diffArrays } from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import { diff as myers } from 'fast-myers-diff'

const plain = text =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const bead = (a, b) => ({ a, b, kind: a.length === 0 ? 'insert' : b.length === 0 ? 'delete' : 'match' })

/** Equal lines answer each other; between them, what was taken out answers in turn what was put in. */
function fromEdits(edits) {
  const beads = []
  let [i, j, out, put] = [0, 0, [], []]
  const flush = () => {
    for (let k = 0; k < Math.max(out.length, put.length); k++)
      beads.push(bead(out.slice(k, k + 1), put.slice(k, k + 1)))
    out = []
    put = []
  }
  for (const [op, count] of edits)
    for (let k = 0; k < count; k++) {
      if (op < 0) out.push(i++)
      else if (op > 0) put.push(j++)
      else {
        flush()
        beads.push(bead([i++], [j++]))
      }
    }
  flush()
  return beads
}

export function jsdiffLines(a, b) {
  return fromEdits(
    diffArrays(a.map(plain), b.map(plain)).map(c => [c.removed ? -1 : c.added ? 1 : 0, c.count]),
  )
}

export function dmpLines(a, b) {
  const tool = new DiffMatchPatch()
  const text = list => list.map(line => `${plain(line)}\n`).join('')
  const { chars1, chars2 } = tool.diff_linesToChars_(text(a), text(b))
  return fromEdits(tool.diff_main(chars1, chars2, false).map(([op, chars]) => [op, chars.length]))
}

const SHAPES = [
  [1, 1, 0.89],
  [1, 0, 0.00495],
  [0, 1, 0.00495],
  [2, 1, 0.0445],
  [1, 2, 0.0445],
  [2, 2, 0.011],
]

/** By lengths alone, with the paper's own shares and variance. */
export function galeChurch(a, b) {
  const [x, y] = [a, b].map(list => list.map(text => text.length))
  const ratio = y.reduce((s, v) => s + v, 0) / x.reduce((s, v) => s + v, 0)
  const cost = (p, q) => {
    if (p + q === 0) return 0
    const z = Math.abs((q - p * ratio) / Math.sqrt((6.8 * (p + q / ratio)) / 2))
    const t = 1 / (1 + 0.2316419 * z)
    const tail =
      0.3989423 *
      Math.exp((-z * z) / 2) *
      t *
      (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))))
    return -Math.log(Math.max(2 * tail, 1e-12))
  }
  const [n, m] = [a.length, b.length]
  const best = new Float64Array((n + 1) * (m + 1)).fill(Number.POSITIVE_INFINITY)
  const from = new Uint8Array((n + 1) * (m + 1))
  best[0] = 0
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++)
      for (const [k, [p, q, share]] of SHAPES.entries()) {
        if (p > i || q > j) continue
        const before = best[(i - p) * (m + 1) + j - q]
        if (before === Number.POSITIVE_INFINITY) continue
        let [s, t] = [0, 0]
        for (let d = 1; d <= p; d++) s += x[i - d]
        for (let d = 1; d <= q; d++) t += y[j - d]
        const total = before + cost(s, t) - Math.log(share)
        if (total < best[i * (m + 1) + j]) {
          best[i * (m + 1) + j] = total
          from[i * (m + 1) + j] = k
        }
      }
  const beads = []
  const range = (end, count) => Array.from({ length: count }, (_, k) => end - count + k)
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const [p, q] = SHAPES[from[i * (m + 1) + j]]
    beads.push(bead(range(i, p), range(j, q)))
    i -= p
    j -= q
  }
  return beads.reverse()
}

/** All words of both texts are diffed; segments that share a quarter of the shorter one's words belong together. */
export function wordVotes(a, b) {
  const ids = new Map()
  const read = list => {
    const [words, of] = [[], []]
    list.forEach((text, k) => {
      for (const word of plain(text).split(' ')) {
        if (!ids.has(word)) ids.set(word, ids.size)
        words.push(ids.get(word))
        of.push(k)
      }
    })
    return { words, of }
  }
  const [x, y] = [read(a), read(b)]
  const votes = new Map()
  let [i, j] = [0, 0]
  const equal = (endI, endJ) => {
    for (; i < endI && j < endJ; i++, j++) {
      const link = `${x.of[i]}-${y.of[j]}`
      votes.set(link, (votes.get(link) ?? 0) + 1)
    }
  }
  for (const [fromA, toA, fromB, toB] of myers(x.words, y.words)) {
    equal(fromA, fromB)
    i = toA
    j = toB
  }
  equal(x.words.length, y.words.length)
  const size = side => side.of.reduce((counts, k) => counts.set(k, (counts.get(k) ?? 0) + 1), new Map())
  const [sizeA, sizeB] = [size(x), size(y)]
  const parent = [...a, ...b].map((_, node) => node)
  const find = node => {
    let root = node
    while (parent[root] !== root) root = parent[root]
    parent[node] = root
    return root
  }
  for (const [link, count] of votes) {
    const [p, q] = link.split('-').map(Number)
    if (count >= 0.25 * Math.min(sizeA.get(p), sizeB.get(q))) parent[find(p)] = find(a.length + q)
  }
  const groups = new Map()
  for (let node = 0; node < parent.length; node++) {
    const group = groups.get(find(node)) ?? groups.set(find(node), { a: [], b: [] }).get(find(node))
    if (node < a.length) group.a.push(node)
    else group.b.push(node - a.length)
  }
  return [...groups.values()].map(group => bead(group.a, group.b))
}
