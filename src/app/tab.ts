/**
 * Which tab this is, and which others are alive. Each tab holds a lock with its id for as long as it lives; the browser
 * lets go of it however the tab ends. A reload keeps the id. What a tab that is gone left behind on the device may be
 * taken over, as soon as it is gone.
 */

const PREFIX = 'recension-tab-'
const REMEMBERED = 'recension-tab'
/** A page that is being left may hold its lock for a moment longer than its successor takes to start. */
const HANDOVER_MS = 1_500

/**
 * This tab's id: the one that it had before a reload, else a new one. A duplicated tab remembers the id of a tab that
 * lives, and gets one of its own.
 */
export async function thisTab(newId: () => string): Promise<string> {
  const remembered = sessionStorage.getItem(REMEMBERED)
  const id = remembered && (await hold(remembered)) ? remembered : newId()
  if (id !== remembered) void hold(id)
  sessionStorage.setItem(REMEMBERED, id)
  return id
}

/** Holds the lock of an id until the page goes; false if another page holds it and does not let go. */
function hold(id: string): Promise<boolean> {
  return new Promise(resolve => {
    const forever = () => {
      resolve(true)
      return new Promise<never>(() => {})
    }
    const signal = AbortSignal.timeout(HANDOVER_MS)
    navigator.locks.request(PREFIX + id, { signal }, forever).catch(() => resolve(false))
  })
}

/**
 * Calls `take` for each tab once it is gone, holding that tab's lock meanwhile, so that no two tabs take over the same.
 * Resolves when those that are gone already have been taken. A `take` that fails is for the next page to try.
 */
export async function asTabsGo(
  tabs: Iterable<string>,
  take: (tab: string) => Promise<unknown>,
): Promise<void> {
  const living = await holders()
  for (const tab of new Set(tabs)) {
    const taking = takeOver(tab, living.has(tab), take).catch(() => {})
    if (!living.has(tab)) await taking
  }
}

async function takeOver(
  tab: string,
  isLiving: boolean,
  take: (tab: string) => Promise<unknown>,
): Promise<void> {
  if (isLiving) {
    do {
      await navigator.locks.request(PREFIX + tab, () => {})
      // It may only have been reloaded: then it takes its lock again.
      await new Promise(resolve => setTimeout(resolve, HANDOVER_MS))
    } while ((await holders()).has(tab))
  }
  await navigator.locks.request(PREFIX + tab, () => take(tab))
}

async function holders(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query()
  const names = held.map(({ name }) => name ?? '').filter(name => name.startsWith(PREFIX))
  return new Set(names.map(name => name.slice(PREFIX.length)))
}
