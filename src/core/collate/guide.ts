/**
 * Distinct texts -> the tree by which they are joined: the closest two first, then clusters by the average likeness of
 * their texts (UPGMA, Sokal and Michener 1958; as a guide to progressive alignment, Feng and Doolittle 1987). Ties go to
 * the texts that sort first, so the tree depends on what the texts say and on nothing else.
 */

/** A text, or two trees that are joined. */
export type Guide = { text: number } | { left: Guide; right: Guide }

/** The guide tree of texts given as lists of word numbers; there must be at least one. */
export function guideTree(ids: readonly Int32Array[]): Guide {
  const bags = ids.map(bagOf)
  let clusters = ids.map((_, text) => ({ guide: { text } as Guide, size: 1, row: [] as number[] }))
  for (const [p, cluster] of clusters.entries())
    cluster.row = bags.map((bag, q) => (p === q ? 0 : likeness(bags[p]!, bag)))
  while (clusters.length > 1) {
    let [left, right, most] = [0, 1, -1]
    for (const [p, { row }] of clusters.entries())
      for (let q = p + 1; q < row.length; q++) if (row[q]! > most) [left, right, most] = [p, q, row[q]!]
    const [x, y] = [clusters[left]!, clusters[right]!]
    const size = x.size + y.size
    const mean = (p: number) => (x.row[p]! * x.size + y.row[p]! * y.size) / size
    const means = clusters.map((_, p) => mean(p))
    for (const [p, { row }] of clusters.entries()) row[left] = means[p]!
    clusters[left] = { guide: { left: x.guide, right: y.guide }, size, row: means }
    clusters = clusters.filter((_, p) => p !== right)
    for (const { row } of clusters) row.splice(right, 1)
  }
  return clusters[0]!.guide
}

/** Word numbers ascending, each with its count. */
function bagOf(ids: Int32Array): Int32Array {
  return ids.slice().sort()
}

/** Dice's coefficient of two bags of words; two empty ones are alike. */
function likeness(x: Int32Array, y: Int32Array): number {
  if (x.length + y.length === 0) return 1
  let common = 0
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const order = x[i]! - y[j]!
    if (order === 0) common++
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return (2 * common) / (x.length + y.length)
}
