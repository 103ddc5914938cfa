/**
 * How alike some texts are -> the tree by which they are joined: the closest two first, then clusters by the average
 * likeness of their texts (UPGMA, Sokal and Michener 1958; as a guide to progressive alignment, Feng and Doolittle 1987).
 * Ties go to what stands first: whoever numbers the texts by what they say gets a tree that depends on nothing else.
 */

/** A text, or two trees that are joined. */
export type Guide = { text: number } | { left: Guide; right: Guide }

/** The guide tree of texts; `likeness[p][q]` is symmetric, higher is closer. There must be at least one text. */
export function guideTree(likeness: readonly (readonly number[])[]): Guide {
  let clusters = likeness.map((row, text) => ({ guide: { text } as Guide, size: 1, row: [...row] }))
  while (clusters.length > 1) {
    let [left, right, most] = [0, 1, Number.NEGATIVE_INFINITY]
    for (const [p, { row }] of clusters.entries())
      for (let q = p + 1; q < row.length; q++) if (row[q]! > most) [left, right, most] = [p, q, row[q]!]
    const [x, y] = [clusters[left]!, clusters[right]!]
    const size = x.size + y.size
    const means = clusters.map((_, p) => (x.row[p]! * x.size + y.row[p]! * y.size) / size)
    for (const [p, { row }] of clusters.entries()) row[left] = means[p]!
    clusters[left] = { guide: { left: x.guide, right: y.guide }, size, row: means }
    clusters = clusters.filter((_, p) => p !== right)
    for (const { row } of clusters) row.splice(right, 1)
  }
  return clusters[0]!.guide
}
