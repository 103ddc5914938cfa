/**
 * Pins -> rows, and rows -> the pins that held at a point of the ledger. What a pin means, and which put which out of
 * force, is told in core/pin.ts. Nothing here is ever stale: of two pins of one segment the later holds, both are kept.
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { type Pin, type PinKind, type PinSet, pinsInForce, supersededBy } from '../core/pin.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type { Saved, SetPin } from './store.ts'

/** See `Store.pins`. */
export async function readPins(db: Kysely<Schema>, slug: string, at: number): Promise<PinSet<SetPin>[]> {
  const rows = await db
    .selectFrom('pins as p')
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'p.slug').onRef('e.seq', '=', 'p.seq'))
    .select(['p.id', 'p.kind', 'p.cells', 'p.reason', 'p.seq', 'e.by', 'e.at'])
    .where('p.slug', '=', slug)
    .where('p.seq', '<=', at)
    .orderBy('p.seq')
    .orderBy('p.number')
    .execute()
  return pinsInForce(
    rows.map(row => ({
      id: row.id,
      kind: row.kind as PinKind,
      cells: JSON.parse(row.cells) as Pin['cells'],
      seq: Number(row.seq),
      by: row.by,
      at: row.at,
      reason: row.reason,
    })),
  )
}

/** What the entry `seq` with these pins put out of force, as it is answered; the same whenever it is asked. */
export async function savedPins(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  pins: readonly Pin[],
): Promise<NonNullable<Saved['pins']>> {
  const before = (await readPins(tx, slug, seq - 1)).map(({ pin }) => plain(pin))
  return supersededBy<Pin>(before, pins).map(({ pin: { id }, superseded }) => ({ id, superseded }))
}

/** The first segment or version that these pins name and this transcript lacks. */
export async function unknownIn(
  tx: Transaction<Schema>,
  slug: string,
  pins: readonly Pin[],
): Promise<
  { kind: 'unknown-segment'; segment: string } | { kind: 'unknown-version'; siglum: string } | null
> {
  const versions = await tx.selectFrom('versions').select('siglum').where('slug', '=', slug).execute()
  const sigla = new Set(versions.map(({ siglum }) => siglum))
  const named = [...new Set(pins.flatMap(({ cells }) => Object.keys(cells)))]
  const siglum = named.find(one => !sigla.has(one))
  if (siglum !== undefined) return { kind: 'unknown-version', siglum }
  const segments = [...new Set(pins.flatMap(({ cells }) => Object.values(cells).flat()))]
  for (const run of inRuns(segments)) {
    const rows = await tx
      .selectFrom('segments')
      .select('id')
      .where('slug', '=', slug)
      .where('id', 'in', run)
      .execute()
    const known = new Set(rows.map(({ id }) => id))
    const segment = run.find(id => !known.has(id))
    if (segment !== undefined) return { kind: 'unknown-segment', segment }
  }
  return null
}

/** An id of these that some other changeset has given to a pin. */
export async function usedPin(tx: Transaction<Schema>, pins: readonly Pin[]): Promise<string | undefined> {
  for (const run of inRuns(pins.map(({ id }) => id))) {
    const row = await tx.selectFrom('pins').select('id').where('id', 'in', run).executeTakeFirst()
    if (row) return row.id
  }
  return undefined
}

export async function insertPins(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  pins: readonly Pin[],
  reason: string | undefined,
): Promise<void> {
  const rows = pins.map((pin, number) => ({ ...pinRow(pin), slug, seq, number, reason: reason ?? null }))
  for (const run of inRuns(rows)) await tx.insertInto('pins').values(run).execute()
}

/** What a row must say of its pin, word for word. */
export function pinRow({ id, kind, cells }: Pin): { id: string; kind: string; cells: string } {
  return { id, kind, cells: canonicalJson(cells) }
}

function plain({ id, kind, cells }: Pin): Pin {
  return { id, kind, cells }
}
