/**
 * Every path of the server, once: the server gives `':slug'` where the page gives a name. No schema library in here, so
 * that the page can import it for next to nothing.
 */

export const paths = {
  health: () => '/api/health',
  openapi: () => '/api/openapi.json',
  transcripts: () => '/api/transcripts',
  /** Where files are looked at before anything is stored. */
  imports: () => '/api/imports',
  transcript: (slug: string) => `/api/transcripts/${slug}`,
  versions: (slug: string) => `/api/transcripts/${slug}/versions`,
  /** `version` may be `A`, `A@0`, `A@142`. */
  version: (slug: string, version: string) => `/api/transcripts/${slug}/versions/${version}`,
  comparison: (slug: string) => `/api/transcripts/${slug}/comparison`,
  history: (slug: string, segment: string) => `/api/transcripts/${slug}/segments/${segment}/history`,
  /** Whence each word of a segment came; `?at=` for a past point. */
  lineage: (slug: string, segment: string) => `/api/transcripts/${slug}/segments/${segment}/lineage`,
  changesets: (slug: string) => `/api/transcripts/${slug}/changesets`,
  /** What people said of the texts: queries, sign-offs and the rest; `?at=` for a past point. */
  /** Where two blind readings of one version begin. */
  blind: (slug: string) => `/api/transcripts/${slug}/blind`,
  review: (slug: string) => `/api/transcripts/${slug}/review`,
  /** The report on the proofreading of `?version=`; `?format=csv` for a spreadsheet. */
  report: (slug: string) => `/api/transcripts/${slug}/report`,
  ledger: (slug: string) => `/api/transcripts/${slug}/ledger`,
  events: (slug: string) => `/api/transcripts/${slug}/events`,
}
