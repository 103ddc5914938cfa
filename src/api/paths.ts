/**
 * Every path of the server, once: the server gives `':slug'` where the page gives a name. No schema library in here, so
 * that the page can import it for next to nothing.
 */

export const paths = {
  health: () => '/api/health',
  openapi: () => '/api/openapi.json',
  transcripts: () => '/api/transcripts',
  transcript: (slug: string) => `/api/transcripts/${slug}`,
  versions: (slug: string) => `/api/transcripts/${slug}/versions`,
  /** `version` may be `A`, `A@0`, `A@142`. */
  version: (slug: string, version: string) => `/api/transcripts/${slug}/versions/${version}`,
  comparison: (slug: string) => `/api/transcripts/${slug}/comparison`,
  history: (slug: string, segment: string) => `/api/transcripts/${slug}/segments/${segment}/history`,
  changesets: (slug: string) => `/api/transcripts/${slug}/changesets`,
  /** What people said of the texts: queries, sign-offs and the rest; `?at=` for a past point. */
  /** Where two blind readings of one version begin. */
  blind: (slug: string) => `/api/transcripts/${slug}/blind`,
  review: (slug: string) => `/api/transcripts/${slug}/review`,
  ledger: (slug: string) => `/api/transcripts/${slug}/ledger`,
  events: (slug: string) => `/api/transcripts/${slug}/events`,
}
