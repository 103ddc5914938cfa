/**
 * The kinds of beads that a search tries, and the list of those larger ones that it found worth something. Shared by the
 * search and by what weighs its answer.
 */

/** Beads of more than two segments, by what they take of each side. */
export const SHAPES: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
  [3, 3],
  [1, 5],
  [5, 1],
]
export const SINGLE = 12
export const GAP_A = 13
export const GAP_B = 14
/** By kind: how many segments it takes of each side. */
export const NA = [...SHAPES.map(([na]) => na), 1, 1, 0]
export const NB = [...SHAPES.map(([, nb]) => nb), 1, 0, 1]

/** Beads of more than two segments that were found worth something, by the node where they end, in order. */
export function makeLarger() {
  let nodes = new Int32Array(1024)
  let shapes = new Uint8Array(1024)
  let worths = new Float32Array(1024)
  let count = 0
  const grow = () => {
    const [n, s, w] = [nodes, shapes, worths]
    nodes = new Int32Array(2 * count)
    shapes = new Uint8Array(2 * count)
    worths = new Float32Array(2 * count)
    nodes.set(n)
    shapes.set(s)
    worths.set(w)
  }
  return {
    push(node: number, shape: number, worth: number) {
      if (count === nodes.length) grow()
      nodes[count] = node
      shapes[count] = shape
      worths[count++] = worth
    },
    get count() {
      return count
    },
    node: (k: number) => nodes[k]!,
    shape: (k: number) => shapes[k]!,
    worth: (k: number) => worths[k]!,
  }
}
