/** Saving: a changeset of either kind -> 201 once, 200 ever after, or the refusal with everything that a merge in the page needs. */
import { Hono } from 'hono'
import { AnyChangeset, SavedChangeset } from '../api/changesets.ts'
import { paths } from '../api/paths.ts'
import { slugIn } from './address.ts'
import { CHANGESET_LIMIT, limited, readBody } from './body.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'
import { refuseStanding, STANDING_REFUSALS } from './standing.ts'

export function changesetRoutes({ store, feed, now }: Dependencies): Hono {
  const app = new Hono()
  app.post(
    paths.changesets(':slug'),
    limited(CHANGESET_LIMIT),
    describe({
      summary:
        'Save revisions and marks, or (kind `align`) pins, or (kind `review`) acts, all or none; the same again is saved once and answered alike',
      body: AnyChangeset,
      answers: { 200: SavedChangeset, 201: SavedChangeset },
      refusals: [
        'unknown-transcript',
        ...STANDING_REFUSALS,
        'stale',
        'id-reused',
        'invalid-body',
        'not-well-formed',
        'not-json',
        'too-large',
        'foreign-origin',
        'storage-full',
      ],
    }),
    async c => {
      const read = await readBody(c, AnyChangeset)
      if (read.kind === 'refused') return read.refusal
      const slug = slugIn(c)
      const outcome = await store.save(slug, read.body, now())
      switch (outcome.kind) {
        case 'unknown-transcript':
          return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
        case 'id-reused':
          return refuse(c, 'id-reused', 'Make a new id for every changeset, revision, pin and act.')
        case 'stale':
          return refuse(c, 'stale', 'Merge your text with the one that is there, then save that.', {
            stale: outcome.stale,
          })
        case 'saved':
          feed.announce(slug)
          return c.json(outcome.saved satisfies SavedChangeset, 201)
        case 'replayed':
          return c.json(outcome.saved satisfies SavedChangeset, 200)
        default:
          return refuseStanding(c, outcome)
      }
    },
  )
  return app
}
