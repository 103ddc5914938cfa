/** A long list -> runs short enough for one statement: both databases limit how many values one may bind. */

/** 500 rows of 11 columns stay below SQLite's 32,766 and PostgreSQL's 65,535. */
const RUN = 500

export function* inRuns<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += RUN) yield list.slice(from, from + RUN)
}
