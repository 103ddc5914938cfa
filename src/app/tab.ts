/**
 * Which tab this is, and which others are alive. Each tab holds a lock with its id for as long as it lives; the browser
 * lets go of it however the tab ends. What a dead tab left behind on the device may be taken over.
 */

const PREFIX = 'recension-tab-'

/** Holds this tab's lock until the page goes. */
export function holdTab(id: string): void {
  void navigator.locks.request(PREFIX + id, () => new Promise(() => {}))
}

/** The tabs of this browser that are open now. */
export async function livingTabs(): Promise<Set<string>> {
  const { held = [], pending = [] } = await navigator.locks.query()
  const names = [...held, ...pending].map(lock => lock.name ?? '')
  return new Set(names.filter(name => name.startsWith(PREFIX)).map(name => name.slice(PREFIX.length)))
}

/** Runs `take` while no other tab does, so that two of them cannot take over the same leavings. */
export function alone<T>(take: () => Promise<T>): Promise<T> {
  return navigator.locks.request('recension-takeover', take) as Promise<T>
}
