/**
 * The address bar <-> what is on screen. Pure: `parseAddress(writeAddress(a))` is `a` (tested), an address that makes no
 * sense opens the nearest screen that does. Whatever a colleague should see when they open a link stands here; what is
 * only momentary (an open editor, a dialog) does not.
 */
import { parseVersionPoint } from '../core/transcript.ts'
import { inOrder, type SomeClass } from './classes.ts'

export const layouts = ['side', 'inline', 'clean'] as const
export type Layout = (typeof layouts)[number]
export const filters = [
  'all',
  'changed',
  'substantive',
  'unproofread',
  'queries',
  'findings',
  'doubt',
  'moved',
] as const
export type Filter = (typeof filters)[number]
export const panels = ['readings', 'history', 'queries', 'findings', 'none'] as const
export type Panel = (typeof panels)[number]

export interface WorkbenchAddress {
  screen: 'workbench'
  /** Empty for two files compared on this device and kept nowhere. */
  slug: string
  /** Versions as asked for, the base first; empty: the program's choice. */
  versions: string[]
  /** The version that is proofread; empty: the base. */
  working: string
  layout: Layout
  filter: Filter
  /** Only rows with a change of one of these classes; empty: all rows. */
  classes: SomeClass[]
  search: string
  panel: Panel
  /** The segment on which the cursor stands; empty: the first row. */
  at: string
}

/** What is published of one version, and how it came about: counts, emendations, the certificate. */
export interface ReportAddress {
  screen: 'report'
  slug: string
  /** Empty: the first that is no original. */
  version: string
  /** The point of the ledger; null: the head. */
  at: number | null
}

/** Everything that happened to a transcript, or what is left of it by these words. */
export interface LedgerAddress {
  screen: 'ledger'
  slug: string
  by: string
  segment: string
  round: string
  class: string
  /** The entry on which the list begins; null: the newest. */
  at: number | null
}

/** Two blind readings of one version beside each other, by the id of the act that began them. */
export interface ReconcileAddress {
  screen: 'reconcile'
  slug: string
  blind: string
}

export type Address =
  | { screen: 'library' }
  | WorkbenchAddress
  | ReportAddress
  | LedgerAddress
  | ReconcileAddress

/** The one after this in a ring of choices. */
export function following<T>(ring: readonly T[], now: T): T {
  return ring[(ring.indexOf(now) + 1) % ring.length]!
}

const one = <T extends string>(allowed: readonly T[], given: string | null): T =>
  allowed.find(value => value === given) ?? allowed[0]!

/** A fresh workbench address on one transcript. */
export function workbenchAddress(slug: string): WorkbenchAddress {
  return {
    screen: 'workbench', slug, versions: [], working: '', layout: 'side', filter: 'all', classes: [], search: '', panel: 'readings', at: '',
  } // biome-ignore format: one line of defaults
}

/** Reads `/`, `/compare`, `/t/<slug>?versions=A,B&…`, `/t/<slug>/report`, `…/ledger`, `…/reconcile`. */
export function parseAddress(url: URL): Address {
  const [, record, screen] = /^\/t\/([a-z0-9-]{1,80})\/(report|ledger|reconcile)\/?$/.exec(url.pathname) ?? []
  if (record) return parseRecord(record, screen as 'report' | 'ledger' | 'reconcile', url.searchParams)
  const slug = /^\/t\/([a-z0-9-]{1,80})\/?$/.exec(url.pathname)?.[1]
  if (!slug && url.pathname !== '/compare') return { screen: 'library' }
  const query = url.searchParams
  const versions = (query.get('versions') ?? '').split(',').filter(ref => parseVersionPoint(ref))
  const base = query.get('base') ?? ''
  const working = query.get('working') ?? ''
  return {
    screen: 'workbench',
    slug: slug ?? '',
    versions: parseVersionPoint(base) ? [base, ...versions.filter(ref => ref !== base)] : versions,
    working: parseVersionPoint(working) ? working : '',
    layout: one(layouts, query.get('layout')),
    filter: one(filters, query.get('filter')),
    classes: inOrder((query.get('classes') ?? '').split(',') as SomeClass[]),
    search: query.get('search') ?? '',
    panel: one(panels, query.get('panel')),
    at: query.get('at') ?? '',
  }
}

function parseRecord(
  slug: string,
  screen: 'report' | 'ledger' | 'reconcile',
  query: URLSearchParams,
): Address {
  const said = (name: string) => query.get(name) ?? ''
  if (screen === 'reconcile') return { screen, slug, blind: said('blind') }
  if (screen === 'ledger') {
    return {
      screen,
      slug,
      by: said('by'),
      segment: said('segment'),
      round: said('round'),
      class: said('class'),
      at: pointIn(said('at')),
    }
  }
  const point = parseVersionPoint(said('version'))
  return { screen, slug, version: point?.siglum ?? '', at: pointIn(said('at')) ?? point?.at ?? null }
}

const pointIn = (written: string) => (/^\d{1,12}$/.test(written) ? Number(written) : null)

/** The path and query that `parseAddress` reads back; defaults are left out, so that a plain address stays short. */
export function writeAddress(address: Address): string {
  if (address.screen === 'library') return '/'
  const query: string[] = []
  const say = (name: string, value: string, silent: string) => {
    if (value !== silent)
      query.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%40', '@')}`)
  }
  if (address.screen !== 'workbench') {
    const { screen, slug, ...rest } = address
    for (const [name, value] of Object.entries(rest)) say(name, String(value ?? ''), '')
    return query.length ? `/t/${slug}/${screen}?${query.join('&')}` : `/t/${slug}/${screen}`
  }
  say('versions', address.versions.join(','), '')
  say('working', address.working, '')
  say('layout', address.layout, layouts[0])
  say('filter', address.filter, filters[0])
  say('classes', address.classes.join(','), '')
  say('search', address.search, '')
  say('panel', address.panel, panels[0])
  say('at', address.at, '')
  const path = address.slug ? `/t/${address.slug}` : '/compare'
  return query.length ? `${path}?${query.join('&')}` : path
}
