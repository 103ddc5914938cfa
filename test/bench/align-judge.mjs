/**
 * A set whose alignment is known, and an answer -> what is right in it: links, exact beads, segments alone, moves, and
 * whether the score tells wrong beads from right ones.
 */

/**
 * What is right in an answer: F1 of links, exact beads and segments alone; of the moved segments, how many were called
 * moved and rightly linked (`found`), and of those called moved how many did (`flagged`). Counts are kept for adding up.
 */
export function judge(set, beads) {
  const links = new Set()
  const exact = new Set()
  const alone = new Set()
  const called = new Set()
  const foundMoves = new Set()
  const doubt = []
  for (const { a, b, kind, score } of beads) {
    for (const i of a) for (const j of b) links.add(`${i}-${j}`)
    if (a.length > 0 && b.length > 0) exact.add(`${a}-${b}`)
    else for (const name of [...a.map(i => `a${i}`), ...b.map(j => `b${j}`)]) alone.add(name)
    const right =
      a.length > 0 && b.length > 0
        ? set.beads.has(`${a}-${b}`)
        : [...a.map(i => `a${i}`), ...b.map(j => `b${j}`)].every(name => set.alone.has(name))
    if (score !== undefined) doubt.push({ score, right, gap: a.length === 0 || b.length === 0 })
    if (kind !== 'move') continue
    const linked = a.some(i => b.some(j => set.links.has(`${i}-${j}`)))
    for (const name of [...a.map(i => `a${i}`), ...b.map(j => `b${j}`)]) {
      called.add(name)
      if (linked && set.moved.has(name)) foundMoves.add(name)
    }
  }
  const count = (gold, given) => ({
    right: [...given].filter(x => gold.has(x)).length,
    gold: gold.size,
    given: given.size,
  })
  return {
    links: count(set.links, links),
    beads: count(set.beads, exact),
    alone: count(set.alone, alone),
    found: { right: foundMoves.size, gold: set.moved.size },
    flagged: { right: foundMoves.size, given: called.size },
    doubt,
  }
}

export const f1 = ({ right, gold, given }) => (gold + given === 0 ? 1 : (2 * right) / (gold + given))

/** Of a wrong and a right bead, the chance that the wrong one has the lower score (area under the curve). */
export function doubtArea(doubt) {
  const sorted = [...doubt].sort((p, q) => p.score - q.score)
  let [area, wrong, right] = [0, 0, 0]
  for (let k = 0; k < sorted.length; ) {
    let [w, r] = [0, 0]
    const { score } = sorted[k]
    for (; k < sorted.length && sorted[k].score === score; k++) sorted[k].right ? r++ : w++
    area += r * (wrong + w / 2)
    wrong += w
    right += r
  }
  return wrong * right === 0 ? 1 : area / (wrong * right)
}
