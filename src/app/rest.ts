/**
 * What the first look at a transcript does not need, by the name under which it is asked for. Loaded when it is wanted, and
 * all of it once the page has nothing else to do, so that it is there before a key asks for it, and offline. A part that
 * could not be loaded is asked for again the next time.
 */

/** The dialogs, by the name that the state gives them; but for the name, which a save may ask for just when the server is away. */
export const dialogs = {
  keys: () => import('./elements/rec-keys.ts'),
  commands: () => import('./elements/rec-keys.ts'),
  versions: () => import('./elements/rec-versions.ts'),
  import: () => import('./elements/rec-import.ts'),
  replace: () => import('./elements/rec-replace.ts'),
  blind: () => import('./elements/rec-blind.ts'),
  restore: () => import('./elements/rec-restore.ts'),
  snapshot: () => import('./elements/rec-snapshot.ts'),
  mend: () => import('./elements/rec-mend.ts'),
  policy: () => import('./elements/rec-policy.ts'),
}

/** The inspector's panels. */
export const panels = {
  readings: () => import('./elements/rec-readings.ts'),
  history: () => import('./elements/rec-history.ts'),
  queries: () => import('./elements/rec-queries.ts'),
  findings: () => import('./elements/rec-findings.ts'),
}

/** What stands beside the table: the bar's own list, and the strip. */
export const filtering = {
  classes: () => import('./elements/rec-classes.ts'),
  overview: () => import('./elements/rec-overview.ts'),
}

/** What begins a query, or a replacement. */
export const querying = {
  asking: () => import('./review/asking.ts'),
  replacing: () => import('./replacer.ts'),
}

/** What an alignment that is looked at or corrected needs. */
export const alignment = {
  row: () => import('./elements/rec-alignment.ts'),
  linking: () => import('./elements/rec-linking.ts'),
  realigning: () => import('./realigning.ts'),
}

/** What points at what should be looked at. */
export const findings = {
  pointing: () => import('./findings/pointing.ts'),
  checker: () => import('./findings/checker.ts'),
  spelling: () => import('./findings/spelling.ts'),
  /** The address of the worker that looks words up. */
  dictionary: () => import('./findings/dictionary.worker.ts?worker&url'),
  /** The address of the worker. */
  worker: () => import('./findings/check.worker.ts?worker&url'),
}

/** Screens of their own, and what they do. */
export const screens = {
  reconcile: () => import('./elements/rec-reconcile.ts'),
  reconciling: () => import('./review/reconciling.ts'),
  ledger: () => import('./elements/rec-ledger.ts'),
  past: () => import('./history/past.ts'),
  report: () => import('./elements/rec-report.ts'),
  reporting: () => import('./review/reporting.ts'),
}

/** Where two people saved the same segment. */
export const troubles = {
  merging: () => import('./reparent.ts'),
  conflict: () => import('./elements/rec-conflict.ts'),
}

/** What brings texts in and compares them on this device. */
export const reception = {
  library: () => import('./elements/rec-library.ts'),
  receiving: () => import('./incoming/receiving.ts'),
  local: () => import('./local.ts'),
}

/** Has a part loaded for whoever shows it; where it cannot be had just now, it is not shown. */
export function want(part: () => Promise<unknown>): void {
  part().catch(() => {})
}

/** What the first minute may need: loaded as soon as the first rows are painted. */
export async function loadSoon(): Promise<void> {
  await Promise.allSettled<unknown>([
    filtering.classes(),
    filtering.overview(),
    querying.asking(),
    panels.readings(),
    panels.queries(),
    ...Object.values(alignment).map(load => load()),
    troubles.merging(),
  ])
}

/** Loads all that is left. */
export async function loadTheRest(): Promise<void> {
  const parts = [
    dialogs,
    panels,
    filtering,
    querying,
    alignment,
    findings,
    screens,
    troubles,
    reception,
  ].flatMap(group => Object.values(group))
  await Promise.allSettled(parts.map(load => load()))
}
